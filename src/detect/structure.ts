/**
 * What a reader of a structured format is, and when a whole document is worth parsing.
 * The readers stand in structures/, one format a file.
 */
import type { Syntax } from './filetype.ts';
import { nameAt, type Reach } from './named.ts';
import { senseOf } from './names.ts';
import type { Read } from './tree.ts';

export interface Structure {
  syntaxes: Syntax[];
  /** Literals that alone make the document worth parsing, e.g. `kind: Secret`. Found without regard to case. */
  anchors: string[];
  /**
   * All named values of the document. Never throws for malformed input if part of it can be read; may throw when nothing can.
   * @param text the bytes read as Latin-1, so that an index is a byte offset; names and values are Latin-1 too
   */
  read(text: string): Read[];
}

/** Larger documents are read line by line only; YAML takes ten times as long to parse as the others. */
export const largestParsed = (syntax: Syntax): number => (syntax === 'yaml' ? 1 << 18 : 1 << 20);

const NAME_OF_PAIR = /(?:^|[\s"'<{,[(-])(?:name|key|id|variable|var|field|param(?:eter)?|property|label|entry|env)["']?[ \t]*[:=][ \t]*["']?[\w.$/-]*$/i;
/** What holds the value that goes with such a name. */
const VALUE_OF_PAIR = /(?:value|default|secret)["']?[ \t]*[:=>]/i;

/** How far round a name is looked. */
const BEFORE = 240;
const BEHIND = 480;

/** Behind a name: a block scalar, a lone value on the next line, a nested `value:`, an element's text below its tag. */
const VALUE_ELSEWHERE =
  /^[\w.-]*["']?\s*(?:[:=]\s*[|>][^\n]*\r?\n|[:=]\s*(?:\{\s*)?\r?\n\s*["']?(?:value|default|secret|text)["']?\s*[:=]|[:=]\s*\{\s*["']?(?:value|default|secret|text)["']?\s*[:=]|[:=]\s*\r?\n\s*["']?[^\s:"'{}[\]]{6,}["']?\s*(?:\r?\n|$)|>\s*(?:\r?\n|<!\[CDATA\[))/;

/**
 * True when the name round the anchor tells of a secret and its value does not stand behind it on its line: in a block, a nested object,
 * an element's text, or in the `value:` that goes with this `name:`.
 */
export function standsElsewhere(bytes: Buffer, at: number, length: number, syntax: Syntax, reach: Reach): boolean {
  const name = nameAt(bytes, at, length, syntax);
  if (name === undefined || !senseOf(name)) return false;
  reach.from = Math.min(reach.from, at - BEFORE);
  reach.to = Math.max(reach.to, at + BEHIND);
  const behind = bytes.toString('latin1', at, at + BEHIND);
  if (VALUE_ELSEWHERE.test(behind)) return true;
  const before = bytes.toString('latin1', Math.max(0, at - BEFORE), at);
  return NAME_OF_PAIR.test(before) && (VALUE_OF_PAIR.test(behind) || VALUE_OF_PAIR.test(before));
}
