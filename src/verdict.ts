/**
 * What several rules share: making a finding, telling expired, and judging credentials by where they lie.
 * Reads no file; the clock comes in with the inventory.
 */
import type { Inventory } from './define.ts';
import { type Commit, type Credential, type Finding, type Place, SEVERITIES, type Severity, shift } from './model.ts';
import { LOCAL_HOST, roleOf } from './places.ts';

/** A finding about a credential. */
export function finding(credential: Credential, rest: Omit<Finding, 'credential' | 'confidence'>): Finding {
  return { ...rest, credential: credential.fingerprint, confidence: credential.confidence };
}

/** True when the credential says of itself that its time is over. */
export function expired(credential: Credential, now: number): boolean {
  const { expires } = credential.facts;
  return typeof expires === 'string' && Date.parse(expires) < now;
}

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
  /** How much less than the kind's severity, in steps (negative). */
  steps: number;
  said(place: Place): string;
}

/** Findings for credentials that lie where `where` says; their severity comes from the kind, how sure it is, and the place. */
export function exposures({ credentials, detectors, now }: Inventory, { rule, where, steps, said }: Exposure): Finding[] {
  return credentials.flatMap((c) => {
    const places = c.places.filter(where);
    if (places.length === 0 || c.facts['encrypted'] === false) return [];
    const detector = detectors.get(c.kind);
    const evidence = [...c.evidence];
    let severity: Severity = shift(SEVERITIES, detector?.severity ?? 'high', steps + (c.confidence === 'high' ? 0 : c.confidence === 'medium' ? -1 : -2));
    const lower = (by: number, because: string) => {
      severity = shift(SEVERITIES, severity, by);
      evidence.push(because);
    };
    const least = (to: Severity, because: string) => {
      if (SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(to)) severity = to;
      evidence.push(because);
    };
    const roles = places.map(roleOfPlace);
    if (roles.every((r) => r === 'carried')) least('low', 'it lies in generated or third-party text');
    else if (roles.every((r) => r !== 'own')) {
      if (c.confidence === 'high') lower(-1, 'it lies in a test, an example or a document');
      else least('low', 'it lies in a test, an example or a document');
    }
    if (typeof c.facts['malformed'] === 'string') severity = 'info';
    if (c.facts['mode'] === 'test') lower(-2, 'it is a test-mode credential');
    if (typeof c.facts['host'] === 'string' && LOCAL_HOST.test(c.facts['host'])) least('low', 'it opens something on this machine only');
    if (c.facts['encrypted'] === true) lower(-1, 'it is encrypted with a passphrase');
    if (expired(c, now)) least('low', `it expired on ${String(c.facts['expires']).slice(0, 10)}`);
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
