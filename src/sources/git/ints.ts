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
  return groupParts(count, columns.length, [[keys, ...columns]]);
}

/** Groups rows that come in parts, each a column of keys and `width` others. */
export function groupParts(count: number, width: number, parts: readonly (readonly Int32Array[])[]): Groups {
  const start = new Int32Array(count + 1);
  for (const [keys = NONE] of parts)
    for (let i = 0; i < keys.length; i++) {
      const next = (keys[i] as number) + 1;
      start[next] = (start[next] as number) + 1;
    }
  for (let k = 0; k < count; k++) start[k + 1] = (start[k + 1] as number) + (start[k] as number);
  const free = start.slice(0, count);
  const columns = Array.from({ length: width }, () => new Int32Array(start[count] as number));
  for (const [keys = NONE, ...others] of parts)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      const at = free[key] as number;
      free[key] = at + 1;
      for (let c = 0; c < width; c++) (columns[c] as Int32Array)[at] = (others[c] as Int32Array)[i] as number;
    }
  return { start, columns };
}

const NONE = new Int32Array(0);

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

/** Where a value stands first in a sorted list at or before `from`, looked for from there backwards; or -1. */
export function indexBefore(list: Float64Array, from: number, value: number): number {
  let high = from + 1;
  let step = 1;
  for (; high - step > 0 && (list[high - step] as number) >= value; step *= 2) high -= step;
  let low = Math.max(0, high - step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low <= from && list[low] === value ? low : -1;
}

/** The indexes of whole numbers that are not negative, in the order of the numbers; equal ones keep their order. */
export function ascending(numbers: Float64Array): Int32Array {
  const { length } = numbers;
  let order = new Int32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  let next = new Int32Array(length);
  let largest = 0;
  for (let i = 0; i < length; i++) largest = Math.max(largest, numbers[i] as number);
  // Digit by digit, the last one first.
  for (let unit = 1; unit <= largest; unit *= DIGITS) {
    const start = new Int32Array(DIGITS + 1);
    for (let i = 0; i < length; i++) {
      const digit = Math.floor((numbers[i] as number) / unit) % DIGITS;
      start[digit + 1] = (start[digit + 1] as number) + 1;
    }
    for (let d = 0; d < DIGITS; d++) start[d + 1] = (start[d + 1] as number) + (start[d] as number);
    for (let i = 0; i < length; i++) {
      const index = order[i] as number;
      const digit = Math.floor((numbers[index] as number) / unit) % DIGITS;
      const at = start[digit] as number;
      next[at] = index;
      start[digit] = at + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

const DIGITS = 2048;
