/**
 * Clones repositories into a folder that goes away again, so that they can be scanned with their history. Runs nothing of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Secret, Skip } from '../../model.ts';
import { cloneBare } from './clone.ts';
import { GitError, type Repository } from './command.ts';

export interface Clone {
  repository: Repository;
  /** As people know it: `https://github.com/acme/shop`. */
  target: string;
  /** `acme/shop`. */
  full: string;
}

/** Where GitHub's repositories lie, beside its API. @param base of the API; undefined: GitHub's own */
export function webOf(base: string | undefined): string {
  if (base === undefined) return 'https://github.com';
  const { protocol, host } = new URL(base);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}

/** Clones, hands over what could be had, and removes all of it, also when the process is told to end. */
export async function withClones<T>(
  repositories: readonly { full: string; branch: string }[],
  { web, token }: { web: string; token: Secret },
  use: (clones: Clone[], skipped: Skip[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'keyreach-clones-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => {
    remove();
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    const clones: Clone[] = [];
    const skipped: Skip[] = [];
    for (const [i, { full, branch }] of repositories.entries()) {
      try {
        // Two names may differ in nothing but their case, which not every file system tells apart.
        const repository = await cloneBare(join(folder, String(i)), { url: `${web}/${full}.git`, token, branch });
        clones.push({ repository, target: `${web}/${full}`, full });
      } catch (error) {
        if (!(error instanceof GitError)) throw error;
        skipped.push({ path: `${web}/${full}`, reason: 'repository', detail: `it could not be cloned (${error.message})` });
      }
    }
    return await use(clones, skipped);
  } finally {
    for (const signal of signals) process.off(signal, stop);
    remove();
  }
}
