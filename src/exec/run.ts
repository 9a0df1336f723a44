/**
 * Finds a program, starts it without a shell, passes signals on to it and its exit code back. Knows nothing of what it may see.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readFileSync, statSync } from 'node:fs';
import { constants as os } from 'node:os';
import { delimiter, extname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

/** Exit codes as shells give them. */
const [NOT_EXECUTABLE, NOT_FOUND, BY_SIGNAL] = [126, 127, 128];

export type Found = { path: string; code?: undefined; why?: undefined } | { path?: undefined; code: number; why: string };

/** Where a program lies, as execvp(3) would find it; or the exit code and why there is none. */
export function findProgram(name: string, path: string | undefined, cwd: string): Found {
  const windows = process.platform === 'win32';
  const direct = name.includes('/') || (windows && name.includes('\\'));
  const endings = windows && !extname(name) ? (process.env['PATHEXT'] ?? '.EXE').split(';') : [''];
  let forbidden = false;
  for (const folder of direct ? [''] : (path?.split(delimiter) ?? []))
    for (const ending of endings) {
      const file = resolve(cwd, join(folder, name + ending));
      try {
        if (!statSync(file).isFile()) continue;
      } catch (error) {
        // A folder of PATH that may not be looked into holds nothing for us; one that was named does.
        forbidden ||= direct && (error as NodeJS.ErrnoException).code === 'EACCES';
        continue;
      }
      if (windows && /\.(?:bat|cmd)$/i.test(file))
        return { code: NOT_EXECUTABLE, why: 'it is a batch file, which only a shell can start; name the program behind it' };
      try {
        accessSync(file, constants.X_OK);
        return { path: file };
      } catch {
        forbidden = true;
      }
    }
  if (forbidden) return { code: NOT_EXECUTABLE, why: 'it may not be executed' };
  return { code: NOT_FOUND, why: name === '' ? 'its name is empty' : direct ? 'there is no such program' : 'it is not on PATH' };
}

export interface Start {
  program: string;
  args: readonly string[];
  argv0?: string;
  env: Record<string, string>;
  /** File handed over as descriptor 3. */
  filter?: string;
  /** Descriptor 4 tells, as bubblewrap's --info-fd does, behind which process the program stands. */
  tells?: boolean;
}

export interface Ended {
  code: number;
  /** Why it could not be started. */
  fault?: string;
}

const FORWARDED: NodeJS.Signals[] = process.platform === 'win32' ? ['SIGINT', 'SIGBREAK'] : ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'];

/**
 * Holds back the signals that would end us while files lie about that must not stay.
 * @returns lets go of them, and tells the exit code if one came
 */
export function holdSignals(): () => Promise<number | undefined> {
  let code: number | undefined;
  const hold = (signal: NodeJS.Signals): void => {
    code ??= BY_SIGNAL + os.signals[signal];
  };
  for (const signal of FORWARDED) process.on(signal, hold);
  return async () => {
    // What came while nothing else could run is delivered first: between two rounds of the event loop.
    for (let round = 0; round < 2; round++) await new Promise((done) => setImmediate(done));
    for (const signal of FORWARDED) process.off(signal, hold);
    return code;
  };
}

/**
 * Whether Ctrl-C and Ctrl-\ reach the program without our help: the terminal sends them to all of its foreground. Sent twice they would be
 * taken for a second press, of which many programs die.
 */
function inForeground(): boolean {
  if (process.platform === 'win32') return true;
  try {
    // pid (name) state ppid pgrp session tty_nr tpgid; the name may hold anything, brackets too.
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return group === foreground;
  } catch {
    return process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  }
}

/** The program behind a sandbox's first process: that process's oldest child. */
function behind(first: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${first}/task/${first}/children`, 'utf8').split(' ')[0]) || undefined;
  } catch {
    return undefined;
  }
}

/** Starts it with our standard input, output and error, and waits for its end. */
export async function run({ program, args, argv0, env, filter, tells }: Start): Promise<Ended> {
  const descriptor = filter === undefined ? undefined : openSync(filter, 'r');
  let child: ChildProcess | undefined;
  let first: number | undefined;
  const forward = (signal: NodeJS.Signals): void => {
    if ((signal === 'SIGINT' || signal === 'SIGQUIT') && inForeground()) return;
    if (!tells) child?.kill(signal);
    else {
      const pid = first === undefined ? undefined : behind(first);
      // Nothing runs in it yet, or the system does not tell what: then all of it ends.
      if (pid === undefined) child?.kill('SIGKILL');
      else
        try {
          process.kill(pid, signal);
        } catch {
          // It has ended meanwhile.
        }
    }
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  try {
    child = spawn(program, args, {
      env,
      ...(argv0 === undefined ? {} : { argv0 }),
      stdio: ['inherit', 'inherit', 'inherit', ...(tells ? [descriptor ?? ('ignore' as const), 'pipe' as const] : [])],
    });
    const told = child.stdio[4] as Readable | undefined;
    let text = '';
    told?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      first ??= Number(/"child-pid":\s*(\d+)/.exec(text)?.[1]) || undefined;
    });
    return await new Promise<Ended>((done) => {
      child?.once('error', (error: NodeJS.ErrnoException) =>
        done({ code: NOT_EXECUTABLE, fault: error.code === 'ENOENT' ? 'what it names as its interpreter is not there' : (error.code ?? 'unknown error') }),
      );
      child?.once('exit', (code, signal) => {
        told?.destroy();
        done({ code: code ?? BY_SIGNAL + (signal ? os.signals[signal] : 0) });
      });
    });
  } catch (error) {
    return { code: NOT_EXECUTABLE, fault: (error as NodeJS.ErrnoException).code ?? 'unknown error' };
  } finally {
    for (const signal of FORWARDED) process.off(signal, forward);
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
