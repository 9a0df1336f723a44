/**
 * Runs the built keyreach, as users do. The environment is bare, so that nothing of this machine shows up in a test.
 * Judges nothing; holds no values.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/keyreach.js', import.meta.url));
const home = process.env['TMPDIR'] ?? '/tmp';
const nowhere = join(tmpdir(), 'keyreach-nowhere');
mkdirSync(nowhere, { recursive: true });
/** No user's or machine's git settings. */
export const BARE_ENV: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: home,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}),
};

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** Default: an empty folder outside any project. */
  cwd?: string;
  input?: string;
  /** Beside the bare environment. */
  env?: NodeJS.ProcessEnv;
  /** Flags for node itself. */
  node?: string[];
  timeout?: number;
}

/** Runs `keyreach ARGS` and waits for its end. */
export function keyreach(args: string[], options: RunOptions = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...(options.node ?? []), BIN, ...args], {
    cwd: options.cwd ?? nowhere,
    input: options.input ?? '',
    env: { ...BARE_ENV, ...options.env },
    timeout: options.timeout ?? 60_000,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}

/** The same without standing still: for tests that serve what it asks. */
export async function running(args: string[], options: Omit<RunOptions, 'input' | 'timeout'> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...(options.node ?? []), BIN, ...args], {
    cwd: options.cwd ?? nowhere,
    env: { ...BARE_ENV, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      ran[stream] += chunk;
    });
  ran.code = await new Promise((resolve) => child.once('close', resolve));
  return ran;
}

/** Runs git in a folder, free of the user's settings. */
export function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...identity, ...args], { cwd, env: BARE_ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
