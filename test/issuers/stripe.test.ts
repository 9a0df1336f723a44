/** Answers follow docs.stripe.com/api (the account and list objects, errors) and docs.stripe.com/keys/restricted-api-keys, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/stripe.ts';
import stripe from '../../issuers/stripe.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const key = (prefix: string, mode: string) => [prefix, mode, new Fake(1).text('base62', 30)].join('_');
const at = (path: string) => `GET api.stripe.com/v1/${path}`;
const ACCOUNT: Route = { body: { id: 'acct_1', object: 'account', settings: { dashboard: { display_name: 'Acme' } }, business_profile: { name: null } } };
const LIST: Route = { body: { object: 'list', data: [], has_more: false } };
const NONE: Route = { status: 403, body: { error: { type: 'invalid_request_error', message: 'The provided key does not have the required permissions' } } };
const secret = (mode: string, account: Route) =>
  asking(stripe, 'stripe-secret-key', { parts: { secret: key('sk', mode) }, facts: {} }, { [at('account')]: account });
const restricted = (routes: Record<string, Route>) => {
  const families = ['balance', 'charges?limit=1', 'customers?limit=1', 'payouts?limit=1', 'subscriptions?limit=1', 'webhook_endpoints?limit=1'];
  const table = Object.fromEntries(['account', ...families].map((path) => [at(path), routes[path] ?? NONE]));
  return asking(stripe, 'stripe-restricted-key', { parts: { secret: key('rk', 'live') }, facts: {} }, table);
};

describe('secret keys', () => {
  it('live mode can do anything', async () => {
    const answer = await secret('live', ACCOUNT);
    expect(lines(judged(stripe, 'stripe-secret-key', { secret: key('sk', 'live') }, {}, answer)).slice(0, 2)).toEqual([
      'DeleteCustomersCustomer destroy account destroys data on live mode of Acme (acct_1)',
      'PostPayouts destroy account on live mode of Acme (acct_1)',
    ]);
    expect(answer).toMatchObject({ state: 'live', principal: 'secret key of Acme (acct_1)', unknown: [], reaches: ['Acme (acct_1)'] });
  });
  it('a sandbox holds nothing to lose', async () => {
    const answer = await secret('test', ACCOUNT);
    const authority = judged(stripe, 'stripe-secret-key', { secret: key('sk', 'test') }, {}, answer);
    expect(authority).toMatchObject({ reach: { value: 'write' }, breadth: { value: 'project' } });
    expect(authority.grants.every((g) => g.resource === 'the sandbox of Acme (acct_1)')).toBe(true);
  });
  it.each<[string, Route, string]>([
    ['revoked', { status: 401, body: { error: { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_live_****' } } }, 'dead'],
    ['expired', { status: 401, body: { error: { code: 'api_key_expired', message: 'Expired API Key provided: sk_live_****' } } }, 'expired'],
  ])('%s', async (_, route, state) => expect((await secret('live', route)).state).toBe(state));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: {} }],
    ['a refusal that is none of the key', { status: 403, body: {} }],
  ])('%s', async (_, route) => expect(secret('live', route)).rejects.toThrow(NoAnswer));
});

describe('restricted keys', () => {
  it('narrow: nothing that was looked into; what it may write stays unknown', async () => {
    const answer = await restricted({});
    expect([answer.state, answer.grants]).toEqual(['live', []]);
    expect(judged(stripe, 'stripe-restricted-key', { secret: key('rk', 'live') }, {}, answer)).toMatchObject({
      reach: { value: 'destroy', evidence: { kind: 'unknown' } },
      breadth: { value: 'account' },
    });
  });
  it('wide: what may be read', async () => {
    const answer = await restricted({ account: ACCOUNT, 'charges?limit=1': LIST, 'customers?limit=1': LIST });
    expect(lines(answer)).toEqual([
      'rak_charge_read read account on live mode of Acme (acct_1)',
      'rak_customer_read read account on live mode of Acme (acct_1)',
    ]);
  });
  it('revoked', async () => expect((await restricted({ account: { status: 401, body: { error: {} } } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
  ])('%s on the way', async (_, route) => expect(restricted({ 'payouts?limit=1': route })).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(stripe.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
