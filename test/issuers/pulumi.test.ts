/** Answers follow pulumi.com/docs/reference/cloud-rest-api/schema/user and github.com/pulumi/pulumi (httpstate/client), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import pulumi from '../../issuers/pulumi.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const KIND = 'pulumi-access-token';
const secret = `pul-${new Fake(1).text('hex', 40)}`;
const ask = (route: Route) => asking(pulumi, KIND, { parts: { secret }, facts: {} }, { 'GET api.pulumi.com/api/user': route });
const user = (organizations: unknown, tokenInfo?: unknown): Route => ({ body: { id: 'u', githubLogin: 'ada', name: 'Ada', organizations, tokenInfo } });

it('an admin of every organization: all is certain', async () => {
  const authority = judged(pulumi, KIND, { secret }, {}, await ask(user([{ githubLogin: 'acme', role: 'admin' }])));
  expect(lines(authority)).toEqual([
    'admin admin organization on organization acme',
    'DeleteStack destroy organization destroys data and backups on all stacks of organization acme',
  ]);
  expect(authority).toMatchObject({
    principal: { value: 'ada' },
    unknown: [],
    reach: { value: 'admin', evidence: { kind: 'issuer' } },
    reaches: { value: ['acme'] },
  });
});
it('a member: what it may do is unknown', async () => {
  const answer = await ask(user([{ githubLogin: 'acme', role: 'member' }, { name: 'beta' }]));
  expect(lines(answer)).toEqual([]);
  expect(answer).toMatchObject({ reaches: ['acme', 'beta'], unknown: [expect.stringMatching(/^what its user may do in acme, beta: /)] });
});
it('an organization of nobody else’s', async () =>
  expect((await ask(user([]))).unknown).toEqual([expect.stringMatching(/^what its user may do with stacks of their own: /)]));
it.each([
  [{ name: 'ci', organization: 'acme' }, 'organization acme', /^whether it is an admin token/],
  [{ name: 'ci', organization: 'acme', team: 'web' }, 'team web of organization acme', /^which stacks team web has/],
])('a token of %o is no person’s', async (tokenInfo, principal, unknown) => {
  // The roles of who made it are not those of the token.
  const answer = await ask(user([{ githubLogin: 'acme', role: 'admin' }], tokenInfo));
  expect(answer).toMatchObject({ principal, grants: [], reaches: ['acme'], unknown: [expect.stringMatching(unknown)] });
});

describe('no use of it', () => {
  it('revoked', async () => expect((await ask({ status: 401, body: { code: 401, message: 'Unauthorized' } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['forbidden', { status: 403 }],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
  it.each([null, 'x', [null, 7, {}]])('organizations that are none (%o): nothing is claimed', async (organizations) =>
    expect((await ask(user(organizations))).grants).toEqual([]),
  );
});
