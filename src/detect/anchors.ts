/**
 * Finds which of many literals occur in bytes, and where, in one pass: an Aho–Corasick automaton over the literals' beginnings,
 * whose rest is compared where a beginning occurs. A literal in lower case matches without regard to case, one with capitals exactly.
 */

/** Called for each occurrence: which anchor, and the offset of its first byte. */
export type OnAnchor = (anchor: number, at: number) => void;

/** Characters of a literal that the automaton knows. More would make it too large for the processor's cache, fewer would stop it too often. */
const KNOWN = 5;

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

export class Anchors {
  /** The literals as lower-case bytes. */
  readonly #words: Buffer[];
  /** The literals as they are, where their case counts. */
  readonly #exact: (Buffer | undefined)[];
  /** Class of each byte; 0 for bytes that occur in no beginning. */
  readonly #classOf = new Uint8Array(256);
  readonly #bits: number;
  /** Next state by (state << bits | class), with `#flag` added when a beginning ends there. */
  readonly #next: Uint16Array | Uint32Array;
  readonly #flag: number;
  /** Anchors whose beginning ends in a state. */
  readonly #ends: (number[] | undefined)[];

  /** @param anchors ASCII literals; an anchor's number is its index */
  constructor(anchors: readonly string[]) {
    this.#words = anchors.map((a) => Buffer.from(a.toLowerCase(), 'latin1'));
    this.#exact = anchors.map((a) => (/[A-Z]/.test(a) ? Buffer.from(a, 'latin1') : undefined));
    let classes = 1;
    let most = 1;
    for (const word of this.#words) {
      const known = Math.min(word.length, KNOWN);
      most += known;
      for (let k = 0; k < known; k++) if (this.#classOf[word[k] as number] === 0) this.#classOf[word[k] as number] = classes++;
    }
    for (let upper = 65; upper <= 90; upper++) this.#classOf[upper] = this.#classOf[upper + 32] as number;
    this.#bits = Math.ceil(Math.log2(Math.max(2, classes)));

    // The trie, as lists: children of a state hang together by `sibling`. This runs at every start, so it is made of flat arrays.
    const bits = this.#bits;
    const firstChild = new Int32Array(most);
    const sibling = new Int32Array(most);
    const classInto = new Uint8Array(most);
    const ends: (number[] | undefined)[] = new Array(most);
    let states = 1;
    for (let index = 0; index < this.#words.length; index++) {
      const word = this.#words[index] as Buffer;
      let state = 0;
      for (let k = 0; k < word.length && k < KNOWN; k++) {
        const c = this.#classOf[word[k] as number] as number;
        let child = firstChild[state] as number;
        while (child !== 0 && classInto[child] !== c) child = sibling[child] as number;
        if (child === 0) {
          child = states++;
          classInto[child] = c;
          sibling[child] = firstChild[state] as number;
          firstChild[state] = child;
        }
        state = child;
      }
      const list = ends[state];
      if (list) list.push(index);
      else ends[state] = [index];
    }

    // Breadth first: a state's row is the row of its longest proper suffix, with its own children over it.
    const small = states < 0x8000;
    this.#flag = small ? 0x8000 : 0x40000000;
    const flag = this.#flag;
    const next = small ? new Uint16Array(states << bits) : new Uint32Array(states << bits);
    const suffix = new Int32Array(states);
    const queue = new Int32Array(states);
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const state = queue[head] as number;
      const row = state << bits;
      const other = (suffix[state] as number) << bits;
      if (state !== 0) next.copyWithin(row, other, other + (1 << bits));
      for (let child = firstChild[state] as number; child !== 0; child = sibling[child] as number) {
        const c = classInto[child] as number;
        if (state !== 0) {
          suffix[child] = (next[other | c] as number) & ~flag;
          const inherited = ends[suffix[child] as number];
          if (inherited) ends[child] = ends[child] ? [...(ends[child] as number[]), ...inherited] : inherited;
        }
        next[row | c] = ends[child] ? child | flag : child;
        queue[tail++] = child;
      }
    }
    this.#next = next;
    this.#ends = ends;
  }

  /** Calls `on` for every occurrence between `from` and `to`, in the order in which their beginnings end. */
  search(bytes: Uint8Array, from: number, to: number, on: OnAnchor): void {
    const next = this.#next;
    const classOf = this.#classOf;
    const bits = this.#bits;
    const flag = this.#flag;
    let state = 0;
    for (let i = from; i < to; i++) {
      state = next[(state << bits) | (classOf[bytes[i] as number] as number)] as number;
      if (state < flag) continue;
      state -= flag;
      for (const anchor of this.#ends[state] as number[]) {
        const word = this.#words[anchor] as Buffer;
        const at = i + 1 - Math.min(word.length, KNOWN);
        if (this.#rest(bytes, at, to, word, this.#exact[anchor])) on(anchor, at);
      }
    }
  }

  /** True when the literal's characters after its beginning stand at `at` too. */
  #rest(bytes: Uint8Array, at: number, to: number, word: Buffer, exact: Buffer | undefined): boolean {
    if (at + word.length > to) return false;
    if (exact) {
      for (let k = 0; k < exact.length; k++) if (bytes[at + k] !== exact[k]) return false;
      return true;
    }
    for (let k = KNOWN; k < word.length; k++) if (fold(bytes[at + k] as number) !== word[k]) return false;
    return true;
  }
}
