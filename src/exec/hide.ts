/**
 * What a sandbox hides: the stores' files, folders that hold little but credentials, start-up files and histories of shells, sockets that give
 * more power than files do, the project's dotenv files. Looks at names and opens no file; what the started agent itself logs in with stays.
 */
import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import fastGlob from 'fast-glob';
import type { Agent } from '../agent.ts';
import { UsageError } from '../model.ts';
import { printable } from '../printable.ts';
import { patterns } from '../sources/home/paths.ts';
import type { Paths, Platform, Store } from '../store.ts';
import { AGENT_FILE } from './agent-file.ts';

/** Where things lie. All absolute, without links. */
export interface Around {
  home: string;
  project: string;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  platform: Platform;
}

export interface Hidden {
  path: string;
  folder: boolean;
}

/** Folders of the home in which a store's file is seldom alone: keys lie beside it under any name. */
const FOLDERS = [
  ...['.ssh', '.gnupg', '.aws', '.azure', '.azd', '.kube', '.docker', '.oci', '.aliyun', '.bluemix', '.chef', '.terraform.d', '.pulumi'],
  ...['.railway', '.fly', '.render', '.doppler', '.supabase', '.snowflake', '.snowsql', '.dbt', '.cloudflared', '.password-store', '.1password'],
  ...['.config/gcloud', '.config/gh', '.config/glab-cli', '.config/op', '.config/sops', '.config/rclone', '.config/stripe', '.config/doctl'],
  ...['.local/share/keyrings', '.local/share/com.vercel.cli', '.mozilla', '.config/google-chrome', '.config/chromium', '.config/BraveSoftware'],
];

/** Shells run these at their start, and so bring back what they export. */
const START_UP = [
  ...['.bashrc', '.bash_profile', '.bash_login', '.bash_aliases', '.profile', '.zshrc', '.zshenv', '.zprofile', '.zlogin', '.kshrc', '.mkshrc'],
  ...['.cshrc', '.tcshrc', '.login', '.xonshrc', '.config/fish', '.config/nushell', '.config/powershell', '.config/environment.d', '.pam_environment'],
];
/** Histories, which hold what was typed, and files of logins right in the home. */
const FILES = [
  ...['.bash_history', '.zsh_history', '.zsh_sessions', '.histfile', '.sh_history', '.history', '.local/share/fish', '.local/share/atuin'],
  ...['.python_history', '.node_repl_history', '.irb_history', '.psql_history', '.mysql_history', '.sqlite_history', '.rediscli_history'],
  ...['.mongodb', '.dbshell', '.lesshst', '.viminfo', '.Xauthority', '.ICEauthority', '.netrc', '.git-credentials', '.pgpass', '.vault-token'],
];
/** Whoever may talk to these can have programs started outside, or use keys that lie in no file. */
const SOCKETS = [
  ...['/run/user', '/run/dbus', '/run/docker.sock', '/run/docker', '/run/podman', '/run/containerd', '/run/crio', '/run/snapd.socket', '/run/screen'],
  ...['/run/systemd/private', '/run/libvirt', '/run/pcscd', '/run/secrets', '/var/run/docker.sock', '/var/run/secrets', '/var/lib/lxd', '/var/lib/incus'],
];
const DOTENV = ['.env', '.env.*', '.envrc', '.envrc.*', '.flaskenv', '.dev.vars', '.dev.vars.*'];
/** What is made to be read and copied. Hiding it would show in git as a change. */
const EXAMPLE = /\.(?:example|sample|template|dist|defaults?)$/i;

/** Where the stores' files may lie, wildcards included; where variables move them, both the old and the new place. */
export function storePaths(stores: readonly Store[], around: Around): string[] {
  const files = stores.flatMap((store) => store.files);
  const all = [...files.flatMap((file) => patterns(file, around)), ...files.flatMap((file) => patterns(file, { ...around, env: {} }))];
  return [...new Set(all.map(({ base, rest }) => `${base && fastGlob.escapePath(base)}${rest && `/${rest}`}`))];
}

const placesOf = (paths: Paths, around: Around): string[] =>
  patterns({ paths, read: 'presence' }, around).flatMap(({ base, rest }) => (rest.includes('*') ? [] : [`${base}${rest && `/${rest}`}`]));

/** Where an agent keeps its own settings and login. */
export function ownPlaces(agent: Agent | undefined, around: Around): string[] {
  if (!agent) return [];
  const roots = ['~/', '{config}/', '{data}/', '{state}/', '{support}/', '{preferences}/']
    .flatMap((p) => placesOf({ all: [p] }, around))
    .map((p) => resolve(p));
  const settings = agent.settings.filter((s) => s.layer === 'user').flatMap((s) => placesOf(s.paths, around));
  return [
    // A settings file that lies right in the home does not make the whole home the agent's.
    ...settings.map((path) => (roots.includes(dirname(path)) ? path : dirname(path))),
    ...(settings.length
      ? agent.programs.flatMap((p) => [`~/.${p}`, `~/.${p}.json`, `{config}/${p}`, `{data}/${p}`].flatMap((path) => placesOf({ all: [path] }, around)))
      : []),
  ];
}

const inside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder === sep ? sep : folder + sep);

/** Dotenv files of the project, and those right in the folders above it, where some agents look, too. */
function dotenvFiles({ project, home }: Around): string[] {
  const options = { dot: true, absolute: true, onlyFiles: false, followSymbolicLinks: false, suppressErrors: true } as const;
  const found = fastGlob.sync(
    DOTENV.map((name) => `**/${name}`),
    { ...options, cwd: project, ignore: ['**/node_modules/**', '**/.git/**'] },
  );
  for (let at = dirname(project); ; at = dirname(at)) {
    found.push(...fastGlob.sync(DOTENV, { ...options, cwd: at, deep: 1 }));
    if (dirname(at) === at) break;
  }
  found.push(...fastGlob.sync(DOTENV, { ...options, cwd: home, deep: 1 }));
  // Some call the folder of a Python environment so.
  return found.filter((path) => !EXAMPLE.test(path) && basename(path) !== AGENT_FILE && !existsSync(join(path, 'pyvenv.cfg')));
}

function socketsOf({ env }: Around): string[] {
  const unix = (value: string | undefined): string[] => (value?.startsWith('unix://') ? [value.slice(7)] : []);
  const direct = [env['SSH_AUTH_SOCK'], env['XDG_RUNTIME_DIR'], env['TMUX']?.split(',')[0], env['GPG_AGENT_INFO']?.split(':')[0], env['VSCODE_IPC_HOOK_CLI']];
  return [...direct, ...unix(env['DOCKER_HOST']), ...unix(env['CONTAINER_HOST'])].filter((path) => path?.startsWith('/')) as string[];
}

/** The places by default, whether they are there or not; wildcards are resolved. */
export function defaultPlaces(stores: readonly Store[], around: Around): string[] {
  const { home } = around;
  const patterns = storePaths(stores, around);
  const globbed = fastGlob.sync(
    patterns.filter((p) => fastGlob.isDynamicPattern(p)),
    {
      ...{ dot: true, absolute: true, onlyFiles: false, followSymbolicLinks: false, suppressErrors: true, unique: true },
    },
  );
  return [
    ...[...FOLDERS, ...START_UP, ...FILES].map((path) => join(home, path)),
    ...patterns.filter((p) => !fastGlob.isDynamicPattern(p)).map((p) => p.replace(/\\(?=.)/g, '')),
    ...globbed,
    ...SOCKETS,
    ...socketsOf(around),
    ...dotenvFiles(around),
  ].filter((path) => basename(path) !== AGENT_FILE && !(basename(path).startsWith('.env') && EXAMPLE.test(path)));
}

export interface Plan {
  hidden: Hidden[];
  /** Places of the agent's own, left open. */
  own: string[];
  /** Files with further names (hard links), under which they stay readable. */
  linked: string[];
}

/**
 * What is there of the places, links resolved, each once and none inside another.
 * @param asked places the user named: a missing one is an error @throws UsageError when hiding one would hide the project or the home
 */
export function planHiding(places: readonly string[], asked: readonly string[], own: readonly string[], around: Around): Plan {
  const plan: Plan = { hidden: [], own: [], linked: [] };
  const open = own.map(real).filter((p) => p !== undefined);
  const found = new Map<string, Hidden>();
  for (const place of [...asked, ...places]) {
    const path = real(place);
    if (path === undefined) {
      if (asked.includes(place)) throw new UsageError(`--hide names ${printable(place)}, which is not there`);
      continue;
    }
    if (!asked.includes(place) && open.some((o) => inside(path, o))) {
      plan.own.push(path);
      continue;
    }
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    // The null device hides nothing, and cannot be hidden.
    if (stat.isCharacterDevice()) continue;
    for (const needed of [around.home, around.project, around.cwd])
      if (inside(needed, path)) throw new UsageError(`${printable(path)} should be hidden, but ${printable(needed)} lies in it; start elsewhere`);
    if (stat.isFile() && stat.nlink > 1) plan.linked.push(path);
    found.set(path, { path, folder: stat.isDirectory() });
  }
  const sorted = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  plan.hidden = sorted.filter((h) => !sorted.some((other) => other !== h && other.folder && inside(h.path, other.path)));
  plan.own = [...new Set(plan.own)].filter((path) => !plan.hidden.some((h) => inside(path, h.path))).sort();
  return plan;
}

/** Where a path leads, or nothing; a link that leads nowhere hides nothing. */
function real(path: string): string | undefined {
  try {
    lstatSync(path);
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The start-up files that are there and are read although zsh's are turned off, as people read their names. */
export const startUpFiles = (around: Around): string[] =>
  START_UP.filter((path) => !/^\.z/.test(path) && real(join(around.home, path)) !== undefined).map((path) => `~/${path}`);

/** A path as people read it. */
export function shown(path: string, { home, project }: Around): string {
  if (inside(path, project) && project !== home) return printable(relative(project, path));
  return printable(inside(path, home) ? join('~', relative(home, path)) : path);
}
