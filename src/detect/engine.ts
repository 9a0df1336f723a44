/**
 * Finds candidates in bytes: anchors in one pass, then each detector's own look at a bounded window round its anchor.
 * Works on one layer of text; decoding, judging between rivals and places are other steps.
 */
import type { Companion, Detector, Find, Locate, Look, Named, Span } from '../define.ts';
import { Anchors } from './anchors.ts';
import { type Syntax, syntaxOf } from './filetype.ts';
import { judgeValue } from './judge-value.ts';
import { type NamedValue, namedAt } from './named.ts';
import { largestParsed, type Structure, standsElsewhere } from './structure.ts';

/** A part of a candidate: offsets in the layer's bytes, and the value if it is not just those bytes. */
export interface CandidatePart extends Span {
  value: string;
}

/** What a detector claims to see. */
export interface Candidate {
  detector: Detector;
  find: Find;
  parts: CandidatePart[];
  evidence: string[];
  confidence: 'low' | 'medium' | 'high';
  named?: NamedValue;
}

/** A detector's find; its patterns are made when they are first needed, since a scan needs few of them. */
class CompiledFind {
  readonly detector: Detector;
  readonly find: Find;
  #search: RegExp | undefined;
  #offsets: RegExp | null | undefined;

  constructor(detector: Detector, find: Find) {
    this.detector = detector;
    this.find = find;
  }

  /** The pattern, sticky when it must begin at the anchor. */
  get search(): RegExp {
    const { pattern, before } = this.find as Look;
    this.#search ??= new RegExp(pattern.source, `${pattern.flags}${before ? 'g' : 'y'}`);
    return this.#search;
  }

  /** A copy that tells where named groups lie; null when it has none. */
  get offsets(): RegExp | null {
    const { pattern } = this.find as Look;
    this.#offsets ??= NAMED_GROUP.test(pattern.source) ? new RegExp(pattern.source, `${pattern.flags}yd`) : null;
    return this.#offsets;
  }
}

/** Bytes before an anchor that are always in the window, for look-behinds. */
const MARGIN = 48;
/** Texts up to this size may be decoded whole. */
const LARGEST_DECODED = 1 << 20;
/** Up to this size a document is parsed for the names of a value's parents alone; the line tells the value itself. */
const WORTH_PARENTS = 1 << 17;
/** A named group, as against a look-behind. */
const NAMED_GROUP = /\(\?<[A-Za-z]/;

export const isLook = (find: Find): find is Look => 'pattern' in find;
export const isLocate = (find: Find): find is Locate => 'locate' in find;
export const isNamed = (find: Find): find is Named => 'value' in find;

/** The detectors, compiled for searching. Build it once; it holds no state of a document. */
export class Engine {
  readonly detectors: ReadonlyMap<string, Detector>;
  readonly anchors: string[];
  readonly #automaton: Anchors;
  readonly #finds: CompiledFind[][] = [];
  readonly #structures: Structure[];
  readonly #opens: boolean[] = [];
  /** Beginnings that only one issuer's tokens have (`glpat-`), by their first four characters. */
  readonly #prefixes = new Map<string, { prefix: string; label: string }[]>();

  constructor(detectors: readonly Detector[], structures: readonly Structure[]) {
    this.detectors = new Map(detectors.map((d) => [d.id, d]));
    this.#structures = [...structures];
    const numbers = new Map<string, number>();
    const numberOf = (anchor: string): number => {
      let n = numbers.get(anchor);
      if (n === undefined) {
        n = numbers.size;
        numbers.set(anchor, n);
        this.#finds.push([]);
        this.#opens.push(false);
      }
      return n;
    };
    for (const detector of detectors) {
      for (const find of detector.find) {
        const compiled = new CompiledFind(detector, find);
        if (isLook(find) && !find.before && !NAMED_GROUP.test(find.pattern.source)) this.#learnPrefixes(find, detector.label);
        for (const n of new Set(find.anchors.map(numberOf))) (this.#finds[n] as CompiledFind[]).push(compiled);
      }
    }
    for (const structure of structures) for (const anchor of structure.anchors) this.#opens[numberOf(anchor)] = true;
    this.anchors = [...numbers.keys()];
    this.#automaton = new Anchors(this.anchors);
  }

  #learnPrefixes(find: Look, label: string): void {
    for (const prefix of find.anchors) {
      // Plain words begin other things too.
      if (prefix.length < 5 || !/[^A-Za-z]/.test(prefix) || !/[A-Za-z]/.test(prefix) || prefix.startsWith('eyJ')) continue;
      const start = prefix.slice(0, 4);
      const known = this.#prefixes.get(start);
      if (known) known.push({ prefix, label });
      else this.#prefixes.set(start, [{ prefix, label }]);
    }
  }

  /** The kind whose tokens alone begin as this value does, or nothing. */
  beginsLike(value: string): string | undefined {
    return this.#prefixes.get(value.slice(0, 4))?.find((p) => value.startsWith(p.prefix))?.label;
  }

  /**
   * All candidates in one layer of text. Nothing is judged yet beyond what each detector itself demands.
   * @param expired asked now and then; true ends the search early
   */
  candidates(bytes: Buffer, path: string, expired: () => boolean): Candidate[] {
    const found = new Map<string, Candidate>();
    const syntax = syntaxOf(path);
    const structure = bytes.length <= largestParsed(syntax) ? this.#structures.find((s) => s.syntaxes.includes(syntax)) : undefined;
    let parse = false;
    let stop = false;
    let hits = 0;
    const keep = (candidate: Candidate) => {
      const part = candidate.parts[0] as CandidatePart;
      const key = `${candidate.detector.id} ${part.start} ${part.end}`;
      const rival = found.get(key);
      if (!rival || (candidate.named?.parsed && !rival.named?.parsed)) found.set(key, candidate);
    };
    // Several anchors can lie in one name; the name is read once.
    const windows = new Windows(bytes);
    let lastNamed: { at: number; end: number; named: NamedValue | undefined } | undefined;
    this.#automaton.search(bytes, 0, bytes.length, (anchor, at) => {
      if (stop) return;
      if ((++hits & 0x3ff) === 0 && expired()) stop = true;
      if (structure && !parse && this.#opens[anchor]) parse = true;
      const length = (this.anchors[anchor] as string).length;
      for (const compiled of this.#finds[anchor] as CompiledFind[]) {
        const { find } = compiled;
        if (isLook(find)) {
          const candidate = this.#look(windows, at, length, compiled, find);
          if (candidate) keep(candidate);
        } else if (isLocate(find)) {
          const candidate = this.#locate(windows, at, compiled, find);
          if (candidate) keep(candidate);
        } else {
          if (lastNamed?.at !== at || lastNamed.end !== at + length) lastNamed = { at, end: at + length, named: namedAt(bytes, at, length, syntax) };
          const { named } = lastNamed;
          const candidate = named && this.#named(named, compiled, find);
          if (candidate) keep(candidate);
          if (structure && !parse && ((candidate && bytes.length <= WORTH_PARENTS) || (find.judged && standsElsewhere(bytes, at, length, syntax))))
            parse = true;
        }
      }
    });
    if (structure && parse && !stop) for (const named of this.#parse(bytes, syntax, structure)) for (const candidate of this.fromNamed(named)) keep(candidate);
    return [...found.values()];
  }

  /** What the detectors see in a value whose name is known from elsewhere (a parser, the process environment). */
  fromNamed(named: NamedValue): Candidate[] {
    const found = new Map<string, Candidate>();
    const name = Buffer.from(named.name, 'latin1');
    this.#automaton.search(name, 0, name.length, (anchor) => {
      for (const compiled of this.#finds[anchor] as CompiledFind[]) {
        if (!isNamed(compiled.find)) continue;
        const candidate = this.#named(named, compiled, compiled.find);
        if (candidate) found.set(candidate.detector.id, candidate);
      }
    });
    return [...found.values()];
  }

  #parse(bytes: Buffer, syntax: Syntax, structure: Structure): NamedValue[] {
    try {
      const utf8 = (text: string) => Buffer.from(text, 'latin1').toString('utf8');
      return structure
        .read(bytes.toString('latin1', 0, bytes.length))
        .map((v) => ({ ...v, name: v.name, value: utf8(v.value), syntax, spaced: false, parsed: true }));
    } catch {
      return []; // Malformed: what the lines tell is already there.
    }
  }

  #look(windows: Windows, at: number, length: number, compiled: CompiledFind, find: Look): Candidate | undefined {
    const before = find.before ?? 0;
    // The cheap half of the test whether the value stands alone comes first: `ghp_ghp_ghp_…` must not cost a search each.
    if (!before && !find.touching && !compiled.offsets && !beginsAlone(windows.bytes, at)) return undefined;
    const from = Math.max(0, at - before - MARGIN);
    const window = windows.read(from, at + find.after);
    const anchor = at - from;
    const { search, offsets } = compiled;
    search.lastIndex = Math.max(0, anchor - before);
    let match = search.exec(window);
    while (match && before && match.index + match[0].length < anchor + length) {
      if (match[0].length === 0) search.lastIndex++;
      match = search.exec(window);
    }
    if (!match || match.index > anchor) return undefined;
    const parts: CandidatePart[] = [];
    if (offsets) {
      offsets.lastIndex = match.index;
      const indices = offsets.exec(window)?.indices?.groups ?? {};
      for (const [name, range] of Object.entries(indices)) if (range) parts.push({ name, start: from + range[0], end: from + range[1], value: '' });
    } else parts.push({ name: 'secret', start: from + match.index, end: from + match.index + match[0].length, value: '' });
    const first = parts[0];
    if (!first) return undefined;
    const { bytes } = windows;
    if (!find.touching && !standsAlone(bytes, first.start, first.end)) return undefined;
    return this.#candidate(bytes, compiled.detector, find, parts, find.confidence ?? 'high');
  }

  #locate(windows: Windows, at: number, compiled: CompiledFind, find: Locate): Candidate | undefined {
    const from = Math.max(0, at - find.before);
    const window = windows.read(from, at + find.after);
    const spans = find.locate(window, at - from);
    if (!spans || spans.length === 0) return undefined;
    const parts = spans.map((s) => ({ name: s.name, start: from + s.start, end: from + s.end, value: s.value ?? '' }));
    return this.#candidate(windows.bytes, compiled.detector, find, parts, find.confidence ?? 'high');
  }

  #named(named: NamedValue, compiled: CompiledFind, find: Named): Candidate | undefined {
    if (find.name && !find.name.test(named.name)) return undefined;
    if (!find.value.test(named.value)) return undefined;
    const parts = [{ name: 'secret', start: named.start, end: named.end, value: named.value }];
    if (!find.judged)
      return { detector: compiled.detector, find, parts, evidence: [`stored under the name ${named.name}`], confidence: find.confidence ?? 'medium', named };
    const verdict = judgeValue(named);
    return verdict && { detector: compiled.detector, find, parts, evidence: [verdict.evidence], confidence: verdict.confidence, named };
  }

  #candidate(bytes: Buffer, detector: Detector, find: Find, parts: CandidatePart[], confidence: Candidate['confidence']): Candidate {
    for (const part of parts) part.value ||= bytes.toString('utf8', part.start, part.end);
    return { detector, find, parts, evidence: [], confidence };
  }
}

/** Decodes windows of one text. Where many are asked for, the whole text is decoded once and cut. */
class Windows {
  readonly bytes: Buffer;
  #asked = 0;
  #text: string | undefined;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  read(from: number, to: number): string {
    if (this.#text === undefined && this.bytes.length <= LARGEST_DECODED && ++this.#asked > 4) this.#text = this.bytes.toString('latin1');
    return this.#text === undefined ? this.bytes.toString('latin1', from, Math.min(to, this.bytes.length)) : this.#text.slice(from, to);
  }
}

const isWord = (c: number | undefined): boolean => c !== undefined && ((c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122));

/** True when no letter or digit touches the range. The letter of an escape (`\n`, `%3D`, `\u003d`) does not count. */
export function standsAlone(bytes: Buffer, start: number, end: number): boolean {
  return !isWord(bytes[end]) && beginsAlone(bytes, start);
}

function beginsAlone(bytes: Buffer, start: number): boolean {
  if (!isWord(bytes[start - 1])) return true;
  return /\\[nrtbf]$|%[0-9A-Fa-f]{2}$|\\u[0-9A-Fa-f]{4}$|\\x[0-9A-Fa-f]{2}$|\x1b\[[0-9;]*m$/.test(bytes.toString('latin1', Math.max(0, start - 8), start));
}

/** The nearest companion part round a candidate, or nothing. */
export function findCompanion(bytes: Buffer, candidate: Candidate, companion: Companion): CandidatePart | undefined {
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
