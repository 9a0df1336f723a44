/**
 * Makes text from scanned content safe to print: no control character, no invisible or direction-changing mark passes.
 * A pure function.
 */

/** Control, format and private-use characters, lone surrogates and line separators, shown as `\u{…}`. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, (c) => (c === '\n' ? '\\n' : c === '\t' ? '\\t' : `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`));
