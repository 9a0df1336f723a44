/**
 * One line of a text, moved along as hits are judged: its bounds, windows of it as characters, and the named value at a hit.
 * Nothing is decoded before it is asked for.
 */
import type { Syntax } from './filetype.ts';
import { lineEnd, lineStart } from './lines.ts';
import { type NamedValue, namedAt, type Reach } from './named.ts';

/** Texts up to this size may be decoded whole. */
const LARGEST_DECODED = 1 << 20;

export class TextLine {
  readonly bytes: Buffer;
  /** Offset of its first byte. */
  start = 0;
  /** Offset behind its line feed, or behind the last byte of the text. */
  end = 0;
  readonly #whole: boolean;
  #asked = 0;
  #text: string | undefined;
  // Several anchors can lie in one name, and several detectors ask at one anchor: the name is read once.
  #at = -1;
  #length = 0;
  #named: NamedValue | undefined;
  readonly #reach: Reach = { from: 0, to: 0 };

  /** @param whole whether most of the text will be asked for */
  constructor(bytes: Buffer, whole: boolean) {
    this.bytes = bytes;
    this.#whole = whole && bytes.length <= LARGEST_DECODED;
  }

  /** Moves to the line with the offset. */
  moveTo(at: number): void {
    if (at >= this.start && at < this.end) return;
    this.end = lineEnd(this.bytes, at);
    this.start = lineStart(this.bytes, at);
  }

  /** Moves to a line whose bounds are known. */
  set(start: number, end: number): void {
    this.start = start;
    this.end = end;
  }

  /** Text between two offsets, read as Latin-1. */
  window(from: number, to: number): string {
    // Where many windows are asked for, decoding the text once and cutting it is cheaper.
    if (this.#text === undefined && this.#whole && ++this.#asked > 4) this.#text = this.bytes.toString('latin1');
    return this.#text === undefined ? this.bytes.toString('latin1', from, Math.min(to, this.bytes.length)) : this.#text.slice(from, to);
  }

  /** The value whose name holds the anchor at `at`. */
  named(at: number, length: number, syntax: Syntax, reach: Reach): NamedValue | undefined {
    if (this.#at !== at || this.#length !== length) {
      this.#at = at;
      this.#length = length;
      this.#reach.from = this.start;
      this.#reach.to = this.end;
      this.#named = namedAt(this.bytes, at, length, syntax, this.#reach);
    }
    if (this.#reach.from < reach.from) reach.from = this.#reach.from;
    if (this.#reach.to > reach.to) reach.to = this.#reach.to;
    return this.#named;
  }
}
