/**
 * A repository's whole history, opened: its objects, the names files ever had, and its commits. Reads no file's content.
 */
import type { Skip } from '../../model.ts';
import { entries, git, type Repository } from './command.ts';
import { Contents } from './content.ts';
import { type Layout, layoutOf } from './layout.ts';
import { find, type ObjectTable, openLoose, readObjects } from './objects.ts';
import { BLOB } from './pack.ts';
import { readTreesWith, type TreeIndex } from './trees.ts';

/** Which part of a history is meant: everything, or what a revision range or a date holds. Arguments for `git rev-list`. */
export type Range = readonly string[] | undefined;

export interface Past {
  repository: Repository;
  layout: Layout;
  table: ObjectTable;
  contents: Contents;
  trees: TreeIndex;
  /** Of each blob, the kinds of names it has. */
  kinds: BlobKinds;
  /** The blobs to search; undefined: all. */
  wanted: ReadonlySet<number> | undefined;
  /** The commits of the range; undefined: all. */
  only: ReadonlySet<number> | undefined;
  skips: Skip[];
  /** Milliseconds that each step took. */
  times: Record<string, number>;
}

/** The kinds of names that blobs have, as numbers; most have one. */
export class BlobKinds {
  /** 0: no name is known; else the number of the first kind, plus one. */
  readonly first: Uint8Array;
  /** Further ones. */
  readonly more = new Map<number, number[]>();

  constructor(count: number) {
    this.first = new Uint8Array(new SharedArrayBuffer(Math.max(8, count)));
  }

  add(blob: number, kind: number): void {
    const first = this.first[blob] as number;
    if (first === 0) this.first[blob] = kind + 1;
    else if (first !== kind + 1) {
      const more = this.more.get(blob);
      if (!more) this.more.set(blob, [kind]);
      else if (!more.includes(kind)) more.push(kind);
    }
  }

  /** The numbers of a blob's kinds. */
  of(blob: number): number[] {
    const first = this.first[blob] as number;
    return first === 0 ? [] : [first - 1, ...(this.more.get(blob) ?? [])];
  }
}

const COLON = 58;
/** Larger trees and commits are not read. */
const LARGEST_OTHER = 1 << 28;

export interface PastOptions {
  /** How the repository is called in skips. */
  shown: string;
  /** Whether alternates outside of the repository may be read. */
  outside: boolean;
  maxBytes: number;
  range: Range;
  /** How many threads may work. */
  jobs: number;
  /** The number of the kind of file a name stands for, below 255. */
  kindOf(name: string): number;
}

export async function openPast(repository: Repository, options: PastOptions): Promise<Past> {
  const { shown } = options;
  const began = performance.now();
  const layout = layoutOf(repository, options.outside, shown);
  const { table, skips } = readObjects(layout, shown);
  // The limit is one for files; trees and commits have their own.
  const contents = new Contents(table, Math.max(options.maxBytes, LARGEST_OTHER));
  const damagedLoose = openLoose(table, (k) => contents.inflated.loose(k, -1).type);
  const all: Skip[] = [...layout.skips, ...skips];
  if (damagedLoose) all.push({ path: `${shown}/objects`, reason: 'damaged', detail: `${damagedLoose} loose objects are damaged (git fsck tells more)` });
  const listed = performance.now();
  // Names are numbers until all trees are read: of each blob the first, and the few further ones.
  const firstName = new Int32Array(table.count).fill(-1);
  const further: number[] = [];
  const trees = await readTreesWith(options.jobs, contents, (blob, name) => {
    if (firstName[blob] === -1) firstName[blob] = name;
    else if (firstName[blob] !== name) further.push(blob, name);
  });
  const kinds = new BlobKinds(table.count);
  const kindOfName = new Int16Array(trees.names.length).fill(-1);
  const add = (blob: number, name: number): void => {
    if (kindOfName[name] === -1) kindOfName[name] = options.kindOf(trees.names[name] as string);
    kinds.add(blob, kindOfName[name] as number);
  };
  for (let blob = 0; blob < table.count; blob++) if ((firstName[blob] as number) >= 0) add(blob, firstName[blob] as number);
  for (let i = 0; i < further.length; i += 2) add(further[i] as number, further[i + 1] as number);
  if (trees.damaged.length)
    all.push({ path: shown, reason: 'damaged', detail: `${trees.damaged.length} trees are damaged; names in them are not known (git fsck tells more)` });
  const { count } = trees.missing;
  if (count && layout.partial)
    all.push({ path: shown, reason: 'promised', detail: `a partial clone: ${count} ${count === 1 ? 'object' : 'objects'} the remote holds were not fetched` });
  else if (count)
    all.push({
      path: shown,
      reason: 'damaged',
      detail: `${count} ${count === 1 ? 'object that a tree names is' : 'objects that trees name are'} missing (git fsck tells more)`,
    });
  if (layout.shallow.size)
    all.push({
      path: shown,
      reason: 'shallow',
      detail: 'a shallow clone: what lies before its first commits is not there (git fetch --unshallow; in actions/checkout, fetch-depth: 0)',
    });
  const range = options.range ? await rangeOf(repository, table, options.range) : undefined;
  return {
    repository,
    layout,
    table,
    contents,
    trees,
    kinds,
    wanted: range?.wanted,
    only: range?.only,
    skips: all,
    times: { objects: listed - began, trees: performance.now() - listed },
  };
}

/**
 * The commits of a range, and the blobs they touch: what they bring, and what stood there before them, without which nobody could say
 * what is new. @throws GitError
 */
async function rangeOf(repository: Repository, table: ObjectTable, range: readonly string[]): Promise<{ wanted: Set<number>; only: Set<number> }> {
  const wanted = new Set<number>();
  const only = new Set<number>();
  const number = (hex: string): number => (hex.length === 2 * table.hashBytes ? find(table, Buffer.from(hex, 'hex')) : -1);
  for await (const line of entries(git(repository, ['rev-list', ...range]), 10)) {
    const k = number(line.toString('latin1'));
    if (k >= 0) only.add(k);
  }
  const changes = git(repository, [
    'log',
    '-z',
    '--raw',
    '-m',
    '--root',
    '--no-renames',
    '--no-abbrev',
    '--no-ext-diff',
    '--no-textconv',
    '--format=',
    ...range,
  ]);
  for await (const entry of entries(changes)) {
    if (entry[0] !== COLON && entry[1] !== COLON) continue;
    for (const oid of entry
      .toString('latin1', entry[0] === COLON ? 1 : 2)
      .split(' ')
      .slice(2, 4)) {
      const k = number(oid);
      if (k >= 0 && table.type[k] === BLOB) wanted.add(k);
    }
  }
  return { wanted, only };
}
