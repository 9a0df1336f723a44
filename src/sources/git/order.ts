/**
 * The order of commits: parents before children, otherwise by date and name, so that it is the same on every machine.
 * Believes no date more than a parent, and ends whatever the commits say of each other.
 */
import type { Commits } from './commits.ts';
import type { ObjectTable } from './objects.ts';

type Unordered = Pick<Commits, 'count' | 'object' | 'ofObject' | 'parentStart' | 'parents' | 'committed'>;

/** Takes, of the commits all of whose parents were taken, the earliest each time. Commits that are their own ancestors come last. */
export function inOrder(table: ObjectTable, { count, object, ofObject, parentStart, parents, committed }: Unordered): Pick<Commits, 'order' | 'position'> {
  const waiting = new Int32Array(count);
  const childStart = new Int32Array(count + 1);
  const parent = (i: number): number => ((parents[i] as number) < 0 ? -1 : (ofObject[parents[i] as number] as number));
  for (let c = 0; c < count; c++)
    for (let i = parentStart[c] as number; i < (parentStart[c + 1] as number); i++) {
      const p = parent(i);
      if (p < 0) continue;
      waiting[c] = (waiting[c] as number) + 1;
      childStart[p + 1] = (childStart[p + 1] as number) + 1;
    }
  for (let c = 0; c < count; c++) childStart[c + 1] = (childStart[c + 1] as number) + (childStart[c] as number);
  const children = new Int32Array(childStart[count] as number);
  const free = childStart.slice(0, count);
  for (let c = 0; c < count; c++)
    for (let i = parentStart[c] as number; i < (parentStart[c + 1] as number); i++) {
      const p = parent(i);
      if (p < 0) continue;
      const place = free[p] as number;
      children[place] = c;
      free[p] = place + 1;
    }
  const before = (a: number, b: number): number =>
    (committed[a] as number) - (committed[b] as number) || compareNames(table, object[a] as number, object[b] as number);
  const heap = new Heap(before);
  for (let c = 0; c < count; c++) if (waiting[c] === 0) heap.push(c);
  const order = new Int32Array(count);
  const position = new Int32Array(count).fill(-1);
  let taken = 0;
  while (heap.size > 0) {
    const c = heap.pop();
    position[c] = taken;
    order[taken++] = c;
    for (let i = childStart[c] as number; i < (childStart[c + 1] as number); i++) {
      const child = children[i] as number;
      waiting[child] = (waiting[child] as number) - 1;
      if (waiting[child] === 0) heap.push(child);
    }
  }
  if (taken < count) {
    const rest = Array.from(position.keys()).filter((c) => (position[c] as number) < 0);
    for (const c of rest.sort(before)) {
      position[c] = taken;
      order[taken++] = c;
    }
  }
  return { order, position };
}

/** Which of two objects' names comes first. */
export function compareNames(table: ObjectTable, a: number, b: number): number {
  const { oids, hashBytes } = table;
  for (let i = 0; i < hashBytes; i++) {
    const difference = (oids[a * hashBytes + i] as number) - (oids[b * hashBytes + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A binary heap: the first by `before` comes out first. */
class Heap {
  readonly #items: number[] = [];
  readonly #before: (a: number, b: number) => number;

  constructor(before: (a: number, b: number) => number) {
    this.#before = before;
  }

  get size(): number {
    return this.#items.length;
  }

  push(item: number): void {
    const items = this.#items;
    let i = items.push(item) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (this.#before(items[up] as number, item) <= 0) break;
      items[i] = items[up] as number;
      i = up;
    }
    items[i] = item;
  }

  pop(): number {
    const items = this.#items;
    const top = items[0] as number;
    const item = items.pop() as number;
    if (items.length === 0) return top;
    let i = 0;
    for (let down = 1; down < items.length; down = 2 * i + 1) {
      if (down + 1 < items.length && this.#before(items[down + 1] as number, items[down] as number) < 0) down++;
      if (this.#before(item, items[down] as number) <= 0) break;
      items[i] = items[down] as number;
      i = down;
    }
    items[i] = item;
    return top;
  }
}
