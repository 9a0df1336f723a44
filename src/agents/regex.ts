/**
 * Regular expressions that settings hold, compiled with RE2's algorithm: linear in the text, whatever a hostile repository writes.
 * A pattern that cannot be compiled is told apart from one that does not match. Loads re2js when the first is met.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const LONGEST = 2048;
const cache = new Map<string, ((text: string) => boolean) | undefined>();

/** A test whether the pattern is found in a text; undefined when it is no pattern RE2 knows. */
export function regex(pattern: string, options: { ignoreCase?: boolean } = {}): ((text: string) => boolean) | undefined {
  if (pattern.length > LONGEST) return undefined;
  const key = `${options.ignoreCase ? 'i' : ''}/${pattern}`;
  if (!cache.has(key)) {
    if (cache.size > 1000) cache.clear();
    cache.set(key, compiled(pattern, options.ignoreCase ?? false));
  }
  return cache.get(key);
}

function compiled(pattern: string, ignoreCase: boolean): ((text: string) => boolean) | undefined {
  try {
    const { RE2JS } = require('re2js') as typeof import('re2js');
    const found = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return (text) => found.matcher(text).find();
  } catch {
    return undefined;
  }
}

/** Commands that have nothing in common: what lets all of them through lets anything through. */
const PROBES = ['rm -rf build', 'qzxv --probe 1', 'curl https://example.com', 'x'];

/** Whether a pattern for commands lets every command through; a pattern that cannot be read may. */
export function lets(pattern: string): 'all' | 'some' {
  const test = regex(pattern);
  return !test || PROBES.every(test) ? 'all' : 'some';
}
