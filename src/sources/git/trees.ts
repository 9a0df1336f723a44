/**
 * Goes over all trees of a repository once and remembers, in a few bytes an entry, which trees an object stands in and under
 * which names. Reads no blob, and does not say which commits the trees belong to: see attribution.ts.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Contents } from './content.ts';
import { type Groups, groupParts, Ints } from './ints.ts';
import { Names } from './names.ts';
import type { ObjectTable } from './objects.ts';
import { TREE } from './pack.ts';
import { readParts, type TreePart, treeWork } from './tree-parts.ts';

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

const EXAMPLES = 5;
/** Below this many trees threads do not pay. */
const WORTH_THREADS = 1 << 17;
/** More threads would wait for each other. */
const MOST_THREADS = 8;

/** Told for each file which name it has; the same may be told more than once. */
export type Named = (blob: number, name: number) => void;

/** Reads all trees in this thread. */
export function readTrees(contents: Contents, named: Named): TreeIndex {
  const { table } = contents.inflated;
  const count = countOf(table);
  const parts: TreePart[] = [];
  readParts(treeWork(table, count, 1), 0, contents, (part) => parts.push(part));
  return indexOf(table, count, parts, named);
}

/** Reads all trees, in several threads where they pay. The result is the same. */
export async function readTreesWith(jobs: number, contents: Contents, named: Named): Promise<TreeIndex> {
  const { table } = contents.inflated;
  const count = countOf(table);
  const worker = new URL('./trees-worker.js', import.meta.url);
  if (jobs < 2 || count < WORTH_THREADS || !existsSync(worker)) return readTrees(contents, named);
  const work = treeWork(table, count, Math.min(jobs, MOST_THREADS));
  const parts: TreePart[] = [];
  const others = Array.from({ length: work.readers - 1 }, (_, i) => {
    const thread = new Worker(worker, { workerData: { work, reader: i + 1, limit: contents.limit } });
    return new Promise<void>((resolve, reject) => {
      thread.on('message', (part: TreePart) => parts.push(part));
      thread.on('error', (error) => reject(new Error(`a worker thread ended early (${error instanceof Error ? error.name : 'unknown error'})`)));
      thread.on('exit', () => resolve());
    });
  });
  const all = Promise.all(others);
  readParts(work, 0, contents, (part) => parts.push(part));
  await all;
  return indexOf(table, count, parts, named);
}

function countOf({ count, type }: ObjectTable): number {
  let trees = 0;
  for (let k = 0; k < count; k++) if (type[k] === TREE) trees++;
  return trees;
}

/** Puts together what was read. Names get their numbers in the order of the parts, whoever read them. */
function indexOf(table: ObjectTable, trees: number, parts: TreePart[], named: Named): TreeIndex {
  const names = new Names();
  const missing = new Names();
  /** By reader: the numbers here of its names. */
  const numbers: Ints[] = [];
  parts.sort((a, b) => a.part - b.part);
  for (const part of parts) {
    numbers[part.reader] ??= new Ints();
    const own = numbers[part.reader] as Ints;
    names.take(part.names, (number) => own.push(number));
    missing.take(part.missing, () => {});
    for (const column of [part.brought[2], part.dropped[2], part.named[1]] as Int32Array[])
      for (let i = 0; i < column.length; i++) column[i] = own.at(column[i] as number);
    const [blobs, theirs] = part.named as [Int32Array, Int32Array];
    for (let i = 0; i < blobs.length; i++) named(blobs[i] as number, theirs[i] as number);
  }
  const byChild = (what: 'brought' | 'dropped'): Groups =>
    groupParts(
      table.count,
      2,
      parts.map((part) => part[what]),
    );
  return {
    names: names.strings(),
    brought: byChild('brought'),
    dropped: byChild('dropped'),
    trees,
    damaged: parts.flatMap((part) => part.damaged).sort((a, b) => a - b),
    missing: { count: missing.count, oids: Array.from({ length: Math.min(EXAMPLES, missing.count) }, (_, i) => missing.bytes(i).toString('hex')) },
  };
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
