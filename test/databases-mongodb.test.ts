/** What a MongoDB user can do, asked of a server that speaks its protocol (test/mongodb.ts says why no real one); and hostile ones. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { deflateSync } from 'node:zlib';
import profiles from 'shelf:profiles';
import { BSON } from 'mongodb';
import { afterEach, describe, expect, it } from 'vitest';
import { surplusOf } from '../src/authority/surplus.ts';
import { connectionFromUrl } from '../src/databases/connection.ts';
import { type Connection, DATABASE_JOBS, type DatabaseJob, type Inspection, type Remedy } from '../src/databases/database.ts';
import { LIMITS } from '../src/databases/limits.ts';
import mongodb from '../src/databases/mongodb/mongodb.ts';
import { literal } from '../src/databases/mongodb/quote.ts';
import { isBelow, serversOf } from '../src/databases/mongodb/srv.ts';
import type { Authority, Grant } from '../src/grants.ts';
import { NoAnswer } from '../src/issuer.ts';
import { Fake } from '../src/kit.ts';
import { type Report, Secret } from '../src/model.ts';
import { running } from './built.ts';
import { tree } from './helpers.ts';
import { freePort } from './listener.ts';
import { type Doc, type MongoServer, message, opMsg, startMongo, type Twist, type User } from './mongodb.ts';

const password = new Fake(4).text('base62', 20);
const usual = { ...LIMITS };
const closing: (() => void)[] = [];
afterEach(() => {
  Object.assign(LIMITS, usual);
  for (const close of closing.splice(0)) close();
});

const READ = ['changeStream', 'collStats', 'dbHash', 'dbStats', 'find', 'killCursors', 'listCollections', 'listIndexes', 'listSearchIndexes', 'planCacheRead'];
const WRITE = [
  ...READ,
  'convertToCapped',
  'createCollection',
  'createIndex',
  'dropCollection',
  'dropIndex',
  'insert',
  'remove',
  'renameCollectionSameDB',
  'update',
];
const USERS = ['changeCustomData', 'changePassword', 'createRole', 'createUser', 'dropRole', 'dropUser', 'grantRole', 'revokeRole', 'viewRole', 'viewUser'];
const on = (db: string, collection: string, actions: string[]): Doc => ({ resource: { db, collection }, actions });
const of = (role: string, db: string, ...privileges: Doc[]): User => ({ db: 'admin', roles: [{ role, db }], privileges });

const PEOPLE: Record<string, User> = {
  reader: of('read', 'shop', on('shop', '', READ), on('shop', 'system.js', READ)),
  app: of('readWrite', 'shop', on('shop', '', WRITE), on('shop', 'system.js', WRITE)),
  chosen: of('orders', 'admin', on('shop', 'orders', ['find', 'insert']), on('shop', 'carts', ['find', 'remove'])),
  everywhere: of('readWriteAnyDatabase', 'admin', on('', '', WRITE), { resource: { cluster: true }, actions: ['listDatabases'] }, on('', 'system.js', WRITE)),
  keeper: of('userAdmin', 'shop', on('shop', '', USERS)),
  master: of('userAdmin', 'admin', on('admin', '', USERS)),
  restorer: of('restore', 'admin', on('', '', ['insert', 'createIndex']), on('', 'system.users', ['find', 'insert', 'update', 'remove'])),
  root: of('root', 'admin', { resource: { anyResource: true }, actions: ['validate'] }, on('', '', [...WRITE, ...USERS, 'dropDatabase'])),
  any: of('all', 'admin', { resource: { anyResource: true }, actions: ['anyAction'] }),
  strange: of('new', 'admin', on('shop', '', ['find', 'vanquish']), { resource: { moon: true }, actions: ['find'] }),
  local: { ...of('read', 'shop', on('shop', '', READ)), db: 'shop' },
  mute: {
    db: 'admin',
    roles: [
      { role: 'readWrite', db: 'shop' },
      { role: 'ours', db: 'shop' },
    ],
  },
};

async function start(over: Partial<Parameters<typeof startMongo>[0]> = {}): Promise<MongoServer> {
  const server = await startMongo({ users: PEOPLE, password, databases: ['admin', 'config', 'local', 'shop', 'blog'], ...over });
  closing.push(() => server.close());
  return server;
}
const asked = (port: number, user: string, over: Partial<Connection> = {}): Promise<Inspection> =>
  mongodb.inspect({ user, password: new Secret(password), host: '127.0.0.1', port, tls: 'off', database: 'shop', ...over });
const inspect = async (user: string, over: Partial<Connection> = {}): Promise<Inspection> => asked((await start()).port, user, over);
const grant = (found: Inspection, action: string) => found.grants?.find((g) => g.action === action);
const remedy = (found: Inspection, job: DatabaseJob): Remedy => (found.remedy as NonNullable<Inspection['remedy']>)(job);

function surplus(grants: Inspection['grants'], job: DatabaseJob): string[] {
  const profile = profiles.find((p) => p.id === job);
  if (!profile) throw new Error(`no profile ${job}`);
  const evidence = { kind: 'issuer', how: '' } as const;
  const judged: Grant[] = (grants ?? []).map((g) => ({ evidence, ...g }));
  const authority = { grants: judged, unknown: [], reach: { value: 'read', evidence }, breadth: { value: 'resource', evidence } } as unknown as Authority;
  return surplusOf({ kind: 'mongodb-url', authority, environment: 'unknown' }, profile).excess.map((e) => `${e.grant.action}: ${e.why}`);
}

describe('a MongoDB user', () => {
  it('that reads one database reads it, and no more', async () => {
    const found = await inspect('reader');
    expect(found).toMatchObject({ state: 'live', principal: 'reader@admin', unknown: [], reaches: ['shop', 'blog'], expires: 'never', root: false });
    expect(found.how).toBe('MongoDB 8.0.4 at 127.0.0.1: connectionStatus with showPrivileges; roles read@shop');
    expect(grant(found, 'find')).toMatchObject({ resource: 'database shop', reach: 'read', breadth: 'project' });
    expect(new Set(found.grants?.map((g) => g.reach))).toEqual(new Set(['read']));
    expect(surplus(found.grants, 'db-readonly')).toEqual([]);
  });

  it('with readWrite can drop collections, which its job does not need', async () => {
    const found = await inspect('app');
    expect(grant(found, 'dropCollection')).toMatchObject({ reach: 'destroy', breadth: 'project', destroys: 'data' });
    expect(grant(found, 'remove')).toMatchObject({ reach: 'destroy', destroys: 'data' });
    expect(grant(found, 'dropDatabase')).toBeUndefined();
    expect(found.stakes).toBe('2 databases (shop, blog)');
    expect(surplus(found.grants, 'db-app')).toContain('dropCollection: never needed in this job');
    expect(surplus(found.grants, 'db-app').join()).not.toMatch(/remove|find|insert|update|list/);
  });

  it('with a role of its own has that on its collections', async () => {
    const found = await inspect('chosen');
    expect(grant(found, 'find')).toMatchObject({ resource: 'shop.orders, shop.carts', breadth: 'resource' });
    expect(grant(found, 'remove')).toMatchObject({ resource: 'shop.carts' });
    expect(grant(found, 'insert')).toMatchObject({ resource: 'shop.orders' });
  });

  it('with rights on all databases reaches the whole', async () => {
    expect(grant(await inspect('everywhere'), 'remove')).toMatchObject({ resource: 'all databases', breadth: 'account' });
  });

  it('that gives away roles is as good as what it can give', async () => {
    expect(grant(await inspect('keeper'), 'grantRole')).toMatchObject({ reach: 'admin', breadth: 'project' });
    const master = await inspect('master');
    expect(grant(master, 'grantRole')).toMatchObject({ reach: 'admin', breadth: 'account' });
    expect(master.unknown).toEqual([expect.stringContaining('backups')]);
    const restorer = await inspect('restorer');
    expect(restorer.grants?.filter((g) => g.reach === 'admin' && g.resource === 'admin.system.users').map((g) => g.action)).toEqual(['update', 'find']);
  });

  it('that owns everything is told in one line', async () => {
    expect(await inspect('root')).toMatchObject({ root: true, grants: [{ action: 'root', reach: 'admin', breadth: 'account', destroys: 'data' }] });
    expect(await inspect('any')).toMatchObject({ grants: [{ action: 'anyAction', reach: 'admin', breadth: 'account' }] });
  });

  it('with rights nobody knows is taken for the worst', async () => {
    const found = await inspect('strange');
    expect(grant(found, 'vanquish')).toMatchObject({ reach: 'admin', means: 'a right that is not known here' });
    expect(grant(found, 'find')).toMatchObject({ resource: 'everything', breadth: 'account' });
  });

  it('whose privileges are not told is judged by its roles, and what they are not known to hold is unknown', async () => {
    const found = await inspect('mute');
    expect(found.grants).toMatchObject([{ action: 'readWrite', resource: 'database shop', reach: 'destroy', destroys: 'data' }]);
    expect(found.unknown).toEqual([expect.stringContaining('the role ours')]);
    expect(found.remedy).toBeUndefined();
  });

  it('is looked for in the database it names, and in admin', async () => {
    const server = await start();
    expect(await asked(server.port, 'local')).toMatchObject({ state: 'live', principal: 'local@shop' });
    expect(await asked(server.port, 'local', { authSource: 'admin' })).toMatchObject({ state: 'dead' });
    expect(await asked(server.port, 'reader', { authSource: 'admin' })).toMatchObject({ state: 'live' });
  });

  it('is dead when the server refuses it', async () => {
    expect(await inspect('reader', { password: new Secret('not-it') })).toMatchObject({ state: 'dead', how: expect.stringContaining('refused the password') });
    expect(await inspect('nobody-such')).toMatchObject({ state: 'dead' });
  });

  it('that no password is asked of is nobody, and what it may do unknown', async () => {
    const found = await inspect('', { password: new Secret('') });
    expect(found).toMatchObject({ state: 'live', grants: [] });
    expect(found.unknown.join()).toMatch(/named no user/);
  });

  it('that logs in another way is not asked', async () => {
    const server = await start();
    const error = await asked(server.port, 'reader', { mechanism: 'PLAIN' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect((error as Error).message).toBe('MongoDB at 127.0.0.1: it was not asked: it is logged in to with PLAIN instead of SCRAM');
    expect(server.connections()).toBe(0);
  });

  it('is asked nothing but questions, and its password is never sent', async () => {
    const server = await start();
    await asked(server.port, 'app');
    expect(new Set(server.commands.map((c) => c.toLowerCase()))).toEqual(
      new Set([
        'ismaster',
        'hello',
        'saslstart',
        'saslcontinue',
        'connectionstatus',
        'buildinfo',
        'listdatabases',
        ...(server.commands.includes('endSessions') ? ['endsessions'] : []),
      ]),
    );
    expect(server.heard()).not.toContain(password);
  });

  it('is asked by the built program, from a URL in a file to findings and the lines that narrow it', async () => {
    const server = await start();
    const cwd = tree({
      'keyreach.config.json': '{}',
      'app.env': `APP_DATABASE_URL=mongodb${'://'}app:${password}@127.0.0.1:${server.port}/shop?authSource=admin\n`,
    });
    const ran = await running(['scan', '.', '--include-ignored', '--online=db', '--report', 'json', '--report', 'sql=fix.txt'], { cwd });
    expect(ran.stdout + ran.stderr).not.toContain(password);
    const report = JSON.parse(ran.stdout) as Report;
    expect(report.credentials[0]?.authority).toMatchObject({
      state: { value: 'live' },
      principal: { value: 'app@admin' },
      reach: { value: 'destroy' },
      unknown: [],
    });
    expect(report.asked).toEqual([{ host: `127.0.0.1:${server.port}`, method: 'CONNECT', path: '/MongoDB', status: 200 }]);
    expect(readFileSync(join(cwd, 'fix.txt'), 'utf8')).toContain('db.getSiblingDB("admin").createUser({ user: "app_app", pwd: passwordPrompt()');
  });

  it('does not lead to other servers', async () => {
    const other = await start();
    const server = await start({
      hello: {
        setName: 'live-set',
        hosts: [`127.0.0.1:${other.port}`, 'db2.example.org:27017'],
        primary: `127.0.0.1:${other.port}`,
        me: `127.0.0.1:${other.port}`,
        isWritablePrimary: false,
        ismaster: false,
        secondary: true,
      },
    });
    const found = await asked(server.port, 'reader');
    expect(other.connections()).toBe(0);
    expect(found.notes.join()).toMatch(/is a secondary/);
    expect(found.signals).toEqual(expect.arrayContaining([{ environment: 'production', weight: 3, because: 'the replica set live-set is named so' }]));
  });
});

describe('the way down', () => {
  /** What lines of mongosh do, read by running them against a recorder; a password that is asked for is null. */
  function run(lines: string): { call: string; db: string; args: unknown[] }[] {
    const calls: { call: string; db: string; args: unknown[] }[] = [];
    const at = (db: string) =>
      new Proxy(
        {},
        {
          get:
            (_, call: string) =>
            (...args: unknown[]) =>
              void calls.push({ call, db, args: JSON.parse(JSON.stringify(args)) as unknown[] }),
        },
      );
    runInNewContext(lines, { db: { getSiblingDB: at }, passwordPrompt: () => null }, { timeout: 1000 });
    return calls;
  }

  const privilegesOf = (lines: string): { resource: Doc; actions: string[] }[] => {
    const [role] = run(lines).filter((c) => c.call === 'createRole');
    return ((role as { args: unknown[] }).args[0] as { privileges: { resource: Doc; actions: string[] }[] }).privileges;
  };

  it.each(DATABASE_JOBS)('%s: a user that can do its job and no more', async (job) => {
    const found = await inspect('app');
    const { create, retire } = remedy(found, job);
    const [role, user] = run(create);
    expect(role).toMatchObject({ call: 'createRole', db: 'admin', args: [{ role: `app_${job.slice(3)}`, roles: [] }] });
    expect(user).toMatchObject({
      call: 'createUser',
      db: 'admin',
      args: [{ user: `app_${job.slice(3)}`, pwd: null, roles: [{ role: `app_${job.slice(3)}`, db: 'admin' }] }],
    });
    const privileges = privilegesOf(create);
    expect(privileges.map((p) => p.resource)).toEqual([{ db: 'shop', collection: '' }]);
    // The new user as its server would tell of it.
    const server = await start({ users: { fresh: { db: 'admin', roles: [{ role: 'new', db: 'admin' }], privileges } } });
    const fresh = await asked(server.port, 'fresh');
    expect(surplus(fresh.grants, job)).toEqual([]);
    expect(fresh.unknown).toEqual([]);
    expect(remedy(fresh, job).retire, 'nothing left to take').toBe('');
    expect(run(retire).map((c) => c.call)).toEqual([...(job === 'db-migration' ? ['createRole'] : []), 'grantRolesToUser', 'revokeRolesFromUser']);
  });

  it('leaves the old user what it has of the job, and gives it nothing', async () => {
    expect(remedy(await inspect('chosen'), 'db-app').retire, 'all it has is of the job').toBe('');
    const { retire } = remedy(await inspect('chosen'), 'db-readonly');
    expect(privilegesOf(retire)).toEqual([
      { resource: { db: 'shop', collection: 'orders' }, actions: ['find'] },
      { resource: { db: 'shop', collection: 'carts' }, actions: ['find'] },
    ]);
    expect(run(retire).slice(1)).toEqual([
      { call: 'grantRolesToUser', db: 'admin', args: ['chosen', [{ role: 'chosen_kept', db: 'admin' }]] },
      { call: 'revokeRolesFromUser', db: 'admin', args: ['chosen', [{ role: 'orders', db: 'admin' }]] },
    ]);
  });

  it('of one that reaches everything is for what it was to open', async () => {
    const { create } = remedy(await inspect('any'), 'db-readonly');
    expect(privilegesOf(create).map((p) => p.resource)).toEqual([{ db: 'shop', collection: '' }]);
    const whole = remedy(await inspect('any', { database: 'admin' }), 'db-readonly');
    expect(privilegesOf(whole.create)).toHaveLength(2);
    expect(whole.warnings.join()).toMatch(/every database/);
  });

  it('holds odd names as they are, in one printable line each', async () => {
    const odd = `a"'\`\${process.exit()}\\\u2028\u202e\u0007\n*/ // <script> 🐘`;
    const server = await start({
      users: { plain: { db: 'admin', roles: [{ role: odd, db: odd }], privileges: [on(odd, odd, ['find', 'remove']), on(odd, 'b', [odd])] } },
    });
    const found = await asked(server.port, 'plain');
    for (const job of DATABASE_JOBS) {
      const { create, retire, warnings } = remedy(found, job);
      for (const line of [create, retire, ...warnings].join('\n').split('\n')) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
      expect(privilegesOf(create)[0]?.resource).toEqual({ db: odd, collection: odd });
      expect(run(retire).at(-1)?.args[1]).toEqual([{ role: odd, db: odd }]);
    }
    expect(JSON.parse(literal(odd))).toBe(odd);
    for (const text of [found.principal, ...(found.reaches ?? []), ...(found.grants ?? []).map((g) => g.resource + g.action)])
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('a list of servers in the DNS', () => {
  it('holds only servers of its own domain', async () => {
    expect(isBelow('a.shop.acme.io', 'db.shop.acme.io')).toBe(true);
    expect(isBelow('A.shop.acme.io.', 'db.shop.acme.io')).toBe(true);
    expect(isBelow('x.y.shop.acme.io', 'db.shop.acme.io')).toBe(true);
    for (const other of ['a.evil.io', 'evilshop.acme.io', 'shop.acme.io', '.shop.acme.io', '127.0.0.1', 'acme.io', ''])
      expect(isBelow(other, 'db.shop.acme.io'), other).toBe(false);
    expect(isBelow('a.acme.io', 'acme.io')).toBe(true);
    expect(isBelow('b.io', 'acme.io')).toBe(false);
    const list = (...names: string[]) =>
      serversOf('db.shop.acme.io', async (name) => {
        expect(name).toBe('_mongodb._tcp.db.shop.acme.io');
        return names.map((n) => ({ name: n, port: 27017 }));
      });
    expect(await list('b.shop.acme.io.', 'a.shop.acme.io')).toEqual([
      { host: 'a.shop.acme.io', port: 27017 },
      { host: 'b.shop.acme.io', port: 27017 },
    ]);
    await expect(list('a.shop.acme.io', 'a.evil.io')).rejects.toThrow(/another domain .* none was contacted/);
    await expect(list()).rejects.toThrow(NoAnswer);
    await expect(serversOf('x.y.z', async () => Promise.reject(new Error('ENOTFOUND')))).rejects.toThrow(NoAnswer);
  });

  it('is told from a server by the string', () => {
    const secret = `mongodb${'+srv'}://app:${password}@db.shop.acme.io/shop?authSource=users&authMechanism=PLAIN`;
    expect(connectionFromUrl(new Secret(secret), 27017)).toMatchObject({
      srv: true,
      host: 'db.shop.acme.io',
      authSource: 'users',
      mechanism: 'PLAIN',
      tls: 'offered',
    });
    expect(connectionFromUrl(new Secret(secret.replace('+srv', '')), 27017).srv).toBeUndefined();
  });
});

describe('a hostile server', () => {
  const failed = async (twist: Twist, over: Partial<Connection> = {}): Promise<string> => {
    const server = await start({ twist });
    const error = await asked(server.port, 'reader', { database: 'admin', ...over }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect((error as Error).message).not.toContain(password);
    expect((error as Error).message).toMatch(/^MongoDB at 127\.0\.0\.1: /);
    expect((error as Error).message).not.toMatch(/^MongoDB at .*MongoDB at/);
    return (error as Error).message;
  };
  const deep = (): Buffer => {
    let doc = BSON.serialize({});
    // Nested by hand: the library's own writer would run out of its stack.
    for (let i = 0; i < 20_000; i++) {
      const next = Buffer.alloc(doc.length + 8);
      next.writeInt32LE(next.length, 0);
      next[4] = 3;
      next.write('a\0', 5, 'latin1');
      next.set(doc, 7);
      doc = next;
    }
    return Buffer.concat([Buffer.alloc(5), doc]);
  };

  it('that speaks nonsense ends nothing but its own line', async () => {
    Object.assign(LIMITS, { connect: 400, statement: 200, all: 3000 });
    const size = (n: number): Buffer => {
      const head = Buffer.alloc(64);
      head.writeInt32LE(n, 0);
      return head;
    };
    const nonsense = [
      size(0),
      size(-5),
      size(5),
      size(17),
      Buffer.alloc(64, 0xff),
      Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
      message(9999, Buffer.alloc(64)),
      message(2013, Buffer.alloc(3)),
      message(2012, Buffer.alloc(64)),
    ];
    for (const bytes of nonsense)
      for (const at of ['ismaster', 'saslStart', 'connectionStatus'])
        await failed((command) => (command.toLowerCase() === at.toLowerCase() || (at === 'ismaster' && command === 'hello') ? bytes : undefined));
  }, 90_000);

  it('that sends compressed answers, which nobody asked for, is not unfolded', async () => {
    const body = Buffer.concat([
      Buffer.alloc(5),
      BSON.serialize({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [], authenticatedUserPrivileges: [] }, ok: 1 }),
    ]);
    const head = Buffer.alloc(9);
    head.writeInt32LE(2013, 0);
    head.writeInt32LE(body.length, 4);
    head[8] = 2;
    expect(await failed((c, _r, id) => (c === 'connectionStatus' ? message(2012, Buffer.concat([head, deflateSync(body)]), id) : undefined))).toMatch(
      /not as it documents/,
    );
  });

  it('that answers in other forms than documented is not believed', async () => {
    for (const authInfo of [undefined, null, 'x', 7])
      expect(await failed((c) => (c === 'connectionStatus' ? { authInfo, ok: 1 } : undefined))).toMatch(/told nothing of it/);
    const server = await start({
      twist: (c) =>
        c === 'connectionStatus'
          ? {
              authInfo: {
                authenticatedUsers: [{ user: 7, db: {} }],
                authenticatedUserRoles: 'x',
                authenticatedUserPrivileges: [null, 5, { resource: 'x', actions: [{}, 'find'] }, { actions: 9 }],
              },
              ok: 1,
            }
          : c === 'buildInfo'
            ? { version: {}, modules: 'x', ok: 1 }
            : undefined,
    });
    const found = await asked(server.port, 'reader');
    expect(grant(found, 'find')).toMatchObject({ resource: 'everything', breadth: 'account' });
    for (const job of DATABASE_JOBS) remedy(found, job);
  });

  it('that nests without end is given up', async () => {
    Object.assign(LIMITS, { connect: 1000, statement: 1000, all: 4000 });
    const body = deep();
    await failed((c, _r, id) => (c === 'connectionStatus' ? message(2013, body, id) : undefined));
  });

  it('that says nothing, or nothing more, is given up', async () => {
    Object.assign(LIMITS, { connect: 300, statement: 200, all: 2000 });
    expect(await failed(() => Buffer.alloc(0))).toMatch(/did not answer in time|took too long/);
    expect(await failed((c) => (c === 'connectionStatus' ? Buffer.alloc(0) : undefined))).toMatch(/did not answer in time|took too long/);
    expect(await failed((c, _r, _i, socket) => (c === 'saslStart' ? void socket.destroy() : undefined))).toMatch(/closed the connection|not as it documents/);
  });

  it('that sends without end is given up', async () => {
    Object.assign(LIMITS, { bytes: 2 ** 20, connect: 2000, statement: 2000, all: 8000 });
    const head = Buffer.alloc(16);
    head.writeInt32LE(2 ** 31 - 1, 0);
    head.writeInt32LE(2013, 12);
    const more = Buffer.alloc(65536);
    let sent = 0;
    await failed((c, _r, _i, socket) => {
      if (c !== 'connectionStatus') return undefined;
      const pour = (): void => {
        while (!socket.destroyed && socket.write(more)) sent += more.length;
        if (!socket.destroyed) socket.once('drain', pour);
      };
      socket.write(head);
      pour();
      return Buffer.alloc(0);
    });
    expect(sent).toBeLessThan(64 * 2 ** 20);
  });

  it('that quotes what it was sent is not quoted, and its refusal of all else is no death', async () => {
    const said =
      (code: number): Twist =>
      (c, r) =>
        c === 'saslStart' ? { ok: 0, code, errmsg: `bad ${password} ${JSON.stringify(r)}`, codeName: 'X' } : undefined;
    expect(await failed(said(1))).not.toContain('bad');
    const refused = await start({ twist: said(8000) });
    const found = await asked(refused.port, 'reader');
    expect(found.state).toBe('dead');
    expect(JSON.stringify(found)).not.toContain(password);
  });

  it('that does not know the password itself learns nothing', async () => {
    const server = await start({ impostor: true });
    const error = await asked(server.port, 'reader').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect(server.commands).not.toContain('connectionStatus');
  });

  it('that speaks no TLS is given up where TLS is demanded', async () => {
    Object.assign(LIMITS, { connect: 500, all: 3000 });
    const plain = createServer((socket) => void socket.on('error', () => undefined).once('data', () => socket.end('no\n')));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    closing.push(() => plain.close());
    const error = await asked((plain.address() as { port: number }).port, 'reader', { tls: 'required' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect((error as Error).message).toMatch(/speaks no TLS|closed the connection/);
  });

  it('that is not there is not called dead', async () => {
    Object.assign(LIMITS, { connect: 500, all: 3000 });
    const error = await asked(await freePort(), 'reader', { tls: 'offered' }).catch((e: unknown) => e);
    expect((error as Error).message).toBe('MongoDB at 127.0.0.1: nothing listens on that port; check that the server runs and that the port is right');
  });

  it('is one of a version nobody speaks any more', async () => {
    Object.assign(LIMITS, { connect: 500, all: 3000 });
    const old = await start({ hello: { maxWireVersion: 5 } });
    const error = await asked(old.port, 'reader').catch((e: unknown) => e);
    expect((error as Error).message).toMatch(/version that is spoken to no more/);
  });

  it('may refuse questions, which leaves the rest', async () => {
    const shy = await start({ twist: (c, _r, id) => (c === 'listDatabases' || c === 'buildInfo' ? opMsg({ ok: 0, code: 13, errmsg: 'no' }, id) : undefined) });
    const found = await asked(shy.port, 'app');
    expect(found).toMatchObject({ state: 'live', how: expect.stringMatching(/^MongoDB at /) });
    expect(found.reaches).toBeUndefined();
    expect(grant(found, 'remove')).toBeDefined();
  });
});
