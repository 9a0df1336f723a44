/**
 * Supabase: access tokens of accounts, classic and scoped, tokens of OAuth apps, keys of projects.
 * Tokens: supabase.com/docs/guides/platform/personal-access-tokens and supabase.com/changelog/scoped-personal-access-tokens-ga (offered to all
 * since 28 September 2026); keys: supabase.com/docs/guides/api/api-keys; roles: …/guides/platform/access-control; that backups go with a
 * project: …/guides/platform/backups; questions: supabase.com/docs/reference/api. All checked 2026-11-21. Keys of a project are not asked
 * about: that would be on a host named by what was found.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind } from '../src/issuer.ts';
import { counted, expectStatus, listOf, named, objectOf, textOf } from '../src/issuer-kit.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';

const HOST = 'api.supabase.com';
const WHO = 'Supabase';

const QUERY = (resource: string): Granted => ({
  action: 'v1-run-a-query',
  resource,
  reach: 'destroy',
  breadth: 'account',
  destroys: 'data',
  means: 'runs any SQL on the databases',
});
const KEYS = (resource: string): Granted => ({
  action: 'v1-get-project-api-keys',
  resource,
  reach: 'read',
  breadth: 'account',
  means: 'reads the keys of projects, the secret ones too',
});
/** What a member can do with the management API, by role. */
const ROLES: Record<string, (resource: string) => Granted[]> = {
  Owner: (resource) => [
    { action: 'v1-create-project-api-key', resource, reach: 'admin', breadth: 'account', means: 'makes further keys of projects' },
    {
      action: 'v1-delete-a-project',
      resource,
      reach: 'destroy',
      breadth: 'account',
      destroys: 'data and backups',
      means: 'deletes a project; its backups go with it',
    },
    QUERY(resource),
    { action: 'v1-deploy-a-function', resource, reach: 'write', breadth: 'account', means: 'puts code in production' },
    { action: 'v1-bulk-create-secrets', resource, reach: 'write', breadth: 'account', means: 'changes what functions are configured with' },
    KEYS(resource),
  ],
  Administrator: (resource) => (ROLES['Owner'] as (r: string) => Granted[])(resource),
  Developer: (resource) => [
    QUERY(resource),
    { action: 'v1-deploy-a-function', resource, reach: 'write', breadth: 'account', means: 'puts code in production' },
    KEYS(resource),
  ],
  'Read-only': (resource) => [{ action: 'v1-list-all-projects', resource, reach: 'read', breadth: 'account' }],
};

interface Organization {
  id?: string;
  slug?: string;
  name?: string;
}
interface Project {
  name?: string;
  ref?: string;
  organization_id?: string;
  organization_slug?: string;
}

const isScoped = (secret: string): boolean => secret.startsWith('sbp_fc');
const dead = (what: string): Answer => ({ state: 'dead', how: `${what} answers 401`, unknown: [] });
const namesOf = (list: readonly Project[]): string[] => list.map((p) => p.name ?? p.ref ?? '(unnamed)');

async function projects(door: Door, headers: Record<string, string>): Promise<Project[] | undefined | Answer> {
  const reply = await door.get('/v1/projects', headers);
  if (reply.status === 401) return dead('GET /v1/projects');
  expectStatus(reply, WHO, 403);
  return reply.status === 403 ? undefined : listOf<Project>(reply.json, WHO);
}

/** Tokens with permissions of their own: a refusal tells that the token works, not what it may do. */
async function askScoped({ parts }: Held, door: Door): Promise<Answer> {
  const list = await projects(door, { authorization: `Bearer ${parts['secret']}` });
  if (list && 'state' in list) return list;
  const names = list && namesOf(list);
  return {
    state: 'live',
    how: 'GET /v1/projects',
    grants: names?.length
      ? [
          {
            action: 'v1-list-all-projects',
            resource: counted(names, 'project', 'projects'),
            reach: 'read',
            breadth: names.length === 1 ? 'project' : 'account',
          },
        ]
      : [],
    unknown: ['which permissions it has: Supabase does not tell the token itself', ...(list ? [] : ['which projects it reaches'])],
    ...(names ? { reaches: names } : {}),
  };
}

async function askToken(held: Held, door: Door): Promise<Answer> {
  if (isScoped(held.parts['secret'] as string)) return askScoped(held, door);
  const headers = { authorization: `Bearer ${held.parts['secret']}` };
  const list = await projects(door, headers);
  if (list && 'state' in list) return list;
  const organizations = await door.get('/v1/organizations', headers);
  const found = organizations.status === 200 ? listOf<Organization>(organizations.json, WHO) : [];
  const profile = await door.get('/v1/profile', headers);
  const me = profile.status === 200 ? objectOf<{ gotrue_id: string; username: string; primary_email: string }>(profile, WHO) : undefined;
  const grants: Granted[] = [];
  const unknown: string[] = list ? [] : ['which projects it reaches'];
  for (const organization of found.slice(0, 3)) {
    const slug = organization.slug ?? organization.id ?? '';
    const title = organization.name ?? slug;
    const members = me ? await door.get(`/v1/organizations/${encodeURIComponent(slug)}/members`, headers) : undefined;
    const role =
      members?.status === 200
        ? listOf<{ user_id?: string; role_name?: string }>(members.json, WHO).find((m) => m.user_id === me?.gotrue_id)?.role_name
        : undefined;
    const own = (list ?? []).filter((p) => (p.organization_slug ?? p.organization_id) === slug || p.organization_id === organization.id);
    const known = role === undefined ? undefined : ROLES[role];
    if (known) grants.push(...known(`organization ${title} (${counted(namesOf(own), 'project', 'projects')})`));
    else unknown.push(`what the role ${role ?? 'of its owner'} may do in organization ${title}`);
  }
  if (found.length > 3) unknown.push(`what its owner may do in ${named(found.slice(3).map((o) => o.name ?? o.slug ?? '(unnamed)'))}`);
  if (!found.length) unknown.push('which organizations it reaches');
  const principal = textOf(me?.username) ?? textOf(me?.primary_email);
  return {
    state: 'live',
    ...(principal ? { principal } : {}),
    how: "GET /v1/projects, and its owner's roles in the organizations",
    grants,
    unknown,
    reaches: list ? namesOf(list) : [],
    ...(list?.length ? { stakes: `${list.length} ${list.length === 1 ? 'database' : 'databases'}` } : {}),
  };
}

const SCOPED = {
  how: 'Make a scoped token for the one project, with only the permissions the work needs, and an end',
  url: 'https://supabase.com/dashboard/account/tokens',
  since: '2026-09-28',
};
const NEW_KEYS = { what: 'publishable and secret keys', since: '2025-06-17', url: 'https://supabase.com/docs/guides/api/api-keys' };
const OWN_ROLE = {
  how: 'Give servers a Postgres role of their own with only the rights they need, or the token of a user, so that row level security holds',
  url: 'https://supabase.com/docs/guides/database/postgres/roles',
};

/** The keys that row level security does not bind. */
const secretKey = (legacy: boolean): Kind => ({
  granularity: 'resource',
  narrower: [
    OWN_ROLE,
    ...(legacy ? [{ how: 'Make a secret key for each server, which can be taken back alone', url: NEW_KEYS.url, since: NEW_KEYS.since }] : []),
  ],
  lifecycle: { canBeEndless: !legacy, ...(legacy ? { days: 3650, replacedBy: NEW_KEYS } : {}) },
  offline: ({ parts, facts }) => {
    const resource = facts['project'] ? `project ${facts['project']}` : 'one project';
    const created = legacy ? isoFromSeconds(jwtClaims(parts['secret'] ?? '')?.['iat']) : undefined;
    return {
      grants: [
        {
          action: 'DELETE',
          resource: `every row of the exposed schemas of ${resource}`,
          reach: 'destroy',
          breadth: 'project',
          destroys: 'data',
          means: 'row level security does not bind it',
        },
        { action: 'storage.remove', resource: `every bucket of ${resource}`, reach: 'destroy', breadth: 'project', destroys: 'data', means: 'deletes files' },
        {
          action: 'auth.admin.deleteUser',
          resource: `users of ${resource}`,
          reach: 'destroy',
          breadth: 'project',
          destroys: 'data',
          means: 'makes, changes and deletes users',
        },
        { action: 'SELECT', resource: `every row of the exposed schemas of ${resource}`, reach: 'read', breadth: 'project' },
      ],
      evidence: { kind: legacy ? 'token' : 'kind', how: legacy ? 'its role is service_role' : 'every secret key has the role service_role' },
      unknown: [],
      worst: { reach: 'destroy', breadth: 'project' },
      ...(legacy ? { principal: 'role service_role' } : { expires: 'never' }),
      ...(created ? { created } : {}),
    };
  },
});

export default defineIssuer({
  id: 'supabase',
  label: 'Supabase',
  kinds: {
    'supabase-access-token': {
      granularity: 'scoped',
      narrower: [SCOPED],
      lifecycle: { canBeEndless: true, replacedBy: { what: 'scoped personal access tokens', since: SCOPED.since, url: SCOPED.url } },
      offline: ({ parts }) => ({
        grants: [],
        evidence: { kind: 'kind', how: isScoped(parts['secret'] ?? '') ? 'it was made with permissions of its own' : 'it can do all that its account can' },
        unknown: [
          isScoped(parts['secret'] ?? '') ? 'which permissions it has, and on which projects' : 'which projects its account reaches, and with which role',
        ],
        worst: { reach: 'admin', breadth: 'account' },
      }),
      ask: { hosts: [HOST], budget: 6, run: askToken },
    },
    'supabase-oauth-token': {
      granularity: 'permission',
      narrower: [SCOPED],
      lifecycle: { canBeEndless: false },
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'it has the scopes of its OAuth app' },
        unknown: ['which scopes its app has, and in which organization'],
        worst: { reach: 'admin', breadth: 'organization' },
      }),
      ask: { hosts: [HOST], budget: 2, run: askScoped },
    },
    'supabase-secret-key': secretKey(false),
    'supabase-service-role-key': secretKey(true),
    'supabase-anon-key': {
      granularity: 'resource',
      narrower: [],
      lifecycle: { canBeEndless: false, days: 3650, replacedBy: NEW_KEYS },
      offline: ({ parts, facts }) => {
        const created = isoFromSeconds(jwtClaims(parts['secret'] ?? '')?.['iat']);
        return {
          grants: [],
          evidence: { kind: 'token', how: 'its role is anon' },
          unknown: [`what row level security lets anybody do in ${facts['project'] ? `project ${facts['project']}` : 'its project'}`],
          worst: { reach: 'destroy', breadth: 'project' },
          principal: 'role anon',
          ...(created ? { created } : {}),
        };
      },
    },
  },
});
