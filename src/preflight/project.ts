/**
 * The project as checks read it: its files by name, their text on demand. Opens only what it is asked for, and never what is no plain file.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project, ProjectFile } from '../check.ts';

const MOST_BYTES = 2 ** 20;

export function projectOf(root: string, files: readonly ProjectFile[]): Project {
  const texts = new Map<string, string | undefined>();
  return {
    root,
    files,
    text(path) {
      if (!texts.has(path)) texts.set(path, read(join(root, path)));
      return texts.get(path);
    },
  };
}

function read(path: string): string | undefined {
  let file: number | undefined;
  try {
    // A pipe opened without this would wait for somebody to write; a link may lead out of the project.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > MOST_BYTES) return undefined;
    const bytes = readFileSync(file);
    return bytes.includes(0) ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
