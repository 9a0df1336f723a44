/**
 * What several rules share: making a finding, telling expired, and judging credentials by where they lie.
 * Reads no file; the clock comes in with the inventory.
 */
import type { Inventory } from './define.ts';
import { type Commit, type Credential, type Finding, type Place, SEVERITIES, type Severity, shift } from './model.ts';
import { LOCAL_HOST, roleOf } from './places.ts';
import { powersOf } from './powers.ts';

/** A finding about a credential. What its issuer takes is no mistake of ours. */
export function finding(credential: Credential, rest: Omit<Finding, 'credential' | 'confidence'>): Finding {
  return { ...rest, credential: credential.fingerprint, confidence: credential.authority?.state.value === 'live' ? 'high' : credential.confidence };
}

/** The day it ends or ended, as it says itself or its issuer does; `never` for one that does not end. */
export function endOf({ authority, facts }: Credential): string | undefined {
  return authority?.expires?.value.slice(0, 10) ?? (typeof facts['expires'] === 'string' ? facts['expires'].slice(0, 10) : undefined);
}

/** True when its time is over. */
export function expired(credential: Credential, now: number): boolean {
  const { authority, facts } = credential;
  if (authority?.state.value === 'expired') return true;
  // An issuer that takes it knows better than a date.
  if (authority?.state.value === 'live') return false;
  return [authority?.expires?.value, facts['expires']].some((date) => typeof date === 'string' && Date.parse(date) < now);
}

/** True when it works, or nobody knows that it does not. */
export const usable = (credential: Credential, now: number): boolean => credential.authority?.state.value !== 'dead' && !expired(credential, now);

/** True where others get to see it: a tracked or staged file, a repository's history, a file outside version control, piped text. */
export const isShared = (place: Place): boolean =>
  place.kind === 'stdin' || place.kind === 'git' || (place.kind === 'file' && place.tracking !== 'untracked' && place.tracking !== 'ignored');

const roleOfPlace = (place: Place) => (place.kind === 'file' || place.kind === 'git' ? roleOf(place.path) : 'own');

/** How much less a sighting weighs when every place is a test, an example, a document or third-party text. */
export const roleSteps = (places: readonly Place[]): number => (places.every((p) => roleOfPlace(p) !== 'own') ? -1 : 0);

const DAY = 86_400_000;

/** `3 days ago`, `14 months ago`. */
export function age(date: string, now: number): string {
  const days = Math.max(0, Math.floor((now - Date.parse(date)) / DAY));
  if (days === 0) return 'today';
  const [count, unit] = days < 60 ? [days, 'day'] : days < 730 ? [Math.floor(days / 30.44), 'month'] : [Math.floor(days / 365.25), 'year'];
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

interface Exposure {
  rule: string;
  where(place: Place): boolean;
  /** Of which credentials. Default: all. */
  of?(credential: Credential): boolean;
  /** How much more (or less, when negative) than the kind's severity, in steps. */
  steps: number;
  said(place: Place): string;
}

/** Findings for credentials that lie where `where` says; their severity comes from the kind, how sure it is, and the place. */
export function exposures({ credentials, detectors, now }: Inventory, { rule, of, where, steps, said }: Exposure): Finding[] {
  return credentials.flatMap((c) => {
    const places = c.places.filter(where);
    if (places.length === 0 || c.facts['encrypted'] === false || of?.(c) === false) return [];
    const detector = detectors.get(c.kind);
    const evidence = [...c.evidence];
    // What its issuer takes is no mistake of ours, and no example either.
    const works = c.authority?.state.value === 'live';
    const sure = works ? 'high' : c.confidence;
    let severity: Severity = shift(SEVERITIES, detector?.severity ?? 'high', steps + (sure === 'high' ? 0 : sure === 'medium' ? -1 : -2));
    const lower = (by: number, because: string) => {
      severity = shift(SEVERITIES, severity, by);
      evidence.push(because);
    };
    const least = (to: Severity, because: string) => {
      if (SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(to)) severity = to;
      evidence.push(because);
    };
    const roles = places.map(roleOfPlace);
    if (works) evidence.push(`it works (${c.authority?.state.evidence.how})`);
    else if (roles.every((r) => r === 'carried')) least('low', 'it lies in generated or third-party text');
    else if (roles.every((r) => r !== 'own')) {
      if (c.confidence === 'high') lower(-1, 'it lies in a test, an example or a document');
      else least('low', 'it lies in a test, an example or a document');
    }
    if (typeof c.facts['malformed'] === 'string') severity = 'info';
    if (c.facts['mode'] === 'test') lower(-2, 'it is a test-mode credential');
    if (typeof c.facts['host'] === 'string' && LOCAL_HOST.test(c.facts['host'])) least('low', 'it opens something on this machine only');
    if (c.facts['encrypted'] === true) lower(-1, 'it is encrypted with a passphrase');
    if (expired(c, now)) least('low', `it expired${endOf(c) ? ` on ${endOf(c)}` : ''}`);
    // What it can do is told here, and not in findings of its own: one credential, one story.
    if (c.authority && usable(c, now)) evidence.push(...powersOf(c.authority));
    if (c.environment.class === 'production') evidence.push(`production: ${c.environment.signals.find((s) => s.environment === 'production')?.because}`);
    if (places.some((p) => p.decoded)) evidence.push(`found by decoding ${[...new Set(places.flatMap((p) => p.decoded ?? []))].join(', ')}`);
    const past = places.filter((p) => p.kind === 'git');
    const oldest = past
      .flatMap((p) => (p.commit ? [p.commit] : []))
      .reduce<Commit | undefined>((a, b) => (a && Date.parse(a.date) <= Date.parse(b.date) ? a : b), undefined);
    if (oldest) evidence.push(`committed ${age(oldest.date, now)} by ${oldest.author}`);
    if (past.length === places.length)
      evidence.push(past.some((p) => p.standing !== 'gone') ? 'a branch still has it' : 'no branch has it any more, but every clone of the history does');
    const revoke = detector?.revoke;
    return [
      finding(c, {
        rule,
        severity,
        message: `${c.label} ${said(places[0] as Place)}`,
        evidence,
        remedy: revoke
          ? `${revoke.how}.${revoke.breaks ? ` That breaks ${revoke.breaks}.` : ''}`.replace(/\.\.(?= |$)/g, '.')
          : 'Revoke it where it was issued.',
        places,
      }),
    ];
  });
}
