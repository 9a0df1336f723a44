/**
 * Searches a repository's history: all blobs, on as many threads as pay; then finds out when each secret came to each path, and reads
 * those few versions again as what they are. The result does not depend on the number of threads.
 */
import type { Config } from '../config/types.ts';
import type { Commit, Match, Past as PastPlace, Skip } from '../model.ts';
import { type Attribution, attribute } from '../sources/git/attribution.ts';
import { catFile } from '../sources/git/cat-file.ts';
import { commitDetails, readCommits } from '../sources/git/commits.ts';
import { find, oidOf } from '../sources/git/objects.ts';
import { BLOB, COMMIT } from '../sources/git/pack.ts';
import type { Past } from '../sources/git/past.ts';
import { readRefs } from '../sources/git/refs.ts';
import { ARCHIVE, BINARY, SIZE } from './blobs.ts';
import type { Engine } from './engine.ts';
import { type FamilyJob, type FamilyResult, secretKey } from './families.ts';
import { historyThreads } from './history-threads.ts';
import { emptyYield, Reader, type ReadOptions, type Yield } from './read.ts';
import { seenLines } from './scanner.ts';
import { UNREAD } from './version-reader.ts';

/** People's names are cut; nobody has a longer one. */
const LONGEST_NAME = 120;
/** When less than one blob in so many is wanted, each is made by itself. */
const FEW = 20;

export interface HistoryOptions {
  read: ReadOptions;
  jobs: number;
  config: Config;
  engine: Engine;
  /** A name for each kind of file, by number. */
  kindNames: readonly string[];
  /** What stands before the repository's own paths in reports. */
  prefix: string;
  shown: string;
  excludes(path: string): boolean;
  progress(blobs: number, bytes: number): void;
}

export interface HistoryYield extends Yield {
  commits: number;
}

/** What is known of some blobs from an earlier run: nothing is in them, or which secrets are. */
export interface Known {
  clean: ReadonlySet<number>;
  holders: ReadonlyMap<number, readonly string[]>;
  /** Per blob, its size and what it is; shared, and filled for the rest. */
  notes: Uint32Array;
}

/** What a later run may want to know. */
export interface Learnt {
  versions: { blob: string; path: string; matches: { match: Match; past: PastPlace; secret: number; ordinal: number }[] }[];
  holders: { blob: number; secrets: number[] }[];
  /** Blobs that hold nothing, and were searched to the end. */
  clean: number[];
  notes: Uint32Array;
}

/** For the bench: what the work was, and where the time went. */
function tell(past: Past, results: readonly FamilyResult[], times: Record<string, number>): void {
  if (!process.env['KEYREACH_STATS']) return;
  const sum = (what: 'blobs' | 'bytes' | 'parsed') => results.reduce((n, r) => n + r.stats[what], 0);
  const ms = Object.fromEntries(Object.entries({ ...past.times, ...times }).map(([name, value]) => [name, Math.round(value)]));
  process.stderr.write(`${JSON.stringify({ history: { blobs: sum('blobs'), bytes: sum('bytes'), parsed: sum('parsed'), ms } })}\n`);
}

export async function searchHistory(past: Past, options: HistoryOptions, known?: Known): Promise<HistoryYield & { learnt: Learnt }> {
  const { table } = past;
  const began = performance.now();
  const sum: HistoryYield = { ...emptyYield(), commits: 0 };
  const found = new Sightings();
  const todo = known ? without(table, known) : past.wanted;
  for (const [blob, keys] of known?.holders ?? []) for (const key of keys) found.one(blob, key);
  const notes = known?.notes ?? new Uint32Array(new SharedArrayBuffer(Math.max(8, 4 * table.count)));
  const { job, count } = jobOf(past, todo, notes, options);
  const threads = historyThreads(options.engine, job, count, options.jobs, options.progress);
  try {
    const searching = threads.search();
    // While other threads search.
    const commits = readCommits(past.contents);
    const { refs, skips } = readRefs(past.layout, options.shown);
    sum.skips.push(...skips);
    const results = await searching;
    const searched = performance.now();
    for (const result of results) {
      found.add(result);
    }
    const all = <K extends 'archives' | 'late' | 'tooLarge' | 'lost'>(what: K): FamilyResult[K] =>
      results.flatMap((r) => r[what] as never[]) as FamilyResult[K];
    const wanted = (blob: number): boolean => todo?.has(blob) ?? true;
    const nameOf = (blob: number): string => options.kindNames[past.kinds.of(blob)[0] ?? -1] ?? '';
    const whole = (blob: number, { matches, stats, skips: missed }: Yield): void => {
      if (stats.archives) notes[blob] = ((notes[blob] as number) | ARCHIVE) >>> 0;
      for (const skip of missed) sum.skips.push({ ...skip, path: `${options.shown} blob ${oidOf(table, blob)}` });
      for (const match of matches) found.one(blob, keyOf(match, options.engine));
    };
    const archives = all('archives')
      .filter(wanted)
      .sort((a, b) => a - b);
    for (const [i, one] of (await threads.read(archives.map((blob) => ({ blob, path: nameOf(blob) })))).entries()) whole(archives[i] as number, one);
    const reader = new Reader(options.engine, options.read);
    const readAgain = async (blob: number, bytes: Buffer, path: string): Promise<Yield> => {
      const into = emptyYield();
      const where = { kind: 'git', path, blob: oidOf(table, blob), standing: 'gone' } as const;
      await reader.read({ kind: 'content', document: { bytes, where } }, into);
      return into;
    };
    const wholeFrom = async (blob: number, bytes: Buffer): Promise<void> => whole(blob, await readAgain(blob, bytes, nameOf(blob)));
    await rescue(
      past,
      all('lost')
        .filter(wanted)
        .sort((a, b) => a - b),
      options,
      wholeFrom,
      sum.skips,
    );
    for (const blob of all('late').sort((a, b) => a - b))
      sum.skips.push({
        path: `${options.shown} blob ${oidOf(table, blob)}`,
        reason: 'timed-out',
        detail: `gave up after ${options.read.timeout / 1000} s; the rest of it was not read`,
      });
    for (const { blob, detail } of all('tooLarge'))
      if (wanted(blob)) sum.skips.push({ path: `${options.shown} blob ${oidOf(table, blob)}`, reason: 'too-large', detail });

    for (let k = 0; k < table.count; k++) if (table.type[k] === COMMIT && (past.only?.has(k) ?? true)) sum.commits++;
    for (let k = 0; k < table.count; k++) {
      if (table.type[k] !== BLOB || !(past.wanted?.has(k) ?? true)) continue;
      const note = notes[k] as number;
      sum.stats.files++;
      sum.stats.bytes += note & SIZE;
      if (note & BINARY) sum.stats.binary++;
      if (note & ARCHIVE) sum.stats.archives++;
    }
    const holders = found.list((blob) => past.wanted?.has(blob) ?? true);
    const cut = (): void => {
      sum.skips.push({ path: options.shown, reason: 'failed', detail: 'there are more paths than can be followed; some places are not told' });
    };
    const rescued = performance.now();
    const attributions = attribute(table, past.trees, commits, refs, holders, past.only, cut);
    const attributed = performance.now();
    const details = new Map<number, Commit>();
    const commit = (k: number): Commit => {
      let known = details.get(k);
      if (!known) {
        const { oid, author, email, date } = commitDetails(past.contents, k);
        known = { id: oid, author: author.slice(0, LONGEST_NAME), email: email.slice(0, LONGEST_NAME), date };
        details.set(k, known);
      }
      return known;
    };
    const versions: Learnt['versions'] = [];
    const groups = byVersion(attributions)
      .map((group) => {
        const [{ blob, path }] = group as [Attribution];
        return { group, blob, path: path === undefined ? `git:${oidOf(table, blob)}` : options.prefix + path };
      })
      .filter(({ path }) => !options.excludes(path));
    const read = await threads.read(groups.map(({ blob, path }) => ({ blob, path })));
    for (const [i, { group, blob: number, path }] of groups.entries()) {
      const blob = oidOf(table, number);
      let { matches } = read[i] as Yield;
      if (read[i]?.skips.some((s) => s.detail === UNREAD)) {
        for await (const { bytes } of catFile(past.repository, [blob], options.read.maxBytes)) if (bytes) ({ matches } = await readAgain(number, bytes, path));
      }
      const byKey = new Map<string, number[]>();
      for (const [ordinal, match] of matches.entries()) {
        const key = keyOf(match, options.engine);
        byKey.set(key, [...(byKey.get(key) ?? []), ordinal]);
      }
      const version: Learnt['versions'][number] = { blob, path, matches: [] };
      for (const { secret, commit: brought, standing, removed } of group) {
        const place: PastPlace = {
          blob,
          standing,
          ...(brought === undefined ? {} : { commit: commit(brought) }),
          ...(removed === undefined ? {} : { removed: commit(removed) }),
        };
        for (const ordinal of byKey.get(found.secrets[secret] as string) ?? []) {
          const match = matches[ordinal] as Match;
          version.matches.push({ match, past: place, secret, ordinal });
          sum.matches.push({ ...match, place: { ...match.place, ...place } as Match['place'] });
        }
      }
      if (version.matches.length) versions.push(version);
    }
    past.contents.inflated.close();
    tell(past, results, { search: searched - began, whole: rescued - searched, attribute: attributed - rescued, examine: performance.now() - attributed });
    const open = new Set([...all('late'), ...all('lost'), ...all('tooLarge').map((t) => t.blob), ...holders.map((h) => h.blob)]);
    const clean: number[] = [];
    for (let k = 0; k < table.count; k++) if (table.type[k] === BLOB && !open.has(k)) clean.push(k);
    return { ...sum, learnt: { versions, holders, clean, notes } };
  } finally {
    // A thread that waits for more work keeps the process alive.
    await threads.end();
  }
}

/** The blobs of which nothing is known. */
function without(table: Past['table'], { clean, holders }: Known): ReadonlySet<number> {
  const left = new Set<number>();
  for (let k = 0; k < table.count; k++) if (table.type[k] === BLOB && !clean.has(k) && !holders.has(k)) left.add(k);
  return left;
}

/** Which blobs hold which secrets, gathered from all threads. */
class Sightings {
  readonly secrets: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #blobs = new Map<number, Set<number>>();

  add(result: FamilyResult): void {
    const numbers = result.secrets.map((key) => this.#number(key));
    for (let i = 0; i < result.sightings.length; i += 2) this.#put(result.sightings[i] as number, numbers[result.sightings[i + 1] as number] as number);
  }

  one(blob: number, key: string): void {
    this.#put(blob, this.#number(key));
  }

  list(wanted: (blob: number) => boolean): { blob: number; secrets: number[] }[] {
    return [...this.#blobs].filter(([blob]) => wanted(blob)).map(([blob, secrets]) => ({ blob, secrets: [...secrets].sort((a, b) => a - b) }));
  }

  #put(blob: number, secret: number): void {
    const secrets = this.#blobs.get(blob);
    if (secrets) secrets.add(secret);
    else this.#blobs.set(blob, new Set([secret]));
  }

  #number(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.secrets.push(key) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/** Names a match's secret as the threads do. */
export const keyOf = (match: Match, engine: Engine): string => {
  const detector = engine.detectors.get(match.detector);
  if (!detector) throw new Error(`no detector ${match.detector}`);
  return secretKey({ detector, parts: match.parts.map((p) => ({ name: p.name, value: p.value.reveal() })) });
};

/** Attributions that name the same version of the same path. */
function byVersion(attributions: readonly Attribution[]): Attribution[][] {
  const groups = new Map<string, Attribution[]>();
  for (const a of attributions) {
    const key = `${a.blob} ${a.path ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(a);
    else groups.set(key, [a]);
  }
  return [...groups.values()];
}

/** What could not be read from the packs, from git itself. */
async function rescue(
  past: Past,
  lost: readonly number[],
  options: HistoryOptions,
  whole: (blob: number, bytes: Buffer) => Promise<void>,
  skips: Skip[],
): Promise<void> {
  if (lost.length === 0) return;
  let missing = 0;
  const names = lost.map((k) => oidOf(past.table, k));
  for await (const { oid, bytes, size } of catFile(past.repository, names, options.read.maxBytes)) {
    if (bytes) await whole(find(past.table, Buffer.from(oid, 'hex')), bytes);
    else if (size !== undefined)
      skips.push({
        path: `${options.shown} blob ${oid}`,
        reason: 'too-large',
        detail: `${size} bytes, the limit is ${options.read.maxBytes} (--max-file-size)`,
      });
    else missing++;
  }
  if (missing)
    skips.push({
      path: options.shown,
      reason: 'damaged',
      detail: `${missing} ${missing === 1 ? 'version of a file is' : 'versions of files are'} damaged, e.g. ${names[0]} (git fsck tells more)`,
    });
}

/** The work for the threads, and how many blobs it is about. */
function jobOf(past: Past, wanted: ReadonlySet<number> | undefined, notes: Uint32Array, options: HistoryOptions): { job: FamilyJob; count: number } {
  const { table } = past;
  const { type, base, weight } = table;
  const roots: number[] = [];
  let blobs = 0;
  for (let k = 0; k < table.count; k++) {
    if (type[k] !== BLOB) continue;
    blobs++;
    if ((base[k] as number) < 0) roots.push(k);
  }
  roots.sort((a, b) => (weight[b] as number) - (weight[a] as number) || a - b);
  const single = wanted && wanted.size * FEW < blobs ? Int32Array.from([...wanted].sort((a, b) => a - b)) : undefined;
  const job: FamilyJob = {
    config: options.config,
    table,
    roots: Int32Array.from(roots),
    taken: new Int32Array(new SharedArrayBuffer(4)),
    kindNames: options.kindNames,
    firstKind: past.kinds.first,
    moreKinds: past.kinds.more,
    single,
    seen: seenLines(blobs * 8),
    notes,
    read: options.read,
    maxBytes: options.read.maxBytes,
    timeout: options.read.timeout,
  };
  return { job, count: single?.length ?? blobs };
}
