/**
 * GitLab: access tokens of users, projects and groups; deploy, job, runner, trigger and other tokens; session cookies.
 * Scopes: docs.gitlab.com/security/tokens/access_token_scopes; kinds: docs.gitlab.com/security/tokens; what a token is and reaches:
 * docs.gitlab.com/api/personal_access_tokens (self since 15.5, self/associations since 17.4, both with any scope); roles:
 * docs.gitlab.com/user/permissions. How a refusal is worded: lib/api/api_guard.rb of gitlab-foss. All checked 2026-11-21.
 */
import type { Breadth, Reach } from '../src/grants.ts';
import { type Answer, type Ask, type Door, defineIssuer, type Granted, type Held, type Kind, type Reply } from '../src/issuer.ts';
import { expectStatus, isoOf, listOf, objectOf, textOf } from '../src/issuer-kit.ts';
import { DEVELOPER, ofScope, PAGE, type Reached } from './data/gitlab.ts';

const WHO = 'GitLab';
const SELF = '/api/v4/personal_access_tokens/self';
/** A token of another server looks the same, so it is said who refused it. */
function refused(reply: Reply): Answer | undefined {
  if (reply.status !== 401) return undefined;
  const { error, error_description } = (reply.json ?? {}) as { error?: string; error_description?: string };
  const expired = error === 'invalid_token' && /\bexpired\b/i.test(error_description ?? '');
  const revoked = error === 'invalid_token' && /\brevoked\b/i.test(error_description ?? '');
  return {
    state: expired ? 'expired' : 'dead',
    how: expired || revoked ? 'the server says so' : 'the server that was asked does not know it; one of another server looks the same',
    unknown: [],
  };
}

interface Association {
  path_with_namespace?: string;
  name?: string;
  web_url?: string;
  access_levels?: number | { project_access_level?: number | null; group_access_level?: number | null };
}
const levelOf = (levels: Association['access_levels']): number =>
  typeof levels === 'number' ? levels : Math.max(levels?.project_access_level ?? 0, levels?.group_access_level ?? 0);
const reachedOf = (list: Association[]): Reached[] =>
  list.map((a) => ({ name: a.path_with_namespace ?? a.name ?? '(unnamed)', level: levelOf(a.access_levels) }));

async function askToken({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { 'private-token': parts['secret'] as string };
  const self = await door.get(SELF, headers);
  const no = refused(self);
  if (no) return no;
  expectStatus(self, WHO);
  const token = objectOf<{
    name: string;
    scopes: unknown;
    granular_scopes: unknown;
    created_at: string;
    expires_at: string | null;
    last_used_at: string;
    revoked: boolean;
    active: boolean;
  }>(self, WHO);
  if (token.revoked === true) return { state: 'dead', how: `GET ${SELF}: it is revoked`, unknown: [] };
  const scopes = Array.isArray(token.scopes) ? token.scopes.filter((s): s is string => typeof s === 'string').sort() : [];
  const associations = await door.get(`${SELF}/associations?min_access_level=${DEVELOPER}&per_page=${PAGE}`, headers);
  const found = associations.status === 200 ? objectOf<{ groups: unknown; projects: unknown }>(associations, WHO) : undefined;
  const list = found && [...reachedOf(listOf(found.groups, WHO)), ...reachedOf(listOf(found.projects, WHO))];
  const mayAsk = scopes.some((s) => s === 'api' || s === 'read_api' || s === 'read_user');
  const user = mayAsk ? await door.get('/api/v4/user', headers) : undefined;
  const me = user?.status === 200 ? objectOf<{ username: string; is_admin: boolean }>(user, WHO) : undefined;
  const username = textOf(me?.username);
  // Bots are called project_ID_bot_… and group_ID_bot_….
  const breadth: Breadth = username && /^project_\d+_bot/.test(username) ? 'project' : 'account';
  const administers = scopes.some((s) => s === 'sudo' || s === 'admin_mode');
  const created = isoOf(token.created_at);
  const lastUsed = isoOf(token.last_used_at);
  return {
    state: 'live',
    principal: username ?? `token ${textOf(token.name) ?? ''}`.trim(),
    how: 'scopes of GET personal_access_tokens/self, and roles of its associations',
    grants: scopes.flatMap((s) => ofScope(s, list ?? [], breadth, me ? me.is_admin === true : undefined)),
    unknown: [
      ...(list ? [] : ['which projects and groups it reaches, and with which role']),
      ...(administers && !me ? ['whether its user is an administrator'] : []),
      ...(Array.isArray(token.granular_scopes) && token.granular_scopes.length ? ['what its fine-grained permissions allow'] : []),
    ],
    reaches: (list ?? []).map((p) => p.name),
    expires: isoOf(token.expires_at) ?? 'never',
    ...(created ? { created } : {}),
    ...(lastUsed ? { lastUsed } : {}),
  };
}

async function askJob({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get('/api/v4/job', { 'job-token': parts['secret'] as string });
  if (reply.status === 404) return { state: 'dead', how: 'GET /api/v4/job: its job has ended', unknown: [] };
  const no = refused(reply);
  if (no) return no;
  expectStatus(reply, WHO);
  const { name, user } = objectOf<{ name: string; user: { username?: string } | null }>(reply, WHO);
  return {
    state: 'live',
    principal: `job ${textOf(name) ?? ''} of ${user?.username ?? 'its user'}`.trim(),
    how: 'GET /api/v4/job',
    grants: [],
    unknown: ['which projects let it in, and what they let it do'],
  };
}

const PROJECT = {
  how: 'Make a project access token with the role Developer and only the scopes the work needs, with an end',
  url: 'https://docs.gitlab.com/user/project/settings/project_access_tokens/',
};
const FINE = {
  how: 'Make a fine-grained personal access token for the groups, projects and permissions the work needs',
  url: 'https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens/',
};
const HOSTS = { hosts: ['gitlab.com'], base: true };
const ENDLESS = { canBeEndless: true };

/** A kind that can do the same wherever it is found, or whose scopes nobody can ask for. */
const plain = (
  how: string,
  worst: { reach: Reach; breadth: Breadth },
  grants: Granted[],
  unknown: string[] = [],
  more: Partial<Pick<Kind, 'granularity' | 'lifecycle' | 'narrower' | 'ask'>> = {},
): Kind => ({
  granularity: 'resource',
  narrower: [],
  lifecycle: ENDLESS,
  ...more,
  offline: ({ facts }) => ({
    grants: grants.map((g) => (facts['project'] && g.breadth === 'project' ? { ...g, resource: `${g.resource} (id ${facts['project']})` } : g)),
    evidence: { kind: 'kind', how },
    unknown,
    worst,
  }),
});
const one = (action: string, resource: string, reach: Reach, breadth: Breadth, means: string): Granted[] => [{ action, resource, reach, breadth, means }];
const access = (): Kind => ({
  ...plain('it has scopes, and the roles of its user or bot', { reach: 'admin', breadth: 'organization' }, [], ['which scopes it has, and which roles where'], {
    granularity: 'scoped',
    narrower: [PROJECT, FINE],
    // Since 16.0 tokens of people end; those of service accounts need not.
    lifecycle: { canBeEndless: true, days: 365 },
    ask: { ...HOSTS, budget: 4, run: askToken } satisfies Ask,
  }),
});

export default defineIssuer({
  id: 'gitlab',
  label: 'GitLab',
  kinds: {
    'gitlab-access-token': access(),
    'gitlab-legacy-token': access(),
    'gitlab-deploy-token': plain(
      'it is good for repositories, registries and packages',
      { reach: 'write', breadth: 'account' },
      [],
      ['which scopes it has, and of which project or group it is'],
      {
        granularity: 'scoped',
        narrower: [
          { how: 'Make a deploy token of the one project with read scopes only, with an end', url: 'https://docs.gitlab.com/user/project/deploy_tokens/' },
        ],
      },
    ),
    'gitlab-job-token': plain(
      'it acts for whoever started the job, while the job runs',
      { reach: 'destroy', breadth: 'account' },
      [],
      ['which projects let it in, and what they let it do'],
      {
        granularity: 'scoped',
        lifecycle: { canBeEndless: false, days: 1 / 24 },
        narrower: [
          { how: 'Let only the projects that need it in, and give job tokens fine-grained permissions', url: 'https://docs.gitlab.com/ci/jobs/ci_job_token/' },
        ],
        ask: { ...HOSTS, budget: 2, run: askJob },
      },
    ),
    'gitlab-runner-token': plain(
      'it takes jobs in the place of the runner',
      { reach: 'write', breadth: 'organization' },
      one('take jobs', 'the jobs of at least one project', 'write', 'project', 'gets jobs with their code and secrets'),
      ['whether the runner is of a project, a group or the whole server'],
    ),
    'gitlab-runner-registration-token': plain(
      'it registers runners and nothing else',
      { reach: 'write', breadth: 'organization' },
      one('register a runner', 'the jobs of at least one project', 'write', 'project', 'gets jobs with their code and secrets'),
      ['whether it is of a project, a group or the whole server'],
      {
        narrower: [
          {
            how: 'Make runners in GitLab, which gives each its own token, and switch registration tokens off',
            url: 'https://docs.gitlab.com/ci/runners/new_creation_workflow/',
          },
        ],
      },
    ),
    'gitlab-trigger-token': plain(
      'it starts pipelines of one project and nothing else',
      { reach: 'write', breadth: 'project' },
      one('trigger a pipeline', 'one project', 'write', 'project', 'runs pipelines as whoever made the token, with variables of the caller'),
    ),
    'gitlab-feed-token': plain(
      'it is good for feeds and calendars only',
      { reach: 'read', breadth: 'account' },
      one('read feeds', 'activity of the user', 'read', 'account', 'reads activity, also of confidential issues'),
    ),
    'gitlab-incoming-mail-token': plain(
      'it is good for mail to GitLab only',
      { reach: 'write', breadth: 'account' },
      one('mail in', 'projects of the user', 'write', 'account', 'opens issues and merge requests as the user'),
    ),
    'gitlab-feature-flags-token': plain(
      'it is good for one project',
      { reach: 'read', breadth: 'project' },
      one('read feature flags', 'one project', 'read', 'project', 'reads feature flags'),
    ),
    'gitlab-oauth-secret': plain(
      'with the application id it acts as the application',
      { reach: 'admin', breadth: 'account' },
      [],
      ['what the users of the application have let it do'],
    ),
    'gitlab-agent-token': plain(
      'it speaks in the place of one agent',
      { reach: 'write', breadth: 'project' },
      one('be the agent', 'one agent', 'write', 'project', 'gets the configuration and what is asked of the cluster'),
    ),
    'gitlab-scim-token': plain(
      'it provisions the members of one group',
      { reach: 'admin', breadth: 'organization' },
      one('SCIM', 'the top-level group', 'admin', 'organization', 'adds, changes and removes members'),
    ),
    'gitlab-session-cookie': plain('it is the session of a signed-in user', { reach: 'admin', breadth: 'organization' }, [], ['whose session it is'], {
      granularity: 'account',
      narrower: [PROJECT, FINE],
      lifecycle: { canBeEndless: false, days: 7 },
    }),
  },
});
