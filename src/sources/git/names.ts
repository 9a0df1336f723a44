/**
 * Numbers for byte strings, the same number for the same bytes, without making a string of each.
 * Holds the bytes once; decides nothing about them.
 */
import { isUtf8 } from 'node:buffer';
import { randomInt } from 'node:crypto';
import { Ints } from './ints.ts';

/** Names that cross to another thread: their bytes, and where each ends. */
export interface NameList {
  bytes: Uint8Array;
  ends: Int32Array;
}

export class Names {
  count = 0;
  #text = Buffer.allocUnsafeSlow(1 << 16);
  readonly #ends = new Ints();
  readonly #hashes = new Ints();
  #slots = new Int32Array(1 << 10).fill(-1);
  // Unforeseeable, so that nobody can choose names that all fall on one slot. Numbers do not depend on it.
  readonly #seed = randomInt(2 ** 31) | 1;

  /** The number of `bytes` from `from` up to `to`. */
  number(bytes: Buffer, from: number, to: number): number {
    let hash = this.#seed;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x5bd1e995) ^ (hash >>> 15);
    hash ^= hash >>> 13;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let n = this.#slots[slot] as number; n >= 0; n = this.#slots[slot] as number) {
      if (this.#hashes.at(n) === hash && this.#same(n, bytes, from, to)) return n;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.count;
    return this.#add(hash, bytes, from, to);
  }

  /** The bytes of a name. */
  bytes(number: number): Buffer {
    return this.#text.subarray(this.#start(number), this.#ends.at(number));
  }

  /** The names from a number on. */
  since(number: number): NameList {
    const start = this.#start(number);
    return {
      bytes: Uint8Array.from(this.#text.subarray(start, this.#start(this.count))),
      ends: this.#ends
        .view()
        .slice(number)
        .map((end) => end - start),
    };
  }

  /** Takes another list's names in, and tells their numbers here. */
  take({ bytes, ends }: NameList, told: (number: number) => void): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let i = 0, from = 0; i < ends.length; from = ends[i++] as number) told(this.number(text, from, ends[i] as number));
  }

  /** All names in the order of their numbers, those that are no UTF-8 as Latin-1. */
  strings(): string[] {
    return Array.from({ length: this.count }, (_, n) => {
      const bytes = this.bytes(n);
      return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
    });
  }

  #start(n: number): number {
    return n === 0 ? 0 : this.#ends.at(n - 1);
  }

  #same(n: number, bytes: Buffer, from: number, to: number): boolean {
    const start = this.#start(n);
    if (this.#ends.at(n) - start !== to - from) return false;
    for (let i = 0; i < to - from; i++) if (this.#text[start + i] !== bytes[from + i]) return false;
    return true;
  }

  #add(hash: number, bytes: Buffer, from: number, to: number): number {
    const end = this.#start(this.count);
    if (end + to - from > this.#text.length) {
      const wider = Buffer.allocUnsafeSlow(2 * (end + to - from));
      this.#text.copy(wider, 0, 0, end);
      this.#text = wider;
    }
    bytes.copy(this.#text, end, from, to);
    this.#ends.push(end + to - from);
    this.#hashes.push(hash);
    if (2 * ++this.count > this.#slots.length) this.#widen();
    return this.count - 1;
  }

  #widen(): void {
    const slots = new Int32Array(4 * this.#slots.length).fill(-1);
    for (let n = 0; n < this.count; n++) {
      let slot = this.#hashes.at(n) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = n;
    }
    this.#slots = slots;
  }
}
