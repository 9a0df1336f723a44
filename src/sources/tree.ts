/**
 * The files under a directory, or one file: inside a git work tree what git lists, elsewhere everything .gitignore leaves.
 * Lists only; reading is the next step. Follows no symbolic link and runs nothing the tree brings.
 */
import * as fs from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Item, Source } from '../define.ts';
import type { Skip, Tracking } from '../model.ts';
import { entries, findRepository, GitError, git, type Repository } from './git/command.ts';

export interface TreeOptions {
  /** Files that git ignores are read too. */
  includeIgnored: boolean;
  trusted: boolean;
  /** True for paths the user's config excludes. */
  excludes(path: string): boolean;
}

const posix = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path);

/** @param target a directory or file, absolute @param root the directory that reported paths are relative to */
export function treeSource(target: string, root: string, named: string, options: TreeOptions): Source {
  return {
    kind: 'tree',
    target: named,
    trusted: options.trusted,
    items: () => (fs.statSync(target).isDirectory() ? directory(target, root, options) : single(target, root)),
  };
}

async function* single(target: string, root: string): AsyncGenerator<Item> {
  const repository = findRepository(join(target, '..'));
  const tracking = repository ? await trackingOf(repository, target) : 'unversioned';
  yield { kind: 'file', absolute: target, where: { kind: 'file', path: posix(relative(root, target)) || basename(target), tracking } };
}

async function trackingOf(repository: Repository, file: string): Promise<Tracking> {
  const path = posix(relative(repository.root, file));
  try {
    for await (const _ of entries(git(repository, ['ls-files', '-z', '--cached', '--', path]))) return 'tracked';
    for await (const _ of entries(git(repository, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--', path]))) return 'ignored';
    return 'untracked';
  } catch {
    return 'unversioned';
  }
}

async function* directory(target: string, root: string, options: TreeOptions): AsyncGenerator<Item> {
  const repository = findRepository(target);
  if (!repository) {
    yield* walk(target, root, options, 'unversioned');
    return;
  }
  let listed = 0;
  try {
    for await (const item of listing(repository, target, root, options)) {
      listed++;
      yield item;
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // What git cannot list is still there to be read.
    yield {
      kind: 'skip',
      skip: { path: posix(relative(root, repository.root)) || '.', reason: 'repository', detail: `${error.message}; its files were listed without git` },
    };
    yield* walk(target, root, options, 'unversioned');
    return;
  }
  // A folder git ignores, but the user named: they mean what is in it.
  if (listed === 0 && target !== repository.root) yield* walk(target, root, { ...options, includeIgnored: true }, 'ignored');
}

/** What git lists: the index with modes, then what is not in it. */
async function* listing(repository: Repository, target: string, root: string, options: TreeOptions): AsyncGenerator<Item> {
  const below = posix(relative(repository.root, target)) || '.';
  const item = (path: string, tracking: Tracking): Item => {
    const absolute = join(repository.root, path);
    const shown = posix(relative(root, absolute));
    if (options.excludes(shown)) return { kind: 'skip', skip: { path: shown, reason: 'excluded', detail: 'excluded by the config' } };
    return { kind: 'file', absolute, where: { kind: 'file', path: shown, tracking } };
  };
  const nested = async function* (path: string): AsyncGenerator<Item> {
    // A repository inside the tree: a submodule, or a clone git does not know. It is a tree like any other.
    const inner = join(repository.root, path);
    if (fs.existsSync(join(inner, '.git'))) yield* directory(inner, root, options);
  };
  let last = '';
  for await (const entry of entries(git(repository, ['ls-files', '-z', '--stage', '--', below]))) {
    const tab = entry.indexOf(9);
    const mode = entry.toString('latin1', 0, 6);
    const path = entry.toString('utf8', tab + 1);
    if (path === last) continue; // an unmerged file has up to three stages
    last = path;
    if (mode === '120000')
      yield {
        kind: 'skip',
        skip: { path: posix(relative(root, join(repository.root, path))), reason: 'symlink', detail: 'a symbolic link; its target is read where it lies' },
      };
    else if (mode === '160000') yield* nested(path);
    else yield item(path, 'tracked');
  }
  const others = async function* (args: string[], tracking: Tracking): AsyncGenerator<Item> {
    for await (const entry of entries(git(repository, ['ls-files', '-z', '--others', ...args, '--', below]))) {
      const path = entry.toString('utf8');
      if (path.endsWith('/')) yield* nested(path.slice(0, -1));
      else yield item(path, tracking);
    }
  };
  yield* others(['--exclude-standard'], 'untracked');
  if (options.includeIgnored) yield* others(['--ignored', '--exclude-standard'], 'ignored');
}

// Characters of the private use area stand for line ends.
const masked = (name: string): string => name.replaceAll('\n', '\ue00a').replaceAll('\r', '\ue00d');
const unmasked = (path: string): string => path.replaceAll('\ue00a', '\n').replaceAll('\ue00d', '\r');

/** Outside git: everything but what .gitignore files name, and never the inside of `.git`. */
async function* walk(target: string, root: string, options: TreeOptions, tracking: Tracking): AsyncGenerator<Item> {
  const { default: glob } = await import('fast-glob');
  const ignored = options.includeIgnored ? () => false : await gitignores(target);
  const unreadable: Skip[] = [];
  // fast-glob can only stop at an unreadable folder or pass over it in silence; this one writes it down.
  // And its patterns match no name with a line end in it: such a name goes through it in disguise.
  const readdir = ((path: string, settings: object, done: (error: NodeJS.ErrnoException | null, found?: fs.Dirent[]) => void) =>
    fs.readdir(unmasked(path), settings as { withFileTypes: true }, (error, found) => {
      if (error)
        unreadable.push({ path: posix(relative(root, unmasked(path))) || '.', reason: 'unreadable', detail: `the folder cannot be read (${error.code})` });
      for (const entry of found ?? []) if (/[\r\n]/.test(entry.name)) entry.name = masked(entry.name);
      done(error, found);
    })) as unknown as typeof fs.readdir;
  const stream = glob.stream('**', {
    cwd: target,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: options.includeIgnored ? ['**/.git/**'] : ['**/.git/**', '**/node_modules/**'],
    fs: { readdir },
  }) as unknown as AsyncIterable<{ path: string; dirent: fs.Dirent }>;
  for await (const { path: disguised, dirent } of stream) {
    const path = unmasked(disguised);
    if (dirent.isDirectory() || ignored(path)) continue;
    const absolute = join(target, path);
    const shown = posix(relative(root, absolute));
    if (options.excludes(shown)) yield { kind: 'skip', skip: { path: shown, reason: 'excluded', detail: 'excluded by the config' } };
    else if (dirent.isSymbolicLink())
      yield { kind: 'skip', skip: { path: shown, reason: 'symlink', detail: 'a symbolic link; its target is read where it lies' } };
    else yield { kind: 'file', absolute, where: { kind: 'file', path: shown, tracking } };
  }
  for (const skip of unreadable) yield { kind: 'skip', skip };
}

/** One test for all .gitignore files under a directory, nearer ones winning. */
async function gitignores(target: string): Promise<(path: string) => boolean> {
  const { default: glob } = await import('fast-glob');
  const { default: ignore } = await import('ignore');
  const files = await glob('**/.gitignore', {
    cwd: target,
    dot: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: ['**/.git/**', '**/node_modules/**'],
  });
  const tests = files
    .map((file) => ({ folder: file.slice(0, -'.gitignore'.length), test: ignore({ allowRelativePaths: true }) }))
    .sort((a, b) => b.folder.length - a.folder.length);
  for (const { folder, test } of tests) {
    try {
      const path = join(target, folder, '.gitignore');
      if (fs.lstatSync(path).isFile()) test.add(fs.readFileSync(path, 'utf8'));
    } catch {
      // An unreadable .gitignore ignores nothing.
    }
  }
  return (path) => {
    for (const { folder, test } of tests) {
      if (!path.startsWith(folder)) continue;
      const verdict = test.test(path.slice(folder.length));
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
  };
}
