/**
 * Reads `name = value` round an anchor, in whatever syntax the file has, straight from the bytes.
 * Sees one line (quoted values may run on); decides nothing about secrets.
 */
import type { Syntax } from './filetype.ts';
import { lineStart } from './lines.ts';

/** A value and the name it is stored under. Offsets are bytes of the document. */
export interface NamedValue {
  /** The name with its parents, joined by dots, as far as the reader knows them. */
  name: string;
  value: string;
  start: number;
  end: number;
  quoted: boolean;
  syntax: Syntax;
  /** True when only white space stands between name and value. */
  spaced: boolean;
  /** True when it stands in a comment of a program. */
  comment: boolean;
  /** Encodings the reader undid to get at the value. */
  decoded: string[] | undefined;
  /** True when a parser of the file's format read it, and not a look at the line. */
  parsed: boolean;
}

/**
 * The bytes that were looked at, widened as reading goes on: what was found depends on nothing outside of them. `from` may lie
 * before the text and `to` beyond it, when its beginning or end was seen.
 */
export interface Reach {
  from: number;
  to: number;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const BANG = 33;
const DOUBLE = 34;
const HASH = 35;
const AMP = 38;
const SINGLE = 39;
const OPEN = 40;
const CLOSE = 41;
const PLUS = 43;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const SEMICOLON = 59;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const BACKTICK = 96;
const OPEN_BRACE = 123;
const PIPE = 124;
const CLOSE_BRACE = 125;

const table = (characters: string): Uint8Array => {
  const out = new Uint8Array(256);
  for (const c of characters) out[c.charCodeAt(0)] = 1;
  return out;
};
const NAME = table('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.$');
const OPERATOR = table('=:!?|+->~');
const OPERATORS = new Set(['=', ':', ':=', '=>', '==', '===', '!=', '!==', '?=', '||=', '+=', '->', '::', '=:', '||', '??', '??=', '?:', '=~', '~>']);
const COMPARISONS = new Set(['==', '===', '!=', '!==']);

const isQuote = (c: number | undefined): boolean => c === DOUBLE || c === SINGLE || c === BACKTICK;
const isBlank = (c: number | undefined): boolean => c === SPACE || c === TAB;
const isLetter = (c: number | undefined): boolean => c !== undefined && ((c >= 65 && c <= 90) || (c >= 97 && c <= 122));

const LONGEST_NAME = 96;
/** Blanks that may stand between a name and its value. */
const LONGEST_GAP = 256;
/** How far beyond an anchor a named value may reach, in bytes. */
const LONGEST_VALUE = 4096;
/** The same for a value without quotes. */
const LONGEST_BARE = 1024;

/** Past blanks, and past one line end with its indentation where a statement may run on. */
function skipBlank(bytes: Buffer, from: number, overLine: boolean, reach: Reach): number {
  let p = from;
  while (isBlank(bytes[p]) && p - from < LONGEST_GAP) p++;
  if (!overLine || (bytes[p] !== LF && bytes[p] !== CR)) return p;
  const next = p + (bytes[p] === CR ? 2 : 1);
  let q = next;
  while (isBlank(bytes[q]) && q - next < LONGEST_GAP) q++;
  if (!isQuote(bytes[q]) && bytes[q] !== EQUALS) {
    reach.to = Math.max(reach.to, q + 1);
    return p;
  }
  // Reading goes on in this line, at most to its end.
  const lf = bytes.indexOf(LF, q);
  reach.to = Math.max(reach.to, lf < 0 ? bytes.length + 1 : lf + 1);
  return q;
}

/** Where the name with an anchor ends, or -1 when it is too long to be one. */
function nameEnd(bytes: Buffer, at: number, length: number): number {
  let to = at + length;
  while (to < bytes.length && to - at < LONGEST_NAME && NAME[bytes[to] as number]) to++;
  if (to - at >= LONGEST_NAME) return -1;
  while (to > at + length && (bytes[to - 1] === DOT || bytes[to - 1] === DASH)) to--;
  return to;
}

/** Where it begins, or -1. */
function nameStart(bytes: Buffer, at: number, syntax: Syntax): number {
  let from = at;
  while (from > 0 && at - from < LONGEST_NAME && NAME[bytes[from - 1] as number]) from--;
  // `\nPASSWORD=` inside a string: the n belongs to the escape.
  if (from > 0 && bytes[from - 1] === BACKSLASH && from < at && (bytes[from] === 110 || bytes[from] === 114 || bytes[from] === 116)) from++;
  if (at - from >= LONGEST_NAME) return -1;
  // `access key: …` in running text: up to two words before belong to the name.
  for (let words = 0; syntax === 'prose' && words < 2 && from > 1 && bytes[from - 1] === SPACE && isLetter(bytes[from - 2]); words++) {
    let p = from - 1;
    while (p > 0 && from - p < 24 && isLetter(bytes[p - 1])) p--;
    if (isQuote(bytes[p - 1]) || p === from - 1) break;
    from = p;
  }
  return from;
}

/** The name round an anchor. */
export function nameAt(bytes: Buffer, at: number, length: number, syntax: Syntax): string | undefined {
  const from = nameStart(bytes, at, syntax);
  const to = nameEnd(bytes, at, length);
  return from < 0 || to < 0 ? undefined : bytes.toString('latin1', from, to);
}

/** Reads the operator at `p`: its text, '' when there is none, and where it ends. Nothing when it is no assignment. */
function readOperator(bytes: Buffer, p: number, keyQuoted: boolean): { operator: string; end: number } | undefined {
  const c = bytes[p];
  if (c === COMMA || c === OPEN || c === OPEN_BRACE) return { operator: String.fromCharCode(c), end: p + 1 };
  if (c === GREATER) return keyQuoted ? undefined : { operator: '>', end: p + 1 };
  if (c === undefined || !OPERATOR[c])
    return c === 111 && /^or[ \t]+["'`]/.test(bytes.toString('latin1', p, p + 8)) ? { operator: '||', end: p + 2 } : { operator: '', end: p };
  let length = 1;
  while (length < 3 && OPERATOR[bytes[p + length] ?? 0]) length++;
  for (; length > 0; length--) {
    const operator = length === 1 ? String.fromCharCode(c) : bytes.toString('latin1', p, p + length);
    if (OPERATORS.has(operator)) return { operator, end: p + length };
  }
  return undefined;
}

/** `password: string = "…"`, `var key string = "…"`: passes over the type. Nothing when no value follows. */
function skipType(bytes: Buffer, p: number, reach: Reach): number | undefined {
  let q = p;
  while (
    q - p < 40 &&
    q < bytes.length &&
    bytes[q] !== EQUALS &&
    bytes[q] !== LF &&
    bytes[q] !== COMMA &&
    bytes[q] !== SEMICOLON &&
    bytes[q] !== CLOSE &&
    !isQuote(bytes[q])
  )
    q++;
  return bytes[q] === EQUALS && bytes[q + 1] !== EQUALS && bytes[q + 1] !== GREATER ? skipBlank(bytes, q + 1, true, reach) : undefined;
}

/**
 * The named value whose name holds the anchor at `at`, or nothing.
 * @param length of the anchor
 * @param reach widened where more than the anchor's line is looked at
 */
export function namedAt(bytes: Buffer, at: number, length: number, syntax: Syntax, reach: Reach): NamedValue | undefined {
  // An anchor may end in the operator itself (`pw:`).
  const trimmed = bytes[at + length - 1] === COLON || bytes[at + length - 1] === EQUALS ? length - 1 : length;
  // Most names have no value: what follows them tells that soonest.
  const to = nameEnd(bytes, at, trimmed);
  if (to < 0) return undefined;
  let p = to;
  const keyQuoted = isQuote(bytes[p]) || (bytes[p] === BACKSLASH && isQuote(bytes[p + 1]));
  while (
    isQuote(bytes[p]) ||
    bytes[p] === CLOSE_BRACKET ||
    (bytes[p] === CLOSE && keyQuoted) ||
    (bytes[p] === BACKSLASH && (isQuote(bytes[p + 1]) || bytes[p + 1] === BACKSLASH))
  )
    p++;
  const overLine = syntax === 'code';
  const read = readOperator(bytes, skipBlank(bytes, p, overLine, reach), keyQuoted);
  if (!read) return undefined;
  const { operator } = read;
  const spaced = operator === '';
  const gap = skipBlank(bytes, p, false, reach);
  // A space is a separator only where people write `--password value` or `access key VALUE`, and in SQL and Go before a quote.
  if (spaced && (gap === p || bytes[gap] === LF || bytes[gap] === CR)) return undefined;
  const from = nameStart(bytes, at, syntax);
  if (from < 0) return undefined;
  // In running text a name begins after a space or a mark that can stand before one.
  if (syntax === 'prose' && from > 0 && !/[\s"'`,;([{<>/&?|:#*=.\\$@-]/.test(String.fromCharCode(bytes[from - 1] as number))) return undefined;
  // `("password", "…")`, `{"password", "…"}`: the name is a whole literal and opens a call or a pair, it is no item of a list.
  // Or it is a constant that names an option: `setopt(handle, OPT_PASSWORD, "…")`.
  if (
    operator === ',' &&
    !(syntax === 'code' && !keyQuoted && /^[A-Z][A-Z0-9_]{3,}$/.test(bytes.toString('latin1', from, to))) &&
    (syntax === 'json' || syntax === 'yaml' || !keyQuoted || !isQuote(bytes[from - 1]) || !opensPair(bytes, from - 2, reach))
  )
    return undefined;
  p = skipBlank(bytes, read.end, overLine, reach);
  if ((operator === ':' || spaced) && (syntax === 'code' || syntax === 'prose') && !isQuote(bytes[p])) {
    const value = skipType(bytes, p, reach);
    if (value !== undefined && isQuote(bytes[value])) p = value;
    else if (syntax === 'code') return undefined;
  }
  if (spaced && syntax !== 'prose' && syntax !== 'shell' && !isQuote(bytes[p])) return undefined;
  // `b"…"`, `@"…"`, `$'…'`, `rb'…'`, `&"…"`
  let q = p;
  while (q - p < 2 && (isLetter(bytes[q]) || bytes[q] === 64 || bytes[q] === 36 || bytes[q] === AMP)) q++;
  if (q > p && isQuote(bytes[q])) p = q;
  if ((operator === '(' || operator === '{' || operator === '||' || operator === '??') && !isQuote(bytes[p])) return undefined;

  const name = bytes.toString('latin1', from, to).replace(/^[.\-$]+/, '');
  const comment = syntax === 'code' && inComment(bytes, from);
  const found = (start: number, end: number, quoted: boolean): NamedValue => {
    const value = bytes.toString('utf8', start, end);
    return { name, value, start, end, quoted, syntax, spaced, comment, decoded: undefined, parsed: false };
  };
  if (isQuote(bytes[p]) || (bytes[p] === BACKSLASH && isQuote(bytes[p + 1]))) {
    const inside = quotedRange(bytes, p, reach);
    // `pass('glue-001', 'glue')` is a call with its first argument: what sets a secret takes that alone.
    if (inside && operator === '(' && bytes[skipBlank(bytes, inside.end + 1, false, reach)] === COMMA) return undefined;
    return inside && found(inside.start, inside.end, true);
  }
  if (operator === ',' || COMPARISONS.has(operator)) return undefined;
  if ((syntax === 'code' && !comment && !insideString(bytes, from)) || (syntax === 'json' && !insideString(bytes, from))) return undefined;
  const end = endOfBare(bytes, p, syntax, operator);
  // A run without an end is no value, and text made of names alone must not be read again from each of them.
  return end === p || end - p >= LONGEST_BARE ? undefined : found(p, end, false);
}

/** True when an opening parenthesis or brace stands before the offset, blanks aside. */
function opensPair(bytes: Buffer, at: number, reach: Reach): boolean {
  let p = at;
  while ((isBlank(bytes[p]) || bytes[p] === LF || bytes[p] === CR) && at - p < LONGEST_GAP) p--;
  reach.from = Math.min(reach.from, p);
  return bytes[p] === OPEN || bytes[p] === OPEN_BRACE;
}

/** The text between the quotes that open at `p`, escaped quotes and triple quotes included. */
function quotedRange(bytes: Buffer, p: number, reach: Reach): { start: number; end: number } | undefined {
  const escaped = bytes[p] === BACKSLASH;
  const quote = bytes[escaped ? p + 1 : p] as number;
  let start = p + (escaped ? 2 : 1);
  const triple = !escaped && bytes[start] === quote && bytes[start + 1] === quote;
  if (triple) start += 2;
  // A quoted literal inside quotes, as in Gradle's `'"value"'`.
  else if (
    !escaped &&
    (bytes[start] === BACKSLASH ? isQuote(bytes[start + 1]) : isQuote(bytes[start]) && bytes[start] !== quote && NAME[bytes[start + 1] ?? 0])
  ) {
    const inner = quotedRange(bytes, start, reach);
    if (inner) reach.to = Math.max(reach.to, inner.end + 3);
    if (inner && (bytes[inner.end + 1] === quote || bytes[inner.end + 2] === quote)) return inner;
  }
  const limit = Math.min(bytes.length, start + LONGEST_VALUE);
  let found = false;
  let i = start;
  for (; i < limit && !found; i++) {
    const c = bytes[i];
    if (c === LF && !triple && quote !== BACKTICK) break;
    if (c === BACKSLASH) {
      found = escaped && bytes[i + 1] === quote;
      if (!found) i++;
    } else found = c === quote && !escaped && (!triple || (bytes[i + 1] === quote && bytes[i + 2] === quote));
  }
  reach.to = Math.max(reach.to, found ? i + (triple ? 2 : 0) : i + 1);
  return found && i - 1 > start ? { start, end: i - 1 } : undefined;
}

/** Where a value without quotes ends. */
function endOfBare(bytes: Buffer, start: number, syntax: Syntax, operator: string): number {
  const limit = Math.min(bytes.length, start + LONGEST_BARE);
  const wholeLine = syntax === 'assign' || (syntax === 'yaml' && operator === ':');
  let i = start;
  for (; i < limit; i++) {
    const c = bytes[i] as number;
    if (c === LF || c === CR || c === 0) break;
    if (wholeLine) {
      if (c === HASH && isBlank(bytes[i - 1])) break;
      continue;
    }
    if (c === BACKSLASH && (bytes[i + 1] === 110 || bytes[i + 1] === 114)) break; // a written-out line end
    if (isBlank(c) || isQuote(c) || c === LESS || c === GREATER || c === SEMICOLON || c === AMP) break;
    if ((c === COMMA || c === CLOSE || c === CLOSE_BRACE || c === CLOSE_BRACKET || c === PIPE) && !NAME[bytes[i + 1] ?? 0]) break;
  }
  while (i > start && isBlank(bytes[i - 1])) i--;
  // A sentence's full stop is no part of the value.
  if (syntax === 'prose' && i - start > 1 && (bytes[i - 1] === DOT || bytes[i - 1] === COLON)) i--;
  if (wholeLine && i > start && (bytes[i - 1] === SEMICOLON || bytes[i - 1] === COMMA)) i--;
  return i;
}

/** True when the offset lies inside a string literal that began on the same line. */
function insideString(bytes: Buffer, at: number): boolean {
  let open = 0;
  for (let i = Math.max(at - 512, lineStart(bytes, at)); i < at; i++) {
    const c = bytes[i] as number;
    if (c === BACKSLASH) i++;
    else if (open === 0 && isQuote(c)) open = c;
    else if (c === open) open = 0;
  }
  return open !== 0;
}

function inComment(bytes: Buffer, at: number): boolean {
  const from = Math.max(lineStart(bytes, at), at - 512);
  return /^\s*(#(?!\[)|\/\/|\/?\*|--|;|%|<!--)|[^:]\/\/\s|\s#\s/.test(bytes.toString('latin1', from, at));
}

/** Where the URL begins in whose first part a password stands; nothing when it stands in none. What precedes the password there is no name of it. */
export function urlBefore(bytes: Buffer, start: number): number | undefined {
  const from = Math.max(0, start - 256);
  const url = /[a-z][a-z\d+.-]{0,30}:\/\/[^\s/@"'`<>]*$/i.exec(bytes.toString('latin1', from, start));
  return url ? from + url.index : undefined;
}

/** The name a value is stored under, read backwards from the value on its own line, or nothing. */
export function nameBefore(bytes: Buffer, start: number): string | undefined {
  let p = start - 1;
  const floor = Math.max(0, start - 160);
  while (p >= floor && (isQuote(bytes[p]) || isBlank(bytes[p]) || bytes[p] === BACKSLASH || bytes[p] === 91 || bytes[p] === OPEN_BRACE || bytes[p] === OPEN))
    p--;
  let operator = false;
  while (p >= floor && (bytes[p] === EQUALS || bytes[p] === COLON || bytes[p] === GREATER || bytes[p] === QUESTION || bytes[p] === COMMA)) {
    operator = true;
    p--;
  }
  if (!operator) return undefined;
  while (
    p >= floor &&
    (isBlank(bytes[p]) || isQuote(bytes[p]) || bytes[p] === CLOSE_BRACKET || bytes[p] === BACKSLASH || bytes[p] === BANG || bytes[p] === PLUS)
  )
    p--;
  const end = p + 1;
  while (p >= floor && NAME[bytes[p] as number]) p--;
  const name = bytes.toString('latin1', p + 1, end).replace(/^[.$-]+|[.-]+$/g, '');
  return /[A-Za-z]/.test(name) && name.length <= LONGEST_NAME ? name : undefined;
}
