/**
 * The repositories of submodules, which a repository keeps below its own data even when they are not checked out. Runs nothing.
 */
import { existsSync, lstatSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Repository } from './command.ts';
import { isGitDir, type Layout, listing, settingOf } from './layout.ts';

const DEEPEST = 12;

/** @param root the work tree of the repository whose layout it is @returns each with its path below that root */
export function submodules(layout: Layout, root: string): { repository: Repository; path: string }[] {
  const found: { repository: Repository; path: string }[] = [];
  const visit = (folder: string, name: string, depth: number): void => {
    // A link could lead anywhere, or round and round.
    if (depth > DEEPEST || !lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    if (isGitDir(folder)) {
      const path = placeOf(folder, root) ?? name;
      const tree = join(root, path);
      found.push({ repository: { root: existsSync(tree) ? tree : folder, gitDir: folder }, path: path.split(sep).join('/') });
      inside(join(folder, 'modules'), path, depth + 1);
    } else inside(folder, name, depth + 1);
  };
  const inside = (folder: string, name: string, depth: number): void => {
    for (const next of listing(folder)) visit(join(folder, next), join(name, next), depth);
  };
  inside(join(layout.commonDir, 'modules'), '', 0);
  return found;
}

/** Where below the root a submodule is checked out, if it says so: it may have been moved, or never have been called by its path. */
function placeOf(gitDir: string, root: string): string | undefined {
  const tree = settingOf(gitDir, 'core', 'worktree');
  const path = tree === undefined ? '' : relative(root, resolve(gitDir, tree));
  return path === '' || path.split(sep)[0] === '..' ? undefined : path;
}
