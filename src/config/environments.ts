/**
 * Which environment the user's config says a place, host or name belongs to.
 * Knows nothing of keyreach's own guesses, which weigh less than the user's word.
 */
import ignore from 'ignore';
import type { EnvironmentClass } from '../model.ts';
import { wildcard } from '../wildcard.ts';
import type { Config, EnvironmentEntry } from './types.ts';

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
