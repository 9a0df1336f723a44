/**
 * Buildkite: API access, agent, job, registry and portal tokens.
 * GET /v2/access-token tells the scopes of the token that asks, and needs none: buildkite.com/docs/apis/rest-api/access-token; scopes, and that
 * GraphQL knows none of them: …/apis/managing-api-tokens and …/apis/graphql/schemas/enum/apiaccesstokenscopes; kinds of tokens:
 * …/platform/security/tokens; agent and session tokens: …/agent/v3/tokens. All checked 2026-11-21; not checked: what a portal's queries may do,
 * and which of the registry tokens publish. Agents' own API is not documented, so that only API tokens are asked.
 */
import type { Breadth, Reach } from '../src/grants.ts';
import { type Answer, type Ask, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer } from '../src/issuer.ts';
import { counted, expectStatus, isoOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.buildkite.com';
const WHO = 'Buildkite';

type Meaning = { reach: Reach; destroys?: 'data'; means?: string };
const SCOPES: Record<string, Meaning> = {
  write_teams: { reach: 'admin', means: 'changes teams, and who is in them' },
  write_clusters: { reach: 'admin', means: 'makes clusters and the tokens of their agents' },
  write_pipelines: { reach: 'destroy', destroys: 'data', means: 'deletes pipelines with their builds' },
  write_artifacts: { reach: 'destroy', destroys: 'data', means: 'deletes artifacts' },
  write_build_logs: { reach: 'destroy', destroys: 'data', means: 'deletes logs' },
  write_builds: { reach: 'write', means: 'runs builds, with the secrets of their pipelines' },
  write_agents: { reach: 'write', means: 'stops agents' },
  read_job_env: { reach: 'read', means: 'reads the environment of jobs, secrets in it too' },
};
const meaningOf = (scope: string): Meaning =>
  SCOPES[scope] ??
  (scope.startsWith('graphql')
    ? { reach: 'admin', destroys: 'data', means: 'does all its user may: GraphQL knows no scopes' }
    : scope.startsWith('read_')
      ? { reach: 'read' }
      : scope.startsWith('delete_')
        ? { reach: 'destroy', destroys: 'data' }
        : { reach: 'write' });

const ask =
  (refused: 'dead' | string): Ask['run'] =>
  async ({ parts }: Held, door: Door): Promise<Answer> => {
    const headers = { authorization: `Bearer ${parts['secret']}` };
    const reply = await door.get('/v2/access-token', headers);
    if (reply.status === 401) {
      if (refused !== 'dead') throw new NoAnswer(refused);
      return { state: 'dead', how: 'GET /v2/access-token answers 401', unknown: [] };
    }
    expectStatus(reply, WHO);
    const token = objectOf<{ uuid: unknown; scopes: unknown; created_at: unknown; user: { email?: unknown; name?: unknown } | null }>(reply, WHO);
    if (!Array.isArray(token.scopes)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
    const scopes = token.scopes.filter((s): s is string => typeof s === 'string' && /^\w{1,60}$/.test(s));
    const listed = await door.get('/v2/organizations', headers);
    const names =
      listed.status === 200 && Array.isArray(listed.json) ? listed.json.flatMap((o: { slug?: unknown } | null) => textOf(o?.slug) ?? []) : undefined;
    const where = names?.length ? counted(names, 'organization', 'organizations') : 'its organizations';
    const person = textOf(token.user?.email) ?? textOf(token.user?.name);
    const created = isoOf(token.created_at);
    return {
      state: 'live',
      ...(person ? { principal: person } : {}),
      how: `GET /v2/access-token${names ? ' and /v2/organizations' : ''}`,
      grants: scopes.map((action) => ({ action, resource: where, breadth: 'organization', ...meaningOf(action) })),
      unknown: [],
      ...(names?.length ? { reaches: names } : {}),
      ...(created ? { created } : {}),
    };
  };

const FEWER = {
  how: 'Make a token with the few scopes the work needs, for one organization, without GraphQL, for listed addresses and with an end',
  url: 'https://buildkite.com/docs/apis/managing-api-tokens',
};
const OIDC = { how: 'Let jobs sign in to other services by OIDC (`buildkite-agent oidc request-token`)', url: 'https://buildkite.com/docs/agent/v3/cli-oidc' };
const CLUSTER = {
  how: 'Make an agent token of the one cluster its agents belong to',
  url: 'https://buildkite.com/docs/agent/v3/tokens',
};
const kind = (granularity: Kind['granularity'], offline: Kind['offline'], narrower: Kind['narrower'], more: Partial<Kind> = {}): Kind => ({
  granularity,
  offline,
  narrower,
  lifecycle: { canBeEndless: true },
  ...more,
});
const open =
  (unknown: string, reach: Reach, breadth: Breadth): Kind['offline'] =>
  () => ({ grants: [], evidence: { kind: 'kind', how: 'it can do what it was made for' }, unknown: [unknown], worst: { reach, breadth } });
const certain = (grant: Granted, how: string): ReturnType<Kind['offline']> => ({
  grants: [grant],
  evidence: { kind: 'kind', how },
  unknown: [],
  worst: { reach: grant.reach, breadth: grant.breadth },
});

const RUNS = 'takes jobs, and so gets their code and secrets and says how they ended';
function agent({ parts }: Held): ReturnType<Kind['offline']> {
  const secret = parts['secret'] ?? '';
  const [resource, breadth]: [string, Breadth] = secret.startsWith('bkct_')
    ? ['the agents of one cluster', 'project']
    : secret.startsWith('bkaa_')
      ? ['one agent', 'resource']
      : ['every queue of the organization that is in no cluster', 'organization'];
  return certain({ action: 'run jobs', resource, reach: 'write', breadth, means: RUNS }, 'its prefix tells what it is for');
}

export default defineIssuer({
  id: 'buildkite',
  label: 'Buildkite',
  kinds: {
    'buildkite-api-token': kind('permission', open('which scopes it has, in which organizations', 'admin', 'organization'), [FEWER, OIDC], {
      ask: { hosts: [HOST], budget: 4, run: ask('dead') },
    }),
    'buildkite-agent-token': kind('resource', agent, [CLUSTER]),
    'buildkite-job-token': kind(
      'resource',
      () =>
        certain(
          { action: 'act as the job', resource: 'one job', reach: 'write', breadth: 'resource', means: 'annotates, uploads and adds steps' },
          'it ends with its job',
        ),
      [],
      { lifecycle: { canBeEndless: false } },
    ),
    'buildkite-registry-token': kind('resource', open('whether it publishes packages to its registry, or only installs them', 'write', 'project'), [OIDC]),
    'buildkite-portal-token': kind('scoped', open('what the queries of its portal do', 'admin', 'organization'), []),
    'buildkite-legacy-token': kind(
      'permission',
      open('whether it is an API token or an agent token, and which scopes it has', 'admin', 'organization'),
      [FEWER, CLUSTER],
      {
        ask: { hosts: [HOST], budget: 4, run: ask(`${WHO} refuses it as an API token: it is revoked, or it is an agent token, which nobody can ask about`) },
      },
    ),
  },
});
