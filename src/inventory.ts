/**
 * From matches to credentials: one for each secret, with every place it was seen in. Judges nothing.
 */
import { identityOf, mask, secretOf } from './credential.ts';
import type { Detector } from './define.ts';
import { classify } from './detect/environment.ts';
import { digest, fingerprintOf, isWeak } from './fingerprint.ts';
import { CONFIDENCES, type Credential, type Match, type Place } from './model.ts';
import { comparePlaces, pathOf } from './places.ts';

type Detectors = ReadonlyMap<string, Detector>;

/** Kinds up to this rank tell what a value looks like, not whose it is. */
const SURE_OF_KIND = 12;
/** Up to this rank a kind gives way to a surer one for the same value: what a tool keeps may be known to its issuer's detector elsewhere. */
const GIVES_WAY = 14;

export function inventory(matches: readonly Match[], detectors: Detectors): Credential[] {
  // A value an issuer's detector knows in one place is that credential in every other place too.
  const known = new Map<string, string>();
  const rank = (id: string): number => detectors.get(id)?.rank ?? 50;
  for (const match of matches) {
    if (rank(match.detector) <= SURE_OF_KIND) continue;
    const value = secretOf(match).reveal();
    const other = known.get(value);
    if (other === undefined || rank(match.detector) > rank(other) || (rank(match.detector) === rank(other) && match.detector < other))
      known.set(value, match.detector);
  }
  const groups = new Map<string, Match[]>();
  const sorted = matches.toSorted((a, b) => comparePlaces(a.place, b.place) || (a.detector < b.detector ? -1 : 1));
  const keyOf = (match: Match, kind: string) => `${kind}\0${identityOf(match, detectors.get(kind)).reveal()}`;
  const alias = new Map<string, string>();
  for (const match of sorted) if (known.get(secretOf(match).reveal()) === match.detector) alias.set(secretOf(match).reveal(), keyOf(match, match.detector));
  for (const match of sorted) {
    const key = (rank(match.detector) <= GIVES_WAY ? alias.get(secretOf(match).reveal()) : undefined) ?? keyOf(match, match.detector);
    const group = groups.get(key);
    if (group) group.push(match);
    else groups.set(key, [match]);
  }
  const credentials = [...groups.values()]
    .map((group) => credential(group, detectors))
    .sort((a, b) => comparePlaces(a.places[0] as Place, b.places[0] as Place) || (a.fingerprint < b.fingerprint ? -1 : 1));
  // The fingerprint of a weak value is made of its place; two of them under one name in one file are told apart by their order.
  const seen = new Map<string, number>();
  for (const c of credentials) {
    const before = seen.get(c.fingerprint) ?? 0;
    seen.set(c.fingerprint, before + 1);
    if (before > 0) c.fingerprint = digest(c.fingerprint, String(before));
  }
  return credentials;
}

function credential(group: Match[], detectors: Detectors): Credential {
  // The sighting that tells most speaks for all: the surest kind, then the one with most parts.
  const rank = (m: Match): number => detectors.get(m.detector)?.rank ?? 50;
  const lead = group.reduce((a, b) => (rank(b) > rank(a) || (rank(b) === rank(a) && b.parts.length > a.parts.length) ? b : a));
  const detector = detectors.get(lead.detector) as Detector;
  const value = identityOf(lead, detector);
  const weak = isWeak(detector.weak ?? false, secretOf(lead));
  const places = group.map((m): Place => ({ ...m.place, environment: classify(m.signals) })).sort(comparePlaces);
  const first = places[0] as Place;
  const signals = [...new Map(group.flatMap((m) => m.signals).map((s) => [`${s.environment} ${s.because}`, s])).values()];
  const names = group.map((m) => m.place.key).filter((n) => n !== undefined);
  return {
    fingerprint: fingerprintOf({ kind: detector.id, value, weak, name: first.key ?? '', path: pathOf(first) }),
    kind: detector.id,
    label: detector.label,
    masked: mask(detector, lead.parts, weak),
    confidence: CONFIDENCES[Math.max(...group.map((m) => CONFIDENCES.indexOf(m.confidence)))] ?? 'low',
    evidence: [...new Set(lead.evidence)],
    places,
    environment: { class: classify(signals), signals },
    ...(names[0] ? { purpose: names[0] } : {}),
    facts: Object.assign({}, ...group.filter((m) => m.detector === lead.detector).map((m) => m.facts)),
    parts: lead.parts,
    weak,
  };
}
