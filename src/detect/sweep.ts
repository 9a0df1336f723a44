/**
 * Searches a text, or only what is new in it against the version it was made from. Finds hits and encoded runs and knows which of
 * them stay true in the next version; what they mean together is judged elsewhere. Whole or piecemeal, the result is the same.
 */
import { isBase64, type Run, runsIn } from './decode.ts';
import type { Candidate, Engine, Verdict } from './engine.ts';
import type { FileKind } from './filetype.ts';
import type { LineHash, SeenLines } from './seen-lines.ts';
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

export const shifted = (candidate: Candidate, by: number): Candidate => ({
  ...candidate,
  parts: candidate.parts.map((p) => ({ ...p, start: p.start + by, end: p.end + by })),
  ...(candidate.named ? { named: { ...candidate.named, start: candidate.named.start + by, end: candidate.named.end + by } } : {}),
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
  readonly #seen: SeenLines | undefined;
  readonly #expired: () => boolean;
  readonly #unseen: { at: number; hash: LineHash }[] = [];
  #hits = 0;

  /**
   * @param inside searches what an encoded run holds @param expired asked now and then; true ends the search early
   * @param seen lines that need no second look, here or in any other text
   */
  constructor(engine: Engine, inside: (run: Buffer) => T[], expired: () => boolean, seen?: SeenLines) {
    this.#engine = engine;
    this.#inside = inside;
    this.#expired = expired;
    this.#seen = seen;
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
      if (at + from > 0 && !(bytes[at - 1] === LF && base.bytes[from - 1] === LF)) {
        const lf = bytes.indexOf(LF, at);
        a = lf < 0 ? bytes.length : lf + 1;
      }
      let e = untilEnd ? bytes.length : at + length - 1;
      if (!untilEnd) {
        while (e >= a && bytes[e] !== LF) e--;
        e++;
        while (e > a && trails(bytes, e)) e = bytes.lastIndexOf(LF, e - 2) + 1;
      }
      while (a < e && (trails(bytes, a) || trails(base.bytes, a - shift))) {
        const lf = bytes.indexOf(LF, a);
        a = lf < 0 ? bytes.length : lf + 1;
      }
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
      else this.#judge(line, hit.anchor, at, kind, layer);
    }
    for (let i = firstFrom(base.runs, a - shift); i < base.runs.length; i++) {
      const run = base.runs[i] as RunHit<T>;
      if (run.at + shift >= e) break;
      layer.runs.push({ ...run, at: run.at + shift });
    }
  }

  #judge(line: TextLine, anchor: number, at: number, kind: FileKind, layer: Layer<T>): void {
    line.moveTo(at);
    const verdict = this.#engine.judge(line, anchor, at, kind);
    if (!verdict) return;
    const { candidates, parse, reach } = verdict;
    layer.hits.push({ at, anchor, parse, reach: { from: reach.from - at, to: reach.to - at }, candidates: candidates.map((c) => shifted(c, -at)) });
  }

  /** Searches whole lines. */
  #zone(line: TextLine, from: number, to: number, kind: FileKind, layer: Layer<T>): void {
    const seen = this.#seen;
    if (!seen) {
      this.#span(line, from, to, kind, layer);
      return;
    }
    const { bytes } = line;
    const unseen = this.#unseen;
    let used = 0;
    let begin = -1;
    const close = (end: number): void => {
      if (begin < 0) return;
      const hits = layer.hits.length;
      const runs = layer.runs.length;
      this.#span(line, begin, end, kind, layer);
      // Lines that told nothing are known from now on; not the last one without a line feed, and no line that may go on in the next.
      let h = hits;
      let r = runs;
      for (let i = 0; i < used; i++) {
        const { at, hash } = unseen[i] as (typeof unseen)[number];
        const next = i + 1 < used ? (unseen[i + 1] as (typeof unseen)[number]).at : end;
        let told = false;
        for (; h < layer.hits.length && (layer.hits[h] as Hit).at < next; h++) told = true;
        for (; r < layer.runs.length && (layer.runs[r] as RunHit<T>).at < next; r++) told = true;
        if (!told && bytes[next - 1] === LF && !trails(bytes, next) && !trails(bytes, at)) seen.add(hash);
      }
      used = 0;
      begin = -1;
    };
    for (let at = from; at < to; ) {
      if (used === unseen.length) unseen.push({ at: 0, hash: { first: 0, second: 0 } });
      const next = unseen[used] as (typeof unseen)[number];
      const end = Math.min(to, seen.hash(bytes, at, kind.number, next.hash));
      if (seen.has(next.hash)) close(at);
      else {
        if (begin < 0) begin = at;
        next.at = at;
        used++;
        if (used >= 4096) {
          close(end);
          if (this.#expired()) return;
        }
      }
      at = end;
    }
    close(to);
  }

  #span(line: TextLine, from: number, to: number, kind: FileKind, layer: Layer<T>): void {
    const { bytes } = line;
    const first = layer.hits.length;
    let stop = false;
    this.#engine.search(bytes, from, to, (anchor, at) => {
      if (stop) return;
      if ((++this.#hits & 0x3ff) === 0 && this.#expired()) stop = true;
      this.#judge(line, anchor, at, kind, layer);
    });
    // Anchors come in the order in which their beginnings end.
    for (let i = first + 1; i < layer.hits.length; i++)
      for (let k = i; k > first && (layer.hits[k - 1] as Hit).at > (layer.hits[k] as Hit).at; k--)
        [layer.hits[k - 1], layer.hits[k]] = [layer.hits[k] as Hit, layer.hits[k - 1] as Hit];
    for (const run of runsIn(bytes, from, to)) {
      if (this.#expired()) break;
      const inside = this.#inside(run.bytes);
      if (inside.length) layer.runs.push({ at: run.start, length: run.end - run.start, encoding: run.encoding, inside });
    }
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
