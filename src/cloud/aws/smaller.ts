/**
 * From a profile, the least privilege of a job, to an IAM policy that is enough for it. Pure; what a profile says without naming actions of AWS
 * cannot become a policy, and is told.
 */
import { entriesFor } from '../../authority/surplus.ts';
import type { Needed, Profile } from '../../profile.ts';
import { wildcard } from '../../wildcard.ts';
import { type Action, type Actions, resourcesOf } from './actions.ts';
import { covers, meets, written } from './pattern.ts';

export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string[];
}

export interface SmallerPolicy {
  document: { Version: '2012-10-17'; Statement: PolicyStatement[] };
  /** What of the profile is not in it, in words. */
  left: string[];
  /** True when it is longer than a managed policy may be (6,144 characters without white space). */
  tooLong: boolean;
}

export interface Wanted {
  account: { id: string; partition: string };
  /** ARNs or patterns the job is about; none: all the account has of the kinds its actions can be done to. */
  resources?: readonly string[];
  /** The kind of credential the profile is asked about. */
  kind?: string;
}

const LONGEST = 6144;
const READS: readonly Action['level'][] = ['R', 'L'];

/** The policy for a job. */
export function policyFor(profile: Profile, actions: Actions, { account, resources = [], kind = 'aws-access-key' }: Wanted): SmallerPolicy {
  const left: string[] = [];
  const never = (profile.never ?? []).map((p) => p.toLowerCase());
  const byResource = new Map<string, { actions: Set<string>; resources: string[] }>();
  const give = (name: string, to: readonly string[]): void => {
    const sorted = [...new Set(to)].sort();
    const key = sorted.join(' ');
    const known = byResource.get(key) ?? { actions: new Set<string>(), resources: sorted };
    known.actions.add(name);
    byResource.set(key, known);
  };

  for (const entry of entriesFor(profile, kind)) {
    if (!entry.actions) {
      left.push(`${entry.reach ?? 'anything'} on one ${entry.breadth}: the profile names no actions for it`);
      continue;
    }
    for (const pattern of entry.actions.flatMap((p) => byService(p, actions))) {
      const matching = actions.matching(pattern);
      const found = matching.filter((a) => fits(a, entry) && !never.some((n) => wildcard(n, a.name.toLowerCase())));
      if (matching.length === 0 && pattern.includes(':')) left.push(`${pattern}: AWS has no such action, as of ${actions.date}`);
      // A pattern that only looks stays one; what changes something is named.
      if (found.length === matching.length && /[*?]/.test(pattern) && found.every((a) => READS.includes(a.level))) {
        const targets = found.map((a) => targetsOf(a, account, resources, entry));
        give(pattern, targets.some((t) => t.includes('*')) ? ['*'] : targets.flat());
      } else
        for (const action of found) {
          const targets = targetsOf(action, account, resources, entry);
          if (targets.length) give(action.name, targets);
          else left.push(`${action.name}: none of the resources named is of its kind`);
        }
    }
  }
  const Statement = [...byResource.values()].map(
    ({ actions: names, resources: Resource }, i): PolicyStatement => ({
      Sid: `Allow${i + 1}`,
      Effect: 'Allow',
      Action: [...names].sort(),
      Resource: withoutCovered(Resource),
    }),
  );
  const document = { Version: '2012-10-17' as const, Statement };
  return { document, left: [...new Set(left)], tooLong: JSON.stringify(document).length > LONGEST };
}

/** AWS takes no pattern for the service itself: one for each service that has such actions. */
function byService(pattern: string, actions: Actions): string[] {
  const [service = '', own = ''] = pattern.split(':');
  if (!/[*?]/.test(service) || !own) return [pattern];
  return [...new Set(actions.matching(pattern).map((a) => `${a.name.split(':')[0]}:${own}`))];
}

/** Within the reach the profile leaves it. */
const fits = ({ level }: Action, { reach }: Needed): boolean =>
  reach === 'read' ? READS.includes(level) : level !== 'P' || reach === undefined || reach === 'admin';

/** What an action is to be allowed on: what was named of its kinds, and all of a kind that it needs and nobody named. */
function targetsOf(action: Action, account: Wanted['account'], resources: readonly string[], { resources: needed }: Needed): string[] {
  const { all, patterns: kinds } = resourcesOf(action, account);
  const patterns = kinds.map(written);
  if (patterns[0] === '*') return ['*'];
  const named = [...resources, ...(needed ?? [])];
  if (named.length === 0) return [...patterns];
  const fitting = named.filter((arn) => kinds.some((k) => meets(arn, k)));
  return all && fitting.length ? [...fitting, ...patterns.filter((k) => !fitting.some((arn) => meets(k, arn)))] : fitting;
}

/** Without what another entry stands for already. */
const withoutCovered = (list: readonly string[]): string[] => list.filter((a, i) => !list.some((b, j) => i !== j && covers(b, a) && !(covers(a, b) && i < j)));
