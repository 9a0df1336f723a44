/**
 * Reads a small regular file whole, without being kept waiting by a pipe or led out of a project by a link.
 * Never opens anything for writing; messages quote no content.
 */
import { closeSync, lstatSync, realpathSync } from 'node:fs';
import type { SkipReason } from '../model.ts';
import { within } from '../sources/home/paths.ts';
import { openPlain, readInto, unreadable } from '../sources/open.ts';

const LARGEST = 1_048_576;

/** The text, or why there is none. `link`: where it truly lies, when it was reached by way of a link. */
export type Small = { link?: string } & ({ text: string } | { text: undefined; why: string; reason: SkipReason });

const not = (why: string, reason: SkipReason = 'unreadable'): Small => ({ text: undefined, why, reason });

/** @param only a folder its true place must lie in: what a repository links to elsewhere is not read */
export function readSmall(path: string, only?: string): Small | undefined {
  let real: string;
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
    real = realpathSync(path).replaceAll('\\', '/');
    if (only !== undefined && !within(real, realpathSync(only).replaceAll('\\', '/'))) return not('it is a link out of the project, and was not followed');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return not(code === 'ENOENT' ? 'it is a link to nothing' : code === 'ELOOP' ? 'it is a link to itself' : unreadable(path, error).detail);
  }
  const found = read(real);
  return real === path ? found : { ...found, link: real };
}

function read(path: string): Small {
  const opened = openPlain(path, path);
  if (!opened) return not('it is a folder');
  if ('reason' in opened) return not(opened.detail);
  try {
    if (opened.stat.size > LARGEST) return not('it is larger than a mebibyte', 'too-large');
    // A byte more than it had when it was opened, so that one that grows meanwhile is noticed.
    const buffer = Buffer.allocUnsafe(opened.stat.size + 1);
    const bytes = buffer.subarray(0, readInto(buffer, opened.file, buffer.length));
    if (bytes.length > opened.stat.size) return not('it was changed while it was read');
    return bytes.includes(0) ? not('it is no text in UTF-8') : { text: bytes.toString('utf8').replace(/^\ufeff/, '') };
  } catch (error) {
    return not(unreadable(path, error).detail);
  } finally {
    closeSync(opened.file);
  }
}
