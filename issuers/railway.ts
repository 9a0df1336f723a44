/**
 * Railway: account, workspace and project tokens. All are bare UUIDs, so that only Railway can tell which one is at hand.
 * Queries and fields: the published schema (github.com/railwayapp/cli, src/gql/schema.json, checked 2026-11-21). No kind has scopes, an
 * expiry or a date of last use: ApiTokenCreateInput holds a name and a workspace, ProjectTokenCreateInput a name and an environment.
 */
import type { Breadth } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, type Reply } from '../src/issuer.ts';

const ENDPOINT = '/graphql/v2';
/** Projects that are looked into, and names that are told. */
const MOST = 50;

/** What can be done wherever a Railway token reaches: there are no narrower operations. Of what is equally bad, the most telling comes first. */
const within = (resource: string, breadth: Breadth): Granted[] => [
  { action: 'volumeDelete', resource, reach: 'destroy', breadth, destroys: 'data and backups', means: 'deletes a volume; its backups belong to it' },
  { action: 'volumeInstanceBackupDelete', resource, reach: 'destroy', breadth, destroys: 'data and backups', means: 'deletes backups' },
  {
    action: 'environmentDelete',
    resource,
    reach: 'destroy',
    breadth,
    destroys: 'data and backups',
    means: 'deletes an environment with its services and volumes',
  },
  { action: 'serviceDelete', resource, reach: 'destroy', breadth, destroys: 'data', means: 'deletes a service' },
  { action: 'variableUpsert', resource, reach: 'write', breadth, means: 'changes what services are configured with' },
  { action: 'customDomainDelete', resource, reach: 'write', breadth, means: 'takes a domain away' },
  { action: 'customDomainCreate', resource, reach: 'write', breadth, means: 'adds a domain' },
  { action: 'variables', resource, reach: 'read', breadth, means: 'reads the secrets of all services' },
];

const ofWorkspace = (resource: string, breadth: Breadth): Granted[] => [
  { action: 'projectTokenCreate', resource, reach: 'admin', breadth, means: 'makes further tokens' },
  ...within(resource, breadth),
  { action: 'projectDelete', resource, reach: 'destroy', breadth, destroys: 'data and backups', means: 'deletes a project with its volumes' },
  { action: 'workspaceDelete', resource, reach: 'destroy', breadth, destroys: 'data and backups', means: 'deletes a workspace with all projects' },
];

const ofAccount = (resource: string): Granted[] => [
  { action: 'apiTokenCreate', resource, reach: 'admin', breadth: 'account', means: 'makes further tokens for the account' },
  ...ofWorkspace(resource, 'account'),
  { action: 'userDelete', resource, reach: 'destroy', breadth: 'account', destroys: 'data and backups', means: 'deletes the account' },
];

const PROJECT_TOKEN = {
  how: 'Make a project token for one environment that is not production; no Railway token is limited to certain operations',
  url: 'https://docs.railway.com/reference/public-api#project-token',
};
const WORKSPACE_TOKEN = {
  how: 'Make a workspace token of a workspace that holds only what the work is about',
  url: 'https://docs.railway.com/reference/public-api#team-token',
};

interface Named {
  id: string;
  name: string;
}
interface Edges<T> {
  edges: { node: T }[];
}
type Project = Named & { volumes: Edges<Named> };

const PROJECTS = '{ edges { node { id name volumes { edges { node { id name } } } } } }';
const OF_PROJECT = 'query { projectToken { createdAt project { id name } environment { id name } } }';
const OF_ACCOUNT = `query { me { id name email workspaces { id name projects(first: ${MOST}) ${PROJECTS} } } }`;
const OF_WORKSPACE = 'query { apiToken { workspaces { id name } } }';
const IN_WORKSPACE = `query ($id: String!) { projects(workspaceId: $id, first: ${MOST}) ${PROJECTS} }`;

/** The data of an answer; Railway refuses in an answer with status 200 that holds errors. */
function dataOf<T>({ status, json }: Reply): T | undefined {
  const { data, errors } = (json ?? {}) as { data?: T | null; errors?: unknown[] };
  return status === 200 && data && !errors?.length ? data : undefined;
}

const names = (list: readonly Named[]): string => {
  const shown = list.slice(0, 5).map((n) => n.name);
  return list.length > shown.length ? `${shown.join(', ')} and ${list.length - shown.length} more` : shown.join(', ');
};

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const token = parts['secret'] as string;
  const headers = { authorization: `Bearer ${token}` };
  const project = dataOf<{ projectToken: { createdAt: string; project: Named; environment: Named } }>(
    await door.query(ENDPOINT, OF_PROJECT, {}, { 'project-access-token': token }),
  );
  if (project) return ofProject(project.projectToken);
  const account = dataOf<{ me: { name: string | null; email: string; workspaces: (Named & { projects: Edges<Project> })[] } }>(
    await door.query(ENDPOINT, OF_ACCOUNT, {}, headers),
  );
  if (account) {
    const { name, email, workspaces } = account.me;
    const projects = workspaces.flatMap((w) => w.projects.edges.map((e) => e.node));
    return { ...about(workspaces, projects, ofAccount), principal: name ?? email, how: 'me', narrower: [PROJECT_TOKEN, WORKSPACE_TOKEN] };
  }
  const context = dataOf<{ apiToken: { workspaces: Named[] } }>(await door.query(ENDPOINT, OF_WORKSPACE, {}, headers));
  if (!context) return { state: 'dead', how: 'it is refused as a project, account and workspace token', unknown: [] };
  const { workspaces } = context.apiToken;
  const [first] = workspaces;
  const listed = first && dataOf<{ projects: Edges<Project> }>(await door.query(ENDPOINT, IN_WORKSPACE, { id: first.id }, headers));
  const projects = listed?.projects.edges.map((e) => e.node);
  return {
    ...about(workspaces, projects, (where) => ofWorkspace(where, 'account')),
    principal: `workspace token of ${names(workspaces)}`,
    how: projects ? 'apiToken and projects' : 'apiToken',
    narrower: [PROJECT_TOKEN],
  };
}

function ofProject({ project, environment, createdAt }: { createdAt: string; project: Named; environment: Named }): Answer {
  return {
    state: 'live',
    principal: `project token of ${project.name}`,
    how: 'projectToken',
    grants: within(`environment ${environment.name} of project ${project.name}`, 'project'),
    unknown: [],
    reaches: [`${project.name}/${environment.name}`],
    created: createdAt,
    expires: 'never',
    narrower: /prod|live|main/i.test(environment.name) ? [PROJECT_TOKEN] : [],
  };
}

/** What a token can do that is good for whole workspaces. @param projects undefined when they were not told */
function about(workspaces: readonly Named[], projects: readonly Project[] | undefined, grants: (where: string) => Granted[]): Omit<Answer, 'how'> {
  const count = projects && `${projects.length >= MOST ? `${MOST} projects or more` : projects.length === 1 ? '1 project' : `${projects.length} projects`}`;
  const volumes = projects?.reduce((sum, p) => sum + p.volumes.edges.length, 0) ?? 0;
  return {
    state: 'live',
    grants: grants(`${names(workspaces)} (${projects?.length ? `${count}: ${names(projects)}` : 'all projects'})`),
    unknown: projects ? [] : ['which projects it reaches'],
    reaches: projects?.map((p) => p.name) ?? [],
    ...(volumes ? { stakes: `${volumes} ${volumes === 1 ? 'volume' : 'volumes'} with their backups` } : {}),
    expires: 'never',
  };
}

const ASK = { hosts: ['backboard.railway.com'], budget: 6, run: ask };

const kind = (token: 'api' | 'project'): Kind => ({
  granularity: token === 'api' ? 'account' : 'resource',
  offline: () => ({
    grants: within('at least one environment of a project', 'project'),
    evidence: { kind: 'kind', how: 'every Railway token can do everything where it reaches' },
    unknown: [
      token === 'api'
        ? 'whether it reaches one workspace or the whole account, and which projects'
        : 'whether it is a project token at all: account, workspace and project tokens look the same',
    ],
    worst: { reach: 'admin', breadth: 'account' },
    expires: 'never',
  }),
  narrower: token === 'api' ? [PROJECT_TOKEN, WORKSPACE_TOKEN] : [PROJECT_TOKEN],
  lifecycle: { canBeEndless: true },
  ask: ASK,
});

export default defineIssuer({ id: 'railway', label: 'Railway', kinds: { 'railway-api-token': kind('api'), 'railway-project-token': kind('project') } });
