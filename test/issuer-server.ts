/**
 * An issuer on this machine, from a table of routes. Whatever a read-only, careful asker would not send is collected as a fault, and
 * every test that used the server fails on it, whether or not it looks. Answers only what its table says.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished } from 'vitest';
import { type Clock, LIMITS, type Limits } from '../src/http/limits.ts';
import { type Network, openNetwork } from '../src/http.ts';
import type { Answer, Ask, Door, Held } from '../src/issuer.ts';
import { type Part, Secret } from '../src/model.ts';

/** What a route answers. */
export interface Given {
  /** Default 200. */
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  /** In place of `json`: any other body. */
  body?: string | Buffer;
  /** What a POST is allowed for: `graphql` for queries, else the address of the page that says the call changes nothing. */
  reads?: 'graphql' | `https://${string}`;
  /** The header that is due here in place of the table's; `none` where the credential does not belong. */
  due?: Due | 'none';
  /** Where the issuer's documentation says that the credential belongs into the query. */
  credentialInQuery?: `https://${string}`;
  /** Answers never, in the middle of the body, or with a way to another server. */
  fault?: 'hang' | 'stall' | 'drop' | 'elsewhere';
}

export interface Due {
  header: string;
  value: string;
}

/** A request as the issuer saw it. */
export interface Seen {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

/** One answer, one for each request in turn (the last one stays), or one that depends on the request. */
export type Route = Given | readonly Given[] | ((request: Seen) => Given);

/** `GET /user`, or with a query where that decides: `GET /user?page=2`. */
export type Routes = Record<string, Route>;

/** What every issuer does at times. A POST route spreads one and adds `reads`. */
export const FAULTS = {
  unauthorised: { status: 401, json: { message: 'Bad credentials' } },
  forbidden: { status: 403, json: { message: 'Forbidden' } },
  limited: { status: 429, headers: { 'retry-after': '1' }, json: { message: 'Too many requests' } },
  limitedForLong: { status: 429, headers: { 'retry-after': '3600' }, json: { message: 'Too many requests' } },
  broken: { status: 500, body: 'Internal error' },
  unavailable: { status: 503, body: 'Try again' },
  malformed: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"login": ' },
  page: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' },
  elsewhere: { fault: 'elsewhere' },
  hang: { fault: 'hang' },
  stall: { fault: 'stall' },
  drop: { fault: 'drop' },
  get bomb() {
    return { headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(64 << 20, ' '), { level: 9 }) };
  },
} satisfies Record<string, Given>;

/** Those an asker can learn nothing from, so that it must end in NoAnswer; a table for `it.each`. */
export const NO_ANSWERS = ['limitedForLong', 'broken', 'unavailable', 'malformed', 'page', 'elsewhere', 'hang', 'stall', 'drop', 'bomb'] as const;

/** A clock that stands still until somebody sleeps, and whose timeouts end when they are told to. */
export interface FakeClock extends Clock {
  slept: number[];
  /** Ends all timeouts that run. */
  expire(): void;
}

export function fakeClock(start = Date.UTC(2026, 0, 1)): FakeClock {
  let now = start;
  const pending = new Set<() => void>();
  const clock: FakeClock = {
    slept: [],
    now: () => now,
    random: () => 0,
    async sleep(milliseconds) {
      clock.slept.push(milliseconds);
      now += milliseconds;
    },
    after(_, run) {
      pending.add(run);
      return () => pending.delete(run);
    },
    expire() {
      for (const run of [...pending]) run();
    },
  };
  return clock;
}

export interface ServerOptions {
  /** The header every request must carry, unless its route says otherwise. */
  due?: Due;
  limits?: Partial<Limits>;
}

export interface IssuerServer {
  /** Where it listens; what a user would write after `--online=ID=`. */
  base: string;
  requests: Seen[];
  /** What no request should have done. Take them out with `splice` when they were meant. */
  faults: string[];
  clock: FakeClock;
  network: Network;
  /** A door of keyreach's own to this server. */
  door(ask: Pick<Ask, 'hosts' | 'base' | 'budget'>, parts?: Record<string, string>): Door;
  /** Asks as keyreach does. */
  run(ask: Ask, held: Held): Promise<Answer>;
  /** Throws when there are faults. */
  check(): void;
}

/** Starts an issuer, and one beside it that nobody should ever ask. Both end with the test, which fails on faults. */
export async function issuerServer(routes: Routes, options: ServerOptions = {}): Promise<IssuerServer> {
  const requests: Seen[] = [];
  const faults: string[] = [];
  const clock = fakeClock();
  const secrets = new Set<string>();
  const turns = new Map<Route, number>();
  if (options.due) secrets.add(options.due.value.replace(/^\S+ /, ''));

  const other = await listen((request, response) => {
    faults.push(`the other server was asked: ${request.method}`);
    response.end('{}');
  });
  const server = await listen(async (request, response) => {
    const seen = await read(request);
    requests.push(seen);
    const name = `${seen.method} ${seen.path}`;
    const route = routes[`${name}?${seen.query}`] ?? routes[name];
    if (route === undefined) {
      faults.push(`${name} is not in the table`);
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    const given = pick(route, seen, turns);
    faults.push(...faultsOf(seen, given, { due: options.due, secrets, host: server.host }).map((fault) => `${name}: ${fault}`));
    answer(response, given, { clock, elsewhere: `${other.origin}${seen.path}` });
  });

  const network = openNetwork({ clock, limits: { ...LIMITS, ...options.limits }, env: {} });
  const self: IssuerServer = {
    base: server.origin,
    requests,
    faults,
    clock,
    network,
    door(ask, parts = {}) {
      for (const value of Object.values(parts)) secrets.add(value);
      const list: Part[] = Object.entries(parts).map(([name, value]) => ({ name, value: new Secret(value) }));
      return network.door({ issuer: 'test', ask, parts: list, base: server.origin });
    },
    run: (ask, held) => ask.run(held, self.door(ask, held.parts)),
    check: () => expect(faults, 'faults of what was asked').toEqual([]),
  };
  onTestFinished(async () => {
    await network.close();
    await Promise.all([server.close(), other.close()]);
    for (const { path } of network.asked) for (const secret of secrets) if (path.includes(secret)) faults.push('the journal holds a value');
    self.check();
  });
  return self;
}

/** What is wrong with a request, in words without a value. */
function faultsOf(seen: Seen, given: Given, { due, secrets, host }: { due: Due | undefined; secrets: ReadonlySet<string>; host: string }): string[] {
  const faults: string[] = [];
  const say = (wrong: boolean, fault: string) => wrong && faults.push(fault);
  if (seen.method === 'POST' && given.reads === 'graphql') {
    const { query, ...rest } = (seen.json ?? {}) as { query?: unknown };
    say(typeof query !== 'string', 'a GraphQL body has no query');
    say(
      Object.keys(rest).some((key) => key !== 'variables' && key !== 'operationName'),
      'a GraphQL body holds more than a query and its variables',
    );
    // Cruder than the asker's own judgement, and made apart from it.
    const words = String(query).replace(/"(?:\\.|[^"\\])*"|#.*/g, '');
    say(/\b(?:mutation|subscription)\b/.test(words), 'a GraphQL document holds more than queries');
  } else say(seen.method !== 'GET' && !(seen.method === 'POST' && given.reads), 'a method that is no question');
  say(seen.method === 'GET' && seen.body !== '', 'a GET with a body');
  const expected = given.due ?? due;
  if (expected === 'none')
    say(
      [...secrets].some((secret) => JSON.stringify(seen.headers).includes(secret)),
      'the credential is sent where it does not belong',
    );
  else if (expected) say(seen.headers[expected.header.toLowerCase()] !== expected.value, `the header ${expected.header} is missing or wrong`);
  const query = [...seen.query].flat().join('\n');
  say(!given.credentialInQuery && [...secrets].some((secret) => secret !== '' && query.includes(secret)), 'the credential is in the query string');
  say(seen.headers['host'] !== host, 'a second host');
  say(seen.headers['cookie'] !== undefined, 'a cookie');
  say(!/^keyreach\/\d/.test(String(seen.headers['user-agent'])), 'the user agent is not keyreach');
  return faults;
}

function pick(route: Route, seen: Seen, turns: Map<Route, number>): Given {
  if (typeof route === 'function') return route(seen);
  if (!Array.isArray(route)) return route as Given;
  const turn = turns.get(route) ?? 0;
  turns.set(route, turn + 1);
  return (route as readonly Given[])[Math.min(turn, route.length - 1)] ?? {};
}

function answer(response: ServerResponse, given: Given, { clock, elsewhere }: { clock: FakeClock; elsewhere: string }): void {
  if (given.fault === 'hang') {
    clock.expire();
    return;
  }
  if (given.fault === 'drop') {
    response.destroy();
    return;
  }
  if (given.fault === 'elsewhere') {
    response.writeHead(302, { location: elsewhere }).end();
    return;
  }
  const body = given.body ?? (given.json === undefined ? '' : JSON.stringify(given.json));
  response.writeHead(given.status ?? 200, { ...(given.json === undefined ? {} : { 'content-type': 'application/json' }), ...given.headers });
  if (given.fault === 'stall') response.write('{', () => clock.expire());
  else response.end(body);
}

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://localhost');
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    json = undefined;
  }
  return { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body, json };
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    origin: `http://${host}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
