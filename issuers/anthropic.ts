/**
 * Anthropic: API keys, admin keys, and the tokens of people who signed in.
 * Keys, workspaces and what an admin key may do: platform.claude.com/docs/en/api/administration-api and …/docs/en/api/overview (401
 * authentication_error, 403 permission_error, header anthropic-organization-id); files are deleted for good: …/build-with-claude/files; sign-in
 * tokens: code.claude.com/docs/en/authentication. All checked 2026-11-21. Actions go by the paths of the API reference.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Offline, type Reply } from '../src/issuer.ts';
import { counted, expectStatus, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.anthropic.com';
const WHO = 'Anthropic';
const PAGE = 100;
const headersOf = ({ parts }: Held) => ({ 'x-api-key': parts['secret'] as string, 'anthropic-version': '2023-06-01' });

/** An API key has no scopes: all of them can do this, each in its workspace. */
const ofKey = (resource: string): Granted[] => [
  { action: 'DELETE /v1/files/{file_id}', resource, reach: 'destroy', breadth: 'project', destroys: 'data', means: 'deletes uploaded files' },
  { action: 'DELETE /v1/messages/batches/{id}', resource, reach: 'destroy', breadth: 'project', destroys: 'data', means: 'deletes batches with their results' },
  { action: 'POST /v1/messages', resource, reach: 'write', breadth: 'project', means: 'asks models, which costs money' },
  { action: 'GET /v1/messages/batches/{id}/results', resource, reach: 'read', breadth: 'project', means: 'reads what was answered to batches' },
];

const ofAdmin = (resource: string): Granted[] => [
  { action: 'POST /v1/organizations/invites', resource, reach: 'admin', breadth: 'organization', means: 'invites users, with a role' },
  { action: 'POST /v1/organizations/users/{id}', resource, reach: 'admin', breadth: 'organization', means: 'changes the roles of users' },
  {
    action: 'POST /v1/organizations/workspaces/{id}/archive',
    resource,
    reach: 'destroy',
    breadth: 'organization',
    means: 'archives a workspace for good, which ends all its keys',
  },
  { action: 'DELETE /v1/organizations/users/{id}', resource, reach: 'write', breadth: 'organization', means: 'removes users' },
  { action: 'POST /v1/organizations/api_keys/{id}', resource, reach: 'write', breadth: 'organization', means: 'switches keys off' },
  { action: 'GET /v1/organizations/usage_report/messages', resource, reach: 'read', breadth: 'organization', means: 'reads usage' },
];

const KEY: Offline = {
  grants: ofKey('one workspace'),
  evidence: { kind: 'kind', how: 'every API key can do everything in its workspace' },
  unknown: [],
  worst: { reach: 'destroy', breadth: 'project' },
};

const refused = (reply: Reply, path: string): Answer | undefined =>
  reply.status === 401 ? { state: 'dead', how: `GET ${path} answers 401`, unknown: [] } : undefined;

async function askKey(held: Held, door: Door): Promise<Answer> {
  const path = '/v1/models?limit=1';
  const reply = await door.get(path, headersOf(held));
  const dead = refused(reply, '/v1/models');
  if (dead) return dead;
  expectStatus(reply, WHO);
  listOf(objectOf<{ data: unknown }>(reply, WHO).data, WHO);
  const organization = textOf(reply.headers.get('anthropic-organization-id'));
  const where = organization ? `organization ${organization.slice(0, 60)}` : 'its organization';
  return {
    state: 'live',
    principal: `API key of ${where}`,
    how: 'GET /v1/models; every API key can do everything in its workspace',
    grants: ofKey(`one workspace of ${where}`),
    unknown: [],
  };
}

async function askAdmin(held: Held, door: Door): Promise<Answer> {
  const me = await door.get('/v1/organizations/me', headersOf(held));
  const dead = refused(me, '/v1/organizations/me');
  if (dead) return dead;
  expectStatus(me, WHO);
  const name = textOf(objectOf<{ name: string }>(me, WHO).name);
  if (!name) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const workspaces = await door.get(`/v1/organizations/workspaces?limit=${PAGE}`, headersOf(held));
  const keys = await door.get(`/v1/organizations/api_keys?status=active&limit=${PAGE}`, headersOf(held));
  for (const reply of [workspaces, keys]) expectStatus(reply, WHO);
  const page = objectOf<{ data: unknown; has_more: boolean }>(workspaces, WHO);
  const titles = listOf<{ name?: string }>(page.data, WHO).map((w) => w.name ?? '(unnamed)');
  const active = objectOf<{ data: unknown; has_more: boolean }>(keys, WHO);
  const count = listOf(active.data, WHO).length;
  return {
    state: 'live',
    principal: `admin key of ${name}`,
    how: 'GET /v1/organizations/me, …/workspaces and …/api_keys',
    grants: ofAdmin(`organization ${name} (${counted(titles, 'workspace', 'workspaces', page.has_more === true)})`),
    unknown: [],
    reaches: titles,
    ...(count ? { stakes: `${count}${active.has_more ? ' or more' : ''} active API ${count === 1 ? 'key' : 'keys'}` } : {}),
  };
}

const WORKSPACE = {
  how: 'Make a key in a workspace of its own with a spend limit: no key is limited to certain operations',
  url: 'https://platform.claude.com/docs/en/manage-claude/workspaces',
};
const NO_ADMIN = {
  how: 'Use an API key of one workspace: only the management of the organization takes an admin key',
  url: 'https://platform.claude.com/docs/en/api/administration-api',
};

/** Tokens of a person who signed in. What they open is not documented, and nobody can be asked about them. */
const signedIn = (what: string, worst: Offline['worst']): Kind => ({
  granularity: 'role',
  offline: () => ({
    grants: [],
    evidence: { kind: 'kind', how: what },
    unknown: ['whose account it is, and what of it the token opens: Anthropic documents neither'],
    worst,
  }),
  narrower: [WORKSPACE],
  lifecycle: { canBeEndless: false },
});

export default defineIssuer({
  id: 'anthropic',
  label: 'Anthropic',
  kinds: {
    'anthropic-api-key': {
      granularity: 'resource',
      offline: () => KEY,
      narrower: [WORKSPACE],
      lifecycle: { canBeEndless: true },
      ask: { hosts: [HOST], budget: 2, run: askKey },
    },
    'anthropic-admin-key': {
      granularity: 'account',
      offline: () => ({
        grants: ofAdmin('its organization'),
        evidence: { kind: 'kind', how: 'every admin key manages its whole organization' },
        unknown: [],
        worst: { reach: 'admin', breadth: 'organization' },
      }),
      narrower: [NO_ADMIN],
      lifecycle: { canBeEndless: true },
      ask: { hosts: [HOST], budget: 5, run: askAdmin },
    },
    'anthropic-oauth-token': signedIn('it acts for the person who signed in to Claude Code', { reach: 'write', breadth: 'account' }),
    'anthropic-refresh-token': signedIn('it gets new tokens for the person who signed in to Claude Code', { reach: 'write', breadth: 'account' }),
    'anthropic-session-key': signedIn('it is a signed-in browser on claude.ai', { reach: 'admin', breadth: 'account' }),
  },
});
