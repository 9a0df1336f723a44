/**
 * From what a search of a text found to what is reported of it: candidates are judged against each other and against what stands
 * round them, structured files are parsed where that helps, and what was encoded is opened. Keeps nothing between texts.
 */
import type { Candidate, CandidatePart, Engine } from './engine.ts';
import { type Accepted, type Claim, evaluate, secretPart, settle } from './evaluate.ts';
import type { FileKind, Syntax } from './filetype.ts';
import { type NamedValue, nameBefore, urlBefore } from './named.ts';
import type { Scanner } from './scanner.ts';
import { largestParsed, type Structure } from './structure.ts';
import { type Layer, Sweep, shifted } from './sweep.ts';

/** A candidate that stood, and its range in the outermost text. */
export interface Sighting {
  accepted: Accepted;
  start: number;
  end: number;
  decoded: string[];
  name: string | undefined;
}

const DEEPEST = 3;
/** Up to this size a document is parsed for the names of a value's parents alone; the line tells the value itself. */
const WORTH_PARENTS = 1 << 17;

/** Searches texts of all kinds with one engine. */
export class Searcher {
  readonly #engine: Engine;
  readonly #expired: () => boolean;
  readonly #scanner: Scanner;
  /** How many documents had to be parsed whole. */
  parsed = 0;

  /** @param expired asked now and then; true ends a search early @param scanner goes over the texts, not over what is encoded in them */
  constructor(engine: Engine, expired: () => boolean, scanner = engine.scanner) {
    this.#engine = engine;
    this.#expired = expired;
    this.#scanner = scanner;
  }

  /** How a text of that kind is swept, whole or against its base. */
  sweep(kind: FileKind): Sweep<Sighting> {
    return this.#sweep(kind, 0, this.#scanner);
  }

  #sweep(kind: FileKind, depth: number, scanner = this.#engine.scanner): Sweep<Sighting> {
    const inside = (run: Buffer): Sighting[] => (depth >= DEEPEST ? [] : this.#within(run, kind, depth + 1));
    return new Sweep<Sighting>(this.#engine, scanner, inside, this.#expired);
  }

  #within(bytes: Buffer, kind: FileKind, depth: number): Sighting[] {
    return this.sightings(bytes, kind, this.#sweep(kind, depth).whole(bytes, kind));
  }

  /**
   * What is reported of a text, in order.
   * @param path where it lies, if that is known: some kinds are only reported in certain places
   */
  sightings(bytes: Buffer, kind: FileKind, layer: Layer<Sighting>, path?: string): Sighting[] {
    if (layer.hits.length === 0 && layer.runs.length === 0) return [];
    type Rival = { claims: Claim[]; sightings: Sighting[] };
    const rivals: Rival[] = [];
    const apart: Sighting[] = [];
    for (const candidate of this.#candidates(bytes, kind, layer)) {
      const { paths } = candidate.detector;
      if (paths && path !== undefined && !paths(path)) continue;
      const accepted = evaluate(this.#engine, bytes, kind, candidate);
      if (!accepted) continue;
      const { detector, parts, named } = accepted;
      const lead = parts[0] as CandidatePart;
      const start = Math.min(...parts.map((p) => p.start));
      const secret = secretPart(accepted).start;
      const url = urlBefore(bytes, secret);
      const name = named?.name ?? (url === undefined ? (nameBefore(bytes, secret) ?? nameBefore(bytes, start)) : nameBefore(bytes, url));
      const sighting = { accepted, start: lead.start, end: lead.end, decoded: named?.decoded ?? [], name };
      const claims = parts.map((p) => ({ start: p.start, end: p.end, rank: detector.rank ?? 50, parsed: named?.parsed === true, id: detector.id }));
      // Where it is not known whether it counts there, it must not hide another one.
      if (paths && path === undefined) apart.push(sighting);
      else rivals.push({ claims, sightings: [sighting] });
    }
    for (const run of layer.runs) {
      const rank = Math.max(...run.inside.map((s) => s.accepted.detector.rank ?? 50));
      const start = run.at;
      const end = run.at + run.length;
      const outerName = nameBefore(bytes, start);
      const sightings = run.inside.map((s) => ({ ...s, start, end, decoded: [run.encoding, ...s.decoded], name: s.name ?? outerName }));
      rivals.push({ claims: [{ start, end, rank, parsed: false, id: '' }], sightings });
    }
    return [...settle(rivals).flatMap((r) => r.sightings), ...apart];
  }

  /** What the detectors claim to see, one claim for each detector and range. */
  #candidates(bytes: Buffer, kind: FileKind, layer: Layer<Sighting>): Candidate[] {
    const found = new Map<string, Candidate>();
    const keep = (candidate: Candidate) => {
      const part = candidate.parts[0] as CandidatePart;
      const key = `${candidate.detector.id} ${part.start} ${part.end}`;
      const rival = found.get(key);
      if (!rival || (candidate.named?.parsed && !rival.named?.parsed)) found.set(key, candidate);
    };
    let parse = false;
    for (const hit of layer.hits) {
      for (const candidate of hit.candidates) keep(shifted(candidate, hit.at));
      parse ||= hit.parse === 'yes' || (hit.parse === 'small' && bytes.length <= WORTH_PARENTS);
    }
    const structure = parse && bytes.length <= largestParsed(kind.syntax) && !this.#expired() ? this.#engine.structureOf(kind) : undefined;
    if (structure) {
      this.parsed++;
      for (const named of parsed(bytes, kind.syntax, structure)) for (const candidate of this.#engine.fromNamed(named)) keep(candidate);
    }
    return [...found.values()];
  }
}

function parsed(bytes: Buffer, syntax: Syntax, structure: Structure): NamedValue[] {
  try {
    return structure.read(bytes.toString('latin1', 0, bytes.length)).map(({ name, value, start, end, quoted, decoded }) => ({
      name,
      value: Buffer.from(value, 'latin1').toString('utf8'),
      start,
      end,
      quoted,
      syntax,
      spaced: false,
      comment: false,
      decoded,
      parsed: true,
    }));
  } catch {
    return []; // Malformed: what the lines tell is already there.
  }
}
