/** Answers follow supabase.com/docs/reference/api (v1-list-all-projects, v1-list-all-organizations, v1-list-organization-members), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/supabase.ts';
import supabase from '../../issuers/supabase.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const fake = new Fake(1);
const classic = { secret: ['sbp', fake.text('12345', 40)].join('_') };
const scoped = { secret: ['sbp', `fc${fake.text('base62', 44)}`].join('_') };
const at = (path: string) => `GET api.supabase.com/v1${path}`;
const PROJECTS = at('/projects');
const shop = { ref: 'a'.repeat(20), name: 'shop', organization_id: 'org1', organization_slug: 'acme' };
const ORGANIZATIONS: Route = { body: [{ id: 'org1', slug: 'acme', name: 'Acme' }] };
const member = (role_name: string): Route => ({
  body: [
    { user_id: 'u2', user_name: 'bob', role_name: 'Owner' },
    { user_id: 'u1', user_name: 'ann', role_name },
  ],
});
const asked = (role: string) =>
  asking(
    supabase,
    'supabase-access-token',
    { parts: classic, facts: {} },
    {
      [PROJECTS]: { body: [shop] },
      [at('/organizations')]: ORGANIZATIONS,
      [at('/profile')]: { body: { gotrue_id: 'u1', username: 'ann', primary_email: 'ann@acme.test' } },
      [at('/organizations/acme/members')]: member(role),
    },
  );

describe('access tokens', () => {
  it('wide: of an owner', async () => {
    const answer = await asked('Owner');
    expect(lines(judged(supabase, 'supabase-access-token', classic, {}, answer)).slice(0, 3)).toEqual([
      'v1-create-project-api-key admin account on organization Acme (1 project: shop)',
      'v1-delete-a-project destroy account destroys data and backups on organization Acme (1 project: shop)',
      'v1-run-a-query destroy account destroys data on organization Acme (1 project: shop)',
    ]);
    expect(answer).toMatchObject({ principal: 'ann', unknown: [], stakes: '1 database', reaches: ['shop'] });
  });
  it('narrow: of a reader', async () => {
    const authority = judged(supabase, 'supabase-access-token', classic, {}, await asked('Read-only'));
    expect(authority).toMatchObject({ reach: { value: 'read' }, unknown: [] });
  });
  it('of a role it does not know', async () => expect((await asked('Auditor')).unknown).toEqual(['what the role Auditor may do in organization Acme']));
  it('scoped: projects, and the rest unknown', async () => {
    const answer = await asking(supabase, 'supabase-access-token', { parts: scoped, facts: {} }, { [PROJECTS]: { body: [shop] } });
    expect(lines(answer)).toEqual(['v1-list-all-projects read project on 1 project: shop']);
    expect(answer.unknown).toHaveLength(1);
  });
  it('scoped: that may not list is live', async () => {
    const answer = await asking(
      supabase,
      'supabase-oauth-token',
      { parts: scoped, facts: {} },
      { [PROJECTS]: { status: 403, body: { missing_permissions: ['projects_read'] } } },
    );
    expect(answer).toMatchObject({ state: 'live', grants: [] });
    expect(answer.unknown).toHaveLength(2);
  });
});

describe('no use of it', () => {
  const ask = (route: Route) => asking(supabase, 'supabase-access-token', { parts: classic, facts: {} }, { [PROJECTS]: route });
  it('revoked or expired', async () => expect((await ask({ status: 401, body: { message: 'Unauthorized' } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { projects: [] } }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('keys of a project, offline', () => {
  const secret = fake.jwt({ iss: 'supabase', ref: 'shop', role: 'service_role', iat: 1_700_000_000, exp: 1_731_536_000 });
  const facts = { project: 'shop', role: 'service_role', expires: '2024-11-13T22:13:20.000Z' };
  expect(judged(supabase, 'supabase-service-role-key', { secret }, facts)).toMatchObject({
    state: { value: 'expired' },
    principal: { value: 'role service_role' },
    reach: { value: 'destroy', evidence: { kind: 'token' } },
    breadth: { value: 'project' },
    created: { value: '2023-11-14T22:13:20.000Z' },
    unknown: [],
  });
  expect(judged(supabase, 'supabase-anon-key', { secret }, { project: 'shop' }).unknown).toEqual(['what row level security lets anybody do in project shop']);
  expect(judged(supabase, 'supabase-secret-key', { secret: 'x' }, {})).toMatchObject({ expires: { value: 'never' }, reach: { value: 'destroy' } });
});

it('knows every kind on the shelf', () => expect(Object.keys(supabase.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
