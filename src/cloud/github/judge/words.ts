/** What the judges of GitHub's answers share: making a finding, ages, and what permissions come to. Pure. */
import type { StaleLimits } from '../../../define.ts';
import type { Confidence, Finding, Severity } from '../../../model.ts';
import { age } from '../../../verdict.ts';
import type { LastUse, Permissions } from '../facts.ts';
import type { RuleId } from '../rules.ts';

/** What a judge may know besides the facts. */
export interface About {
  account: string;
  stale: StaleLimits;
  /** The moment of the run, in milliseconds since the epoch. */
  now: number;
}

export interface Said {
  rule: RuleId;
  severity: Severity;
  /** `acme/shop: deploy key "ci"`. */
  resource: string;
  message: string;
  evidence: string[];
  remedy: string;
  confidence?: Confidence;
}

export const finding = ({ account }: About, { rule, severity, resource, message, evidence, remedy, confidence = 'high' }: Said): Finding => ({
  rule,
  severity,
  confidence,
  message,
  evidence,
  remedy,
  places: [{ kind: 'cloud', provider: 'github', account, resource }],
});

const DAY = 86_400_000;
export const daysSince = (date: string, now: number): number => Math.floor((now - Date.parse(date)) / DAY);

/** Whether something is older than so many days; what has no date is. */
export const olderThan = (date: string | undefined, days: number, now: number): boolean => date === undefined || daysSince(date, now) > days;

/** Whether nobody seems to need it. One that was made yesterday and never used is no idle one. */
export const isIdle = (lastUsed: LastUse, since: string | undefined, { stale, now }: About): boolean =>
  lastUsed === 'never' ? olderThan(since, stale.unusedDays, now) : olderThan(lastUsed, stale.unusedDays, now);

/** `made 3 months ago`. */
export const saidAge = (what: string, date: string | undefined, now: number): string =>
  date === undefined ? `nobody says when it was ${what}` : `${what} ${age(date, now)}`;

export const saidUse = (lastUsed: LastUse, now: number): string =>
  lastUsed === undefined ? 'its last use is not known' : lastUsed === 'never' ? 'never used' : `last used ${age(lastUsed, now)}`;

/** Writes that lose or give away nothing but words. What is not named here counts. */
const MILD = new Set([
  'artifact_metadata',
  'attestations',
  'checks',
  'code_quality',
  'discussions',
  'email_addresses',
  'followers',
  'interaction_limits',
  'issues',
  'metadata',
  'organization_projects',
  'profile',
  'pull_requests',
  'repository_projects',
  'security_events',
  'starring',
  'statuses',
]);
/** Writes with which the holder can grant itself, or others, the rest. */
const ADMIN =
  /^(?:administration|members|organization_(?:administration|members|custom_(?:org_)?roles|personal_access_tokens?(?:_requests)?|self_hosted_runners))$/;

/** What permissions let their holder change: `admin` can grant itself the rest. */
export function powersOf(permissions: Permissions): { admin: string[]; writes: string[] } {
  const writes = Object.entries(permissions).flatMap(([name, level]) =>
    level !== 'read' && level !== 'none' && !MILD.has(name) ? [[name, level] as const] : [],
  );
  const said = (some: typeof writes) => some.map(([name, level]) => `${name}:${level}`).sort();
  return { admin: said(writes.filter(([name]) => ADMIN.test(name))), writes: said(writes.filter(([name]) => !ADMIN.test(name))) };
}
