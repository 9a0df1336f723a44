/** Answers follow huggingface/huggingface.js (packages/hub/src/lib/who-am-i.ts) and huggingface.co/docs/hub/security-tokens, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/huggingface.ts';
import huggingface from '../../issuers/huggingface.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, sortedLines } from './routes.ts';

const secret = new Fake(1).text('base62', 37);
const kind = 'huggingface-token';
const ask = (route: Route) => asking(huggingface, kind, { parts: { secret }, facts: {} }, { 'GET huggingface.co/api/whoami-v2': route });
const me = (
  accessToken: object,
  orgs: object[] = [
    { name: 'acme', roleInOrg: 'admin' },
    { name: 'club', roleInOrg: 'read' },
  ],
): Route => ({
  body: {
    type: 'user',
    id: '1',
    name: 'ann',
    orgs,
    auth: { type: 'access_token', accessToken: { displayName: 'ci', createdAt: '2026-01-02T03:04:05.000Z', ...accessToken } },
  },
});

it('narrow: read', async () => {
  const answer = await ask(me({ role: 'read' }));
  expect(lines(answer)).toEqual(['read read organization on all repositories ann can see']);
  expect(answer).toMatchObject({ created: '2026-01-02T03:04:05.000Z', unknown: [], reaches: ['ann', 'acme', 'club'] });
});
it('wide: write goes as far as the roles in organizations', async () =>
  expect(lines(await ask(me({ role: 'write' })))[0]).toBe('write destroy organization destroys data on repositories of ann, acme'));
it('fine-grained: the scopes, where they are told', async () => {
  const scoped = [
    { entity: { type: 'model', name: 'acme/a' }, permissions: ['repo.content.read', 'repo.write'] },
    { entity: { type: 'dataset', name: 'acme/b' }, permissions: ['repo.content.read'] },
    { entity: { type: 'user', name: 'ann' }, permissions: ['user.tokens.write'] },
  ];
  const answer = await ask(me({ role: 'fineGrained', expiration: '2027-01-01T00:00:00.000Z', fineGrained: { global: ['post.write'], scoped } }));
  expect(sortedLines(judged(huggingface, kind, { secret }, {}, answer))).toEqual([
    'post.write write account on everything ann can',
    'repo.content.read read resource on model acme/a, dataset acme/b',
    'repo.write destroy resource destroys data on model acme/a',
    'user.tokens.write admin account on user ann',
  ]);
  expect(answer.expires).toBe('2027-01-01T00:00:00.000Z');
});
it('fine-grained: unknown, where they are not', async () => {
  const answer = await ask(me({ role: 'fineGrained' }));
  expect(judged(huggingface, kind, { secret }, {}, answer)).toMatchObject({
    unknown: ['which scopes it has'],
    reach: { value: 'admin', evidence: { kind: 'unknown' } },
  });
});

describe('no use of it', () => {
  it.each<[string, Route, string]>([
    ['revoked', { status: 401, body: { error: 'Invalid username or password.' } }, 'dead'],
    ['expired', { status: 401, body: { error: 'User Access Token "ci" is expired' } }, 'expired'],
  ])('%s', async (_, route, state) => expect((await ask(route)).state).toBe(state));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: {} }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(huggingface.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
