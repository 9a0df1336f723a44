/**
 * Opens a repository's history and searches it, or remembers what an earlier run found in it: the step between a request and the
 * rooms that do the work.
 */
import { join } from 'node:path';
import type { Allowlist } from '../config/allowlist.ts';
import type { Config } from '../config/types.ts';
import { type Match, UsageError } from '../model.ts';
import { catFile } from '../sources/git/cat-file.ts';
import { GitError, type Repository } from '../sources/git/command.ts';
import { type Layout, layoutOf } from '../sources/git/layout.ts';
import { find, oidOf } from '../sources/git/objects.ts';
import { openPast, type Past } from '../sources/git/past.ts';
import { readRefs } from '../sources/git/refs.ts';
import { asText } from '../sources/text.ts';
import type { Engine } from './engine.ts';
import { type HistoryYield, type Known, keyOf, type Learnt, searchHistory } from './history.ts';
import { HistoryCache, type Remembrance, recall, remember, stateOf } from './history-cache.ts';
import { emptyYield, Reader, type ReadOptions } from './read.ts';

export interface HistoryRequest {
  engine: Engine;
  config: Config;
  allowlist: Allowlist;
  read: ReadOptions;
  jobs: number;
  /** Folder for what is remembered between runs. */
  cache?: string | undefined;
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

export async function readHistory(part: Part, request: HistoryRequest): Promise<HistoryYield> {
  const shown = part.prefix ? join(part.prefix, '.git') : '.git';
  try {
    return await read(part, request, shown);
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

async function read(part: Part, request: HistoryRequest, shown: string): Promise<HistoryYield> {
  const { repository, trusted, prefix, range, folders } = part;
  const { engine } = request;
  const layout = layoutOf(repository, trusted, shown);
  const cache = request.cache && !range ? new HistoryCache(request.cache, layout, [request.config, request.read, prefix, folders]) : undefined;
  const state = cache ? stateOf(layout, readRefs(layout).refs) : '';
  const memory = cache?.read();
  const remembered = memory && (await recallAll(memory.known, repository, request));
  if (memory && remembered && memory.known.state === state) {
    const { skips, stats, commits } = memory.known;
    return { matches: remembered.matches, skips, stats, commits };
  }

  const kindNames: string[] = [];
  const kindOf = (name: string): number => {
    const { number } = engine.fileKind(name);
    kindNames[number] ??= name;
    return number;
  };
  const past = await openPast(repository, { shown, outside: trusted, maxBytes: request.read.maxBytes, range, jobs: request.jobs, kindOf });
  const kindsKey = keyOfKinds(past, engine, kindNames);
  const known = memory && remembered && cache ? match(memory, remembered.keys, past, cache, kindsKey) : undefined;
  const { learnt, ...found } = await searchHistory(
    past,
    {
      ...request,
      read: { ...request.read, spans: cache !== undefined },
      kindNames: Array.from(kindNames, (name) => name ?? ''),
      prefix,
      shown,
      excludes: (path) => request.allowlist.excludes(path) || (folders !== undefined && !folders.some((f) => path.startsWith(f) || `${path}/`.startsWith(f))),
    },
    known,
  );
  found.skips.push(...past.skips);
  if (cache) keep(cache, state, past, learnt, found, kindsKey, layout);
  return found;
}

/** A number for the kinds of names a blob has, the same in every run. */
function keyOfKinds(past: Past, engine: Engine, kindNames: readonly string[]): (blob: number) => number {
  const memo = new Map<string, number>();
  return (blob) => {
    const kinds = past.kinds.of(blob);
    const id = kinds.join();
    let key = memo.get(id);
    if (key === undefined) {
      const names = kinds.map((n) => engine.fileKind(kindNames[n] ?? '')).map((k) => `${k.syntax} ${[...k.named].join(' ')}`);
      key = 0x811c9dc5;
      for (const c of names.sort().join('\n')) key = Math.imul(key ^ c.charCodeAt(0), 0x01000193);
      key >>>= 0;
      memo.set(id, key);
    }
    return key;
  };
}

/** The matches of the last run, and for each secret's number what it is called now; nothing when an object is gone. */
async function recallAll(
  known: Remembrance,
  repository: Repository,
  request: HistoryRequest,
): Promise<{ matches: Match[]; keys: Map<number, string> } | undefined> {
  const matches: Match[] = [];
  const keys = new Map<number, string>();
  const byBlob = new Map<string, Remembrance['versions']>();
  for (const version of known.versions) byBlob.set(version.blob, [...(byBlob.get(version.blob) ?? []), version]);
  const reader = new Reader(request.engine, request.read);
  for await (const { oid, bytes } of catFile(repository, [...byBlob.keys()], request.read.maxBytes)) {
    if (!bytes) return undefined;
    const text = asText(bytes) ?? bytes;
    for (const { path, matches: remembered } of byBlob.get(oid) ?? []) {
      const again = emptyYield();
      if (remembered.some((r) => !r.match))
        await reader.read({ kind: 'content', document: { bytes, where: { kind: 'git', path, blob: oid, standing: 'gone' } } }, again);
      for (const one of remembered) {
        const found = one.match ? recall(one, text) : again.matches[one.ordinal];
        if (!found) return undefined;
        matches.push(one.match ? found : { ...found, place: { ...found.place, ...one.past } as Match['place'] });
        keys.set(one.secret, keyOf(found, request.engine));
      }
    }
  }
  return { matches, keys };
}

/** Which blobs of this repository are known from the last run. */
function match(
  memory: { known: Remembrance; clean: Buffer },
  keys: ReadonlyMap<number, string>,
  { table }: Past,
  cache: HistoryCache,
  kindsKey: (blob: number) => number,
): Known {
  const clean = new Set<number>();
  const notes = new Uint32Array(new SharedArrayBuffer(Math.max(8, 4 * table.count)));
  cache.forClean(memory.clean, (entry, at, kinds, note) => {
    const k = find(table, entry, at);
    if (k < 0 || kindsKey(k) !== kinds) return;
    clean.add(k);
    notes[k] = note;
  });
  const holders = new Map<number, string[]>();
  for (const [oid, kinds, note, secrets] of memory.known.holders) {
    const k = find(table, Buffer.from(oid, 'hex'));
    const names = secrets.map((s) => keys.get(s));
    if (k < 0 || kindsKey(k) !== kinds || !names.every((n) => n !== undefined)) continue;
    holders.set(k, names as string[]);
    notes[k] = note;
  }
  return { clean, holders, notes };
}

function keep(
  cache: HistoryCache,
  state: string,
  { table }: Past,
  learnt: Learnt,
  found: HistoryYield,
  kindsKey: (blob: number) => number,
  layout: Layout,
): void {
  const known: Remembrance = {
    state,
    versions: learnt.versions.map(({ blob, path, matches }) => ({
      blob,
      path,
      matches: matches.map((m) => remember(m.match, path, m.secret, m.ordinal, m.past)),
    })),
    holders: learnt.holders.map(({ blob, secrets }) => [oidOf(table, blob), kindsKey(blob), learnt.notes[blob] as number, secrets]),
    skips: found.skips,
    stats: found.stats,
    commits: found.commits,
    clean: learnt.clean.length,
  };
  try {
    cache.write(known, cache.pack(table, learnt.clean, kindsKey, learnt.notes));
  } catch (error) {
    throw new UsageError(`the cache cannot be written for ${layout.commonDir}: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`);
  }
}
