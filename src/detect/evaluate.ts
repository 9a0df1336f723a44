/**
 * Judges candidates: dummies and low entropy fall out, companions are sought, checksums checked, facts read; then rivals for
 * the same text are settled. Works on one layer; knows nothing of files beyond their kind.
 */

import type { Companion } from '../define.ts';
import { CONFIDENCES, type Facts, shift } from '../model.ts';
import { shannon } from '../randomness.ts';
import { type Candidate, type CandidatePart, type Engine, isNamed } from './engine.ts';
import type { FileKind } from './filetype.ts';
import { dummyToken, notAValue } from './noise.ts';

/** Detectors up to this rank know no issuer. */
const GENERAL = 15;

/** A candidate that stood the test. */
export interface Accepted extends Candidate {
  facts: Facts;
}

/** The candidate with companions, evidence and facts, or nothing when it is none. */
export function evaluate(engine: Engine, bytes: Buffer, kind: FileKind, candidate: Candidate): Accepted | undefined {
  const { detector, find } = candidate;
  const secret = secretPart(candidate);
  const judged = isNamed(find) && find.judged;
  if (!judged && (detector.weak ? notAValue(secret.value) : dummyToken(secret.value))) return undefined;
  if (!judged && !detector.weak && shannon(secret.value) < (detector.entropy ?? 2.5)) return undefined;
  const evidence = [...candidate.evidence];
  const parts = [...candidate.parts];
  let confidence = candidate.confidence;
  for (const companion of detector.companions ?? []) {
    const part = findCompanion(bytes, candidate, companion);
    if (part) parts.push(part);
    else if (companion.missing === 'drop') return undefined;
    else if (companion.missing === 'doubt') {
      confidence = shift(CONFIDENCES, confidence, -1);
      evidence.push(`no ${companion.name} nearby`);
    }
  }
  const values = Object.fromEntries(parts.map((p) => [p.name, p.value]));
  if (detector.reject?.(values, { ...(candidate.named ? { name: candidate.named.name } : {}), file: kind.named.has(detector.id) })) return undefined;
  const proof = detector.verify?.(values);
  if (proof) {
    evidence.push(proof.how);
    if (!proof.ok) confidence = shift(CONFIDENCES, confidence, -1);
  }
  const facts = { ...detector.read?.(values) };
  const like = (detector.rank ?? 50) <= GENERAL ? engine.beginsLike(secret.value) : undefined;
  if (like && like !== detector.label) {
    // The issuer's own detector saw it and refused: cut, mistyped, or of a form not known yet. It is told, but not as a working secret.
    facts['malformed'] = like;
    evidence.push(`it begins as a ${like} does, but has not the form of one`);
  }
  return { detector, find, parts, evidence, confidence, named: candidate.named, facts };
}

/** The nearest companion part round a candidate, or nothing. */
function findCompanion(bytes: Buffer, candidate: Candidate, companion: Companion): CandidatePart | undefined {
  const start = Math.min(...candidate.parts.map((p) => p.start));
  const end = Math.max(...candidate.parts.map((p) => p.end));
  const from = Math.max(0, start - companion.within);
  const window = bytes.toString('latin1', from, Math.min(bytes.length, end + companion.within));
  const pattern = new RegExp(companion.pattern.source, `${companion.pattern.flags}gd`);
  let best: CandidatePart | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const match of window.matchAll(pattern)) {
    const range = match.indices?.groups?.['part'] ?? match.indices?.[0];
    if (!range) continue;
    const a = from + range[0];
    const b = from + range[1];
    if (candidate.parts.some((p) => a < p.end && b > p.start)) continue;
    const value = bytes.toString('utf8', a, b);
    if (companion.accept && !companion.accept(value)) continue;
    // Of two at the same distance the one that follows wins: people write the id first.
    const distance = a >= end ? a - end : start - b + 0.5;
    if (distance < nearest) {
      nearest = distance;
      best = { name: companion.name, start: a, end: b, value };
    }
  }
  return best;
}

/** The part that must stay secret: the one of that name, else the first. */
export function secretPart(candidate: Candidate): CandidatePart {
  return candidate.parts.find((p) => p.name === 'secret') ?? (candidate.parts[0] as CandidatePart);
}

/** Something that claims a range of text. */
export interface Claim {
  start: number;
  end: number;
  rank: number;
  parsed: boolean;
  id: string;
}

/**
 * Of claims that overlap, keeps the most specific: the higher rank, then what a parser read, then the longer, then by name.
 * @returns the kept ones in the order of their beginning
 */
export function settle<T extends { claims: Claim[] }>(rivals: T[]): T[] {
  const best = (r: T): Claim => r.claims.reduce((a, b) => (b.rank > a.rank ? b : a));
  const order = (a: T, b: T): number => {
    const x = best(a);
    const y = best(b);
    return (
      y.rank - x.rank ||
      Number(y.parsed) - Number(x.parsed) ||
      y.end - y.start - (x.end - x.start) ||
      x.start - y.start ||
      (x.id < y.id ? -1 : x.id > y.id ? 1 : b.claims.length - a.claims.length)
    );
  };
  const taken = new Ranges();
  const kept = rivals.sort(order).filter((rival) => {
    if (rival.claims.some((c) => taken.overlaps(c.start, c.end))) return false;
    for (const c of rival.claims) taken.add(c.start, c.end);
    return true;
  });
  return kept.sort((a, b) => (a.claims[0] as Claim).start - (b.claims[0] as Claim).start);
}

/** Ranges that do not overlap, in order; a document full of candidates must not cost their square. */
class Ranges {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  #after(start: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  overlaps(start: number, end: number): boolean {
    const i = this.#after(start);
    return (i < this.#starts.length && (this.#starts[i] as number) < end) || (i > 0 && (this.#ends[i - 1] as number) > start);
  }

  add(start: number, end: number): void {
    const i = this.#after(start);
    this.#starts.splice(i, 0, start);
    this.#ends.splice(i, 0, end);
  }
}
