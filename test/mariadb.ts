/** A real MariaDB on a free port of this machine, in a temporary folder, gone after the tests of the file. Where there is none, `missing` says so. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import mysql, { type Connection as Client } from 'mysql2';
import type { Connection } from '../src/databases/database.ts';
import { Fake } from '../src/kit.ts';
import { Secret } from '../src/model.ts';
import { freePort } from './listener.ts';

const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/opt/homebrew/bin'];
const program = (name: string): string | undefined => FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));

const SERVER = program('mariadbd');
const INSTALL = program('mariadb-install-db');

/** Why there is no server to test against; undefined when there is one. */
export const missing: string | undefined = SERVER && INSTALL ? undefined : 'mariadbd and mariadb-install-db are not installed here';

export interface MariaServer {
  port: number;
  /** Runs statements, one after the other, as root; what the last one answered. */
  run(...statements: string[]): Promise<unknown>;
  /** Runs one as somebody; the number of the server's error, or undefined. */
  tryAs(user: string, statement: string): Promise<number | undefined>;
  as(user: string, over?: Partial<Connection>): Connection;
  /** The password of every user of the tests. */
  password: string;
  stop(): Promise<void>;
}

async function once(port: number, user: string, password: string, statements: readonly string[]): Promise<unknown> {
  const client: Client = mysql.createConnection({ host: '127.0.0.1', port, user, password });
  client.on('error', () => undefined);
  try {
    let last: unknown;
    for (const sql of statements) last = await new Promise((resolve, reject) => client.query(sql, (error, found) => (error ? reject(error) : resolve(found))));
    return last;
  } finally {
    client.destroy();
  }
}

export async function startMariaDb(...options: string[]): Promise<MariaServer> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyreach-mariadb-')));
  chmodSync(folder, 0o755);
  // It does not run as root unless told to.
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const data = `--datadir=${join(folder, 'data')}`;
  execFileSync(INSTALL as string, ['--no-defaults', data, ...user, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'], {
    stdio: 'ignore',
  });
  // Not every release makes a root who may come by TCP.
  const root = "root@'127.0.0.1'";
  const init = join(folder, 'init.sql');
  writeFileSync(
    init,
    `CREATE USER IF NOT EXISTS ${root} IDENTIFIED BY '';\nGRANT ALL PRIVILEGES ON *.* TO ${root} WITH GRANT OPTION;\nGRANT PROXY ON ''@'%' TO ${root} WITH GRANT OPTION;\n`,
  );
  const port = await freePort();
  const server = spawn(
    SERVER as string,
    [
      ...['--no-defaults', data, ...user, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder, 's')}`, '--skip-name-resolve'],
      ...[
        `--pid-file=${join(folder, 'pid')}`,
        '--skip-log-error',
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-buffer-pool-size=16M',
        `--init-file=${init}`,
        ...options,
      ],
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const password = new Fake(7).text('base62', 16);
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries++) {
    try {
      await once(port, 'root', '', ['SELECT 1']);
      break;
    } catch (error) {
      if (tries > 600 || server.exitCode !== null) {
        await stop();
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    port,
    password,
    stop,
    run: (...statements) => once(port, 'root', '', statements),
    tryAs: (name, statement) =>
      once(port, name, password, [statement]).then(
        () => undefined,
        (error: { errno?: number }) => error.errno ?? -1,
      ),
    as: (name, over = {}) => ({ user: name, password: new Secret(password), host: '127.0.0.1', port, database: 'shop', tls: 'offered', ...over }),
  };
}
