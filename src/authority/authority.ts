/**
 * What a credential can do: from what its issuer's file says of its kind, from what it holds itself, and from the issuer's answer if
 * there is one. Pure; asks nobody and judges nothing.
 */
import { type Authority, BREADTHS, type Evidence, type Grant, type Known, REACHES, widerBreadth, worseReach } from '../grants.ts';
import type { Answer, Granted, Held, Kind } from '../issuer.ts';
import type { Credential } from '../model.ts';

const UNKNOWN: Evidence = { kind: 'unknown', how: 'nobody was asked' };

/** @param kind what is known of its kind; undefined: nothing is @param answer what the issuer told; a string says why it told nothing */
export function authorityOf(credential: Credential, kind: Kind | undefined, answer: Answer | string | undefined, now: number): Authority {
  const held = heldOf(credential);
  const before = kind ? offline(credential, kind, held) : unheard(credential);
  const expires = before.expires?.value;
  const past = expires !== undefined && expires !== 'never' && Date.parse(expires) < now;
  if (past) before.state = { value: 'expired', evidence: (before.expires as Known<string>).evidence };
  if (answer === undefined) return before;
  if (typeof answer === 'string') return { ...before, state: past ? before.state : { value: 'unknown', evidence: { kind: 'unknown', how: answer } } };
  return answered(before, answer);
}

/** The credential as its issuer's file sees it. */
export const heldOf = ({ parts, facts }: Credential): Held => ({ parts: Object.fromEntries(parts.map((p) => [p.name, p.value.reveal()])), facts });

/** Of a kind no issuer's file knows. */
function unheard({ facts }: Credential): Authority {
  const { expires } = facts;
  return {
    state: { value: 'unknown', evidence: UNKNOWN },
    grants: [],
    reach: { value: 'admin', evidence: { kind: 'unknown', how: 'what it can do is not known; the worst is assumed' } },
    breadth: { value: 'account', evidence: { kind: 'unknown', how: 'what it reaches is not known; the whole account is assumed' } },
    unknown: ['what it can do'],
    ...(typeof expires === 'string' ? { expires: { value: expires, evidence: { kind: 'token', how: 'the credential holds it' } } } : {}),
    granularity: 'unknown',
    narrower: [],
  };
}

function offline({ facts }: Credential, kind: Kind, held: Held): Authority {
  const { grants: granted, evidence, unknown, worst, principal, expires, created, root } = kind.offline(held);
  const own: Evidence = { kind: 'token', how: 'the credential holds it' };
  const ends = expires ?? (typeof facts['expires'] === 'string' ? facts['expires'] : undefined);
  const grants = sorted(granted, evidence);
  const open: Evidence = { kind: 'unknown', how: `${unknown.join('; ')}: the worst is assumed` };
  return {
    state: { value: 'unknown', evidence: UNKNOWN },
    ...(principal === undefined ? {} : { principal: { value: principal, evidence: own } }),
    grants,
    ...(unknown.length ? { reach: { value: worst.reach, evidence: open }, breadth: { value: worst.breadth, evidence: open } } : worstOf(grants, evidence)),
    unknown,
    ...(ends === undefined ? {} : { expires: { value: ends, evidence: ends === 'never' ? { kind: 'kind', how: 'no credential of the kind ends' } : own } }),
    ...(created === undefined ? {} : { created: { value: created, evidence: own } }),
    granularity: kind.granularity,
    narrower: kind.narrower,
    ...(kind.root || root
      ? { root: { value: true, evidence: { kind: 'kind' as const, how: root ?? 'all of its kind belong to the owner of everything' } } }
      : {}),
    ...(kind.lifecycle.replacedBy ? { replacedBy: kind.lifecycle.replacedBy } : {}),
  };
}

/** The issuer's word outweighs what is true of the kind alone. */
function answered(before: Authority, answer: Answer): Authority {
  const evidence: Evidence = { kind: 'issuer', how: answer.how };
  const say = <T>(value: T): Known<T> => ({ value, evidence });
  if (answer.state !== 'live') return { ...before, state: say(answer.state) };
  const grants = answer.grants ? sorted(answer.grants, evidence) : before.grants;
  const { unknown } = answer;
  const known = worstOf(grants, evidence);
  const open: Evidence = { kind: 'unknown', how: `${unknown.join('; ')}: the worst is assumed` };
  return {
    ...before,
    state: say('live' as const),
    ...(answer.principal === undefined ? {} : { principal: say(answer.principal) }),
    grants,
    ...(unknown.length
      ? {
          reach: { value: worseReach(known.reach.value, before.reach.value), evidence: open },
          breadth: { value: widerBreadth(known.breadth.value, before.breadth.value), evidence: open },
        }
      : known),
    unknown,
    ...(answer.reaches ? { reaches: say(answer.reaches) } : {}),
    ...(answer.stakes === undefined ? {} : { stakes: say(answer.stakes) }),
    ...(answer.expires === undefined ? {} : { expires: say(answer.expires) }),
    ...(answer.created === undefined ? {} : { created: say(answer.created) }),
    ...(answer.lastUsed === undefined ? {} : { lastUsed: say(answer.lastUsed) }),
    narrower: answer.narrower ?? before.narrower,
    ...(answer.root === undefined ? {} : { root: say(answer.root) }),
    ...(answer.notes?.length ? { notes: answer.notes } : {}),
  };
}

/** The worst first; what is equally bad in the order of the issuer's file. */
function sorted(granted: readonly Granted[], evidence: Evidence): Grant[] {
  const rank = (g: Grant) => [
    REACHES.indexOf(g.reach),
    Number(g.destroys === 'data and backups') + Number(g.destroys !== undefined),
    BREADTHS.indexOf(g.breadth),
  ];
  return granted
    .map((grant) => ({ evidence, ...grant }))
    .sort((a, b) => {
      const [x, y] = [rank(a), rank(b)] as [number[], number[]];
      const by = y.findIndex((value, i) => value !== x[i]);
      return by >= 0 ? (y[by] as number) - (x[by] as number) : 0;
    });
}

/** Without any grant a credential can still be used to look: that it works is a thing learnt. */
function worstOf(grants: readonly Grant[], evidence: Evidence): Pick<Authority, 'reach' | 'breadth'> {
  const worst = grants[0];
  const widest = grants.reduce((b, g) => widerBreadth(b, g.breadth), 'resource' as Grant['breadth']);
  return { reach: { value: worst?.reach ?? 'read', evidence: worst?.evidence ?? evidence }, breadth: { value: widest, evidence: worst?.evidence ?? evidence } };
}
