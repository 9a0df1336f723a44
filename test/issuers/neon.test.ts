/** Answers follow neon.com/docs/reference/api (users, projects, organizations), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import neon from '../../issuers/neon.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, type Routes } from './routes.ts';

const secret = new Fake(1).text('lower', 64);
const at = (path: string) => `GET console.neon.tech/api/v2${path}`;
const no = (status = 403): Route => ({ status, body: { code: '', message: 'not allowed' } });
const ask = (me: Route, more: Routes = {}) => asking(neon, 'neon-api-key', { parts: { secret }, facts: {} }, { [at('/users/me')]: me, ...more });
const shop = { id: 'p1', name: 'shop', org_id: 'org-acme' };
const PROJECTS = at('/projects?limit=100');
const KEYS = at('/organizations/org-acme/api_keys');

describe('keys', () => {
  it('wide: of a user', async () => {
    const answer = await ask(
      { body: { email: 'ann@acme.test' } },
      {
        [at('/users/me/organizations')]: { body: { organizations: [{ id: 'org-acme', name: 'Acme' }] } },
        [at('/projects?limit=100&org_id=org-acme')]: { body: { projects: [shop] } },
      },
    );
    expect(lines(answer).slice(0, 2)).toEqual([
      'createApiKey admin account on the account',
      'deleteProject destroy account destroys data on organization Acme (1 project: shop)',
    ]);
    expect(answer).toMatchObject({ principal: 'ann@acme.test', unknown: [], stakes: '1 project: shop' });
  });
  it('of an organization', async () => {
    const answer = await ask(no(), { [PROJECTS]: { body: { projects: [shop] } }, [KEYS]: { body: [] } });
    expect(lines(answer)[0]).toBe('createOrgApiKey admin account on organization org-acme');
  });
  it('narrow: of a project, which it cannot delete', async () => {
    const answer = await ask(no(404), { [PROJECTS]: { body: { projects: [shop] } }, [KEYS]: no() });
    const authority = judged(neon, 'neon-api-key', { secret }, {}, answer);
    expect(authority).toMatchObject({ reach: { value: 'destroy' }, breadth: { value: 'project' }, unknown: [], narrower: [] });
    expect(lines(authority).join()).not.toMatch(/deleteProject /);
  });
  it('that may not list it', async () => expect((await ask(no(), { [PROJECTS]: no() })).unknown).toEqual(['which project it is for']));
  it('that show no project', async () => expect((await ask(no(), { [PROJECTS]: { body: { projects: [] } } })).unknown).toHaveLength(1));
});

describe('no use of it', () => {
  it('revoked', async () => expect((await ask(no(401))).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});
