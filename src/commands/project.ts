/**
 * Whose project the current folder is, and its config. Reads nothing else.
 */
import { realpathSync } from 'node:fs';
import { checkNames, loadConfig } from '../config/config.ts';
import type { Config } from '../config/types.ts';
import { findRepository } from '../sources/git/command.ts';

/** The user's own project: the repository of the current folder, or that folder. */
export const projectRoot = (): string => {
  const here = realpathSync(process.cwd());
  return findRepository(here)?.root ?? here;
};

/** The config that was named, else that of the current folder, else that of its project. */
export async function ownConfig(named: string | undefined): Promise<Config> {
  if (named !== undefined) return loadConfig(named, process.cwd());
  const here = await loadConfig(undefined, process.cwd());
  return here.file ? here : loadConfig(undefined, projectRoot());
}

/**
 * Everything findings may be named after: rules, checks, and the rules of audits. Loaded when it is wanted, since a plain scan names only its own.
 */
export async function everyRule() {
  const [rules, checks, audits] = await Promise.all([import('shelf:rules'), import('shelf:checks'), import('../cloud/rules.ts')]);
  return [...rules.default, ...checks.default, ...audits.RULES];
}

/** One config serves all commands, so each of them knows the names of all. @throws UsageError about a name there is not */
export async function checkConfigNames(config: Config): Promise<void> {
  if (config.file === undefined) return;
  const [detectors, profiles, rules] = await Promise.all([import('shelf:detectors'), import('shelf:profiles'), everyRule()]);
  const ids = (list: readonly { id: string }[]) => list.map((item) => item.id);
  checkNames(config, { detectors: ids(detectors.default), rules: ids(rules), profiles: ids(profiles.default) });
}
