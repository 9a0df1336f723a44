/**
 * Lists of whole numbers that grow, and lists of them grouped by a number: a few bytes an element where objects would cost fifty.
 * Knows nothing of what the numbers mean.
 */

/** A growing list of 32-bit numbers. */
export class Ints {
  /** Valid up to `length`; another array after a `push`. */
  data = new Int32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = new Int32Array(2 * this.length);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length++] = value;
  }

  pop(): number {
    return this.data[--this.length] as number;
  }

  at(index: number): number {
    return this.data[index] as number;
  }

  clear(): void {
    this.length = 0;
  }

  /** The numbers; another view after a `push`. */
  view(): Int32Array {
    return this.data.subarray(0, this.length);
  }
}

/** Rows of numbers grouped by key: those of `key` stand from `start[key]` to `start[key + 1]` in each column. */
export interface Groups {
  start: Int32Array;
  columns: Int32Array[];
}

/** Groups rows by their key, from 0 to `count` - 1. Rows of one key keep their order. */
export function groupBy(count: number, keys: Int32Array, columns: readonly Int32Array[]): Groups {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < keys.length; i++) {
    const next = (keys[i] as number) + 1;
    start[next] = (start[next] as number) + 1;
  }
  for (let k = 0; k < count; k++) start[k + 1] = (start[k + 1] as number) + (start[k] as number);
  const place = new Int32Array(keys.length);
  const free = start.slice(0, count);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    const at = free[key] as number;
    place[i] = at;
    free[key] = at + 1;
  }
  return {
    start,
    columns: columns.map((column) => {
      const out = new Int32Array(place.length);
      for (let i = 0; i < place.length; i++) out[place[i] as number] = column[i] as number;
      return out;
    }),
  };
}

/** Where a value stands first in a sorted part of a list, or -1. */
export function indexIn(list: Int32Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && list[low] === value ? low : -1;
}
