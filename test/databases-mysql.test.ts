/** What a MySQL or MariaDB user can do, asked of a real server: MariaDB, where it is installed. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../src/databases/database.ts';
import mysql from '../src/databases/mysql/mysql.ts';
import { REACHES } from '../src/grants.ts';
import { NoAnswer } from '../src/issuer.ts';
import { Secret } from '../src/model.ts';
import { tree } from './helpers.ts';
import { type MariaServer, missing, startMariaDb } from './mariadb.ts';

const grant = (found: Inspection, action: string, resource = /./) => found.grants?.find((g) => g.action === action && resource.test(g.resource));
const actions = (found: Inspection): string[] => (found.grants ?? []).map((g) => g.action).sort();
const worst = (found: Inspection) => REACHES[Math.max(-1, ...(found.grants ?? []).map((g) => REACHES.indexOf(g.reach)))];

describe.skipIf(missing)(`a MariaDB user${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: MariaServer;
  const inspect = (user: string, over = {}): Promise<Inspection> => mysql.inspect(server.as(user, over));
  beforeAll(async () => {
    server = await startMariaDb('--log-bin');
    const user = (name: string) => `CREATE USER ${name} IDENTIFIED BY '${server.password}'`;
    await server.run(
      ...['CREATE DATABASE shop', 'CREATE DATABASE shop_2', 'CREATE DATABASE shopx2', 'CREATE DATABASE other'],
      ...[
        'CREATE TABLE shop.orders (id int PRIMARY KEY, note text)',
        'CREATE TABLE shop.audit (id int)',
        'CREATE VIEW shop.seen AS SELECT id FROM shop.orders',
      ],
      ...['boss', 'viarole', 'cleaner', 'reader', 'columns', 'giver', 'filer', 'purger', 'caller', 'hasher', 'wild', 'likely', 'maker', 'admin', 'viewer'].map(
        user,
      ),
      ...['weak', 'noroles', 'public', 'locked', 'modest'].map(user),
      'GRANT ALL PRIVILEGES ON *.* TO boss WITH GRANT OPTION',
      ...[
        'CREATE ROLE dropper',
        'CREATE ROLE inner_dropper',
        'GRANT DROP, DELETE ON shop.* TO inner_dropper',
        'GRANT inner_dropper TO dropper',
        'GRANT dropper TO viarole',
      ],
      ...['GRANT dropper TO admin WITH ADMIN OPTION', 'GRANT SELECT ON shop.* TO viarole'],
      ...['GRANT SELECT ON shop.* TO cleaner', 'GRANT DELETE ON shop.audit TO cleaner'],
      ...['GRANT SELECT, SHOW VIEW ON shop.* TO reader', 'GRANT SELECT (id), UPDATE (note) ON shop.orders TO columns'],
      ...['GRANT SELECT ON shop.* TO giver WITH GRANT OPTION', 'GRANT FILE ON *.* TO filer', 'GRANT RELOAD, BINLOG ADMIN ON *.* TO purger'],
      ...['GRANT SELECT ON *.* TO hasher', 'GRANT SELECT ON `shop_2`.* TO wild', 'GRANT DELETE ON `shop%`.* TO likely', 'GRANT CREATE USER ON *.* TO maker'],
      ...['GRANT DROP ON shop.seen TO viewer', 'ALTER USER locked ACCOUNT LOCK'],
      'CREATE PROCEDURE shop.purge() SQL SECURITY DEFINER DELETE FROM shop.orders',
      'CREATE DEFINER = reader PROCEDURE shop.mild() SQL SECURITY DEFINER SELECT 1',
      'CREATE PROCEDURE shop.own() SQL SECURITY INVOKER DELETE FROM shop.orders',
      'GRANT EXECUTE ON shop.* TO caller',
      ...['GRANT EXECUTE ON PROCEDURE shop.mild TO modest', 'GRANT SELECT ON mysql.* TO modest'],
    );
  }, 60_000);
  afterAll(() => server?.stop());

  it('with all rights can do everything, binary logs and all', async () => {
    const found = await inspect('boss');
    expect(found).toMatchObject({
      state: 'live',
      principal: 'boss@%',
      grants: [{ action: 'ALL PRIVILEGES', resource: 'the whole server', reach: 'admin', breadth: 'account', destroys: 'data and backups' }],
      expires: 'never',
      how: expect.stringMatching(/^MariaDB \d+\.\d+\.\d+ at 127\.0\.0\.1, its SHOW GRANTS$/),
      stakes: expect.stringMatching(/^2 tables of shop with about 0 rows, \d+ kB$/),
      unknown: [expect.stringContaining('backups')],
    });
    expect(found.grants).toHaveLength(1);
    expect(found.notes.join('\n')).toMatch(/users of the server need no password: .*root@localhost/);
    expect(found.notes.join('\n')).not.toContain('mariadb.sys');
    expect(found.notes.join('\n')).toMatch(/keeps binary logs/);
    expect(found.notes.join('\n')).toMatch(/not encrypted/);
  });

  it('has the rights of roles within roles that it can take on, though it has not', async () => {
    const found = await inspect('viarole');
    expect(grant(found, 'DROP', /^database shop$/)).toMatchObject({
      reach: 'destroy',
      breadth: 'project',
      destroys: 'data',
      means: expect.stringContaining('after SET ROLE dropper'),
    });
    expect(grant(found, 'SELECT')?.means ?? '').not.toMatch(/SET ROLE/);
    expect(found.unknown).toEqual([]);
    expect(grant(await inspect('admin'), 'ADMIN OPTION', /dropper/)).toMatchObject({ reach: 'admin' });
  });

  it('that may delete from one table can do that to no other', async () => {
    const found = await inspect('cleaner');
    expect(actions(found)).toEqual(['DELETE', 'SELECT']);
    expect(grant(found, 'DELETE')).toMatchObject({ resource: 'shop: 1 table (audit)', reach: 'destroy', breadth: 'resource', destroys: 'data' });
    expect(grant(found, 'SELECT')).toMatchObject({ resource: 'database shop', reach: 'read', breadth: 'project' });
  });

  it('that reads can do nothing else', async () => {
    const found = await inspect('reader');
    expect(actions(found)).toEqual(['SELECT', 'SHOW VIEW']);
    expect(worst(found)).toBe('read');
    expect(found).toMatchObject({ unknown: [], reaches: ['shop'] });
    expect(found.stakes).toBeUndefined();
  });

  it('is told of single columns, and of views, which hold no data', async () => {
    const found = await inspect('columns');
    expect(grant(found, 'UPDATE')).toMatchObject({ resource: 'shop: 1 table (orders)', reach: 'write', means: 'some columns only' });
    expect(grant(await inspect('viewer'), 'DROP')).toMatchObject({ resource: 'shop: 1 view (seen)', reach: 'write' });
  });

  it('with GRANT OPTION, CREATE USER or FILE can give itself the rest', async () => {
    expect(grant(await inspect('giver'), 'GRANT OPTION')).toMatchObject({ resource: 'database shop', reach: 'admin', breadth: 'project' });
    expect(grant(await inspect('maker'), 'CREATE USER')).toMatchObject({ reach: 'admin', breadth: 'account' });
    // NULL, which this server has where nothing is set, limits nothing on MariaDB.
    expect(grant(await inspect('filer'), 'FILE')).toMatchObject({ reach: 'admin', breadth: 'account' });
  });

  it('that may purge binary logs takes away the way back', async () => {
    const found = await inspect('purger');
    expect(grant(found, 'RELOAD')).toMatchObject({ reach: 'destroy', breadth: 'account', destroys: 'data' });
    expect(grant(found, 'BINLOG ADMIN')).toMatchObject({ reach: 'destroy', means: expect.stringContaining('PURGE BINARY LOGS') });
  });

  it('that reads everything reads the password hashes', async () => {
    const found = await inspect('hasher');
    expect(grant(found, 'SELECT', /^every database$/)).toMatchObject({ reach: 'read', breadth: 'account' });
    expect(grant(found, 'SELECT', /^mysql\.user$/)).toMatchObject({ reach: 'admin' });
  });

  it('with a pattern for a database reaches all that fit', async () => {
    // `_` stands for any character.
    expect(grant(await inspect('wild'), 'SELECT')).toMatchObject({
      resource: 'databases named like shop_2',
      breadth: 'account',
      means: expect.stringContaining('today shop_2, shopx2'),
    });
    expect(grant(await inspect('likely'), 'DELETE')).toMatchObject({
      resource: 'databases named like shop%',
      breadth: 'account',
      means: expect.stringContaining('shop, shop_2, shopx2'),
    });
  });

  it('reaches what the definer of a procedure reaches, the worst where that is not told', async () => {
    const found = await inspect('caller');
    expect(grant(found, 'EXECUTE', /shop\.purge/)).toMatchObject({ reach: 'admin', destroys: 'data', means: expect.stringContaining('DEFINER') });
    expect(found.grants?.some((g) => /own/.test(g.resource))).toBe(false);
    expect(grant(await inspect('modest'), 'EXECUTE', /^1 routine \(shop\.mild\)$/)).toMatchObject({ reach: 'read', breadth: 'resource' });
  });

  it('may be taken for the anonymous one, and then needs no password', async () => {
    // It takes everybody in from here, also those whom the server knows from any address: an address goes before a name.
    await server.run("CREATE USER ''@'127.0.0.1' IDENTIFIED BY ''", "GRANT DELETE ON shop.* TO ''@'127.0.0.1'");
    try {
      const found = await inspect('reader', { password: new Secret('') });
      expect(found.principal).toBe('@127.0.0.1');
      expect(grant(found, 'DELETE', /^database shop$/)).toMatchObject({ reach: 'destroy' });
      expect(found.notes.join('\n')).toMatch(/took reader for its anonymous user/);
      expect(found.notes.join('\n')).toMatch(/without a password/);
      expect(found.remedy?.('db-app').retire).toContain('DROP USER ``@`127.0.0.1`;');
    } finally {
      await server.run("DROP USER ''@'127.0.0.1'");
    }
  });

  it('has what everybody has, and sees what no grant explains', async () => {
    await server.run('GRANT INSERT ON other.* TO PUBLIC');
    try {
      expect(grant(await inspect('weak'), 'INSERT')).toMatchObject({ resource: 'database other', means: 'because everybody may (PUBLIC)' });
    } finally {
      await server.run('REVOKE INSERT ON other.* FROM PUBLIC');
    }
    expect(await inspect('weak')).toMatchObject({ grants: [], unknown: [] });
    // Rights of the anonymous user from anywhere are everybody's, and are shown to nobody.
    await server.run("INSERT INTO mysql.db (Host, Db, User, Delete_priv, Select_priv) VALUES ('%', 'other', '', 'Y', 'Y')", 'FLUSH PRIVILEGES');
    try {
      expect((await inspect('weak')).unknown).toEqual([expect.stringMatching(/^what it may do in the database other, which it sees/)]);
    } finally {
      await server.run("DELETE FROM mysql.db WHERE Db = 'other'", 'FLUSH PRIVILEGES');
    }
  });

  it('is not called dead where the server only says no to the password from here', async () => {
    const error = await inspect('reader', { password: new Secret('not-it') }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect((error as Error).message).toMatch(/^MySQL at 127.0.0.1: it refused the user or the password from this address/);
    expect(await inspect('locked')).toMatchObject({ state: 'dead', how: 'the account is locked' });
  });

  it('is asked in read-only transactions with a limit, by nothing but SELECT, SHOW and what ends with the session', async () => {
    await server.run("SET GLOBAL log_output = 'TABLE'", 'SET GLOBAL general_log = ON');
    expect((await inspect('admin')).notes.join()).toMatch(/writes down all that it runs/);
    await server.run('SET GLOBAL general_log = OFF');
    const rows = (await server.run(
      "SELECT CONVERT(argument USING utf8mb4) AS q FROM mysql.general_log WHERE command_type = 'Query' AND user_host LIKE 'admin%'",
    )) as { q: string }[];
    const asked = rows.map((r) => r.q);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked).toContain('SET SESSION TRANSACTION READ ONLY');
    expect(asked).toContain('SET SESSION max_statement_time = 5');
    expect(asked.indexOf('SET SESSION TRANSACTION READ ONLY')).toBeLessThan(asked.findIndex((q) => /^(SELECT|SHOW)/.test(q)));
    expect(asked.filter((q) => !/^(SELECT |SHOW |SET SESSION |SET NAMES utf8mb4$|SET ROLE )/.test(q))).toEqual([]);
  });

  it('needs no database that is there', async () => {
    expect(await inspect('reader', { database: 'nowhere' })).toMatchObject({ state: 'live', grants: [{ action: 'SELECT' }, { action: 'SHOW VIEW' }] });
  });
});

describe.skipIf(missing)('a MariaDB server', () => {
  it('that checks no rights lets everybody do everything', async () => {
    const server = await startMariaDb('--skip-grant-tables');
    try {
      const found = await mysql.inspect(server.as('anybody'));
      expect(found.grants).toMatchObject([{ action: 'ALL PRIVILEGES', reach: 'admin', breadth: 'account' }]);
      expect(found.notes.join('\n')).toMatch(/checks no passwords and no rights/);
    } finally {
      await server.stop();
    }
  });

  it('is spoken to over TLS, and believed only with the right certificate where that is asked for', async () => {
    const folder = tree();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=localhost'], {
      stdio: 'ignore',
    });
    const server = await startMariaDb(`--ssl-key=${key}`, `--ssl-cert=${cert}`, '--secure-file-priv=/tmp', '--skip-log-bin');
    try {
      await server.run(`CREATE USER safe IDENTIFIED BY '${server.password}' REQUIRE SSL`, 'GRANT FILE, RELOAD ON *.* TO safe', 'CREATE DATABASE shop');
      for (const tls of ['offered', 'required'] as const) {
        const found = await mysql.inspect(server.as('safe', { tls }));
        expect(found.notes.join('\n')).not.toMatch(/not encrypted/);
        expect(found.remedy?.('db-readonly').create).toContain('REQUIRE SSL');
        expect(grant(found, 'FILE')).toMatchObject({ reach: 'write', means: expect.stringContaining('/tmp') });
        expect(grant(found, 'RELOAD')).toMatchObject({ reach: 'write' });
      }
      const error = await mysql.inspect(server.as('safe', { tls: 'verified' })).catch((e: unknown) => e);
      expect((error as Error).message).toMatch(/its certificate could not be verified/);
    } finally {
      await server.stop();
    }
  });
});
