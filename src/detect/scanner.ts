/**
 * Goes over the lines of a text in WebAssembly and calls back where there is something to judge: at anchors, and in lines that may hold
 * something encoded. Leaves out lines that are known to tell nothing: most lines of a history were seen in an earlier version, or in
 * another file. Of those no text is kept, only hashes, seeded at random for each run, so that nobody can write a line that passes for
 * a harmless one.
 */
import { randomBytes } from 'node:crypto';
import kernel from 'wasm:scanner';
import type { AnchorTables } from './anchors.ts';
import { lineEnd } from './lines.ts';

/** What is done with what a scan finds. Each tells whether there was something in it; lines in which there was not are remembered. */
export interface OnLine {
  /** An anchor: its number, its offset, and the bounds of its line with the line feed. */
  anchor(anchor: number, at: number, from: number, to: number): boolean;
  /** A line that may hold base64 or hex, or escapes. */
  encoded(from: number, to: number, alphabet: boolean, escapes: boolean): boolean;
  /** Asked now and then; true ends the scan. */
  expired(): boolean;
}

/** Memory for kernels that see the same lines, in one thread or several. */
export interface SeenLines {
  memory: WebAssembly.Memory;
  /** Where the hashes are, and how many there may be. */
  at: number;
  slots: number;
  keys: bigint[];
}

/** Lines remembered at most; a slot takes 8 bytes, and half of them stay free. */
const MOST_LINES = 1 << 21;
/** A text is handed over in parts of that size. Longer lines are never remembered. */
const PART = 1 << 18;
/** A line with so much in it that there is no room for it all is gone over in pieces of that size, for which there is. */
const PIECE = 1 << 15;
/** What is handed over before a part, to see whether the line before runs on. */
const CONTEXT = 64;
const LINES = 1 << 14;
const PAGE = 1 << 16;
const MOST_PAGES = 1 << 14;
// Notes on a line, as the kernel writes them.
const ENCODED = 1;
const ESCAPED = 2;
const LEARNABLE = 4;

type Kernel = Record<'setup' | 'hitCount' | 'lineCount' | 'scan' | 'piece' | 'told', (...args: number[]) => number> & {
  remember(slots: number, mask: number, room: number, ...keys: bigint[]): void;
};

let compiled: WebAssembly.Module | undefined;
const moduleOf = (): WebAssembly.Module => {
  compiled ??= new WebAssembly.Module(Buffer.from(kernel, 'base64'));
  return compiled;
};

const newMemory = (): WebAssembly.Memory => new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });

/** Takes a part of a memory. Its first word counts what is taken, in units of 64 bytes; the first unit is never given away. */
function take(memory: WebAssembly.Memory, bytes: number): number {
  const units = Math.ceil(bytes / 64);
  const at = (1 + Atomics.add(new Int32Array(memory.buffer, 0, 1), 0, units)) * 64;
  // Another thread may have made room at the same time.
  while (memory.buffer.byteLength < at + bytes) memory.grow(Math.ceil((at + bytes - memory.buffer.byteLength) / PAGE));
  return at;
}

/** @param lines how many lines there may be, about */
export function seenLines(lines: number): SeenLines {
  const memory = newMemory();
  const slots = 2 ** Math.ceil(Math.log2(Math.min(MOST_LINES, Math.max(1024, lines)) * 2));
  const key = () => randomBytes(8).readBigInt64LE();
  return { memory, at: take(memory, slots * 8), slots, keys: [key(), key() | 1n, key() | 1n] };
}

export class Scanner {
  readonly #tables: AnchorTables;
  readonly #kernel: Kernel;
  readonly #seen: boolean;
  /** Where texts are put, and the memory from there on. */
  readonly #inputAt: number;
  readonly #input: Uint8Array;
  /** Hits: anchor, address, line. Lines: address, end, hash (two words), notes, nothing. */
  readonly #hits: Int32Array;
  readonly #lines: Int32Array;

  constructor(tables: AnchorTables, seen?: SeenLines) {
    const memory = seen?.memory ?? newMemory();
    this.#tables = tables;
    this.#seen = seen !== undefined;
    const put = (table: Uint8Array | Uint16Array | Uint32Array): number => {
      const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
      const at = take(memory, bytes.length);
      new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
      return at;
    };
    const { classes, digits, beginnings, buckets, entries, letters, exacts, most } = tables;
    const places = [classes, digits, beginnings, buckets, entries, letters, exacts].map(put);
    const hitRoom = PIECE * most;
    const hitsAt = take(memory, hitRoom * 12);
    const linesAt = take(memory, LINES * 24);
    // Words of eight bytes are read, beyond the end too.
    const before = Math.max(CONTEXT, tables.longest);
    this.#inputAt = take(memory, before + PART + 64);
    this.#input = new Uint8Array(memory.buffer, this.#inputAt, before + PART);
    this.#hits = new Int32Array(memory.buffer, hitsAt, hitRoom * 3);
    this.#lines = new Int32Array(memory.buffer, linesAt, LINES * 6);
    this.#kernel = new WebAssembly.Instance(moduleOf(), { env: { memory } }).exports as Kernel;
    this.#kernel.setup(...places, hitsAt, hitRoom, linesAt, LINES);
    // Other threads add to the same slots, but each gives up when it finds none near by.
    if (seen) this.#kernel.remember(seen.at, seen.slots - 1, Math.floor(seen.slots * 0.7), ...seen.keys);
  }

  /** Goes over the lines of a range that begins and ends with whole lines. @param kind lines mean other things in other kinds of files */
  scan(bytes: Buffer, from: number, to: number, kind: number, on: OnLine): void {
    for (let at = from; at < to && !on.expired(); ) {
      const context = Math.min(at, CONTEXT);
      const end = Math.min(to, at + PART);
      this.#input.set(bytes.subarray(at - context, end));
      const begin = this.#inputAt;
      const done = this.#kernel.scan(begin, begin + context, begin + context + end - at, Number(end === to), kind);
      const shift = at - context - begin;
      if (done === begin + context) at = this.#longLine(bytes, at, on);
      else {
        this.#tell(shift, on);
        at = done + shift;
      }
    }
  }

  /** Calls back for each anchor in a text, without regard to lines. */
  anchors(bytes: Buffer, on: (anchor: number) => void): void {
    this.#pieces(bytes, 0, bytes.length, (anchor) => on(anchor));
  }

  #tell(shift: number, on: OnLine): void {
    const hits = this.#hits;
    const lines = this.#lines;
    const hitCount = this.#kernel.hitCount();
    const lineCount = this.#kernel.lineCount();
    const open: { from: number; to: number; notes: number; line: number }[] = [];
    let hit = 0;
    for (let line = 0; line < lineCount; line++) {
      const from = (lines[6 * line] as number) + shift;
      const to = (lines[6 * line + 1] as number) + shift;
      const notes = lines[6 * line + 4] as number;
      let told = false;
      for (; hit < hitCount && hits[3 * hit + 2] === line; hit++)
        if (on.anchor(hits[3 * hit] as number, (hits[3 * hit + 1] as number) + shift, from, to)) told = true;
      if (notes & (ENCODED | ESCAPED)) open.push({ from, to, notes: told ? notes & ~LEARNABLE : notes, line });
      else if (!told && notes & LEARNABLE) this.#kernel.told(line);
    }
    // What is encoded may be searched with this scanner too; then nothing of the above is left.
    for (const { from, to, notes, line } of open) {
      const told = on.encoded(from, to, (notes & ENCODED) !== 0, (notes & ESCAPED) !== 0);
      if (!told && this.#seen && notes & LEARNABLE) this.#kernel.told(line);
    }
  }

  /** A line that is too long, or has too much in it. @returns its end */
  #longLine(bytes: Buffer, from: number, on: OnLine): number {
    const end = lineEnd(bytes, from);
    this.#pieces(bytes, from, end, (anchor, at) => on.anchor(anchor, at, from, end), on);
    on.encoded(from, end, true, true);
    return end;
  }

  /** Pieces overlap by the longest anchor less a byte; what lies in one piece wholly is told of that one. */
  #pieces(bytes: Buffer, from: number, to: number, each: (anchor: number, at: number) => void, on?: OnLine): void {
    const begin = this.#inputAt;
    for (let at = from; at < to && !on?.expired(); at += PIECE) {
      const overlap = Math.min(at - from, this.#tables.longest - 1);
      const end = Math.min(to, at + PIECE);
      this.#input.set(bytes.subarray(at - overlap, end));
      this.#kernel.piece(begin, begin + overlap + end - at);
      const shift = at - overlap - begin;
      const hitCount = this.#kernel.hitCount();
      for (let hit = 0; hit < hitCount; hit++) {
        const anchor = this.#hits[3 * hit] as number;
        const start = (this.#hits[3 * hit + 1] as number) + shift;
        if (start + (this.#tables.lengths[anchor] as number) > at) each(anchor, start);
      }
    }
  }
}
