/**
 * From byte offsets to lines and columns, and the text of a line.
 * Reads the bytes it is given; decodes single lines only.
 */
import type { Region } from '../model.ts';

const LF = 10;
/** Lines are short: looking at their bytes one by one is quicker than asking for a search. */
const SHORT = 256;

/** Offset behind the next line feed, or `to` when there is none before. */
export function lineEnd(bytes: Buffer, at: number, to = bytes.length): number {
  const limit = Math.min(to, at + SHORT);
  for (let i = at; i < limit; i++) if (bytes[i] === LF) return i + 1;
  if (limit === to) return to;
  const lf = bytes.subarray(limit, to).indexOf(LF);
  return lf < 0 ? to : limit + lf + 1;
}

/** Offset of the first byte of the line that holds the byte before `at`; a line feed there ends that line. */
export function lineStart(bytes: Buffer, at: number): number {
  const limit = Math.max(0, at - SHORT);
  for (let i = at - 1; i >= limit; i--) if (bytes[i] === LF) return i + 1;
  return limit === 0 ? 0 : bytes.lastIndexOf(LF, limit - 1) + 1;
}

/** Answers position questions about one document. Offsets must not lie beyond its end. */
export class Lines {
  readonly #bytes: Buffer;
  // Questions come mostly in ascending order: remember where the last one ended.
  #line = 1;
  #start = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The line with the offset: its number (from 1) and the offset of its first byte. */
  lineAt(offset: number): { line: number; start: number } {
    if (offset < this.#start) {
      this.#line = 1;
      this.#start = 0;
    }
    for (;;) {
      const lf = this.#bytes.indexOf(LF, this.#start);
      if (lf < 0 || lf >= offset) return { line: this.#line, start: this.#start };
      this.#line++;
      this.#start = lf + 1;
    }
  }

  region(from: number, to: number): Region {
    const first = this.lineAt(from);
    const startColumn = this.#column(first.start, from);
    const last = this.lineAt(Math.max(from, to));
    return { startLine: first.line, startColumn, endLine: last.line, endColumn: this.#column(last.start, to) };
  }

  /** The text of the line with the offset, at most `limit` bytes of it round the offset. */
  textAt(offset: number, limit = 4096): string {
    const { start } = this.lineAt(offset);
    const lf = this.#bytes.indexOf(LF, offset);
    const end = lf < 0 ? this.#bytes.length : lf;
    return this.#bytes.toString('utf8', Math.max(start, offset - limit), Math.min(end, offset + limit));
  }

  #column(lineStart: number, offset: number): number {
    // Far into a huge line the exact unit does not matter to a reader, but the cost would.
    if (offset - lineStart > 1 << 20) return offset - lineStart + 1;
    return this.#bytes.toString('utf8', lineStart, offset).length + 1;
  }
}

/** How many characters a line's hash covers. */
const HASHED = 100;

/**
 * The hashes by which GitHub code scanning recognises an alert again (`primaryLocationLineHash`), for the given lines:
 * over the 100 UTF-16 code units from the line's beginning that are no space or tab, then how often that hash occurred so far.
 * Source: github/codeql-action, src/fingerprints.ts, read 2026-11-21.
 * @param wanted line numbers, from 1 @returns `hash:occurrence` by line number; empty for texts over 8 MiB
 */
export function lineHashes(bytes: Buffer, wanted: ReadonlySet<number>): Map<number, string> {
  const found = new Map<number, string>();
  if (bytes.length > 8 << 20 || wanted.size === 0) return found;
  const units: number[] = [];
  const starts: number[] = [];
  let atStart = true;
  const text = bytes.toString('utf8');
  for (let i = 0; i < text.length; i++) {
    let unit = text.charCodeAt(i);
    if (unit === 32 || unit === 9 || (unit === LF && text.charCodeAt(i - 1) === 13)) continue;
    if (unit === 13) unit = LF;
    if (atStart) starts.push(units.length);
    atStart = unit === LF;
    units.push(unit);
  }
  if (atStart) starts.push(units.length);
  units.push(65535); // the end of the file counts as a character; zeros follow
  const same = (a: number, b: number): boolean => {
    for (let i = 0; i < HASHED; i++) if ((units[a + i] ?? 0) !== (units[b + i] ?? 0)) return false;
    return true;
  };
  for (const line of wanted) {
    const start = starts[line - 1];
    if (start === undefined) continue;
    // Equal beginnings have equal hashes: comparing them is much cheaper than hashing every line of the file.
    let count = 1;
    for (let other = 0; other < line - 1; other++) if (same(starts[other] as number, start)) count++;
    found.set(line, `${hashOf(units, start)}:${count}`);
  }
  return found;
}

function hashOf(units: readonly number[], start: number): string {
  let high = 0;
  let low = 0;
  for (let i = start; i < start + HASHED; i++) {
    low = low * 37 + (units[i] ?? 0);
    high = (high * 37 + Math.floor(low / 2 ** 32)) % 2 ** 32;
    low %= 2 ** 32;
  }
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}
