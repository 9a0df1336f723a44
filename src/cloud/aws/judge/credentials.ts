/** How users and the root user sign in: keys that are old, unused or two, passwords without a second factor, keys of single services. Pure. */
import type { Finding } from '../../../model.ts';
import { age } from '../../../verdict.ts';
import type { Assessment, Holder } from '../assess.ts';
import type { ServiceCredential, Summary } from '../collect.ts';
import type { AccessKey, CredentialReport, CredentialRow } from '../credential-report.ts';
import type { KeyId } from '../extras.ts';
import { type About, finding, placeOf } from './words.ts';

export interface SignIn {
  report?: CredentialReport;
  summary?: Summary;
  services: readonly ServiceCredential[];
  keys: ReadonlyMap<string, readonly KeyId[]>;
}

const DAY = 86_400_000;
const older = (date: string | undefined, days: number, now: number): boolean => date !== undefined && now - Date.parse(date) > days * DAY;
const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

function judgeRoot({ report, summary }: SignIn, { account, now }: About): Finding[] {
  const row = report?.rows.find((r) => r.root);
  const place = placeOf(account, row?.arn || 'the root user');
  const keys = row?.keys.filter((k) => k.active) ?? [];
  const found: Finding[] = [];
  if (keys.length || summary?.rootKeys) {
    const used = keys.map((k) =>
      k.lastUsed === 'never' ? 'one was never used' : k.lastUsed === 'unknown' ? undefined : `one was last used ${age(k.lastUsed, now)}`,
    );
    found.push(
      finding('aws-root-key', 'critical', place, {
        message: 'the root user has an access key',
        evidence: [keys.length ? 'the credential report says so' : "the account's summary says so", ...used.filter((u) => u !== undefined)],
        remedy: `Find out what uses it, give that a role of its own, then delete the key (${GUIDE}/root-user-best-practices.html).`,
      }),
    );
  }
  // Of members of an organization the root user may have no password at all.
  const open = row ? !row.mfa && row.password !== false : summary ? !summary.rootMfa : false;
  if (open)
    found.push(
      finding('aws-root-no-mfa', 'high', place, {
        message: 'the root user has no second factor',
        evidence: [row ? 'the credential report says so' : "the account's summary says so"],
        remedy: 'Register two second factors for it, or take its password away from member accounts by central management of root access.',
      }),
    );
  return found;
}

/** Why a key is stale, in words; nothing when it is not. */
function staleness(
  { rotated, lastUsed }: AccessKey,
  created: string | undefined,
  { stale, now }: About,
): { old: boolean; idle: boolean; never: boolean; said: string[] } {
  const since = rotated ?? created;
  const old = older(since, stale.ageDays, now);
  const never = lastUsed === 'never' && older(since, stale.unusedDays, now);
  const idle = lastUsed !== 'never' && lastUsed !== 'unknown' && older(lastUsed, stale.unusedDays, now);
  return {
    old,
    idle,
    never,
    said: [
      ...(old && since ? [`made, or switched on, ${age(since, now)}; the limit is ${stale.ageDays} days`] : []),
      ...(never ? ['never used'] : []),
      ...(idle ? [`last used ${age(lastUsed, now)}; the limit is ${stale.unusedDays} days`] : []),
      ...(lastUsed === 'unknown' ? ['when it was used last AWS did not keep'] : []),
    ],
  };
}

/** The ends of an id, as everywhere in reports. */
const ends = ({ id }: KeyId): string => `${id.slice(0, 4)}…${id.slice(-4)}`;

function judgeKeys(row: CredentialRow, ids: readonly KeyId[], about: About): Finding[] {
  const active = row.keys.filter((k) => k.active);
  const place = placeOf(about.account, row.arn);
  const known = ids.filter((k) => k.active).map(ends);
  const named = known.length ? [`${known.length === 1 ? 'its key is' : 'its keys are'} ${known.join(' and ')}`] : [];
  const judged = active.map((key) => ({ key, ...staleness(key, row.created, about) }));
  const stale = judged.filter((j) => j.old || j.idle || j.never);
  const found: Finding[] = [];
  if (stale.length) {
    const what = [
      ...(stale.some((j) => j.old) ? ['is old'] : []),
      ...(stale.some((j) => j.never) ? ['was never used'] : stale.some((j) => j.idle) ? ['is not used any more'] : []),
    ];
    found.push(
      finding('aws-stale-key', 'medium', place, {
        message: `an access key of the user ${row.user} ${what.join(' and ')}`,
        evidence: [...stale.map((j) => `key ${j.key.slot}: ${j.said.join('; ')}`), ...named],
        remedy: stale.some((j) => j.idle || j.never)
          ? 'Deactivate the key, wait for somebody to miss it, then delete it.'
          : 'Replace it: make a new one, move what uses it, deactivate the old one, then delete it. A role needs none.',
      }),
    );
  }
  if (active.length > 1)
    found.push(
      finding('aws-two-keys', 'low', place, {
        message: `the user ${row.user} has two active access keys`,
        evidence: [
          ...active.map(
            (k) =>
              `key ${k.slot}: ${k.lastUsed === 'never' ? 'never used' : k.lastUsed === 'unknown' ? 'use not known' : `last used ${age(k.lastUsed, about.now)}`}`,
          ),
          ...named,
        ],
        remedy: 'Finish the replacement: delete the one that is not used.',
      }),
    );
  return found;
}

/** Worth more where the password opens much. */
function judgePassword(row: CredentialRow, holder: Holder | undefined, { account }: About): Finding[] {
  if (row.password !== true || row.mfa) return [];
  const strong = holder !== undefined && (holder.person.power.admin === 'yes' || holder.ways.some((w) => w.gains === 'admin' && w.certainty === 'confirmed'));
  return [
    finding('aws-console-no-mfa', strong ? 'high' : 'medium', placeOf(account, row.arn), {
      message: `the user ${row.user} signs in with a password alone`,
      evidence: ['the credential report names a password and no second factor', ...(strong ? ['it has all rights, or can get them'] : [])],
      remedy: 'Register a second factor, or take the password away and let people sign in through IAM Identity Center.',
    }),
  ];
}

function judgeServices(services: readonly ServiceCredential[], arnOf: (user: string) => string, { account, stale, now }: About): Finding[] {
  const open = services.filter((s) => s.active && (!s.expires || older(s.created, stale.ageDays, now)) && !(s.expires && Date.parse(s.expires) < now));
  const groups = new Map<string, ServiceCredential[]>();
  for (const s of open) groups.set(s.user, [...(groups.get(s.user) ?? []), s]);
  return [...groups].map(([user, list]) =>
    finding('aws-service-key', list.some((s) => !s.expires) ? 'medium' : 'low', placeOf(account, arnOf(user)), {
      message: `the user ${user} has a long-lived key for ${[...new Set(list.map((s) => s.service))].sort().join(' and ')}`,
      evidence: list.map(
        (s) => `${s.service}: ${s.created ? `made ${age(s.created, now)}` : 'no date'}, ${s.expires ? `ends ${s.expires.slice(0, 10)}` : 'never ends'}`,
      ),
      remedy: 'Use short-lived credentials of a role in its place; where a key is needed, make one that ends.',
    }),
  );
}

export function judgeSignIn(facts: SignIn, about: About, assessment: Assessment | undefined): Finding[] {
  const holders = new Map((assessment?.holders ?? []).filter((h) => h.principal.kind === 'user').map((h) => [h.principal.name, h]));
  const rows = (facts.report?.rows ?? []).filter((r) => !r.root);
  const arns = new Map(rows.map((r) => [r.user, r.arn]));
  return [
    ...judgeRoot(facts, about),
    ...rows.flatMap((row) => [...judgeKeys(row, facts.keys.get(row.user) ?? [], about), ...judgePassword(row, holders.get(row.user), about)]),
    ...judgeServices(facts.services, (user) => holders.get(user)?.principal.arn ?? arns.get(user) ?? `user ${user}`, about),
  ];
}
