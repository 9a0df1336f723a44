/**
 * The innermost loop, compiled to WebAssembly: goes over whole lines, leaves out those known to tell nothing, and notes of the others
 * where anchors stand and whether something may be encoded in them. Written in AssemblyScript; `../scanner.ts` is its only caller and
 * says what the tables hold. It has no memory of its own: everything lies where `setup` is told.
 */

/** Bits of a byte's class: the lowest five number it, the others say more. */
const NUMBER: u32 = 31;
const BASE64: u32 = 64;
/** What is noted of a line: it may hold base64 or hex; it may hold escapes; it may be learnt once it told nothing. */
const ENCODED: i32 = 1;
const ESCAPED: i32 = 2;
const LEARNABLE: i32 = 4;
/** Bytes of a hit (anchor, offset, line) and of a line (beginning, end, hash, notes). */
const HIT: u32 = 12;
const LINE: u32 = 24;
/** Slots looked at before a hash is taken for unknown. */
const STEPS: u32 = 64;
/** See `decode.ts`. */
const SHORTEST: u32 = 24;
const STRIDE: u32 = 12;
const WRAPPED: u32 = 60;
/** The same byte eight times. */
const LOWS: u64 = ((<u64>0x01010101) << 32) | 0x01010101;
const HIGHS: u64 = LOWS << 7;
const FEEDS: u64 = LOWS * 10;
const CR: u32 = 13;

let classes: u32 = 0;
let digits: u32 = 0;
let beginnings: u32 = 0;
let buckets: u32 = 0;
let entries: u32 = 0;
let letters: u32 = 0;
let exacts: u32 = 0;
let slots: u32 = 0;
let mask: u32 = 0;
let room: i32 = 0;
let seed: u64 = 0;
let first: u64 = 0;
let second: u64 = 0;
let hitsAt: u32 = 0;
let linesAt: u32 = 0;
let mostHits: u32 = 0;
let mostLines: u32 = 0;

let hits: u32 = 0;
let lines: u32 = 0;

export function setup(
  classes_: u32,
  digits_: u32,
  beginnings_: u32,
  buckets_: u32,
  entries_: u32,
  letters_: u32,
  exacts_: u32,
  hits_: u32,
  mostHits_: u32,
  lines_: u32,
  mostLines_: u32,
): void {
  classes = classes_;
  digits = digits_;
  beginnings = beginnings_;
  buckets = buckets_;
  entries = entries_;
  letters = letters_;
  exacts = exacts_;
  hitsAt = hits_;
  mostHits = mostHits_;
  linesAt = lines_;
  mostLines = mostLines_;
}

/** Where hashes of lines are kept: @param mask_ their number less one, 0 to remember nothing @param first_ a multiplier, odd like the other */
export function remember(slots_: u32, mask_: u32, room_: i32, seed_: u64, first_: u64, second_: u64): void {
  slots = slots_;
  mask = mask_;
  room = room_;
  seed = seed_;
  first = first_;
  second = second_;
}

export function hitCount(): u32 {
  return hits;
}

export function lineCount(): u32 {
  return lines;
}

/**
 * Goes over the lines from `from` on, as many as are whole and as there is room for what is noted.
 * @param last whether the text ends at `to`: then so does its last line
 * @returns where it stopped
 */
export function scan(begin: u32, from: u32, to: u32, last: bool, kind: u32): u32 {
  hits = 0;
  lines = 0;
  let at = from;
  let trailing = trails(begin, at);
  while (at < to) {
    // One pass finds the end of the line and its hash, eight bytes at a time.
    let hash = (seed ^ kind) * first;
    let end = at;
    for (;;) {
      const word = load<u64>(end);
      const x = word ^ FEEDS;
      const feeds = (x - LOWS) & ~x & HIGHS;
      if (feeds !== 0) {
        const bits = <u64>(ctz(feeds) & ~7);
        hash = mixed(hash ^ (word & (((<u64>1) << bits) - 1)));
        end += <u32>(bits >> 3);
        break;
      }
      hash = mixed(hash ^ word);
      end += 8;
      if (end >= to) break;
    }
    const whole = end < to;
    if (!whole) {
      if (!last) break;
      end = to;
    } else end++;
    if (lines >= mostLines) break;
    hash = mixed(hash ^ (end - at)) | 1;
    if (whole && mask !== 0 && known(hash)) {
      at = end;
      trailing = false;
      continue;
    }
    const before = hits;
    if (!find(at, end)) {
      hits = before;
      break;
    }
    let notes = encoded(at, end) ? ENCODED : 0;
    if (escaped(at, end)) notes |= ESCAPED;
    const trailed = trailing;
    trailing = trails(begin, end);
    const learnable = whole && mask !== 0 && !trailed && !trailing;
    if (notes !== 0 || hits !== before) {
      const line = linesAt + lines * LINE;
      store<u32>(line, at);
      store<u32>(line, end, 4);
      store<u64>(line, hash, 8);
      store<i32>(line, learnable ? notes | LEARNABLE : notes, 16);
      lines++;
    } else if (learnable) learn(hash);
    at = end;
  }
  return at;
}

/** Looks for anchors alone, in a piece of a line that is too long to be treated as one. */
export function piece(from: u32, to: u32): void {
  hits = 0;
  lines = 0;
  find(from, to);
}

/** Remembers a line that was noted, and then told nothing. */
export function told(line: u32): void {
  learn(load<u64>(linesAt + line * LINE, 8));
}

/** Multiplies twice, with a fold between: a difference in the input then never ends up as one that can be foretold. */
function mixed(x: u64): u64 {
  x *= first;
  x ^= x >> 32;
  x *= second;
  return x ^ (x >> 29);
}

/** The hash has its lowest bit set, so that no slot in use is zero. */
function known(hash: u64): bool {
  let slot = <u32>(hash >> 24) & mask;
  for (let step: u32 = 0; step < STEPS; step++) {
    const there = load<u64>(slots + (slot << 3));
    if (there === hash) return true;
    if (there === 0) return false;
    slot = (slot + 1) & mask;
  }
  return false;
}

/** Another thread may write to the same slots: at worst a line is forgotten. */
function learn(hash: u64): void {
  if (room <= 0) return;
  room--;
  let slot = <u32>(hash >> 24) & mask;
  for (let step: u32 = 0; step < STEPS; step++) {
    if (load<u64>(slots + (slot << 3)) === 0) {
      store<u64>(slots + (slot << 3), hash);
      return;
    }
    slot = (slot + 1) & mask;
  }
}

/** Notes all anchors in a range. @returns false when there is no room for them */
function find(from: u32, to: u32): bool {
  const table = classes;
  const map = beginnings;
  let four: u32 = 0;
  // One byte more: an anchor may have three letters only, and then any byte follows.
  for (let at = from; at <= to; at++) {
    four = ((four << 5) | (<u32>load<u8>(table + <u32>load<u8>(at)) & NUMBER)) & 0xfffff;
    const hash = (four * <u32>0x9e3779b1) >>> 15;
    if ((<u32>load<u8>(map + (hash >> 3)) >> (hash & 7)) & 1 && !compare(from, at - 3, to, hash >> 2)) return false;
  }
  return true;
}

/** Compares the anchors that may stand at `at`. */
function compare(from: u32, at: u32, to: u32, bucket: u32): bool {
  if (at < from) return true;
  // Without the bit that tells capitals from small letters: that is looked at where all else agrees.
  const start = load<u64>(at) | (LOWS << 5);
  const until = <u32>load<u16>(buckets + (bucket << 1), 2);
  for (let i = <u32>load<u16>(buckets + (bucket << 1)); i < until; i++) {
    const entry = entries + (i << 4);
    const length = <u32>load<u16>(entry, 12);
    if ((start ^ load<u64>(entry)) << (64 - 8 * min<u64>(length, 8)) || at + length > to) continue;
    const text = letters + load<u32>(entry, 8);
    const anchor = <u32>load<u16>(entry, 14);
    const exact = load<u8>(exacts + anchor) !== 0;
    let k: u32 = 0;
    for (; k < length; k++) {
      let c = <u32>load<u8>(at + k);
      if (!exact && c - 65 < 26) c += 32;
      if (c !== <u32>load<u8>(text + k)) break;
    }
    if (k < length) continue;
    if (hits >= mostHits) return false;
    const hit = hitsAt + hits * HIT;
    store<u32>(hit, anchor);
    store<u32>(hit, at, 4);
    store<u32>(hit, lines, 8);
    hits++;
  }
  return true;
}

/** True when there is a percent sign or a backslash in the line. */
function escaped(from: u32, to: u32): bool {
  for (let at = from; at < to; at += 8) {
    const word = load<u64>(at);
    const x = word ^ (LOWS * 37);
    const y = word ^ (LOWS * 92);
    if ((((x - LOWS) & ~x) | ((y - LOWS) & ~y)) & HIGHS) return true;
  }
  return false;
}

function isBase64(at: u32): bool {
  return (load<u8>(classes + <u32>load<u8>(at)) & <u8>BASE64) !== 0;
}

/** True when the line that ends before `end` ends in so much base64 that the next one may belong to it. */
function trails(begin: u32, end: u32): bool {
  if (end < begin + WRAPPED + 1) return false;
  let at = end - 2;
  if (load<u8>(at) === <u8>CR) at--;
  if (at + 1 < begin + WRAPPED) return false;
  for (let i: u32 = 0; i < WRAPPED; i++) if (!isBase64(at - i)) return false;
  return true;
}

/** True when a run of the line may be the base64 or hex of a text. */
function encoded(from: u32, to: u32): bool {
  let done = from;
  for (let probe = from; probe < to; probe += STRIDE) {
    if (probe < done || !isBase64(probe)) continue;
    if (!(probe + STRIDE < to && isBase64(probe + STRIDE)) && !(probe >= from + STRIDE && isBase64(probe - STRIDE))) continue;
    let start = probe;
    while (start > done && isBase64(start - 1)) start--;
    let end = probe + 1;
    while (end < to && isBase64(end)) end++;
    done = end;
    if (end - start >= SHORTEST && (base64Text(start, end - start) || hexText(start, end - start))) return true;
  }
  return false;
}

function isControl(byte: u32): bool {
  return byte < 9 || (byte > 13 && byte < 32) || byte === 127;
}

/** Whether the beginning of a run is text when read as base64. */
function base64Text(at: u32, length: u32): bool {
  const groups: u32 = length >= 64 ? 15 : ((length * 3) / 4 - 3) / 3;
  let odd = 0;
  for (let i: u32 = 0; i < groups; i++, at += 4) {
    const three =
      ((<u32>load<u8>(digits + <u32>load<u8>(at))) << 18) |
      ((<u32>load<u8>(digits + <u32>load<u8>(at, 1))) << 12) |
      ((<u32>load<u8>(digits + <u32>load<u8>(at, 2))) << 6) |
      <u32>load<u8>(digits + <u32>load<u8>(at, 3));
    for (let shift: i32 = 16; shift >= 0; shift -= 8) {
      const byte = (three >> shift) & 255;
      if (isControl(byte)) return false;
      if (byte > 127 && ++odd > 2) return false;
    }
  }
  return true;
}

function hexDigit(byte: u32): u32 {
  if (byte - 48 < 10) return byte - 48;
  const letter = (byte | 32) - 97;
  return letter < 6 ? letter + 10 : 255;
}

/** The same, read as hex. */
function hexText(at: u32, length: u32): bool {
  if (load<u8>(at, 1) === 120) {
    at += 2;
    length -= 2;
  }
  if (length < 30) return false;
  for (let i: u32 = 0; i < 15; i++) {
    const high = hexDigit(<u32>load<u8>(at + 2 * i));
    const low = hexDigit(<u32>load<u8>(at + 2 * i, 1));
    if ((high | low) > 15 || isControl((high << 4) | low)) return false;
  }
  return true;
}
