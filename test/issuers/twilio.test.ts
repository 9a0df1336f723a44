/**
 * Answers follow twilio.com/docs/iam/api/account, …/iam/api-keys/keys-in-console, …/iam/test-credentials, …/api/errors/20003, 20008 and 70051,
 * and github.com/twilio/twilio-oai (lists and their fields), read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/twilio.ts';
import twilio from '../../issuers/twilio.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, type Routes } from './routes.ts';

const fake = new Fake(1);
const REFUSED: Route = { status: 401, body: { code: 20003, message: 'Authenticate', more_info: 'https://www.twilio.com/docs/errors/20003', status: 401 } };
const LACKING: Route = { status: 401, body: { code: 70051, message: 'Authorization Failed', status: 401 } };
const FAULTS: [string, Route][] = [
  ['limited', { status: 429, body: { code: 20429 } }],
  ['an error', { status: 500 }],
  ['not found, which says nothing', { status: 404, body: { code: 20404 } }],
  ['no JSON', { body: '<html>' }],
  ['not what is documented', { body: [] }],
];

describe('the auth token of an account', () => {
  const sid = `AC${fake.text('hex', 32)}`;
  const sub = `AC${fake.text('hex', 32)}`;
  const secret = fake.text('hex', 32);
  const account = {
    sid,
    friendly_name: 'Acme',
    owner_account_sid: sid,
    status: 'active',
    type: 'Full',
    auth_token: secret,
    date_created: 'Fri, 07 Jan 2011 22:31:22 +0000',
  };
  const own = (host = 'api.twilio.com') => `GET ${host}/2010-04-01/Accounts/${sid}.json`;
  const rest = (host = 'api.twilio.com', accounts: unknown = [account], numbers: unknown = []): Routes => ({
    [`GET ${host}/2010-04-01/Accounts.json?PageSize=50`]: { body: { accounts, page: 0, page_size: 50 } },
    [`GET ${host}/2010-04-01/Accounts/${sid}/IncomingPhoneNumbers.json?PageSize=50`]: { body: { incoming_phone_numbers: numbers } },
  });
  const ask = (routes: Routes) => asking(twilio, 'twilio-auth-token', { parts: { sid, secret }, facts: { account: sid } }, routes);

  it('wide: everything, subaccounts too', async () => {
    const answer = await ask({
      [own()]: { body: account },
      ...rest(undefined, [account, { sid: sub, friendly_name: 'Shop', owner_account_sid: sid }], [{}, {}]),
    });
    expect(lines(answer)).toContain('POST /Keys admin account on account Acme with 1 subaccount: Shop');
    expect(answer).toMatchObject({ principal: 'account Acme', unknown: [], reaches: ['Acme', 'Shop'], stakes: '2 phone numbers', expires: 'never' });
    expect(judged(twilio, 'twilio-auth-token', { sid, secret }, {}, answer)).toMatchObject({ reach: { value: 'admin' }, breadth: { value: 'account' } });
    expect(JSON.stringify({ ...answer, asked: [] })).not.toContain(secret);
    expect(answer.asked[0]?.headers['authorization']).toBe(`Basic ${Buffer.from(`${sid}:${secret}`).toString('base64')}`);
  });
  it('of a subaccount alone', async () => {
    const answer = await ask({ [own()]: { body: { ...account, owner_account_sid: sub } }, ...rest() });
    expect(lines(answer)).toContain('DELETE /Recordings destroy account destroys data on account Acme');
    expect(answer.stakes).toBeUndefined();
  });
  it('narrow: test credentials', async () => {
    const answer = await ask({ [own()]: { status: 403, body: { code: 20008, message: 'Resource not accessible with Test Account Credentials' } } });
    expect(lines(answer)).toEqual(['test read resource on nothing real']);
    expect(judged(twilio, 'twilio-auth-token', { sid, secret }, {}, answer)).toMatchObject({ state: { value: 'live' }, reach: { value: 'read' } });
  });
  it('of another region', async () => {
    const dublin = 'api.dublin.ie1.twilio.com';
    const answer = await ask({ [own()]: REFUSED, [own(dublin)]: { body: account }, ...rest(dublin) });
    expect(answer).toMatchObject({ state: 'live', principal: 'account Acme' });
  });
  const everywhere = (route: Route): Routes =>
    Object.fromEntries(['api.twilio.com', 'api.dublin.ie1.twilio.com', 'api.sydney.au1.twilio.com'].map((h) => [own(h), route]));
  it('revoked: no region takes it', async () => expect((await ask(everywhere(REFUSED))).state).toBe('dead'));
  it.each<[string, Route]>([
    ...FAULTS,
    ['forbidden for another reason', { status: 403, body: { code: 1 } }],
    ['another account', { body: { ...account, sid: sub } }],
  ])('%s', async (_, route) => {
    await expect(ask(everywhere(route))).rejects.toThrow(NoAnswer);
    await expect(ask({ ...everywhere(route), [own()]: REFUSED })).rejects.toThrow(NoAnswer);
  });
  it('is certain of everything offline', () =>
    expect(judged(twilio, 'twilio-auth-token', { sid, secret }, {})).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'kind' } }, unknown: [] }));
});

describe('API keys', () => {
  const sid = `SK${fake.text('hex', 32)}`;
  const secret = fake.text('base62', 32);
  const ACCOUNTS = 'GET api.twilio.com/2010-04-01/Accounts.json?PageSize=50';
  const VERIFY = 'GET verify.twilio.com/v2/Services?PageSize=1';
  const MESSAGING = 'GET messaging.twilio.com/v1/Services?PageSize=1';
  const [IE1, AU1] = ['dublin.ie1', 'sydney.au1'].map((r) => `GET trunking.${r}.twilio.com/v1/Trunks?PageSize=1`) as [string, string];
  const SERVICES: Route = { body: { services: [], meta: { page: 0 } } };
  const ask = (accounts: Route, verify: Route = REFUSED, messaging: Route = REFUSED, ie1: Route = REFUSED, au1: Route = REFUSED) =>
    asking(
      twilio,
      'twilio-api-key-secret',
      { parts: { sid, secret }, facts: {} },
      { [ACCOUNTS]: accounts, [VERIFY]: verify, [MESSAGING]: messaging, [IE1]: ie1, [AU1]: au1 },
    );
  const judge = (answer: Awaited<ReturnType<typeof ask>>) => judged(twilio, 'twilio-api-key-secret', { sid, secret }, {}, answer);

  it('wide: a Main key', async () => {
    const answer = await ask({ body: { accounts: [{ sid: 'AC1', friendly_name: 'Acme' }] } });
    expect(answer).toMatchObject({ principal: 'a Main key', reaches: ['Acme'], unknown: [] });
    expect(judge(answer)).toMatchObject({ reach: { value: 'admin' } });
    expect(answer.asked).toHaveLength(1);
  });
  it('a Standard key makes no keys', async () => {
    const answer = await ask(REFUSED, SERVICES, SERVICES);
    expect(answer.principal).toBe('a Standard key');
    expect(judge(answer)).toMatchObject({ reach: { value: 'destroy' }, unknown: [] });
    expect(lines(answer).join()).not.toContain('/Keys');
  });
  it.each<[string, Route, Route]>([
    ['narrow: a Restricted key', SERVICES, LACKING],
    ['narrow: another one', LACKING, SERVICES],
  ])('%s, whose other permissions are unknown', async (_, verify, messaging) => {
    const answer = await ask(REFUSED, verify, messaging);
    expect(answer).toMatchObject({
      state: 'live',
      principal: 'a Restricted key',
      grants: [{ reach: 'read' }],
      unknown: ['which other permissions the Restricted key has'],
    });
  });
  it('of another region: not restricted', async () => {
    const answer = await ask(REFUSED, REFUSED, REFUSED, REFUSED, { body: { trunks: [] } });
    expect(answer).toMatchObject({ state: 'live', unknown: ['whether it is a Main key'] });
    expect(judge(answer).reach.value).toBe('admin');
  });
  it('revoked', async () => expect((await ask(REFUSED)).state).toBe('dead'));
  it('refused with 70051: gone or restricted, nobody knows', async () => {
    await expect(ask(REFUSED, LACKING, LACKING)).rejects.toThrow(NoAnswer);
    await expect(ask(REFUSED, REFUSED, LACKING)).rejects.toThrow(NoAnswer);
    await expect(ask(REFUSED, { status: 403, body: '' }, REFUSED)).rejects.toThrow(NoAnswer);
  });
  it.each(FAULTS)('%s', async (_, route) => {
    await expect(ask(route)).rejects.toThrow(NoAnswer);
    for (const at of [1, 2, 3, 4]) await expect(ask(REFUSED, ...[1, 2, 3, 4].map((n) => (n === at ? route : REFUSED)))).rejects.toThrow(NoAnswer);
  });
});

it('knows every kind on the shelf', () => expect(Object.keys(twilio.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
