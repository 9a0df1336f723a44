/** Answers follow github.com/vultr/govultr (account.go), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import vultr from '../../issuers/vultr.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 36);
const ask = (route: Route) => asking(vultr, 'vultr-api-key', { parts: { secret }, facts: {} }, { 'GET api.vultr.com/v2/account': route });
const account = (acls: unknown): Route => ({ body: { account: { name: 'Acme', email: 'ops@acme.test', acls, balance: '0' } } });

it('narrow: looks', async () => {
  const answer = await ask(account(['subscriptions_view']));
  expect(lines(answer)).toEqual(['subscriptions_view read account on the account']);
  expect(answer).toMatchObject({ state: 'live', principal: 'ops@acme.test' });
  // Policies may add to it.
  expect(judged(vultr, 'vultr-api-key', { secret }, {}, answer).reach).toMatchObject({ value: 'admin', evidence: { kind: 'unknown' } });
});
it('wide: makes users, deletes servers with their backups', async () => {
  const authority = judged(vultr, 'vultr-api-key', { secret }, {}, await ask(account(['dns', 'subscriptions', 'support', 'manage_users'])));
  expect(lines(authority)).toEqual([
    'manage_users admin account on the account',
    'subscriptions destroy account destroys data and backups on the account',
    'dns destroy account on the account',
    'support write account on the account',
  ]);
});
it('names that are none are left out', async () =>
  expect(lines(await ask(account(['<b>', 7, null, 'constructor'])))).toEqual(['constructor write account on the account']));

describe('no use of it', () => {
  it('revoked', async () => expect((await ask({ status: 401, body: { error: 'Invalid API token.', status: 401 } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['refused for the address', { status: 401, body: { error: 'Unauthorized IP address: 192.0.2.1', status: 401 } }],
    ['forbidden', { status: 403 }],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['no account', { body: {} }],
    ['no list', account('all')],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});
