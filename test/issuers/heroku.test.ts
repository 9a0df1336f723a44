/** Answers follow the examples of devcenter.heroku.com/articles/platform-api-reference, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/heroku.ts';
import heroku from '../../issuers/heroku.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, sortedLines } from './routes.ts';

const secret = new Fake(1).uuid();
const at = (path: string) => `GET api.heroku.com${path}`;
const no: Route = { status: 403, body: { id: 'forbidden', message: 'You do not have access.' } };
const ME: Route = { body: { id: 'u', email: 'ann@acme.test' } };
const APPS: Route = { body: [{ name: 'shop', owner: { email: 'ann@acme.test' } }] };
const ask = (account: Route, apps: Route, authorizations: Route) =>
  asking(
    heroku,
    'heroku-token',
    { parts: { secret }, facts: {} },
    { [at('/account')]: account, [at('/apps')]: apps, [at('/oauth/authorizations')]: authorizations },
  );
const own = (scope: string[], expires_in: number | null): Route => ({
  body: [
    { scope: ['global'], access_token: { token: 'other' } },
    { scope, access_token: { token: secret, expires_in }, created_at: '2025-01-02T03:04:05Z' },
  ],
});

describe('tokens', () => {
  it('wide: global', async () => {
    const answer = await ask(ME, APPS, own(['global'], null));
    expect(sortedLines({ grants: judged(heroku, 'heroku-token', { secret }, {}, answer).grants.slice(0, 4) })).toEqual(
      [
        'OAuth Authorization Create admin account on the account',
        'Account Delete destroy account destroys data on the account',
        'Add-on Delete destroy account destroys data on 1 app: shop',
        'App Delete destroy account destroys data on 1 app: shop',
      ].sort(),
    );
    expect(answer).toMatchObject({ principal: 'ann@acme.test', expires: 'never', created: '2025-01-02T03:04:05.000Z', unknown: [] });
  });
  it('narrow: may look, and no more is known', async () => {
    const answer = await ask(no, { status: 206, body: [{ name: 'shop' }] }, no);
    expect(lines(answer)).toEqual(['App List read account on 1 or more apps: shop']);
    expect(judged(heroku, 'heroku-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } } });
  });
  it('tells apps of others apart', async () => {
    const answer = await ask(ME, { body: [{ name: 'site', owner: { email: 'acme@herokumanager.test' } }] }, { body: [] });
    expect(answer.unknown).toEqual(['what its owner may do in the apps of others: 1 app: site']);
    expect(answer.grants?.[0]).toMatchObject({ action: 'OAuth Authorization Create' });
  });
  it('of the account alone', async () => expect(lines(await ask(ME, no, no))).toEqual(['Account Info read account on the account']));
});

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await ask({ status: 401, body: { id: 'unauthorized' } }, no, no)).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 503 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
  ])('%s', async (_, route) => expect(ask(route, no, no)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(heroku.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
