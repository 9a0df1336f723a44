/**
 * Goes over all trees of a repository once and remembers, in a few bytes an entry, which trees an object stands in and under
 * which names. Reads no blob, and does not say which commits the trees belong to: see attribution.ts.
 */
import type { Contents } from './content.ts';
import { Entries } from './entries.ts';
import { visitFamilies } from './gather.ts';
import { type Groups, groupBy, Ints } from './ints.ts';
import { Names } from './names.ts';
import type { ObjectTable } from './objects.ts';
import { BLOB, TREE } from './pack.ts';
import type { Visitor } from './versions.ts';

/** What all trees hold. An entry counts for the tree that brings it and for all trees made from that one, until one drops it. */
export interface TreeIndex {
  /** Names of entries, by number. What is no UTF-8 was read as Latin-1. */
  names: string[];
  /** By child: the trees that bring it, and its name there. */
  brought: Groups;
  /** By child: the trees that no longer have what the tree they were made from has, and its name there. */
  dropped: Groups;
  /** How many trees there are. */
  trees: number;
  /** Trees that could not be read. */
  damaged: number[];
  /** Objects that trees name and the repository lacks: how many, and the first of them in hex. */
  missing: { count: number; oids: string[] };
}

/** Larger trees are not read. */
const LARGEST = 1 << 28;
/** Entries of trees that wait for their deltas, per family; beyond, a tree is read again for each of them. */
const HELD = 1 << 22;
const EXAMPLES = 5;

/**
 * @param named told for each file which name it has; the same may be told more than once
 */
export function readTrees(contents: Contents, named: (blob: number, name: number) => void): TreeIndex {
  const { table } = contents.inflated;
  const brought = new Rows();
  const dropped = new Rows();
  const names = new Names();
  const lacking = new Names();
  const damaged: number[] = [];
  const events = {
    file: (child: number, name: number): void => {
      if (table.type[child] === BLOB) named(child, name);
    },
    missing: (bytes: Buffer, at: number): void => {
      lacking.number(bytes, at, at + table.hashBytes);
    },
  };
  const entries = new Entries(table, names, events);
  const spare = new Entries(table, names, events);
  // The state of a tree is where its entries stand and whether they are out of order; -1 when they were not kept. What stands
  // behind the entries of a base belongs to deltas that are done with.
  const visitor: Visitor<number> = {
    visit(k, content, base) {
      let from: { at: number; odd: boolean; copies: NonNullable<typeof base>['copies'] } | undefined;
      let into = entries;
      if (base && base.state >= 0) from = { at: base.state >> 1, odd: (base.state & 1) === 1, copies: base.copies };
      else if (base) {
        into = spare;
        spare.read(base.content, 0);
        from = { at: 0, odd: spare.odd, copies: base.copies };
      }
      const at = from ? into.after(from.at) : 0;
      into.read(content, at, from);
      for (let i = 0; i < into.fresh.length; i++) brought.add(k, into, into.fresh.at(i));
      for (let i = 0; i < into.gone.length; i++) dropped.add(k, into, into.gone.at(i));
      return into === entries && entries.after(at) <= HELD ? 2 * at + Number(entries.odd) : -1;
    },
    failed: (k) => damaged.push(k),
  };
  let trees = 0;
  const roots = new Ints();
  for (let k = 0; k < table.count; k++) {
    if (table.type[k] !== TREE) continue;
    trees++;
    if ((table.base[k] as number) < 0) roots.push(k);
  }
  visitFamilies(contents, roots.view(), visitor, LARGEST);
  return {
    names: names.strings(),
    brought: brought.byChild(table.count),
    dropped: dropped.byChild(table.count),
    trees,
    damaged: damaged.sort((a, b) => a - b),
    missing: { count: lacking.count, oids: Array.from({ length: Math.min(EXAMPLES, lacking.count) }, (_, i) => lacking.bytes(i).toString('hex')) },
  };
}

/** Entries of trees, as they come. */
class Rows {
  readonly #children = new Ints();
  readonly #trees = new Ints();
  readonly #names = new Ints();

  add(tree: number, entries: Entries, i: number): void {
    const child = entries.child[i] as number;
    if (child < 0) return;
    this.#children.push(child);
    this.#trees.push(tree);
    this.#names.push(entries.name[i] as number);
  }

  byChild(count: number): Groups {
    return groupBy(count, this.#children.view(), [this.#trees.view(), this.#names.view()]);
  }
}

/** Says of objects in which trees they stand. */
export class Containers {
  readonly #table: ObjectTable;
  readonly #index: TreeIndex;
  /** The last question in which a tree ended a search. */
  readonly #ends: Int32Array;
  readonly #stack = new Ints();
  #question = 0;

  constructor(table: ObjectTable, index: TreeIndex) {
    this.#table = table;
    this.#index = index;
    this.#ends = new Int32Array(table.count);
    for (const k of index.damaged) this.#ends[k] = -1;
  }

  /** Calls `visit` for each tree that holds the object and each name it has there, in the same order each time. */
  each(object: number, visit: (tree: number, name: number) => void): void {
    const { brought, dropped } = this.#index;
    const [trees, names] = brought.columns as [Int32Array, Int32Array];
    const from = brought.start[object] as number;
    const to = brought.start[object + 1] as number;
    if (from === to) return;
    let single = true;
    for (let i = from + 1; i < to && single; i++) single = names[i] === names[from];
    if (single) {
      this.#end(dropped, object, -1);
      for (let i = from; i < to; i++) this.#down(trees[i] as number, names[i] as number, visit);
      return;
    }
    const order = Array.from({ length: to - from }, (_, i) => from + i).sort((a, b) => (names[a] as number) - (names[b] as number) || a - b);
    let name = -1;
    for (const i of order) {
      const next = names[i] as number;
      if (next !== name) this.#end(dropped, object, next);
      name = next;
      this.#down(trees[i] as number, name, visit);
    }
  }

  /** Marks the trees that dropped the object under a name; -1 for any. */
  #end({ start, columns }: Groups, object: number, name: number): void {
    const [trees, names] = columns as [Int32Array, Int32Array];
    this.#question++;
    for (let i = start[object] as number; i < (start[object + 1] as number); i++)
      if (name < 0 || names[i] === name) this.#ends[trees[i] as number] = this.#question;
  }

  #down(tree: number, name: number, visit: (tree: number, name: number) => void): void {
    const { firstDelta, nextDelta } = this.#table;
    const stack = this.#stack;
    visit(tree, name);
    stack.push(firstDelta[tree] as number);
    while (stack.length > 0) {
      const k = stack.pop();
      if (k < 0) continue;
      stack.push(nextDelta[k] as number);
      const end = this.#ends[k] as number;
      if (end === this.#question || end === -1) continue;
      visit(k, name);
      stack.push(firstDelta[k] as number);
    }
  }
}
