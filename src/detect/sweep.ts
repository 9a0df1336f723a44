/**
 * Searches a text, or only what is new in it against the version it was made from. Finds hits and encoded runs and knows which of
 * them stay true in the next version; what they mean together is judged elsewhere. Whole or piecemeal, the result is the same.
 */
import { alphabetRuns, escapeRuns, isBase64, type Run } from './decode.ts';
import type { Candidate, Engine, Verdict } from './engine.ts';
import type { FileKind } from './filetype.ts';
import { lineEnd, lineStart } from './lines.ts';
import type { OnLine, Scanner } from './scanner.ts';
import { TextLine } from './text-line.ts';

/** An anchor that told something, or whose verdict rests on more than its own line. All offsets but `at` are relative to `at`. */
export interface Hit extends Verdict {
  at: number;
  anchor: number;
}

/** An encoded run with something in it. */
export interface RunHit<T> {
  at: number;
  length: number;
  encoding: Run['encoding'];
  inside: T[];
}

/** What a search of one text found, in the order of the text. */
export interface Layer<T> {
  hits: Hit[];
  runs: RunHit<T>[];
}

/** Ranges of a text that were copied from its base: triples of offset, offset in the base, length. */
export interface Copied {
  ranges: Int32Array;
  count: number;
}

const LF = 10;
const CR = 13;
/** A line of base64 may go on in the next one if it is that long. */
const WRAPPED = 60;

export const shifted = ({ detector, find, parts, evidence, confidence, named }: Candidate, by: number): Candidate => ({
  detector,
  find,
  parts: parts.map(({ name, start, end, value }) => ({ name, start: start + by, end: end + by, value })),
  evidence,
  confidence,
  named: named && { ...named, start: named.start + by, end: named.end + by },
});

/** True when the line that ends before `end` ends in so much base64 that the next one may belong to it. */
function trails(bytes: Buffer, end: number): boolean {
  let p = end - 2;
  if (bytes[p] === CR) p--;
  if (p < WRAPPED - 1 || !isBase64(bytes[p])) return false;
  for (let i = p; i > p - WRAPPED; i--) if (!isBase64(bytes[i])) return false;
  return true;
}

/** @typeParam T what is found inside of an encoded run */
export class Sweep<T> {
  readonly #engine: Engine;
  readonly #inside: (run: Buffer) => T[];
  readonly #scanner: Scanner;
  readonly #expired: () => boolean;
  #hits = 0;

  /**
   * @param scanner may know lines that need no second look @param inside searches what an encoded run holds
   * @param expired asked now and then; true ends the search early
   */
  constructor(engine: Engine, scanner: Scanner, inside: (run: Buffer) => T[], expired: () => boolean) {
    this.#engine = engine;
    this.#scanner = scanner;
    this.#inside = inside;
    this.#expired = expired;
  }

  whole(bytes: Buffer, kind: FileKind): Layer<T> {
    const layer: Layer<T> = { hits: [], runs: [] };
    this.#zone(new TextLine(bytes, true), 0, bytes.length, kind, layer);
    return layer;
  }

  /** The same for a text made from another one, of which everything is known. */
  next(bytes: Buffer, kind: FileKind, base: { bytes: Buffer; layer: Layer<T> }, copied: Copied): Layer<T> {
    const layer: Layer<T> = { hits: [], runs: [] };
    const line = new TextLine(bytes, false);
    let done = 0;
    for (let i = 0; i < copied.count; i++) {
      const at = copied.ranges[3 * i] as number;
      const from = copied.ranges[3 * i + 1] as number;
      const length = copied.ranges[3 * i + 2] as number;
      const shift = at - from;
      const untilEnd = at + length === bytes.length && from + length === base.bytes.length;
      let a = at;
      if (at + from > 0 && !(bytes[at - 1] === LF && base.bytes[from - 1] === LF)) a = lineEnd(bytes, at, at + length);
      let e = untilEnd ? bytes.length : at + length - 1;
      if (!untilEnd) {
        while (e >= a && bytes[e] !== LF) e--;
        e++;
        while (e > a && trails(bytes, e)) e = lineStart(bytes, e - 1);
      }
      while (a < e && (trails(bytes, a) || trails(base.bytes, a - shift))) a = lineEnd(bytes, a, e);
      if (a >= e) continue;
      if (a > done) this.#zone(line, done, a, kind, layer);
      this.#carry(
        line,
        a,
        e,
        shift,
        at === 0 && from === 0 ? Number.NEGATIVE_INFINITY : at,
        untilEnd ? Number.POSITIVE_INFINITY : at + length,
        kind,
        base.layer,
        layer,
      );
      done = e;
    }
    if (done < bytes.length) this.#zone(line, done, bytes.length, kind, layer);
    return layer;
  }

  /** Takes over what lies in the lines from `a` to `e`, and judges anew what saw more than the copied bytes between `low` and `high`. */
  #carry(line: TextLine, a: number, e: number, shift: number, low: number, high: number, kind: FileKind, base: Layer<T>, layer: Layer<T>): void {
    for (let i = firstFrom(base.hits, a - shift); i < base.hits.length; i++) {
      const hit = base.hits[i] as Hit;
      const at = hit.at + shift;
      if (at >= e) break;
      if (at + hit.reach.from >= low && at + hit.reach.to <= high)
        layer.hits.push(shift === 0 ? hit : { at, anchor: hit.anchor, parse: hit.parse, reach: hit.reach, candidates: hit.candidates });
      else {
        line.moveTo(at);
        this.#judge(line, hit.anchor, at, kind, layer);
      }
    }
    for (let i = firstFrom(base.runs, a - shift); i < base.runs.length; i++) {
      const run = base.runs[i] as RunHit<T>;
      if (run.at + shift >= e) break;
      layer.runs.push({ ...run, at: run.at + shift });
    }
  }

  /** @returns whether there was anything worth keeping */
  #judge(line: TextLine, anchor: number, at: number, kind: FileKind, layer: Layer<T>): boolean {
    const verdict = this.#engine.judge(line, anchor, at, kind);
    if (!verdict) return false;
    const { candidates, parse, reach } = verdict;
    layer.hits.push({ at, anchor, parse, reach: { from: reach.from - at, to: reach.to - at }, candidates: candidates.map((c) => shifted(c, -at)) });
    return true;
  }

  /** Searches whole lines. */
  #zone(line: TextLine, from: number, to: number, kind: FileKind, layer: Layer<T>): void {
    const { bytes } = line;
    let taken = from;
    let stop = false;
    const on: OnLine = {
      anchor: (anchor, at, start, end) => {
        if ((++this.#hits & 0x3ff) === 0 && this.#expired()) stop = true;
        if (stop) return true;
        line.set(start, end);
        return this.#judge(line, anchor, at, kind, layer);
      },
      encoded: (start, end, alphabet, escapes) => {
        if (stop || this.#expired()) return true;
        const runs: Run[] = [];
        if (escapes) escapeRuns(bytes, start, end, runs);
        if (alphabet && end > taken) taken = alphabetRuns(bytes, Math.max(start, taken), end, runs);
        if (runs.length > 1) runs.sort((a, b) => a.start - b.start || b.end - a.end);
        let told = false;
        for (const run of runs) {
          const inside = this.#inside(run.bytes);
          if (inside.length === 0) continue;
          layer.runs.push({ at: run.start, length: run.end - run.start, encoding: run.encoding, inside });
          told = true;
        }
        return told;
      },
      expired: () => stop || this.#expired(),
    };
    this.#scanner.scan(bytes, from, to, kind.number, on);
  }
}

/** Index of the first entry at or behind an offset. */
function firstFrom(entries: readonly { at: number }[], at: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as { at: number }).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
