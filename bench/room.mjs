/**
 * Where the commands run: a temporary folder that is their home, too, without git configuration and without this machine's caches.
 * Also what can be run there: the programs on PATH, and git for questions that are not measured.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Everything is written below this folder; it goes when the program ends. */
export const folder = mkdtempSync(join(tmpdir(), 'keyreach-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const [signal, exit] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.on(signal, () => process.exit(exit));

/** A file in the temporary folder. */
export function write(name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A folder in it, made. */
export function folderOf(name) {
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name);
}

const home = folderOf('home'); // kept for all runs: tools keep compiled rules there
// Not /dev/null: whoever sets a global option would replace the file.
const noConfig = write('gitconfig', '');
const outer = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
export const env = {
  ...outer,
  HOME: home,
  XDG_CACHE_HOME: join(home, '.cache'),
  XDG_CONFIG_HOME: join(home, '.config'),
  TMPDIR: folder,
  GIT_CONFIG_GLOBAL: noConfig,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_NO_LAZY_FETCH: '1', // a partial clone must fail, not fetch
  GIT_TERMINAL_PROMPT: '0',
  KEYREACH_STATS: '1',
};

/** What git says, or undefined where it fails. */
export function git(...args) {
  const { status, stdout } = spawnSync('git', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : undefined;
}

/** What a short command prints, such as a version. */
export const said = (command, args) => spawnSync(command, args, { env, cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).stdout ?? '';

/** The programs on PATH whose name matches: the first of each name, as [name, file]. */
export function programs(pattern) {
  const found = new Map();
  for (const place of (process.env.PATH ?? '').split(delimiter)) {
    let names = [];
    try {
      names = readdirSync(place).filter((name) => pattern.test(name) && !found.has(name));
    } catch {
      // PATH may name folders that are not there.
    }
    for (const name of names) {
      try {
        accessSync(join(place, name), constants.X_OK);
        if (statSync(join(place, name)).isFile()) found.set(name, join(place, name));
      } catch {
        // Not a program.
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}
