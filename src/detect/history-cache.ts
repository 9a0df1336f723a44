/**
 * Remembers between runs what a history was found to hold, so that a nightly scan pays for what is new. No secret is written: only
 * where its bytes lie in which object, which tells nothing to anyone who has not the repository already.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Match, type Past, Secret, type Skip, type Stats } from '../model.ts';
import { pathOf } from '../places.ts';
import { type Layout, listing } from '../sources/git/layout.ts';
import type { ObjectTable } from '../sources/git/objects.ts';
import type { Ref } from '../sources/git/refs.ts';

/** A match without its values: where they stand in the object, or, for values that do not stand there as they are, its number. */
interface Remembered {
  secret: number;
  /** The match's number among those of its version. */
  ordinal: number;
  past: Past;
  /** Everything but the values. Absent when the version has to be searched again. */
  match?: Omit<Match, 'parts' | 'line' | 'place'> & { parts: { name: string; start: number; end: number }[]; place: Match['place'] };
}

/** A version of a file, and what is reported of it. */
export interface RememberedVersion {
  blob: string;
  path: string;
  matches: Remembered[];
}

/** What a run leaves for the next one. */
export interface Remembrance {
  /** Names the state of the repository. */
  state: string;
  versions: RememberedVersion[];
  /** Blobs that hold something. */
  holders: [oid: string, kinds: number, note: number, secrets: number[]][];
  skips: Skip[];
  stats: Stats;
  commits: number;
  /** How many blobs hold nothing; their names, kinds and notes follow in binary. */
  clean: number;
}

const FORMAT = 1;

/** One repository's cache. */
export class HistoryCache {
  readonly #file: string;
  readonly #key: string;
  readonly #entry: number;

  /** @param options all that changes what is found: detectors, config, limits */
  constructor(folder: string, layout: Layout, options: unknown) {
    const name = createHash('sha256').update(realpathSync(layout.commonDir)).digest('hex').slice(0, 24);
    this.#file = join(folder, `history-${name}.cache`);
    this.#key = createHash('sha256')
      .update(JSON.stringify([FORMAT, KEYREACH_BUILD, layout.hashBytes, options]))
      .digest('hex');
    this.#entry = layout.hashBytes + 8;
  }

  /** What the last run left, if it looked for the same things. Whatever is wrong with the file, it is as if there were none. */
  read(): { known: Remembrance; clean: Buffer } | undefined {
    try {
      const file = readFileSync(this.#file);
      const [first, second] = [file.indexOf(10), file.indexOf(10, file.indexOf(10) + 1)];
      if (first < 0 || second < 0 || file.toString('latin1', 0, first) !== this.#key) return undefined;
      const known = JSON.parse(file.toString('utf8', first + 1, second)) as Remembrance;
      const clean = file.subarray(second + 1);
      return clean.length === known.clean * this.#entry ? { known, clean } : undefined;
    } catch {
      return undefined;
    }
  }

  /** @throws a system error when the folder cannot be written */
  write(known: Remembrance, clean: Buffer): void {
    mkdirSync(join(this.#file, '..'), { recursive: true });
    const temporary = `${this.#file}.${process.pid}`;
    try {
      writeFileSync(temporary, Buffer.concat([Buffer.from(`${this.#key}\n${JSON.stringify(known)}\n`), clean]), { mode: 0o600 });
      renameSync(temporary, this.#file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }

  /** Names, kinds and notes of blobs, as they are written. */
  pack(table: ObjectTable, blobs: readonly number[], kindsOf: (blob: number) => number, notes: Uint32Array): Buffer {
    const out = Buffer.alloc(blobs.length * this.#entry);
    for (const [i, k] of blobs.entries()) {
      const at = i * this.#entry;
      out.set(table.oids.subarray(k * table.hashBytes, (k + 1) * table.hashBytes), at);
      out.writeUInt32LE(kindsOf(k) >>> 0, at + table.hashBytes);
      out.writeUInt32LE(notes[k] as number, at + table.hashBytes + 4);
    }
    return out;
  }

  /** Calls `each` for every blob that is known to hold nothing. */
  forClean(clean: Buffer, each: (entry: Buffer, at: number, kinds: number, note: number) => void): void {
    for (let at = 0; at < clean.length; at += this.#entry) each(clean, at, clean.readUInt32LE(at + this.#entry - 8), clean.readUInt32LE(at + this.#entry - 4));
  }
}

/** Names the state of a repository: the same name, the same objects and refs. */
export function stateOf(layout: Layout, refs: readonly Ref[]): string {
  const hash = createHash('sha256');
  for (const folder of layout.objects) {
    for (const name of listing(folder)) {
      const inside = join(folder, name);
      if (name === 'pack') {
        for (const pack of listing(inside)) {
          const { size, mtimeMs } = statSync(join(inside, pack));
          hash.update(`${pack} ${size} ${mtimeMs}\n`);
        }
      } else if (/^[0-9a-f]{2}$/.test(name)) hash.update(`${name} ${listing(inside).join(' ')}\n`);
    }
  }
  for (const { name, oid } of refs) hash.update(`${name} ${oid}\n`);
  return hash.update([...layout.shallow].join(' ')).digest('hex');
}

/** What is written of a match. @param path of the version @param past where and when @param spans where its values stand, if they stand there as they are */
export function remember(match: Match, path: string, secret: number, ordinal: number, past: Past): Remembered {
  const { parts, line, spans, ...rest } = match;
  // The spans of what an archive holds are none of the archive.
  if (!spans || line || pathOf(match.place) !== path) return { secret, ordinal, past };
  return { secret, ordinal, past, match: { ...rest, parts: spans.map(([start, end], i) => ({ name: parts[i]?.name ?? '', start, end })) } };
}

/** The match again, its values read from the text. */
export function recall({ match, past }: Remembered, text: Buffer): Match | undefined {
  if (!match) return undefined;
  const { parts, ...rest } = match;
  const values = parts.map(({ name, start, end }) => ({ name, value: new Secret(text.toString('utf8', start, end)) }));
  return { ...rest, parts: values as unknown as Match['parts'], place: { ...match.place, ...past } as Match['place'] };
}
