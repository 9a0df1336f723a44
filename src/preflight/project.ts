/**
 * The project as checks read it: its files by name, their text on demand. Opens only what it is asked for, and never what is no plain file.
 */
import { join } from 'node:path';
import type { Project, ProjectFile } from '../check.ts';
import { readSmall } from './read-small.ts';

export function projectOf(root: string, files: readonly ProjectFile[]): Project {
  const texts = new Map<string, string | undefined>();
  return {
    root,
    files,
    text(path) {
      if (!texts.has(path)) texts.set(path, readSmall(join(root, path), root)?.text);
      return texts.get(path);
    },
  };
}
