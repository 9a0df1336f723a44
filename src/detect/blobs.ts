/**
 * Searches the blobs of a history, each against the one it was made from, and tells which hold something under which kind of name.
 * Where in the history that is, and what is reported of it, is found out later, for these blobs alone.
 */
import type { Base, Visitor } from '../sources/git/versions.ts';
import { asText } from '../sources/text.ts';
import type { Engine } from './engine.ts';
import type { FileKind } from './filetype.ts';
import { saysTheSame } from './same.ts';
import type { Scanner } from './scanner.ts';
import { Searcher, type Sighting } from './sightings.ts';
import type { Layer, Sweep } from './sweep.ts';

/** In a note on a blob: what kind of content it is; the rest is its size. */
export const BINARY = 0x80000000;
export const ARCHIVE = 0x40000000;
export const SIZE = 0x3fffffff;

interface Known {
  layer: Layer<Sighting>;
  sightings: readonly Sighting[];
}

/** What is known of a text, for each kind of file it occurs as; nothing for other content. */
type State = Map<FileKind, Known> | undefined;

export interface BlobReport {
  /** Called for each blob and kind with sightings. Their offsets may be those in a version it was made from. */
  found(blob: number, kind: FileKind, sightings: readonly Sighting[]): void;
  /** Archives are opened elsewhere. */
  archive(blob: number): void;
  /** A blob was not searched, or not wholly. */
  failed(blob: number, error: Error | 'timed-out'): void;
}

export interface BlobStats {
  blobs: number;
  /** Bytes of their content. */
  bytes: number;
  /** Documents that had to be parsed whole. */
  parsed: number;
}

export class BlobSearch implements Visitor<State> {
  readonly stats: BlobStats = { blobs: 0, bytes: 0, parsed: 0 };
  readonly #searcher: Searcher;
  readonly #sweeps = new Map<FileKind, Sweep<Sighting>>();
  readonly #kindsOf: (blob: number) => readonly FileKind[];
  readonly #report: BlobReport;
  readonly #timeout: number;
  readonly #notes: Uint32Array;
  #deadline = 0;
  #late = false;

  /** @param timeout milliseconds after which one blob is given up @param notes filled with each blob's size and kind of content */
  constructor(engine: Engine, scanner: Scanner, kindsOf: (blob: number) => readonly FileKind[], timeout: number, notes: Uint32Array, report: BlobReport) {
    this.#searcher = new Searcher(
      engine,
      () => {
        this.#late ||= performance.now() > this.#deadline;
        return this.#late;
      },
      scanner,
    );
    this.#kindsOf = kindsOf;
    this.#timeout = timeout;
    this.#notes = notes;
    this.#report = report;
  }

  visit(blob: number, content: Buffer, base: Base<State> | undefined): State {
    this.stats.blobs++;
    this.stats.bytes += content.length;
    this.#notes[blob] = content.length;
    if (mayBeArchive(content)) {
      this.#report.archive(blob);
      return undefined;
    }
    const text = asText(content);
    if (!text) {
      this.#notes[blob] = (content.length | BINARY) >>> 0;
      return undefined;
    }
    this.#deadline = performance.now() + this.#timeout;
    this.#late = false;
    // What was brought to UTF-8 first has no ranges in common with its base any more.
    const known = text === content ? base?.state : undefined;
    const state: State = new Map();
    for (const kind of this.#kindsOf(blob)) {
      const sweep = this.#sweepOf(kind);
      const before = known?.get(kind);
      const layer = before && base ? sweep.next(text, kind, { bytes: base.content, layer: before.layer }, base.copies) : sweep.whole(text, kind);
      const sightings = before && saysTheSame(layer, before.layer) ? before.sightings : this.#searcher.sightings(text, kind, layer);
      if (sightings.length) this.#report.found(blob, kind, sightings);
      state.set(kind, { layer, sightings });
    }
    this.stats.parsed = this.#searcher.parsed;
    if (!this.#late) return text === content ? state : undefined;
    this.#report.failed(blob, 'timed-out');
    return undefined;
  }

  failed(blob: number, error: Error): void {
    this.#report.failed(blob, error);
  }

  #sweepOf(kind: FileKind): Sweep<Sighting> {
    let sweep = this.#sweeps.get(kind);
    if (!sweep) {
      sweep = this.#searcher.sweep(kind);
      this.#sweeps.set(kind, sweep);
    }
    return sweep;
  }
}

const mayBeArchive = (bytes: Buffer): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[257] === 0x75 && bytes[258] === 0x73);
