/**
 * How settings write paths, and what they mean by them. Works on words alone; looks at no disk.
 */
import type { Around } from '../agent.ts';

/** The path relative to the folder, or nothing when it does not lie in it. */
export function inside(path: string, folder: string): string | undefined {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(base) && path.length > base.length ? path.slice(base.length) : undefined;
}

/** `~/x`, `$HOME/x` and `./x` as absolute paths; `base` for what is relative. On Windows with forward slashes. */
export function absolute(path: string, around: Around, base = around.project): string {
  const plain = around.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  const home = /^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/.exec(plain);
  if (home) return around.home + plain.slice(home[0].length);
  if (plain.startsWith('/') || /^[A-Za-z]:\//.test(plain)) return plain;
  const rest = plain.replace(/^(?:\.\/+)+/, '');
  return rest === '' || rest === '.' ? base : `${base}/${rest}`;
}

/** On Windows a drive as POSIX shells write it: `/c/Users`. */
export const withoutDrive = (path: string): string => path.replace(/^([A-Za-z]):(?=\/|$)/, (_, drive: string) => `/${drive.toLowerCase()}`);

/** As people write it: below home with `~`, below the project relative to it. */
export function shortly(path: string, around: Around): string {
  const own = inside(path, around.project);
  if (own !== undefined) return own;
  const below = inside(path, around.home);
  return below === undefined ? path : `~/${below}`;
}

/** Whether a folder that is trusted holds everything: the root, the home folder or one above it. */
export function isTooWide(path: string, around: Around): boolean {
  const folder = absolute(path, around).replace(/\/+(\*+)?$/, '');
  return folder === '' || /^[A-Za-z]:$/.test(folder) || folder === around.home || inside(around.home, folder) !== undefined;
}

/** A path as a glob that stands for it alone: what would be wild in it is not. */
export const asPattern = (path: string): string => path.replace(/[\\*?[\]]/g, '\\$&');
