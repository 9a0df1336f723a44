/**
 * The only way out, asked against a server on this machine: where it may go, what it sends, when it gives up, what it writes down.
 * No other network is touched, and no test waits: time stands still until somebody sleeps.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import dns from 'node:dns';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTls } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addresses, isLoopback } from '../src/http/address.ts';
import { asksOnly } from '../src/http/graphql.ts';
import { redactor } from '../src/http/journal.ts';
import { isLimit, LIMITS, pace, REAL_CLOCK, wantsWait } from '../src/http/limits.ts';
import { compareAsked, type NetworkOptions, openNetwork } from '../src/http.ts';
import { type Ask, NoAnswer } from '../src/issuer.ts';
import { Fake } from '../src/kit.ts';
import { Secret, UsageError } from '../src/model.ts';
import { FAULTS, fakeClock, issuerServer, NO_ANSWERS, type Routes, type ServerOptions } from './issuer-server.ts';

const token = new Fake(1).text('base62', 32);
const DUE = { header: 'authorization', value: `Bearer ${token}` };
const HEADERS = { authorization: DUE.value };
const HOSTS = ['api.acme.example', 'auth.acme.example'];
const DOCUMENTED = 'https://docs.acme.example/introspect';

const serve = async (routes: Routes, options: ServerOptions & Pick<Ask, 'budget'> = {}) => {
  const server = await issuerServer(routes, { due: DUE, ...options });
  return { server, door: server.door({ hosts: HOSTS, ...(options.budget ? { budget: options.budget } : {}) }, { secret: token }) };
};
/** The sentence a question ends with. It never holds the value. */
const sentence = async (asking: Promise<unknown>): Promise<string> => {
  const error = await asking.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(NoAnswer);
  const { message, cause } = error as NoAnswer;
  expect([message, cause]).toEqual([expect.not.stringContaining(token), undefined]);
  expect(message).not.toContain('\n');
  return message;
};

/** How an issuer's file is tried: a table of answers and what is made of each. */
describe('an issuer’s file', () => {
  const ask: Ask = {
    hosts: ['api.acme.example'],
    async run(held, door) {
      const { status, json } = await door.get('/user', { authorization: `Bearer ${held.parts['secret']}` });
      if (status === 401) return { state: 'dead', how: 'GET /user', unknown: [] };
      if (status === 403) return { state: 'live', how: 'GET /user', unknown: ['who it is'] };
      return { state: 'live', principal: String((json as { login: unknown }).login), how: 'GET /user', unknown: [] };
    },
  };
  const run = async (routes: Routes) => (await issuerServer(routes, { due: DUE })).run(ask, { parts: { secret: token }, facts: {} });

  it.each<[string, Routes[string], object]>([
    ['its answer', { json: { login: 'ada' } }, { state: 'live', principal: 'ada' }],
    ['a refusal', FAULTS.unauthorised, { state: 'dead' }],
    ['a lack of permission', FAULTS.forbidden, { state: 'live', unknown: ['who it is'] }],
    ['a short limit', [FAULTS.limited, { json: { login: 'ada' } }], { principal: 'ada' }],
    ['a bad moment', [FAULTS.drop, FAULTS.unavailable, { json: { login: 'ada' } }], { principal: 'ada' }],
  ])('understands %s', async (_, route, expected) => expect(await run({ 'GET /user': route })).toMatchObject(expected));

  it.each(NO_ANSWERS)('learns nothing from an issuer that answers: %s', async (fault) => {
    expect(await sentence(run({ 'GET /user': FAULTS[fault] }))).toMatch(/^127\.0\.0\.1:\d+ /);
  });
});

describe('the server issuers are tried against', () => {
  const raw = (base: string, path: string, init?: RequestInit) =>
    fetch(base + path, { ...init, headers: { 'user-agent': 'keyreach/1', ...HEADERS, ...init?.headers } }).then((r) => r.text());
  const faults = async (routes: Routes, path: string, init?: RequestInit): Promise<string[]> => {
    const { server } = await serve(routes);
    await raw(server.base, path, init);
    if (server.faults.length) expect(() => server.check()).toThrow();
    return server.faults.splice(0);
  };
  const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

  it('has nothing to say against a careful question', async () => {
    expect(await faults({ 'GET /user': { json: {} } }, '/user?page=2')).toEqual([]);
    expect(await faults({ 'POST /graphql': { reads: 'graphql', json: {} } }, '/graphql', post({ query: '{ me { id } }' }))).toEqual([]);
    expect(await faults({ 'POST /check': { reads: DOCUMENTED, json: {} } }, '/check', post({ a: 1 }))).toEqual([]);
  });
  it.each<[RegExp, Routes, string, RequestInit?]>([
    [/no question/, { 'DELETE /user': {} }, '/user', { method: 'DELETE' }],
    [/no question/, { 'POST /user': {} }, '/user', post({})],
    [/no question/, { 'PUT /user': { reads: DOCUMENTED } }, '/user', { method: 'PUT' }],
    [/not in the table/, { 'GET /user': {} }, '/users'],
    [/authorization is missing or wrong/, { 'GET /user': {} }, '/user', { headers: { authorization: 'Bearer x' } }],
    [/x-key is missing/, { 'GET /user': { due: { header: 'X-Key', value: token } } }, '/user'],
    [/does not belong/, { 'GET /user': { due: 'none' } }, '/user'],
    [/query string/, { 'GET /user': {} }, `/user?key=${token}`],
    [/more than queries/, { 'POST /graphql': { reads: 'graphql' } }, '/graphql', post({ query: 'mutation { drop }' })],
    [/more than queries/, { 'POST /graphql': { reads: 'graphql' } }, '/graphql', post({ query: 'query { a } subscription { b }' })],
    [/has no query/, { 'POST /graphql': { reads: 'graphql' } }, '/graphql', post({})],
    [/more than a query/, { 'POST /graphql': { reads: 'graphql' } }, '/graphql', post({ query: '{a}', extensions: {} })],
    [/cookie/, { 'GET /user': {} }, '/user', { headers: { cookie: 'a=b' } }],
    [/user agent/, { 'GET /user': {} }, '/user', { headers: { 'user-agent': 'curl' } }],
    [/other server/, { 'GET /user': FAULTS.elsewhere }, '/user'],
  ])('collects %s', async (expected, routes, path, init) => expect((await faults(routes, path, init)).join('\n')).toMatch(new RegExp(expected, 'i')));
});

describe('where it asks', () => {
  const ask = { hosts: HOSTS };
  it('takes a path for one on the first host, and full addresses on declared ones', () => {
    const at = addresses('acme', ask);
    expect(at('/user?a=b#c').href).toBe('https://api.acme.example/user?a=b');
    expect(at('https://auth.acme.example/me').href).toBe('https://auth.acme.example/me');
    expect(at('//evil.example/x').href).toBe('https://api.acme.example//evil.example/x');
  });
  it.each([
    'https://evil.example/',
    'https://api.acme.example.evil.example/',
    'https://x.api.acme.example/',
    'https://api.acme.example@evil.example/',
    'https://me:pass@api.acme.example/',
    'https://api.acme.example:8443/',
    'http://api.acme.example/',
    'ftp://api.acme.example/',
    'file:///etc/passwd',
    'user',
    '/a\\b',
    '/a\nb',
    '/a b',
    '/bot/../admin',
    '/bot/%2E%2e/admin',
    '/a/./b',
    '/a/..',
    'http://127.0.0.1/',
  ])('refuses %j', (url) => expect(() => addresses('acme', ask)(url)).toThrow(NoAnswer));

  it('asks the user’s own host in place of the first', () => {
    const at = addresses('acme', { ...ask, base: true }, 'https://git.corp.example:8443/acme/');
    expect(at('/user').href).toBe('https://git.corp.example:8443/acme/user');
    expect(at('https://api.acme.example/user?a=1').href).toBe('https://git.corp.example:8443/acme/user?a=1');
    expect(at('https://git.corp.example:8443/acme/user?page=2').href).toBe('https://git.corp.example:8443/acme/user?page=2');
    expect(at('https://auth.acme.example/me').href).toBe('https://auth.acme.example/me');
    for (const url of ['https://git.corp.example/acme/user', 'http://git.corp.example:8443/x']) expect(() => at(url)).toThrow(NoAnswer);
  });
  it('asks a server of this machine in place of all hosts', () => {
    const at = addresses('acme', ask, 'http://127.0.0.1:8080');
    expect(HOSTS.map((host) => at(`https://${host}/me`).href)).toEqual(Array(2).fill('http://127.0.0.1:8080/me'));
    expect(() => at('http://127.0.0.1:8081/me')).toThrow(NoAnswer);
  });
  it('knows an issuer that has no host of its own', () => {
    expect(() => addresses('vault', { hosts: [], base: true })).toThrow(/name yours with --online=vault=https:\/\/HOST/);
    expect(addresses('vault', { hosts: [], base: true }, 'https://vault.corp.example')('/v1/x').href).toBe('https://vault.corp.example/v1/x');
  });
  it.each<[string, RegExp, boolean?]>([
    ['https://git.corp.example', /acme runs only on api\.acme\.example/, false],
    ['http://git.corp.example', /plain http/],
    ['git.corp.example', /not a URL with https/],
    ['ftp://git.corp.example', /not a URL with https/],
    [`https://me:${token}@git.corp.example`, /holds a user name or password/],
    [`https://git.corp.example/?k=${token}`, /holds a query/],
    ['http://127.0.0.1.evil.example', /plain http/],
  ])('refuses %s from the user', (base, expected, own = true) => {
    const open = () => addresses('acme', { ...ask, base: own }, base);
    expect(open).toThrow(UsageError);
    expect(open).toThrow(expected);
    expect(open).not.toThrow(token);
  });
  it('knows this machine', () => {
    expect(['localhost', '127.0.0.1', '127.9.9.9', '[::1]'].every(isLoopback)).toBe(true);
    expect(['localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', '[::2]', '0.0.0.0', 'x.localhost'].some(isLoopback)).toBe(false);
  });
  it('sends nothing to a refused host', async () => {
    const { server, door } = await serve({});
    await expect(door.get('https://evil.example/', HEADERS)).rejects.toThrow(/evil\.example is none of its hosts/);
    expect(server.network.asked).toEqual([]);
  });
});

describe('what it sends', () => {
  it('asks for JSON under its own name, and keeps no cookie', async () => {
    const { server, door } = await serve({ 'GET /user': { json: { a: [1] }, headers: { 'set-cookie': 'id=1', 'X-Scopes': 'a, b' } } });
    const reply = await door.get('/user', HEADERS);
    expect(reply).toMatchObject({ status: 200, json: { a: [1] }, text: '{"a":[1]}' });
    expect([reply.headers.get('x-scopes'), reply.headers.get('set-cookie')]).toEqual(['a, b', undefined]);
    await door.get('/user', { ...HEADERS, Accept: 'application/vnd.acme+json' });
    expect(server.requests.map((r) => [r.headers['accept'], r.headers['cookie']])).toEqual([
      ['application/json', undefined],
      ['application/vnd.acme+json', undefined],
    ]);
    expect(server.requests[0]?.headers['user-agent']).toMatch(/^keyreach\/\d/);
  });
  it('posts questions in GraphQL, JSON and form fields', async () => {
    const { server, door } = await serve({ 'POST /graphql': { reads: 'graphql', json: {} }, 'POST /check': { reads: DOCUMENTED, json: {} } });
    await door.query('/graphql', 'query ($n: Int) { a(n: $n) }', { n: 1 }, HEADERS);
    await door.ask('/check', { a: 1 }, HEADERS);
    await door.ask('/check', 'a=1', HEADERS);
    await door.ask('/check', '<a/>', { ...HEADERS, 'Content-Type': 'text/xml' });
    expect(server.requests.map((r) => [r.headers['content-type'], r.body])).toEqual([
      ['application/json', '{"query":"query ($n: Int) { a(n: $n) }","variables":{"n":1}}'],
      ['application/json', '{"a":1}'],
      ['application/x-www-form-urlencoded', 'a=1'],
      ['text/xml', '<a/>'],
    ]);
  });
  it('sends no mutation, by no way', async () => {
    const { server, door } = await serve({ 'POST /graphql': { reads: 'graphql', json: {} } });
    expect(await sentence(door.query('/graphql', 'mutation { volumeDelete }', {}, HEADERS))).toContain('more than queries');
    expect(await sentence(door.ask('/graphql', { query: 'mutation { volumeDelete }' }, HEADERS))).toContain('asked by query');
    expect(server.requests).toEqual([]);
  });
  it.each(['\r\nx-evil: 1', '\n', '\0', '\t', '\u007f', '€', '\u00ff'])('sends no header with %j in it, and does not show it', async (evil) => {
    const { server, door } = await serve({});
    expect(await sentence(door.get('/user', { authorization: `Bearer ${token}${evil}` }))).toMatch(/the header authorization holds characters no header may/);
    expect(server.requests).toEqual([]);
  });
  it.each(['Host', 'Cookie', 'content-length', 'Transfer-Encoding', 'Proxy-Authorization', 'user-agent', 'a b', 'a:b'])(
    'lets no issuer’s file set %s',
    async (name) => expect(await sentence((await serve({})).door.get('/user', { [name]: 'x' }))).toContain('may not set that header'),
  );
});

describe('GraphQL', () => {
  it.each([
    '{ a }',
    'query { a }',
    'query A { a } query B { b }',
    'query mutation { mutation subscription }',
    'query Q($v: In = {a: [1, -2.5e3], b: "}"}, $w: [ID!]! = []) @d(x: {y: "{"}) @e { a(v: $v) @f { ...F ... on T { b } } }\nfragment F on T @d { c }',
    'fragment F on T { c } { ...F }',
    '# mutation { x }\n{ a }',
    '{ a(s: "mutation { x }", t: """\n} mutation { x \\""" } """) }',
    '\uFEFF{ constructor, __proto__ }',
    '{ a(s: "\\"} mutation {") }',
  ])('takes %j for a question', (document) => expect(asksOnly(document)).toBe(true));

  it.each([
    '',
    '# only a comment',
    'mutation { a }',
    'subscription { a }',
    'mutation A($x: Int = 1) { a }',
    'query { a } mutation { b }',
    'query { a }mutation{ b }',
    'query { a }\n# x\n,,mutation M { b }',
    '{ a } subscription { b }',
    '{ a(s: "\\\\") } mutation { b(s: "") }',
    '{ a(s: """\\"""""") } mutation { b(s: "") }',
    '# x\r mutation { a }',
    'query A mutation B { c }',
    'query A { a',
    'query { a ) }',
    'query { a(x: { ) } }',
    'fragment F on T { c }',
    'fragment on on T { c } { a }',
    'type T { a: Int } { a }',
    'extend type T { a: Int }',
    'schema { query: Q } { a }',
    '"about" query { a }',
    '{ a("unended) }',
    '{ a } %',
    '{ a } \u00a0',
    'query () { a }; mutation { b }',
    'query',
    'query A',
    '}{',
  ])('does not take %j for one', (document) => expect(asksOnly(document)).toBe(false));
});

describe('what counts as an answer', () => {
  const get = async (route: Routes[string], headers: Record<string, string> = {}) =>
    (await serve({ 'GET /user': route })).door.get('/user', { ...HEADERS, ...headers });
  it.each([400, 401, 403, 404, 410, 422])('takes %i with any body', async (status) => {
    expect(await get({ status, body: '<html>' })).toMatchObject({ status, json: undefined, text: '<html>' });
    expect(await get({ status, json: { code: 7 } })).toMatchObject({ status, json: { code: 7 } });
  });
  it('wants JSON with a success, unless something else was asked for', async () => {
    expect(await sentence(get(FAULTS.malformed))).toMatch(/answered 200 with something that is no JSON/);
    expect(await sentence(get({ body: '' }))).toMatch(/no JSON/);
    expect(await get({ status: 204 })).toMatchObject({ status: 204, json: undefined });
    expect(await get({ body: '<a/>' }, { accept: 'text/xml' })).toMatchObject({ json: undefined, text: '<a/>' });
  });
  it('unpacks what is packed, within bounds', async () => {
    const packed = (value: string | Buffer, encoding = 'gzip') => ({ headers: { 'content-encoding': encoding }, body: gzipSync(value) });
    expect((await get(packed('{"a":1}'))).json).toEqual({ a: 1 });
    expect(await sentence(get(FAULTS.bomb))).toMatch(/more than 1024 KiB/);
    expect(await sentence(get({ body: Buffer.alloc((1 << 20) + 1, ' ') }))).toMatch(/more than 1024 KiB/);
    expect((await get({ body: Buffer.alloc(1 << 20, '1') }, { accept: 'text/plain' })).text).toHaveLength(1 << 20);
    expect(await sentence(get({ headers: { 'content-encoding': 'gzip' }, body: 'no gzip' }))).toMatch(/damaged body/);
    expect(await sentence(get({ headers: { 'content-encoding': 'gzip' }, body: gzipSync('{"a":1}').subarray(0, -9) }))).toMatch(/damaged body/);
    expect(await sentence(get(packed('{}', 'br')))).toMatch(/encoding it was not asked for/);
    expect(await sentence(get({ ...packed(gzipSync('{}')), headers: { 'content-encoding': 'gzip, gzip' } }))).toMatch(/encoding it was not asked for/);
  });
  it('bounds the body of a refusal too', async () => expect(await sentence(get({ ...FAULTS.bomb, status: 401 }))).toMatch(/more than 1024 KiB/));
  it('takes no error of the issuer and nothing odd for one', async () => {
    expect(await sentence(get({ status: 500, body: token }))).toMatch(/answered 500, an error of its own; run again later/);
    expect(await sentence(get({ status: 304 }))).toMatch(/answered 304, which is no answer/);
  });
  it('says when the body comes too slowly, or not at all', async () => {
    expect(await sentence(get(FAULTS.hang))).toMatch(/did not answer within 10 seconds/);
    expect(await sentence(get(FAULTS.stall))).toMatch(/did not answer within 10 seconds/);
  });
});

describe('redirects', () => {
  it('follows them on the same server, with the credential', async () => {
    const { server, door } = await serve({
      'GET /a': { status: 301, headers: { location: '/b?x=1' } },
      'GET /b': (r) => ({ status: 307, headers: { location: `http://${r.headers['host']}/c#d` } }),
      'GET /c': { json: { ok: true } },
    });
    expect((await door.get('/a', HEADERS)).json).toEqual({ ok: true });
    expect(server.network.asked.map((a) => `${a.path} ${a.status}`)).toEqual(['/a 301', '/b 307', '/c 200']);
  });
  it('gives up after three', async () => {
    const { server, door } = await serve({ 'GET /a': { status: 302, headers: { location: '/a' } } });
    expect(await sentence(door.get('/a', HEADERS))).toMatch(/more than 3 redirects/);
    expect(server.requests).toHaveLength(4);
  });
  it.each<[string, string]>([
    ['another port', 'elsewhere'],
    ['another host', 'http://localhost/'],
    ['another scheme', 'https://127.0.0.1/'],
    ['a user name', `http://me:${token}@HOST/`],
    ['a script', 'javascript:1'],
  ])('follows none to %s, and sends nothing there', async (_, location) => {
    const { server, door } = await serve({
      'GET /a':
        location === 'elsewhere' ? FAULTS.elsewhere : (r) => ({ status: 302, headers: { location: location.replace('HOST', String(r.headers['host'])) } }),
    });
    expect(await sentence(door.get('/a', HEADERS))).toMatch(/answered 302 and leads elsewhere, where the credential was not sent/);
    expect(server.requests).toHaveLength(1);
  });
  it('follows none into nothing', async () => {
    expect(await sentence((await serve({ 'GET /a': { status: 302 } })).door.get('/a', HEADERS))).toMatch(/leads nowhere/);
    expect(await sentence((await serve({ 'GET /a': { status: 302, headers: { location: 'http://' } } })).door.get('/a', HEADERS))).toMatch(/leads nowhere/);
  });
  it('makes no GET of a POST', async () => {
    const { server, door } = await serve({
      'POST /a': { reads: DOCUMENTED, status: 303, headers: { location: '/c' } },
      'POST /b': { reads: DOCUMENTED, status: 308, headers: { location: '/c' } },
      'POST /c': { reads: DOCUMENTED, json: {} },
    });
    expect(await sentence(door.ask('/a', 'x=1', HEADERS))).toMatch(/answered a POST with 303/);
    await door.ask('/b', 'x=1', HEADERS);
    expect(server.requests.map((r) => `${r.path} ${r.body}`)).toEqual(['/a x=1', '/b x=1', '/c x=1']);
  });
});

describe('trying again', () => {
  const ok = { json: {} };
  it.each([429, 502, 503, 504])('does after %i, a little later each time', async (status) => {
    const { server, door } = await serve({ 'GET /a': [{ status }, { status }, ok] });
    expect((await door.get('/a', HEADERS)).status).toBe(200);
    expect(server.clock.slept).toEqual([250, 500]);
    expect(server.network.asked.map((a) => a.status)).toEqual([status, status, 200]);
  });
  it('reads nothing of what comes with a bad moment', async () => {
    const { server, door } = await serve({ 'GET /a': [{ ...FAULTS.bomb, status: 503 }, { ...FAULTS.bomb, status: 429 }, ok] });
    expect((await door.get('/a', HEADERS)).status).toBe(200);
    expect(server.requests).toHaveLength(3);
  });
  it('does after a broken connection, and writes that down', async () => {
    const { server, door } = await serve({ 'GET /a': [FAULTS.drop, ok] });
    expect((await door.get('/a', HEADERS)).status).toBe(200);
    expect(server.network.asked.map((a) => a.status)).toEqual([0, 200]);
  });
  it('gives up after three, and says what it got', async () => {
    const { server, door } = await serve({ 'GET /a': FAULTS.unavailable, 'GET /b': { status: 429 }, 'GET /c': FAULTS.drop });
    expect(await sentence(door.get('/a', HEADERS))).toMatch(/answered 503, 3 times; run again later/);
    expect(await sentence(door.get('/b', HEADERS))).toMatch(/answered 429 \(too many calls\), 3 times/);
    expect(await sentence(door.get('/c', HEADERS))).toMatch(/could not be reached \(\w+\); .*, 3 times/);
    expect(server.requests).toHaveLength(9);
  });
  it('does not after an error, a refusal, a lapse of time or rubbish', async () => {
    for (const route of [FAULTS.broken, FAULTS.unauthorised, FAULTS.forbidden, FAULTS.hang, FAULTS.malformed]) {
      const { server, door } = await serve({ 'GET /a': route });
      await door.get('/a', HEADERS).catch(() => {});
      expect(server.requests).toHaveLength(1);
    }
  });
  it('waits as long as it is told, in seconds or until a date', async () => {
    const { server, door } = await serve({
      'GET /a': [
        { status: 429, headers: { 'retry-after': '7' } },
        { status: 503, headers: { 'retry-after': new Date(Date.UTC(2026, 0, 1, 0, 0, 27)).toUTCString() } },
        ok,
      ],
    });
    await door.get('/a', HEADERS);
    expect(server.clock.slept).toEqual([7000, 20_000]);
  });
  it('does not wait for long, says until when, and leaves the host alone', async () => {
    const { server, door } = await serve({ 'GET /a': FAULTS.limitedForLong, 'GET /b': ok });
    expect(await sentence(door.get('/a', HEADERS))).toMatch(/wants no more calls until 2026-01-01T01:00:00\.000Z; run again after that/);
    expect(await sentence(door.get('/b', HEADERS))).toMatch(/until 2026-01-01T01:00/);
    expect(server.requests).toHaveLength(1);
    await server.clock.sleep(3_600_000);
    expect((await door.get('/b', HEADERS)).status).toBe(200);
  });
  it('knows a limit that comes as a 403 from a refusal', async () => {
    const left = (remaining: string, reset: string) => ({ status: 403, headers: { 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset }, json: {} });
    const reset = String(Date.UTC(2026, 0, 1, 2) / 1000);
    const { door } = await serve({ 'GET /a': left('0', reset), 'GET /b': left('12', reset) });
    expect((await door.get('/b', HEADERS)).status).toBe(403);
    expect(await sentence(door.get('/a', HEADERS))).toMatch(/until 2026-01-01T02:00/);
  });
  it('reads every form of a wait', () => {
    const now = Date.UTC(2026, 0, 1);
    const wait = (headers: Record<string, string>) => wantsWait(new Map(Object.entries(headers)), now);
    expect(wait({ 'retry-after': '0' })).toBe(0);
    expect(wait({ 'retry-after': ' 1.5 ' })).toBe(1500);
    expect(wait({ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' })).toBe(0);
    expect(wait({ 'retry-after': 'soon' })).toBeUndefined();
    expect(wait({})).toBeUndefined();
    expect(wait({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' })).toBe(60_000);
    expect(wait({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 5) })).toBe(5000);
    expect(wait({ 'x-ratelimit-remaining': '4', 'x-ratelimit-reset': '60' })).toBeUndefined();
    // A date must come out that can be shown.
    expect(() => new Date(now + (wait({ 'retry-after': '9'.repeat(400) }) as number)).toISOString()).not.toThrow();
    expect(isLimit(403, new Map([['retry-after', '1']]))).toBe(true);
    expect(isLimit(401, new Map([['retry-after', '1']]))).toBe(false);
  });
});

describe('how much it asks', () => {
  it('keeps to the budget, repetitions and redirects included', async () => {
    const { server, door } = await serve(
      { 'GET /a': { json: {} }, 'GET /b': FAULTS.unavailable, 'GET /c': { status: 302, headers: { location: '/a' } } },
      { budget: 4 },
    );
    await door.get('/c', HEADERS);
    expect(await sentence(door.get('/b', HEADERS))).toMatch(/answered 503, 2 times/);
    expect(await sentence(door.get('/a', HEADERS))).toMatch(/not asked further: the 4 calls for one credential are used up/);
    expect(server.requests).toHaveLength(4);
  });
  it('has ten calls unless told otherwise, for each credential', async () => {
    const { server, door } = await serve({ 'GET /a': { json: {} } });
    for (let i = 0; i < 10; i++) await door.get('/a', HEADERS);
    expect(await sentence(door.get('/a', HEADERS))).toMatch(/the 10 calls/);
    await server.door({ hosts: HOSTS }).get('/a', HEADERS);
    expect(server.requests).toHaveLength(11);
  });
  it('lets five calls a second go to a host, whoever asks', async () => {
    const clock = fakeClock();
    const at: number[] = [];
    // Sleeps side by side, as calls do.
    const turn = pace(5, { ...clock, sleep: async (ms) => void at.push(ms) });
    await Promise.all(Array.from({ length: 12 }, () => turn('a.example')));
    expect(at).toEqual([1000, 1000, 1000, 1000, 1000, 2000, 2000]);
    await turn('b.example');
    expect(at).toHaveLength(7);

    const { server } = await serve({ 'GET /a': { json: {} } });
    for (let i = 0; i < 6; i++) await server.door({ hosts: HOSTS }).get('/a', HEADERS);
    expect(server.clock.slept).toEqual([1000]);
  });
  it('has a clock', async () => {
    expect(Math.abs(REAL_CLOCK.now() - Date.now())).toBeLessThan(60_000);
    await REAL_CLOCK.sleep(0);
    REAL_CLOCK.after(0, () => expect.unreachable())();
    await new Promise<void>((done) => REAL_CLOCK.after(0, done));
    expect(LIMITS).toMatchObject({ timeout: 10_000, bytes: 1 << 20, budget: 10, perSecond: 5 });
  });
});

describe('the journal', () => {
  const shown = (values: string[], path: string) => redactor(values.map((v) => ({ name: 'secret', value: new Secret(v) })))(path);
  const other = new Fake(2).text('base62', 12);

  it('holds every call, without a query or a value', async () => {
    const { server, door } = await serve({ [`GET /bot${token}/me`]: { json: {}, credentialInQuery: DOCUMENTED } });
    await door.get(`/bot${token}/me?key=${token}`, HEADERS);
    expect(server.network.asked).toEqual([{ host: server.base.slice(7), method: 'GET', path: '/[secret]/me', status: 200 }]);
  });
  it.each<[string, string[], string, string]>([
    ['a value in a segment', [token], `/bot${token}/me`, '/[secret]/me'],
    ['an encoded value', [`${token}:+${other}`], `/a/bot${encodeURIComponent(`${token}:+${other}`)}`, '/a/[secret]'],
    ['a value across segments', [`T1/B2/${token}`], `/services/T1/B2/${token}`, '/services/T1/B2/[secret]'],
    ['a value across short segments', ['ab12/cd34/ef56'], '/services/ab12/cd34/ef56', '/[secret]'],
    ['a piece of a value', [`${other}.${token}`], `/tokens/${other}/x`, '/tokens/[secret]/x'],
    ['any part', [token, other], `/a/${other}`, '/a/[secret]'],
    ['a short value that stands alone', ['ab'], '/ab/cabin', '/[secret]/cabin'],
    ['a path that cannot be decoded', [token], `/%/${token}`, '/%/[secret]'],
    ['a query', [token], `/a?b=${token}#c`, '/a'],
    ['nothing', [token, ''], '/repos/acme/shop', '/repos/acme/shop'],
  ])('hides %s', (_, values, path, expected) => expect(shown(values, path)).toBe(expected));
  it('has one order, however the calls came', () => {
    const call = (host: string, path: string, method = 'GET', status = 200) => ({ host, method, path, status });
    const calls = [call('a', '/a', 'GET', 0), call('a', '/a', 'GET', 200), call('a', '/a', 'POST'), call('a', '/b'), call('b', '/a')];
    expect([...calls].reverse().sort(compareAsked)).toEqual(calls);
    expect(compareAsked(call('a', '/a'), call('a', '/a'))).toBe(0);
  });
});

describe('the way out', () => {
  const closing = (options: NetworkOptions) => {
    const network = openNetwork({ clock: fakeClock(), ...options });
    onTestFinished(() => network.close());
    return network;
  };
  const doorTo = (hosts: string[], options: NetworkOptions) => closing(options).door({ issuer: 'acme', ask: { hosts }, parts: [] });

  it('goes through the proxy the environment names, which sees no header', async () => {
    const { server } = await serve({ 'GET /user': { json: {} } });
    const seen: string[] = [];
    const proxy = createServer((request) => seen.push(`plain ${request.url}`));
    proxy.on('connect', (request, socket) => {
      seen.push(`${request.url} ${JSON.stringify(request.headers)}`);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    onTestFinished(() => void proxy.close());
    const address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    for (const env of [{ HTTPS_PROXY: `http://${address}` }, { https_proxy: address }])
      expect(await sentence(doorTo(['api.acme.example'], { env }).get('/user', HEADERS))).toMatch(
        /the proxy opened no way to api\.acme\.example; look at HTTPS_PROXY/,
      );
    expect(seen).toHaveLength(2);
    expect(seen[0]).toMatch(/^api\.acme\.example:443 /);
    expect(seen.join()).not.toContain(token);

    // What need not go through it does not: this machine, and what NO_PROXY names. Names are not looked up anywhere.
    const lookup = vi
      .spyOn(dns, 'lookup')
      .mockImplementation(((_: string, __: unknown, done: (e: Error) => void) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))) as never);
    onTestFinished(() => lookup.mockRestore());
    const env = { HTTPS_PROXY: `http://${address}`, NO_PROXY: '.acme.example' };
    expect(await sentence(doorTo(['api.acme.example'], { env }).get('/user', HEADERS))).toMatch(/api\.acme\.example was not found/);
    expect(lookup).toHaveBeenCalledOnce();
    await closing({ env })
      .door({ issuer: 'acme', ask: { hosts: HOSTS }, parts: [], base: server.base })
      .get('/user', HEADERS);
    expect(seen).toHaveLength(2);
  });
  it('says that a proxy is none, without showing it', async () => {
    expect(await sentence(doorTo(HOSTS, { env: { HTTPS_PROXY: `http://me:${token}@:x` } }).get('/user'))).toMatch(/HTTPS_PROXY is not the URL of a proxy/);
  });
  it('says that nobody listens', async () => {
    const network = closing({ env: {} });
    const door = network.door({ issuer: 'acme', ask: { hosts: HOSTS }, parts: [], base: 'http://127.0.0.1:1' });
    expect(await sentence(door.get('/user'))).toMatch(/^127\.0\.0\.1:1 could not be reached \(ECONNREFUSED\); look at the network/);
    expect(network.asked.map((a) => a.status)).toEqual([0, 0, 0]);
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  it.skipIf(!openssl)('believes no certificate that does not check out, even when node is told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyreach-tls-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [key, cert] = [join(folder, 'k'), join(folder, 'c')];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    execFileSync('openssl', ['req', '-x509', ...curve, '-nodes', '-keyout', key, '-out', cert, '-subj', '/CN=localhost', '-days', '2'], { stdio: 'ignore' });
    const seen: unknown[] = [];
    const server = createTls({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      seen.push(request.url);
      response.end('{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { port } = server.address() as AddressInfo;
    // A server of this machine is none of the proxy's business.
    const near = closing({ env: { HTTPS_PROXY: 'http://127.0.0.1:1' } });
    const door = near.door({ issuer: 'acme', ask: { hosts: HOSTS }, parts: [], base: `https://127.0.0.1:${port}` });
    expect(await sentence(door.get('/user', HEADERS))).toMatch(/the certificate of 127\.0\.0\.1:\d+ does not check out \([A-Z_]+\)/);
    // A proxy that leads to another server than it says.
    const proxy = createServer().on('connect', (_, socket) => {
      const on = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      socket.pipe(on).pipe(socket);
      for (const end of [on, socket]) end.on('error', () => {});
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    onTestFinished(() => void proxy.close());
    const env = { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
    expect(await sentence(doorTo(['api.acme.example'], { env }).get('/user', HEADERS))).toMatch(/the certificate of api\.acme\.example does not check out/);
    expect(seen).toEqual([]);
  });
});
