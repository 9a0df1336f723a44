/**
 * Questions that cost a call or more for each principal: the ids of users' keys, and what was used. Asked only of those that matter, within a
 * budget of calls, a few at a time; whom it did not reach is said. Judges nothing.
 * docs.aws.amazon.com/IAM/latest/APIReference (ListAccessKeys, GenerateServiceLastAccessedDetails, GetServiceLastAccessedDetails), read 2026-11-21.
 */
import { NoAnswer } from '../../issuer.ts';
import type { Skip } from '../../model.ts';
import type { Operation } from './client.ts';
import { type Asking, ask, pagesOf, waitFor } from './collect.ts';

/** A long-lived key as IAM lists it. An id is no secret by itself, but reports show its ends only. */
export interface KeyId {
  id: string;
  active: boolean;
  /** ISO 8601. */
  created?: string;
}

/** Use of one service by one principal. Refused attempts count as use. */
export interface Used {
  /** As in `s3:GetObject`. */
  service: string;
  /** ISO 8601; nothing: not in the time AWS keeps (400 days, less in newer Regions). */
  last?: string;
  /** Those AWS keeps track of, with their last use; nothing: it keeps none of this service. */
  actions?: readonly { name: string; last?: string }[];
}

/** Calls that may still be made. */
export interface Budget {
  /** False when there are fewer left. */
  take(calls: number): boolean;
}

export function budgetOf(calls: number): Budget {
  let left = calls;
  return {
    take(n) {
      if (left < n) return false;
      left -= n;
      return true;
    },
  };
}

const AT_ONCE = 5;

/** Runs a question for each of a list, a few at a time, until the budget ends. */
async function each(list: readonly string[], asking: Asking, operation: Operation, lost: string, run: (one: string) => Promise<boolean>): Promise<void> {
  let at = 0;
  let missed = 0;
  const worker = async (): Promise<void> => {
    while (at < list.length) if (!(await run(list[at++] as string))) missed++;
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, list.length) }, worker));
  if (missed)
    asking.skipped.push({
      path: `aws: iam:${operation}`,
      reason: 'limit',
      detail: `${missed} of ${list.length} were not asked about: the calls of --budget are used up; so it is not known ${lost}`,
    });
}

/** Refusals alike are told once. */
const onceEach = (skipped: Skip[]): Skip[] => [...new Map(skipped.map((s) => [`${s.path} ${s.detail}`, s])).values()];

/** The ids of users' keys, by user name. Whose could not be asked has no entry. */
export async function keyIds(users: readonly string[], asking: Asking, budget: Budget): Promise<Map<string, KeyId[]>> {
  const found = new Map<string, KeyId[]>();
  const skipped: Skip[] = [];
  const lost = 'which key is whose';
  await each(users, { ...asking, skipped }, 'ListAccessKeys', lost, async (UserName) => {
    if (!budget.take(1)) return false;
    const keys = await ask({ skipped }, 'ListAccessKeys', lost, async () => {
      const list: KeyId[] = [];
      for await (const page of pagesOf((marker) => asking.iam.listAccessKeys({ UserName, ...marker })))
        for (const k of page.AccessKeyMetadata ?? [])
          list.push({ id: k.AccessKeyId ?? '', active: k.Status === 'Active', ...(k.CreateDate ? { created: k.CreateDate.toISOString() } : {}) });
      return list;
    });
    if (keys) found.set(UserName, keys);
    return true;
  });
  asking.skipped.push(...onceEach(skipped));
  return found;
}

/** What principals used, by ARN. @param arns those that matter most first */
export async function usage(arns: readonly string[], asking: Asking, budget: Budget): Promise<Map<string, Used[]>> {
  const found = new Map<string, Used[]>();
  const skipped: Skip[] = [];
  const lost = 'what of its rights somebody used';
  await each(arns, { ...asking, skipped }, 'GenerateServiceLastAccessedDetails', lost, async (Arn) => {
    // A job and the least that its answer takes.
    if (!budget.take(2)) return false;
    const JobId = await ask({ skipped }, 'GenerateServiceLastAccessedDetails', lost, async () => {
      const job = await asking.iam.generateServiceLastAccessedDetails({ Arn, Granularity: 'ACTION_LEVEL' });
      return job.JobId ?? '';
    });
    const used = JobId && (await ask({ skipped }, 'GetServiceLastAccessedDetails', lost, () => answerOf(JobId, asking, budget)));
    if (used === null) return false;
    if (used) found.set(Arn, used);
    return true;
  });
  asking.skipped.push(...onceEach(skipped));
  return found;
}

/** Null when the budget does not reach. */
async function answerOf(JobId: string, { iam, sleep }: Asking, budget: Budget): Promise<Used[] | null> {
  const next = (marker: { Marker?: string } = {}) => iam.getServiceLastAccessedDetails({ JobId, MaxItems: 1000, ...marker });
  let first: Awaited<ReturnType<typeof next>> | undefined;
  const ready = await waitFor(async () => {
    if (first && !budget.take(1)) return true;
    first = await next();
    return first.JobStatus !== 'IN_PROGRESS';
  }, sleep);
  if (ready && first?.JobStatus === 'IN_PROGRESS') return null;
  if (first?.JobStatus !== 'COMPLETED') throw new NoAnswer(ready ? 'AWS could not work it out' : 'AWS did not work it out in time');
  const list: Used[] = [];
  for await (const page of pagesOf(async (marker) => (marker.Marker === undefined && first ? first : next(marker))))
    for (const s of page.ServicesLastAccessed ?? []) {
      const actions = s.TrackedActionsLastAccessed;
      list.push({
        service: s.ServiceNamespace ?? '',
        ...(s.LastAuthenticated ? { last: s.LastAuthenticated.toISOString() } : {}),
        ...(actions?.length
          ? { actions: actions.map((a) => ({ name: a.ActionName ?? '', ...(a.LastAccessedTime ? { last: a.LastAccessedTime.toISOString() } : {}) })) }
          : {}),
      });
    }
  return list;
}
