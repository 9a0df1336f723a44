/**
 * Answers follow docs.docker.com/reference/api/registry/auth (the token and its fields), distribution.github.io/distribution/spec/auth/jwt (its
 * claims) and docs.docker.com/reference/api/hub/latest (repositories of a namespace), read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/docker.ts';
import docker from '../../issuers/docker.ts';
import { detect } from '../../src/detect/detect.ts';
import { Engine } from '../../src/detect/engine.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import type { Facts } from '../../src/model.ts';
import { asking, judged, lines, type Route, type Routes } from './routes.ts';

const fake = new Fake(1);
const secret = ['dckr', 'pat', fake.text('base62', 27)].join('_');
const engine = new Engine(detectors, []);
const scanAll = (text: string) =>
  detect(engine, { bytes: Buffer.from(text), where: { kind: 'file', path: 'a.txt', tracking: 'tracked' } }, { timeout: 60_000, comments: true }).matches;
const DOCS = 'https://docs.docker.com/reference/api/registry/auth/';

// The registry's host is written in parts: this project names no package registry's host.
const REGISTRY = ['docker', 'io'].join('.');
const LIST = 'GET hub.docker.com/v2/namespaces/acme/repositories?page_size=5';
const token = (...repositories: string[]) => {
  const scopes = repositories.map((r): [string, string] => ['scope', `repository:acme/${r}:pull,push,delete`]);
  return `GET auth.${REGISTRY}/token?${new URLSearchParams([['service', `registry.${REGISTRY}`], ...scopes])}`;
};
const repositories = (...names: string[]): Route => ({
  body: { count: names.length, next: null, previous: null, results: names.map((name) => ({ name, namespace: 'acme' })) },
});
/** The token that is made of it, which allows what it is told to. */
const allowed = (actions: Record<string, string[]>): Route => ({
  body: {
    token: fake.jwt({
      iss: 'auth.docker.com',
      sub: 'acme',
      aud: 'registry.docker.com',
      access: Object.entries(actions).map(([name, list]) => ({ type: 'repository', name, actions: list })),
    }),
    expires_in: 300,
    issued_at: '2026-11-21T12:00:00Z',
  },
});
/** The name of the user is no secret, and belongs into the scope. */
const named = (route: Route): Route => ({ ...route, credentialInQuery: DOCS });
const ask = (
  answer: Route,
  { id = 'docker-hub-token', parts = { secret, login: 'acme' } as Record<string, string>, facts = {} as Facts, repos = ['shop'] } = {},
) => asking(docker, id, { parts, facts }, { [LIST]: repositories(...repos), [token(...repos)]: named(answer) });

describe('personal tokens', () => {
  it.each<[string, string[], string[], string[]]>([
    ['narrow: read-only', ['pull'], ['repo:read read account on every repository acme can reach'], []],
    [
      'reads and writes',
      ['pull', 'push'],
      ['repo:write write account on every repository acme can reach', 'repo:read read account on every repository acme can reach'],
      ['whether it may delete images and repositories too'],
    ],
    [
      'wide: deletes',
      ['pull', 'push', 'delete'],
      [
        'repo:admin destroy account destroys data on every repository acme can reach',
        'repo:write write account on every repository acme can reach',
        'repo:read read account on every repository acme can reach',
      ],
      [],
    ],
  ])('%s', async (_, actions, expected, unknown) => {
    const answer = await ask(allowed({ 'acme/shop': actions }));
    expect(lines(answer)).toEqual(expected);
    expect(answer).toMatchObject({ principal: 'acme', unknown });
    const authority = judged(docker, 'docker-hub-token', { secret }, {}, answer);
    expect(authority).toMatchObject({ reach: { value: actions.includes('push') ? 'destroy' : 'read' }, breadth: { value: 'account' } });
  });
  it('shows its name only to the one that makes tokens', async () => {
    const { asked } = await ask(allowed({ 'acme/shop': ['pull'] }));
    expect(asked.map((a) => [a.what, a.headers['authorization']])).toEqual([
      [LIST, undefined],
      [token('shop'), `Basic ${Buffer.from(`acme:${secret}`).toString('base64')}`],
    ]);
  });
  it('without a public repository: works, and what it may do stays unknown', async () => {
    const answer = await ask(allowed({}), { repos: [] });
    expect(answer).toMatchObject({ state: 'live', grants: [] });
    expect(answer.unknown).toEqual(['which permission it has: none, one or all of reading, writing and deleting in every repository of its user']);
    expect(judged(docker, 'docker-hub-token', { secret }, {}, answer).reach.value).toBe('destroy');
  });
  it.each<[string, Route]>([
    ['a token that cannot be read', { body: { token: 'opaque' } }],
    ['nothing allowed', allowed({ 'acme/shop': [] })],
    ['claims of another form', { body: { access_token: fake.jwt({ access: 'all' }) } }],
    ['entries of another form', { body: { token: fake.jwt({ access: [null, { name: 7 }, { name: 'acme/shop', actions: 'pull' }] }) } }],
  ])('%s: stays unknown', async (_, route) =>
    expect(await ask(route)).toMatchObject({ state: 'live', grants: [], unknown: [expect.stringContaining('which permission')] }),
  );
  it('revoked, switched off or expired: they are told alike', async () =>
    expect((await ask({ status: 401, body: { details: 'incorrect username or password' } })).state).toBe('dead'));
  it('refused for a name that only stands near it: may be the wrong name', async () => {
    const parts = { secret, user: 'acme' };
    await expect(ask({ status: 401 }, { parts })).rejects.toThrow('or that is not its user');
    expect((await ask(allowed({ 'acme/shop': ['pull'] }), { parts })).state).toBe('live');
  });
  it('without a name nobody is asked', async () => {
    await expect(asking(docker, 'docker-hub-token', { parts: { secret }, facts: {} }, {})).rejects.toThrow('the name of the user or organization');
  });
});

describe('organization tokens', () => {
  const id = 'docker-hub-org-token';
  it('tells what it may do to the repositories it was asked about, and no more', async () => {
    const answer = await ask(allowed({ 'acme/shop': ['pull', 'push'], 'acme/site': [] }), { id, repos: ['shop', 'site'] });
    expect(lines(answer)).toEqual(['scope-image-push write project on repository acme/shop', 'scope-image-pull read project on repository acme/shop']);
    expect(answer).toMatchObject({ principal: 'organization acme', reaches: ['acme/shop'], unknown: [expect.stringContaining('other repositories')] });
    expect(judged(docker, id, { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin' }, breadth: { value: 'organization' } });
  });
});

describe('logins in a config', () => {
  const id = 'docker-config-auth';
  const login = (host: string, user = 'acme') => ({
    id,
    parts: { secret: Buffer.from(`${user}:${fake.text('base62', 20)}`).toString('base64'), host },
    facts: { host, user },
  });
  it.each([`index.${REGISTRY}`, REGISTRY, `registry-1.${REGISTRY}`, 'hub.docker.com'])('of %s: may be a password', async (host) => {
    const answer = await ask(allowed({ 'acme/shop': ['pull', 'push', 'delete'] }), login(host));
    expect(answer.unknown).toEqual(['whether it is a password, which opens the whole account']);
    expect(judged(docker, id, {}, {}, answer).reach.value).toBe('admin');
  });
  it('that may not push is no password', async () => expect((await ask(allowed({ 'acme/shop': ['pull'] }), login(REGISTRY))).unknown).toEqual([]));
  it('refused: it may still be a password', async () => expect(ask({ status: 401 }, login(REGISTRY))).rejects.toThrow('which still opens the website'));
  it('by mail: nothing is looked up', async () => {
    const route: Routes = { [token()]: named(allowed({})) };
    const { asked, unknown } = await asking(docker, id, login(REGISTRY, 'ann@acme.test&scope=x'), route);
    expect([asked.length, unknown.length]).toEqual([1, 1]);
  });
  it.each(['registry.acme.test', `${REGISTRY}.evil.test`, `evil-${REGISTRY}`, ''])('of %s is not asked', async (host) =>
    expect(asking(docker, id, login(host), {})).rejects.toThrow('addresses that are found are not followed'),
  );
});

describe('no use of it', () => {
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['forbidden', { status: 403, body: {} }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { expires_in: 300 } }],
  ])('%s', async (_, route) => {
    await expect(ask(route)).rejects.toThrow(NoAnswer);
    await expect(ask(route, { id: 'docker-hub-org-token' })).rejects.toThrow(NoAnswer);
  });
  it('names of repositories that are none are not asked about', async () => {
    const answer = await asking(
      docker,
      'docker-hub-token',
      { parts: { secret, login: 'acme' }, facts: {} },
      { [LIST]: { body: { results: [null, { name: 'a&scope=b' }, { name: '../x' }, { name: 7 }] } }, [token()]: named(allowed({})) },
    );
    expect(answer.asked).toHaveLength(2);
  });
});

it('tokens are found with the name they sign in with, and several share one', () => {
  const other = ['dckr', 'pat', fake.text('base62', 27)].join('_');
  const parts = (text: string) =>
    scanAll(text)
      .filter((m) => m.detector === 'docker-hub-token')
      .map((m) => m.parts.map((p) => [p.name, p.value.reveal()]));
  expect(parts(`DOCKERHUB_USERNAME=acme\nDOCKERHUB_TOKEN=${secret}\nOTHER_TOKEN=${other}\n`)).toEqual([
    [
      ['secret', secret],
      ['user', 'acme'],
    ],
    [
      ['secret', other],
      ['user', 'acme'],
    ],
  ]);
  expect(parts(`docker login -u acme -p ${secret}\n`)).toEqual([
    [
      ['secret', secret],
      ['user', 'acme'],
    ],
  ]);
  expect(parts(`{"auths":{"${REGISTRY}":{"auth":"${Buffer.from(`acme:${secret}`).toString('base64')}"}}}`)).toEqual([
    [
      ['secret', secret],
      ['login', 'acme'],
    ],
  ]);
  expect(parts(`user: $USER\npassword: ${secret}\n`)).toEqual([[['secret', secret]]]);
});
it('knows every kind on the shelf', () => expect(Object.keys(docker.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
