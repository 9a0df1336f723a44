/**
 * Compiles the patterns of config files with RE2's algorithm, whose time is linear in the text, so that no config can hang a scan.
 * Loads re2js: import it lazily. Never echoes a pattern, which may hold the very value it is meant to allow.
 */
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { UsageError } from '../model.ts';

export type Regex = RE2JS;

/** Patterns are compiled when the config is read, to tell faults at once, and again where they are used. */
const cache = new Map<string, Regex>();

const HINTS: [RegExp, string][] = [
  [/invalid or unsupported Perl syntax|invalid named capture/, 'RE2 has no look-ahead, look-behind or atomic groups; rewrite it without'],
  [/invalid escape sequence/, 'RE2 has no back-references; in YAML and TOML use single quotes so that backslashes stay as they are'],
  [/repeat count/, 'RE2 repeats at most 1000 times'],
];

/**
 * @param origin what to name in the message: `keyreach.config.yaml: allow[0].value`
 * @throws UsageError that says what is wrong with it and not what it is
 */
export function compileRegex(pattern: string, origin: string): Regex {
  try {
    const compiled = cache.get(pattern) ?? RE2JS.compile(pattern);
    cache.set(pattern, compiled);
    return compiled;
  } catch (error) {
    const why = error instanceof RE2JSSyntaxException ? error.getDescription() : 'it is too large';
    const hint = HINTS.find(([is]) => is.test(why))?.[1] ?? 'mend the pattern (RE2 syntax, https://github.com/google/re2/wiki/Syntax)';
    throw new UsageError(`${origin} is not a valid pattern: ${why}; ${hint}`);
  }
}
