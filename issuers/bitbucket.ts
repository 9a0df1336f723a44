/**
 * Bitbucket: access tokens of repositories, projects and workspaces, app passwords, Data Center tokens, OAuth consumers; and the admin API keys of
 * Atlassian organizations, which look the same as access tokens do (seen in the wild).
 * Scopes: developer.atlassian.com/cloud/bitbucket/bitbucket-cloud-rest-api-scopes and support.atlassian.com/bitbucket-cloud/docs/
 * repository-access-token-permissions; that app passwords end in 2026: …/kb/getting-401-http-error-while-authenticating-to-bitbucket-cloud-rest-apis;
 * that lists across workspaces are gone: developer.atlassian.com/cloud/bitbucket/changelog (CHANGE-2770); GET /admin/v1/orgs:
 * developer.atlassian.com/cloud/admin/organization/rest/api-group-orgs. All checked 2026-11-21. That a refusal lists the scopes granted, and the
 * headers x-oauth-scopes and x-credential-type, are what clients see; no page promises them.
 */
import type { Breadth, Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Reply } from '../src/issuer.ts';
import { counted, expectStatus, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.bitbucket.org';
const ADMIN = 'api.atlassian.com';
const WHO = 'Bitbucket';

type Meaning = { reach: Reach; destroys?: 'data'; means?: string };
const PUSHES: Meaning = { reach: 'destroy', destroys: 'data', means: 'pushes, deletes branches, and writes over history' };
/** By what a scope is of, and its verb. */
const SCOPES: Record<string, Meaning> = {
  'repository write': PUSHES,
  'repository admin': { reach: 'admin', destroys: 'data', means: 'lets others in, changes guards of branches, and deletes repositories' },
  'pullrequest write': { ...PUSHES, means: 'merges pull requests, and pushes' },
  'pipeline write': { reach: 'write', means: 'runs pipelines, with their secrets' },
  'pipeline variable': { reach: 'write', means: 'changes the variables of pipelines' },
  'runner write': { reach: 'write', means: 'adds machines that pipelines run on, with their secrets' },
  'account write': { reach: 'admin', destroys: 'data', means: 'changes the account of its user, and deletes it' },
  'team write': { reach: 'admin', means: 'changes who is in the workspace' },
  'ssh-key write': { reach: 'admin', means: 'adds keys, which sign in as its user' },
  'snippet write': { reach: 'destroy', destroys: 'data' },
  'webhook write': { reach: 'write', means: 'has events sent elsewhere' },
  'webhook read': { reach: 'write', means: 'has events sent elsewhere' },
};

/** `repository:write` of the first kind of scopes, `write:repository:bitbucket` of the second. */
function meaningOf(scope: string): Meaning {
  const [first = '', second = 'read', third] = scope.split(':');
  const [thing, verb] = third === undefined ? [first, second] : [second, first];
  const known = SCOPES[`${thing} ${verb}`];
  if (known) return known;
  if (verb === 'read') return { reach: 'read' };
  return verb === 'admin' || verb === 'manage' ? { reach: 'admin' } : verb === 'write' ? { reach: 'write' } : { reach: 'destroy', destroys: 'data' };
}

const TYPES: [RegExp, string, Breadth][] = [
  [/^repo/, 'its repository', 'resource'],
  [/^project/, 'its project', 'project'],
  [/^workspace/, 'its workspace', 'account'],
];

const clean = (scopes: readonly unknown[]): string[] => scopes.filter((s): s is string => typeof s === 'string' && /^[\w:-]{1,80}$/.test(s));

/** The scopes, from a success or from a refusal for the lack of one. */
function scopesOf({ status, headers, json }: Reply): string[] | undefined {
  const told = headers.get('x-oauth-scopes');
  if (told !== undefined && told !== '') return clean(told.split(/\s*,\s*/));
  const granted = (json as { error?: { detail?: { granted?: unknown } } } | undefined)?.error?.detail?.granted;
  return status === 403 && Array.isArray(granted) ? clean(granted) : undefined;
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const reply = await door.get(`https://${HOST}/2.0/user`, headers);
  if (reply.status === 401) return askAdmin(headers, door);
  expectStatus(reply, WHO, 403);
  const scopes = scopesOf(reply);
  if (reply.status === 403 && !scopes) throw new NoAnswer(`${WHO} answered 403, which says nothing of the token`);
  const me = reply.status === 200 ? objectOf<{ display_name: string }>(reply, WHO) : {};
  const type = TYPES.find(([pattern]) => pattern.test(reply.headers.get('x-credential-type') ?? ''));
  const [, resource, breadth] = type ?? [undefined, 'its repository, project or workspace', 'account' as const];
  return {
    state: 'live',
    ...(textOf(me.display_name) ? { principal: me.display_name as string } : {}),
    how: 'the scopes of GET /2.0/user',
    grants: (scopes ?? []).map((action) => ({ action, resource, breadth, ...meaningOf(action) })),
    unknown: [...(scopes ? [] : ['which scopes it has']), ...(type ? [] : ['whether it is of a repository, a project or a workspace'])],
  };
}

/** What Bitbucket does not know may be the key of an organization. */
async function askAdmin(headers: Record<string, string>, door: Door): Promise<Answer> {
  const reply = await door.get(`https://${ADMIN}/admin/v1/orgs`, headers);
  if (reply.status === 401) return { state: 'dead', how: 'GET /2.0/user of Bitbucket and GET /admin/v1/orgs of Atlassian answer 401', unknown: [] };
  expectStatus(reply, 'Atlassian');
  const { data } = objectOf<{ data: unknown }>(reply, 'Atlassian');
  const names = listOf<{ attributes?: { name?: unknown } }>(data, 'Atlassian').flatMap((o) => textOf(o.attributes?.name) ?? []);
  const where = names.length ? counted(names, 'organization', 'organizations') : 'its organization';
  return {
    state: 'live',
    principal: `admin API key of ${where}`,
    how: 'GET /admin/v1/orgs of Atlassian',
    grants: [{ action: 'GET /admin/v1/orgs', resource: where, reach: 'read', breadth: 'organization' }],
    unknown: ['whether it has scopes: without them it manages and removes the people, groups and policies of the organization'],
    reaches: names,
    narrower: [
      {
        how: 'Make an admin API key with the few scopes the work needs, and an end within weeks',
        url: 'https://support.atlassian.com/organization-administration/docs/manage-an-organization-with-the-admin-apis/',
      },
    ],
  };
}

const REPOSITORY = {
  how: 'Make an access token of the one repository, with only the scopes the work needs, and an end',
  url: 'https://support.atlassian.com/bitbucket-cloud/docs/create-a-repository-access-token/',
};
const TOKENS = {
  how: 'Make an API token with scopes, for Bitbucket alone, and an end',
  url: 'https://support.atlassian.com/bitbucket-cloud/docs/api-tokens/',
};

const kind = (how: string, unknown: string, breadth: Granted['breadth'], rest: Omit<Kind, 'offline'>): Kind => ({
  ...rest,
  offline: () => ({ grants: [], evidence: { kind: 'kind', how }, unknown: [unknown], worst: { reach: 'admin', breadth } }),
});

export default defineIssuer({
  id: 'bitbucket',
  label: WHO,
  kinds: {
    'bitbucket-access-token': kind(
      'it has the scopes it was made with, in one repository, project or workspace; admin keys of organizations look the same',
      'which scopes it has, and where',
      'organization',
      { granularity: 'scoped', narrower: [REPOSITORY], lifecycle: { canBeEndless: true }, ask: { hosts: [HOST, ADMIN], budget: 3, run: ask } },
    ),
    'bitbucket-app-password': kind(
      'it acts as its user, as far as its scopes go, if Bitbucket still takes it: app passwords were to end in the summer of 2026',
      'which scopes it has, and whose it is; to ask takes the name of its user, which it does not hold',
      'account',
      {
        granularity: 'permission',
        narrower: [REPOSITORY, TOKENS],
        lifecycle: { canBeEndless: true, replacedBy: { what: 'API tokens with scopes', since: '2025-09-09', url: TOKENS.url } },
      },
    ),
    'bitbucket-data-center-token': kind(
      'it has the permissions it was made with, at most those of its user, project or repository',
      'which permissions it has, and on which server it is',
      'account',
      {
        granularity: 'scoped',
        narrower: [
          {
            how: 'Make an HTTP access token of the one repository, with read permission where nothing is pushed, and an end',
            url: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
          },
        ],
        lifecycle: { canBeEndless: true },
      },
    ),
    'bitbucket-consumer-secret': kind(
      'with its key it acts as the consumer, and for the people who let it in',
      'which scopes its consumer has, and whether it is private, so that it makes tokens by itself',
      'account',
      { granularity: 'permission', narrower: [REPOSITORY], lifecycle: { canBeEndless: true } },
    ),
  },
});
