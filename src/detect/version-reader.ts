/**
 * Reads single versions of files from a history as the tree's files are read: with their path, archives opened, allow comments seen.
 */
import { Contents } from '../sources/git/content.ts';
import { oidOf } from '../sources/git/objects.ts';
import type { Engine } from './engine.ts';
import type { FamilyJob } from './families.ts';
import { emptyYield, Reader, type Yield } from './read.ts';

const LARGEST_BASE = 1 << 28;
/** Marks a version that could not be made. */
export const UNREAD = 'it is damaged';

/** A blob, and the path it is read under. */
export interface Version {
  blob: number;
  path: string;
}

/** Matches stand at places of kind `git` that know only path and blob; the rest is the caller's part. */
export function versionReader(engine: Engine, { table, read, maxBytes }: FamilyJob): { read(version: Version): Promise<Yield>; close(): void } {
  // What a version is made from may be larger than a version may be.
  const contents = new Contents(table, Math.max(maxBytes, LARGEST_BASE));
  const reader = new Reader(engine, read);
  return {
    async read({ blob, path }) {
      const found = emptyYield();
      let bytes: Buffer;
      try {
        bytes = contents.read(blob);
      } catch {
        // Git may still be able to; see history.ts.
        found.skips.push({ path, reason: 'damaged', detail: UNREAD });
        return found;
      }
      await reader.read({ kind: 'content', document: { bytes, where: { kind: 'git', path, blob: oidOf(table, blob), standing: 'gone' } } }, found);
      return found;
    },
    close: () => contents.inflated.close(),
  };
}
