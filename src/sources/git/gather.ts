/**
 * Brings the packed bytes of families together before they are visited: their entries lie anywhere in a pack, and asking the system
 * for each costs more than inflating it. So packs are gone over once for as many families as there is room for.
 */
import type { Contents, Near } from './content.ts';
import { LOOSE, type ObjectTable } from './objects.ts';
import { PackFile, WINDOW } from './pack.ts';
import { type Visitor, visitFamily } from './versions.ts';

/** In place of where an object's bytes stand: they are to be fetched. */
const WANTED = -2;

/**
 * Visits families one after the other. Meanwhile no blocks of the table are used: their memory may be needed.
 * @param roots objects that are no deltas @param near where packed bytes can be brought together @param limit contents larger than this fail
 */
export function visitFamilies<S>(contents: Contents, roots: Int32Array, near: Near, visitor: Visitor<S>, limit: number): void {
  const { inflated } = contents;
  const { table } = inflated;
  inflated.near = near;
  for (let i = 0; i < roots.length; ) {
    const from = i;
    near.at.fill(-1);
    let room = 0;
    do room += want(table, roots[i++] as number, near);
    while (i < roots.length && room < near.bytes.length);
    gather(table, near);
    for (const root of roots.subarray(from, i)) visitFamily(contents, root, visitor, limit);
  }
  inflated.near = undefined;
  inflated.close();
}

/** Marks a family. @returns how many bytes it takes packed */
function want({ firstDelta, nextDelta, room }: ObjectTable, root: number, { at }: Near): number {
  let sum = 0;
  const stack = [root];
  for (let k = stack.pop(); k !== undefined; k = stack.pop()) {
    at[k] = WANTED;
    sum += room[k] as number;
    for (let d = firstDelta[k] as number; d >= 0; d = nextDelta[d] as number) stack.push(d);
  }
  return sum;
}

/** Fetches what is wanted and finds room. What is left out is read by itself, and what is wrong with it is told then. */
function gather({ count, packs, pack, offset, room }: ObjectTable, { bytes, at }: Near): void {
  let to = 0;
  for (let k = 0; k < count; ) {
    const number = pack[k] as number;
    let file: PackFile | undefined;
    try {
      for (; k < count && pack[k] === number; k++) {
        const length = room[k] as number;
        if (at[k] !== WANTED || number === LOOSE || length > WINDOW || to + length > bytes.length) continue;
        file ??= new PackFile(packs[number] as string);
        const from = file.seek(offset[k] as number, (offset[k] as number) + length);
        file.window.copy(bytes, to, from, from + length);
        at[k] = to;
        to += length;
      }
    } catch {
      k++;
    } finally {
      file?.close();
    }
  }
}
