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

const codes = (text: string): number[] => [...Buffer.from(text, 'latin1')];
const ALPHABET = codes('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_');

/** @param anchors ASCII literals of three bytes or more; an anchor's number is its index */
export function anchorTables(anchors: readonly string[]): AnchorTables {
  const folded = anchors.map((a) => codes(a.toLowerCase()));
  const classes = classesOf(folded);
  const numberOf = (byte: number | undefined): number => (classes[byte as number] as number) & NUMBERS;
  const beginnings = new Uint8Array(1 << (BITS - 3));
  const inBucket: number[][] = [];
  const put = (four: number, anchor: number): void => {
    const hash = Math.imul(four, 0x9e3779b1) >>> (32 - BITS);
    beginnings[hash >> 3] = (beginnings[hash >> 3] as number) | (1 << (hash & 7));
    const bucket = hash >> 2;
    const list = inBucket[bucket];
    if (!list) inBucket[bucket] = [anchor];
    else if (list.at(-1) !== anchor) list.push(anchor);
  };
  for (const [anchor, bytes] of folded.entries()) {
    if (bytes.length < 3) throw new Error(`the anchor ${anchors[anchor]} is too short`);
    const three = (numberOf(bytes[0]) << 10) | (numberOf(bytes[1]) << 5) | numberOf(bytes[2]);
    // What follows three letters can be anything.
    if (bytes.length > 3) put((three << 5) | numberOf(bytes[3]), anchor);
    else for (let next = 0; next <= NUMBERS; next++) put((three << 5) | next, anchor);
  }
  const buckets = new Uint16Array(BUCKETS + 1);
  const letters: number[] = [];
  const exacts = Uint8Array.from(anchors, (text) => Number(/[A-Z]/.test(text)));
  const starts = anchors.map((text, anchor) => letters.push(...(exacts[anchor] ? codes(text) : (folded[anchor] as number[]))) - text.length);
  const entries = Buffer.alloc(16 * inBucket.reduce((sum, list) => sum + list.length, 0));
  let used = 0;
  let most = 1;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const list = inBucket[bucket] ?? [];
    for (const anchor of list) {
      const bytes = folded[anchor] as number[];
      const entry = entries.subarray(16 * used++);
      for (let i = 0; i < Math.min(8, bytes.length); i++) entry[i] = (bytes[i] as number) | 32;
      entry.writeUInt32LE(starts[anchor] as number, 8);
      entry.writeUInt16LE(bytes.length, 12);
      entry.writeUInt16LE(anchor, 14);
    }
    buckets[bucket + 1] = used;
    most = Math.max(most, list.length);
  }
  const digits = new Uint8Array(256);
  // Of 66 characters the last two stand for the same values as the two before them.
  for (const [i, c] of ALPHABET.entries()) digits[c] = i > 63 ? i - 2 : i;
  return {
    classes,
    digits,
    beginnings,
    buckets,
    entries,
    letters: Uint8Array.from(letters),
    exacts,
    lengths: Uint16Array.from(anchors, (text) => text.length),
    most,
    longest: anchors.reduce((n, a) => Math.max(n, a.length), 0),
  };
}

/** Letters come first and have a number each; what else anchors begin with shares the rest. */
function classesOf(folded: readonly number[][]): Uint8Array {
  const classes = new Uint8Array(256);
  const used = new Set(folded.flatMap((bytes) => bytes.slice(0, 4)));
  const isLetter = (c: number) => c >= 97 && c <= 122;
  const others = [...used].filter((c) => !isLetter(c)).sort((a, b) => a - b);
  for (let c = 97; c <= 122; c++) {
    classes[c] = c - 96;
    classes[c - 32] = c - 96;
  }
  for (const [i, c] of others.entries()) classes[c] = 27 + (i % 5);
  for (const c of ALPHABET) classes[c] = (classes[c] as number) | BASE64;
  return classes;
}
