/** Trees, commits and attribution, against what git itself says: hand-made histories, and random ones against a naive computation. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Attribution, attribute, type Sighting } from '../src/sources/git/attribution.ts';
import { type Commits, commitDetails, readCommits } from '../src/sources/git/commits.ts';
import { Contents } from '../src/sources/git/content.ts';
import { Copies } from '../src/sources/git/delta.ts';
import { Entries } from '../src/sources/git/entries.ts';
import { layoutOf } from '../src/sources/git/layout.ts';
import { Names } from '../src/sources/git/names.ts';
import { find, type ObjectTable, oidOf, openLoose, readObjects } from '../src/sources/git/objects.ts';
import { BLOB } from '../src/sources/git/pack.ts';
import { type Ref, readRefs } from '../src/sources/git/refs.ts';
import { Containers, readTrees, type TreeIndex } from '../src/sources/git/trees.ts';
import { BARE_ENV, git } from './built.ts';
import { tree } from './helpers.ts';

interface Opened {
  root: string;
  table: ObjectTable;
  contents: Contents;
  trees: TreeIndex;
  commits: Commits;
  refs: Ref[];
  named: Set<string>;
}

function open(root: string): Opened {
  const layout = layoutOf({ root, gitDir: join(root, git(root, 'rev-parse', '--git-dir').trim()) }, true, 'repo');
  const { table, skips } = readObjects(layout, 'repo');
  expect(skips).toEqual([]);
  const contents = new Contents(table, 1 << 26);
  openLoose(table, (k) => contents.inflated.loose(k, -1).type);
  const told: [number, number][] = [];
  const trees = readTrees(contents, (blob, name) => told.push([blob, name]));
  const named = new Set(told.map(([blob, name]) => `${oidOf(table, blob)} ${trees.names[name]}`));
  return { root, table, contents, trees, commits: readCommits(contents), refs: readRefs(layout).refs, named };
}

const numberOf = ({ table }: Opened, oid: string): number => find(table, Buffer.from(oid, 'hex'));
const blobAt = (root: string, revision: string): string => git(root, 'rev-parse', revision).trim();

interface Account {
  /** Path → blob. */
  files: Map<string, string>;
  parents: string[];
  date: number;
}
const accounts = new Map<string, Map<string, Account>>();

/** Every commit by git's own account. Asked once for a repository: packing does not change it. */
function account(root: string): Map<string, Account> {
  const known = accounts.get(root);
  if (known) return known;
  const commits = new Map<string, Account>();
  for (const line of git(root, 'cat-file', '--batch-all-objects', '--batch-check').split('\n')) {
    const [oid, type] = line.split(' ') as [string, string];
    if (type !== 'commit') continue;
    const files = new Map<string, string>();
    for (const entry of git(root, 'ls-tree', '-r', '-z', '--full-tree', oid).split('\0')) {
      const [mode, kind, blob, path] = /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(entry)?.slice(1) ?? [];
      if (mode && kind === 'blob') files.set(path as string, blob as string);
    }
    const head = git(root, 'cat-file', 'commit', oid).split('\n\n')[0] as string;
    commits.set(oid, {
      files,
      parents: [...head.matchAll(/^parent (.*)$/gm)].map((m) => m[1] as string),
      date: Number(/^committer .*> (\d+)/m.exec(head)?.[1]),
    });
  }
  accounts.set(root, commits);
  return commits;
}

type Told = { secret: number; path: string | undefined; blob: string; commit: string | undefined; standing: string; removed: string | undefined };
const byPlace = (a: Told, b: Told): number => a.secret - b.secret || ((a.path ?? '') < (b.path ?? '') ? -1 : 1);
const told = (opened: Opened, found: Attribution[]): Told[] =>
  found.map(({ secret, path, blob, commit, standing, removed }) => {
    const name = (k: number | undefined): string | undefined => (k === undefined ? undefined : oidOf(opened.table, k));
    return { secret, path, blob: name(blob) as string, commit: name(commit), standing, removed: name(removed) };
  });

/** What attribute should say, computed from the definition alone. `secrets`: of blobs by name. */
function naive(root: string, secrets: Map<string, number[]>, only?: Set<string>): Told[] {
  const commits = account(root);
  const of = (oid: string): Account => commits.get(oid) as Account;
  const order: string[] = [];
  const left = new Set(commits.keys());
  while (left.size) {
    const ready = [...left].filter((oid) => of(oid).parents.every((p) => !left.has(p)));
    ready.sort((a, b) => of(a).date - of(b).date || (a < b ? -1 : 1));
    order.push(ready[0] as string);
    left.delete(ready[0] as string);
  }
  const has = (commit: string, path: string, secret: number): boolean => secrets.get(commits.get(commit)?.files.get(path) ?? '')?.includes(secret) ?? false;
  const found = new Map<string, Told>();
  for (const commit of order)
    for (const [path, blob] of of(commit).files)
      for (const secret of secrets.get(blob) ?? [])
        if ((!only || only.has(commit)) && !found.has(`${secret} ${path}`) && !of(commit).parents.some((p) => has(p, path, secret)))
          found.set(`${secret} ${path}`, { secret, path, blob, commit, standing: 'gone', removed: undefined });
  const head = git(root, 'rev-parse', 'HEAD').trim();
  const tips = git(root, 'for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes').trim().split('\n');
  for (const entry of found.values()) {
    const path = entry.path as string;
    if (has(head, path, entry.secret)) entry.standing = 'head';
    else if (tips.some((tip) => has(tip, path, entry.secret))) entry.standing = 'branch';
    else
      entry.removed = order.findLast((c) => !has(c, path, entry.secret) && of(c).parents.length > 0 && of(c).parents.every((p) => has(p, path, entry.secret)));
  }
  return [...found.values()].sort(byPlace);
}

/** Every (commit, path, blob), from the index alone: for each blob upwards to the commits. */
function triples({ table, trees, commits }: Opened, blobs: Iterable<number>): Set<string> {
  const containers = new Containers(table, trees);
  const commitsOf = new Map<number, number[]>();
  for (let c = 0; c < commits.count; c++) commitsOf.set(commits.tree[c] as number, [...(commitsOf.get(commits.tree[c] as number) ?? []), c]);
  const above = new Map<number, [number, string][]>();
  const holders = (k: number): [number, string][] => {
    let list = above.get(k);
    if (!list) {
      const found: [number, string][] = [];
      containers.each(k, (t, name) => found.push([t, trees.names[name] as string]));
      list = found;
      above.set(k, list);
    }
    return list;
  };
  const out = new Set<string>();
  for (const blob of blobs) {
    const stack: [number, string][] = holders(blob).map(([t, name]) => [t, name]);
    for (let top = stack.pop(); top; top = stack.pop()) {
      const [t, path] = top;
      for (const c of commitsOf.get(t) ?? []) out.add(`${oidOf(table, commits.object[c] as number)} ${oidOf(table, blob)} ${path}`);
      for (const [up, name] of holders(t)) stack.push([up, `${name}/${path}`]);
    }
  }
  return out;
}

function everyTriple(root: string): Set<string> {
  const out = new Set<string>();
  for (const [commit, { files }] of account(root)) for (const [path, blob] of files) out.add(`${commit} ${blob} ${path}`);
  return out;
}

const blobsOf = ({ table }: Opened): number[] =>
  Array.from({ length: table.count }, (_, k) => k).filter((k) => table.type[k] === BLOB && find(table, table.oids, k * table.hashBytes) === k);

/** Checks one repository in every way: the index, the names, the order, and the attribution of the given secrets. */
function check(root: string, secretsOf: (oid: string) => number[]): Told[] {
  const opened = open(root);
  const { table, commits } = opened;
  expect(opened.trees.damaged).toEqual([]);
  expect(opened.trees.missing.count).toBe(0);
  const blobs = blobsOf(opened);
  expect([...triples(opened, blobs)].sort()).toEqual([...everyTriple(root)].sort());
  for (const { files } of account(root).values())
    for (const [path, blob] of files) {
      const name = `${blob} ${path.slice(path.lastIndexOf('/') + 1)}`;
      expect(opened.named.has(name)).toBe(true);
    }
  for (const c of commits.order)
    for (let i = commits.parentStart[c] as number; i < (commits.parentStart[c + 1] as number); i++) {
      const parent = commits.parents[i] as number;
      if (parent >= 0) expect(commits.position[commits.ofObject[parent] as number]).toBeLessThan(commits.position[c] as number);
    }
  const secrets = new Map(blobs.map((k) => [oidOf(table, k), secretsOf(oidOf(table, k))]));
  const sightings: Sighting[] = blobs.flatMap((blob) => {
    const list = secrets.get(oidOf(table, blob)) as number[];
    return list.length ? [{ blob, secrets: list }] : [];
  });
  const run = (only?: Set<string>): Told[] =>
    told(opened, attribute(table, opened.trees, commits, opened.refs, sightings, only && new Set([...only].map((oid) => numberOf(opened, oid)))));
  const found = run();
  const wanted = naive(root, secrets);
  const known = new Set(wanted.map(({ secret }) => secret));
  expect(found.filter(({ secret }) => known.has(secret))).toEqual(wanted);
  const some = new Set([...account(root).keys()].filter((oid) => oid.charCodeAt(3) % 2 === 0));
  expect(run(some)).toEqual(naive(root, secrets, some));
  return found;
}

/** Numbers from a seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

const WORDS = ['a', 'b', 'config', 'src', 'lib', 'test me', 'größe', 'new\nline', 'a.b', 'a-b', 'a0', '"q"', 'deep', '.env'];

/** A random history as `git fast-import` takes it: edits, renames, moved and copied folders, merges that keep, mix or add. */
function randomHistory(seed: number, commits: number): string {
  const pick = random(seed);
  const blobs = 50;
  let out = '';
  for (let b = 1; b <= blobs; b++) out += `blob\nmark :${b}\ndata <<END\ncontent ${b} of ${seed}\nEND\n`;
  const states: Map<string, number>[] = [];
  const path = (): string => Array.from({ length: 1 + pick(4) }, () => WORDS[pick(WORDS.length)]).join('/');
  const clear = (state: Map<string, number>, target: string): void => {
    for (const other of [...state.keys()]) if (other === target || other.startsWith(`${target}/`) || target.startsWith(`${other}/`)) state.delete(other);
  };
  const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
  for (let c = 0; c < commits; c++) {
    const orphan = c === 0 || pick(40) === 0;
    const parents = orphan ? [] : [Math.max(0, c - 1 - pick(c % 7 === 0 ? c : 3))];
    while (!orphan && c > 5 && pick(5) === 0 && parents.length < 4) parents.push(Math.max(0, c - 1 - pick(12)));
    const ancestors = [...new Set(parents)];
    const state = new Map(states[ancestors[0] ?? -1] ?? []);
    for (const other of ancestors.slice(1))
      for (const [at, blob] of states[other] as Map<string, number>)
        if (pick(3) > 0) {
          clear(state, at);
          state.set(at, blob);
        }
    for (let edits = pick(ancestors.length > 1 ? 2 : 5); edits > 0 || state.size === 0; edits--) {
      const paths = [...state.keys()];
      const some = paths[pick(paths.length)] ?? '';
      const folder = some.includes('/') ? some.slice(0, some.indexOf('/', pick(some.length - some.lastIndexOf('/')) % 2)) : '';
      const what = pick(8);
      if (what < 3 || !some) {
        const at = path();
        clear(state, at);
        state.set(at, 1 + pick(blobs));
      } else if (what === 3) state.set(some, 1 + pick(blobs));
      else if (what === 4) state.delete(some);
      else if (folder || what === 5) {
        const from = folder || some;
        const to = path();
        const moved = paths.filter((p) => p === from || p.startsWith(`${from}/`)).map((p) => [to + p.slice(from.length), state.get(p) as number] as const);
        if (what !== 7) for (const p of paths) if (p === from || p.startsWith(`${from}/`)) state.delete(p);
        clear(state, to);
        for (const [p, blob] of moved) state.set(p, blob);
      }
    }
    states.push(state);
    out += `commit refs/heads/b${pick(2) ? 0 : pick(5)}\nmark :${1000 + c}\ncommitter t <t@localhost> ${1_700_000_000 + 60 * c - pick(300)} +0000\ndata 1\nx\n`;
    // A branch that is started anew drops what it was, so that there are commits no ref reaches.
    for (const [i, parent] of ancestors.entries()) out += `${i ? 'merge' : 'from'} :${1000 + parent}\n`;
    out += 'deleteall\n';
    for (const [at, blob] of state) out += `M ${pick(9) ? 100644 : 100755} :${blob} ${quoted(at)}\n`;
    out += '\n';
  }
  return `${out}done\n`;
}

function imported(stream: string, ...init: string[]): string {
  const root = tree();
  git(root, 'init', '-q', ...init);
  execFileSync('git', ['fast-import', '--quiet', '--force', '--done'], { cwd: root, env: BARE_ENV, input: stream });
  git(root, 'symbolic-ref', 'HEAD', 'refs/heads/b0');
  return root;
}

describe('random histories', () => {
  for (const [seed, ...init] of [[1], [2], [3, '--object-format=sha256']] as [number, ...string[]][])
    it(`equal what git and the definition say, however they are packed (${seed})`, { timeout: 300_000 }, () => {
      const root = imported(randomHistory(seed, 110), ...init);
      const secretsOf = (oid: string): number[] => {
        const pick = random(Number.parseInt(oid.slice(0, 6), 16) + seed);
        return Array.from({ length: Math.max(0, pick(6) - 2) }, () => pick(15)).filter((s, i, all) => all.indexOf(s) === i);
      };
      git(root, 'update-ref', 'refs/remotes/origin/b3', 'refs/heads/b1');
      git(root, 'update-ref', '-d', 'refs/heads/b1');
      const loose = check(root, secretsOf);
      expect(loose.length).toBeGreaterThan(50);
      expect(new Set(loose.map((t) => t.standing)).size).toBe(3);
      git(root, 'repack', '-a', '-d', '-f', '-k', '-q', '--depth=50', '--window=50');
      expect(check(root, secretsOf)).toEqual(loose);
      git(root, '-c', 'gc.pruneExpire=never', 'gc', '--aggressive', '--quiet');
      expect(check(root, secretsOf)).toEqual(loose);
    });
});

describe('entries of deltas', () => {
  it('equal the difference of sets, whatever is copied from where, in order or not', () => {
    const root = tree();
    git(root, 'init', '-q');
    const oids = Array.from({ length: 30 }, (_, i) =>
      execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: root, env: BARE_ENV, input: `blob ${i}` })
        .toString()
        .trim(),
    );
    const { table } = open(root);
    const pick = random(7);
    const entry = (): Buffer =>
      Buffer.concat([
        Buffer.from(`${pick(2) ? '100644' : '40000'} ${'abcdefgh'[pick(8)]}${'xyz'.slice(pick(4))}\0`),
        Buffer.from(oids[pick(30)] as string, 'hex'),
      ]);
    const cut = (bytes: Buffer): string[] => {
      const list: string[] = [];
      for (let p = 0; p < bytes.length; ) {
        const next = bytes.indexOf(0, p) + 21;
        list.push(bytes.toString('latin1', p, next));
        p = next;
      }
      return list;
    };
    const known = new Set(oids.map((oid) => Buffer.from(oid, 'hex').toString('latin1')));
    const simple = (e: string): string => `${e.slice(e.indexOf(' ') + 1, -20)}${known.has(e.slice(-20)) ? e.slice(-20) : 'missing'}`;
    const own = (entries: string[]): Set<string> => new Set(entries.map(simple));
    for (let round = 0; round < 3000; round++) {
      const names = new Names();
      const reader = new Entries(table, names, { file() {}, missing() {} });
      const base = Buffer.concat(Array.from({ length: pick(12) }, entry).sort(round % 3 ? Buffer.compare : () => 0));
      const copies = new Copies();
      const parts: Buffer[] = [];
      let length = 0;
      const add = (bytes: Buffer): void => {
        parts.push(bytes);
        length += bytes.length;
      };
      const starts = [0];
      for (const e of cut(base)) starts.push((starts.at(-1) as number) + e.length);
      for (let steps = pick(6); steps > 0; steps--) {
        const a = starts[pick(starts.length)] as number;
        const b = starts[pick(starts.length)] as number;
        if (pick(3) === 0) add(entry());
        else if (a < b) {
          // Copied, but some of the bytes at its ends are written anew, so that the copy begins and ends inside of entries.
          const skip = pick(3) ? 0 : pick(b - a);
          const less = pick(3) ? 0 : pick(b - a - skip);
          add(base.subarray(a, a + skip));
          copies.add(length, a + skip, b - a - skip - less);
          const rest = Buffer.from(base.subarray(a + skip, b));
          if (less > 0 && less < 20 && pick(2)) rest[rest.length - 1] = pick(256);
          add(rest);
        }
      }
      const text = Buffer.concat(parts);
      reader.read(base, 0);
      const { odd } = reader;
      const at = reader.after(0);
      reader.read(text, at, { at: 0, odd, copies });
      const shown = (i: number): string => {
        const child = reader.child[i] as number;
        return `${names.bytes(reader.name[i] as number).toString('latin1')}\0${child < 0 ? 'missing' : Buffer.from(oidOf(table, child), 'hex').toString('latin1')}`;
      };
      const [before, after] = [own(cut(base)), own(cut(text))];
      expect(Array.from({ length: reader.offset[at] as number }, (_, i) => shown(at + 1 + i))).toEqual(cut(text).map(simple));
      expect([...reader.fresh.view()].map(shown).sort()).toEqual([...after].filter((e) => !before.has(e)).sort());
      expect([...reader.gone.view()].map(shown).sort()).toEqual([...before].filter((e) => !after.has(e)).sort());
    }
  });
});

/** A repository that a test builds step by step; every commit a minute later than the one before. */
function repository(...init: string[]): {
  root: string;
  write(path: string, text: string): void;
  remove(path: string): void;
  commit(message?: string, ...args: string[]): string;
  git(...args: string[]): string;
} {
  const root = tree();
  git(root, 'init', '-q', ...init);
  let clock = 1_700_000_000;
  const run = (...args: string[]): string => {
    clock += 60;
    const dates = { GIT_AUTHOR_DATE: `${clock} +0100`, GIT_COMMITTER_DATE: `${clock} +0100` };
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'init.defaultBranch=main'];
    return execFileSync('git', [...identity, ...args], {
      cwd: root,
      env: { ...BARE_ENV, ...dates },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  };
  return {
    root,
    git: run,
    write: (path, text) => writeFileSync(join(root, path), text),
    remove: (path) => rmSync(join(root, path)),
    commit(message = 'x', ...args) {
      run('add', '-A');
      run('commit', '-q', '-m', message, ...args);
      return run('rev-parse', 'HEAD');
    },
  };
}

/** Attributes secret 0, which the blobs hold that the revisions name. */
function attributed(root: string, ...revisions: string[]): Told[] {
  const opened = open(root);
  const sightings = revisions.map((revision) => ({ blob: numberOf(opened, blobAt(root, revision)), secrets: [0] }));
  return told(opened, attribute(opened.table, opened.trees, opened.commits, opened.refs, sightings));
}

describe('attribution', () => {
  it('follows a secret that comes, moves, goes and returns', () => {
    const { root, write, remove, commit, git: run } = repository();
    write('plain', 'nothing');
    commit();
    write('with space é', 'secret\n');
    const came = commit();
    run('mv', 'with space é', 'moved');
    const moved = commit();
    remove('moved');
    const went = commit();
    expect(attributed(root, `${came}:with space é`)).toMatchObject([
      { path: 'moved', commit: moved, standing: 'gone', removed: went },
      { path: 'with space é', commit: came, standing: 'gone', removed: moved },
    ]);
    write('moved', 'secret\nagain');
    commit();
    run('revert', '--no-edit', 'HEAD');
    const last = run('rev-parse', 'HEAD');
    expect(attributed(root, `${came}:with space é`, 'HEAD^:moved')[0]).toMatchObject({ path: 'moved', commit: moved, standing: 'gone', removed: last });
    write('moved', 'secret\nfor good');
    commit();
    for (const packing of [
      ['gc', '-q'],
      ['repack', '-adfq', '--depth=50'],
    ]) {
      run(...packing);
      expect(attributed(root, `${came}:with space é`, 'HEAD:moved')[0]).toEqual({
        secret: 0,
        path: 'moved',
        blob: blobAt(root, `${moved}:moved`),
        commit: moved,
        standing: 'head',
        removed: undefined,
      });
    }
  });

  it('tells a merge that brings something from one that does not', () => {
    const { root, write, commit, git: run } = repository();
    write('a', 'base');
    commit();
    run('checkout', '-q', '-b', 'side');
    write('side', 'side secret');
    const side = commit();
    run('checkout', '-q', 'main');
    write('b', 'more');
    commit();
    run('merge', '-q', '--no-ff', '--no-commit', 'side');
    write('evil', 'evil secret');
    const merge = commit();
    for (const n of [1, 2]) {
      run('checkout', '-q', '-b', `o${n}`, 'main');
      write(`o${n}`, `octopus ${n}`);
      commit();
    }
    run('checkout', '-q', 'main');
    run('merge', '-q', '--no-ff', '--no-commit', 'o1', 'o2');
    write('arms', 'octopus secret');
    const octopus = commit();
    expect(attributed(root, 'HEAD:side', 'HEAD:evil', 'HEAD:arms', 'HEAD:o1')).toMatchObject([
      { path: 'arms', commit: octopus, standing: 'head' },
      { path: 'evil', commit: merge, standing: 'head' },
      { path: 'o1', commit: run('rev-parse', 'o1'), standing: 'head' },
      { path: 'side', commit: side, standing: 'head' },
    ]);
  });

  it('sees stashes, deleted and orphan branches, tags, dangling trees and blobs', () => {
    const { root, write, commit, git: run } = repository();
    write('a', 'base');
    const base = commit();
    write('a', 'stashed secret');
    run('stash', '-q');
    const stash = run('rev-parse', 'refs/stash');
    run('checkout', '-q', '-b', 'lost');
    write('lost', 'lost secret');
    const lost = commit();
    run('checkout', '-q', 'main');
    run('branch', '-q', '-D', 'lost');
    run('checkout', '-q', '--orphan', 'pages');
    write('page', 'orphan secret');
    const page = commit();
    run('tag', '-a', '-m', 'first', 'v1');
    run('checkout', '-q', 'main');
    write('dir', 'dangling secret');
    run('add', 'dir');
    const dangling = run('write-tree');
    run('rm', '-q', '--cached', 'dir');
    const none = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: root, env: BARE_ENV, input: 'blob secret' }).toString().trim();
    const opened = open(root);
    const revisions = [`${stash}:a`, `${lost}:lost`, `${page}:page`, `${dangling}:dir`, none];
    const sightings = revisions.map((revision, secret) => ({ blob: numberOf(opened, blobAt(root, revision)), secrets: [secret] }));
    const found = told(opened, attribute(opened.table, opened.trees, opened.commits, opened.refs, sightings));
    // A stash is a merge of HEAD and the index's commit, and the index had it not.
    expect(found).toMatchObject([
      { path: 'a', commit: stash, standing: 'gone' },
      { path: 'lost', commit: lost, standing: 'gone', removed: undefined },
      { path: 'page', commit: page, standing: 'branch' },
      { path: 'dir', commit: undefined, standing: 'gone', blob: blobAt(root, `${dangling}:dir`) },
      { path: undefined, commit: undefined, standing: 'gone', blob: none },
    ]);
    expect(opened.refs.find((r) => r.name === 'stash@{0}')?.oid).toBe(stash);
    // Of a range that brought none of it nothing is said.
    expect(attribute(opened.table, opened.trees, opened.commits, opened.refs, sightings, new Set([numberOf(opened, base)]))).toEqual([]);
  });

  it('lets HEAD stand before branches, whatever else they hold there', () => {
    const { root, write, commit, git: run } = repository();
    write('a', 'one');
    const one = commit();
    run('checkout', '-q', '-b', 'side');
    write('a', 'one and two');
    const two = commit();
    run('checkout', '-q', 'main');
    const opened = open(root);
    const held = [
      { blob: numberOf(opened, blobAt(root, `${one}:a`)), secrets: [0] },
      { blob: numberOf(opened, blobAt(root, `${two}:a`)), secrets: [1, 0] },
    ];
    expect(told(opened, attribute(opened.table, opened.trees, opened.commits, opened.refs, held))).toMatchObject([
      { secret: 0, path: 'a', commit: one, standing: 'head' },
      { secret: 1, path: 'a', commit: two, standing: 'branch' },
    ]);
  });

  it('takes what a shallow clone begins with as brought by its first commits', () => {
    const { root, write, commit } = repository();
    for (const n of [1, 2, 3, 4]) {
      write(`f${n}`, `secret ${n}`);
      commit();
    }
    const clone = tree();
    git(clone, '-c', 'protocol.file.allow=always', 'clone', '-q', '--depth=2', `file://${root}`, 'clone');
    const at = join(clone, 'clone');
    const first = git(at, 'rev-parse', 'HEAD^').trim();
    expect(attributed(at, 'HEAD:f1', 'HEAD:f3', 'HEAD:f4')).toMatchObject([
      { path: 'f1', commit: first, standing: 'head' },
      { path: 'f3', commit: first, standing: 'head' },
      { path: 'f4', commit: git(at, 'rev-parse', 'HEAD').trim(), standing: 'head' },
    ]);
  });

  it('survives trees no git would make', () => {
    const { root, write, commit } = repository();
    write('a', 'secret');
    commit();
    const blob = blobAt(root, 'HEAD:a');
    const other = blobAt(root, 'HEAD^{tree}');
    const raw = (...entries: [string, string, string][]): string => {
      const input = Buffer.concat(entries.flatMap(([mode, name, oid]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]));
      return execFileSync('git', ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], { cwd: root, env: BARE_ENV, input }).toString().trim();
    };
    const inner = raw(['100644', '../../etc/x', blob], ['100644', '..', blob], ['100644', '.git', blob]);
    const outer = raw(
      ['40000', 'z/y', inner],
      ['40000', 'a', other],
      ['100644', 'a', blob],
      ['100644', 'a', blob],
      ['160000', 'sub', '1'.repeat(40)],
      ['100644', 'lacking', '2'.repeat(40)],
    );
    const cut = execFileSync('git', ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], { cwd: root, env: BARE_ENV, input: '100644 cut' })
      .toString()
      .trim();
    // Ten levels of ten: no end of paths.
    let bomb = raw(['100644', 'f', blob]);
    for (let level = 0; level < 10; level++) bomb = raw(...Array.from({ length: 10 }, (_, i): [string, string, string] => ['40000', `d${i}`, bomb]));
    const made = git(root, 'commit-tree', '-m', 'x', outer).trim();
    git(root, 'update-ref', 'refs/heads/hostile', made);
    const opened = open(root);
    expect(opened.trees.damaged.map((k) => oidOf(opened.table, k))).toEqual([cut]);
    expect(opened.trees.missing).toEqual({ count: 1, oids: ['2'.repeat(40)] });
    const sightings = [{ blob: numberOf(opened, blob), secrets: [3] }];
    const run = (cutShort?: () => void): Told[] =>
      told(opened, attribute(opened.table, opened.trees, opened.commits, opened.refs, sightings, undefined, cutShort));
    expect(run().map(({ path, standing }) => `${standing} ${path}`)).toEqual([
      'head a',
      'branch a/a',
      'branch z/y/..',
      'branch z/y/../../etc/x',
      'branch z/y/.git',
    ]);
    const clean = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: root, env: BARE_ENV, input: 'other secret' }).toString().trim();
    const before = git(root, 'commit-tree', '-m', 'x', bomb).trim();
    const beside = git(root, 'commit-tree', '-m', 'x', '-p', before, raw(['40000', 'bomb', bomb], ['100644', 'clean', clean])).trim();
    git(root, 'update-ref', 'refs/heads/bomb', beside);
    const again = open(root);
    let stopped = 0;
    const held = [
      { blob: numberOf(again, blob), secrets: [3] },
      { blob: numberOf(again, clean), secrets: [4] },
    ];
    const found = told(
      again,
      attribute(again.table, again.trees, again.commits, again.refs, held, undefined, () => stopped++),
    );
    expect(stopped).toBe(1);
    expect(found.filter((f) => f.secret === 3).length).toBe(10_000);
    expect(found.filter((f) => f.secret === 4)).toMatchObject([{ path: 'clean', commit: beside, standing: 'branch' }]);
  });

  it('goes as deep as a tree goes', () => {
    const root = tree();
    git(root, 'init', '-q');
    const store = (type: string, body: Buffer): string => {
      const all = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
      const oid = createHash('sha1').update(all).digest('hex');
      mkdirSync(join(root, '.git/objects', oid.slice(0, 2)), { recursive: true });
      writeFileSync(join(root, '.git/objects', oid.slice(0, 2), oid.slice(2)), deflateSync(all));
      return oid;
    };
    const blob = store('blob', Buffer.from('secret'));
    let top = blob;
    for (let level = 0; level < 8_000; level++)
      top = store('tree', Buffer.concat([Buffer.from(`${level ? '40000 d' : '100644 f'}\0`), Buffer.from(top, 'hex')]));
    const commit = git(root, 'commit-tree', '-m', 'x', top).trim();
    const opened = open(root);
    const found = attribute(opened.table, opened.trees, opened.commits, opened.refs, [{ blob: numberOf(opened, blob), secrets: [0] }]);
    expect(told(opened, found)).toMatchObject([{ path: `${'d/'.repeat(7_999)}f`, commit }]);
  });
});

describe('commits', () => {
  it('tells who wrote one, whatever it holds', () => {
    const { root, write, commit, git: run } = repository();
    write('a', 'a');
    const plain = commit('first line\n\nauthor Nobody <no@where> 1 +0000');
    const raw = (text: Buffer | string): string =>
      execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], { cwd: root, env: BARE_ENV, input: text }).toString().trim();
    const head = `tree ${run('rev-parse', 'HEAD^{tree}')}\nparent ${plain}\n`;
    const latin = raw(Buffer.from(`${head}author J\u00f6rg <j@x> 86400 +0200\ncommitter J <j@x> 5 +0000\nencoding ISO-8859-1\n\n\u00fcber\nmore`, 'latin1'));
    const odd = raw(`${head}author \u001b[31mRed\u202e <r\u0007@x> 99999999999999999999 +0000\ncommitter R <r@x> -5 +0000\n\n`);
    const bare = raw('tree 12\nparent zz\n');
    const opened = open(root);
    const details = (oid: string) => commitDetails(opened.contents, numberOf(opened, oid));
    expect(details(plain)).toEqual({ oid: plain, author: 'test', email: 'test@localhost', date: '2023-11-14T22:15:20Z', summary: 'first line' });
    expect(details(latin)).toEqual({ oid: latin, author: 'Jörg', email: 'j@x', date: '1970-01-02T00:00:00Z', summary: 'über' });
    expect(details(odd)).toEqual({ oid: odd, author: '[31mRed', email: 'r @x', date: '1970-01-01T00:00:00Z' });
    expect(details(bare)).toEqual({ oid: bare, author: '', email: '', date: '1970-01-01T00:00:00Z' });
    const { commits } = opened;
    const c = commits.ofObject[numberOf(opened, latin)] as number;
    expect([commits.authored[c], commits.committed[c], commits.parents[commits.parentStart[c] as number]]).toEqual([86400, 5, numberOf(opened, plain)]);
    expect(commits.order.length).toBe(commits.count);
  });
});
