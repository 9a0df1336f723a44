/**
 * What a reader of a structured format is, and when a whole document is worth parsing.
 * The readers stand in structures/, one format a file.
 */
import type { Syntax } from './filetype.ts';
import type { NamedValue } from './named.ts';

export interface Structure {
  syntaxes: Syntax[];
  /** Literals that alone make the document worth parsing, e.g. `kind: Secret`. Found without regard to case. */
  anchors: string[];
  /**
   * All named values of the document. Never throws for malformed input if part of it can be read; may throw when nothing can.
   * @param text the bytes read as Latin-1, so that an index is a byte offset; names and values are Latin-1 too
   */
  read(text: string): Omit<NamedValue, 'syntax' | 'spaced' | 'parsed'>[];
}

/** Larger documents are read line by line only. */
export const LARGEST_PARSED = 1 << 20;

const NAME_OF_PAIR = /(?:^|[\s"'<{,[(-])(?:name|key|id|variable|var|field|param(?:eter)?|property|label|entry|env)["']?\s*[:=]\s*["']?[\w.$/-]*$/i;

const VALUE_ELSEWHERE = /^[\w.-]*["']?\s*(?:[:=]\s*(?:[|>][^\n]*)?\r?\n|[:=]\s*\{|>\s*(?:\r?\n|<!\[CDATA\[))/;

/** True when the value of the name at `at` does not stand behind it on its line: a block, a nested object, an element's text. */
export function valueElsewhere(bytes: Buffer, at: number): boolean {
  return VALUE_ELSEWHERE.test(bytes.toString('latin1', at, at + 96));
}

/** True when the anchor at `at` stands where `name:` of a name/value pair has its value. */
export function inPairName(bytes: Buffer, at: number): boolean {
  return NAME_OF_PAIR.test(bytes.toString('latin1', Math.max(0, at - 80), at));
}
