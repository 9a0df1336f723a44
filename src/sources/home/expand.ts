/**
 * From an absolute pattern to the paths that are there. Looks into named folders only, and into no more than it is allowed to;
 * goes through no symbolic link on its own.
 */
import { lstatSync, opendirSync, statSync } from 'node:fs';
import { type Pattern, within } from './paths.ts';

/** What may still be looked at, and what was met on the way. */
export interface Looking {
  /** Entries of folders that may still be read. */
  entries: number;
  /** Folders of which not every entry was looked at. */
  cut: Set<string>;
  unreadable: Map<string, string>;
}

const DEEPEST = 8;
/** One folder with two hundred thousand files must not use up what all others need. */
const MOST_IN_A_FOLDER = 20_000;

interface Entry {
  name: string;
  folder: boolean;
}

function read(folder: string, looking: Looking, links: boolean): Entry[] {
  const found: Entry[] = [];
  try {
    const open = opendirSync(folder, { bufferSize: 256 });
    try {
      let count = 0;
      for (let entry = open.readSync(); entry; entry = open.readSync()) {
        if (looking.entries <= 0 || count++ >= MOST_IN_A_FOLDER) {
          looking.cut.add(folder);
          break;
        }
        looking.entries--;
        found.push({ name: entry.name, folder: entry.isDirectory() || (links && entry.isSymbolicLink() && leadsToFolder(`${folder}/${entry.name}`)) });
      }
    } finally {
      open.closeSync();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code !== 'ENOENT' && code !== 'ENOTDIR') looking.unreadable.set(folder, code);
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Whether something lies there, be it a link to nothing. A folder that cannot be entered is noted. */
export function isThere(path: string, looking: Looking): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code !== 'ENOTDIR' && code !== 'ENAMETOOLONG' && code !== 'ELOOP') looking.unreadable.set(path, code);
    return code === 'ELOOP';
  }
}

const matcher = (part: string): RegExp => new RegExp(`^${part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`, 's');

/** All paths the pattern stands for, in order. */
export function expand({ base, rest, not }: Pattern, looking: Looking): string[] {
  const parts = rest === '' ? [] : rest.split('/');
  let here = [base];
  for (let i = 0; i < parts.length && here.length > 0; i++) {
    const part = parts[i] as string;
    const last = i === parts.length - 1;
    if (part === '**') here = here.flatMap((folder) => below(folder, looking));
    else if (part.includes('*')) {
      const matches = matcher(part);
      here = here.flatMap((folder) =>
        read(folder, looking, !last)
          .filter((e) => (last || e.folder) && matches.test(e.name))
          .map((e) => `${folder}/${e.name}`),
      );
    } else here = here.map((folder) => `${folder}/${part}`);
  }
  return here.filter((path) => !(not && within(path, not)) && isThere(path, looking));
}

/** The folder and those in it, without going through links. */
function below(top: string, looking: Looking): string[] {
  const all = [top];
  for (let level = [top], depth = 0; level.length > 0; depth++) {
    const next = level.flatMap((folder) =>
      read(folder, looking, false)
        .filter((e) => e.folder)
        .map((e) => `${folder}/${e.name}`),
    );
    if (depth === DEEPEST) {
      for (const folder of next) looking.cut.add(folder);
      break;
    }
    all.push(...next);
    level = next;
  }
  return all;
}
