/**
 * A home folder's credential stores: which files are there, and what is in those that may be read. Looks at named paths and shallow folders
 * only, never at all of a home; opens no pipe, socket or device; what was left out is said. Nothing it reads is obeyed.
 */
import { accessSync, constants, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import type { StoreSeen } from '../check.ts';
import type { Item, Source } from '../define.ts';
import type { Skip } from '../model.ts';
import type { Store, StoreFile } from '../store.ts';
import { expand, type Looking } from './home/expand.ts';
import { type Around, patterns, shown, slashed, within } from './home/paths.ts';
import { readStore } from './home/read.ts';
import { windowsHomes } from './home/windows.ts';

export interface HomeSource extends Source {
  /** The stores' files that are there; complete when the items have been taken. */
  seen: StoreSeen[];
}

export interface HomeOptions extends Around {
  stores: readonly Store[];
  /** What /proc/version says; read there when it is not given. */
  kernel?: string;
}

/** Files a store may have; of agents' transcripts there are thousands. */
const MOST_FILES = 100;
const MOST_FILES_IN_ALL = 2000;
/** And of what they hold there are gigabytes. */
const MOST_BYTES = 64 << 20;
/** Entries of folders that are looked at for one file of a store, so that no store uses up what another needs, and for all. */
const MOST_ENTRIES = 30_000;
const MOST_ENTRIES_IN_ALL = 500_000;

export function homeSource(options: HomeOptions): HomeSource {
  const platform = options.platform;
  // A root folder is the empty path, so that what lies in it begins with one slash.
  const clean = (path: string) => slashed(path, platform).replace(/\/$/, '');
  const around: Around = {
    ...options,
    home: clean(options.home),
    project: options.project === undefined ? undefined : clean(options.project),
  };
  const seen: StoreSeen[] = [];
  return {
    kind: 'home',
    target: '~',
    // The user's own, but full of others' text: what it says about itself is not believed.
    trusted: false,
    seen,
    async *items(): AsyncGenerator<Item> {
      const tally: Tally = {
        files: MOST_FILES_IN_ALL,
        real: new Set(),
        entries: MOST_ENTRIES_IN_ALL,
        looking: { entries: 0, cut: new Set(), unreadable: new Map() },
      };
      yield* home(around, options.stores, tally, seen, platform !== 'win32');
      if (platform === 'linux') {
        tally.looking.entries = MOST_ENTRIES;
        for (const folder of windowsHomes(options.kernel ?? kernel(), around.root ?? '', tally.looking)) {
          const windows: Around = { home: folder, platform: 'win32', env: {}, ...(around.root ? { root: around.root } : {}) };
          yield* home({ ...windows }, options.stores, tally, seen, false, around);
        }
      }
      const limit = (path: string): Skip => ({ path: shown(path, around), reason: 'limit', detail: 'it holds too much; not all of it was looked at' });
      for (const path of [...tally.looking.cut].sort()) yield { kind: 'skip', skip: limit(path) };
      for (const [path, code] of [...tally.looking.unreadable].sort())
        yield { kind: 'skip', skip: { path: shown(path, around), reason: 'unreadable', detail: `it cannot be looked into (${code})` } };
      if (tally.files <= 0)
        yield { kind: 'skip', skip: { path: '~', reason: 'limit', detail: `only ${MOST_FILES_IN_ALL} files of credential stores were looked at` } };
    },
  };
}

interface Tally {
  /** Files that may still be looked at. */
  files: number;
  /** Entries of folders that may still be looked at. */
  entries: number;
  /** What was looked at, by its real path: no file is told twice. */
  real: Set<string>;
  looking: Looking;
}

function kernel(): string {
  try {
    return readFileSync('/proc/version', 'latin1');
  } catch {
    return '';
  }
}

/** @param modes whether permission bits mean anything here @param report how paths are shown, where that is not by this home */
async function* home(around: Around, stores: readonly Store[], tally: Tally, seen: StoreSeen[], modes: boolean, report = around): AsyncGenerator<Item> {
  const realHome = real(around.home) ?? around.home;
  for (const store of stores.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const file of store.files) {
      const may = Math.min(MOST_ENTRIES, tally.entries);
      tally.looking.entries = may;
      const all = [...new Set(patterns(file, around).flatMap((pattern) => expand(pattern, tally.looking)))].filter((path) => !file.except?.test(nameOf(path)));
      tally.entries -= may - tally.looking.entries;
      const found = all.flatMap((path): Found[] => {
        const told = look(path, file, { around, report, realHome, tally });
        return told ? [told] : [];
      });
      const { chosen, cut } = newest(found, Math.min(file.most ?? MOST_FILES, tally.files));
      if (cut) {
        const path = (cut.path.split('/').slice(0, -1).join('/') || cut.path).slice(0, 400);
        yield {
          kind: 'skip',
          skip: { path, reason: 'limit', detail: `only the newest ${chosen.length} of ${found.length} files of ${store.label} were read` },
        };
      }
      for (const { path, named, absolute, stat, skip } of chosen) {
        if (skip) yield { kind: 'skip', skip };
        if (!stat) continue;
        tally.files--;
        const mode = modes ? { mode: stat.mode & 0o777 } : {};
        const capability = file.capability ? { capability: file.capability } : {};
        const widest = file.mode ?? 0o600;
        const writable = stat.isSocket() ? { writable: mayWrite(absolute) } : {};
        const told: StoreSeen = { store: store.id, label: store.label, path, absolute: named, ...mode, widest, ...capability, ...writable };
        seen.push(told);
        if (file.read !== 'presence') yield* readStore(store, file, absolute, stat.size, told);
      }
    }
  }
}

interface Found {
  /** As reports show it. */
  path: string;
  /** Where a program would look for it. */
  named: string;
  /** Where it really lies. */
  absolute: string;
  /** Undefined when it cannot be read, which `skip` tells. */
  stat?: Stats;
  skip?: Skip;
}

/** What lies at a path, once. Links are followed to where they lead; that one leads out of the home folder is said. */
function look(path: string, file: StoreFile, { around, report, realHome, tally }: { around: Around; report: Around; realHome: string; tally: Tally }) {
  const name = shown(path, report);
  const skipped = (reason: Skip['reason'], detail: string): Found => ({ path: name, named: path, absolute: path, skip: { path: name, reason, detail } });
  try {
    const absolute = slashed(realpathSync.native(path), process.platform === 'win32' ? 'win32' : around.platform);
    if (tally.real.has(absolute)) return undefined;
    tally.real.add(absolute);
    const stat = statSync(absolute);
    if (file.read === 'presence') return { path: name, named: path, absolute, stat };
    if (stat.isDirectory()) return undefined;
    if (!stat.isFile()) return skipped('special-file', stat.isFIFO() ? 'a named pipe, not a file' : 'a socket or device, not a file');
    const out = within(path, around.home) && !within(absolute, realHome);
    const skip: Skip = { path: name, reason: 'symlink', detail: 'a link out of the home folder; its target was read where it lies' };
    return { path: name, named: path, absolute, stat, ...(out ? { skip } : {}) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code === 'ENOENT') return skipped('symlink', 'a link to nothing');
    if (code === 'ELOOP') return skipped('symlink', 'a link in a circle');
    return skipped('unreadable', code === 'EACCES' || code === 'EPERM' ? 'permission denied' : `it cannot be looked at (${code})`);
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Asks the system, and leaves the socket alone. */
function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** The newest files, in the order of their paths, and one of those that were left out. The newest of all is never left out for its size. */
function newest(found: readonly Found[], most: number): { chosen: readonly Found[]; cut?: Found } {
  const byAge = found.toSorted((a, b) => (b.stat?.mtimeMs ?? 0) - (a.stat?.mtimeMs ?? 0) || (a.path < b.path ? -1 : 1));
  const chosen = new Set<Found>();
  let bytes = 0;
  for (const file of byAge) {
    bytes += file.stat?.size ?? 0;
    if (chosen.size >= most || (bytes > MOST_BYTES && chosen.size > 0)) return { chosen: found.filter((f) => chosen.has(f)), cut: file };
    chosen.add(file);
  }
  return { chosen: found };
}
