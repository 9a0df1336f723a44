/** What a PostgreSQL role can do, asked of a real server; and that the SQL which takes it away does. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../src/databases/database.ts';
import { LIMITS } from '../src/databases/limits.ts';
import postgres from '../src/databases/postgres/postgres.ts';
import { REACHES } from '../src/grants.ts';
import { NoAnswer } from '../src/issuer.ts';
import { Secret } from '../src/model.ts';
import { freePort, listen, pour } from './listener.ts';
import { type Server, startPostgres } from './postgres.ts';

let server: Server;
const login = (role: string, more = '') => `CREATE ROLE ${role} LOGIN PASSWORD '${server.password}' ${more};`;

beforeAll(async () => {
  server = await startPostgres();
  await server.run('CREATE DATABASE shop');
  await server.run(
    `CREATE ROLE owners NOLOGIN; CREATE ROLE writers NOLOGIN; CREATE ROLE definer NOLOGIN;
     GRANT USAGE, CREATE ON SCHEMA public TO owners, definer;
     SET ROLE owners; CREATE TABLE orders (id serial PRIMARY KEY, note text); CREATE TABLE customers (id int, name text); RESET ROLE;
     CREATE TABLE audit (id int);
     GRANT SELECT ON orders, customers TO PUBLIC; GRANT DELETE ON audit TO PUBLIC; GRANT INSERT, UPDATE ON orders TO writers;
     ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
     GRANT DELETE ON orders TO definer;
     SET ROLE definer; CREATE FUNCTION purge() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM public.orders'; RESET ROLE;
     REVOKE EXECUTE ON FUNCTION purge() FROM PUBLIC;
     REVOKE TEMPORARY ON DATABASE shop FROM PUBLIC;
     ${login('boss', 'SUPERUSER')} ${login('deploy')} GRANT owners TO deploy;
     ${login('sleeper', 'NOINHERIT')} GRANT writers TO sleeper; GRANT owners TO sleeper;
     ${login('kept', 'NOINHERIT')} GRANT owners TO kept WITH INHERIT FALSE, SET FALSE;
     ${login('reader')} ALTER ROLE reader SET default_transaction_read_only = on; GRANT UPDATE ON customers TO reader;
     ${login('bypass', 'BYPASSRLS')} ${login('plain')} ${login('caller')} GRANT EXECUTE ON FUNCTION purge() TO caller;
     ${login('late', `VALID UNTIL '2001-01-01'`)} ${login('until', `VALID UNTIL '2101-01-01 00:00:00+00'`)}`,
    'shop',
  );
});
afterAll(() => server?.stop());

const inspect = (user: string, over = {}): Promise<Inspection> => postgres.inspect(server.as(user, over));
const grant = (found: Inspection, action: string, resource: RegExp) => found.grants?.find((g) => g.action === action && resource.test(g.resource));
const worst = (found: Inspection) => REACHES[Math.max(-1, ...(found.grants ?? []).map((g) => REACHES.indexOf(g.reach)))];

describe('a PostgreSQL role', () => {
  it('that is a superuser can do everything, and the backups elsewhere are unknown', async () => {
    const found = await inspect('boss');
    expect(found).toMatchObject({
      state: 'live',
      principal: 'boss',
      grants: [{ action: 'SUPERUSER', reach: 'admin', breadth: 'account', destroys: 'data' }],
      expires: 'never',
    });
    expect(found.grants).toHaveLength(1);
    expect(found.unknown).toEqual([expect.stringContaining('backups')]);
    expect(found.stakes).toMatch(/^3 tables of shop, /);
  });

  it('that owns tables through a group can drop them', async () => {
    const found = await inspect('deploy');
    expect(grant(found, 'DROP', /^public: 2 tables \(customers, orders\)$/)).toMatchObject({ reach: 'destroy', destroys: 'data' });
    expect(worst(found)).toBe('destroy');
    expect(found.unknown).toEqual([]);
  });

  it('may delete what everybody may', async () => {
    const found = await inspect('plain');
    expect(grant(found, 'DELETE', /audit/)).toMatchObject({ reach: 'destroy', destroys: 'data', means: expect.stringContaining('PUBLIC') });
    expect(grant(found, 'SELECT', /public: 2 tables/)?.means).toMatch(/row security limits it to some rows of 1 table/);
    expect(grant(found, 'DROP', /./)).toBeUndefined();
  });

  it('that inherits nothing but can SET ROLE has the rights all the same', async () => {
    const found = await inspect('sleeper');
    expect(grant(found, 'DROP', /orders/)).toMatchObject({ reach: 'destroy', means: expect.stringContaining('after SET ROLE owners') });
    expect(grant(found, 'UPDATE', /tables/)?.means).toMatch(/after SET ROLE/);
    expect(grant(await inspect('kept'), 'DROP', /./)).toBeUndefined();
  });

  it('is not held back by default_transaction_read_only', async () => {
    const found = await inspect('reader');
    expect(grant(found, 'UPDATE', /customers/)).toMatchObject({ reach: 'write' });
    expect(found.notes.join()).toMatch(/default_transaction_read_only is on for it, which is no guard/);
  });

  it('with BYPASSRLS sees all rows', async () => {
    const found = await inspect('bypass');
    expect(grant(found, 'BYPASSRLS', /./)).toMatchObject({ breadth: 'account' });
    expect(grant(found, 'SELECT', /customers/)?.means ?? '').not.toMatch(/row security/);
  });

  it('reaches what a SECURITY DEFINER function’s owner reaches', async () => {
    expect(grant(await inspect('caller'), 'EXECUTE', /purge\(\)/)).toMatchObject({
      reach: 'destroy',
      destroys: 'data',
      means: expect.stringContaining('definer'),
    });
    expect(grant(await inspect('plain'), 'EXECUTE', /./)).toBeUndefined();
  });

  it('tells its end', async () => {
    expect((await inspect('until')).expires).toBe('2101-01-01T00:00:00Z');
  });

  it('is dead when the server refuses it, be it wrong or past its end', async () => {
    expect(await inspect('plain', { password: new Secret('not-it') })).toMatchObject({ state: 'dead' });
    expect(await inspect('late')).toMatchObject({ state: 'dead', how: expect.stringContaining('VALID UNTIL') });
    expect(await inspect('nobody-such')).toMatchObject({ state: 'dead' });
    expect(await inspect('plain', { database: 'nowhere' })).toMatchObject({ state: 'live', unknown: [expect.stringContaining('no such database')] });
  });

  it('is not asked where nothing answers', async () => {
    const error = await inspect('plain', { port: await freePort() }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect((error as Error).message).toMatch(/^PostgreSQL at 127.0.0.1: nothing listens on that port/);
  });
});

describe('a hostile server', () => {
  const message = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const failed = async (port: number, over = {}): Promise<string> => {
    const error = await inspect('plain', { port, ...over }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect((error as Error).message).not.toContain(server.password);
    return (error as Error).message;
  };
  const usual = { ...LIMITS };
  afterEach(() => void Object.assign(LIMITS, usual));
  const READY = Buffer.concat([message('R', Buffer.from([0, 0, 0, 0])), message('Z', Buffer.from('I'))]);

  const COLUMN = message('T', Buffer.concat([Buffer.from([0, 1, 0x78, 0]), Buffer.alloc(18)]));

  it('that speaks nonsense ends nothing but its own line', async () => {
    for (const nonsense of [
      message('T', Buffer.from([0, 9])),
      message('D', Buffer.from([9, 9])),
      message('E', Buffer.from('S')),
      Buffer.alloc(64, 0xff),
      message('R', Buffer.from([0, 0, 0, 10])),
    ]) {
      Object.assign(LIMITS, { connect: 300, statement: 100 });
      for (const at of [0, 1]) {
        const mad = await listen((socket, _data, nth) => void socket.write(nth === at ? nonsense : READY));
        await failed(mad.port, { tls: 'off' });
        mad.close();
      }
    }
  });

  it('that says nothing is given up', async () => {
    LIMITS.connect = 300;
    const silent = await listen(() => undefined);
    expect(await failed(silent.port)).toMatch(/did not answer in time/);
    silent.close();
  });

  it('that never ends a question is given up', async () => {
    LIMITS.all = 700;
    const slow = await listen((socket, _data, nth) => void (nth === 0 ? socket.write('N') : nth === 1 || socket.write(READY)));
    expect(await failed(slow.port, { tls: 'off' })).toMatch(/took too long/);
    slow.close();
  });

  it('that sends without end is given up', async () => {
    const row = message('D', Buffer.concat([Buffer.from([0, 1, 0, 1, 0, 0]), Buffer.alloc(65536)]));
    const endless = await listen((socket, _data, nth) => {
      socket.write(nth === 0 ? READY : COLUMN);
      if (nth > 0) pour(socket, row);
    });
    expect(await failed(endless.port, { tls: 'off' })).toMatch(/sent more than such answers take/);
    endless.close();
  });

  it('that quotes what it was sent is not quoted', async () => {
    const parrot = await listen((socket) => {
      socket.end(message('E', Buffer.from(`SFATAL\0CXX000\0Mpassword ${server.password} of postgres://plain:${server.password}@host\0\0`)));
    });
    expect(await failed(parrot.port, { tls: 'off' })).toMatch(/not as it documents/);
    parrot.close();
  });

  it('that wants the password in clear over an open line does not get it', async () => {
    const open = await listen((socket, _data, nth) => void (nth === 0 && socket.write(message('R', Buffer.from([0, 0, 0, 3])))));
    // Another name of this machine, which is not known to be this machine.
    expect(await failed(open.port, { tls: 'off', host: '0.0.0.0' })).toMatch(/it was not sent/);
    expect(open.heard()).not.toContain(server.password);
    open.close();
  });
});
