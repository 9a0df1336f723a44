/**
 * How bad it is that a credential can do something, by what is lost, on how much, where, and how that is known.
 * Pure; the rules decide what to say of it.
 */
import type { Inventory } from '../define.ts';
import { type Authority, type Evidence, type Grant, widerBreadth } from '../grants.ts';
import { atLeast, type Credential, type EnvironmentClass, SEVERITIES, type Severity, shift } from '../model.ts';
import { roleSteps, usable } from '../verdict.ts';
import { grave } from './words.ts';

export const most = (severities: readonly Severity[]): Severity => severities.reduce((a, b) => (atLeast(a, b) ? a : b), 'info');
export const cap = (severity: Severity, at: Severity): Severity => (atLeast(severity, at) ? at : severity);

export const isWide = ({ breadth }: Pick<Grant, 'breadth'>): boolean => breadth === 'account' || breadth === 'organization';

/** How bad a use of the grant is. An account's production is in it, whatever the place of the credential says. */
export function harm(grant: Grant, environment: EnvironmentClass): Severity {
  const lesser = environment === 'staging' || environment === 'development';
  if (grave(grant)) return isWide(grant) || environment === 'production' ? 'critical' : lesser ? 'medium' : 'high';
  return grant.reach === 'write' && !(lesser && !isWide(grant)) ? 'medium' : 'low';
}

const TOLD: readonly Evidence['kind'][] = ['token', 'issuer', 'policy', 'declared'];

/** True for what is known of this very credential. What is true of its kind counts as much once the issuer has confirmed it. */
export const known = (evidence: Evidence, authority: Authority): boolean =>
  TOLD.includes(evidence.kind) || (evidence.kind === 'kind' && authority.state.value === 'live');

/** How much less a finding weighs for a match that may be none, or one for show; an issuer's answer settles both. */
export function doubt(credential: Credential): number {
  if (credential.authority?.state.value === 'live') return 0;
  return (credential.confidence === 'high' ? 0 : credential.confidence === 'medium' ? -1 : -2) + roleSteps(credential.places);
}

export const doubted = (severity: Severity, credential: Credential): Severity => shift(SEVERITIES, severity, doubt(credential));

/** Credentials that work, or may, with what they can do. */
export const withAuthority = ({ credentials, now }: Inventory): { c: Credential; authority: Authority }[] =>
  credentials.flatMap((c) => (c.authority && usable(c, now) ? [{ c, authority: c.authority }] : []));

/** How bad its use would be, before anything that stands in between. */
function harmOf(authority: Authority, environment: EnvironmentClass): Severity {
  // What is not known of its width counts as the widest.
  const wide = authority.unknown.length ? authority.breadth.value : 'resource';
  const certain = authority.grants.map((g) => harm({ ...g, breadth: widerBreadth(g.breadth, wide) }, environment));
  const assumed: Grant = { action: '', resource: '', reach: authority.reach.value, breadth: authority.breadth.value, evidence: authority.reach.evidence };
  const unknown = authority.unknown.length ? [shift(SEVERITIES, harm(assumed, environment), -1)] : [];
  const worst = most([...certain, ...unknown]);
  // Of a kind nobody knows anything of the worst is assumed, and yet most are small: it counts in full where its place says production.
  return authority.granularity === 'unknown' && worst !== 'info' && environment !== 'production' ? most(['low', shift(SEVERITIES, worst, -1)]) : worst;
}

/** True for one that can be used as it lies there: it works or may, needs no passphrase, and has the form of its kind. */
export const isHeld = (c: Credential, now: number): boolean => usable(c, now) && c.facts['encrypted'] !== true && typeof c.facts['malformed'] !== 'string';

/** How bad it is that somebody holds it, with the doubt whether it is one at all; before anything that stands in between. */
export const weightOf = (c: Credential, now: number): Severity =>
  c.authority && isHeld(c, now) ? shift(SEVERITIES, harmOf(c.authority, c.environment.class), doubt(c)) : 'info';
