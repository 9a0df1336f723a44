/**
 * Keys a scan found, joined with the account they belong to: whose each is, and what that user or role can do. A report names a key by its
 * fingerprint, which is made of its id, so that the ids of an account's keys find theirs and no id has to be in the report. Pure; a key whose owner
 * is not known counts as the strongest user's.
 */
import { some } from '../../authority/words.ts';
import { fingerprintOf } from '../../fingerprint.ts';
import type { Authority, Known } from '../../grants.ts';
import { type Commit, type Credential, type Finding, type Place, SEVERITIES, Secret, type Severity } from '../../model.ts';
import { pathOf } from '../../places.ts';
import { powersOf } from '../../powers.ts';
import { age } from '../../verdict.ts';
import type { Assessment, Holder } from './assess.ts';
import type { KeyId } from './extras.ts';
import { called, few, short } from './judge/words.ts';

const KEY = 'aws-access-key';
const KINDS = [KEY, 'aws-session-key'];

export interface Listed {
  keys: ReadonlyMap<string, readonly KeyId[]>;
  /** True when the keys of every user are listed, so that a key that is none of them is no user's. */
  complete: boolean;
  /** True when the root user has keys, which nobody can list. */
  rootKeys: boolean;
}

/** The name reports give a key of that id. */
export const fingerprintOfKey = (id: string): string => fingerprintOf({ kind: KEY, value: new Secret(id), weak: false, path: '' });

const principalOf = ({ authority }: Credential): string => (authority?.principal?.evidence.kind === 'issuer' ? authority.principal.value : '');

/** Keys of the account, by the number in their id, or by what their issuer told; ids that hold no number may be anybody's. */
export const leaksOf = (credentials: readonly Credential[], account: string): Credential[] =>
  credentials.filter(
    (c) => KINDS.includes(c.kind) && (c.facts['account'] === undefined || c.facts['account'] === account || principalOf(c).split(':')[4] === account),
  );

interface Owner {
  holder?: Holder;
  key?: KeyId;
  how: string;
}

/** What happens when somebody uses it, worst first. */
export function worstOf({ person, ways, destructions, principal }: Holder): { said: string; severity: Severity } {
  if (person.power.admin === 'yes') return { said: 'can do everything in the account', severity: 'critical' };
  const sure = destructions.filter((d) => d.certainty === 'confirmed' && d.store.keeps === 'data');
  const total = sure.filter((d) => d.loss === 'data and backups');
  if (total.length) return { said: `can delete ${some(total.map((d) => d.store.title))} and every backup of them`, severity: 'critical' };
  const way = ways.find((w) => w.certainty === 'confirmed' && w.gains === 'admin');
  if (way) return { said: `can get all rights (${way.path.map(short).join(' → ')})`, severity: 'critical' };
  const data = sure.filter((d) => d.loss === 'data');
  if (data.length) return { said: `can delete ${some(data.map((d) => d.store.title))}`, severity: 'high' };
  const open = person.power.admin === 'possible' || principal.unread.length > 0 || ways.some((w) => w.gains === 'admin');
  return open
    ? { said: 'may be able to do everything in the account', severity: 'high' }
    : { said: `can do what ${called(principal)} can`, severity: 'medium' };
}

const rank = (holder: Holder): number => SEVERITIES.indexOf(worstOf(holder).severity);

/** @param strict the assessment of requests signed with a long-lived key, which never have a second factor */
export function judgeLeaks(leaks: readonly Credential[], listed: Listed, strict: Assessment, now: number): { findings: Finding[]; credentials: Credential[] } {
  const users = new Map(strict.holders.filter((h) => h.principal.kind === 'user').map((h) => [h.principal.name, h]));
  const byFingerprint = new Map([...listed.keys].flatMap(([user, keys]) => keys.map((key) => [fingerprintOfKey(key.id), { user, key }] as const)));
  const findings: Finding[] = [];
  const credentials: Credential[] = [];
  for (const leak of leaks) {
    const owner = ownerOf(leak, byFingerprint, users, strict, listed);
    if (!owner) continue;
    const { finding, authority } = tell(leak, owner, strict, listed, now);
    findings.push(finding);
    credentials.push(authority ? { ...leak, authority } : leak);
  }
  return { findings, credentials };
}

function ownerOf(
  leak: Credential,
  byFingerprint: ReadonlyMap<string, { user: string; key: KeyId }>,
  users: ReadonlyMap<string, Holder>,
  { holders, account }: Assessment,
  { complete }: Listed,
): Owner | undefined {
  const found = byFingerprint.get(leak.fingerprint);
  if (found) return { ...(users.has(found.user) ? { holder: users.get(found.user) as Holder } : {}), key: found.key, how: 'IAM lists the key' };
  const arn = principalOf(leak);
  const role = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  const holder = holders.find(
    ({ principal }) => principal.arn === arn || (role?.[1] === account.id && principal.kind === 'role' && principal.name === role[2]),
  );
  if (holder) return { holder, how: 'STS named the principal when the scan asked' };
  // A key of an account that its id does not name, and that is none of those listed, is most likely another one's.
  if (leak.facts['account'] === undefined) return undefined;
  return { how: complete && leak.kind === KEY ? 'it is no key of any user of the account' : 'its id names the account' };
}

/** `deploy.sh`, or `deploy.sh and 2 more places`. */
const where = (places: readonly Place[]): string => some([...new Set(places.map(pathOf))], 1);

function committed(places: readonly Place[], now: number): string {
  const commits = places.flatMap((p) => (p.kind === 'git' && p.commit ? [p.commit] : []));
  const first = commits.reduce<Commit | undefined>((a, b) => (a && Date.parse(a.date) <= Date.parse(b.date) ? a : b), undefined);
  return first ? `, committed ${age(first.date, now)},` : '';
}

function tell(leak: Credential, { holder, key, how }: Owner, strict: Assessment, listed: Listed, now: number): { finding: Finding; authority?: Authority } {
  const begin = `${leak.label} in ${where(leak.places)}${committed(leak.places, now)}`;
  const common = { rule: 'aws-leaked-key', confidence: leak.confidence, credential: leak.fingerprint, places: leak.places };
  const off = key?.active === false || (!key && leak.authority?.state.value === 'dead');
  if (holder) {
    const worst = worstOf(holder);
    const authority = held(leak, holder, key);
    return {
      authority,
      finding: {
        ...common,
        severity: off ? 'low' : worst.severity,
        confidence: 'high',
        message: `${begin} ${off ? 'is switched off; it was' : 'is'} ${holder.principal.kind === 'user' ? 'a key' : 'a session'} of ${called(holder.principal)}, which ${worst.said}`,
        evidence: [
          holder.principal.arn,
          how,
          ...(key?.created ? [`made ${age(key.created, now)}`] : []),
          ...(off ? [] : powersOf(authority)),
          ...few(authority.unknown),
        ],
        remedy: remedyOf(holder, off),
      },
    };
  }
  const gone = listed.complete && leak.kind === KEY && !listed.rootKeys && !key;
  if (gone)
    return {
      finding: {
        ...common,
        severity: 'low',
        message: `${begin} is no key of account ${strict.account.id} any more`,
        evidence: [how, 'the root user has no key'],
        remedy: 'Take it out of the file; look through CloudTrail for what it was used for while it was in service.',
      },
    };
  const strongest = strict.holders.filter((h) => h.principal.kind === 'user' && (h.keyed || !h.row)).toSorted((a, b) => rank(b) - rank(a))[0];
  const root = listed.rootKeys;
  const worst = root ? { said: 'can do everything in the account', severity: 'critical' as const } : strongest && worstOf(strongest);
  return {
    finding: {
      ...common,
      severity: worst?.severity ?? 'high',
      message: `${begin} is a key of account ${strict.account.id}; whose is not known${worst ? `, and the strongest it can be of ${worst.said}` : ''}`,
      evidence: [
        how,
        root ? 'the root user has a key' : strongest ? `the strongest user with a key: ${strongest.principal.arn}` : 'no user with a key is known',
        'unknown counts as the worst',
      ],
      remedy:
        'Find its owner (aws sts get-access-key-info, aws iam get-access-key-last-used), deactivate it, look through CloudTrail for its use, then delete it.',
    },
  };
}

function remedyOf({ principal: { kind, name } }: Holder, off: boolean): string {
  if (kind === 'role')
    return `Revoke the sessions of the role ${name} in IAM, look through CloudTrail for their use, and take the credentials out of the file.`;
  if (off) return `Delete it (aws iam delete-access-key --user-name ${name}), and take it out of the file.`;
  return `Deactivate it now (aws iam update-access-key --status Inactive --user-name ${name}), look through CloudTrail for its use, delete it, and give the job a role with less.`;
}

/** The owner's authority, as that of the key. */
function held(leak: Credential, holder: Holder, key: KeyId | undefined): Authority {
  const authority = holder.authority();
  const state: Known<Authority['state']['value']> = key
    ? { value: key.active ? 'live' : 'dead', evidence: { kind: 'issuer', how: `ListAccessKeys says ${key.active ? 'Active' : 'Inactive'}` } }
    : (leak.authority?.state ?? authority.state);
  const { created: _, lastUsed: __, ...rest } = authority;
  const used = leak.authority?.lastUsed;
  return {
    ...rest,
    state,
    ...(key?.created ? { created: { value: key.created, evidence: { kind: 'issuer', how: 'ListAccessKeys' } } } : {}),
    ...(used ? { lastUsed: used } : {}),
  };
}
