/** Answers follow developers.cloudflare.com/api/resources/user/subresources/tokens, …/accounts and …/zones, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/cloudflare.ts';
import cloudflare from '../../issuers/cloudflare.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, type Route, type Routes, sortedLines } from './routes.ts';

const fake = new Fake(1);
const secret = fake.text('base62', 40);
const id = fake.text('hex', 32);
const account = fake.text('hex', 32);
const zone = fake.text('hex', 32);
const held = { parts: { secret }, facts: {} };
const at = (path: string) => `GET api.cloudflare.com/client/v4${path}`;
const ok = (result: unknown): Route => ({ body: { success: true, errors: [], messages: [], result } });
const no = (status: number, code: number, message: string): Route => ({ status, body: { success: false, errors: [{ code, message }], result: null } });
const VERIFY = at('/user/tokens/verify');
const ACTIVE = ok({ id, status: 'active', expires_on: '2027-01-01T00:00:00Z' });
const token = (...policies: unknown[]): Route =>
  ok({ id, name: 'ci', status: 'active', issued_on: '2026-01-01T00:00:00Z', last_used_on: '2026-02-01T00:00:00Z', policies });
const policy = (resources: unknown, ...names: string[]) => ({ effect: 'allow', resources, permission_groups: names.map((name) => ({ id: 'x', name })) });

describe('API tokens', () => {
  it('narrow: one zone', async () => {
    const answer = await asking(cloudflare, 'cloudflare-user-token', held, {
      [VERIFY]: ACTIVE,
      [at(`/user/tokens/${id}`)]: token(policy({ [`com.cloudflare.api.account.zone.${zone}`]: '*' }, 'DNS Write', 'Zone Read')),
    });
    expect(sortedLines(answer)).toEqual([`DNS Write write resource on 1 resource: zone ${zone}`, `Zone Read read resource on 1 resource: zone ${zone}`].sort());
    expect(answer).toMatchObject({
      unknown: [],
      expires: '2027-01-01T00:00:00.000Z',
      created: '2026-01-01T00:00:00.000Z',
      lastUsed: '2026-02-01T00:00:00.000Z',
    });
  });
  it('wide: all zones and accounts', async () => {
    const answer = await asking(cloudflare, 'cloudflare-legacy-token', held, {
      [VERIFY]: ok({ id, status: 'active' }),
      [at(`/user/tokens/${id}`)]: token(
        policy({ 'com.cloudflare.api.account.*': '*' }, 'Workers R2 Storage Write'),
        policy({ [`com.cloudflare.api.account.${account}`]: { 'com.cloudflare.api.account.zone.*': '*' } }, 'Zone Edit'),
        policy({ [`com.cloudflare.api.user.${account}`]: '*' }, 'API Tokens Write'),
        { ...policy({}, 'DNS Write'), effect: 'deny' },
      ),
    });
    expect(sortedLines(judged(cloudflare, 'cloudflare-legacy-token', { secret }, {}, answer))).toEqual(
      [
        'API Tokens Write admin account on the user',
        'Workers R2 Storage Write destroy account destroys data on all accounts of the user',
        'Zone Edit destroy account destroys data on all zones',
      ].sort(),
    );
    expect(answer).toMatchObject({ expires: 'never', unknown: ['what the policies that deny take away'] });
  });
  it('that may not read tokens: zones, and the rest unknown', async () => {
    const answer = await asking(cloudflare, 'cloudflare-user-token', held, {
      [VERIFY]: ACTIVE,
      [at(`/user/tokens/${id}`)]: no(403, 9109, 'Unauthorized to access requested resource'),
      [at('/zones?per_page=50')]: ok([{ id: zone, name: 'acme.test' }]),
    });
    expect(sortedLines(answer)).toEqual(['Zone Read read resource on 1 zone: acme.test'].sort());
    expect(judged(cloudflare, 'cloudflare-user-token', { secret }, {}, answer).reach).toMatchObject({ value: 'admin', evidence: { kind: 'unknown' } });
  });
  it('of an account', async () => {
    const answer = await asking(cloudflare, 'cloudflare-account-token', held, {
      [at('/accounts?per_page=50')]: ok([{ id: account, name: 'Acme' }]),
      [at(`/accounts/${account}/tokens/verify`)]: ACTIVE,
      [at(`/accounts/${account}/tokens/${id}`)]: token(policy({ [`com.cloudflare.api.account.${account}`]: '*' }, 'D1 Write')),
    });
    expect(sortedLines(answer)).toEqual(['D1 Write destroy account destroys data on the account'].sort());
  });
});

describe('global keys', () => {
  const key = { parts: { secret, email: 'ops@acme.test' }, facts: { user: 'ops@acme.test' } };
  it('can do everything', async () => {
    const answer = await asking(cloudflare, 'cloudflare-legacy-global-key', key, {
      [at('/user')]: ok({ id, email: 'ops@acme.test' }),
      [at('/zones?per_page=50')]: ok([{ name: 'a.test' }, { name: 'b.test' }]),
    });
    expect(answer).toMatchObject({ state: 'live', reaches: ['a.test', 'b.test'], unknown: [] });
    expect(answer.asked[0]?.headers).toMatchObject({ 'x-auth-email': 'ops@acme.test', 'x-auth-key': secret });
    expect(judged(cloudflare, 'cloudflare-legacy-global-key', key.parts, key.facts)).toMatchObject({
      reach: { value: 'admin', evidence: { kind: 'kind' } },
      unknown: [],
    });
  });
  it('are not asked about without the address', () => expect(asking(cloudflare, 'cloudflare-global-key', held, {})).rejects.toThrow(/e-mail/));
});

describe('no use of it', () => {
  const invalid = no(401, 1000, 'Invalid API Token');
  it.each<[string, string, Routes, string]>([
    ['revoked', 'cloudflare-user-token', { [VERIFY]: invalid }, 'dead'],
    ['revoked, said with 403', 'cloudflare-account-token', { [at('/accounts?per_page=50')]: no(403, 9109, 'Invalid access token') }, 'dead'],
    ['of neither', 'cloudflare-legacy-token', { [VERIFY]: invalid, [at('/accounts?per_page=50')]: invalid }, 'dead'],
    ['malformed in their eyes', 'cloudflare-user-token', { [VERIFY]: no(400, 6003, 'Invalid request headers') }, 'dead'],
    ['disabled', 'cloudflare-user-token', { [VERIFY]: ok({ id, status: 'disabled' }) }, 'dead'],
    ['expired', 'cloudflare-user-token', { [VERIFY]: ok({ id, status: 'expired' }) }, 'expired'],
  ])('%s', async (_, kind, routes, state) => expect((await asking(cloudflare, kind, held, routes)).state).toBe(state));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['refused for something else', no(403, 10000, 'Authentication error')],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', ok({ id: '../x', status: 'active' })],
  ])('%s', async (_, route) => expect(asking(cloudflare, 'cloudflare-user-token', held, { [VERIFY]: route })).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(cloudflare.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
