/**
 * How a command is started in a sandbox of the system: bubblewrap on Linux, sandbox-exec on macOS (its profile has not been tried on a Mac).
 * What is hidden is gone for the command and all it starts, whatever tool reads. The network stays, and so does the rest of the disk. Starts
 * nothing itself. Facts: bwrap(1) of 0.8, its issues 369 and 402 (signals), read 2026-11-21.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { UsageError } from '../model.ts';
import type { Around, Hidden } from './hide.ts';
import { findProgram } from './run.ts';
import { terminalFilter } from './terminal.ts';

/** A command line that stands for another one inside the sandbox. */
export interface Sandboxed {
  program: string;
  args: string[];
  /** Handed over as descriptor 3. */
  filter?: string;
  /** Descriptor 4 tells the process id of the sandbox's first process. */
  tells: boolean;
}

export interface Sandbox {
  /** e.g. `bubblewrap`. */
  name: string;
  /** Whether the command sees a temporary folder of its own. */
  ownTemporary: boolean;
  wrap(command: readonly string[], hidden: readonly Hidden[]): Sandboxed;
}

const inside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

/** Signals that a terminal or a supervisor sends to all: bubblewrap would die of them and take the command along. */
const SIGNALS = 'HUP,INT,QUIT,TERM';

/**
 * The sandbox of this system.
 * @param scratch folder of this run, outside all that is hidden @throws UsageError when there is none
 */
export function sandboxOf(around: Around, scratch: string, path: string | undefined): Sandbox {
  const find = (name: string): string | undefined => findProgram(name, path, around.cwd).path;
  if (around.platform === 'linux') {
    const bwrap = find('bwrap');
    if (!bwrap) throw new UsageError('--sandbox needs bubblewrap, and there is no bwrap on PATH; install it (apt install bubblewrap, dnf install bubblewrap)');
    return bubblewrap(bwrap, find('env'), around, scratch, path);
  }
  if (around.platform === 'darwin') {
    const seatbelt = find('sandbox-exec') ?? '/usr/bin/sandbox-exec';
    return {
      name: 'sandbox-exec',
      ownTemporary: false,
      wrap: (command, hidden) => ({ program: seatbelt, args: ['-p', profile(hidden), ...command], tells: false }),
    };
  }
  throw new UsageError(`--sandbox knows Linux and macOS, not ${around.platform}; there, use WSL 2 or a virtual machine`);
}

function bubblewrap(bwrap: string, env: string | undefined, around: Around, scratch: string, path: string | undefined): Sandbox {
  // Sockets of ssh agents, tmux, X11 and editors lie in /tmp. Not when the home does, too, as for some service users.
  const ownTemporary = ![around.home, around.project].includes('/tmp');
  const temporary = join(scratch, 'tmp');
  mkdirSync(temporary, { mode: 0o700 });
  const nothing = join(scratch, 'nothing');
  writeFileSync(nothing, '', { mode: 0o400 });
  const bytes = terminalFilter(process.arch);
  const filter = join(scratch, 'filter');
  if (bytes) writeFileSync(filter, bytes);
  const shared = [around.home, around.project, around.cwd, scratch].filter((p) => inside(p, '/tmp'));
  const programs = [...(path ?? '').split(':'), dirname(process.execPath)].filter((p) => p !== '/tmp' && inside(p, '/tmp'));
  const start = [
    ...['--bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--ro-bind', '/sys', '/sys'],
    // Without that, root could take the masks off: it keeps its powers in the sandbox, whatever bwrap(1) says of it.
    ...['--cap-drop', 'ALL'],
    // Other processes, keyreach among them, have in their environment what was dropped here.
    ...['--unshare-pid', '--unshare-ipc', '--die-with-parent'],
    ...(ownTemporary ? ['--bind', temporary, '/tmp', ...programs.flatMap((p) => ['--ro-bind-try', p, p]), ...shared.flatMap((p) => ['--bind', p, p])] : []),
  ];
  // Without a filter, the command loses the terminal for job control; better than that it types into it.
  const terminal = bytes ? ['--seccomp', '3'] : needsFilter() ? ['--new-session'] : [];
  const guarded = env !== undefined && !bwrap.includes('=') && canSetSignals(env);
  const covered = (path: string): boolean => ownTemporary && inside(path, '/tmp') && !shared.some((p) => inside(path, p));
  return {
    name: 'bubblewrap',
    ownTemporary,
    wrap(command, hidden) {
      const masks = hidden.filter((h) => !covered(h.path)).flatMap(({ path, folder }) => (folder ? ['--tmpfs', path] : ['--ro-bind', nothing, path]));
      const call = [...start, ...masks, ...['--chdir', around.cwd, '--info-fd', '4'], ...terminal, '--'];
      const files = { ...(bytes ? { filter } : {}), tells: true };
      // env(1) would take a path with = in it for a variable.
      if (!guarded || command[0]?.includes('=')) return { program: bwrap, args: [...call, ...command], ...files };
      return { program: env, args: [`--ignore-signal=${SIGNALS}`, bwrap, ...call, env, `--default-signal=${SIGNALS}`, ...command], ...files };
    },
  };
}

/** GNU env from 8.31 on can; that of busybox cannot, and there Ctrl-C ends the sandbox at once. */
function canSetSignals(env: string): boolean {
  const bytes = readFileSync(env);
  return ['ignore-signal', 'default-signal'].every((option) => bytes.includes(option));
}

/** Kernels from 6.2 on can refuse TIOCSTI themselves. */
function needsFilter(): boolean {
  try {
    return readFileSync('/proc/sys/dev/tty/legacy_tiocsti', 'utf8').trim() !== '0';
  } catch {
    return true;
  }
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** A profile for sandbox-exec: all is allowed but what is hidden, and the environment of other processes. Not tried on a Mac. */
export function profile(hidden: readonly Hidden[]): string {
  const denied = hidden.flatMap(({ path, folder }) => [
    `(deny file-read* file-write* (${folder ? 'subpath' : 'literal'} ${quoted(path)}))`,
    `(deny network-outbound (remote unix-socket (${folder ? 'subpath' : 'path-literal'} ${quoted(path)})))`,
  ]);
  return ['(version 1)', '(allow default)', '(deny process-info* (target others))', '(deny appleevent-send)', ...denied].join('\n');
}
