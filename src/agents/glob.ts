/**
 * Matches paths against the globs that agents' settings use: shell globs, and lines of ignore files as git reads them.
 * Never backtracks beyond the last star of each kind, so that no pattern of a hostile repository can hang it. Knows no disk.
 */

/** What is longer is no pattern. */
const LONGEST = 512;
/** Steps one question may cost, over all lines of a file: what goes on for longer counts as no match, which assumes the worst. */
const MOST_STEPS = 3_000_000;
let steps = 0;
const MOST_ALTERNATIVES = 64;

/** A piece of a pattern: a character, one of several, any one, any number of them. */
type Piece = string | ((c: string) => boolean) | typeof ONE | typeof MANY;
const ONE = Symbol('?');
const MANY = Symbol('*');

const known = new Map<string, Piece[]>();

function pieces(pattern: string): Piece[] {
  const before = known.get(pattern);
  if (before) return before;
  if (known.size > 5000) known.clear();
  const out = cut(pattern);
  known.set(pattern, out);
  return out;
}

function cut(pattern: string): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string;
    const close = c === '[' ? pattern.indexOf(']', i + 2) : -1;
    if (close > 0) {
      out.push(oneOf(pattern.slice(i + 1, close)));
      i = close;
    } else if (c === '*') {
      if (out.at(-1) !== MANY) out.push(MANY);
    } else if (c === '?') out.push(ONE);
    else out.push(c === '\\' && i + 1 < pattern.length ? (pattern[++i] as string) : c);
  }
  return out;
}

/** `a-z0`, `!a-z`, `^a-z`. */
function oneOf(list: string): (c: string) => boolean {
  const not = /^[!^]/.test(list);
  const set = not ? list.slice(1) : list;
  return (c) => {
    let found = false;
    for (let i = 0; i < set.length; i++) {
      const [from, dash, to] = [set[i] as string, set[i + 1], set[i + 2]];
      if (dash === '-' && to !== undefined) {
        found ||= c >= from && c <= to;
        i += 2;
      } else found ||= c === from;
    }
    return found !== not;
  };
}

/** Greedy, going back to the last star alone: at worst pattern × text steps. */
function matches<P>(pattern: readonly P[], text: ArrayLike<string>, many: (p: P) => boolean, one: (p: P, t: string) => boolean): boolean {
  let p = 0;
  let star = -1;
  let retry = 0;
  for (let t = 0; t < text.length; ) {
    if (++steps > MOST_STEPS) return false;
    if (p < pattern.length && many(pattern[p] as P)) {
      star = p++;
      retry = t;
    } else if (p < pattern.length && one(pattern[p] as P, text[t] as string)) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++retry;
    } else return false;
  }
  while (p < pattern.length && many(pattern[p] as P)) p++;
  return p === pattern.length;
}

/** A name, or any text, against `*`, `?` and `[a-z]`; a star goes over slashes too. */
export function matchesText(pattern: string, text: string): boolean {
  steps = 0;
  return matchesName(pattern, text);
}

const matchesName = (pattern: string, text: string): boolean =>
  pattern.length <= LONGEST &&
  matches(
    pieces(pattern),
    text,
    (p) => p === MANY,
    (p, c) => p === ONE || p === c || (typeof p === 'function' && p(c)),
  );

/** A whole path; `**` as a part of its own stands for any number of parts. */
export function matchesPath(pattern: string, path: string): boolean {
  steps = 0;
  return matchesWhole(pattern, path);
}

function matchesWhole(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST) return false;
  return braces(pattern).some((alternative) => matches(alternative.split('/'), path.split('/'), (part) => part === '**', matchesName));
}

/** `{a,b}` written out; what is nested or comes to too many is left as it stands. */
export function braces(pattern: string): string[] {
  let all = [pattern];
  for (let i = 0; i < 8; i++) {
    const next = all.flatMap((text) => {
      const found = /\{([^{},]*(?:,[^{},]*)+)\}/.exec(text);
      return found ? (found[1] as string).split(',').map((word) => text.slice(0, found.index) + word + text.slice(found.index + found[0].length)) : [text];
    });
    if (next.length > MOST_ALTERNATIVES) return all;
    all = next;
  }
  return all;
}

interface Line {
  pattern: string;
  not: boolean;
  /** Matches folders only. */
  folder: boolean;
  /** Matches whole paths, not names. */
  anchored: boolean;
}

const MOST_LINES = 2000;

function line(text: string): Line[] {
  let pattern = text.replace(/(?<!\\)[ \t\r]+$/, '');
  if (pattern === '' || pattern.startsWith('#') || pattern.length > LONGEST) return [];
  const not = pattern.startsWith('!');
  if (not) pattern = pattern.slice(1);
  const folder = pattern.endsWith('/');
  if (folder) pattern = pattern.slice(0, -1);
  const anchored = pattern.includes('/');
  return [{ pattern: pattern.replace(/^\//, ''), not, folder, anchored }];
}

/**
 * Whether a path is ignored, as git reads the lines: the last one that matches wins, and nothing in an ignored folder comes back.
 * @param path relative to where the lines count, without `./`
 */
export function ignored(lines: readonly string[], path: string): boolean {
  const rules = lines.slice(0, MOST_LINES).flatMap(line);
  const parts = path.split('/');
  steps = 0;
  return parts.some((name, i) => {
    const here = parts.slice(0, i + 1).join('/');
    const rule = rules.findLast(
      (r) => (!r.folder || i < parts.length - 1) && (r.anchored ? matchesWhole(r.pattern, here) : braces(r.pattern).some((p) => matchesName(p, name))),
    );
    return rule !== undefined && !rule.not;
  });
}
