/**
 * Answers follow developer.atlassian.com/cloud/bitbucket/rest/api-group-users and …/cloud/admin/organization/rest/api-group-orgs, and what clients
 * of Bitbucket report of its refusals (error.detail.granted), read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/bitbucket.ts';
import bitbucket from '../../issuers/bitbucket.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const KIND = 'bitbucket-access-token';
const secret = `${['ATCTT3', 'xFfGN0'].join('')}${new Fake(1).text('base64url', 171)}=01234567`;
const USER = 'GET api.bitbucket.org/2.0/user';
const ORGS = 'GET api.atlassian.com/admin/v1/orgs';
const REFUSED: Route = { status: 401, body: { type: 'error', error: { message: 'Token is invalid, expired, or not supported for this endpoint.' } } };
const lacks = (...granted: string[]): Route => ({
  status: 403,
  body: { type: 'error', error: { message: 'Your credentials lack one or more required privilege scopes.', detail: { required: ['account'], granted } } },
});
const told = (scopes: string, type = 'repo_access_token'): Route => ({
  headers: { 'x-oauth-scopes': scopes, 'x-credential-type': type },
  body: { type: 'app_user', display_name: 'deploy' },
});
const ask = (user: Route, orgs: Route = REFUSED) => asking(bitbucket, KIND, { parts: { secret }, facts: {} }, { [USER]: user, [ORGS]: orgs });

describe('access tokens', () => {
  it('narrow: reads one repository', async () => {
    const answer = await ask(told('repository'));
    expect(lines(answer)).toEqual(['repository read resource on its repository']);
    expect(judged(bitbucket, KIND, { secret }, {}, answer)).toMatchObject({
      principal: { value: 'deploy' },
      reach: { value: 'read' },
      breadth: { value: 'resource' },
      unknown: [],
    });
    expect(answer.asked).toHaveLength(1);
    expect(answer.asked[0]?.headers['authorization']).toBe(`Bearer ${secret}`);
  });
  it('wide: administers a workspace', async () =>
    expect(
      lines(judged(bitbucket, KIND, { secret }, {}, await ask(told('pipeline:variable, repository:delete, repository:admin', 'workspace_access_token')))),
    ).toEqual([
      'repository:admin admin account destroys data on its workspace',
      'repository:delete destroy account destroys data on its workspace',
      'pipeline:variable write account on its workspace',
    ]));
  it('a refusal for the lack of a scope lists those there are', async () => {
    const answer = await ask(lacks('repository:write', 'write:pullrequest:bitbucket', 'read:project:bitbucket', '<b>'));
    expect(lines(answer)).toEqual([
      'repository:write destroy account destroys data on its repository, project or workspace',
      'write:pullrequest:bitbucket destroy account destroys data on its repository, project or workspace',
      'read:project:bitbucket read account on its repository, project or workspace',
    ]);
    expect(answer.unknown).toEqual(['whether it is of a repository, a project or a workspace']);
  });
  it.each([
    ['project:admin', 'admin'],
    ['delete:repository:bitbucket', 'destroy'],
    ['manage:org', 'destroy'],
    ['webhook', 'write'],
    ['issue:write', 'write'],
    ['email', 'read'],
    ['new:thing', 'destroy'],
  ])('%s: %s', async (scope, reach) => expect((await ask(lacks(scope))).grants?.[0]?.reach).toBe(reach));
  it('live, and no scopes told', async () =>
    expect(await ask({ body: { display_name: 'x' } })).toMatchObject({ state: 'live', grants: [], unknown: [expect.any(String), expect.any(String)] }));
});

describe('keys of organizations', () => {
  const org = { id: 'o1', type: 'orgs', attributes: { name: 'Acme' } };
  it('are told apart; what they may do is not told', async () => {
    const answer = await ask(REFUSED, { body: { data: [org], links: {} } });
    expect(answer).toMatchObject({ state: 'live', principal: 'admin API key of 1 organization: Acme', reaches: ['Acme'] });
    expect(judged(bitbucket, KIND, { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin' }, breadth: { value: 'organization' } });
  });
  it('also when no organization is listed', async () => expect((await ask(REFUSED, { body: { data: [], meta: null } })).state).toBe('live'));
});

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await ask(REFUSED)).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['a list', { body: [] }],
  ])('%s', async (_, route) => {
    await expect(ask(route)).rejects.toThrow(NoAnswer);
    await expect(ask(REFUSED, route)).rejects.toThrow(NoAnswer);
  });
  it.each<[string, Route]>([
    ['forbidden without scopes', { status: 403, body: { type: 'error', error: { message: 'Forbidden' } } }],
    ['scopes that are none', { status: 403, body: { error: { detail: { granted: 'all' } } } }],
    ['a page', { status: 403, body: '<html>' }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
  it('an organization refuses without a reason', async () => expect(ask(REFUSED, { status: 403 })).rejects.toThrow(NoAnswer));
});

it('offline: nothing is certain, so the worst', () => {
  expect(judged(bitbucket, KIND, { secret }, {})).toMatchObject({ reach: { value: 'admin' }, breadth: { value: 'organization' } });
  expect(judged(bitbucket, 'bitbucket-app-password', { secret: 'x' }, {})).toMatchObject({ replacedBy: { what: 'API tokens with scopes' } });
});
it('knows every kind on the shelf', () => expect(Object.keys(bitbucket.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
