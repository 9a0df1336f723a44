/** Answers follow developer.okta.com/docs/api/openapi/okta-management (User, RoleAssignmentAUser), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import okta from '../../issuers/okta.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const KIND = 'okta-api-token';
const secret = `00${new Fake(1).text('base62', 40)}`;
const ME: Route = { body: { id: '00u1', status: 'ACTIVE', profile: { login: 'ada@acme.test' } } };
const ask = (me: Route, roles: Route = { body: [] }) =>
  asking(
    okta,
    KIND,
    { parts: { secret }, facts: {} },
    { 'GET acme.okta.example/api/v1/users/me': me, 'GET acme.okta.example/api/v1/users/00u1/roles': roles },
    'https://acme.okta.example',
  );
const roles = (...types: [unknown, string?][]): Route => ({ body: types.map(([type, status = 'ACTIVE']) => ({ id: 'r', label: 'x', type, status })) });

it('narrow: only looks', async () => {
  const answer = await ask(ME, roles(['READ_ONLY_ADMIN'], ['SUPER_ADMIN', 'INACTIVE']));
  expect(lines(answer)).toEqual(['READ_ONLY_ADMIN read organization on the organization']);
  expect(judged(okta, KIND, { secret }, {}, answer)).toMatchObject({
    principal: { value: 'ada@acme.test' },
    unknown: [],
    reach: { value: 'read', evidence: { kind: 'issuer' } },
  });
});
it('wide: a super administrator', async () => {
  const authority = judged(okta, KIND, { secret }, {}, await ask(ME, roles(['APP_ADMIN'], ['ORG_ADMIN'], ['SUPER_ADMIN'])));
  expect(lines(authority)).toEqual([
    'SUPER_ADMIN admin organization on the organization',
    'ORG_ADMIN destroy organization destroys data on the organization',
    'APP_ADMIN write organization on the organization',
  ]);
});
it('roles of one’s own making stay unknown, once each', async () => {
  const authority = judged(okta, KIND, { secret }, {}, await ask(ME, roles(['CUSTOM'], ['CUSTOM'], ['REPORT_ADMIN'])));
  expect(authority.unknown).toEqual(['what its other roles (CUSTOM) allow']);
  expect(authority.reach).toMatchObject({ value: 'admin', evidence: { kind: 'unknown' } });
});
it('roles it may not see stay unknown', async () => {
  const answer = await ask(ME, { status: 403, body: { errorCode: 'E0000006' } });
  expect(answer).toMatchObject({ state: 'live', how: 'GET /api/v1/users/me', grants: [], unknown: ['which roles its user has: it may not see them'] });
});
it('a user without roles can only look at itself', async () => expect(judged(okta, KIND, { secret }, {}, await ask(ME)).reach.value).toBe('read'));
it('sends the token as SSWS', async () => expect((await ask(ME)).asked.map((a) => a.headers['authorization'])).toEqual([`SSWS ${secret}`, `SSWS ${secret}`]));

describe('no use of it', () => {
  it('is not called dead by an organization that may be another one', async () =>
    expect(ask({ status: 401, body: { errorCode: 'E0000011' } })).rejects.toThrow(/another organization/));
  it.each<[string, Route]>([
    ['forbidden', { status: 403 }],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['no id', { body: { profile: {} } }],
    ['an id that leads elsewhere', { body: { id: '../../admin', profile: {} } }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
  it.each<[string, Route]>([
    ['not what is documented', { body: { roles: [] } }],
    ['an error', { status: 500 }],
  ])('roles: %s', async (_, route) => expect(ask(ME, route)).rejects.toThrow(NoAnswer));
});
