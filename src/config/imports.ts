/**
 * Takes over what users have told other scanners: reads their config, ignore and baseline files into our own form.
 * Never loads an address a file names, never reads beyond the named file and the one it extends, and says what it could not take over.
 */
import { basename, resolve } from 'node:path';
import { UsageError } from '../model.ts';
import { gitleaksConfig } from './gitleaks.ts';
import { detectSecretsBaseline, gitleaksIgnore } from './peer-lists.ts';
import { readText } from './read.ts';
import type { Imported } from './types.ts';

/** Reads one file of a peer, told by its name. */
async function readImport(path: string, directory: string, importer: string): Promise<Imported> {
  const absolute = resolve(directory, path);
  const name = basename(absolute).toLowerCase();
  const text = (): Promise<string> => readText(absolute, path, `mend "import" in ${importer}`);
  if (name.endsWith('.toml')) return gitleaksConfig(await text(), path, absolute);
  if (/^\.?(gitleaks|betterleaks)ignore$/.test(name)) return gitleaksIgnore(await text(), path);
  if (name.endsWith('.baseline') || name.endsWith('.json')) return detectSecretsBaseline(await text(), path);
  throw new UsageError(
    `${importer}: import names ${path}, which is none of .gitleaks.toml, .betterleaks.toml, .gitleaksignore, .betterleaksignore, .secrets.baseline; remove it`,
  );
}

/**
 * @param paths as the user wrote them, relative to `directory` @param importer the file that names them, for messages
 * @throws UsageError with one line when a file is missing or malformed
 */
export const readImports = (paths: readonly string[], directory: string, importer: string): Promise<Imported[]> =>
  Promise.all(paths.map((path) => readImport(path, directory, importer)));
