/**
 * Judges single anchors: each detector's own look at a bounded window round its anchor. What it tells depends on the bytes it
 * says it reached and on the file's kind alone, so that it stays true wherever those bytes are seen again.
 */
import type { Detector, Find, Locate, Look, Named, Span } from '../define.ts';
import { type AnchorTables, anchorTables } from './anchors.ts';
import { FileKinds } from './filekind.ts';
import { type FileKind, syntaxOf } from './filetype.ts';
import { judgeValue } from './judge-value.ts';
import type { NamedValue, Reach } from './named.ts';
import { seesOneLine } from './one-line.ts';
import { Scanner } from './scanner.ts';
import { type Structure, standsElsewhere } from './structure.ts';
import type { TextLine } from './text-line.ts';

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
  /** Undefined when it was found by its own look. */
  named: NamedValue | undefined;
}

/** What one anchor told. */
export interface Verdict {
  candidates: Candidate[];
  /** Why the document is worth parsing: an anchor of its structure or a value that stands elsewhere; a candidate, in a small one. */
  parse: 'no' | 'small' | 'yes';
  reach: Reach;
}

/** A detector's find; its patterns are made when they are first needed, since a scan needs few of them. */
class CompiledFind {
  readonly detector: Detector;
  readonly find: Find;
  #search: RegExp | undefined;
  #offsets: RegExp | null | undefined;
  #line: boolean | undefined;

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

  /** True when the window ends with the anchor's line. */
  get line(): boolean {
    this.#line ??= isLook(this.find) ? seesOneLine(this.find.pattern) : isLocate(this.find) && this.find.line === true;
    return this.#line;
  }
}

/** Bytes before an anchor that are always in the window, for look-behinds. */
const MARGIN = 48;
/** A named group, as against a look-behind. */
const NAMED_GROUP = /\(\?<[A-Za-z]/;

export const isLook = (find: Find): find is Look => 'pattern' in find;
export const isLocate = (find: Find): find is Locate => 'locate' in find;
export const isNamed = (find: Find): find is Named => 'value' in find;

/** The detectors, compiled for searching. Build it once; it holds no state of a document. */
export class Engine {
  readonly detectors: ReadonlyMap<string, Detector>;
  readonly anchors: string[];
  readonly tables: AnchorTables;
  #scanner: Scanner | undefined;
  readonly #finds: CompiledFind[][] = [];
  readonly #structures: Structure[];
  readonly #opens: boolean[] = [];
  readonly #kinds: FileKinds;
  /** Beginnings that only one issuer's tokens have (`glpat-`), by their first four characters. */
  readonly #prefixes = new Map<string, { prefix: string; label: string }[]>();

  constructor(detectors: readonly Detector[], structures: readonly Structure[]) {
    this.detectors = new Map(detectors.map((d) => [d.id, d]));
    this.#structures = [...structures];
    this.#kinds = new FileKinds(detectors);
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
    this.tables = anchorTables(this.anchors);
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

  /** All that a file's name says to the detectors. */
  fileKind(path: string): FileKind {
    return this.#kinds.of(path, syntaxOf);
  }

  /** The reader of the files' structure, if they have one. */
  structureOf(kind: FileKind): Structure | undefined {
    return this.#structures.find((s) => s.syntaxes.includes(kind.syntax));
  }

  /** A scanner for its anchors that remembers nothing. */
  get scanner(): Scanner {
    this.#scanner ??= new Scanner(this.tables);
    return this.#scanner;
  }

  /** What the detectors see at one anchor. @param line the line it lies in */
  judge(line: TextLine, anchor: number, at: number, kind: FileKind): Verdict | undefined {
    const length = (this.anchors[anchor] as string).length;
    const reach: Reach = { from: line.start, to: line.end };
    const candidates: Candidate[] = [];
    const keep = (candidate: Candidate | undefined) => candidate && candidates.push(candidate);
    let parse: Verdict['parse'] = kind.structured && this.#opens[anchor] ? 'yes' : 'no';
    for (const compiled of this.#finds[anchor] as CompiledFind[]) {
      const { find } = compiled;
      if (isLook(find)) keep(this.#look(line, at, length, compiled, find, reach));
      else if (isLocate(find)) keep(this.#locate(line, at, compiled, find, reach));
      else {
        const named = line.named(at, length, kind.syntax, reach);
        const candidate = named && this.#named(named, compiled, find);
        keep(candidate);
        if (!kind.structured || parse === 'yes') continue;
        if (find.judged && standsElsewhere(line.bytes, at, length, kind.syntax, reach)) parse = 'yes';
        else if (candidate) parse = 'small';
      }
    }
    return candidates.length || parse !== 'no' || reach.from < line.start || reach.to > line.end ? { candidates, parse, reach } : undefined;
  }

  /** What the detectors see in a value whose name is known from elsewhere (a parser, the process environment). */
  fromNamed(named: NamedValue): Candidate[] {
    const found = new Map<string, Candidate>();
    const name = Buffer.from(named.name, 'latin1');
    this.scanner.anchors(name, (anchor) => {
      for (const compiled of this.#finds[anchor] as CompiledFind[]) {
        if (!isNamed(compiled.find)) continue;
        const candidate = this.#named(named, compiled, compiled.find);
        if (candidate) found.set(candidate.detector.id, candidate);
      }
    });
    return [...found.values()];
  }

  #look(line: TextLine, at: number, length: number, compiled: CompiledFind, find: Look, reach: Reach): Candidate | undefined {
    const { bytes } = line;
    const before = find.before ?? 0;
    // The cheap half of the test whether the value stands alone comes first: `ghp_ghp_ghp_…` must not cost a search each.
    if (!before && !find.touching && !compiled.offsets && !beginsAlone(bytes, at)) return undefined;
    let from = at - before - MARGIN;
    let to = at + find.after;
    if (compiled.line) {
      from = Math.max(from, line.start);
      to = Math.min(to, line.end);
    } else {
      // Whether the value stands alone is seen in the bytes beside it.
      reach.from = Math.min(reach.from, from);
      reach.to = Math.max(reach.to, to + 1);
      from = Math.max(0, from);
    }
    const window = line.window(from, to);
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
    if (!find.touching && !standsAlone(bytes, first.start, first.end)) return undefined;
    return this.#candidate(bytes, compiled.detector, find, parts, find.confidence ?? 'high');
  }

  #locate(line: TextLine, at: number, compiled: CompiledFind, find: Locate, reach: Reach): Candidate | undefined {
    let from = at - find.before;
    let to = at + find.after;
    if (compiled.line) {
      from = Math.max(from, line.start);
      to = Math.min(to, line.end);
    } else {
      reach.from = Math.min(reach.from, from);
      reach.to = Math.max(reach.to, to);
      from = Math.max(0, from);
    }
    const spans = find.locate(line.window(from, to), at - from);
    if (!spans || spans.length === 0) return undefined;
    const parts = spans.map((s) => ({ name: s.name, start: from + s.start, end: from + s.end, value: s.value ?? '' }));
    return this.#candidate(line.bytes, compiled.detector, find, parts, find.confidence ?? 'high');
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
    return { detector, find, parts, evidence: [], confidence, named: undefined };
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
