/**
 * Who is made from whom: deltas get the type of what they are made from, and objects the list of their deltas.
 * Knows the table only, reads nothing.
 */
import type { ObjectTable } from './objects.ts';
import { TAG, UNKNOWN } from './pack.ts';

/**
 * Deltas get the type of what they are made from, and each object the list of its deltas. What refers to itself stays UNKNOWN.
 * @param bad per pack, how many of its objects are damaged: those without a base are added
 */
export function settleTypes(table: ObjectTable, bad: number[]): void {
  const { count, base, type, firstDelta, nextDelta, weight } = table;
  for (let k = count - 1; k >= 0; k--) {
    const b = base[k] as number;
    if (b < 0) continue;
    nextDelta[k] = firstDelta[b] as number;
    firstDelta[b] = k;
  }
  // Down from what is no delta, in an order in which a base comes before its deltas.
  const order = new Int32Array(count);
  let tail = 0;
  for (let k = 0; k < count; k++) if ((base[k] as number) < 0) order[tail++] = k;
  for (let head = 0; head < tail; head++) {
    const k = order[head] as number;
    if ((base[k] as number) >= 0) type[k] = type[base[k] as number] as number;
    for (let d = firstDelta[k] as number; d >= 0; d = nextDelta[d] as number) order[tail++] = d;
  }
  for (let k = 0; k < count; k++) {
    if ((type[k] as number) > TAG) type[k] = UNKNOWN;
    else if ((base[k] as number) < 0 || type[k] !== UNKNOWN) continue;
    bad[table.pack[k] as number] = (bad[table.pack[k] as number] ?? 0) + 1;
  }
  weight.fill(1);
  for (let i = tail - 1; i >= 0; i--) {
    const k = order[i] as number;
    const b = base[k] as number;
    if (b >= 0) weight[b] = (weight[b] as number) + (weight[k] as number);
  }
  sortDeltas(table);
}

/** Puts the lists of deltas in order: the lightest first, and the last one first of those that weigh the same. */
function sortDeltas({ count, base, firstDelta, nextDelta, weight }: ObjectTable): void {
  let heavy = 0;
  for (let k = 0; k < count; k++) if ((weight[k] as number) > 1 && (base[k] as number) >= 0) heavy++;
  const keys = new Float64Array(heavy);
  for (let k = 0, i = 0; k < count; k++) if ((weight[k] as number) > 1 && (base[k] as number) >= 0) keys[i++] = k - (weight[k] as number) * count;
  keys.sort();
  firstDelta.fill(-1);
  const put = (k: number): void => {
    const b = base[k] as number;
    nextDelta[k] = firstDelta[b] as number;
    firstDelta[b] = k;
  };
  for (const key of keys) put(((key % count) + count) % count);
  for (let k = 0; k < count; k++) if (weight[k] === 1 && (base[k] as number) >= 0) put(k);
}
