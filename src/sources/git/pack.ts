/**
 * One pack: its index, the headers of its entries, and their bytes.
 * Reads the file in windows, so that a pack may be larger than memory. Believes no number in it without a check.
 * Source: gitformat-pack(5), checked 2026-11-21.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { BLOCK, type BlockMemory, blockOf } from './blocks.ts';

/** A pack or index that is not what it should be. The message says how. */
export class PackError extends Error {
  override name = 'PackError';
}

/** Type of a damaged object, and of one that was not opened yet or is read elsewhere under the same name. */
export const UNKNOWN = 0;
export const COMMIT = 1;
export const TREE = 2;
export const BLOB = 3;
export const TAG = 4;
export const OFS_DELTA = 6;
export const REF_DELTA = 7;

/** What an index lists: the names of the objects, sorted, and where each begins. */
export interface PackIndex {
  oids: Uint8Array;
  offsets: Float64Array;
}

const FANOUT = 256 * 4;

/** @throws PackError when the index is damaged */
export function readIndex(path: string, hashBytes: number): PackIndex {
  const file = readFileSync(path);
  const v2 = file.length >= 8 && file.readUInt32BE(0) === 0xff744f63;
  const fanout = v2 ? 8 : 0;
  if (v2 && file.readUInt32BE(4) !== 2) throw new PackError(`its index has version ${file.readUInt32BE(4)}, which is not known`);
  if (file.length < fanout + FANOUT + 2 * hashBytes) throw new PackError('its index is cut');
  const count = file.readUInt32BE(fanout + FANOUT - 4);
  const table = fanout + FANOUT;
  // Nothing is made of that size before the file is known to have it.
  const entry = 4 + hashBytes;
  if (file.length < table + count * (v2 ? entry + 4 : entry) + 2 * hashBytes) throw new PackError('its index is cut');
  const offsets = new Float64Array(count);
  if (!v2) {
    const oids = new Uint8Array(count * hashBytes);
    for (let i = 0; i < count; i++) {
      offsets[i] = file.readUInt32BE(table + i * entry);
      oids.set(file.subarray(table + i * entry + 4, table + (i + 1) * entry), i * hashBytes);
    }
    return { oids, offsets };
  }
  const small = table + count * (hashBytes + 4);
  const large = small + count * 4;
  const last = (file.length - 2 * hashBytes - large) / 8;
  for (let i = 0; i < count; i++) {
    const offset = file.readUInt32BE(small + 4 * i);
    if (offset < 0x80000000) offsets[i] = offset;
    else if (offset - 0x80000000 >= last) throw new PackError('its index points outside of itself');
    else offsets[i] = Number(file.readBigUInt64BE(large + 8 * (offset - 0x80000000)));
  }
  return { oids: file.subarray(table, table + count * hashBytes), offsets };
}

/**
 * The indexes that a multi-pack-index holds, by the packs' file names; for packs that have none of their own.
 * @throws PackError when it is damaged
 */
export function readMultiIndex(path: string, hashBytes: number): Map<string, PackIndex> {
  const found = new Map<string, PackIndex>();
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return found;
  const file = readFileSync(path);
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'MIDX') throw new PackError('the multi-pack-index is no such file');
  const chunks = new Map<string, { from: number; to: number }>();
  const number = file[6] as number;
  const offset = (at: number) => {
    if (at + 8 > file.length) throw new PackError('the multi-pack-index is cut');
    return Number(file.readBigUInt64BE(at));
  };
  for (let i = 0; i < number; i++) {
    const at = 12 + 12 * i;
    chunks.set(file.toString('latin1', at, at + 4), { from: offset(at + 4), to: offset(at + 16) });
  }
  const part = (name: string): Buffer => {
    const { from, to } = chunks.get(name) ?? { from: 1, to: 0 };
    if (from > to || to > file.length) throw new PackError('the multi-pack-index is cut');
    return file.subarray(from, to);
  };
  const names = part('PNAM').toString('latin1').split('\0');
  const oids = part('OIDL');
  const places = part('OOFF');
  const large = chunks.has('LOFF') ? part('LOFF') : Buffer.alloc(0);
  const count = Math.min(oids.length / hashBytes, places.length / 8) | 0;
  const lists = names.map(() => ({ oids: [] as Buffer[], offsets: [] as number[] }));
  for (let i = 0; i < count; i++) {
    const list = lists[places.readUInt32BE(8 * i)];
    const at = places.readUInt32BE(8 * i + 4);
    const far = 8 * (at - 0x80000000);
    if (!list || (at >= 0x80000000 && large.length > 0 && far + 8 > large.length)) throw new PackError('the multi-pack-index points outside of itself');
    list.oids.push(oids.subarray(i * hashBytes, (i + 1) * hashBytes));
    list.offsets.push(at >= 0x80000000 && large.length > 0 ? Number(large.readBigUInt64BE(far)) : at);
  }
  for (const [i, list] of lists.entries())
    if (names[i]) found.set((names[i] as string).replace(/\.(idx|pack)$/, ''), { oids: Buffer.concat(list.oids), offsets: Float64Array.from(list.offsets) });
  return found;
}

/** Bytes read at a time where entries are read one after another. */
export const WINDOW = 1 << 18;

/** The bytes of a pack, which may be larger than memory. */
export class PackFile {
  readonly size: number;
  readonly #file: number;
  /** What was read last for reading on from there; see `seek`. */
  window: Buffer = Buffer.alloc(0);
  #windowAt = 0;
  #windowEnd = 0;
  #entry = Buffer.allocUnsafeSlow(1 << 16);
  readonly #blocks: { memory: BlockMemory; first: number } | undefined;
  /** Views of blocks in shared memory, by number. */
  readonly #views = new Map<number, Buffer>();

  /** @param blocks shared with other threads, and the number of the pack's first one @throws PackError when it is no pack of a known version */
  constructor(path: string, blocks?: { memory: BlockMemory; first: number }) {
    this.#blocks = blocks;
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
    const head = Buffer.alloc(12);
    if (this.size >= 12) this.#read(head, 0);
    const version = head.readUInt32BE(4);
    if (head.toString('latin1', 0, 4) !== 'PACK' || (version !== 2 && version !== 3)) {
      this.close();
      throw new PackError('it does not begin as a pack does');
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Sees to it that the bytes from `at` to `to`, at most a window and within the file, stand in `window`. @returns where they begin there */
  seek(at: number, to: number): number {
    if (at < this.#windowAt || to > this.#windowEnd) {
      if (this.window.length === 0) this.window = Buffer.allocUnsafeSlow(Math.min(WINDOW, this.size));
      const end = Math.min(at + WINDOW, this.size);
      this.#windowEnd = 0;
      this.#read(this.window.subarray(0, end - at), at);
      this.#windowAt = at;
      this.#windowEnd = end;
    }
    return at - this.#windowAt;
  }

  /** The bytes of one entry, which may lie anywhere; valid until the next call. */
  entry(at: number, length: number): Buffer {
    const number = Math.floor(at / BLOCK);
    const from = at - number * BLOCK;
    const block = this.#block(number);
    if (block && from + length <= block.length) return block.subarray(from, from + length);
    if (length > this.#entry.length) this.#entry = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(length)));
    const out = this.#entry.subarray(0, length);
    const next = block && length <= BLOCK ? this.#block(number + 1) : undefined;
    if (block && next) {
      block.copy(out, 0, from);
      next.copy(out, BLOCK - from, 0, length - (BLOCK - from));
    } else this.#read(out, at);
    return out;
  }

  #block(number: number): Buffer | undefined {
    if (!this.#blocks) return undefined;
    let view = this.#views.get(number);
    if (view) return view;
    const begin = number * BLOCK;
    view = blockOf(this.#blocks.memory, this.#blocks.first + number, Math.min(BLOCK, this.size - begin), (into) => this.#read(into, begin));
    if (view) this.#views.set(number, view);
    return view;
  }

  #read(out: Buffer, at: number): void {
    for (let done = 0; done < out.length; ) {
      const n = readSync(this.#file, out, done, out.length - done, at + done);
      if (n === 0) throw new PackError('it became shorter while it was read');
      done += n;
    }
  }
}

/** An entry's header: its type, the size of what it inflates to, and where the packed bytes begin, seen from the entry. */
export interface EntryHeader {
  type: number;
  size: number;
  /** Bytes of the header, the reference to the base included. */
  length: number;
  /** Of an OFS_DELTA, how far before the entry its base begins. */
  distance: number;
}

/** Longest header: ten bytes of size and ten of distance, or a name. */
export const LONGEST_HEADER = 64;

/** Reads the header that stands in `bytes` from `from`, at most up to `to`. @throws PackError when it is cut */
export function readHeader(bytes: Buffer, from: number, to: number, hashBytes: number, into: EntryHeader): void {
  let p = from;
  let byte = bytes[p++] ?? 0;
  into.type = (byte >> 4) & 7;
  let size = byte & 15;
  for (let factor = 16; byte & 128; factor *= 128) {
    byte = bytes[p++] ?? 0;
    size += (byte & 127) * factor;
    if (p > from + 10) throw new PackError('an entry has no size');
  }
  into.size = size;
  into.distance = 0;
  if (into.type === OFS_DELTA) {
    byte = bytes[p++] ?? 0;
    let distance = byte & 127;
    while (byte & 128) {
      byte = bytes[p++] ?? 0;
      distance = (distance + 1) * 128 + (byte & 127);
      if (p > from + 22) throw new PackError('an entry has no base');
    }
    into.distance = distance;
  } else if (into.type === REF_DELTA) p += hashBytes;
  if (p > to) throw new PackError('an entry is cut');
  into.length = p - from;
}
