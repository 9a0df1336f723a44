/**
 * The entries of trees, of which a delta's are mostly its base's: only those that the delta does not copy whole are read.
 * Says for each tree what it has that its base has not, and the other way round; keeps no tree longer than its deltas need it.
 */
import type { Copies } from './delta.ts';
import { Ints, indexIn } from './ints.ts';
import type { Names } from './names.ts';
import { find, type ObjectTable } from './objects.ts';

/** A tree that is not what it should be. */
export class TreeError extends Error {
  override name = 'TreeError';
}

/** In place of a child: the object is not in the repository; it is another repository's commit. */
const MISSING = -1;
const SUBMODULE = -2;

const SPACE = 0x20;
const KIND = 0o170000;

export interface EntryEvents {
  /** A file, not a symbolic link, has this name. */
  file(child: number, name: number): void;
  /** An object that is not there; its name stands in `bytes` at `at`. */
  missing(bytes: Buffer, at: number): void;
}

/**
 * Trees one behind the other. A tree at `at` has its number of entries in `offset[at]`, its entries from `at + 1` on, and
 * behind the last one its length in bytes.
 */
export class Entries {
  /** Where each entry begins in its tree. */
  offset = new Int32Array(1 << 12);
  child = new Int32Array(1 << 12);
  name = new Int32Array(1 << 12);
  /** Entries (indexes into the arrays above) of the tree read last that its base lacks, and of its base that it lacks. */
  readonly fresh = new Ints();
  readonly gone = new Ints();
  /** Whether the entries of the tree read last, or of what it was made from, are out of order, and so might repeat themselves. */
  odd = false;
  readonly #table: ObjectTable;
  readonly #names: Names;
  readonly #events: EntryEvents;

  constructor(table: ObjectTable, names: Names, events: EntryEvents) {
    this.#table = table;
    this.#names = names;
    this.#events = events;
  }

  /** Where the next tree may stand. */
  after(at: number): number {
    return at + 2 + (this.offset[at] as number);
  }

  /**
   * Reads a tree to `at`.
   * @param base where the tree stands that it was made from, and what was copied @throws TreeError
   */
  read(content: Buffer, at: number, base?: { at: number; odd: boolean; copies: Copies }): void {
    this.#reserve(at + 3 + Math.floor(content.length / (this.#table.hashBytes + 4)));
    const { offset, child, name, gone } = this;
    const { length } = content;
    const { ranges, count } = base?.copies ?? { ranges: NOTHING, count: 0 };
    const first = base ? base.at + 1 : 0;
    const last = base ? first + (offset[base.at] as number) : 0;
    this.fresh.clear();
    gone.clear();
    let odd = base?.odd ?? false;
    let i = at + 1;
    // The base's entries before this one were copied or are gone.
    let done = first;
    for (let p = 0, r = 0; p < length; ) {
      while (r < count && (ranges[3 * r] as number) + (ranges[3 * r + 2] as number) <= p) r++;
      if (r < count && (ranges[3 * r] as number) <= p) {
        const shift = (ranges[3 * r] as number) - (ranges[3 * r + 1] as number);
        const end = (ranges[3 * r + 1] as number) + (ranges[3 * r + 2] as number);
        let j = done;
        if (offset[j] !== p - shift && offset[++j] !== p - shift) j = indexIn(offset, first, last, p - shift);
        if (j >= first && j < last && (offset[j + 1] as number) <= end) {
          if (j < done) odd = true;
          for (; done < j; done++) gone.push(done);
          const run = i;
          for (; j < last && (offset[j + 1] as number) <= end; i++, j++) {
            offset[i] = (offset[j] as number) + shift;
            child[i] = child[j] as number;
            name[i] = name[j] as number;
          }
          done = j;
          if (run > at + 1 && !odd) odd = !ascends(content, offset[run - 1] as number, offset[run] as number);
          p = (offset[j] as number) + shift;
          continue;
        }
      }
      offset[i] = p;
      p = this.#entry(content, p, i);
      if (i > at + 1 && !odd) odd = !ascends(content, offset[i - 1] as number, offset[i] as number);
      this.fresh.push(i++);
    }
    offset[at] = i - at - 1;
    offset[i] = length;
    this.odd = odd;
    for (; done < last; done++) gone.push(done);
    if (odd || this.fresh.length * gone.length > 0) this.#settle(at + 1, i, first, last);
  }

  /** Reads one entry. @returns where the next one begins */
  #entry(content: Buffer, from: number, i: number): number {
    const { length } = content;
    let p = from;
    let mode = 0;
    for (let byte = content[p++] as number; byte !== SPACE; byte = content[p++] as number) {
      if (!(byte >= 0x30 && byte <= 0x37) || p - from > 8) throw new TreeError('an entry has no mode');
      mode = mode * 8 + byte - 0x30;
    }
    const begin = p;
    while (p < length && content[p] !== 0) p++;
    const next = p + 1 + this.#table.hashBytes;
    if (p === begin || next > length) throw new TreeError('an entry is cut or has no name');
    this.name[i] = this.#names.number(content, begin, p);
    this.child[i] = SUBMODULE;
    if ((mode & KIND) === 0o160000) return next;
    const found = find(this.#table, content, p + 1);
    this.child[i] = found < 0 ? MISSING : found;
    if (found < 0) this.#events.missing(content, p + 1);
    else if ((mode & KIND) !== 0o040000 && (mode & KIND) !== 0o120000) this.#events.file(found, this.name[i] as number);
    return next;
  }

  /** Takes out of `fresh` and `gone` what both hold, the same entry written anew; and submodules and missing objects. */
  #settle(from: number, to: number, baseFrom: number, baseTo: number): void {
    const { fresh, gone, child, name } = this;
    const { count } = this.#names;
    const key = (i: number): number => (child[i] as number) * count + (name[i] as number);
    if (!this.odd && fresh.length * gone.length <= 64) {
      for (let f = 0; f < fresh.length; f++)
        for (let g = 0; g < gone.length; g++)
          if (child[fresh.at(f)] === child[gone.at(g)] && name[fresh.at(f)] === name[gone.at(g)]) {
            fresh.data[f--] = fresh.pop();
            gone.data[g] = gone.pop();
            break;
          }
      return;
    }
    // An entry may stand twice in a tree that is out of order, so there the whole trees are compared.
    const own = new Map<number, number>();
    const bases = new Map<number, number>();
    if (this.odd) {
      for (let i = from; i < to; i++) own.set(key(i), i);
      for (let j = baseFrom; j < baseTo; j++) bases.set(key(j), j);
    } else {
      for (let f = 0; f < fresh.length; f++) own.set(key(fresh.at(f)), fresh.at(f));
      for (let g = 0; g < gone.length; g++) bases.set(key(gone.at(g)), gone.at(g));
    }
    fresh.clear();
    gone.clear();
    for (const [entry, i] of own) if (!bases.has(entry)) fresh.push(i);
    for (const [entry, j] of bases) if (!own.has(entry)) gone.push(j);
  }

  #reserve(length: number): void {
    if (length <= this.offset.length) return;
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const out = new Int32Array(2 * length);
      out.set(old);
      return out;
    };
    this.offset = wider(this.offset);
    this.child = wider(this.child);
    this.name = wider(this.name);
  }
}

const NOTHING = new Int32Array(0);

/** Whether the entry at `a` comes before the one at `b` in git's order: by name, and a folder's name ends with a slash. */
function ascends(content: Buffer, a: number, b: number): boolean {
  let p = a;
  let q = b;
  while (content[p++] !== SPACE);
  while (content[q++] !== SPACE);
  while (content[p] === content[q] && content[p] !== 0) {
    p++;
    q++;
  }
  const end = (byte: number, at: number): number => (byte === 0 && content[at] === 0x34 ? 0x2f : byte);
  return end(content[p] as number, a) < end(content[q] as number, b);
}
