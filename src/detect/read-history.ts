/**
 * Opens a repository's history and searches it: the step between a request and the two rooms that do the work.
 */
import { join } from 'node:path';
import type { Allowlist } from '../config/allowlist.ts';
import type { Config } from '../config/types.ts';
import { GitError, type Repository } from '../sources/git/command.ts';
import { openPast } from '../sources/git/past.ts';
import type { Engine } from './engine.ts';
import { type HistoryYield, searchHistory } from './history.ts';
import { emptyYield, type ReadOptions } from './read.ts';

export interface HistoryRequest {
  engine: Engine;
  config: Config;
  allowlist: Allowlist;
  read: ReadOptions;
  jobs: number;
  progress(files: number, bytes: number): void;
}

/** Which history, and what of it. */
interface Part {
  repository: Repository;
  trusted: boolean;
  prefix: string;
  range: readonly string[] | undefined;
  folders?: readonly string[] | undefined;
}

export async function readHistory({ repository, trusted, prefix, range, folders }: Part, request: HistoryRequest): Promise<HistoryYield> {
  const { engine } = request;
  const kindNames: string[] = [];
  const kindOf = (name: string): number => {
    const { number } = engine.fileKind(name);
    kindNames[number] ??= name;
    return number;
  };
  const shown = prefix ? join(prefix, '.git') : '.git';
  try {
    const past = await openPast(repository, { shown, outside: trusted, maxBytes: request.read.maxBytes, range, kindOf });
    const found = await searchHistory(past, {
      ...request,
      kindNames: Array.from(kindNames, (name) => name ?? ''),
      prefix,
      shown,
      excludes: (path) => request.allowlist.excludes(path) || (folders !== undefined && !folders.some((f) => path.startsWith(f) || `${path}/`.startsWith(f))),
    });
    found.skips.push(...past.skips);
    return found;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!(error instanceof GitError) && !code) throw error;
    return {
      ...emptyYield(),
      commits: 0,
      skips: [{ path: shown, reason: 'repository', detail: `its history cannot be read (${code ?? (error as Error).message})` }],
    };
  }
}
