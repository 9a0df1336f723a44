/**
 * Reads the trees of a repository part by part, so that several threads can share the work. What a part gives does not depend on who
 * reads it, but for the numbers of names, which are each reader's own.
 */
import type { Contents } from './content.ts';
import { Entries } from './entries.ts';
import { visitFamilies } from './gather.ts';
import { Ints } from './ints.ts';
import { type NameList, Names } from './names.ts';
import type { ObjectTable } from './objects.ts';
import { BLOB, TREE } from './pack.ts';
import type { Visitor } from './versions.ts';

/** What all readers are told. */
export interface TreeWork {
  table: ObjectTable;
  /** Trees that are no deltas. */
  roots: Int32Array;
  /** Where each part of `roots` begins, and where the last one ends. */
  parts: Int32Array;
  /** One shared number: how many parts are taken. */
  taken: Int32Array;
  readers: number;
}

/** What a part of the trees holds: rows of numbers, in columns. */
export interface TreePart {
  part: number;
  reader: number;
  /** Child, tree and name of each entry that a tree brings, and of each that it drops. */
  brought: Int32Array[];
  dropped: Int32Array[];
  /** Blobs, and names that files of them have: each that is new to the reader, at least. */
  named: Int32Array[];
  /** The names that are new to the reader; they have the next numbers. */
  names: NameList;
  /** Names of objects that trees name and the repository lacks; those that are new to the reader. */
  missing: NameList;
  /** Trees that could not be read. */
  damaged: number[];
}

/** Larger trees are not read. */
const LARGEST = 1 << 28;
/** Entries of trees that wait for their deltas, per family; beyond, a tree is read again for each of them. */
const HELD = 1 << 22;
/** Parts for each of several readers, so that all end at about the same time. */
const SHARE = 8;

/** Divides the trees among readers. */
export function treeWork(table: ObjectTable, trees: number, readers: number): TreeWork {
  const roots = new Ints();
  const parts = new Ints();
  const most = readers > 1 ? trees / (readers * SHARE) : trees;
  let size = most;
  for (let k = 0; k < table.count; k++) {
    if (table.type[k] !== TREE || (table.base[k] as number) >= 0) continue;
    if (size >= most) {
      parts.push(roots.length);
      size = 0;
    }
    roots.push(k);
    size += table.weight[k] as number;
  }
  parts.push(roots.length);
  return { table, roots: roots.view(), parts: parts.view(), taken: new Int32Array(new SharedArrayBuffer(4)), readers };
}

/** Reads one part after another until none is left. @param done told what each gave, in the order of their numbers */
export function readParts(work: TreeWork, reader: number, contents: Contents, done: (part: TreePart) => void): void {
  const { table, roots, parts, taken, readers } = work;
  const brought = new Rows(3);
  const dropped = new Rows(3);
  const named = new Rows(2);
  const names = new Names();
  const missing = new Names();
  let damaged: number[] = [];
  const firstName = new Int32Array(table.count).fill(-1);
  const events = {
    file: (child: number, name: number): void => {
      if (table.type[child] !== BLOB || firstName[child] === name) return;
      if (firstName[child] === -1) firstName[child] = name;
      named.add(child, name, 0);
    },
    missing: (bytes: Buffer, at: number): void => {
      missing.number(bytes, at, at + table.hashBytes);
    },
  };
  const entries = new Entries(table, names, events);
  const spare = new Entries(table, names, events);
  const row = (rows: Rows, k: number, from: Entries, i: number): void => {
    const child = from.child[i] as number;
    if (child >= 0) rows.add(child, k, from.name[i] as number);
  };
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
      for (let i = 0; i < into.fresh.length; i++) row(brought, k, into, into.fresh.at(i));
      for (let i = 0; i < into.gone.length; i++) row(dropped, k, into, into.gone.at(i));
      return into === entries && entries.after(at) <= HELD ? 2 * at + Number(entries.odd) : -1;
    },
    failed: (k) => damaged.push(k),
  };
  // Each reader has its share of the memory that the table's blocks will need later.
  const blocks = table.blocks?.bytes ?? new Uint8Array(0);
  const share = Math.floor(blocks.length / readers);
  const near = { bytes: Buffer.from(blocks.buffer, reader * share, share), at: new Int32Array(table.count) };
  let toldNames = 0;
  let toldMissing = 0;
  for (let part = Atomics.add(taken, 0, 1); part < parts.length - 1; part = Atomics.add(taken, 0, 1)) {
    visitFamilies(contents, roots.subarray(parts[part], parts[part + 1]), near, visitor, LARGEST);
    done({
      part,
      reader,
      brought: brought.take(),
      dropped: dropped.take(),
      named: named.take(),
      names: names.since(toldNames),
      missing: missing.since(toldMissing),
      damaged,
    });
    damaged = [];
    toldNames = names.count;
    toldMissing = missing.count;
  }
}

/** Rows of two or three numbers, as they come. */
class Rows {
  readonly #columns: readonly [Ints, Ints, Ints];
  readonly #width: number;

  constructor(width: 2 | 3) {
    this.#columns = [new Ints(), new Ints(), new Ints()];
    this.#width = width;
  }

  add(a: number, b: number, c: number): void {
    const [first, second, third] = this.#columns;
    first.push(a);
    second.push(b);
    if (this.#width === 3) third.push(c);
  }

  /** What was added since the last time. */
  take(): Int32Array[] {
    return this.#columns.slice(0, this.#width).map((column) => {
      const numbers = column.view().slice();
      column.clear();
      return numbers;
    });
  }
}
