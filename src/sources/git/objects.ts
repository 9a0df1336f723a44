/**
 * All objects of a repository in one table of numbers: where each lies, what it is, and what it is a delta of.
 * Reads indexes and headers, no content. The arrays can be shared with worker threads.
 */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Skip } from '../../model.ts';
import { type BlockMemory, blockMemory } from './blocks.ts';
import { ascending, indexBefore } from './ints.ts';
import { type Layout, listing } from './layout.ts';
import { settleTypes } from './lineage.ts';
import {
  COMMIT,
  LONGEST_HEADER,
  OFS_DELTA,
  PackError,
  PackFile,
  type PackIndex,
  REF_DELTA,
  readHeader,
  readIndex,
  readMultiIndex,
  TAG,
  UNKNOWN,
} from './pack.ts';

/** In `pack`: the object lies loose; `offset` is then the number of its folder in `folders`. */
export const LOOSE = 0xffff;

/** Objects are numbered from 0; those of one pack follow each other in the order in which they lie in it. */
export interface ObjectTable {
  count: number;
  hashBytes: number;
  packs: string[];
  /** Folders of loose objects. */
  folders: string[];
  /** Parts of the packs, in shared memory. */
  blocks: BlockMemory | undefined;
  oids: Uint8Array;
  /** COMMIT, TREE, BLOB or TAG, of deltas too; UNKNOWN. */
  type: Uint8Array;
  pack: Uint16Array;
  /** Where the packed bytes begin. */
  offset: Float64Array;
  /** How many packed bytes there are at most. */
  room: Uint32Array;
  /** What the packed bytes inflate to: the content, or the delta. */
  size: Float64Array;
  /** The object it is a delta of, or -1. */
  base: Int32Array;
  /** The deltas of an object: the first, and for each the next, the lightest first; -1 ends. */
  firstDelta: Int32Array;
  nextDelta: Int32Array;
  /** How many objects are made from it, itself included. */
  weight: Int32Array;
  /** Open addressing by the first bytes of the name; -1 is free. */
  slots: Int32Array;
}

const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(Math.max(8, bytes));

function emptyTable(count: number, hashBytes: number): ObjectTable {
  return {
    count,
    hashBytes,
    packs: [],
    folders: [],
    blocks: undefined,
    oids: new Uint8Array(shared(count * hashBytes)),
    type: new Uint8Array(shared(count)),
    pack: new Uint16Array(shared(2 * count)),
    offset: new Float64Array(shared(8 * count)),
    room: new Uint32Array(shared(4 * count)),
    size: new Float64Array(shared(8 * count)),
    base: new Int32Array(shared(4 * count)).fill(-1),
    firstDelta: new Int32Array(shared(4 * count)).fill(-1),
    nextDelta: new Int32Array(shared(4 * count)).fill(-1),
    weight: new Int32Array(shared(4 * count)),
    slots: new Int32Array(shared(4 * 2 ** Math.ceil(Math.log2(Math.max(16, count * 1.6))))).fill(-1),
  };
}

const hashAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);

function sameName(a: Uint8Array, at: number, b: Uint8Array, from: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[at + i] !== b[from + i]) return false;
  return true;
}

/** The number of the object whose name stands in `bytes` at `at`, or -1. */
export function find(table: ObjectTable, bytes: Uint8Array, at = 0): number {
  return table.slots[slotOf(table, bytes, at)] as number;
}

/** The slot of a name: where its object's number stands, or is to stand. */
function slotOf({ slots, oids, hashBytes }: ObjectTable, bytes: Uint8Array, at: number): number {
  const mask = slots.length - 1;
  for (let slot = hashAt(bytes, at) & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot] as number;
    if (number < 0 || sameName(oids, number * hashBytes, bytes, at, hashBytes)) return slot;
  }
}

/** Enters a name; false when it was there already. */
function enter(table: ObjectTable, number: number): boolean {
  const slot = slotOf(table, table.oids, number * table.hashBytes);
  if ((table.slots[slot] as number) >= 0) return false;
  table.slots[slot] = number;
  return true;
}

/** The name of an object in hex. */
export const oidOf = (table: ObjectTable, number: number): string =>
  Buffer.from(table.oids.buffer, table.oids.byteOffset + number * table.hashBytes, table.hashBytes).toString('hex');

interface Found {
  path: string;
  file: PackFile;
  index: PackIndex;
}

/** @param shown how the repository is called in skips */
export function readObjects(layout: Layout, shown: string): { table: ObjectTable; skips: Skip[] } {
  const { hashBytes } = layout;
  const skips: Skip[] = [];
  const found: Found[] = [];
  const damaged = (name: string, detail: string): void => {
    skips.push({ path: `${shown}/objects/pack/${name}`, reason: 'damaged', detail });
  };
  for (const folder of layout.objects) openPacks(folder, hashBytes, found, damaged);
  const loose = layout.objects.map((folder) => looseNames(folder, hashBytes));
  const count = found.reduce((n, f) => n + f.index.offsets.length, 0) + loose.reduce((n, l) => n + l.length, 0);
  const table = emptyTable(count, hashBytes);
  let first = 0;
  const bad: number[] = [];
  for (const pack of found) {
    bad.push(enterPack(table, first, pack));
    first += pack.index.offsets.length;
    pack.file.close();
  }
  for (const [i, names] of loose.entries()) {
    table.folders.push(layout.objects[i] as string);
    for (const name of names) {
      table.oids.set(Buffer.from(name, 'hex'), first * hashBytes);
      table.pack[first] = LOOSE;
      table.offset[first] = i;
      enter(table, first++);
    }
  }
  settleTypes(table, bad);
  for (const [i, { path, index }] of found.entries())
    if (bad[i]) damaged(basename(path), `${bad[i]} of its ${index.offsets.length} objects are damaged or not where its index says (git fsck tells more)`);
  table.blocks = blockMemory(found.map((f) => f.file.size));
  return { table, skips };
}

function openPacks(folder: string, hashBytes: number, found: Found[], damaged: (name: string, detail: string) => void): void {
  const names = listing(join(folder, 'pack'));
  let multi: Map<string, PackIndex> | undefined;
  for (const name of names.filter((n) => n.endsWith('.pack'))) {
    const path = join(folder, 'pack', name);
    if (found.some((f) => f.path === path)) continue;
    try {
      const stem = name.slice(0, -5);
      const idx = names.includes(`${stem}.idx`) ? join(folder, 'pack', `${stem}.idx`) : undefined;
      // Whoever opens a pipe waits.
      for (const file of [path, idx]) if (file && !statSync(file).isFile()) throw new PackError('it or its index is no file');
      const own = idx ? readIndex(idx, hashBytes) : undefined;
      if (!own) multi ??= readMultiIndex(join(folder, 'pack', 'multi-pack-index'), hashBytes);
      const index = own ?? multi?.get(stem);
      if (!index) throw new PackError('it has no index (git index-pack makes one)');
      found.push({ path, file: new PackFile(path), index });
    } catch (error) {
      const because = error instanceof PackError ? error.message : `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
      damaged(name, `${because}; its objects were not read`);
    }
  }
}

function looseNames(folder: string, hashBytes: number): string[] {
  const rest = new RegExp(`^[0-9a-f]{${2 * hashBytes - 2}}$`);
  return listing(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) => listing(join(folder, name)).flatMap((tail) => (rest.test(tail) ? [name + tail] : [])));
}

/** Where a loose object lies. */
export function loosePath(table: ObjectTable, number: number): string {
  const oid = oidOf(table, number);
  return join(table.folders[table.offset[number] as number] as string, oid.slice(0, 2), oid.slice(2));
}

/** Enters a pack's entries, in the order in which they lie in it, from number `first` on. @returns how many are damaged */
function enterPack(table: ObjectTable, first: number, { path, file, index: { oids, offsets } }: Found): number {
  const { hashBytes } = table;
  const number = table.packs.push(path) - 1;
  const count = offsets.length;
  const order = ascending(offsets);
  const sorted = new Float64Array(count);
  const end = file.size - hashBytes;
  for (let i = 0, to = first * hashBytes; i < count; i++) {
    sorted[i] = offsets[order[i] as number] as number;
    const from = (order[i] as number) * hashBytes;
    for (let n = 0; n < hashBytes; n++) table.oids[to++] = oids[from + n] as number;
  }
  let bad = 0;
  const header = { type: 0, size: 0, length: 0, distance: 0 };
  const byName: number[] = [];
  for (let i = 0; i < count; i++) {
    const k = first + i;
    const at = sorted[i] as number;
    const next = i + 1 < count ? Math.min(sorted[i + 1] as number, end) : end;
    table.pack[k] = number;
    if (!enter(table, k)) continue; // Two packs hold it: the first one is read.
    try {
      if (!(at >= 12 && next > at && next <= end)) throw new PackError('the index points outside of the pack');
      const to = Math.min(at + LONGEST_HEADER, next);
      const from = file.seek(at, to);
      readHeader(file.window, from, from + to - at, hashBytes, header);
      if (at + header.length >= next) throw new PackError('an entry is cut');
      table.offset[k] = at + header.length;
      table.room[k] = Math.min(0xffffffff, next - at - header.length);
      table.size[k] = header.size;
      table.type[k] = header.type;
      if (header.type === REF_DELTA) byName.push(k);
      else if (header.type === OFS_DELTA) {
        const base = indexBefore(sorted, i, at - header.distance);
        if (base < 0) throw new PackError('a delta has no base');
        // Another pack may hold the base too, and be the one it is read from.
        table.base[k] = (table.offset[first + base] as number) > 0 ? first + base : find(table, table.oids, (first + base) * hashBytes);
      } else if (header.type < COMMIT || header.type > TAG) throw new PackError('an entry has a type git does not know');
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      bad++;
      table.type[k] = UNKNOWN;
    }
  }
  // A base by name may stand anywhere, so it is looked up when all names are entered.
  for (const k of byName) {
    const at = (table.offset[k] as number) - hashBytes;
    table.base[k] = find(table, file.window, file.seek(at, at + hashBytes));
  }
  return bad;
}

/** Opens the loose objects' headers, so that their types are known. @param open returns the type @returns how many are damaged */
export function openLoose(table: ObjectTable, open: (k: number) => number): number {
  let bad = 0;
  for (let k = 0; k < table.count; k++) {
    if (table.pack[k] !== LOOSE || find(table, table.oids, k * table.hashBytes) !== k) continue;
    try {
      table.type[k] = open(k);
    } catch {
      bad++;
    }
  }
  return bad;
}
