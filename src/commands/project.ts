/**
 * Whose project the current folder is, and its config. Reads nothing else.
 */
import { realpathSync } from 'node:fs';
import { loadConfig } from '../config/config.ts';
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
