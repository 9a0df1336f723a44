/**
 * Neon: API keys, personal ones, of organizations and of projects; all look the same.
 * Kinds of keys and what they may not: neon.com/docs/manage/api-keys; that a deleted project can be brought back for seven days:
 * neon.com/docs/reference/api/projects/delete-project; questions: neon.com/docs/reference/api. All checked 2026-11-21. Actions go by the
 * operations of that reference.
 */
import type { Breadth } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held } from '../src/issuer.ts';
import { counted, expectStatus, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'console.neon.tech';
const WHO = 'Neon';
const V2 = '/api/v2';
const PAGE = 100;

const within = (resource: string, breadth: Breadth): Granted[] => [
  { action: 'deleteProjectBranch', resource, reach: 'destroy', breadth, destroys: 'data', means: 'deletes branches with their databases' },
  { action: 'deleteProjectBranchDatabase', resource, reach: 'destroy', breadth, destroys: 'data', means: 'deletes databases' },
  { action: 'resetProjectBranchRolePassword', resource, reach: 'write', breadth, means: 'locks applications out' },
  { action: 'getProjectBranchRolePassword', resource, reach: 'read', breadth, means: 'reads passwords, and with them all data' },
];
const wider = (resource: string): Granted[] => [
  {
    action: 'deleteProject',
    resource,
    reach: 'destroy',
    breadth: 'account',
    destroys: 'data',
    means: 'deletes projects, which can be brought back for seven days',
  },
  ...within(resource, 'account'),
];

interface Project {
  name?: string;
  org_id?: string;
}
const projectsOf = (list: readonly Project[], more: boolean): string =>
  counted(
    list.map((p) => p.name ?? '(unnamed)'),
    'project',
    'projects',
    more,
  );
const nameless = (list: readonly Project[]): string[] => list.map((p) => p.name ?? '(unnamed)');

async function ofUser(door: Door, headers: Record<string, string>, email: string | undefined): Promise<Answer> {
  const listed = await door.get(`${V2}/users/me/organizations`, headers);
  expectStatus(listed, WHO, 403);
  const organizations = listed.status === 403 ? [] : listOf<{ id?: string; name?: string }>(objectOf(listed, WHO)['organizations'], WHO);
  const all: Project[] = [];
  const grants: Granted[] = [{ action: 'createApiKey', resource: 'the account', reach: 'admin', breadth: 'account', means: 'makes further keys' }];
  for (const { id, name } of organizations.slice(0, 4)) {
    const reply = await door.get(`${V2}/projects?limit=${PAGE}&org_id=${encodeURIComponent(id ?? '')}`, headers);
    expectStatus(reply, WHO, 403);
    const list = reply.status === 403 ? [] : listOf<Project>(objectOf(reply, WHO)['projects'], WHO);
    all.push(...list);
    grants.push(...wider(`organization ${name ?? id ?? '(unnamed)'} (${projectsOf(list, list.length >= PAGE)})`));
  }
  const left = organizations.length - 4;
  return {
    state: 'live',
    ...(email ? { principal: email } : {}),
    how: 'GET /users/me, its organizations and their projects',
    grants,
    unknown: left > 0 ? [`which projects ${left} more organizations have`] : [],
    reaches: nameless(all),
    expires: 'never',
    ...(all.length ? { stakes: counted(nameless(all), 'project', 'projects') } : {}),
  };
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const me = await door.get(`${V2}/users/me`, headers);
  if (me.status === 401) return { state: 'dead', how: 'GET /users/me answers 401', unknown: [] };
  expectStatus(me, WHO, 400, 403, 404);
  if (me.status === 200) return ofUser(door, headers, textOf(objectOf(me, WHO)['email']));
  const reply = await door.get(`${V2}/projects?limit=${PAGE}`, headers);
  if (reply.status === 401) return { state: 'dead', how: 'GET /projects answers 401', unknown: [] };
  expectStatus(reply, WHO, 403, 404);
  const base = { state: 'live', expires: 'never' } as const;
  if (reply.status !== 200)
    return {
      ...base,
      how: 'GET /users/me and GET /projects are refused',
      grants: within('one project', 'project'),
      unknown: ['which project it is for'],
      narrower: [],
    };
  const list = listOf<Project>(objectOf(reply, WHO)['projects'], WHO);
  const organization = list[0]?.org_id;
  const keys = organization ? await door.get(`${V2}/organizations/${encodeURIComponent(organization)}/api_keys`, headers) : undefined;
  if (keys?.status === 200)
    return {
      ...base,
      principal: `key of organization ${organization}`,
      how: 'GET /projects, and the keys of the organization, which only its own may list',
      grants: [
        { action: 'createOrgApiKey', resource: `organization ${organization}`, reach: 'admin', breadth: 'account', means: 'makes further keys' },
        ...wider(`organization ${organization} (${projectsOf(list, list.length >= PAGE)})`),
      ],
      unknown: [],
      reaches: nameless(list),
      stakes: counted(nameless(list), 'project', 'projects'),
    };
  if (list.length !== 1)
    return { ...base, how: 'GET /projects', grants: [], unknown: ['whether it is a key of an organization or of a project'], reaches: nameless(list) };
  return {
    ...base,
    principal: `key of project ${list[0]?.name ?? '(unnamed)'}`,
    how: 'GET /projects lists one, and the keys of the organization are refused',
    grants: within(`project ${list[0]?.name ?? '(unnamed)'}`, 'project'),
    unknown: [],
    reaches: nameless(list),
    narrower: [],
  };
}

export default defineIssuer({
  id: 'neon',
  label: 'Neon',
  kinds: {
    'neon-api-key': {
      granularity: 'resource',
      narrower: [
        {
          how: 'Make a project-scoped key, which cannot delete its project nor reach others, and let the work happen on a branch of its own',
          url: 'https://neon.com/docs/manage/api-keys#create-project-scoped-organization-api-keys',
        },
      ],
      lifecycle: { canBeEndless: true },
      offline: () => ({
        grants: within('at least one project', 'project'),
        evidence: { kind: 'kind', how: 'every key can do all inside the projects it reaches' },
        unknown: ['whether it is of a user, an organization or one project'],
        worst: { reach: 'admin', breadth: 'account' },
        expires: 'never',
      }),
      ask: { hosts: [HOST], budget: 7, run: ask },
    },
  },
});
