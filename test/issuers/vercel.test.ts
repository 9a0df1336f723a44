/**
 * Answers follow vercel.com/docs/rest-api (get-auth-token-metadata, list-all-teams, retrieve-a-list-of-projects), the models of
 * github.com/vercel/sdk and vercel.com/docs/ai-gateway/usage, read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/vercel.ts';
import vercel from '../../issuers/vercel.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, sortedLines } from './routes.ts';

const secret = new Fake(1).text('base62', 56);
const held = { parts: { secret }, facts: {} };
const TOKEN = 'GET api.vercel.com/v5/user/tokens/current';
const TEAMS = 'GET api.vercel.com/v2/teams?limit=100';
const PROJECTS = 'GET api.vercel.com/v9/projects?limit=100';
const token = (scopes: unknown[], more: object = {}): Route => ({
  body: { token: { id: 'x', name: 'ci', type: 'token', scopes, createdAt: 1700000000000, activeAt: 1750000000000, ...more } },
});
const team = (id: string, role: string) => ({ id, slug: id.slice(5), membership: { role } });
const invalid: Route = { status: 403, body: { error: { code: 'forbidden', message: 'Not authorized', invalidToken: true } } };

describe('access tokens', () => {
  it('wide: the whole account', async () => {
    const answer = await asking(vercel, 'vercel-token', held, {
      [TOKEN]: token([{ type: 'user', createdAt: 1 }]),
      [TEAMS]: { body: { teams: [team('team_acme', 'OWNER'), team('team_other', 'VIEWER')] } },
      [`${PROJECTS}&teamId=team_acme`]: { body: { projects: [{ name: 'shop' }, { name: 'site' }] } },
      [`${PROJECTS}&teamId=team_other`]: { body: { projects: [] } },
    });
    const authority = judged(vercel, 'vercel-token', { secret }, {}, answer);
    expect(lines(authority)).toEqual(
      expect.arrayContaining([
        'createAuthToken admin account on the account',
        'inviteUserToTeam admin account on team acme (2 projects: shop, site)',
        'deleteProject destroy account destroys data on team acme (2 projects: shop, site)',
      ]),
    );
    expect(lines({ grants: authority.grants.slice(-1) })).toEqual(['getProjects read account on team other (0 projects)']);
    expect(answer).toMatchObject({ unknown: [], expires: 'never', created: '2023-11-14T22:13:20.000Z', reaches: ['acme/shop', 'acme/site'] });
  });
  it('of a team: by the role of its owner', async () => {
    const answer = await asking(vercel, 'vercel-legacy-token', held, {
      [TOKEN]: token([{ type: 'team', teamId: 'team_acme', createdAt: 1 }], { expiresAt: 1800000000000 }),
      [TEAMS]: { body: { teams: [team('team_acme', 'DEVELOPER')] } },
      [`${PROJECTS}&teamId=team_acme`]: { body: { projects: [{ name: 'shop' }] } },
    });
    expect(answer.unknown).toEqual(['what the role DEVELOPER may do in team acme']);
    expect(answer.expires).toBe('2027-01-15T08:00:00.000Z');
    expect(judged(vercel, 'vercel-legacy-token', { secret }, {}, answer).reach.value).toBe('admin');
  });
  it.each<[string, Route]>([
    ['that says so', token([{ type: 'team', teamId: 'team_acme', projectId: 'prj_1' }])],
    ['that may not tell', { status: 403, body: { error: { code: 'forbidden' } } }],
  ])('narrow: of a project %s', async (_, first) => {
    const answer = await asking(vercel, 'vercel-token', held, { [TOKEN]: first, [PROJECTS]: { body: { projects: [{ name: 'shop' }] } } });
    expect(answer.unknown).toEqual([]);
    expect(judged(vercel, 'vercel-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'destroy' }, breadth: { value: 'project' }, narrower: [] });
  });
});

it('keys of the AI Gateway', async () => {
  const answer = await asking(vercel, 'vercel-api-key', held, { 'GET ai-gateway.vercel.sh/v1/credits': { body: { balance: '95.50', total_used: '4.50' } } });
  expect(answer).toMatchObject({ state: 'live', stakes: 'credits worth 95.50 US dollars' });
  expect(sortedLines(judged(vercel, 'vercel-api-key', { secret }, {}, answer))).toEqual(['run models write account on the AI Gateway of the team'].sort());
  expect((await asking(vercel, 'vercel-api-key', held, { 'GET ai-gateway.vercel.sh/v1/credits': { status: 401 } })).state).toBe('dead');
});

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await asking(vercel, 'vercel-token', held, { [TOKEN]: invalid })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { token: [] } }],
    ['gone', { status: 410 }],
  ])('%s', async (_, route) => expect(asking(vercel, 'vercel-token', held, { [TOKEN]: route })).rejects.toThrow(NoAnswer));
  it('refused everywhere', () =>
    expect(asking(vercel, 'vercel-token', held, { [TOKEN]: { status: 403 }, [PROJECTS]: { status: 403 } })).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(vercel.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
