/** Answers follow fastly.com/documentation/reference/api/auth-tokens (user and automation) and …/account/user, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detector from '../../detectors/fastly.ts';
import fastly from '../../issuers/fastly.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('base62', 32);
const ask = (self: Route, user: Route = { status: 403, body: {} }) =>
  asking(fastly, 'fastly-api-token', { parts: { secret }, facts: {} }, { 'GET api.fastly.com/tokens/self': self, 'GET api.fastly.com/current_user': user });
const token = (more: Record<string, unknown>): Route => ({
  body: {
    id: 'T1',
    user_id: 'U1',
    customer_id: 'C1',
    name: 'ci',
    services: [],
    created_at: '2025-06-22T03:19:48Z',
    last_used_at: '2026-10-01T00:00:00Z',
    expires_at: null,
    ip: '127.0.0.1',
    ...more,
  },
});
const user = (role: string): Route => ({ body: { id: 'U1', login: 'ann@acme.test', role } });

it('narrow: purges one service', async () => {
  const answer = await ask(token({ scope: 'purge_select', services: ['shop'], expires_at: '2027-01-01T00:00:00Z' }));
  expect(lines(answer)).toEqual(['purge_select write project on service shop']);
  expect(answer).toMatchObject({
    principal: 'a user, token ci',
    unknown: [],
    reaches: ['shop'],
    created: '2025-06-22T03:19:48.000Z',
    lastUsed: '2026-10-01T00:00:00.000Z',
    expires: '2027-01-01T00:00:00.000Z',
  });
  expect(answer.asked).toHaveLength(1);
  expect(answer.asked[0]?.headers['fastly-key']).toBe(secret);
});
it.each<[string, string, string]>([
  ['wide: all its user may, who is a superuser', 'superuser', 'global admin account destroys data on the account with every service'],
  ['all its user may, who is an engineer', 'engineer', 'global destroy account destroys data on the account with every service'],
])('%s', async (_, role, expected) => {
  const answer = await ask(token({ scope: 'global' }), user(role));
  expect(lines(answer)).toEqual([expected]);
  expect(answer).toMatchObject({ principal: 'ann@acme.test, token ci', unknown: [], expires: 'never' });
});
it('naming services does not bind what is beside them', async () => {
  const answer = await ask(token({ scope: 'global:read purge_all', services: ['a', 'b'] }));
  expect(lines(answer)).toEqual(['global:read read account on services a, b, and the account beside its services', 'purge_all write project on services a, b']);
});
it.each<[string, Route, string]>([
  ['a role nobody tells', { status: 403, body: {} }, 'which role its user has'],
  ['a lower role', user('billing'), 'what its user may do, who has the role billing'],
])('%s stays unknown', async (_, route, unknown) => {
  const answer = await ask(token({ scope: 'global' }), route);
  expect(answer).toMatchObject({ grants: [], unknown: [unknown] });
  expect(judged(fastly, 'fastly-api-token', { secret }, {}, answer).reach.value).toBe('admin');
});
it('of automation: tells its own role', async () => {
  const answer = await ask(token({ scope: 'global', user_id: undefined, role: 'engineer' }));
  expect(lines(answer)).toEqual(['global destroy account destroys data on the account with every service']);
  expect([answer.principal, answer.asked.length]).toEqual(['an automation token, token ci', 1]);
});
it('a scope of tomorrow stays unknown', async () =>
  expect((await ask(token({ scope: 'purge_all waf:write' }))).unknown).toEqual(['what its scope waf:write allows']));

describe('no use of it', () => {
  it.each<[string, Route]>([
    ['expired', { status: 401, body: { msg: 'Provided credentials are missing or invalid' } }],
    ['revoked', { status: 403, body: { msg: 'invalid' } }],
  ])('%s', async (_, route) => expect((await ask(route)).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['limited, told by 403', { status: 403, headers: { 'retry-after': '9999999' } }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
    ['no scope', token({})],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(fastly.kinds)).toEqual([detector.id]));
