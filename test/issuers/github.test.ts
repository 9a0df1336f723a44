/**
 * GitHub's answers are cut from the examples of docs.github.com/en/rest (users/users, repos/repos, orgs/members, apps/installations) and
 * docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps, read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/github.ts';
import github from '../../issuers/github.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, type Routes, sortedLines } from './routes.ts';

const secret = new Fake(1).text('base62', 36);
const held = { parts: { secret }, facts: {} };
const ME = 'GET api.github.com/user';
const REPOS = 'GET api.github.com/user/repos?per_page=100';
const ORGS = 'GET api.github.com/user/memberships/orgs?state=active&per_page=100';
const repo = (full_name: string, rights: string, hidden = true) => ({
  full_name,
  private: hidden,
  permissions: { admin: rights === 'admin', push: rights !== 'pull', pull: true },
});
const me = (scopes?: string, end?: string) => ({
  headers: { ...(scopes === undefined ? {} : { 'X-OAuth-Scopes': scopes }), ...(end ? { 'GitHub-Authentication-Token-Expiration': end } : {}) },
  body: { login: 'octocat', id: 1 },
});

describe('tokens with scopes', () => {
  it('narrow: reads packages', async () => {
    const answer = await asking(github, 'github-classic-pat', held, { [ME]: me('read:packages', '2026-12-31 23:59:59 UTC'), [REPOS]: { body: [] } });
    expect(sortedLines(answer)).toEqual(['read:packages read account on the account of the owner'].sort());
    expect(answer).toMatchObject({ state: 'live', principal: 'octocat', expires: '2026-12-31T23:59:59.000Z', unknown: [] });
    expect(answer.asked[0]?.headers['authorization']).toBe(`Bearer ${secret}`);
  });
  it('wide: scopes and the owner’s rights together', async () => {
    const answer = await asking(github, 'github-classic-pat', held, {
      [ME]: me('repo, delete_repo, workflow, admin:org'),
      [REPOS]: { body: [repo('acme/shop', 'admin'), repo('acme/site', 'push'), repo('other/docs', 'pull')] },
      [ORGS]: {
        body: [
          { role: 'admin', organization: { login: 'acme' } },
          { role: 'member', organization: { login: 'other' } },
        ],
      },
    });
    expect(sortedLines(judged(github, 'github-classic-pat', { secret }, {}, answer))).toEqual(
      [
        'admin:org admin organization on organizations: acme',
        'repo (admin) admin account on 1 repository: acme/shop',
        'delete_repo destroy account destroys data on 1 repository: acme/shop',
        'repo (push) destroy account destroys data on 2 repositories: acme/shop, acme/site',
        'workflow write account on 2 repositories: acme/shop, acme/site',
        'repo (pull) read account on 3 repositories: acme/shop, acme/site, other/docs',
      ].sort(),
    );
    expect(answer).toMatchObject({ unknown: [], expires: 'never', reaches: ['acme/shop', 'acme/site', 'other/docs'] });
  });
  it('gives no more than its owner has', async () => {
    const answer = await asking(github, 'github-oauth-token', held, {
      [ME]: me('public_repo, delete_repo, admin:org'),
      [REPOS]: { body: [repo('acme/shop', 'pull'), repo('acme/site', 'pull', false)] },
      [ORGS]: { body: [{ role: 'member', organization: { login: 'acme' } }] },
    });
    expect(sortedLines(answer)).toEqual(
      ['public_repo (pull) read account on 1 repository: acme/site', 'admin:org read organization on organizations of the owner, who owns none of them'].sort(),
    );
  });
  it('says what it was not told', async () => {
    const answer = await asking(github, 'github-legacy-token', held, { [ME]: me('admin:org'), [REPOS]: { status: 403 }, [ORGS]: { status: 403 } });
    expect(answer.unknown).toEqual(['which repositories it reaches', 'which organizations its owner owns']);
    expect(judged(github, 'github-legacy-token', { secret }, {}, answer).reach.value).toBe('admin');
  });
  it('without any scope reads what is public', async () => {
    expect(sortedLines(await asking(github, 'github-classic-pat', held, { [ME]: me(''), [REPOS]: { body: [] } }))).toEqual(
      ['(no scope) read account on what is public'].sort(),
    );
  });
});

it('fine-grained: tells repositories, and that permissions are not told', async () => {
  const answer = await asking(github, 'github-fine-grained-pat', held, {
    [ME]: me(undefined, '2026-12-01 12:00:00 +0200'),
    [REPOS]: { body: [repo('acme/shop', 'admin'), repo('acme/site', 'admin', false)] },
  });
  expect(sortedLines(answer)).toEqual(['metadata: read read resource on 1 repository: acme/shop'].sort());
  expect(answer.expires).toBe('2026-12-01T10:00:00.000Z');
  expect(answer.unknown).toHaveLength(2);
  expect(judged(github, 'github-fine-grained-pat', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin' }, granularity: 'scoped' });
});

it('of a user of an app: what both may', async () => {
  const permissions = { contents: 'write', administration: 'write', issues: 'read', members: 'read' };
  const answer = await asking(github, 'github-app-user-token', held, {
    [ME]: me(),
    'GET api.github.com/user/installations?per_page=100': { body: { total_count: 1, installations: [{ id: 7, account: { login: 'acme' }, permissions }] } },
    'GET api.github.com/user/installations/7/repositories?per_page=100': { body: { total_count: 1, repositories: [repo('acme/shop', 'push')] } },
  });
  expect(sortedLines(answer)).toEqual(
    [
      'contents: write destroy resource destroys data on 1 repository: acme/shop',
      'issues: read read resource on 1 repository: acme/shop',
      'members: read read organization on organization acme',
    ].sort(),
  );
});

it('of an installation: repositories', async () => {
  const answer = await asking(github, 'github-app-installation-token', held, {
    'GET api.github.com/installation/repositories?per_page=100': { body: { total_count: 1, repositories: [repo('acme/shop', 'pull')] } },
  });
  expect(answer).toMatchObject({ state: 'live', reaches: ['acme/shop'] });
  expect(answer.unknown).toHaveLength(1);
  expect(judged(github, 'github-app-installation-token', { secret }, { app: '12345' })).toMatchObject({ principal: { value: 'GitHub App 12345' } });
});

describe('no use of it', () => {
  const asked = Object.entries(github.kinds).flatMap(([id, kind]) => (kind.ask ? [id] : []));
  const first = (id: string): string => (id === 'github-app-installation-token' ? 'GET api.github.com/installation/repositories?per_page=100' : ME);
  it.each(asked)('%s: revoked and expired ones are dead', async (id) => {
    const answer = await asking(github, id, held, { [first(id)]: { status: 401, body: { message: 'Bad credentials' } } });
    expect(answer.state).toBe('dead');
    expect(answer.asked).toHaveLength(1);
  });
  it.each(asked.flatMap((id) => [429, 500, 403].map((status) => [id, status] as const)))('%s: %i is no answer', async (id, status) => {
    await expect(asking(github, id, held, { [first(id)]: { status } })).rejects.toThrow(NoAnswer);
  });
  it.each(asked)('%s: nor is what is not documented', async (id) => {
    const routes: Routes = { [first(id)]: { body: '<html>' } };
    await expect(asking(github, id, held, routes)).rejects.toThrow(NoAnswer);
  });
});

it('knows every kind on the shelf', () => {
  expect(Object.keys(github.kinds).sort()).toEqual(detectors.map((d) => d.id).sort());
});

it('checks the published example', () => {
  // Long published as an example of the form; it opens nothing.
  const classic = detectors.find((d) => d.id === 'github-classic-pat');
  const body = 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ';
  expect(classic?.verify?.({ secret: `${'ghp'}_${body}${'0mLq17'}` })).toMatchObject({ ok: true });
});
