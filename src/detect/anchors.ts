/**
 * Tables with which many literals are found in one pass: every four bytes are looked up in a map of a few kilobytes, and only where it
 * says that some literal may begin so, literals are compared. Small tables, and no step that waits for the one before it: that is what
 * makes it fast. A literal in lower case matches without regard to case, one with capitals exactly.
 */

/** A byte's class: its number in the lowest five bits, which several bytes may share; 0 for bytes in no beginning. And a mark. */
const NUMBERS = 31;
const BASE64 = 64;

/** Bits of the map, and lists of literals: by the same hash. */
const BITS = 17;
const BUCKETS = 1 << (BITS - 2);

export interface AnchorTables {
  /** Class of each byte. */
  classes: Uint8Array;
  /** Value of each byte as a digit of base64. */
  digits: Uint8Array;
  /** A bit for each hash of four classes with which an anchor begins. */
  beginnings: Uint8Array;
  /** For the same hash less two bits, where its anchors begin in `entries`. */
  buckets: Uint16Array;
  /** Of an anchor: its first eight letters, without the bit that tells capitals from small ones; where it is in `letters`; length; number. */
  entries: Uint8Array;
  letters: Uint8Array;
  /** For each anchor, whether its case counts, and its length. */
  exacts: Uint8Array;
  lengths: Uint16Array;
  /** How many anchors can begin at one byte, at most. */
  most: number;
  /** Length of the longest anchor. */
  longest: number;
}

const codes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const ALPHABET = codes('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_');

/**
 * This runs at every start, so it is made of flat arrays.
 * @param anchors ASCII literals of three bytes or more; an anchor's number is its index
 */
export function anchorTables(anchors: readonly string[]): AnchorTables {
  const lengths = Uint16Array.from(anchors, (text) => text.length);
  const exacts = Uint8Array.from(anchors, (text) => Number(/[A-Z]/.test(text)));
  const letters = codes(anchors.map((text, anchor) => (exacts[anchor] ? text : text.toLowerCase())).join(''));
  const classes = classesOf(letters, lengths);
  // First how many anchors there are in each bucket, then which. What follows three letters can be anything.
  const beginnings = new Uint8Array(1 << (BITS - 3));
  const buckets = new Uint16Array(BUCKETS + 1);
  const last = new Int32Array(BUCKETS).fill(-1);
  const each = (put: (bucket: number, anchor: number, start: number) => void): void => {
    last.fill(-1);
    let start = 0;
    for (let anchor = 0; anchor < anchors.length; start += lengths[anchor++] as number) {
      const length = lengths[anchor] as number;
      if (length < 3) throw new Error(`the anchor ${anchors[anchor]} is too short`);
      let four = 0;
      for (let i = start; i < start + 3; i++) four = (four << 5) | ((classes[letters[i] as number] as number) & NUMBERS);
      four <<= 5;
      const next = length > 3 ? (classes[letters[start + 3] as number] as number) & NUMBERS : 0;
      for (let c = next; c <= (length > 3 ? next : NUMBERS); c++) {
        const hash = Math.imul(four | c, 0x9e3779b1) >>> (32 - BITS);
        beginnings[hash >> 3] = (beginnings[hash >> 3] as number) | (1 << (hash & 7));
        if (last[hash >> 2] === anchor) continue;
        last[hash >> 2] = anchor;
        put(hash >> 2, anchor, start);
      }
    }
  };
  each((bucket) => {
    buckets[bucket + 1] = (buckets[bucket + 1] as number) + 1;
  });
  let most = 1;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    most = Math.max(most, buckets[bucket + 1] as number);
    buckets[bucket + 1] = (buckets[bucket + 1] as number) + (buckets[bucket] as number);
  }
  const entries = new Uint8Array(16 * (buckets[BUCKETS] as number));
  const words = new Uint32Array(entries.buffer);
  const used = buckets.slice();
  each((bucket, anchor, start) => {
    const entry = used[bucket] as number;
    used[bucket] = entry + 1;
    const length = lengths[anchor] as number;
    for (let i = 0; i < 8 && i < length; i++) entries[16 * entry + i] = (letters[start + i] as number) | 32;
    words[4 * entry + 2] = start;
    words[4 * entry + 3] = length | (anchor << 16);
  });
  const digits = new Uint8Array(256);
  // Of 66 characters the last two stand for the same values as the two before them.
  for (const [i, c] of ALPHABET.entries()) digits[c] = i > 63 ? i - 2 : i;
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  return { classes, digits, beginnings, buckets, entries, letters, exacts, lengths, most, longest };
}

/** Letters come first and have a number each; what else anchors begin with shares the rest. */
function classesOf(letters: Uint8Array, lengths: Uint16Array): Uint8Array {
  const classes = new Uint8Array(256);
  let next = 0;
  for (let c = 97; c <= 122; c++) {
    classes[c] = c - 96;
    classes[c - 32] = c - 96;
  }
  let start = 0;
  for (const length of lengths) {
    for (let i = start; i < start + Math.min(4, length); i++) {
      const c = letters[i] as number;
      if (classes[c] === 0) classes[c] = 27 + (next++ % 5);
    }
    start += length;
  }
  for (const c of ALPHABET) classes[c] = (classes[c] as number) | BASE64;
  return classes;
}
