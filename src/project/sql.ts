/**
 * SQL text as statements: splits where a server would, at semicolons outside of comments, strings, quoted names and dollar quotes. What stands
 * between dollar quotes is told as statements, too: a DO block makes roles as well. Understands no statement and runs none.
 * Lexical rules: postgresql.org/docs/current/sql-syntax-lexical.html (not checked), and what MySQL writes apart.
 */

export interface Statement {
  /** Without comments, blanks made one; the beginning, when it is very long. */
  text: string;
  /** Counted from 1. */
  line: number;
}

const LONGEST = 4000;
const MOST = 50_000;
const DOLLAR = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
/** What of a text can begin something that is no plain text. */
const MARK = /--|\/\*|[;'"`\n]|\$|^#/gm;

export function statementsOf(text: string): Statement[] {
  const found: Statement[] = [];
  const inner: { text: string; line: number }[] = [];
  split(text, 1, found, inner);
  // Bodies of functions; no deeper than two, which is as far as people quote.
  for (const body of inner.slice(0, 2000)) split(body.text, body.line, found, []);
  return found;
}

function split(text: string, firstLine: number, found: Statement[], inner: { text: string; line: number }[]): void {
  let parts: string[] = [];
  let length = 0;
  let line = firstLine;
  let begun = 0;
  let at = 0;
  const keep = (piece: string) => {
    if (piece.trim() && begun === 0) begun = line;
    if (length < LONGEST) parts.push(piece);
    length += piece.length;
  };
  const pass = (end: number, kept: boolean) => {
    const piece = text.slice(at, end);
    if (kept) keep(piece.slice(0, LONGEST));
    for (let n = piece.indexOf('\n'); n >= 0; n = piece.indexOf('\n', n + 1)) line++;
    at = end;
  };
  const end = () => {
    const said = parts.join('').slice(0, LONGEST).replace(/\s+/g, ' ').trim();
    if (said && found.length < MOST) found.push({ text: said, line: begun });
    parts = [];
    length = 0;
    begun = 0;
    return said;
  };
  while (at < text.length) {
    MARK.lastIndex = at;
    const mark = MARK.exec(text);
    if (!mark) {
      pass(text.length, true);
      break;
    }
    pass(mark.index, true);
    const c = mark[0];
    if (c === '\n') pass(at + 1, true);
    else if (c === ';') {
      at++;
      // Rows follow, up to a line of their own; they are data.
      if (/^copy\b.*\bfrom stdin\b/i.test(end())) pass(endOf(text, '\n\\.', at), false);
    } else if (c === '--' || c === '#') pass(lineEnd(text, at), false);
    else if (c === '/*') pass(commentEnd(text, at), false);
    else if (c === '$') {
      DOLLAR.lastIndex = at;
      const tag = DOLLAR.exec(text)?.[0];
      if (!tag) {
        pass(at + 1, true);
        continue;
      }
      const close = text.indexOf(tag, at + tag.length);
      const stop = close < 0 ? text.length : close;
      inner.push({ text: text.slice(at + tag.length, stop), line });
      pass(Math.min(text.length, stop + tag.length), false);
      keep("''");
    } else {
      const escapes = c === "'" && /[eE]$/.test(text.slice(Math.max(0, at - 1), at));
      pass(quoteEnd(text, at, c, escapes), true);
    }
  }
  end();
}

/** Past the closing quote. A doubled one is part of the value; after E, a backslash takes the next one with it. */
function quoteEnd(text: string, from: number, quote: string, escapes: boolean): number {
  for (let at = from + 1; at < text.length; at++) {
    if (escapes && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return text.length;
}

/** Comments nest. */
function commentEnd(text: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 0;
  for (let m = mark.exec(text); m; m = mark.exec(text)) {
    depth += m[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

const lineEnd = (text: string, from: number): number => endOf(text, '\n', from, 0);

function endOf(text: string, what: string, from: number, past = what.length): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found + past;
}
