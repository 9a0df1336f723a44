/**
 * The repositories of submodules, which a repository keeps below its own data even when they are not checked out. Runs nothing.
 */
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Repository } from './command.ts';
import { isGitDir, type Layout, listing } from './layout.ts';

const DEEPEST = 12;

/** @param root the work tree of the repository whose layout it is @returns each with its path below that root */
export function submodules(layout: Layout, root: string): { repository: Repository; path: string }[] {
  const found: { repository: Repository; path: string }[] = [];
  const modules = join(layout.commonDir, 'modules');
  const visit = (folder: string, path: string, depth: number): void => {
    if (depth > DEEPEST) return;
    if (isGitDir(folder)) {
      const tree = join(root, path);
      found.push({ repository: { root: existsSync(tree) ? tree : folder, gitDir: folder }, path });
      const inner = join(folder, 'modules');
      for (const name of listing(inner)) visit(join(inner, name), join(path, name), depth + 1);
    } else for (const name of listing(folder)) visit(join(folder, name), join(path, name), depth + 1);
  };
  for (const name of listing(modules)) visit(join(modules, name), name, 0);
  return found.map((f) => ({ ...f, path: relative('.', f.path).split(sep).join('/') }));
}
