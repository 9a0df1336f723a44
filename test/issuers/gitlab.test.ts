/** Answers follow the examples of docs.gitlab.com/api/personal_access_tokens, …/users and …/jobs, and lib/api/api_guard.rb of gitlab-foss, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/gitlab.ts';
import gitlab from '../../issuers/gitlab.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, type Route, type Routes, sortedLines } from './routes.ts';

const secret = new Fake(1).text('base62', 20);
const held = { parts: { secret }, facts: {} };
const at = (path: string, host = 'gitlab.com') => `GET ${host}/api/v4${path}`;
const SELF = at('/personal_access_tokens/self');
const REACHED = at('/personal_access_tokens/self/associations?min_access_level=30&per_page=100');
const USER = at('/user');
const token = (scopes: string[], more: object = {}): Route => ({
  body: {
    id: 4,
    name: 'ci',
    revoked: false,
    active: true,
    scopes,
    created_at: '2026-01-02T03:04:05Z',
    last_used_at: '2026-02-03T04:05:06Z',
    expires_at: '2027-01-01',
    user_id: 1,
    ...more,
  },
});
const project = (path: string, project_access_level: number | null, group_access_level: number | null = null) => ({
  path_with_namespace: path,
  access_levels: { project_access_level, group_access_level },
});
const reached = (projects: unknown[], groups: unknown[] = []): Route => ({ body: { groups, projects } });
const no = (error: string, error_description?: string): Route => ({ status: 401, body: { error, error_description } });

describe('access tokens', () => {
  it('narrow: of a project', async () => {
    const answer = await asking(gitlab, 'gitlab-access-token', held, {
      [SELF]: token(['read_api', 'write_repository']),
      [REACHED]: reached([project('acme/shop', 30)]),
      [USER]: { body: { username: 'project_7_bot_ab12', is_admin: false } },
    });
    expect(sortedLines(answer)).toEqual(
      [
        'read_api read project on 1 project or group: acme/shop',
        'write_repository (push) destroy project destroys data on 1 project or group: acme/shop',
      ].sort(),
    );
    expect(answer).toMatchObject({
      unknown: [],
      expires: '2027-01-01T00:00:00.000Z',
      created: '2026-01-02T03:04:05.000Z',
      lastUsed: '2026-02-03T04:05:06.000Z',
    });
    expect(answer.asked[0]?.headers['private-token']).toBe(secret);
  });
  it('wide: api and sudo of an administrator', async () => {
    const answer = await asking(gitlab, 'gitlab-access-token', held, {
      [SELF]: token(['api', 'sudo'], { expires_at: null }),
      [REACHED]: reached([project('acme/shop', null, 50), project('acme/site', 40, 30), project('other/docs', 30)], [{ name: 'acme', access_levels: 50 }]),
      [USER]: { body: { username: 'root', is_admin: true } },
    });
    expect(sortedLines(judged(gitlab, 'gitlab-access-token', { secret }, {}, answer))).toEqual(
      [
        'api (Maintainer) admin account destroys data on 1 project or group: acme/site',
        'api (Owner) admin account destroys data on 2 projects and groups: acme, acme/shop',
        'sudo admin organization on the whole server',
        'api (Developer) destroy account destroys data on 1 project or group: other/docs',
      ].sort(),
    );
    expect(answer).toMatchObject({ principal: 'root', expires: 'never' });
  });
  it('gives no more than its user has, and says what is not told', async () => {
    const answer = await asking(gitlab, 'gitlab-legacy-token', held, {
      [SELF]: token(['api', 'admin_mode'], { granular_scopes: [{ access: 'user' }] }),
      [REACHED]: { status: 404 },
      [USER]: { body: { username: 'ann' } },
    });
    expect(answer.grants).toEqual([]);
    expect(answer.unknown).toEqual(['which projects and groups it reaches, and with which role', 'what its fine-grained permissions allow']);
    expect(judged(gitlab, 'gitlab-legacy-token', { secret }, {}, answer).reach.value).toBe('admin');
  });
  it("on a user's own server", async () => {
    const routes: Routes = Object.fromEntries(
      Object.entries({ [SELF]: token(['read_registry']), [REACHED]: reached([]) }).map(([k, v]) => [k.replace('gitlab.com', 'git.acme.test/gitlab'), v]),
    );
    const answer = await asking(gitlab, 'gitlab-access-token', held, routes, 'https://git.acme.test/gitlab');
    expect(sortedLines(answer)).toEqual(['read_registry read account on what its user can see'].sort());
  });
});

it('job tokens', async () => {
  const JOB = at('/job');
  const answer = await asking(gitlab, 'gitlab-job-token', held, { [JOB]: { body: { id: 8, name: 'rubocop', user: { username: 'root' } } } });
  expect(answer).toMatchObject({ state: 'live', principal: 'job rubocop of root' });
  expect((await asking(gitlab, 'gitlab-job-token', held, { [JOB]: no('401 Unauthorized') })).state).toBe('dead');
});

describe('no use of it', () => {
  it.each<[string, Route, string, RegExp]>([
    ['revoked', no('invalid_token', 'Token was revoked. You have to re-authorize from the user.'), 'dead', /says so/],
    ['expired', no('invalid_token', 'Token is expired. You can either do re-authorization or token refresh.'), 'expired', /says so/],
    ['not known', { status: 401, body: { message: '401 Unauthorized' } }, 'dead', /another server/],
    ['revoked, and told', token([], { revoked: true }), 'dead', /revoked/],
  ])('%s', async (_, route, state, how) =>
    expect(await asking(gitlab, 'gitlab-access-token', held, { [SELF]: route })).toMatchObject({ state, how: expect.stringMatching(how) }),
  );
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['blocked', { status: 403 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
  ])('%s', async (_, route) => expect(asking(gitlab, 'gitlab-access-token', held, { [SELF]: route })).rejects.toThrow(NoAnswer));
});

it('offline: what a kind always can', () => {
  expect(sortedLines(judged(gitlab, 'gitlab-trigger-token', { secret }, { project: '7' }))).toEqual(
    ['trigger a pipeline write project on one project (id 7)'].sort(),
  );
  expect(judged(gitlab, 'gitlab-feed-token', { secret }, {})).toMatchObject({ reach: { value: 'read' }, unknown: [] });
  expect(judged(gitlab, 'gitlab-scim-token', { secret }, {})).toMatchObject({ reach: { value: 'admin' }, unknown: [] });
});

it('knows every kind on the shelf', () => expect(Object.keys(gitlab.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
