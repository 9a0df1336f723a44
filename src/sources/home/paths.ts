/**
 * From a store's paths to absolute patterns: folders of the system, variables that move a file, folders round the project.
 * Works on words alone; looks at no disk. All paths have forward slashes, on Windows too.
 */
import { posix } from 'node:path';
import type { Platform, StoreFile } from '../../store.ts';

/** Where the stores are looked for. */
export interface Around {
  /** Absolute. */
  home: string;
  platform: Platform;
  /** Variables that move stores. Their values are paths here, whatever they hold. */
  env: Readonly<Record<string, string | undefined>>;
  /** Absolute; undefined: no project. */
  project?: string | undefined;
  /** What stands before `/` for paths outside of the home folder; for tests. */
  root?: string | undefined;
}

const MOST_FOLDERS_ABOVE = 24;
const MOST_MOVED = 32;

export const slashed = (path: string, platform: Platform): string => (platform === 'win32' ? path.replaceAll('\\', '/') : path);

/** True when the path is the folder or lies in it. */
export const within = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** As reports show it: home as `~`, and nothing of the root that only tests have. */
export function shown(path: string, { home, root }: Around): string {
  if (within(path, home)) return path === home ? '~' : `~${path.slice(home.length)}`;
  return root && within(path, root) ? path.slice(root.length) || '/' : path;
}

/** The project's parents, nearest first, down to the home folder, or to the root for a project outside of it. */
function above({ home, project = '', root = '' }: Around): string[] {
  const folders: string[] = [];
  for (let here = project; here !== home && here !== root && here.includes('/') && folders.length < MOST_FOLDERS_ABOVE; ) {
    here = here.slice(0, here.lastIndexOf('/'));
    folders.push(here);
  }
  return folders;
}

function folders(template: string, around: Around): string[] {
  const { home, platform, env } = around;
  const from = (name: string, usual?: string): string[] => {
    const value = pointer(env[name], around);
    return [...(value ? [value] : []), ...(usual ? [`${home}/${usual}`] : [])];
  };
  switch (template) {
    case '~':
      return [home];
    case '{config}':
      return from('XDG_CONFIG_HOME', '.config');
    case '{data}':
      return from('XDG_DATA_HOME', '.local/share');
    case '{cache}':
      return from('XDG_CACHE_HOME', '.cache');
    case '{state}':
      return from('XDG_STATE_HOME', '.local/state');
    case '{runtime}':
      return from('XDG_RUNTIME_DIR');
    case '{support}':
      return platform === 'darwin' ? [`${home}/Library/Application Support`] : [];
    case '{preferences}':
      return platform === 'darwin' ? [`${home}/Library/Preferences`] : [];
    case '{appdata}':
      return platform === 'win32' ? from('APPDATA', 'AppData/Roaming') : [];
    case '{localappdata}':
      return platform === 'win32' ? from('LOCALAPPDATA', 'AppData/Local') : [];
    case '{above}':
      return above(around);
    case '{project}':
      return around.project ? [around.project] : [];
    case '':
      return platform === 'win32' ? [] : [around.root ?? ''];
    default:
      return [];
  }
}

/** A variable's value as an absolute path; what is none leads nowhere, since it depends on where a program is started. */
function pointer(value: string | undefined, { home, platform }: Around): string | undefined {
  if (!value || value.length > 4096 || value.includes('\0')) return undefined;
  const path = slashed(value, platform).replace(/^~(?=\/|$)/, home);
  const absolute = platform === 'win32' ? /^[A-Za-z]:\/|^\//.test(path) : path.startsWith('/');
  return absolute ? posix.normalize(path).replace(/(?<=.)\/$/, '') : undefined;
}

/** A folder, and what to look for in it; only `rest` may hold `*` that means anything. */
export interface Pattern {
  base: string;
  rest: string;
  /** A folder that is none of it. */
  not?: string;
}

/** Where the file may lie; places that a variable names come first. */
export function patterns(file: StoreFile, around: Around): Pattern[] {
  const own = [...(file.paths.all ?? []), ...(file.paths[around.platform] ?? [])];
  const result: Pattern[] = [];
  const add = (base: string, rest: string, not?: string) => {
    if (!result.some((r) => r.base === base && r.rest === rest)) result.push({ base, rest, ...(not ? { not } : {}) });
  };
  for (const { by, to, rest } of file.moved ?? []) {
    const value = around.env[by];
    for (const part of to === 'files' ? (value ?? '').split(around.platform === 'win32' ? ';' : ':').slice(0, MOST_MOVED) : [value]) {
      const path = pointer(part, around);
      if (!path) continue;
      if (to !== 'folder') add(path, '');
      else for (const last of rest === undefined ? own.map((p) => posix.basename(p)) : [rest]) add(path, last);
    }
  }
  for (const path of own) {
    const slash = path.indexOf('/');
    for (const folder of folders(path.slice(0, slash), around)) add(folder, path.slice(slash + 1));
    if (path.startsWith('{beside}/') && around.project) {
      const { project } = around;
      if (project !== around.home) add(project.slice(0, project.lastIndexOf('/')), `*/${path.slice(slash + 1)}`, project);
    }
  }
  return result;
}
