/**
 * Reads a small regular file whole, without being kept waiting by a pipe or led out of a project by a link.
 * Never opens anything for writing; messages quote no content.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import type { SkipReason } from '../model.ts';
import { within } from '../sources/home/paths.ts';

const LARGEST = 1_048_576;

/** The text, or why there is none. `link`: where it truly lies, when it was reached by way of a link. */
export type Small = { link?: string } & ({ text: string } | { text: undefined; why: string; reason: SkipReason });

/** @param only a folder its true place must lie in: what a repository links to elsewhere is not read */
export function readSmall(path: string, only?: string): Small | undefined {
  let link: string | undefined;
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
    const real = realpathSync(path).replaceAll('\\', '/');
    if (only !== undefined && !within(real, realpathSync(only).replaceAll('\\', '/')))
      return { text: undefined, why: 'it is a link out of the project, and was not followed', reason: 'unreadable', link: real };
    if (real !== path) link = real;
  } catch (error) {
    return missing(error);
  }
  const found = read(path);
  return found && link !== undefined && link !== path ? { ...found, link } : found;
}

function read(path: string): Small | undefined {
  let file: number | undefined;
  try {
    // Without waiting: a pipe nobody writes to would keep it for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    if (!stat.isFile()) return { text: undefined, why: 'it is no regular file', reason: 'unreadable' };
    if (stat.size > LARGEST) return { text: undefined, why: 'it is larger than a mebibyte', reason: 'too-large' };
    const buffer = Buffer.alloc(LARGEST + 1);
    let length = 0;
    for (let got = -1; got !== 0 && length <= LARGEST; length += got) got = readSync(file, buffer, length, buffer.length - length, null);
    if (length > LARGEST) return { text: undefined, why: 'it is larger than a mebibyte', reason: 'too-large' };
    const bytes = buffer.subarray(0, length);
    if (bytes.includes(0)) return { text: undefined, why: 'it is no text in UTF-8', reason: 'unreadable' };
    return { text: bytes.toString('utf8').replace(/^\ufeff/, '') };
  } catch (error) {
    return missing(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function missing(error: unknown): Small {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return {
    text: undefined,
    why: code === 'ENOENT' ? 'it is a link to nothing' : code === 'ELOOP' ? 'it is a link to itself' : `it could not be opened (${code})`,
    reason: 'unreadable',
  };
}
