/**
 * GitHub: personal access tokens of both kinds, tokens of OAuth and GitHub Apps, client secrets.
 * Scopes and their header: docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps. Ends of tokens:
 * docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation. Reach of fine-grained tokens:
 * …/managing-your-personal-access-tokens. Endpoints: docs.github.com/en/rest (users, repos, orgs/members, apps/installations). All checked
 * 2026-11-21. GitHub answers 401 to revoked and to expired tokens alike. No token tells its permissions but by its scopes. On Enterprise
 * Server the base is https://HOST/api/v3.
 */
import { type Answer, type Ask, type Door, defineIssuer, type Granted, type Held, type Kind, type Reply } from '../src/issuer.ts';
import { expectStatus, isoOf, listOf, objectOf, textOf } from '../src/issuer-kit.ts';
import { ofScopes, PAGE, PERMISSIONS, type Repository, repositories, WORDS } from './data/github.ts';

const HOST = 'api.github.com';
const WHO = 'GitHub';

const headersFor = ({ parts }: Held) => ({
  authorization: `Bearer ${parts['secret']}`,
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
});
const DEAD: Answer = { state: 'dead', how: `${HOST} answers 401`, unknown: [] };
const userOf = (reply: Reply) => ({
  login: textOf(objectOf(reply, WHO)['login']) ?? '(unnamed)',
  // `2026-12-31 23:59:59 UTC`, or with an offset.
  expires: isoOf(
    reply.headers
      .get('github-authentication-token-expiration')
      ?.replace(/^(\S+) (\S+) (?:UTC|([+-]\d\d):?(\d\d))$/, (_, d, t, h, m) => `${d}T${t}${h ? `${h}:${m}` : 'Z'}`),
  ),
});

async function askScoped(held: Held, door: Door): Promise<Answer> {
  const headers = headersFor(held);
  const me = await door.get('/user', headers);
  if (me.status === 401) return DEAD;
  expectStatus(me, WHO);
  const { login, expires } = userOf(me);
  const scopes = (me.headers.get('x-oauth-scopes') ?? '').split(/,\s*/).filter(Boolean).sort();
  const repos = await door.get(`/user/repos?per_page=${PAGE}`, headers);
  expectStatus(repos, WHO, 403);
  const list = repos.status === 403 ? undefined : listOf<Repository>(repos.json, WHO);
  const needs = scopes.includes('admin:org');
  const members = needs ? await door.get(`/user/memberships/orgs?state=active&per_page=${PAGE}`, headers) : undefined;
  const owned =
    members?.status === 200
      ? listOf<{ role?: string; organization?: { login: string } }>(members.json, WHO).flatMap((m) =>
          m.role === 'admin' && m.organization ? [m.organization.login] : [],
        )
      : undefined;
  const nothing: Granted[] = [{ action: '(no scope)', resource: 'what is public', reach: 'read', breadth: 'account' }];
  return {
    state: 'live',
    principal: login,
    how: 'X-OAuth-Scopes of GET /user, and permissions of GET /user/repos',
    grants: scopes.length ? ofScopes(scopes, list ?? [], owned) : nothing,
    unknown: [...(list ? [] : ['which repositories it reaches']), ...(needs && !owned ? ['which organizations its owner owns'] : [])],
    reaches: (list ?? []).map((r) => r.full_name),
    expires: expires ?? 'never',
  };
}

async function askFine(held: Held, door: Door): Promise<Answer> {
  const headers = headersFor(held);
  const me = await door.get('/user', headers);
  if (me.status === 401) return DEAD;
  expectStatus(me, WHO);
  const { login, expires } = userOf(me);
  const repos = await door.get(`/user/repos?per_page=${PAGE}`, headers);
  expectStatus(repos, WHO, 403);
  const list = repos.status === 403 ? [] : listOf<Repository>(repos.json, WHO);
  // Every such token reads what is public, so only the others are sure to be among those it was made for.
  const sure = list.filter((r) => r.private);
  return {
    state: 'live',
    principal: login,
    how: 'GET /user and GET /user/repos',
    grants: sure.length ? [{ action: 'metadata: read', resource: repositories(sure), reach: 'read', breadth: sure.length === 1 ? 'resource' : 'account' }] : [],
    unknown: [
      'which permissions it has: GitHub does not tell the token itself',
      ...(list.length > sure.length ? ['whether it does more than read the public repositories'] : []),
    ],
    reaches: sure.map((r) => r.full_name),
    expires: expires ?? 'never',
  };
}

interface Installation {
  id: number;
  app_slug?: string;
  account?: { login?: string } | null;
  permissions?: Record<string, string>;
  repository_selection?: string;
}

/** At most three installations are looked into: each is a call. */
async function askUserOfApp(held: Held, door: Door): Promise<Answer> {
  const headers = headersFor(held);
  const me = await door.get('/user', headers);
  if (me.status === 401) return DEAD;
  expectStatus(me, WHO);
  const { login, expires } = userOf(me);
  const reply = await door.get(`/user/installations?per_page=${PAGE}`, headers);
  expectStatus(reply, WHO);
  const installations = listOf<Installation>(objectOf(reply, WHO)['installations'], WHO);
  const grants: Granted[] = [];
  const reaches: string[] = [];
  for (const { id, account, permissions = {} } of installations.slice(0, 3)) {
    const answer = await door.get(`/user/installations/${id}/repositories?per_page=${PAGE}`, headers);
    expectStatus(answer, WHO);
    const list = listOf<Repository>(objectOf(answer, WHO)['repositories'], WHO);
    const right = { read: 'pull', write: 'push', admin: 'admin' } as const;
    for (const [name, level] of Object.entries(permissions)) {
      const action = `${name}: ${level}`;
      const wide = /^(?:organization_|members$)/.test(name);
      const needs = name === 'administration' && level === 'write' ? 'admin' : (right[level as keyof typeof right] ?? 'admin');
      const mine = list.filter((r) => r.permissions?.[needs]);
      if (!wide && !mine.length) continue;
      const resource = wide ? `organization ${account?.login ?? ''}`.trim() : repositories(mine);
      const reach = WORDS[level] ?? 'admin';
      grants.push({ action, resource, breadth: wide ? 'organization' : mine.length === 1 ? 'resource' : 'account', reach, ...PERMISSIONS[action] });
    }
    reaches.push(...list.map((r) => r.full_name));
  }
  const left = installations.length - 3;
  return {
    state: 'live',
    principal: login,
    how: "permissions of GET /user/installations, and the user's of their repositories",
    grants,
    unknown: left > 0 ? [`what it can do in ${left} more installations of the app`] : [],
    reaches,
    ...(expires ? { expires } : {}),
  };
}

async function askInstallation(held: Held, door: Door): Promise<Answer> {
  const reply = await door.get(`/installation/repositories?per_page=${PAGE}`, headersFor(held));
  if (reply.status === 401) return DEAD;
  expectStatus(reply, WHO);
  const list = listOf<Repository>(objectOf(reply, WHO)['repositories'], WHO);
  return {
    state: 'live',
    how: 'GET /installation/repositories',
    grants: list.length ? [{ action: 'metadata: read', resource: repositories(list), reach: 'read', breadth: list.length === 1 ? 'resource' : 'account' }] : [],
    unknown: ["which of the app's permissions it has: only the app itself is told"],
    reaches: list.map((r) => r.full_name),
  };
}

const FINE = {
  how: 'Make a fine-grained personal access token for the repositories and permissions the work needs, with an end',
  url: 'https://github.com/settings/personal-access-tokens/new',
  since: '2025-03-18',
};
const APP = {
  how: 'Let a GitHub App make installation tokens, which end after an hour, with `repositories` and `permissions` cut to the work',
  url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app',
};
const ORGANIZATION = { reach: 'admin', breadth: 'organization' } as const;
const FEWER = { how: 'Make another one with only the repositories and permissions the work needs, with an end', url: FINE.url, since: FINE.since };

const kind = (
  what: Pick<Kind, 'granularity' | 'lifecycle' | 'narrower'> & {
    run?: Ask['run'];
    how: string;
    unknown: string;
    principal?: (held: Held) => string | undefined;
  },
): Kind => ({
  granularity: what.granularity,
  narrower: what.narrower,
  lifecycle: what.lifecycle,
  offline: (held) => {
    const principal = what.principal?.(held);
    return { grants: [], evidence: { kind: 'kind', how: what.how }, unknown: [what.unknown], worst: ORGANIZATION, ...(principal ? { principal } : {}) };
  },
  ...(what.run ? { ask: { hosts: [HOST], base: true, budget: 6, run: what.run } } : {}),
});

const SCOPED = 'which scopes it has, and what its owner may do; it reaches all of its owner’s repositories and organizations';
const BY_OWNER = 'it is its owner’s, with scopes';
const replacedBy = { what: 'fine-grained personal access tokens', since: FINE.since, url: FINE.url };

export default defineIssuer({
  id: 'github',
  label: 'GitHub',
  kinds: {
    'github-classic-pat': kind({
      granularity: 'permission',
      narrower: [FINE, APP],
      lifecycle: { canBeEndless: true, replacedBy },
      run: askScoped,
      how: BY_OWNER,
      unknown: SCOPED,
    }),
    'github-legacy-token': kind({
      granularity: 'permission',
      narrower: [FINE, APP],
      lifecycle: { canBeEndless: true, replacedBy },
      run: askScoped,
      how: BY_OWNER,
      unknown: SCOPED,
    }),
    'github-oauth-token': kind({
      granularity: 'permission',
      narrower: [FINE, APP],
      lifecycle: { canBeEndless: true },
      run: askScoped,
      how: BY_OWNER,
      unknown: SCOPED,
    }),
    'github-fine-grained-pat': kind({
      granularity: 'scoped',
      narrower: [FEWER, APP],
      lifecycle: { canBeEndless: true },
      run: askFine,
      how: 'it belongs to one user or organization',
      unknown: 'which permissions it has, and on which repositories',
    }),
    'github-app-user-token': kind({
      granularity: 'scoped',
      narrower: [APP],
      lifecycle: { canBeEndless: true, days: 1 / 3 },
      run: askUserOfApp,
      how: 'it can do what both the app and the user may',
      unknown: 'which permissions the app has, and where it is installed',
    }),
    'github-app-installation-token': kind({
      granularity: 'scoped',
      narrower: [APP],
      lifecycle: { canBeEndless: false, days: 1 / 24 },
      run: askInstallation,
      how: 'it belongs to one installation of an app',
      unknown: 'which permissions it has, and on which repositories',
      principal: ({ facts }) => (facts['app'] ? `GitHub App ${facts['app']}` : undefined),
    }),
    // Asking for a new token uses a refresh token up, and the app's secret would have to be told: they are not asked about.
    'github-refresh-token': kind({
      granularity: 'scoped',
      narrower: [APP],
      lifecycle: { canBeEndless: false, days: 183 },
      how: 'with the secret of its app it makes user tokens',
      unknown: 'which permissions the app has, and what its user may do',
    }),
    'github-client-secret': kind({
      granularity: 'account',
      narrower: [],
      lifecycle: { canBeEndless: true },
      how: 'with the client id it acts as the app',
      unknown: 'what the users of the app have let it do',
    }),
  },
});
