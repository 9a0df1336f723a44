/** Answers follow techdocs.akamai.com/linode-api (profile, response headers), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import linode from '../../issuers/linode.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('hex', 64);
const ask = (route: Route) => asking(linode, 'linode-token', { parts: { secret }, facts: {} }, { 'GET api.linode.com/v4/profile': route });
const me = (scopes: string, restricted = false): Route => ({
  headers: { 'X-OAuth-Scopes': scopes },
  body: { username: 'ops', email: 'ops@acme.test', restricted },
});

it('narrow: reads', async () => {
  const answer = await ask(me('linodes:read_only domains:read_only'));
  expect(lines(answer)).toEqual(['linodes:read_only read account on linodes of the account', 'domains:read_only read account on domains of the account']);
  expect(judged(linode, 'linode-token', { secret }, {}, answer)).toMatchObject({
    principal: { value: 'ops' },
    unknown: [],
    reach: { value: 'read', evidence: { kind: 'issuer', how: 'X-OAuth-Scopes of GET /v4/profile' } },
  });
});
it('wide: * is everything, backups too', async () => {
  const authority = judged(linode, 'linode-token', { secret }, {}, await ask(me('*')));
  expect(lines(authority).slice(0, 3)).toEqual([
    'account:read_write admin account on account of the account',
    'linodes:read_write destroy account destroys data and backups on linodes of the account',
    'databases:read_write destroy account destroys data and backups on databases of the account',
  ]);
  expect(authority).toMatchObject({ reach: { value: 'admin' }, unknown: [], grants: { length: 12 } });
});
it('writes: what is not known of is written to; commas part as well', async () =>
  expect(lines(await ask(me('volumes:read_write,longview:read_write')))).toEqual([
    'volumes:read_write destroy account destroys data on volumes of the account',
    'longview:read_write write account on longview of the account',
  ]));
it('a restricted user: what grants take away is unknown', async () => {
  const authority = judged(linode, 'linode-token', { secret }, {}, await ask(me('linodes:read_only', true)));
  expect(authority.unknown).toEqual(['what the grants of its user take away, if that user is restricted']);
  expect(authority.reach).toMatchObject({ value: 'admin', evidence: { kind: 'unknown' } });
});
it('without account:read_only the scopes are told all the same', async () => {
  const answer = await ask({
    ...me('images:read_only'),
    status: 403,
    body: { errors: [{ reason: 'Your OAuth token is not authorized to use this endpoint.' }] },
  });
  expect(lines(answer)).toEqual(['images:read_only read account on images of the account']);
  expect(answer.principal).toBeUndefined();
});
it.each(['', '<script>', 'constructor', '__proto__:read_write', `${'a'.repeat(60)}:read_only`])('scopes that are none (%s): unknown', async (scopes) =>
  expect(await ask(me(scopes))).toMatchObject({ grants: [], unknown: ['which scopes it has'] }),
);

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await ask({ status: 401, body: { errors: [{ reason: 'Invalid Token' }] } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});
