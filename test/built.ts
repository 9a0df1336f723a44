/**
 * Runs the built keyreach, as users do. The environment is bare, so that nothing of this machine shows up in a test.
 * Judges nothing; holds no values.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/keyreach.js', import.meta.url));
const home = process.env['TMPDIR'] ?? '/tmp';
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

/** Runs `keyreach ARGS` and waits for its end. */
export function keyreach(args: string[], options: { cwd: string; input?: string; env?: NodeJS.ProcessEnv }): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    env: { ...BARE_ENV, ...options.env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}

/** Runs git in a folder, free of the user's settings. */
export function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...identity, ...args], { cwd, env: BARE_ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
