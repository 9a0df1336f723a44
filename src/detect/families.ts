/**
 * Searches blobs family by family, a family being an object and all that is made from it by deltas. What it is handed and what it
 * returns can cross to another thread; of what was found only a digest leaves here.
 */
import { createHash } from 'node:crypto';
import type { Config } from '../config/types.ts';
import { identityOf, secretOf } from '../credential.ts';
import type { Detector } from '../define.ts';
import { Secret } from '../model.ts';
import { Contents, TooLarge } from '../sources/git/content.ts';
import type { ObjectTable } from '../sources/git/objects.ts';
import { visitFamily } from '../sources/git/versions.ts';
import { BlobSearch, type BlobStats } from './blobs.ts';
import type { Engine } from './engine.ts';
import type { FileKind } from './filetype.ts';
import type { ReadOptions } from './read.ts';
import { Scanner, type SeenLines } from './scanner.ts';
import type { Sighting } from './sightings.ts';

/** Everything a thread needs; arrays over shared memory stay shared. */
export interface FamilyJob {
  config: Config;
  table: ObjectTable;
  /** Objects that are no deltas, those with the most made from them first. */
  roots: Int32Array;
  /** One shared number: how many of `roots` are taken. */
  taken: Int32Array;
  /** For each kind of file number, a name of that kind. */
  kindNames: readonly string[];
  /** Per blob, its first kind's number plus one; 0 for none. */
  firstKind: Uint8Array;
  moreKinds: ReadonlyMap<number, number[]>;
  /** Only these blobs, each by itself; undefined: all families. */
  single: Int32Array | undefined;
  seen: SeenLines;
  /** How single versions are read. */
  read: ReadOptions;
  /** Per blob, its size and what it is; shared. */
  notes: Uint32Array;
  maxBytes: number;
  timeout: number;
}

export interface FamilyResult {
  /** Names of secrets: the kind and a digest. */
  secrets: string[];
  /** For each sighting the blob, and the secret's index. */
  sightings: Int32Array;
  archives: number[];
  late: number[];
  tooLarge: { blob: number; detail: string }[];
  /** Damaged, or with a damaged base. */
  lost: number[];
  stats: BlobStats;
}

/** Names a secret in a place-independent way, without telling it. */
export function secretKey(match: { detector: Detector; parts: readonly { name: string; value: string }[] }): string {
  const parts = match.parts.map((p) => ({ name: p.name, value: new Secret(p.value) }));
  const hash = createHash('sha256').update(identityOf({ parts }, match.detector).reveal()).update('\0').update(secretOf({ parts }).reveal());
  return `${match.detector.id} ${hash.digest('base64url')}`;
}

/** How often progress is told, in milliseconds. */
const TELL = 100;

export function searchFamilies(engine: Engine, job: FamilyJob, progress: (blobs: number, bytes: number) => void): FamilyResult {
  const { table, roots, taken, single } = job;
  const contents = new Contents(table, job.maxBytes);
  const kinds = job.kindNames.map((name) => engine.fileKind(name));
  const unnamed = [engine.fileKind('')];
  const kindsOf = (blob: number): readonly FileKind[] => {
    const first = job.firstKind[blob] as number;
    if (first === 0) return unnamed;
    const more = job.moreKinds.get(blob);
    return more ? [first - 1, ...more].map((k) => kinds[k] as FileKind) : [kinds[first - 1] as FileKind];
  };
  const numbers = new Map<string, number>();
  // The digest is made once for each value, not for each of the thousands of times it is seen.
  const known = new Map<string, number>();
  const sightings: number[] = [];
  const result: FamilyResult = {
    secrets: [],
    sightings: new Int32Array(0),
    archives: [],
    late: [],
    tooLarge: [],
    lost: [],
    stats: { blobs: 0, bytes: 0, parsed: 0 },
  };
  const found = (blob: number, _: FileKind, seen: readonly Sighting[]): void => {
    for (const { accepted } of seen) {
      const raw = `${accepted.detector.id}\0${accepted.parts.map((p) => `${p.name}\0${p.value}`).join('\0')}`;
      let number = known.get(raw);
      if (number === undefined) {
        const key = secretKey(accepted);
        number = numbers.get(key) ?? result.secrets.push(key) - 1;
        numbers.set(key, number);
        known.set(raw, number);
      }
      sightings.push(blob, number);
    }
  };
  const failed = (blob: number, error: Error | 'timed-out'): void => {
    if (error === 'timed-out') result.late.push(blob);
    else if (error instanceof TooLarge) result.tooLarge.push({ blob, detail: error.message });
    else result.lost.push(blob);
  };
  const search = new BlobSearch(engine, new Scanner(engine.tables, job.seen), kindsOf, job.timeout, job.notes, {
    found,
    archive: (blob) => result.archives.push(blob),
    failed,
  });
  let told = performance.now();
  const tell = (): void => {
    const now = performance.now();
    if (now - told < TELL) return;
    told = now;
    progress(search.stats.blobs, search.stats.bytes);
  };
  const list = single ?? roots;
  for (let next = Atomics.add(taken, 0, 1); next < list.length; next = Atomics.add(taken, 0, 1)) {
    const k = list[next] as number;
    if (single) {
      try {
        search.visit(k, contents.read(k), undefined);
      } catch (error) {
        failed(k, error as Error);
      }
    } else visitFamily(contents, k, search, job.maxBytes);
    tell();
  }
  contents.inflated.close();
  result.sightings = Int32Array.from(sightings);
  result.stats = search.stats;
  return result;
}
