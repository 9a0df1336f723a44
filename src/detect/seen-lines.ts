/**
 * Lines that are known to tell nothing, by a hash: most lines of a history were seen in an earlier version, or in another file.
 * Holds no text. The hash is seeded at random for each run, so that nobody can write a line that passes for a harmless one.
 */
import { randomBytes } from 'node:crypto';

/** Lines remembered at most; 8 bytes each. */
const MOST = 1 << 21;

/** Two words of 32 bits. */
export interface LineHash {
  first: number;
  second: number;
}

/** Can be shared between threads: a race costs a repetition at worst. */
export interface SeenMemory {
  words: Int32Array;
  seeds: Int32Array;
}

/** @param lines how many lines there may be, about */
export function seenMemory(lines: number): SeenMemory {
  const size = 2 ** Math.ceil(Math.log2(Math.min(MOST, Math.max(1024, lines)) * 2));
  const seeds = new Int32Array(new SharedArrayBuffer(8));
  seeds.set([randomBytes(4).readInt32LE(), randomBytes(4).readInt32LE()]);
  return { words: new Int32Array(new SharedArrayBuffer(size * 8)), seeds };
}

export class SeenLines {
  readonly #words: Int32Array;
  readonly #mask: number;
  readonly #first: number;
  readonly #second: number;
  #room: number;
  #memory: ArrayBufferLike | undefined;
  #view: DataView<ArrayBufferLike> = new DataView(new ArrayBuffer(0));

  constructor(memory: SeenMemory) {
    this.#words = memory.words;
    this.#mask = memory.words.length / 2 - 1;
    this.#first = memory.seeds[0] as number;
    this.#second = memory.seeds[1] as number;
    this.#room = Math.floor((this.#mask + 1) * 0.7);
  }

  /** Hashes the line from `at` up to its line feed. @returns the offset behind it @param kind lines mean other things in other kinds of files */
  hash(bytes: Buffer, at: number, kind: number, into: LineHash): number {
    const { length } = bytes;
    if (bytes.buffer !== this.#memory || bytes.byteOffset !== this.#view.byteOffset || length !== this.#view.byteLength) {
      this.#memory = bytes.buffer;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, length);
    }
    const view = this.#view;
    let a = Math.imul(this.#first + kind, 0x01000193);
    let b = Math.imul(this.#second ^ kind, 0x2c1b3c6d);
    let i = at;
    // Four bytes at a time, as long as there is no line feed among them.
    for (; i + 4 <= length; i += 4) {
      const word = view.getInt32(i, true);
      const x = word ^ 0x0a0a0a0a;
      if (((x - 0x01010101) & ~x & 0x80808080) !== 0) break;
      a = Math.imul(a ^ word, 0x01000193);
      a ^= a >>> 15;
      b = Math.imul(b ^ (b >>> 13) ^ word, 0x2c1b3c6d);
    }
    for (; i < length; i++) {
      const c = bytes[i] as number;
      if (c === 10) break;
      a = Math.imul(a ^ c, 0x01000193);
      b = Math.imul(b ^ (b >>> 15) ^ c, 0x2c1b3c6d);
    }
    into.first = (a ^ (b >>> 13)) | 1;
    into.second = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ (i - at);
    return i + 1;
  }

  /** True when the line is known to tell nothing. */
  has({ first, second }: LineHash): boolean {
    const words = this.#words;
    for (let slot = (first >>> 4) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const word = words[2 * slot];
      if (word === 0) return false;
      if (word === first && words[2 * slot + 1] === second) return true;
    }
  }

  add({ first, second }: LineHash): void {
    // Another thread fills the same memory: what is left is not known exactly, so a quarter stays free.
    if (this.#room-- <= 0) return;
    const words = this.#words;
    for (let slot = (first >>> 4) & this.#mask, steps = 0; steps < 64; slot = (slot + 1) & this.#mask, steps++) {
      if (words[2 * slot] !== 0) continue;
      words[2 * slot] = first;
      words[2 * slot + 1] = second;
      return;
    }
  }
}
