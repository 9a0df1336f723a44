/**
 * Finds which of many literals occur in bytes, and where, in one pass: an Aho–Corasick automaton over bytes.
 * ASCII letters match without regard to case. It knows nothing of detectors.
 */

/** Called for each occurrence: which anchor, and the offset of its first byte. */
export type OnAnchor = (anchor: number, at: number) => void;

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

export class Anchors {
  /** Class of each byte; 0 for bytes that occur in no anchor. */
  readonly #classOf = new Uint8Array(256);
  readonly #bits: number;
  /** Next state by (state << bits | class). States from `#accepting` on end at least one anchor. */
  readonly #next: Uint16Array | Uint32Array;
  readonly #accepting: number;
  /** Anchors that end in each accepting state, longest first. */
  readonly #ends: number[][];
  readonly #lengths: number[];

  /** @param anchors ASCII literals; an anchor's number is its index */
  constructor(anchors: readonly string[]) {
    const words = anchors.map((a) => [...Buffer.from(a, 'latin1')].map(fold));
    this.#lengths = words.map((w) => w.length);
    let classes = 1;
    for (const byte of new Set(words.flat())) this.#classOf[byte] = classes++;
    for (let upper = 65; upper <= 90; upper++) this.#classOf[upper] = this.#classOf[upper + 32] ?? 0;
    this.#bits = Math.ceil(Math.log2(Math.max(2, classes)));

    // The trie.
    const width = 1 << this.#bits;
    const children: Int32Array[] = [new Int32Array(width)];
    const ends: number[][] = [[]];
    words.forEach((word, index) => {
      let state = 0;
      for (const byte of word) {
        const c = this.#classOf[byte] as number;
        const row = children[state] as Int32Array;
        if (row[c] === 0) {
          row[c] = children.length;
          children.push(new Int32Array(width));
          ends.push([]);
        }
        state = row[c] as number;
      }
      (ends[state] as number[]).push(index);
    });

    // Breadth first: where a child is missing, go where the longest proper suffix goes.
    const fallback = new Int32Array(children.length);
    const queue = [...new Set((children[0] as Int32Array).filter((s) => s !== 0))];
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] as number;
      const row = children[state] as Int32Array;
      const other = children[fallback[state] as number] as Int32Array;
      (ends[state] as number[]).push(...(ends[fallback[state] as number] as number[]));
      for (let c = 0; c < width; c++) {
        const child = row[c] as number;
        if (child === 0) row[c] = other[c] as number;
        else {
          fallback[child] = other[c] as number;
          queue.push(child);
        }
      }
    }

    // Accepting states last, so that one comparison tells them.
    const order = children.map((_, s) => s).sort((a, b) => Number((ends[a] as number[]).length > 0) - Number((ends[b] as number[]).length > 0) || a - b);
    const renamed = new Int32Array(children.length);
    order.forEach((old, now) => {
      renamed[old] = now;
    });
    this.#accepting = order.findIndex((old) => (ends[old] as number[]).length > 0);
    if (this.#accepting < 0) this.#accepting = order.length;
    this.#ends = order.slice(this.#accepting).map((old) => ends[old] as number[]);
    this.#next = children.length < 65536 ? new Uint16Array(children.length * width) : new Uint32Array(children.length * width);
    order.forEach((old, now) => {
      const row = children[old] as Int32Array;
      for (let c = 0; c < width; c++) this.#next[(now << this.#bits) | c] = renamed[row[c] as number] as number;
    });
  }

  /** Calls `on` for every occurrence between `from` and `to`, in the order of where they end. */
  search(bytes: Uint8Array, from: number, to: number, on: OnAnchor): void {
    const next = this.#next;
    const classOf = this.#classOf;
    const bits = this.#bits;
    const accepting = this.#accepting;
    let state = 0;
    for (let i = from; i < to; i++) {
      state = next[(state << bits) | (classOf[bytes[i] as number] as number)] as number;
      if (state >= accepting) {
        for (const anchor of this.#ends[state - accepting] as number[]) on(anchor, i + 1 - (this.#lengths[anchor] as number));
      }
    }
  }
}
