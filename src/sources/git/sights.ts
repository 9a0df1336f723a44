/**
 * What trees hold of the secrets that were found, and nothing else of them: trees that hold the same secrets at the same paths
 * get the same number, however they differ otherwise. So a history is compared by numbers, and looked into only where they change.
 */
import { type Groups, groupBy, Ints, indexIn } from './ints.ts';
import { Names } from './names.ts';
import type { ObjectTable } from './objects.ts';
import { TREE } from './pack.ts';
import { Containers, type TreeIndex } from './trees.ts';

/** Which secrets, by small numbers, a blob holds. */
export interface Sighting {
  blob: number;
  secrets: readonly number[];
}

/** Numbers ("sights") of sets of secrets, for blobs, and of lists of named sights, for trees. */
export class Sights {
  /** The sight of an object, or -1 when it holds nothing. */
  readonly ofObject: Int32Array;
  /** The sets of secrets, which have the first numbers; each sorted. */
  readonly sets: number[][] = [];
  /** Trees that hold something and that no other tree holds. */
  readonly topmost: number[] = [];
  /** The lists, each a row of names and sights in turn, sorted by name. */
  readonly #lists = new Names();
  #names = new Int32Array(0);
  #kids = new Int32Array(0);
  #start = new Int32Array(1);
  /** Of the trees: entries that hold something, by row, sorted by name. */
  readonly #entries: Groups;
  /** The row of a tree; -1 for others. */
  readonly #row: Int32Array;
  #scratch = new Int32Array(64);

  constructor(table: ObjectTable, index: TreeIndex, sightings: readonly Sighting[]) {
    this.ofObject = new Int32Array(table.count).fill(-1);
    this.#row = new Int32Array(table.count).fill(-1);
    const queue = this.#leaves(table, sightings);
    const leaves = queue.length;
    // Upwards: all trees that hold one of them, and under which name.
    const containers = new Containers(table, index);
    const rows = new Ints();
    const names = new Ints();
    const kids = new Ints();
    const heldFrom = new Ints();
    let top = 0;
    for (let i = 0; i < queue.length; i++) {
      const kid = queue.at(i);
      heldFrom.push(rows.length);
      containers.each(kid, (tree, name) => {
        if (this.#row[tree] === -1) {
          if (this.ofObject[tree] !== -1) return; // A file to one tree and a folder to another: no git makes that.
          this.#row[tree] = top++;
          queue.push(tree);
        }
        rows.push(this.#row[tree] as number);
        names.push(name);
        kids.push(kid);
      });
      if (i >= leaves && rows.length === heldFrom.at(i)) this.topmost.push(kid);
    }
    heldFrom.push(rows.length);
    // By name, then by tree: so the entries of each tree are sorted by name.
    const byName = groupBy(index.names.length, names.view(), [rows.view(), names.view(), kids.view()]).columns as [Int32Array, Int32Array, Int32Array];
    this.#entries = groupBy(top, byName[0], byName.slice(1));
    this.#number(queue, leaves, rows, heldFrom);
    this.#unpack();
  }

  /** How many sights there are. */
  get count(): number {
    return this.sets.length + this.#lists.count;
  }

  /** Calls `visit` for each entry of a tree's sight. */
  each(sight: number, visit: (name: number, kid: number) => void): void {
    const list = sight - this.sets.length;
    if (list >= 0)
      for (let i = this.#start[list] as number; i < (this.#start[list + 1] as number); i++) visit(this.#names[i] as number, this.#kids[i] as number);
  }

  /** The sight of the entry with a name, or -1. */
  kid(sight: number, name: number): number {
    const list = sight - this.sets.length;
    const i = list < 0 ? -1 : indexIn(this.#names, this.#start[list] as number, this.#start[list + 1] as number, name);
    return i < 0 ? -1 : (this.#kids[i] as number);
  }

  /** The object with that sight that a tree holds under a name, or -1. */
  object(tree: number, name: number, sight: number): number {
    const { start, columns } = this.#entries;
    const [names, kids] = columns as [Int32Array, Int32Array];
    const row = this.#row[tree] as number;
    const to = start[row + 1] as number;
    for (let i = indexIn(names, start[row] as number, to, name); i >= 0 && i < to && names[i] === name; i++)
      if (this.ofObject[kids[i] as number] === sight) return kids[i] as number;
    return -1;
  }

  /** Gives blobs the numbers of their sets of secrets. @returns the blobs */
  #leaves(table: ObjectTable, sightings: readonly Sighting[]): Ints {
    const secrets = new Map<number, Set<number>>();
    for (const sighting of sightings) {
      if (sighting.secrets.length === 0 || table.type[sighting.blob] === TREE) continue;
      const known = secrets.get(sighting.blob);
      if (known) for (const s of sighting.secrets) known.add(s);
      else secrets.set(sighting.blob, new Set(sighting.secrets));
    }
    const numbers = new Map<string, number>();
    const queue = new Ints();
    for (const blob of [...secrets.keys()].sort((a, b) => a - b)) {
      const set = [...(secrets.get(blob) as Set<number>)].sort((a, b) => a - b);
      const key = set.join();
      let number = numbers.get(key);
      if (number === undefined) {
        number = this.sets.push(set) - 1;
        numbers.set(key, number);
      }
      this.ofObject[blob] = number;
      queue.push(blob);
    }
    return queue;
  }

  /** Gives trees their numbers, each when all it holds have theirs. */
  #number(queue: Ints, leaves: number, rows: Ints, heldFrom: Ints): void {
    const { start } = this.#entries;
    const waiting = Int32Array.from({ length: start.length - 1 }, (_, row) => (start[row + 1] as number) - (start[row] as number));
    const ready: number[] = Array.from({ length: leaves }, (_, i) => i);
    for (let i = 0; ; ) {
      for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
        if (next >= leaves) this.ofObject[queue.at(next)] = this.#list(next - leaves);
        for (let r = heldFrom.at(next); r < heldFrom.at(next + 1); r++) {
          const row = rows.at(r);
          waiting[row] = (waiting[row] as number) - 1;
          if (waiting[row] === 0) ready.push(leaves + row);
        }
      }
      // What is left holds itself, which no git makes: it is cut where it was met first.
      while (i < queue.length && this.ofObject[queue.at(i)] !== -1) i++;
      if (i === queue.length) return;
      waiting[i - leaves] = -1;
      ready.push(i);
    }
  }

  /** The number of what a tree holds. */
  #list(row: number): number {
    const { start, columns } = this.#entries;
    const [names, kids] = columns as [Int32Array, Int32Array];
    const from = start[row] as number;
    const to = start[row + 1] as number;
    if (2 * (to - from) > this.#scratch.length) this.#scratch = new Int32Array(4 * (to - from));
    let length = 0;
    for (let i = from; i < to; i++) {
      const name = names[i] as number;
      const kid = this.ofObject[kids[i] as number] as number;
      // In a tree no git would make, a name may stand twice; nothing is lost of such a tree, only compared with less care.
      if (kid < 0 || (length > 0 && this.#scratch[length - 2] === name && this.#scratch[length - 1] === kid)) continue;
      this.#scratch[length++] = name;
      this.#scratch[length++] = kid;
    }
    return this.sets.length + this.#lists.number(Buffer.from(this.#scratch.buffer), 0, 4 * length);
  }

  #unpack(): void {
    const { count } = this.#lists;
    this.#start = new Int32Array(count + 1);
    for (let n = 0; n < count; n++) this.#start[n + 1] = (this.#start[n] as number) + this.#lists.bytes(n).length / 8;
    this.#names = new Int32Array(this.#start[count] as number);
    this.#kids = new Int32Array(this.#start[count] as number);
    for (let n = 0; n < count; n++) {
      const bytes = this.#lists.bytes(n);
      const pairs = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
      for (let i = 0; i < pairs.length; i += 2) {
        this.#names[(this.#start[n] as number) + i / 2] = pairs[i] as number;
        this.#kids[(this.#start[n] as number) + i / 2] = pairs[i + 1] as number;
      }
    }
  }
}
