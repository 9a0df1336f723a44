/**
 * Rights beyond what a job needs: against the profile the config names for a user or role, and against what AWS says was used. Each with the policy
 * that is enough, for a person to read and to put in place. Pure.
 */
import { surplusOf } from '../../../authority/surplus.ts';
import { cap, harm, most } from '../../../authority/weigh.ts';
import { deeds, some } from '../../../authority/words.ts';
import type { CredentialEntry } from '../../../config/types.ts';
import type { Finding } from '../../../model.ts';
import type { Profile } from '../../../profile.ts';
import { wildcard } from '../../../wildcard.ts';
import { anywhere } from '../anywhere.ts';
import type { Assessment, Holder } from '../assess.ts';
import type { Used } from '../extras.ts';
import { type PolicyStatement, policyFor, type SmallerPolicy } from '../smaller.ts';
import { type About, at, called, few, finding } from './words.ts';

/** A finding, and the whole policy of its remedy. */
export interface Narrowed {
  finding: Finding;
  arn: string;
  policy: SmallerPolicy['document'];
}

const KIND = 'aws-access-key';
/** A longer policy is not printed among findings. */
const LONGEST = 1500;
const DAY = 86_400_000;

function remedyOf(what: string, policy: SmallerPolicy['document']): string {
  const text = JSON.stringify(policy);
  return text.length > LONGEST ? `${what}; --policies FILE writes the policy that is enough (${text.length} characters).` : `${what}: ${text}`;
}

/** The profile an entry of the config names for a principal: by its name or ARN. Entries about files and fingerprints are about credentials. */
export function profileOf(holder: Holder, entries: readonly CredentialEntry[], profiles: ReadonlyMap<string, Profile>): Profile | undefined {
  const { name, arn } = holder.principal;
  const entry = entries.find(
    ({ match }) =>
      match.name !== undefined &&
      match.path === undefined &&
      match.fingerprint === undefined &&
      (match.kind === undefined || wildcard(match.kind, KIND)) &&
      [name, arn].some((text) => wildcard((match.name as string).toLowerCase(), text.toLowerCase())),
  );
  return entry && profiles.get(entry.profile);
}

export function judgeProfile(holder: Holder, profile: Profile, { account, actions }: Assessment): Narrowed | undefined {
  const authority = holder.authority();
  // Which environment a principal belongs to IAM does not tell.
  const { environment: _, ...job } = profile;
  const { excess, unknown } = surplusOf({ kind: KIND, authority, environment: 'unknown' }, job);
  if (excess.length === 0 && unknown.length === 0) return undefined;
  const grants = excess.map((e) => e.grant);
  const { document, left, tooLong } = policyFor(profile, actions, { account });
  const severity = excess.length ? cap(most(grants.map((g) => harm(g, 'unknown'))), 'high') : 'low';
  return {
    arn: holder.principal.arn,
    policy: document,
    finding: finding('aws-surplus', severity, at(account, holder.principal), {
      message: excess.length
        ? `${called(holder.principal)} can do more than ${profile.title} needs: ${deeds(grants)}`
        : `${called(holder.principal)} may do more than ${profile.title} needs`,
      evidence: [
        `the config names the profile ${profile.id}`,
        ...few(
          excess.map((e) => `${e.why}: ${e.grant.action} (${e.grant.evidence.how})`),
          6,
        ),
        ...few(unknown.map((u) => `not known: ${u}`)),
        ...left.map((l) => `not in the policy: ${l}`),
        ...(tooLong ? ['the policy is longer than AWS lets one be: split it'] : []),
      ],
      remedy: document.Statement.length
        ? remedyOf('A policy that is enough', document)
        : 'Take away what is not needed; the profile names no actions of AWS, so that no policy can be made of it.',
      confidence: excess.length ? 'high' : 'medium',
    }),
  };
}

/** Services some statement of it allows something of, as it may be used in the end. */
function allowedServices({ person }: Holder, { actions }: Assessment): Set<string> {
  const found = new Set<string>();
  for (const { document } of person.subject.identity)
    for (const s of document.statements) {
      if (s.effect !== 'Allow') continue;
      for (const pattern of s.notActions ? ['*'] : s.actions)
        for (const action of actions.matching(pattern)) {
          const service = action.name.slice(0, action.name.indexOf(':'));
          if (!found.has(service) && anywhere(person.subject, actions, action.name).answer !== 'no') found.add(service);
        }
    }
  return found;
}

/** What somebody used, against what it may use. AWS lists only services that were granted, and not all of them. */
export function judgeUse(holder: Holder, used: readonly Used[], assessment: Assessment, { now, stale }: About): Narrowed | undefined {
  const { account, actions } = assessment;
  const { principal, person } = holder;
  // A principal made yesterday had no time to use anything.
  if (!principal.created || now - Date.parse(principal.created) < stale.ageDays * DAY) return undefined;
  const inUse = used.filter((u) => u.last !== undefined);
  const services = new Set(inUse.map((u) => u.service));
  const told = new Set(used.map((u) => u.service));
  const idle = [...allowedServices(holder, assessment)].filter((s) => told.has(s) && !services.has(s)).sort();
  const tracked = inUse.filter((u) => u.actions?.some((a) => a.last !== undefined));
  const idleActions = tracked.flatMap((u) => (u.actions ?? []).filter((a) => a.last === undefined).map((a) => `${u.service}:${a.name}`));
  if (idle.length === 0 && idleActions.length === 0) return undefined;
  const names = tracked.flatMap((u) => (u.actions ?? []).filter((a) => a.last !== undefined).map((a) => `${u.service}:${a.name}`));
  const profile: Profile = { id: 'used', title: 'what was used', about: '', allow: [{ actions: names, breadth: 'account' }] };
  const narrow = policyFor(profile, actions, { account });
  // Of what is not tracked action by action the patterns of its own policies stay.
  const rest = inUse.filter((u) => !tracked.includes(u)).map((u) => u.service);
  const kept: PolicyStatement[] = rest.length
    ? [{ Sid: 'NotTrackedByAction', Effect: 'Allow', Action: rest.flatMap((s) => patternsOf(holder, s)).sort(), Resource: ['*'] }]
    : [];
  const policy = { ...narrow.document, Statement: [...narrow.document.Statement, ...kept] };
  const strong = person.power.admin === 'yes' || holder.keyed;
  return {
    arn: principal.arn,
    policy,
    finding: finding('aws-unused-rights', strong ? 'medium' : 'low', at(account, principal), {
      message: `${called(principal)} has rights it does not use`,
      evidence: [
        services.size ? `used: ${some([...services].sort(), 8)}` : 'AWS keeps no use of any service',
        ...(idle.length ? [`${idle.length} services not used in all the time AWS keeps (about 400 days): ${some(idle, 6)}`] : []),
        ...(idleActions.length ? [`actions not used: ${some(idleActions, 6)}`] : []),
        ...(rest.length ? [`which actions of ${some(rest)} it used AWS does not tell`] : []),
        'what was allowed by other accounts, or used without a call that AWS keeps, is not in it',
      ],
      remedy: inUse.length
        ? remedyOf('A policy for what was used; limit its resources further', policy)
        : 'Find out whether anything needs it, and take all of its rights away if nothing does.',
      confidence: 'medium',
    }),
  };
}

/** What its policies allow of a service, as they write it. */
function patternsOf({ person }: Holder, service: string): string[] {
  const found = new Set<string>();
  for (const { document } of person.subject.identity)
    for (const s of document.statements)
      if (s.effect === 'Allow')
        for (const a of s.notActions ? ['*'] : s.actions)
          if (a.startsWith(`${service}:`)) found.add(a);
          else if (wildcard(a.split(':')[0] as string, service)) found.add(`${service}:${a.includes(':') ? a.slice(a.indexOf(':') + 1) : '*'}`);
  return [...found];
}
