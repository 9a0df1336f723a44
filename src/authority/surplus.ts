/**
 * What a credential can do beyond its job: its authority against a profile. Pure: asks nobody, and knows no rule.
 * What is not known counts as the worst, and is never called fine.
 */
import { type Authority, BREADTHS, type Grant, REACHES, widerBreadth } from '../grants.ts';
import type { EnvironmentClass } from '../model.ts';
import type { Needed, Profile } from '../profile.ts';
import { wildcard } from '../wildcard.ts';

/** A grant the job has no need of. */
export interface Excess {
  grant: Grant;
  /** Why, as a label for actions: `not needed`. */
  why: string;
}

/** What a credential can do beyond its job. */
export interface Surplus {
  /** The worst first. */
  excess: Excess[];
  /** What the job does need of it, in the authority's order. */
  needed: Grant[];
  /** What is not known and could be surplus, in words. */
  unknown: string[];
  /** Why it is in the wrong environment. */
  misplaced?: string;
}

const within = <T>(scale: readonly T[], value: T, most: T): boolean => scale.indexOf(value) <= scale.indexOf(most);
const matches = (patterns: readonly string[], text: string): boolean => patterns.some((p) => wildcard(p.toLowerCase(), text.toLowerCase()));
/** A grant may itself be a pattern: `s3:*` holds `s3:DeleteBucket`. */
const touches = (patterns: readonly string[], action: string): boolean =>
  matches(patterns, action) || (action.includes('*') && patterns.some((p) => wildcard(action.toLowerCase(), p.toLowerCase())));

/** The entries that speak of a kind: those that name it, else those that name none. */
export function entriesFor(profile: Profile, kind: string): Needed[] {
  const named = profile.allow.filter((n) => n.kinds && matches(n.kinds, kind));
  return named.length ? named : profile.allow.filter((n) => !n.kinds);
}

const DESTROYS = [undefined, 'data', 'data and backups'] as const;

/** Order of grants, the worst first: what is lost for good counts most, then how far it reaches, then on how much. */
export const worstFirst = (a: Grant, b: Grant): number =>
  DESTROYS.indexOf(b.destroys) - DESTROYS.indexOf(a.destroys) ||
  REACHES.indexOf(b.reach) - REACHES.indexOf(a.reach) ||
  BREADTHS.indexOf(b.breadth) - BREADTHS.indexOf(a.breadth);

/** Why the job has no need of the grant; nothing when it has. */
function excessOf(grant: Grant, entries: readonly Needed[], never: readonly string[]): string | undefined {
  if (touches(never, grant.action)) return 'never needed in this job';
  const about = entries.filter((n) => (!n.actions || matches(n.actions, grant.action)) && (!n.resources || matches(n.resources, grant.resource)));
  const far = about.filter((n) => !n.reach || within(REACHES, grant.reach, n.reach));
  if (far.some((n) => within(BREADTHS, grant.breadth, n.breadth))) return undefined;
  if (far.length) {
    const widest = far.map((n) => n.breadth).reduce(widerBreadth);
    return `needed on one ${widest} at most, but reaching the whole ${grant.breadth}`;
  }
  return 'not needed';
}

/** What of an authority is not known, in words; each counts as the worst. */
export function unknownOf({ unknown, reach, breadth }: Authority): string[] {
  if (unknown.length) return unknown;
  return reach.evidence.kind === 'unknown' || breadth.evidence.kind === 'unknown' ? ['how far it reaches'] : [];
}

/** The surplus of a credential against the profile of its job. */
export function surplusOf(held: { kind: string; authority: Authority; environment: EnvironmentClass }, profile: Profile): Surplus {
  const { kind, authority, environment } = held;
  const entries = entriesFor(profile, kind);
  const excess: Excess[] = [];
  const needed: Grant[] = [];
  for (const grant of authority.grants) {
    const why = excessOf(grant, entries, profile.never ?? []);
    if (why) excess.push({ grant, why });
    else needed.push(grant);
  }
  excess.sort((a, b) => worstFirst(a.grant, b.grant));

  // Something unknown is fine only where even the worst is: an entry that takes any action, as far and as wide.
  const { reach, breadth } = authority;
  const harmless =
    !profile.never?.length &&
    entries.some((n) => !n.actions && !n.resources && n.reach && within(REACHES, reach.value, n.reach) && within(BREADTHS, breadth.value, n.breadth));
  const unknown = harmless ? [] : [...unknownOf(authority)];
  let misplaced: string | undefined;
  if (profile.environment && !(profile.environment as string[]).includes(environment)) {
    if (environment === 'unknown') unknown.push(`which environment it belongs to (its job is done in ${profile.environment.join(' or ')})`);
    else misplaced = `it belongs to ${environment}, and its job is done in ${profile.environment.join(' or ')}`;
  }

  return { excess, needed, unknown, ...(misplaced ? { misplaced } : {}) };
}

/** True when there is nothing to say against it: no surplus, and nothing unknown. */
export const fits = (surplus: Surplus): boolean => surplus.excess.length === 0 && surplus.unknown.length === 0 && !surplus.misplaced;
