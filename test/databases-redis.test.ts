/** What a Redis user can do, asked of a real server; that the lines which take it away do; and that hostile servers end nothing but their own line. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import profiles from 'shelf:profiles';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { authorityOf } from '../src/authority/authority.ts';
import { surplusOf } from '../src/authority/surplus.ts';
import { DATABASE_JOBS, type DatabaseJob, type Inspection, type Remedy } from '../src/databases/database.ts';
import { LIMITS } from '../src/databases/limits.ts';
import { argument } from '../src/databases/redis/quote.ts';
import redis from '../src/databases/redis/redis.ts';
import { PASSWORD } from '../src/databases/redis/remedy.ts';
import { type Reply, reader } from '../src/databases/redis/resp.ts';
import { type Grant, REACHES } from '../src/grants.ts';
import { NoAnswer } from '../src/issuer.ts';
import { Fake } from '../src/kit.ts';
import { type Credential, type Report, Secret } from '../src/model.ts';
import { running } from './built.ts';
import { tree } from './helpers.ts';
import { freePort } from './listener.ts';
import { type RedisServer, startRedis, WITHOUT_REDIS } from './redis.ts';

const usual = { ...LIMITS };
const grant = (found: Inspection, action: string) => found.grants?.find((g) => g.action === action);
const worst = (found: Inspection) => REACHES[Math.max(-1, ...(found.grants ?? []).map((g) => REACHES.indexOf(g.reach)))];
const remedy = (found: Inspection, job: DatabaseJob): Remedy => (found.remedy as NonNullable<Inspection['remedy']>)(job);
/** What of an answer the job has no need of. */
function surplus(found: Inspection, job: DatabaseJob): string[] {
  const profile = profiles.find((p) => p.id === job);
  const authority = authorityOf({ parts: [], facts: {} } as unknown as Credential, undefined, undefined, 0);
  const grants: Grant[] = (found.grants ?? []).map((g) => ({ evidence: { kind: 'issuer', how: '' }, ...g }));
  if (!profile) throw new Error(`no profile ${job}`);
  const known = { kind: 'issuer', how: '' } as const;
  const judged = {
    ...authority,
    grants,
    unknown: found.unknown,
    reach: { value: worst(found) ?? 'read', evidence: known },
    breadth: { value: 'resource', evidence: known },
  } as const;
  const { excess, unknown } = surplusOf({ kind: 'redis-url', authority: judged, environment: 'unknown' }, profile);
  return [...excess.map((e) => `${e.grant.action}: ${e.why}`), ...unknown];
}

describe.skipIf(WITHOUT_REDIS)(`a real server${WITHOUT_REDIS ? ` (skipped: ${WITHOUT_REDIS})` : ''}`, () => {
  let server: RedisServer;
  const inspect = (user: string, over = {}): Promise<Inspection> => redis.inspect(server.as(user, over));

  beforeAll(async () => {
    server = await startRedis(['--save', '900 1']);
    const user = (name: string, rules: string) => `ACL SETUSER ${name} on >${server.password} ${rules}\n`;
    server.run(
      [
        user('owner', '~* &* +@all'),
        user('reader', '~* +@read +@connection -@admin +acl|getuser'),
        user('pinned', '~app:* +@read +@write -@dangerous &news:* +publish +acl|getuser'),
        user('keeper', '+acl'),
        user('flusher', '+flushall +acl|getuser'),
        user('saver', '+flushdb +bgsave +acl|getuser'),
        user('settings', '+config|get +acl|getuser'),
        user('chosen', '~* +get +acl|getuser "(+set +del %W~jobs:*)" "(+hget %R~carts:*)"'),
        user('silent', '~* +@read'),
        user('dry', '%R~* %W~app:* +@read +set +xadd +flushdb +acl|dryrun'),
        user('gone', '~* +@all').replace(' on ', ' off '),
        'SET a b\nSET c d\nSELECT 3\nSET e f\n',
      ].join(''),
    );
  });
  afterAll(() => server?.stop());

  it('lets its owner do everything, and lose the dump with the data', async () => {
    const found = await inspect('owner');
    expect(found).toMatchObject({
      state: 'live',
      principal: 'owner',
      root: true,
      grants: [{ action: '+@all', resource: 'the whole server', reach: 'admin', breadth: 'account', destroys: 'data and backups' }],
      unknown: [],
      reaches: ['db0', 'db3'],
      expires: 'never',
    });
    expect(found.stakes).toMatch(/^3 keys in 2 databases, /);
    expect(found.how).toMatch(/^(Redis|Valkey) \d+\.\d+\.\d+ at 127\.0\.0\.1: ACL GETUSER$/);
    expect(found.notes.join(' ')).toMatch(/writes dumps by itself, also of an emptied server/);
  });

  it('lets anybody in as the default user, which is said', async () => {
    const found = await inspect('', { password: new Secret('') });
    expect(found).toMatchObject({ state: 'live', principal: 'default', root: true });
    expect(found.notes.join(' ')).toMatch(/lets in anybody as the default user without a right password/);
    expect(await inspect('default', { password: new Secret('anything') })).toMatchObject({ state: 'live', principal: 'default' });
  });

  it('lets a reader read', async () => {
    const found = await inspect('reader');
    expect(found.unknown).toEqual([]);
    expect(grant(found, '+@read')).toMatchObject({ resource: 'all keys', reach: 'read', breadth: 'project' });
    expect(grant(found, '+@read')?.means, 'all commands that read').toBeUndefined();
    expect(worst(found)).toBe('read');
    expect(grant(found, 'ACL GETUSER')?.means).toMatch(/hashes of all users/);
  });

  it('holds a pinned user to its keys and channels', async () => {
    const found = await inspect('pinned');
    expect(grant(found, '+@write')).toMatchObject({ resource: 'keys app:*', breadth: 'resource', reach: 'write' });
    expect(grant(found, 'DEL')).toMatchObject({ resource: 'keys app:*', reach: 'destroy', destroys: 'data' });
    expect(grant(found, 'PUBLISH')).toMatchObject({ resource: 'channels news:*', breadth: 'resource' });
    expect(grant(found, 'SCAN'), 'names of keys no pattern hides').toMatchObject({ resource: 'all keys', breadth: 'project' });
    expect(grant(found, 'FLUSHALL')).toBeUndefined();
    expect(grant(found, '+@read')?.means).toMatch(/^all commands of it but (SORT_RO)$/);
    expect(found.unknown).toEqual([]);
  });

  it('counts who may change users as one who may do all', async () => {
    expect(grant(await inspect('keeper'), 'ACL SETUSER')).toMatchObject({ reach: 'admin', breadth: 'account', destroys: 'data and backups' });
    expect(grant(await inspect('settings'), 'CONFIG GET')).toMatchObject({ reach: 'admin', means: expect.stringContaining('in clear') });
  });

  it('counts FLUSHALL for the whole server, and says when the dump’s end is unknown', async () => {
    const found = await inspect('flusher');
    expect(grant(found, 'FLUSHALL')).toMatchObject({ reach: 'destroy', breadth: 'account', destroys: 'data' });
    expect(found.unknown).toEqual([expect.stringContaining('CONFIG GET save is refused')]);
    expect(grant(await inspect('saver'), 'FLUSHDB')).toMatchObject({ breadth: 'project', destroys: 'data and backups' });
  });

  it('adds what selectors allow, each on its own keys', async () => {
    const found = await inspect('chosen');
    expect(grant(found, '+@read')).toMatchObject({ resource: 'all keys', means: expect.stringMatching(/^2 commands of \d+: /) });
    expect(grant(found, '+@write')).toMatchObject({ resource: 'keys jobs:*', breadth: 'resource', means: expect.stringContaining('SET') });
    expect(grant(found, 'DEL')).toMatchObject({ resource: 'keys jobs:*' });
  });

  it('calls unknown what it will not tell', async () => {
    const found = await inspect('silent');
    expect(found.unknown).toEqual([expect.stringContaining('which commands it may run')]);
    expect(found.grants).toEqual([]);
    expect(found).toMatchObject({ state: 'live', principal: 'silent' });
  });

  it('tries commands without running them where rules are not told', async () => {
    const found = await inspect('dry');
    expect(found.how).toMatch(/ACL DRYRUN$/);
    expect(grant(found, '+@read')).toMatchObject({ resource: 'all keys', reach: 'read' });
    expect(grant(found, '+@write')).toMatchObject({
      resource: 'keys of patterns that were not told',
      breadth: 'resource',
      means: expect.stringContaining('2 commands of'),
    });
    expect(grant(found, 'FLUSHDB')).toMatchObject({ reach: 'destroy' });
    expect(found.unknown).toEqual([expect.stringContaining('CONFIG GET save')]);
    expect(server.run('DBSIZE'), 'nothing was flushed').toContain('2');
  });

  it('refuses a wrong password, a user that is off, and one that never was', async () => {
    for (const over of [{ password: new Secret('not-it') }, { user: 'gone' }, { user: 'nobody-such' }])
      expect(await inspect('owner', over)).toMatchObject({ state: 'dead', how: expect.stringContaining('wrong, or the user is off or gone') });
  });

  it('is changed by none of this', async () => {
    const before = server.run('ACL LIST\nDBSIZE\nLASTSAVE\nCONFIG GET *');
    for (const user of ['owner', 'reader', 'keeper', 'dry', 'default']) await inspect(user);
    expect(server.run('ACL LIST\nDBSIZE\nLASTSAVE\nCONFIG GET *')).toBe(before);
    expect(server.run('INFO commandstats')).not.toMatch(/cmdstat_(flushall|flushdb|config\|set|acl\|load|save|shutdown|debug)/);
  });

  it('that speaks no TLS is not sent a password where TLS is demanded', async () => {
    LIMITS.connect = 500;
    for (const tls of ['required', 'verified']) {
      const error = await inspect('owner', { tls }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(NoAnswer);
      expect((error as Error).message).toMatch(/^Redis at 127\.0\.0\.1: (it speaks no TLS|it did not answer in time|it closed the connection)/);
    }
    LIMITS.connect = usual.connect;
  });

  it('is not asked where nothing answers', async () => {
    const error = await inspect('owner', { port: await freePort() }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect((error as Error).message).toBe('Redis at 127.0.0.1: nothing listens on that port; check that the server runs and that the port is right');
  });

  describe('the way down', () => {
    /** Runs the lines with a password put in; returns the new user's name as redis-cli reads it. */
    const applied = (lines: string): void =>
      void server.run(lines.replace(PASSWORD, `#${createHash('sha256').update(server.password).digest('hex')}`).replaceAll('CONFIG REWRITE\n', ''));
    const made = (lines: string): string => /^ACL SETUSER (\S+) reset/.exec(lines)?.[1] as string;

    it.each(DATABASE_JOBS)('%s: a user that can do its job and no more, by its own word', async (job) => {
      const { create, warnings } = remedy(await inspect('owner'), job);
      expect(() => server.run(create), 'a place for a password is no password').toThrow();
      applied(create);
      const found = await inspect(made(create));
      expect(found.how).toMatch(/ACL DRYRUN$/);
      expect(found.unknown).toEqual([]);
      expect(surplus(found, job)).toEqual([]);
      expect(warnings.join(' ')).toMatch(/reaches all keys/);
      const out = (line: string): string => server.run(line, made(create));
      expect(() => out('FLUSHALL')).toThrow(/NOPERM/);
      expect(() => out('CONFIG GET save')).toThrow(/NOPERM/);
      expect(out('GET a')).toContain('b');
      if (job === 'db-readonly') expect(() => out('SET a b')).toThrow(/NOPERM/);
      else expect(out('SET a b')).toContain('OK');
    });

    it('keeps to the patterns the old user had, and to names that are free', async () => {
      server.run('ACL SETUSER pinned_readonly off');
      const { create } = remedy(await inspect('keeper'), 'db-readonly');
      expect(made(create)).toBe('keeper_readonly');
      const found = await inspect('pinned');
      expect(remedy(found, 'db-readonly').create).toContain(' %R~app:* ');
      expect(remedy(found, 'db-readonly').warnings.join(' ')).toMatch(/Whether there is a user pinned_readonly already is not known/);
      expect(remedy(found, 'db-app').create).toContain(' ~app:* resetchannels &news:* ');
      server.run('ACL SETUSER owner_readonly off');
      expect(made(remedy(await inspect('owner'), 'db-readonly').create)).toBe('owner_readonly_2');
    });

    it('takes the rest from the old user, and gives it nothing', async () => {
      server.run(`ACL SETUSER fading on >${server.password} ~* &* +@all (+flushall)\nACL SETUSER meek on >${server.password} ~a +get`);
      const { retire, warnings } = remedy(await inspect('fading'), 'db-readonly');
      expect(warnings.join(' ')).toMatch(/clearselectors drops them/);
      applied(retire);
      server.run('ACL SETUSER fading +acl|getuser');
      expect(surplus(await inspect('fading'), 'db-readonly').filter((s) => !s.startsWith('ACL GETUSER'))).toEqual([]);
      const before = server.run('ACL DRYRUN meek SET a b\nACL DRYRUN meek GET b\nACL DRYRUN meek GET a');
      applied(remedy(await inspect('meek'), 'db-app').retire);
      expect(server.run('ACL DRYRUN meek SET a b\nACL DRYRUN meek GET b\nACL DRYRUN meek GET a')).toBe(before);
    });

    it('quotes names so that redis-cli reads them back', async () => {
      const odd = `O'Brien"\\\u202e\u0007;FLUSHALL#\u00f6`;
      const bytes = Buffer.from(odd).toString('latin1');
      server.run(`ACL SETUSER ${argument(bytes)} on >${server.password} ${argument('~k"\\é'.replace('é', '\u00c3\u00a9'))} +@all`);
      const found = await inspect(odd);
      expect(found.unknown).toEqual([]);
      for (const job of DATABASE_JOBS) {
        const { create, retire, warnings } = remedy(found, job);
        for (const line of [create, retire, ...warnings].join('\n').split('\n')) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        applied(create + retire);
      }
      expect(server.run('ACL USERS')).toContain(odd.slice(0, 7));
      expect(await inspect(`${odd}_readonly`)).toMatchObject({ state: 'live' });
      expect(server.run('DBSIZE')).not.toMatch(/^0$/m);
    });
  });
});

describe.skipIf(WITHOUT_REDIS)(`a server with one password for all${WITHOUT_REDIS ? ` (skipped: ${WITHOUT_REDIS})` : ''}`, () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis(['--requirepass', 'PASSWORD', '--save', '', '--cluster-enabled', 'yes']);
  });
  afterAll(() => server?.stop());

  it('lets who has it do everything', async () => {
    for (const user of ['', 'default']) {
      const found = await redis.inspect(server.as(user));
      expect(found).toMatchObject({ state: 'live', principal: 'default', grants: [{ action: '+@all', destroys: 'data' }] });
      const notes = found.notes.join(' ');
      expect(notes).toMatch(/neither a dump nor a log/);
      expect(notes).toMatch(/one node of a cluster/);
      expect(notes).not.toMatch(/lets in anybody/);
      expect(remedy(found, 'db-readonly').warnings.join(' ')).toMatch(/every node/);
    }
    expect(await redis.inspect(server.as('', { password: new Secret('not-it') }))).toMatchObject({ state: 'dead' });
  });
});

const makesCertificates = spawnSync('openssl', ['version']).status === 0;
const speaksTls =
  WITHOUT_REDIS === undefined &&
  !/Bad directive|Missing implement|TLS support/.test(
    spawnSync('redis-server', ['--port', '0', '--tls-port', '1'], { encoding: 'utf8', timeout: 5000 }).output.join(),
  );
const WITHOUT_TLS =
  WITHOUT_REDIS ?? (!speaksTls ? 'this redis-server was built without TLS' : makesCertificates ? undefined : 'no openssl on the PATH to make a certificate');
describe.skipIf(WITHOUT_TLS)(`a server that speaks TLS only${WITHOUT_TLS ? ` (skipped: ${WITHOUT_TLS})` : ''}`, () => {
  let server: RedisServer;
  let certificate: string;
  beforeAll(async () => {
    const folder = tree();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    certificate = cert;
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '2',
        '-subj',
        '/CN=test',
        '-addext',
        'subjectAltName=IP:127.0.0.1',
      ],
      { stdio: 'ignore' },
    );
    const tls = ['--port', '0', '--tls-port', 'PORT', '--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', cert, '--tls-auth-clients', 'no'];
    server = await startRedis([...tls, '--requirepass', 'PASSWORD']);
  });
  afterAll(() => server?.stop());

  it('is not sent a password before its certificate is known to be right', async () => {
    for (const tls of ['offered', 'required', 'verified']) {
      const error = await redis.inspect(server.as('tester', { tls: tls as 'offered' })).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(NoAnswer);
      expect((error as Error).message).toMatch(/certificate could not be verified.*NODE_EXTRA_CA_CERTS/);
    }
    const error = await redis.inspect(server.as('tester', { tls: 'off' })).catch((e: unknown) => e);
    expect((error as Error).message).toMatch(/closed the connection; it may want TLS/);
  });

  it('is asked by the built program, from a URL in a file to findings and the lines that narrow it', async () => {
    const url = `rediss://tester:${server.password}@127.0.0.1:${server.port}/0`;
    const cwd = tree({ 'keyreach.config.json': '{}', 'app.env': `REDIS_READONLY_URL=${url}\n` });
    const ran = await running(['scan', '.', '--include-ignored', '--online=db', '--report', 'json', '--report', 'sql=fix.txt'], {
      cwd,
      env: { NODE_EXTRA_CA_CERTS: certificate },
    });
    expect(ran.stdout + ran.stderr).not.toContain(server.password);
    const report = JSON.parse(ran.stdout) as Report;
    const authority = report.credentials[0]?.authority;
    expect(authority).toMatchObject({
      state: { value: 'live' },
      principal: { value: 'tester' },
      reach: { value: 'admin' },
      grants: [{ action: '+@all', destroys: 'data and backups', evidence: { kind: 'issuer' } }],
      unknown: [],
      root: { value: true },
    });
    expect(authority?.notes?.join(' ')).not.toMatch(/not encrypted/);
    expect(report.findings.map((f) => f.rule)).toEqual(expect.arrayContaining(['overbroad']));
    expect(report.asked).toEqual([{ host: `127.0.0.1:${server.port}`, method: 'CONNECT', path: '/Redis', status: 200 }]);
    expect(readFileSync(join(cwd, 'fix.txt'), 'utf8')).toMatch(/^ACL SETUSER tester_(readonly|app) reset on #<sha256 of the new password> /m);
  });
});

describe('a server', () => {
  const password = new Fake(3).text('base62', 20);
  const closing: (() => void)[] = [];
  afterEach(() => {
    Object.assign(LIMITS, usual);
    for (const close of closing.splice(0)) close();
  });
  const listen = async (answer: (socket: Socket, command: string) => void): Promise<{ port: number; heard: () => string }> => {
    let heard = '';
    const sockets = new Set<Socket>();
    const made = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      socket.on('data', (data) => {
        heard += data.toString('latin1');
        // Questions may come several at a time.
        for (const [, command] of data.toString('latin1').matchAll(/\*\d+\r\n((?:\$\d+\r\n[^\r]*\r\n)+)/g))
          answer(
            socket,
            (command as string)
              .replace(/\$\d+\r\n/g, '')
              .replaceAll('\r\n', ' ')
              .trim(),
          );
      });
    });
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      for (const socket of sockets) socket.destroy();
      made.close();
    });
    return { port: (made.address() as { port: number }).port, heard: () => heard };
  };
  const inspect = (port: number, over = {}) => redis.inspect({ user: 'app', password: new Secret(password), host: '127.0.0.1', port, tls: 'off', ...over });
  const failed = async (port: number, over = {}): Promise<string> => {
    const error = await inspect(port, over).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoAnswer);
    expect((error as Error).message).not.toContain(password);
    return (error as Error).message;
  };

  const OLD = '# Server\r\nredis_version:5.0.14\r\n';
  it('before version 6 knows no users: its password is everything', async () => {
    const old = await listen((socket, command) => {
      if (command === 'PING') socket.write('-NOAUTH Authentication required.\r\n');
      else if (command.startsWith('AUTH app')) socket.write("-ERR wrong number of arguments for 'auth' command\r\n");
      else if (command.startsWith('AUTH')) socket.write('+OK\r\n');
      else if (command === 'INFO') socket.write(`$${OLD.length}\r\n${OLD}\r\n`);
      else if (command === 'CONFIG GET save') socket.write('*2\r\n$4\r\nsave\r\n$7\r\n3600 1 \r\n');
      else socket.write(`-ERR unknown command \`${command.split(' ')[0]}\`, with args beginning with:\r\n`);
    });
    const found = await inspect(old.port);
    expect(found).toMatchObject({ state: 'live', grants: [{ action: '+@all', destroys: 'data and backups' }], unknown: [], root: true });
    expect(found.notes.join(' ')).toMatch(/Before version 6 there are no users/);
    expect(found.remedy, 'nothing narrower exists there').toBeUndefined();
  });

  it('of version 6 writes its rules in another way', async () => {
    const list = (...items: string[]) => `*${items.length}\r\n${items.join('')}`;
    const text = (t: string) => `$${t.length}\r\n${t}\r\n`;
    const six = await listen((socket, command) => {
      if (command === 'PING' || command === 'ACL WHOAMI') socket.write(command === 'PING' ? '-NOAUTH Authentication required.\r\n' : text('app'));
      else if (command.startsWith('AUTH')) socket.write('+OK\r\n');
      else if (command === 'ACL GETUSER app')
        socket.write(
          list(
            text('flags'),
            list(text('on')),
            text('passwords'),
            list(),
            text('commands'),
            text('-@all +@write +config|get'),
            text('keys'),
            list(text('app:*'), text('%R~x')),
          ),
        );
      else socket.write('-NOPERM no permissions\r\n');
    });
    const found = await inspect(six.port);
    expect(grant(found, '+@write')).toMatchObject({ resource: 'keys app:*, %R~x' });
    expect(grant(found, 'FLUSHALL')).toMatchObject({ reach: 'destroy' });
    expect(grant(found, 'CONFIG GET')).toMatchObject({ reach: 'admin' });
    expect(grant(found, 'CONFIG SET')).toBeUndefined();
  });

  it('whose rules name what nobody knows leaves that unknown', async () => {
    const text = (t: string) => `$${t.length}\r\n${t}\r\n`;
    const odd = await listen((socket, command) => {
      if (command === 'PING') socket.write('-NOAUTH x\r\n');
      else if (command.startsWith('AUTH')) socket.write('+OK\r\n');
      else if (command.startsWith('ACL GETUSER'))
        socket.write(`*4\r\n${text('commands')}${text('-@all +get +nuke.all +@magic ?')}${text('keys')}${text('~*')}`);
      else socket.write('-NOPERM no\r\n');
    });
    const found = await inspect(odd.port);
    expect(found.unknown).toEqual(['what it can do with NUKE.ALL, @MAGIC, ?']);
  });

  it('in protected mode, loading or full is not called dead', async () => {
    for (const [said, expected] of [
      ['-DENIED Redis is running in protected mode because …', /protected mode/],
      ['-LOADING Redis is loading the dataset in memory', /ask later/],
      ['-ERR max number of clients reached', /no connection left/],
      ['-ERR something else', /not as it documents/],
    ] as const) {
      const { port, heard } = await listen((socket) => void socket.write(`${said}\r\n`));
      expect(await failed(port)).toMatch(expected);
      expect(heard(), 'no password was sent').not.toContain(password);
    }
  });

  it('that speaks nonsense ends nothing but its own line', async () => {
    for (const nonsense of [
      'HTTP/1.1 400 Bad Request\r\n\r\n',
      '*33000000\r\n'.repeat(40),
      '*1\r\n'.repeat(100),
      '$99999999999\r\n',
      '$-7\r\n',
      ':x\r\n',
      '*-2\r\n',
      '$1\r\nabc\r\n',
      '\r\n',
      `+${'x'.repeat(200_000)}`,
    ]) {
      for (const at of [0, 1, 2]) {
        let nth = 0;
        const { port } = await listen((socket) => void socket.write(nth++ === at ? nonsense : nth === 1 ? '-NOAUTH x\r\n' : '+OK\r\n'));
        expect(await failed(port)).toMatch(/not as it documents|nobody had asked/);
      }
    }
  });

  it('that quotes what it was sent is not quoted', async () => {
    const { port } = await listen((socket, command) => void socket.write(command === 'PING' ? '-NOAUTH x\r\n' : `-ERR bad ${command}\r\n`));
    expect(await failed(port)).toMatch(/not as it documents/);
  });

  it('that says nothing, or nothing more, is given up', async () => {
    Object.assign(LIMITS, { connect: 200, statement: 200 });
    expect(await failed((await listen(() => undefined)).port)).toMatch(/took too long/);
    expect(await failed((await listen((socket, c) => void (c === 'PING' && socket.write('-NOAUTH x\r\n')))).port)).toMatch(/took too long/);
    expect(await failed((await listen((socket) => void socket.end())).port, { tls: 'off' })).toMatch(/closed the connection/);
  });

  it('that floods with errors, or sends without end, is given up', async () => {
    const flood = await listen((socket) => void socket.write('-ERR no\r\n'.repeat(5000)));
    expect(await failed(flood.port)).toMatch(/nobody had asked|not as it documents/);
    LIMITS.bytes = 2 ** 20;
    const pour = (socket: Socket, text: string): void => {
      while (!socket.destroyed && socket.write(text));
      if (!socket.destroyed) socket.once('drain', () => pour(socket, text));
    };
    const endless = await listen((socket, c) =>
      c === 'PING' ? void socket.write('-NOAUTH x\r\n') : pour(socket, c.startsWith('AUTH') ? `*90000\r\n${'+x\r\n'.repeat(20_000)}` : ''),
    );
    expect(await failed(endless.port)).toMatch(/sent more than such answers take|not as it documents|nobody had asked/);
  });

  it('whose answers drip is given up in the end', async () => {
    Object.assign(LIMITS, { statement: 400, all: 900 });
    const { port } = await listen((socket) => {
      const drip = setInterval(() => (socket.destroyed ? clearInterval(drip) : void socket.write('$9')), 20);
    });
    expect(await failed(port)).toMatch(/took too long|not as it documents/);
  });

  it('is read whatever way its bytes are cut', () => {
    const bytes = Buffer.from('+OK\r\n*3\r\n:7\r\n$5\r\na\r\nbc\r\n*2\r\n$-1\r\n-ERR x\r\n*0\r\n$0\r\n\r\n');
    for (let size = 1; size <= bytes.length; size++) {
      const replies: Reply[] = [];
      const take = reader((reply) => replies.push(reply));
      for (let at = 0; at < bytes.length; at += size) take(bytes.subarray(at, at + size));
      expect(replies).toEqual(['OK', [7, 'a\r\nbc', [null, { code: 'ERR', text: 'ERR x' }]], [], '']);
    }
  });
});
