/**
 * Reads `name = value` round an anchor, in whatever syntax the file has, straight from the bytes.
 * Sees one line (quoted values may run on); decides nothing about secrets.
 */
import type { Syntax } from './filetype.ts';

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
  /** Encodings the reader undid to get at the value. */
  decoded?: string[];
  /** True when a parser of the file's format read it, and not a look at the line. */
  parsed?: boolean;
}

const NAME = new Uint8Array(256);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.$') NAME[c.charCodeAt(0)] = 1;
const [TAB, LF, CR, SPACE, DQ, DOLLAR, SQ, LPAREN, RPAREN, COMMA, COLON, SEMI, LT, EQ, GT, BRACKET, BACKSLASH, CLOSE, BACKTICK, LBRACE, PIPE, RBRACE] = [
  ...'\t\n\r "$\'(),:;<=>[\\]`{|}',
].map((c) => c.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const BANG = 33;
const HASH = 35;
const AMP = 38;
const QUESTION = 63;

const isQuote = (c: number | undefined): boolean => c === DQ || c === SQ || c === BACKTICK;
const isBlank = (c: number | undefined): boolean => c === SPACE || c === TAB;

const LONGEST_NAME = 96;
/** How far beyond an anchor a named value may reach, in bytes. */
export const LONGEST_VALUE = 4096;

/**
 * The named value whose name holds the anchor at `at`, or nothing.
 * @param length of the anchor
 */
export function namedAt(bytes: Buffer, at: number, length: number, syntax: Syntax): NamedValue | undefined {
  let from = at;
  while (from > 0 && at - from < LONGEST_NAME && NAME[bytes[from - 1] as number]) from--;
  // `\nPASSWORD=` inside a string: the n belongs to the escape.
  if (from > 0 && bytes[from - 1] === BACKSLASH && from < at && (bytes[from] === 110 || bytes[from] === 114 || bytes[from] === 116)) from++;
  let to = at + length;
  const end = bytes.length;
  while (to < end && to - at < LONGEST_NAME && NAME[bytes[to] as number]) to++;
  if (to - at >= LONGEST_NAME || at - from >= LONGEST_NAME) return undefined;
  while (to > at + length && (bytes[to - 1] === 46 || bytes[to - 1] === 45)) to--;

  let p = to;
  let operator = '';
  const keyQuoted = isQuote(bytes[p]) || (bytes[p] === BACKSLASH && isQuote(bytes[p + 1]));
  while (p < end && (isQuote(bytes[p]) || bytes[p] === CLOSE || bytes[p] === BACKSLASH)) {
    if (bytes[p] === BACKSLASH && !isQuote(bytes[p + 1])) break;
    p++;
  }
  const afterName = p;
  while (isBlank(bytes[p])) p++;
  const c = bytes[p];
  if (c === EQ || c === COLON || c === BANG || c === QUESTION || c === PIPE || c === 43 || c === 45) {
    const begin = p;
    while (
      p < end &&
      p - begin < 3 &&
      (bytes[p] === EQ ||
        bytes[p] === COLON ||
        bytes[p] === GT ||
        bytes[p] === BANG ||
        bytes[p] === QUESTION ||
        bytes[p] === PIPE ||
        bytes[p] === 43 ||
        bytes[p] === 45)
    ) {
      if (bytes[p] === 45 && operator !== '') break;
      operator += String.fromCharCode(bytes[p] as number);
      p++;
    }
    if (!/^(=|:|:=|=>|==|===|!=|!==|\?=|\|\|=|\+=|->|::|=:)$/.test(operator)) {
      if (operator.startsWith('=') || operator.startsWith(':')) {
        p = begin + 1;
        operator = operator.charAt(0);
      } else return undefined;
    }
  } else if (c === COMMA || c === LPAREN) {
    operator = String.fromCharCode(c as number);
    p++;
  } else if (c === GT && !keyQuoted) {
    operator = '>';
    p++;
  } else if (p === afterName || c === LF || c === CR || c === undefined) return undefined;
  const spaced = operator === '';
  // A space is a separator only where people write `--password value` or `access key VALUE`.
  if (spaced && syntax !== 'prose' && syntax !== 'shell' && !(isQuote(c) && syntax === 'code')) return undefined;
  while (isBlank(bytes[p])) p++;

  // `password: string = "…"`: a type stands between.
  if (operator === ':' && syntax === 'code' && !isQuote(bytes[p])) {
    let q = p;
    while (q < end && q - p < 40 && bytes[q] !== EQ && bytes[q] !== LF && bytes[q] !== COMMA && bytes[q] !== SEMI && bytes[q] !== RPAREN && !isQuote(bytes[q]))
      q++;
    if (bytes[q] !== EQ || bytes[q + 1] === EQ || bytes[q + 1] === GT) return undefined;
    p = q + 1;
    while (isBlank(bytes[p])) p++;
  }
  // `b"…"`, `@"…"`, `$'…'`, `rb'…'`, `&"…"`
  let q = p;
  while (q - p < 2 && /[A-Za-z@$&]/.test(String.fromCharCode(bytes[q] ?? 0))) q++;
  if (q > p && isQuote(bytes[q])) p = q;
  if (operator === '(' && !isQuote(bytes[p])) return undefined;

  const name = bytes.toString('latin1', from, to).replace(/^[.\-$_]+/, (m) => (m.includes('_') && m.length === 1 ? m : ''));
  const escaped = bytes[p] === BACKSLASH && isQuote(bytes[p + 1]);
  if (escaped || isQuote(bytes[p])) {
    const quote = bytes[escaped ? p + 1 : p] as number;
    let start = p + (escaped ? 2 : 1);
    const triple = !escaped && bytes[start] === quote && bytes[start + 1] === quote;
    if (triple) start += 2;
    const stop = closingQuote(bytes, start, quote, escaped, triple);
    if (stop === undefined || stop === start) return undefined;
    return { name, value: text(bytes, start, stop), start, end: stop, quoted: true, syntax, spaced };
  }
  if (operator === ',' || operator === '!=' || operator === '==' || operator === '===' || operator === '!==') return undefined;
  if (syntax === 'code' && !insideString(bytes, from) && !inComment(bytes, from)) return undefined;
  if (syntax === 'json' && !insideString(bytes, from)) return undefined;
  const stop = endOfBare(bytes, p, syntax, operator);
  if (stop === p) return undefined;
  return { name, value: text(bytes, p, stop), start: p, end: stop, quoted: false, syntax, spaced };
}

function closingQuote(bytes: Buffer, start: number, quote: number, escaped: boolean, triple: boolean): number | undefined {
  const limit = Math.min(bytes.length, start + LONGEST_VALUE);
  for (let i = start; i < limit; i++) {
    const c = bytes[i];
    if (c === LF && !triple && quote !== BACKTICK) return undefined;
    if (c === BACKSLASH) {
      if (escaped && bytes[i + 1] === quote) return i;
      i++;
    } else if (c === quote && !escaped && (!triple || (bytes[i + 1] === quote && bytes[i + 2] === quote))) return i;
  }
  return undefined;
}

/** Where a value without quotes ends. */
function endOfBare(bytes: Buffer, start: number, syntax: Syntax, operator: string): number {
  const limit = Math.min(bytes.length, start + LONGEST_VALUE);
  const wholeLine = syntax === 'assign' || (syntax === 'yaml' && operator === ':');
  let i = start;
  for (; i < limit; i++) {
    const c = bytes[i] as number;
    if (c === LF || c === CR || c === 0) break;
    if (c === BACKSLASH && (bytes[i + 1] === 110 || bytes[i + 1] === 114) && !wholeLine) break; // a written-out line end
    if (wholeLine) {
      if (c === HASH && isBlank(bytes[i - 1])) break;
      continue;
    }
    if (isBlank(c) || isQuote(c) || c === LT || c === GT) break;
    if ((c === SEMI || c === COMMA || c === AMP || c === RPAREN || c === RBRACE || c === CLOSE) && (c === SEMI || c === AMP || !NAME[bytes[i + 1] ?? 0])) break;
  }
  while (i > start && isBlank(bytes[i - 1])) i--;
  // A sentence's full stop is no part of the value.
  if (syntax === 'prose' && i - start > 1 && (bytes[i - 1] === 46 || bytes[i - 1] === COLON) && (i === bytes.length || bytes[i] !== 61)) i--;
  if (wholeLine && i > start && (bytes[i - 1] === SEMI || bytes[i - 1] === COMMA)) i--;
  return i;
}

/** True when the offset lies inside a string literal that began on the same line. */
function insideString(bytes: Buffer, at: number): boolean {
  let open = 0;
  const begin = Math.max(0, at - 512);
  let lineStart = bytes.lastIndexOf(LF, at - 1) + 1;
  if (lineStart < begin) lineStart = begin;
  for (let i = lineStart; i < at; i++) {
    const c = bytes[i] as number;
    if (c === BACKSLASH) i++;
    else if (open === 0 && isQuote(c)) open = c;
    else if (c === open) open = 0;
  }
  return open !== 0;
}

function inComment(bytes: Buffer, at: number): boolean {
  const lineStart = Math.max(bytes.lastIndexOf(LF, at - 1) + 1, at - 512);
  return /^\s*(#|\/\/|\*|--|;|%|<!--)|\/\/\s|\s#\s/.test(bytes.toString('latin1', lineStart, at));
}

function text(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('utf8', from, to);
}

/** The name a value is stored under, read backwards from the value on its own line, or nothing. */
export function nameBefore(bytes: Buffer, start: number): string | undefined {
  let p = start - 1;
  const floor = Math.max(0, start - 160);
  while (p >= floor && (isQuote(bytes[p]) || isBlank(bytes[p]) || bytes[p] === BACKSLASH || bytes[p] === BRACKET || bytes[p] === LBRACE || bytes[p] === LPAREN))
    p--;
  let operator = false;
  while (p >= floor && (bytes[p] === EQ || bytes[p] === COLON || bytes[p] === GT || bytes[p] === QUESTION || bytes[p] === COMMA)) {
    operator = true;
    p--;
  }
  if (!operator) return undefined;
  while (p >= floor && (isBlank(bytes[p]) || isQuote(bytes[p]) || bytes[p] === CLOSE || bytes[p] === BACKSLASH)) p--;
  const end = p + 1;
  while (p >= floor && NAME[bytes[p] as number]) p--;
  const name = bytes.toString('latin1', p + 1, end).replace(/^[.$-]+|[.-]+$/g, '');
  return /[A-Za-z]/.test(name) && name.length <= LONGEST_NAME ? name : undefined;
}
void DOLLAR;
