/**
 * Vercel: access tokens of accounts, teams and projects, tokens of integrations and apps, keys of the AI Gateway.
 * What a token is: vercel.com/docs/rest-api/authentication/get-auth-token-metadata and …/accounts/access-tokens; project tokens:
 * vercel.com/changelog/project-scoped-tokens (30 July 2026); credits: vercel.com/docs/ai-gateway/usage. All checked 2026-11-21. Actions go by
 * the names of the REST API's operations. Vercel answers 403 with `invalidToken` to revoked and expired tokens alike.
 */
import type { Breadth } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Reply } from '../src/issuer.ts';
import { counted, expectStatus, isoOf, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.vercel.com';
const GATEWAY = 'ai-gateway.vercel.sh';
const WHO = 'Vercel';
const PAGE = 100;

const ofProjects = (resource: string, breadth: Breadth): Granted[] => [
  { action: 'deleteProject', resource, reach: 'destroy', breadth, destroys: 'data', means: 'deletes a project with its deployments, variables and domains' },
  { action: 'deleteDeployment', resource, reach: 'destroy', breadth, means: 'deletes deployments' },
  { action: 'createDeployment', resource, reach: 'write', breadth, means: 'puts code in production' },
  { action: 'editProjectEnv', resource, reach: 'write', breadth, means: 'changes what projects are configured with' },
  { action: 'removeProjectDomain', resource, reach: 'write', breadth, means: 'takes a domain away' },
  { action: 'getProjectEnv', resource, reach: 'read', breadth, means: 'reads variables that are not marked sensitive' },
];
const ofTeams = (resource: string): Granted[] => [
  { action: 'deleteDomain', resource, reach: 'destroy', breadth: 'account', means: 'gives domains up' },
  { action: 'removeRecord', resource, reach: 'write', breadth: 'account', means: 'changes where names lead' },
  ...ofProjects(resource, 'account'),
];
const ofOwners = (resource: string): Granted[] => [
  { action: 'inviteUserToTeam', resource, reach: 'admin', breadth: 'account', means: 'adds members' },
  { action: 'deleteTeam', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes a team with all projects' },
];
const ofAccount = (resource: string): Granted[] => [
  { action: 'createAuthToken', resource, reach: 'admin', breadth: 'account', means: 'makes further tokens' },
  { action: 'requestDelete', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes the account' },
];

const isDead = (reply: Reply): boolean =>
  reply.status === 401 || (reply.status === 403 && (reply.json as { error?: { invalidToken?: unknown } } | undefined)?.error?.invalidToken === true);
const dead = (how: string): Answer => ({ state: 'dead', how: `${how} is refused: the token is not valid`, unknown: [] });

interface Scope {
  type?: string;
  teamId?: string;
  projectId?: string;
}
interface Team {
  id: string;
  slug?: string;
  name?: string | null;
  membership?: { role?: string };
}
const nameOf = (team: Team): string => team.slug ?? team.name ?? team.id;

async function projects(door: Door, headers: Record<string, string>, team?: string): Promise<string[] | undefined> {
  const reply = await door.get(`/v9/projects?limit=${PAGE}${team ? `&teamId=${encodeURIComponent(team)}` : ''}`, headers);
  if (reply.status !== 200) return undefined;
  return listOf<{ name?: string }>(objectOf(reply, WHO)['projects'], WHO).flatMap((p) => (p.name ? [p.name] : []));
}
const projectsOf = (list: readonly string[] | undefined): string => (list ? counted(list, 'project', 'projects', list.length >= PAGE) : 'its projects');

/** Roles that change nothing. Of the other roles between them and an owner it depends on the project. */
const READERS = new Set(['VIEWER', 'BILLING', 'SECURITY']);

async function askToken({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const current = await door.get('/v5/user/tokens/current', headers);
  if (isDead(current)) return dead('GET /v5/user/tokens/current');
  if (current.status === 403) return ofOneProject(door, headers, {});
  expectStatus(current, WHO);
  const token = objectOf<{ name: string; scopes: unknown; createdAt: number; activeAt: number; expiresAt: number }>(
    { ...current, json: objectOf(current, WHO)['token'] },
    WHO,
  );
  const scopes = token.scopes === undefined ? [] : listOf<Scope>(token.scopes, WHO);
  const created = isoOf(token.createdAt);
  const lastUsed = isoOf(token.activeAt);
  const times = { expires: isoOf(token.expiresAt) ?? 'never', ...(created ? { created } : {}), ...(lastUsed ? { lastUsed } : {}) };
  if (scopes.length && scopes.every((s) => s.type === 'project' || s.projectId)) return ofOneProject(door, headers, times);
  const listed = await door.get(`/v2/teams?limit=${PAGE}`, headers);
  const teams = listed.status === 200 ? listOf<Team>(objectOf(listed, WHO)['teams'], WHO) : undefined;
  const whole = scopes.some((s) => s.type === 'user');
  const reached = whole ? (teams ?? []) : scopes.flatMap((s): Team[] => (s.teamId ? [teams?.find((t) => t.id === s.teamId) ?? { id: s.teamId }] : []));
  const grants: Granted[] = whole ? ofAccount('the account') : [];
  const reaches: string[] = [];
  const unknown: string[] = scopes.length ? [] : ['which scope it has'];
  if (whole && !teams) unknown.push('which teams it reaches');
  for (const team of reached.slice(0, 3)) {
    const list = await projects(door, headers, team.id);
    const resource = `team ${nameOf(team)} (${projectsOf(list)})`;
    const role = team.membership?.role;
    reaches.push(...(list ?? []).map((p) => `${nameOf(team)}/${p}`));
    if (role === 'OWNER') grants.push(...ofOwners(resource), ...ofTeams(resource));
    else if (role === 'MEMBER') grants.push(...ofTeams(resource));
    else {
      grants.push({ action: 'getProjects', resource, reach: 'read', breadth: 'account' });
      if (!role || !READERS.has(role)) unknown.push(`what the role ${role ?? 'of its owner'} may do in team ${nameOf(team)}`);
    }
  }
  if (reached.length > 3) unknown.push(`what its owner may do in ${reached.length - 3} more teams`);
  return {
    state: 'live',
    ...(textOf(token.name) ? { principal: `token ${token.name}` } : {}),
    how: "the scopes of GET /v5/user/tokens/current, and its owner's roles of GET /v2/teams",
    grants,
    unknown,
    reaches,
    ...times,
  };
}

/** A token of one project is denied everything of users and teams, so that it may be told by that alone. */
async function ofOneProject(door: Door, headers: Record<string, string>, times: Partial<Answer>): Promise<Answer> {
  const list = await projects(door, headers);
  if (!list && times.expires === undefined) throw new NoAnswer('Vercel answered 403 to the questions what the token is, and what it reaches');
  return {
    state: 'live',
    how: 'GET /v5/user/tokens/current and GET /v9/projects',
    grants: ofProjects(list?.length ? `project ${list.join(', ')}` : 'one project', 'project'),
    unknown: list ? [] : ['which project it is for'],
    reaches: list ?? [],
    narrower: [],
    ...times,
  };
}

async function askGateway({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get('/v1/credits', { authorization: `Bearer ${parts['secret']}` });
  if (reply.status === 401) return dead('GET /v1/credits');
  expectStatus(reply, WHO);
  const balance = textOf(objectOf(reply, WHO)['balance']);
  return { state: 'live', how: 'GET /v1/credits', unknown: [], ...(balance ? { stakes: `credits worth ${balance} US dollars` } : {}) };
}

const PROJECT_TOKEN = {
  how: 'Make a token of the one project, with an end; Vercel has none for certain operations',
  url: 'https://vercel.com/account/settings/tokens',
  since: '2026-07-30',
};
const ASK = { hosts: [HOST], budget: 6, run: askToken };

const token = (): Kind => ({
  granularity: 'resource',
  narrower: [PROJECT_TOKEN],
  lifecycle: { canBeEndless: true },
  offline: () => ({
    grants: ofProjects('at least one project', 'project'),
    evidence: { kind: 'kind', how: 'every token can do all in the projects it reaches that its owner can' },
    unknown: ['whether it reaches one project, a team or the whole account, and which role its owner has'],
    worst: { reach: 'admin', breadth: 'account' },
  }),
  ask: ASK,
});
const ofApp = (how: string, unknown: string, lifecycle: Kind['lifecycle']): Kind => ({
  granularity: 'permission',
  narrower: [],
  lifecycle,
  offline: () => ({ grants: [], evidence: { kind: 'kind', how }, unknown: [unknown], worst: { reach: 'destroy', breadth: 'account' } }),
});

export default defineIssuer({
  id: 'vercel',
  label: 'Vercel',
  kinds: {
    'vercel-token': token(),
    'vercel-legacy-token': token(),
    'vercel-integration-token': ofApp('it belongs to one installation of an integration', 'which permissions the integration has, and in which team', {
      canBeEndless: true,
    }),
    'vercel-app-token': ofApp('it belongs to a user who signed in to an app', 'which permissions the app has', { canBeEndless: false }),
    'vercel-app-refresh-token': ofApp('with it an app makes further tokens of a user', 'which permissions the app has', { canBeEndless: false }),
    'vercel-api-key': {
      granularity: 'account',
      narrower: [
        { how: 'Let deployments use the OIDC token that Vercel gives them, which ends by itself', url: 'https://vercel.com/docs/ai-gateway/authentication' },
      ],
      lifecycle: { canBeEndless: true },
      offline: () => ({
        grants: [
          { action: 'run models', resource: 'the AI Gateway of the team', reach: 'write', breadth: 'account', means: 'runs models, at the cost of the team' },
        ],
        evidence: { kind: 'kind', how: 'a key of the AI Gateway is good for nothing else' },
        unknown: [],
        worst: { reach: 'write', breadth: 'account' },
      }),
      ask: { hosts: [GATEWAY], budget: 2, run: askGateway },
    },
  },
});
