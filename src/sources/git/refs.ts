/**
 * The names a repository has for commits: HEAD, branches, tags, whatever else lies under refs/, and the stashes. Reads files only;
 * follows no symbolic link, and believes no ref that leads to itself.
 */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Skip } from '../../model.ts';
import { type Layout, listing } from './layout.ts';
import { ReftableError, type RefValue, readReftable } from './reftable.ts';

/** A name for an object. */
export interface Ref {
  name: string;
  oid: string;
  /** Of an annotated tag, what it tags, where that is written down. */
  peeled?: string;
}

const LARGEST_REF = 1 << 16;
const LARGEST_CONFIG = 1 << 24;
const LARGEST_LIST = 1 << 28;
const MOST_REFS = 1 << 22;
const DEEPEST_SYMBOLIC = 5;
const STASH = 'refs/stash';

/** What is known so far. */
interface Reading {
  layout: Layout;
  oid: RegExp;
  values: Map<string, RefValue>;
  /** Names of the stashed commits, the latest first. */
  stashes: string[];
  /** Folders that were found to be folders and no symbolic links. */
  real: Set<string>;
  skip(path: string, reason: Skip['reason'], detail: string): void;
}

/**
 * All refs, symbolic ones resolved, sorted by name. HEAD is that of this work tree; those of others are called
 * `worktrees/NAME/HEAD` and `main-worktree/HEAD`; stashes `stash@{0}` and so on.
 * @param shown how the repository's data are called in skips
 */
export function readRefs(layout: Layout, shown = '.git'): { refs: Ref[]; skips: Skip[] } {
  const { commonDir, gitDir } = layout;
  const skips: Skip[] = [];
  const reading: Reading = {
    layout,
    oid: new RegExp(`^[0-9a-f]{${2 * layout.hashBytes}}$`),
    values: new Map(),
    stashes: [],
    real: new Set(),
    skip: (path, reason, detail) => skips.push({ path: `${shown}/${path}`, reason, detail }),
  };
  const config = content(reading, commonDir, 'config', LARGEST_CONFIG)?.toString('latin1') ?? '';
  const storage = /^[ \t]*refstorage[ \t]*=[ \t]*"?([^\s"#;]+)/im.exec(config)?.[1]?.toLowerCase() ?? 'files';
  const own = gitDir === commonDir ? '' : basename(gitDir);
  const worktrees = listing(join(commonDir, 'worktrees')).filter((name) => name !== own);
  if (storage === 'reftable') {
    const called = (head: string, others: boolean) => (name: string) => (name === 'HEAD' ? head : others && name.startsWith('refs/') ? name : undefined);
    tables(reading, commonDir, '', called(own ? 'main-worktree/HEAD' : 'HEAD', true));
    if (own) tables(reading, gitDir, '', called('HEAD', true));
    for (const name of worktrees) tables(reading, commonDir, `worktrees/${name}/`, called(`worktrees/${name}/HEAD`, false));
  } else {
    if (storage !== 'files')
      reading.skip('config', 'unparsable', `its refs are kept as "${storage.replace(/[^\w:/.-]/g, '?')}", which is not known; its branches are not`);
    packed(reading);
    loose(reading, commonDir);
    if (own) loose(reading, gitDir);
    single(reading, gitDir, 'HEAD', 'HEAD');
    if (own) single(reading, commonDir, 'HEAD', 'main-worktree/HEAD');
    for (const name of worktrees) single(reading, commonDir, `worktrees/${name}/HEAD`, `worktrees/${name}/HEAD`);
    const log = content(reading, commonDir, `logs/${STASH}`, LARGEST_LIST)?.toString('latin1') ?? '';
    for (const line of log.split('\n')) if (reading.oid.test(line.split(' ', 2)[1] ?? '')) reading.stashes.unshift(line.split(' ', 2)[1] as string);
  }
  return { refs: resolved(reading), skips };
}

/** Whether the folders between a folder and a path below it are such, so that the path does not lead elsewhere. */
function direct(real: Set<string>, folder: string, path: string): boolean {
  const parent = dirname(path);
  const at = join(folder, parent);
  if (parent === '.' || real.has(at)) return true;
  if (!direct(real, folder, parent) || !lstatSync(at, { throwIfNoEntry: false })?.isDirectory()) return false;
  real.add(at);
  return true;
}

/** A file's bytes; nothing when it does not exist, or after saying why it was not read. */
function content({ real, skip }: Reading, folder: string, path: string, limit: number): Buffer | undefined {
  try {
    const stat = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (!stat || stat.isDirectory()) return undefined;
    if (stat.isSymbolicLink() || !direct(real, folder, path)) skip(path, 'symlink', 'it is or lies behind a symbolic link, which was not followed');
    else if (!stat.isFile()) skip(path, 'special-file', 'no regular file');
    else if (stat.size > limit) skip(path, 'too-large', `${stat.size} bytes, more than a file of refs has`);
    else return readFileSync(join(folder, path));
  } catch (error) {
    skip(path, 'unreadable', `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
  return undefined;
}

/** One ref in a file of its own. An old kind of symbolic ref is a symbolic link. */
function single(reading: Reading, folder: string, path: string, name: string): void {
  let target: string | undefined;
  try {
    if (direct(reading.real, folder, path) && lstatSync(join(folder, path), { throwIfNoEntry: false })?.isSymbolicLink())
      target = readlinkSync(join(folder, path));
  } catch {
    // Said below.
  }
  const text = target?.startsWith('refs/') ? `ref: ${target}` : content(reading, folder, path, LARGEST_REF)?.toString('utf8');
  if (text === undefined) return;
  const symbolic = text.startsWith('ref:') ? text.slice(4).trim() : '';
  const oid = text.slice(0, 2 * reading.layout.hashBytes);
  if (symbolic) reading.values.set(name, { target: symbolic });
  else if (reading.oid.test(oid) && /^(\s|$)/.test(text.slice(oid.length))) reading.values.set(name, { oid });
  else reading.skip(path, 'damaged', 'no object name stands in it');
}

/** The files under refs/, which win over packed-refs. */
function loose(reading: Reading, folder: string): void {
  const folders = ['refs'];
  for (let path = folders.pop(); path !== undefined; path = folders.pop()) {
    try {
      if (!lstatSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory()) {
        content(reading, folder, path, 0); // Says what is there instead.
        continue;
      }
      for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
        const name = `${path}/${entry.name}`;
        if (entry.isDirectory()) folders.push(name);
        else if (reading.values.size >= MOST_REFS) {
          reading.skip(path, 'too-large', `more than ${MOST_REFS} refs`);
          return;
        } else if (!entry.name.endsWith('.lock')) single(reading, folder, name, name);
      }
    } catch (error) {
      reading.skip(path, 'unreadable', `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
    }
  }
}

function packed(reading: Reading): void {
  const bytes = content(reading, reading.layout.commonDir, 'packed-refs', LARGEST_LIST);
  if (!bytes) return;
  const hex = 2 * reading.layout.hashBytes;
  let last: { oid: string; peeled?: string } | undefined;
  let bad = 0;
  for (let at = 0; at < bytes.length; ) {
    const lf = bytes.indexOf(10, at);
    const line = bytes.toString('utf8', at, lf < 0 ? bytes.length : lf);
    at = lf < 0 ? bytes.length : lf + 1;
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('^') && last && reading.oid.test(line.slice(1).trimEnd())) last.peeled = line.slice(1).trimEnd();
    else if (line[hex] === ' ' && reading.oid.test(line.slice(0, hex)) && line.startsWith('refs/', hex + 1)) {
      last = { oid: line.slice(0, hex) };
      if (reading.values.size < MOST_REFS) reading.values.set(line.slice(hex + 1).replace(/\r$/, ''), last);
      else bad++;
    } else bad++;
  }
  if (bad) reading.skip('packed-refs', 'damaged', `${bad} of its lines name no ref, or there are too many`);
}

/** The tables that tables.list names, the latest last. @param as what a ref is called here; undefined: of no interest */
function tables(reading: Reading, folder: string, below: string, as: (name: string) => string | undefined): void {
  const log = new Map<string, string | undefined>();
  const list = `${below}reftable/tables.list`;
  // A name that stays in the list while git packs the tables is gone a moment later: then the list is another one.
  for (let attempt = 0, done = false; !done && attempt < 3; attempt++) {
    const names = (content(reading, folder, list, LARGEST_REF)?.toString('latin1') ?? '').split('\n').filter((name) => name !== '');
    done = attempt === 2 || names.every((name) => plain(name) && lstatSync(join(folder, below, 'reftable', name), { throwIfNoEntry: false }));
    if (!done) continue;
    for (const name of names) {
      const path = `${below}reftable/${plain(name) ? name : '?'}`;
      const file = plain(name) ? content(reading, folder, path, LARGEST_LIST) : undefined;
      try {
        if (!file) throw new ReftableError('it is not there');
        const table = readReftable(file, reading.layout.hashBytes, STASH);
        for (const [ref, value] of table.refs) {
          const known = as(ref);
          if (known !== undefined) reading.values.set(known, value);
        }
        for (const [time, oid] of table.log) log.set(time, oid);
      } catch (error) {
        if (!(error instanceof ReftableError)) throw error;
        reading.skip(path, 'damaged', `${error.message}; its refs are not known`);
      }
    }
  }
  const gone = '0'.repeat(2 * reading.layout.hashBytes);
  // Times are written so that the latest sorts first.
  for (const [, oid] of [...log].sort(([a], [b]) => (a < b ? -1 : 1))) if (oid !== undefined && oid !== gone) reading.stashes.push(oid);
}

/** Whether a name in tables.list can be a table's: it must not lead elsewhere. */
const plain = (name: string): boolean => /^[\w-]+(\.[\w-]+)*\.(ref|log)$/.test(name);

function resolved({ values, stashes, skip }: Reading): Ref[] {
  const refs: Ref[] = [];
  for (const name of values.keys()) {
    let value = values.get(name);
    let depth = 0;
    for (; value && 'target' in value && depth < DEEPEST_SYMBOLIC; depth++) value = values.get(value.target);
    // A branch without a commit yet is nothing unusual.
    if (value && 'target' in value) skip(name, 'damaged', 'a ref that leads to itself, or through too many others');
    else if (value) refs.push({ name, ...value });
  }
  for (const [n, oid] of stashes.entries()) refs.push({ name: `stash@{${n}}`, oid });
  const order = new Map(stashes.map((_, n) => [`stash@{${n}}`, n]));
  return refs.sort((a, b) => (order.get(a.name) ?? -1) - (order.get(b.name) ?? -1) || (a.name < b.name ? -1 : 1));
}
