/**
 * Patterns as IAM writes them: `*` is anything, `?` one character. Tells how two of them lie to each other, and fills in policy variables.
 * A `*` at the end of a segment of an ARN reaches past its colon, so an ARN is matched as one text
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html, read 2026-11-21). Knows nothing of policies.
 */
import { wildcard } from '../../wildcard.ts';

/** What a request context holds under a key, in lower case: its values; null when the key is not in the request; undefined when nobody knows. */
export type Context = (key: string) => readonly string[] | null | undefined;

/** A policy's text in which variables are still to be filled in. */
export type Template = string | readonly (string | Variable)[];
interface Variable {
  key: string;
  otherwise?: string;
}

/** Stand for a star and a question mark that mean themselves. */
const STAR = '\u0001';
const MARK = '\u0002';

/** A request that names no resource at all; only the pattern `*` speaks of it. */
export const NO_RESOURCE = STAR;

/** Stands for a name in what is asked about: any text without a slash, so that a bucket is no object, and a table none of its backups. */
export const NAME = '\u0003';

/** What is asked about, as people write it. */
export const written = (asked: string): string => (asked === NO_RESOURCE ? '*' : asked.replaceAll(NAME, '*'));

/** Text in which nothing is a wildcard. */
export const literally = (text: string): string => (/[*?]/.test(text) ? text.replaceAll('*', STAR).replaceAll('?', MARK) : text);

/** True when everything the `other` pattern stands for is in this one. Where `?` stands against `*` it may say no to a yes, never the reverse. */
export function covers(pattern: string, other: string): boolean {
  if (pattern === '*') return true;
  return other.includes('*') && pattern.includes('?') ? pattern === other : wildcard(pattern, other);
}

const same = (a: string | undefined, b: string | undefined): boolean => a === b || a === '?' || b === '?';

/**
 * True when some text is in both. Where `?` stands against `*` it may say yes to a no, never the reverse.
 * A Region or an account holds no colon, so that ARNs are compared part by part, where both are written as such.
 * @param b what is asked about; it may hold `NAME`
 */
export function meets(a: string, b: string): boolean {
  if (b.includes(NAME)) return slashes(a) <= slashes(b) && meets(a, b.replaceAll(NAME, '*'));
  if (!textsMeet(a, b)) return false;
  const [p, q] = [ARN.exec(a), ARN.exec(b)];
  if (!p || !q) return true;
  for (let i = 1; i < p.length; i++) if (!textsMeet(p[i] as string, q[i] as string)) return false;
  return true;
}

const slashes = (text: string): number => text.split('/').length;

/** An ARN with an account where it belongs; where a star takes the place of several parts, nothing is told apart. */
const ARN = /^arn:([^:]*):([^:]*):([^:]*):(\d{12}|aws|[*?]*):(.*)$/s;

function textsMeet(a: string, b: string): boolean {
  const open = a.includes('*') ? (b.includes('*') ? 'both' : a) : b.includes('*') ? b : undefined;
  if (open === undefined) return a.length === b.length && (a === b || [...a].every((c, i) => same(c, b[i])));
  if (open !== 'both') {
    const closed = open === a ? b : a;
    if (!closed.includes('?')) return wildcard(open, closed);
  }
  // Stars take in whatever stands in the middle of the other pattern, so that only the ends decide.
  for (let i = 0; i < a.length && i < b.length && a[i] !== '*' && b[i] !== '*'; i++) if (!same(a[i], b[i])) return false;
  for (let i = 1; i <= a.length && i <= b.length && a.at(-i) !== '*' && b.at(-i) !== '*'; i++) if (!same(a.at(-i), b.at(-i))) return false;
  return true;
}

/** Takes a policy's text apart. @param variables false for a policy of the version 2008-10-17, in which `${` is text @param like true where wildcards count */
export function template(text: string, variables: boolean, like: boolean): Template {
  if (!variables || !text.includes('${')) return text;
  const parts: (string | Variable)[] = [];
  let end = 0;
  for (const found of text.matchAll(/\$\{([^{}]{1,1024})\}/g)) {
    parts.push(text.slice(end, found.index));
    end = found.index + found[0].length;
    const inner = (found[1] as string).trim();
    if (/^[*?$]$/.test(inner)) parts.push(like ? literally(inner) : inner);
    else {
      const [, key, otherwise] = /^([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inner) ?? [];
      parts.push(key ? { key: key.toLowerCase(), ...(otherwise === undefined ? {} : { otherwise }) } : found[0]);
    }
  }
  parts.push(text.slice(end));
  return parts.every((p) => typeof p === 'string') ? parts.join('') : parts;
}

/**
 * The text with its variables filled in; `sure` is false where one is not known, and a `*` stands for it. Nothing when a variable has no value
 * in the request: such a text matches nothing.
 */
export function fill(text: Template, context: Context, like: boolean): { text: string; sure: boolean } | undefined {
  if (typeof text === 'string') return { text, sure: true };
  let sure = true;
  let filled = '';
  for (const part of text) {
    if (typeof part === 'string') {
      filled += part;
      continue;
    }
    const values = context(part.key);
    const value = values === undefined ? undefined : (values?.[0] ?? part.otherwise);
    // A variable of several values is not told apart here.
    if (values === undefined || (values !== null && values.length > 1)) {
      sure = false;
      filled += '*';
    } else if (value === undefined) return undefined;
    else filled += like ? literally(value) : value;
  }
  return { text: filled, sure };
}
