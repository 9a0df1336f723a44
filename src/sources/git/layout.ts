/**
 * Where a repository keeps its objects: linked work trees, bare repositories, alternates, shallow and partial clones.
 * Reads the few files git itself would read for that; runs nothing and believes no path that leads out of the repository unasked.
 */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Skip } from '../../model.ts';
import type { Repository } from './command.ts';

export interface Layout {
  /** The directory with HEAD of this work tree. */
  gitDir: string;
  /** The directory with the objects and refs, which linked work trees share. */
  commonDir: string;
  /** Folders with `pack/` and loose objects, the repository's own first. */
  objects: string[];
  /** Bytes of an object's name: 20 (SHA-1) or 32 (SHA-256). */
  hashBytes: 20 | 32;
  /** Commits at which a shallow clone is cut, in hex. */
  shallow: ReadonlySet<string>;
  /** True for a partial clone: what is missing was promised by the remote. */
  partial: boolean;
  skips: Skip[];
}

const LARGEST = 1 << 20;
const DEEPEST_ALTERNATES = 5;

/** A small text file, or nothing: whatever stands in the way of reading it, git could not use it either. */
function text(path: string): string | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= LARGEST ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** The folder itself, links followed, or nothing. */
function folderAt(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** True for a directory that holds a repository's data, whatever it is called. */
export const isGitDir = (path: string): boolean =>
  existsSync(join(path, 'HEAD')) && (existsSync(join(path, 'objects')) || existsSync(join(path, 'commondir'))) && !existsSync(join(path, '.git'));

/** The repository whose data lie in the directory itself, as with `git clone --bare`. */
export const bareRepository = (path: string): Repository | undefined => (isGitDir(path) ? { root: path, gitDir: path } : undefined);

/** The value of a setting of one section, as `git config --file` would read it in the simple case. */
function setting(config: string, section: string, name: string): string | undefined {
  let inside = false;
  for (const line of config.split('\n')) {
    const head = /^\s*\[\s*([\w.-]+)\s*(?:"[^"]*")?\s*\]/.exec(line);
    if (head) inside = head[1]?.toLowerCase() === section;
    const entry = inside ? /^\s*(?:\[[^\]]*\]\s*)?([\w-]+)\s*=\s*"?([^"#;\n]*?)"?\s*(?:[#;].*)?$/.exec(line) : null;
    if (entry?.[1]?.toLowerCase() === name) return entry[2];
  }
  return undefined;
}

/** A setting of the repository whose data lie in a directory. */
export const settingOf = (gitDir: string, section: string, name: string): string | undefined => setting(text(join(gitDir, 'config')) ?? '', section, name);

/**
 * @param outside whether alternates that lie outside the repository may be read
 * @param shown how the repository is called in skips
 */
export function layoutOf(repository: Repository, outside: boolean, shown: string): Layout {
  let gitDir = repository.gitDir;
  if (statSync(gitDir).isFile()) gitDir = resolve(dirname(gitDir), /^gitdir:\s*(.*?)\s*$/m.exec(text(gitDir) ?? '')?.[1] ?? '.');
  const common = text(join(gitDir, 'commondir'))?.trim();
  const commonDir = common ? resolve(gitDir, common) : gitDir;
  const skips: Skip[] = [];
  const config = text(join(commonDir, 'config')) ?? '';
  const objects: string[] = [];
  const visit = (folder: string, depth: number): void => {
    if (objects.includes(folder) || depth > DEEPEST_ALTERNATES) return;
    objects.push(folder);
    for (const line of (text(join(folder, 'info', 'alternates')) ?? '').split('\n')) {
      if (!line || line.startsWith('#')) continue;
      const other = folderAt(resolve(folder, line));
      if (other === undefined) skips.push({ path: shown, reason: 'unreadable', detail: `its objects refer to ${line}, which is no folder that can be read` });
      else if (outside || within(other, repository.root) || within(other, commonDir)) visit(other, depth + 1);
      else
        skips.push({ path: shown, reason: 'repository', detail: `it borrows objects from ${line}, outside of it, which were not read (--trust to read them)` });
    }
  };
  const own = folderAt(join(commonDir, 'objects'));
  if (own !== undefined) visit(own, 0);
  else skips.push({ path: shown, reason: 'repository', detail: 'its objects are not where it says they are' });
  return {
    gitDir,
    commonDir,
    objects,
    hashBytes: setting(config, 'extensions', 'objectformat')?.toLowerCase() === 'sha256' ? 32 : 20,
    shallow: new Set((text(join(commonDir, 'shallow')) ?? '').split('\n').filter((l) => l !== '')),
    partial:
      setting(config, 'extensions', 'partialclone') !== undefined ||
      /^\s*promisor\s*=\s*true/im.test(config) ||
      objects.some((folder) => listing(join(folder, 'pack')).some((name) => name.endsWith('.promisor'))),
    skips,
  };
}

const within = (path: string, folder: string): boolean => path === folder || !relative(folder, path).startsWith('..');

/** The names in a folder, sorted; none when it cannot be read. */
export function listing(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
