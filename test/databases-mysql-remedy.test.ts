/** The SQL that keyreach writes for MySQL and MariaDB: applied to a real server, it makes a user that can do its job and no more, whatever things are named. */

import profiles from 'shelf:profiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits as fitsJob, surplusOf } from '../src/authority/surplus.ts';
import { DATABASE_JOBS, type DatabaseJob, type Inspection, type Remedy } from '../src/databases/database.ts';
import mysql from '../src/databases/mysql/mysql.ts';
import { account, fits, identifier, literal, pattern, plain, statement } from '../src/databases/mysql/quote.ts';
import { PLACEHOLDER } from '../src/databases/mysql/remedy.ts';
import { Secret } from '../src/model.ts';
import { printable } from '../src/printable.ts';
import { authority, known } from './authority.ts';
import { type MariaServer, missing, startMariaDb } from './mariadb.ts';

const remedy = (found: Inspection, job: DatabaseJob): Remedy => (found.remedy as NonNullable<Inspection['remedy']>)(job);

/** What is wrong with a user for a job, by its profile; nothing when it fits. */
function surplus(found: Inspection, job: DatabaseJob): string[] {
  const profile = profiles.find((p) => p.id === job);
  if (!profile) throw new Error(`no profile ${job}`);
  const held = authority(
    (found.grants ?? []).map((g) => ({ ...g, evidence: known(0).evidence })),
    { unknown: found.unknown },
  );
  const s = surplusOf({ kind: 'mysql-url', authority: held, environment: 'unknown' }, profile);
  expect(fitsJob(s)).toBe(s.excess.length + s.unknown.length === 0);
  return [...s.excess.map((e) => `${e.grant.action} on ${e.grant.resource}: ${e.why}`), ...s.unknown];
}

const NAMES = {
  plain: { database: 'shop', user: 'shop_app', host: '%', table: 'orders', column: 'note', role: 'writers' },
  odd: {
    database: "we`ird'; DROP DATABASE mysql; --_%\\",
    user: 'O\'Brien `the` "Röle"; \\! touch x',
    host: '127.0.0.1',
    table: 'ta`b\nle\u202e; --\t\u0007',
    column: 'a`b',
    role: "ro`le'\n",
  },
  long: { database: 'd'.repeat(64), user: 'ü'.repeat(80), host: '127.%', table: 't'.repeat(64), column: 'c'.repeat(64), role: 'r'.repeat(80) },
};

describe.skipIf(missing)(`SQL${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: MariaServer;
  beforeAll(async () => {
    server = await startMariaDb('--log-bin');
  }, 60_000);
  afterAll(() => server?.stop());

  const run = (sql: string): Promise<unknown> =>
    server.run(
      ...sql
        .split('\n')
        .filter((line) => line && !line.startsWith('--'))
        // As a person would put one in.
        .map((line) => line.replace(PLACEHOLDER, `'${server.password}'`)),
    );

  describe.each(Object.entries(NAMES))('for %s names', (_, names) => {
    const id = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, identifier(name)])) as typeof names;
    const old = account({ user: names.user, host: names.host });
    const inspect = (user: string): Promise<Inspection> => mysql.inspect(server.as(user, { database: names.database }));
    /** The user a remedy makes. */
    const applied = async (job: DatabaseJob, from = names.user): Promise<string> => {
      const { create } = remedy(await inspect(from), job);
      await run(create);
      return /CREATE USER `((?:[^`]|``)*)`/.exec(create)?.[1]?.replaceAll('``', '`') ?? '';
    };
    const dropped = (user: string) => server.run(`DROP USER ${account({ user, host: names.host })}`);

    beforeAll(async () => {
      await server.run(
        ...[`CREATE DATABASE ${id.database}`, `CREATE TABLE ${id.database}.${id.table} (id int PRIMARY KEY, ${id.column} text)`],
        ...[`CREATE ROLE ${id.role}`, `GRANT INSERT, DROP ON ${pattern(names.database, false)}.* TO ${id.role}`],
        ...[
          `CREATE USER ${old} IDENTIFIED BY ${literal(server.password)}`,
          `GRANT ALL PRIVILEGES ON ${pattern(names.database, false)}.* TO ${old} WITH GRANT OPTION`,
        ],
        ...[
          `GRANT UPDATE (${id.column}) ON ${id.database}.${id.table} TO ${old}`,
          `GRANT ${id.role} TO ${old}`,
          `GRANT RELOAD, FILE, PROCESS ON *.* TO ${old}`,
        ],
        ...[`GRANT PROXY ON ''@'' TO ${old}`, `GRANT DELETE ON ${pattern(names.database, false)}.* TO PUBLIC`],
      );
    });
    afterAll(() => server?.run(`REVOKE ALL PRIVILEGES ON ${pattern(names.database, false)}.* FROM PUBLIC`).catch(() => undefined));

    it('is printable, holds no password, and is no SQL until one is put in', async () => {
      const found = await inspect(names.user);
      expect(found.unknown.filter((u) => !u.includes('backups'))).toEqual([]);
      for (const job of DATABASE_JOBS) {
        const { create, retire, warnings } = remedy(found, job);
        const text = [create, retire, ...warnings].join('\n');
        expect(text).not.toContain(server.password);
        for (const line of text.split('\n')) expect(printable(line)).toBe(line);
        const [made] = create.split('\n').filter((line) => line.startsWith('CREATE USER'));
        await expect(server.run(made ?? '')).rejects.toMatchObject({ errno: 1064 });
      }
    });

    it('makes a reader that fits db-readonly, today and with tables made later', async () => {
      expect(surplus(await inspect(names.user), 'db-readonly')).not.toEqual([]);
      const { warnings, create } = remedy(await inspect(names.user), 'db-readonly');
      expect(create).toMatch(/THIS TOUCHES EVERY USER/);
      expect(warnings.join()).toMatch(/PUBLIC/);
      const fresh = await applied('db-readonly');
      await server.run(`CREATE TABLE IF NOT EXISTS ${id.database}.tomorrow (id int)`);
      const found = await inspect(fresh);
      expect(found.grants?.map((g) => [g.action, g.reach, g.breadth]).sort()).toEqual([
        ['SELECT', 'read', 'project'],
        ['SHOW VIEW', 'read', 'project'],
      ]);
      expect(surplus(found, 'db-readonly')).toEqual([]);
      const table = `${id.database}.${id.table}`;
      for (const sql of [`SELECT * FROM ${table}`, `SELECT * FROM ${id.database}.tomorrow`]) expect(await server.tryAs(fresh, sql)).toBeUndefined();
      for (const sql of [
        `DELETE FROM ${table}`,
        `UPDATE ${table} SET id = 1`,
        `INSERT INTO ${table} (id) VALUES (1)`,
        `TRUNCATE ${table}`,
        `DROP TABLE ${table}`,
      ])
        expect(await server.tryAs(fresh, sql)).toBe(1142);
      expect(await server.tryAs(fresh, 'SELECT * FROM mysql.user')).toBe(1142);
      await dropped(fresh);
    });

    it('makes a user for an application that fits db-app', async () => {
      const fresh = await applied('db-app');
      const found = await inspect(fresh);
      expect(new Set(found.grants?.map((g) => g.action))).toEqual(new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE']));
      expect(surplus(found, 'db-app')).toEqual([]);
      const table = `${id.database}.${id.table}`;
      expect(await server.tryAs(fresh, `INSERT INTO ${table} (id) VALUES (5)`)).toBeUndefined();
      expect(await server.tryAs(fresh, `DELETE FROM ${table}`)).toBeUndefined();
      expect(await server.tryAs(fresh, `TRUNCATE ${table}`)).toBe(1142);
      await dropped(fresh);
    });

    it('makes a user for migrations that fits db-migration', async () => {
      const fresh = await applied('db-migration');
      expect(surplus(await inspect(fresh), 'db-migration')).toEqual([]);
      expect(await server.tryAs(fresh, `CREATE TABLE ${id.database}.later (id int)`)).toBeUndefined();
      expect(await server.tryAs(fresh, `ALTER TABLE ${id.database}.${id.table} ADD COLUMN IF NOT EXISTS more int`)).toBeUndefined();
      expect(await server.tryAs(fresh, `DROP TABLE ${id.database}.later`)).toBeUndefined();
      expect(await server.tryAs(fresh, 'CREATE DATABASE another')).toBe(1044);
      await dropped(fresh);
    });

    it('retires the old user down to the job', async () => {
      await run(remedy(await inspect(names.user), 'db-readonly').retire);
      const found = await inspect(names.user);
      expect(surplus(found, 'db-readonly')).toEqual([]);
      expect(found.grants?.length).toBeGreaterThan(0);
      expect(await server.tryAs(names.user, `SELECT * FROM ${id.database}.${id.table}`)).toBeUndefined();
    });
  });

  it('widens nothing where the old user had single tables', async () => {
    await server.run(
      'CREATE DATABASE narrow',
      'CREATE TABLE narrow.a (id int)',
      'CREATE TABLE narrow.b (id int)',
      'CREATE TABLE narrow.c (open int, `se``cret` int)',
      `CREATE USER thin IDENTIFIED BY '${server.password}'`,
      'GRANT SELECT, DELETE ON narrow.a TO thin',
      'GRANT SELECT (open), UPDATE (`se``cret`) ON narrow.c TO thin',
    );
    const { create, retire } = remedy(await mysql.inspect(server.as('thin', { database: 'narrow' })), 'db-readonly');
    await run(create);
    expect(await server.tryAs('thin_readonly', 'SELECT * FROM narrow.a')).toBeUndefined();
    expect(await server.tryAs('thin_readonly', 'SELECT * FROM narrow.b')).toBe(1142);
    expect(await server.tryAs('thin_readonly', 'SELECT open FROM narrow.c')).toBeUndefined();
    expect(await server.tryAs('thin_readonly', 'SELECT `se``cret` FROM narrow.c')).toBe(1143);
    // The old one is given nothing that it had not, and keeps what it has.
    expect(retire.replace(/^--.*\n/gm, '')).toBe(
      'REVOKE UPDATE (`se``cret`) ON `narrow`.`c` FROM `thin`@`%`;\nREVOKE DELETE ON `narrow`.`a` FROM `thin`@`%`;\n',
    );
    await run(retire);
    expect(await server.tryAs('thin', 'SELECT * FROM narrow.a')).toBeUndefined();
    expect(await server.tryAs('thin', 'DELETE FROM narrow.a')).toBe(1142);
    // Who can see the names that are taken writes another one.
    const root = await mysql.inspect(server.as('root', { database: 'narrow', password: new Secret('') }));
    expect(remedy(root, 'db-readonly').create).toMatch(/CREATE USER `root_readonly`/);
    await server.run('CREATE USER root_readonly');
    expect(remedy(await mysql.inspect(server.as('root', { database: 'narrow', password: new Secret('') })), 'db-readonly').create).toMatch(
      /CREATE USER `root_readonly_2`/,
    );
    // The user the server was set up with is not made less.
    expect(remedy(root, 'db-readonly').retire.replace(/^--.*\n/gm, '')).toBe('');
  });
});

describe('names in SQL', () => {
  it('are patterns in grants of databases, unless the server takes them as they are', () => {
    expect(pattern('a_b%c\\`', false)).toBe('`a\\_b\\%c\\\\```');
    expect(pattern('a_b', true)).toBe('`a_b`');
    expect(['a_b', 'axb'].map((name) => fits('a_b', name))).toEqual([true, true]);
    expect(['a_b', 'axb', 'a\\_b'].map((name) => fits('a\\_b', name))).toEqual([true, false, false]);
    expect(['', 'x', 'x%'].map((name) => fits('%', name))).toEqual([true, true, true]);
    expect(fits('a_b', 'axb', true)).toBe(false);
    expect([plain('a\\_b'), plain('a%'), plain('a\\%'), plain('a%', true)]).toEqual(['a_b', undefined, 'a%', 'a%']);
    const start = performance.now();
    expect(fits(`${'%a'.repeat(2000)}b`, 'a'.repeat(4000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
  it('that do not print are put together by the server', () => {
    expect(statement('GRANT SELECT ON `a`.* TO `b`')).toEqual(['GRANT SELECT ON `a`.* TO `b`;']);
    expect(statement("GRANT SELECT ON `a\n'`.* TO `b`")[0]).toBe("SET @keyreach = CONCAT('GRANT SELECT ON `a', CONVERT(X'0a' USING utf8mb4), '''`.* TO `b`');");
  });
});
