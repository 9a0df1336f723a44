/**
 * Asks IAM what an audit needs, page by page: everybody with their policies, the credential report, the account's summary, and keys that other
 * services were given. What is refused or throttled is said with the permission it takes, and the rest is asked all the same. Judges nothing.
 * docs.aws.amazon.com/IAM/latest/APIReference (GetAccountAuthorizationDetails, GenerateCredentialReport, GetCredentialReport, GetAccountSummary,
 * ListServiceSpecificCredentials), read 2026-11-21.
 */
import type { IAM } from '@aws-sdk/client-iam';
import { NoAnswer } from '../../issuer.ts';
import type { Skip } from '../../model.ts';
import { demandCredentials, type Operation, reasonOf } from './client.ts';
import { type CredentialReport, reportOf } from './credential-report.ts';

/** A key of a service of its own: Bedrock, CodeCommit, Keyspaces. */
export interface ServiceCredential {
  user: string;
  service: string;
  active: boolean;
  /** ISO 8601. */
  created?: string;
  /** ISO 8601; nothing: it never ends. */
  expires?: string;
}

/** Of the root user, from the account's summary. */
export interface Summary {
  rootKeys: boolean;
  rootMfa: boolean;
}

export interface Collected {
  /** As `accountOf` takes them. */
  pages: unknown[];
  report?: CredentialReport;
  summary?: Summary;
  services: readonly ServiceCredential[];
  skipped: Skip[];
}

export interface Asking {
  iam: IAM;
  /** What is not known is added to it. */
  skipped: Skip[];
  sleep(milliseconds: number): Promise<void>;
}

/** Nobody waits longer for a report of AWS's. */
const PATIENCE = 120_000;
/** More pages than any account has. */
const MOST_PAGES = 5000;

const isoOf = (date: Date | undefined): string | undefined => (date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined);

/** One question; nothing when it has no answer, which is then said. @param lost what is not known without it, in words */
export async function ask<T>({ skipped }: Pick<Asking, 'skipped'>, operation: Operation, lost: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    demandCredentials(error);
    skipped.push({ path: `aws: iam:${operation}`, reason: 'failed', detail: `${reasonOf(error, operation)}; so it is not known ${lost}` });
    return undefined;
  }
}

interface Page {
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
}

/** Every page of an answer. IAM may put fewer in one than were asked for, so only its own word ends the list. */
export async function* pagesOf<P extends Page>(next: (marker: { Marker?: string }) => Promise<P>): AsyncGenerator<P> {
  let marker: string | undefined;
  for (let i = 0; i < MOST_PAGES; i++) {
    const page = await next(marker === undefined ? {} : { Marker: marker });
    yield page;
    if (page.IsTruncated !== true) return;
    // The same place twice would never end.
    if (!page.Marker || page.Marker === marker) throw new NoAnswer('AWS says that there are more pages, and does not name the next one');
    marker = page.Marker;
  }
}

/** Waits until something is done, a little longer each time. @returns false when it takes too long */
export async function waitFor(done: () => Promise<boolean>, sleep: Asking['sleep']): Promise<boolean> {
  let waited = 0;
  for (let wait = 250; !(await done()); wait = Math.min(5000, wait * 2)) {
    if (waited >= PATIENCE) return false;
    await sleep(wait);
    waited += wait;
  }
  return true;
}

export async function collect(iam: IAM, sleep: Asking['sleep']): Promise<Collected> {
  const skipped: Skip[] = [];
  const asking: Asking = { iam, skipped, sleep };
  // The first question tells whether there are credentials at all.
  const pages = await details(asking);
  const [report, summary, services] = await Promise.all([credentialReport(asking), summaryOf(asking), serviceCredentials(asking)]);
  return { pages, ...(report ? { report } : {}), ...(summary ? { summary } : {}), services: services ?? [], skipped };
}

const LISTS = ['UserDetailList', 'RoleDetailList', 'GroupDetailList', 'Policies'] as const;

async function details(asking: Asking): Promise<unknown[]> {
  const pages: unknown[] = [];
  const whole = await ask(asking, 'GetAccountAuthorizationDetails', 'who there is, and what they may do', async () => {
    for await (const page of pagesOf((marker) => asking.iam.getAccountAuthorizationDetails({ MaxItems: 1000, ...marker })))
      pages.push({
        UserDetailList: page.UserDetailList,
        RoleDetailList: page.RoleDetailList,
        GroupDetailList: page.GroupDetailList,
        // AWS's own policies that nobody has say nothing of the account; whether they are in an answer without a filter was not checked.
        Policies: page.Policies?.filter((p) => !/^arn:[\w-]+:iam::aws:/.test(p.Arn ?? '') || p.AttachmentCount !== 0 || p.PermissionsBoundaryUsageCount),
      });
    return true;
  });
  // Everything was asked for: what is not there does not exist.
  return whole ? [...pages, Object.fromEntries(LISTS.map((list) => [list, []]))] : pages;
}

const NOT_THERE = /^CredentialReport(?:NotPresent|Expired|NotReady|InProgress)Exception$|^ReportNotPresent$|^ReportExpired$|^ReportInProgress$/;

async function credentialReport(asking: Asking): Promise<CredentialReport | undefined> {
  const { iam, sleep, skipped } = asking;
  const lost = 'how old passwords and keys are, when they were used, and who has a second factor';
  const get = async (): Promise<Uint8Array | undefined> => {
    try {
      return (await iam.getCredentialReport({})).Content;
    } catch (error) {
      if (NOT_THERE.test((error as Error).name)) return undefined;
      throw error;
    }
  };
  let content = await ask(asking, 'GetCredentialReport', lost, async () => (await get()) ?? null);
  if (content === undefined) return undefined;
  if (content === null) {
    const made = await ask(asking, 'GenerateCredentialReport', lost, () =>
      waitFor(async () => (await iam.generateCredentialReport({})).State === 'COMPLETE', sleep),
    );
    if (made === undefined) return undefined;
    if (made) content = await ask(asking, 'GetCredentialReport', lost, async () => (await get()) ?? null);
    if (!content) {
      if (content === null)
        skipped.push({ path: 'aws: iam:GetCredentialReport', reason: 'failed', detail: `the report was not ready in time; so it is not known ${lost}` });
      return undefined;
    }
  }
  const text = Buffer.from(content).toString('utf8');
  return ask(asking, 'GetCredentialReport', lost, async () => reportOf(text, 'the answer of GetCredentialReport'));
}

async function summaryOf(asking: Asking): Promise<Summary | undefined> {
  const map = await ask(asking, 'GetAccountSummary', 'whether the root user has keys', async () => (await asking.iam.getAccountSummary({})).SummaryMap ?? {});
  if (!map) return undefined;
  const count = (key: string): number => (map as Record<string, number | undefined>)[key] ?? 0;
  return { rootKeys: count('AccountAccessKeysPresent') > 0, rootMfa: count('AccountMFAEnabled') > 0 };
}

/** Those of all users at once. */
const serviceCredentials = (asking: Asking): Promise<ServiceCredential[] | undefined> =>
  ask(asking, 'ListServiceSpecificCredentials', 'which users have keys of single services, such as Bedrock', async () => {
    const found: ServiceCredential[] = [];
    for await (const page of pagesOf((marker) => asking.iam.listServiceSpecificCredentials({ AllUsers: true, ...marker })))
      for (const c of page.ServiceSpecificCredentials ?? []) {
        const [created, expires] = [isoOf(c.CreateDate), isoOf(c.ExpirationDate)];
        found.push({
          user: c.UserName ?? '',
          service: c.ServiceName ?? '',
          active: c.Status === 'Active',
          ...(created ? { created } : {}),
          ...(expires ? { expires } : {}),
        });
      }
    return found;
  });
