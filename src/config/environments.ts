/**
 * Which environment the user's config says a place, host or name belongs to.
 * Knows nothing of keyreach's own guesses, which weigh less than the user's word.
 */
import ignore from 'ignore';
import type { EnvironmentClass } from '../model.ts';
import type { Config, EnvironmentEntry } from './types.ts';

/** `*` for anything, `?` for one character. Two indices, no backtracking beyond the last star: at worst pattern × text steps. */
export function wildcard(pattern: string, text: string): boolean {
  let p = 0;
  let star = -1;
  let retry = 0;
  for (let t = 0; t < text.length; ) {
    if (pattern[p] === '*') {
      star = p++;
      retry = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++retry;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

export interface Subject {
  path?: string;
  host?: string;
  /** The name it is stored under. */
  name?: string;
}

/** The user's word on an environment, or nothing. The first entry that matches wins. */
export function environments(config: Config): (subject: Subject) => { class: EnvironmentClass; because: string } | undefined {
  const tests = config.environments.map((entry: EnvironmentEntry) => {
    if (entry.match.includes('/')) {
      const globs = ignore({ ignorecase: false, allowRelativePaths: true }).add(entry.match);
      return (s: Subject) => s.path !== undefined && s.path !== '' && globs.ignores(s.path);
    }
    const pattern = entry.match.toLowerCase();
    return (s: Subject) => [s.host, s.name, s.path?.split(/[/!]/).at(-1)].some((text) => text !== undefined && wildcard(pattern, text.toLowerCase()));
  });
  return (subject) => {
    const i = tests.findIndex((test) => test(subject));
    const entry = config.environments[i];
    return entry && { class: entry.class, because: `${config.file ?? 'the config'} says ${JSON.stringify(entry.match)} is ${entry.class}` };
  };
}
