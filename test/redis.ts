/** A real Redis on a free port of this machine, in a temporary folder, gone after the tests of the file. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../src/databases/database.ts';
import { Fake } from '../src/kit.ts';
import { Secret } from '../src/model.ts';
import { freePort } from './listener.ts';

/** Why the tests against a real server are skipped; nothing when they are not. */
export const WITHOUT_REDIS =
  spawnSync('redis-server', ['--version']).status === 0 ? undefined : 'no redis-server on the PATH (Debian: apt-get install redis-server)';

export interface RedisServer {
  port: number;
  /** The password of every user of the tests. */
  password: string;
  /** Runs lines with redis-cli, as the user they name or as one with all rights. @throws with what the server said, when it refuses one */
  run(lines: string, user?: string): string;
  as(user: string, over?: Partial<Connection>): Connection;
  stop(): Promise<void>;
}

/** @param options as on the command line of redis-server; `PASSWORD` and `PORT` stand for those of the tests */
export async function startRedis(options: string[] = []): Promise<RedisServer> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyreach-redis-')));
  const password = new Fake(2).text('base62', 16);
  const port = await freePort();
  const given = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--user', 'tester', 'on', `>${password}`, '~*', '&*', '+@all', ...options];
  const server: ChildProcess = spawn(
    'redis-server',
    given.map((o) => o.replaceAll('PASSWORD', password).replaceAll('PORT', `${port}`)),
    { stdio: 'ignore' },
  );
  await reached(port, server);
  return {
    port,
    password,
    run(lines, user = 'tester') {
      const ran = spawnSync('redis-cli', ['-e', '-p', `${port}`, '--user', user], {
        input: lines,
        encoding: 'utf8',
        env: { ...process.env, REDISCLI_AUTH: password },
      });
      if (ran.status !== 0 || /^(ERR|NOPERM|WRONGPASS|\(error\))/m.test(ran.stdout)) throw new Error(`redis-cli: ${ran.stdout}${ran.stderr}`);
      return ran.stdout;
    },
    as: (user, over = {}) => ({ user, password: new Secret(password), host: '127.0.0.1', port, tls: 'offered', ...over }),
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function reached(port: number, server: ChildProcess): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (server.exitCode !== null) throw new Error('redis-server did not start');
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('redis-server did not answer');
}
