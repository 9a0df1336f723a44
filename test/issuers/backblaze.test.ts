/** Answers follow backblaze.com/apidocs/b2-authorize-account, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import backblaze from '../../issuers/backblaze.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const fake = new Fake(1);
const parts = { secret: `K005${fake.text('base62', 27)}`, id: `005${fake.text('hex', 22)}` };
const KIND = 'backblaze-application-key';
const token = fake.text('base62', 70);
const ask = (route: Route, held: Record<string, string> = parts) =>
  asking(backblaze, KIND, { parts: held, facts: {} }, { 'GET api.backblazeb2.com/b2api/v3/b2_authorize_account': route });
const key = (storageApi: object, applicationKeyExpirationTimestamp: unknown = null): Route => ({
  body: {
    accountId: 'a1b2',
    authorizationToken: token,
    apiInfo: { storageApi: { apiUrl: 'https://api005.example', ...storageApi } },
    applicationKeyExpirationTimestamp,
  },
});

it('narrow: reads one bucket below a prefix, until a day', async () => {
  const answer = await ask(key({ capabilities: ['listFiles', 'readFiles'], bucketId: 'b1', bucketName: 'logs', namePrefix: 'web/' }, 1_800_000_000_000));
  expect(lines(answer)).toEqual([
    'listFiles read resource on bucket logs, names that begin with web/',
    'readFiles read resource on bucket logs, names that begin with web/',
  ]);
  expect(judged(backblaze, KIND, parts, {}, answer)).toMatchObject({
    reach: { value: 'read', evidence: { kind: 'issuer' } },
    unknown: [],
    expires: { value: '2027-01-15T08:00:00.000Z' },
    reaches: { value: ['logs'] },
  });
});
it('wide: the master key', async () => {
  const capabilities = ['readFiles', 'writeFiles', 'deleteFiles', 'deleteBuckets', 'bypassGovernance', 'listKeys', 'writeKeys'];
  const authority = judged(backblaze, KIND, parts, {}, await ask(key({ capabilities, bucketId: null, bucketName: null, namePrefix: null })));
  expect(lines(authority)).toEqual([
    'writeKeys admin account on the account',
    'deleteFiles destroy account destroys data and backups on all buckets',
    'bypassGovernance destroy account destroys data and backups on all buckets',
    'deleteBuckets destroy account on all buckets',
    'writeFiles write account on all buckets',
    'readFiles read account on all buckets',
    'listKeys read account on the account',
  ]);
  expect(authority.expires?.value).toBe('never');
});
it('the newer form, with several buckets', async () => {
  const answer = await ask(key({ allowed: { capabilities: ['deleteFiles'], buckets: [{ id: '1', name: 'a' }, { id: '2' }, null], namePrefix: null } }));
  expect(lines(answer)).toEqual(['deleteFiles destroy resource destroys data and backups on bucket a, 2']);
});
it('sends the id with the key, and keeps no token', async () => {
  const answer = await ask(key({ capabilities: [] }));
  expect(answer.asked[0]?.headers['authorization']).toBe(`Basic ${Buffer.from(`${parts.id}:${parts.secret}`).toString('base64')}`);
  const { asked, ...told } = answer;
  expect(JSON.stringify(told)).not.toContain(token);
});

describe('no use of it', () => {
  it('revoked', async () => expect((await ask({ status: 401, body: { code: 'unauthorized', status: 401 } })).state).toBe('dead'));
  it('without its id', async () => expect(ask(key({ capabilities: [] }), { secret: parts.secret })).rejects.toThrow(/only with its id/));
  it.each<[string, Route]>([
    ['forbidden: the cap is reached', { status: 403 }],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['no storage', { body: { apiInfo: {} } }],
    ['no list', key({ capabilities: 'all' })],
    ['nothing allowed', key({ allowed: {} })],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});
