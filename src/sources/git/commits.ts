/**
 * All commits of a repository, reachable or not: their trees, parents and dates, in an order in which parents come first.
 * Keeps no name, address or message; commitDetails reads those of a single commit.
 */
import type { Contents } from './content.ts';
import { Ints } from './ints.ts';
import { find, type ObjectTable, oidOf } from './objects.ts';
import { inOrder } from './order.ts';
import { COMMIT, TREE } from './pack.ts';
import { visitFamily } from './versions.ts';

/** Commits have numbers of their own, from 0 in the order of the objects. */
export interface Commits {
  count: number;
  /** The object of each commit. */
  object: Int32Array;
  /** The commit of an object, or -1. */
  ofObject: Int32Array;
  /** The object that is the tree of each commit; -1 when the repository lacks it. */
  tree: Int32Array;
  /** The parents of a commit stand in `parents` from `parentStart` at its number up to the next one's. */
  parentStart: Int32Array;
  /** Objects; -1 for a commit the repository lacks, as in a shallow clone. */
  parents: Int32Array;
  /** Seconds since 1970, when it was written and when it was committed. */
  authored: Float64Array;
  committed: Float64Array;
  /** Numbers of commits, parents before children, earlier ones first. */
  order: Int32Array;
  /** Where each commit stands in `order`. */
  position: Int32Array;
  /** Objects that should be commits and could not be read. */
  damaged: number[];
}

/** Larger commits are not read. */
const LARGEST = 1 << 26;

const LF = 0x0a;

/** Reads all commits. Those that are damaged have no tree and no parents. */
export function readCommits(contents: Contents): Commits {
  const { table } = contents.inflated;
  const { hashBytes } = table;
  const name = new Uint8Array(hashBytes);
  const ofObject = new Int32Array(table.count).fill(-1);
  const damaged: number[] = [];
  const object: number[] = [];
  for (let k = 0; k < table.count; k++) if (table.type[k] === COMMIT) ofObject[k] = object.push(k) - 1;
  const tree = new Int32Array(object.length).fill(-1);
  const authored = new Float64Array(object.length);
  const committed = new Float64Array(object.length);
  // Deltas come in another order than numbers, so parents are gathered first and laid out afterwards.
  const first = new Int32Array(object.length);
  const end = new Int32Array(object.length);
  const gathered = new Ints();
  const visitor = {
    visit(k: number, content: Buffer): void {
      const c = ofObject[k] as number;
      first[c] = gathered.length;
      for (let p = 0; p < content.length && content[p] !== LF; ) {
        const field = content[p] as number;
        if (field === 0x74 && starts(content, p, 'tree ')) {
          const found = number(table, content, p + 5, name);
          tree[c] = found >= 0 && table.type[found] === TREE ? found : -1;
        } else if (field === 0x70 && starts(content, p, 'parent ')) {
          const found = number(table, content, p + 7, name);
          gathered.push(found >= 0 && table.type[found] === COMMIT ? found : -1);
        }
        const next = content.indexOf(LF, p);
        const stop = next < 0 ? content.length : next;
        if (field === 0x61 && starts(content, p, 'author ')) authored[c] = seconds(content, p, stop);
        else if (field === 0x63 && starts(content, p, 'committer ')) {
          committed[c] = seconds(content, p, stop);
          break; // What comes behind are signatures and the message.
        }
        p = stop + 1;
      }
      end[c] = gathered.length;
    },
    failed(k: number): void {
      damaged.push(k);
    },
  };
  for (const k of object) if ((table.base[k] as number) < 0) visitFamily(contents, k, visitor, LARGEST);
  const parentStart = new Int32Array(object.length + 1);
  const parents = new Int32Array(gathered.length);
  let at = 0;
  for (let c = 0; c < object.length; c++) {
    parents.set(gathered.data.subarray(first[c], end[c]), at);
    at += (end[c] as number) - (first[c] as number);
    parentStart[c + 1] = at;
  }
  const commits = { count: object.length, object: Int32Array.from(object), ofObject, tree, parentStart, parents, authored, committed };
  return { ...commits, ...inOrder(table, commits), damaged: damaged.sort((a, b) => a - b) };
}

const starts = (content: Buffer, at: number, word: string): boolean => {
  for (let i = 0; i < word.length; i++) if (content[at + i] !== word.charCodeAt(i)) return false;
  return true;
};

const nibble = (byte: number | undefined): number =>
  byte === undefined ? -1 : byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : -1;

/** The object whose name stands in hex at `at`, or -1. */
function number(table: ObjectTable, content: Buffer, at: number, name: Uint8Array): number {
  for (let i = 0; i < name.length; i++) {
    const high = nibble(content[at + 2 * i]);
    const low = nibble(content[at + 2 * i + 1]);
    if (high < 0 || low < 0) return -1;
    name[i] = 16 * high + low;
  }
  return find(table, name);
}

/** The time in a line such as `author A <a@b> 1700000000 +0100`; 0 when there is none. */
function seconds(content: Buffer, from: number, to: number): number {
  let p = to;
  while (p > from && content[p - 1] !== 0x3e) p--;
  while (content[p] === 0x20) p++;
  const minus = content[p] === 0x2d;
  let value = 0;
  for (let i = minus ? p + 1 : p, digits = 0; i < to && digits < 15; i++, digits++) {
    const digit = (content[i] as number) - 0x30;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
  }
  return minus ? -value : value;
}

/** What a person wants to know of a commit. Control characters are taken out. */
export interface CommitDetails {
  oid: string;
  author: string;
  email: string;
  /** When it was written: ISO 8601, in UTC. */
  date: string;
  /** The first line of its message, if it has one. */
  summary?: string;
}

/**
 * Reads who wrote a commit, and when. @param k the object
 * @throws what Contents.read throws
 */
export function commitDetails(contents: Contents, k: number): CommitDetails {
  const content = contents.read(k);
  const blank = content.indexOf('\n\n');
  const head = content.toString('latin1', 0, blank < 0 ? content.length : blank);
  const encoding = /\nencoding ([^\n]*)/.exec(head)?.[1]?.trim().toLowerCase() ?? 'utf-8';
  const decode = (from: number, to: number): string => {
    const text = content.toString(/^(iso-?8859-?1(5)?|latin-?1|windows-1252|cp1252)$/.test(encoding) ? 'latin1' : 'utf8', from, to);
    return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  };
  const line = /(?<=^|\n)author ([^\n]*)/.exec(head);
  const begin = line ? line.index + 7 : 0;
  const end = begin + (line?.[1]?.length ?? 0);
  const open = content.subarray(begin, end).indexOf(' <');
  const close = content.subarray(begin, end).lastIndexOf('>');
  const bracket = content.subarray(begin, end).indexOf('<');
  const summary = blank < 0 ? '' : decode(blank + 2, lineEnd(content, blank + 2));
  return {
    oid: oidOf(contents.inflated.table, k),
    author: decode(begin, begin + Math.max(0, open < 0 ? bracket : open)),
    email: bracket >= 0 && close > bracket ? decode(begin + bracket + 1, begin + close) : '',
    date: isoDate(line ? seconds(content, begin, end) : 0),
    ...(summary ? { summary } : {}),
  };
}

function lineEnd(content: Buffer, from: number): number {
  const end = content.indexOf(LF, from);
  return end < 0 ? content.length : end;
}

/** A time no calendar knows is shown as git does: as the beginning of 1970. */
const isoDate = (time: number): string => new Date(Math.abs(time) < 8.64e12 ? time * 1000 : 0).toISOString().replace('.000Z', 'Z');
