/**
 * Tells whether a GraphQL document only asks. Reads its top level and no more; what it does not understand is not a question.
 */

/** White space and commas, comments, strings, names, numbers and marks. Sticky: it goes on only where the last one ended. */
const TOKEN =
  /[ \t\n\r,\uFEFF]+|#[^\n\r]*|"""(?:\\"""|(?!""")[\s\S])*"""|"(?:\\.|[^"\\\n\r])*"|[_A-Za-z][_0-9A-Za-z]*|-?[0-9][0-9.eE+-]*|\.\.\.|[!$&()@:=[\]{|}]/y;
const CLOSES: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
]);

/** The words and marks of a document without what means nothing; undefined when a piece is none of GraphQL's. */
function tokensOf(document: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < document.length) {
    const token = TOKEN.exec(document)?.[0];
    if (token === undefined) return undefined;
    if (!/^[ \t\n\r,\uFEFF#]/.test(token)) tokens.push(token);
  }
  return tokens;
}

/** Where what opens at `at` ends, just after its closing mark; undefined when it opens nothing or never ends. */
function behind(tokens: readonly string[], at: number): number | undefined {
  const open: string[] = [];
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i] as string;
    const closes = CLOSES.get(token);
    if (closes) open.push(closes);
    else if ('})]'.includes(token) && open.pop() !== token) return undefined;
    if (open.length === 0) return i === at ? undefined : i + 1;
  }
  return undefined;
}

const isName = (token: string | undefined): boolean => token !== undefined && /^[_A-Za-z]/.test(token);

/**
 * True when the document holds at least one query, and nothing but queries and fragments: no mutation, no subscription, no schema.
 * It is strict about what may stand before a selection, so that no server can read an operation where this sees none.
 */
export function asksOnly(document: string): boolean {
  const tokens = tokensOf(document);
  if (!tokens) return false;
  let queries = 0;
  for (let at = 0; at < tokens.length; ) {
    const word = tokens[at];
    if (word === 'query') {
      at++;
      if (isName(tokens[at])) at++;
    } else if (word === 'fragment') {
      if (!isName(tokens[at + 1]) || tokens[at + 1] === 'on' || tokens[at + 2] !== 'on' || !isName(tokens[at + 3])) return false;
      at += 4;
    } else if (word !== '{') return false;
    if (word !== 'fragment') queries++;
    let next: number | undefined = at;
    if (word === 'query' && tokens[at] === '(') next = behind(tokens, at);
    while (next !== undefined && word !== '{' && tokens[next] === '@') {
      if (!isName(tokens[next + 1])) return false;
      next += 2;
      if (tokens[next] === '(') next = behind(tokens, next);
    }
    next = next !== undefined && tokens[next] === '{' ? behind(tokens, next) : undefined;
    if (next === undefined) return false;
    at = next;
  }
  return queries > 0;
}
