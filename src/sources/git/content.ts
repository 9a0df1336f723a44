/**
 * The content of single objects, in any order: follows a delta down to its base. For whole histories, which are read base first,
 * see versions.ts. Keeps a few bases, since what is asked for one after another often shares them.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { applyDelta, deltaSizes } from './delta.ts';
import { Inflater } from './inflate.ts';
import { LOOSE, loosePath, type ObjectTable } from './objects.ts';
import { BLOB, COMMIT, PackFile, TAG, TREE, UNKNOWN } from './pack.ts';

const TYPES = new Map([
  ['commit', COMMIT],
  ['tree', TREE],
  ['blob', BLOB],
  ['tag', TAG],
]);

/** Content that is too large, damaged or has no base. The message says which, with nothing of the content. */
export class ContentError extends Error {
  override name = 'ContentError';
}

/** Content over the limit, which is not read. */
export class TooLarge extends ContentError {
  constructor(size: number, limit: number) {
    super(`${size} bytes, the limit is ${limit} (--max-file-size)`);
  }
}

/** Bytes of a loose object that are enough to tell its type and size. */
const HEAD = 4096;

function beginning(file: number, length: number): Buffer {
  const out = Buffer.allocUnsafe(length);
  let done = 0;
  for (let n = -1; n !== 0 && done < length; done += n) n = readSync(file, out, done, length - done, done);
  return out.subarray(0, done);
}

/** Packed bytes of some objects, brought together. */
export interface Near {
  bytes: Buffer;
  /** Where each object's begin, or a number below 0. */
  at: Int32Array;
}

/** The packed bytes of objects, inflated. One per thread: it holds open files and a buffer. */
export class Inflated {
  readonly table: ObjectTable;
  /** While it is there, the table's blocks are not used. */
  near: Near | undefined;
  readonly #packs: (PackFile | undefined)[] = [];
  readonly #inflater = new Inflater();
  #scratch = Buffer.allocUnsafeSlow(1 << 16);

  constructor(table: ObjectTable) {
    this.table = table;
  }

  close(): void {
    for (const pack of this.#packs) pack?.close();
    this.#packs.length = 0;
  }

  /** What the packed bytes of object `k` inflate to, into `out`, which has that size. @throws InflateError */
  into(k: number, out: Buffer): void {
    const { table, near } = this;
    const room = table.room[k] as number;
    const at = near ? (near.at[k] as number) : -1;
    if (near && at >= 0) {
      this.#inflater.into(near.bytes, out, at, at + room);
      return;
    }
    const number = table.pack[k] as number;
    let pack = this.#packs[number];
    if (!pack) {
      const blocks = near ? undefined : table.blocks;
      pack = new PackFile(table.packs[number] as string, blocks && { memory: blocks, first: blocks.first[number] as number });
      this.#packs[number] = pack;
    }
    this.#inflater.into(pack.entry(table.offset[k] as number, room), out);
  }

  /** The delta of object `k`; valid until the next call. @param limit larger ones make what is larger still @throws TooLarge, InflateError */
  delta(k: number, limit: number): Buffer {
    const size = this.table.size[k] as number;
    if (size > limit + (limit >> 4) + 64) throw new TooLarge(size, limit);
    if (size > this.#scratch.length) this.#scratch = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
    const out = this.#scratch.subarray(0, size);
    this.into(k, out);
    return out;
  }

  /**
   * Opens a loose object. @param limit larger content is not read
   * @throws ContentError, InflateError
   */
  loose(k: number, limit: number): { type: number; size: number; content?: Buffer } {
    // Whoever opens a pipe otherwise waits.
    const file = openSync(loosePath(this.table, k), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) throw new ContentError('it is no file');
      let bytes = beginning(file, Math.min(stat.size, HEAD));
      const head = Buffer.alloc(32);
      const match = /^(commit|tree|blob|tag) (\d{1,15})\0/.exec(head.toString('latin1', 0, this.#inflater.head(bytes, head)));
      if (!match) throw new ContentError('it does not begin as a git object does');
      const type = TYPES.get(match[1] as string) as number;
      const size = Number(match[2]);
      const { length } = match[0];
      if (size > limit) return { type, size };
      // Nothing takes more room packed than twice its own.
      if (bytes.length < stat.size) bytes = beginning(file, Math.min(stat.size, HEAD + 2 * size));
      const all = Buffer.allocUnsafe(length + size);
      this.#inflater.into(bytes, all);
      return { type, size, content: all.subarray(length) };
    } finally {
      closeSync(file);
    }
  }
}

/** Bytes of bases that are kept. */
const KEPT = 16 << 20;

/** Reads any object. One per thread. */
export class Contents {
  readonly inflated: Inflated;
  /** Larger content is not read. */
  readonly limit: number;
  readonly #kept = new Map<number, Buffer>();
  #bytes = 0;

  constructor(table: ObjectTable, limit: number) {
    this.inflated = new Inflated(table);
    this.limit = limit;
  }

  /** @throws ContentError, InflateError, DeltaError, PackError */
  read(k: number): Buffer {
    const { table } = this.inflated;
    const chain: number[] = [];
    let content: Buffer | undefined;
    for (let at = k; ; at = table.base[at] as number) {
      content = this.#kept.get(at);
      if (content) break;
      chain.push(at);
      if ((table.base[at] as number) < 0) break;
      if (chain.length > 10_000) throw new ContentError('its deltas go in a circle');
    }
    while (chain.length) {
      const at = chain.pop() as number;
      if (content) {
        const delta = this.inflated.delta(at, this.limit);
        const { base, result, at: begin } = deltaSizes(delta);
        if (base !== content.length) throw new ContentError('its delta was made for another base');
        if (result > this.limit) throw new TooLarge(result, this.limit);
        const out = Buffer.allocUnsafe(result);
        applyDelta(delta, begin, content, out);
        content = out;
      } else content = this.#whole(at);
      this.#keep(at, content);
    }
    return content as Buffer;
  }

  #whole(k: number): Buffer {
    const { table } = this.inflated;
    if (table.pack[k] === LOOSE) {
      const { size, content } = this.inflated.loose(k, this.limit);
      if (!content) throw new TooLarge(size, this.limit);
      return content;
    }
    if (table.type[k] === UNKNOWN) throw new ContentError('it is damaged');
    const size = table.size[k] as number;
    if (size > this.limit) throw new TooLarge(size, this.limit);
    const out = Buffer.allocUnsafe(size);
    this.inflated.into(k, out);
    return out;
  }

  #keep(k: number, content: Buffer): void {
    if (content.length > KEPT / 4 || this.#kept.has(k)) return;
    this.#kept.set(k, content);
    this.#bytes += content.length;
    for (const [old, bytes] of this.#kept) {
      if (this.#bytes <= KEPT) break;
      this.#kept.delete(old);
      this.#bytes -= bytes.length;
    }
  }
}
