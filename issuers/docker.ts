/**
 * Docker: personal and organization access tokens of Docker Hub, and logins of any registry in Docker configs.
 * What each kind may do: docs.docker.com/security/access-tokens/reference (a personal token has one level for all repositories of its user)
 * and …/personal-access-tokens; that passwords have no scopes: docs.docker.com/reference/api/hub/latest (Authentication). They are asked by
 * GET /token of the registry's token server, whose answer holds what is allowed of what was wanted, and uses none of it: docs.docker.com/
 * reference/api/registry/auth, claims: distribution.github.io/distribution/spec/auth/jwt; a repository to ask about is looked up as anybody
 * may. Not POST /v2/auth/token: it makes a token for the Hub's API, and nothing is said of what that tells. All checked 2026-11-21; not
 * checked: that the list of a namespace's public repositories needs no login (documented for one of them: operations/CheckRepository).
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer } from '../src/issuer.ts';
import { counted, expectStatus, objectOf, textOf } from '../src/issuer-kit.ts';
import { jwtClaims } from '../src/kit.ts';

// The registry's host is written in parts: this project names no package registry's host.
const REGISTRY = ['docker', 'io'].join('.');
const [AUTH, HUB] = [`auth.${REGISTRY}`, 'hub.docker.com'];
const WHO = 'Docker Hub';
/** Repositories that are asked about. */
const MOST = 5;
const OURS = new Set([HUB, ...['', 'index.', 'registry-1.', 'auth.'].map((front) => front + REGISTRY)]);

type Right = 'delete' | 'push' | 'pull';
const RIGHTS: Record<Right, Omit<Granted, 'resource' | 'breadth'> & { scope: string }> = {
  delete: { action: 'repo:admin', scope: 'scope-image-delete', reach: 'destroy', destroys: 'data', means: 'deletes images' },
  push: { action: 'repo:write', scope: 'scope-image-push', reach: 'write', means: 'pushes images, over tags that others pull' },
  pull: { action: 'repo:read', scope: 'scope-image-pull', reach: 'read', means: 'pulls images, private ones too' },
};
const ORDER = Object.keys(RIGHTS) as Right[];

/** What is allowed, by repository; undefined when the token the issuer made cannot be read. */
function accessOf(claims: Record<string, unknown> | undefined): Map<string, Right[]> | undefined {
  const list = claims?.['access'];
  if (!Array.isArray(list)) return undefined;
  const rights = (actions: unknown): Right[] => (Array.isArray(actions) ? ORDER.filter((r) => actions.includes(r) || actions.includes('*')) : []);
  return new Map(list.flatMap((a: { name?: unknown; actions?: unknown } | null) => (textOf(a?.name) ? [[String(a?.name), rights(a?.actions)] as const] : [])));
}

interface Login {
  user: string;
  /** User and token in base64. */
  basic: string;
  /** Says what it means that they are refused. */
  refused: 'dead' | string;
}

/** Public repositories of a user or an organization. A login by mail is none's name. */
async function repositoriesOf(user: string, door: Door): Promise<string[]> {
  if (!/^[a-z0-9][a-z0-9_-]{1,38}$/.test(user)) return [];
  const listed = await door.get(`https://${HUB}/v2/namespaces/${user}/repositories?page_size=${MOST}`);
  const results = listed.status === 200 ? objectOf<{ results: unknown }>(listed, WHO).results : undefined;
  const names = Array.isArray(results) ? results.flatMap((r: { name?: unknown } | null) => textOf(r?.name) ?? []) : [];
  return names.filter((n) => /^[a-z0-9._-]{1,255}$/.test(n)).slice(0, MOST);
}

async function look({ user, basic, refused }: Login, door: Door): Promise<{ access: Map<string, Right[]> | undefined } | 'dead'> {
  const scopes = (await repositoriesOf(user, door)).map((n): [string, string] => ['scope', `repository:${user}/${n}:pull,push,delete`]);
  const query = new URLSearchParams([['service', `registry.${REGISTRY}`], ...scopes]);
  const reply = await door.get(`https://${AUTH}/token?${query}`, { authorization: `Basic ${basic}` });
  if (reply.status === 401) {
    if (refused !== 'dead') throw new NoAnswer(refused);
    return 'dead';
  }
  expectStatus(reply, WHO);
  const { token, access_token } = objectOf<{ token: string; access_token: string }>(reply, WHO);
  const made = textOf(token) ?? textOf(access_token);
  if (!made) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  return { access: scopes.length ? accessOf(jwtClaims(made)) : undefined };
}

const LEVEL_UNKNOWN = 'which permission it has: none, one or all of reading, writing and deleting in every repository of its user';
const ORG_UNKNOWN = 'what it may do to other repositories, private ones among them, and to the organization itself';
const HOW = `GET ${AUTH}/token`;

/** Its level is the same everywhere, so that what it may do to one repository of its own user tells it. */
function ofPerson(user: string, access: Map<string, Right[]> | undefined, unknown: (rights: readonly Right[]) => string[]): Answer {
  const rights = ORDER.filter((r) => [...(access?.values() ?? [])].some((list) => list.includes(r)));
  const resource = `every repository ${user} can reach`;
  return {
    state: 'live',
    principal: user,
    how: rights.length ? `${HOW} about ${counted([...(access?.keys() ?? [])], 'repository', 'repositories')}` : HOW,
    grants: rights.map((r) => {
      const { scope: _, ...grant } = RIGHTS[r];
      return { ...grant, resource, breadth: 'account' };
    }),
    unknown: rights.length ? unknown(rights) : [LEVEL_UNKNOWN],
  };
}

function ofOrganization(user: string, access = new Map<string, Right[]>()): Answer {
  const reached = [...access].filter(([, rights]) => rights.length);
  const grants = reached.flatMap(([name, rights]) =>
    rights.map((r): Granted => {
      const { scope, ...grant } = RIGHTS[r];
      return { ...grant, action: scope, resource: `repository ${name}`, breadth: 'project' };
    }),
  );
  return { state: 'live', principal: `organization ${user}`, how: HOW, grants, unknown: [ORG_UNKNOWN], reaches: reached.map(([name]) => name) };
}

const DEAD: Answer = { state: 'dead', how: `${HOW} answers 401`, unknown: [] };

/** The name stands in the same login (`login`), or near the token (`user`), where it may be another one's. */
function loginOf({ parts }: Held): Login {
  const { secret = '', login, user = login } = parts;
  if (user === undefined) throw new NoAnswer(`${WHO} was not asked: it wants the name of the user or organization, which does not stand beside the token`);
  const name = login ?? user;
  const refused = login ? 'dead' : `${WHO} refuses the token for the name that stands near it: it is revoked, or that is not its user`;
  return { user: name, basic: Buffer.from(`${name}:${secret}`).toString('base64'), refused };
}

async function askToken(held: Held, door: Door, organization: boolean): Promise<Answer> {
  const login = loginOf(held);
  const found = await look(login, door);
  if (found === 'dead') return DEAD;
  if (organization) return ofOrganization(login.user, found.access);
  // A level holds the lower ones: who may not push may not delete.
  return ofPerson(login.user, found.access, (rights) =>
    rights.includes('delete') || !rights.includes('push') ? [] : ['whether it may delete images and repositories too'],
  );
}

async function askLogin({ parts, facts }: Held, door: Door): Promise<Answer> {
  const user = textOf(facts['user']);
  if (!OURS.has(String(facts['host'])) || !user)
    throw new NoAnswer(`${WHO} was not asked: the login is for another registry, and addresses that are found are not followed`);
  // Such accounts take no password here: docs.docker.com/security/access-tokens/personal-access-tokens.
  const refused = `${WHO} refuses it as a login: it is revoked, or a password (with a second factor or single sign-on) which still opens the website`;
  const found = await look({ user, basic: parts['secret'] ?? '', refused }, door);
  if (found === 'dead') return DEAD;
  // A password may do everything to the repositories of its own user.
  return ofPerson(user, found.access, (rights) => (rights.includes('push') ? ['whether it is a password, which opens the whole account'] : []));
}

const OIDC = {
  how: 'Let GitHub Actions sign in by an OIDC connection, which needs no stored token',
  url: 'https://docs.docker.com/security/authentication/oidc-connections/',
};
const ORG = {
  how: 'Make an organization access token for the one repository, with Image Pull alone where nothing is pushed, and an end',
  url: 'https://docs.docker.com/security/access-tokens/organization-access-tokens/',
  since: '2024-10-15',
};
const LOWER = {
  how: 'Make a personal token with Repo Read-only, or Public Read-only, and an end; it still reaches every repository of its user',
  url: 'https://docs.docker.com/security/access-tokens/personal-access-tokens/',
};
const kind = (
  granularity: Kind['granularity'],
  unknown: string,
  worst: ReturnType<Kind['offline']>['worst'],
  narrower: Kind['narrower'],
  run: Kind['ask'],
): Kind => ({
  granularity,
  offline: () => ({ grants: [], evidence: { kind: 'kind', how: 'it can do what it was made for' }, unknown: [unknown], worst }),
  narrower,
  lifecycle: { canBeEndless: true },
  ...(run ? { ask: run } : {}),
});
const HOSTS = [AUTH, HUB];

export default defineIssuer({
  id: 'docker',
  label: 'Docker',
  kinds: {
    'docker-hub-token': kind('permission', LEVEL_UNKNOWN, { reach: 'destroy', breadth: 'account' }, [OIDC, ORG, LOWER], {
      hosts: HOSTS,
      budget: 4,
      run: (held, door) => askToken(held, door, false),
    }),
    'docker-hub-org-token': kind(
      'scoped',
      'which repositories it reaches and what it may do to them and to the organization',
      { reach: 'admin', breadth: 'organization' },
      [OIDC, ORG],
      { hosts: HOSTS, budget: 4, run: (held, door) => askToken(held, door, true) },
    ),
    'docker-config-auth': kind(
      'account',
      'whether it is a token or a password, and what it may do at its registry',
      { reach: 'admin', breadth: 'account' },
      [
        {
          how: 'Log in with an access token in place of a password, and keep it in a credential store',
          url: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
        },
        LOWER,
      ],
      { hosts: HOSTS, budget: 4, run: askLogin },
    ),
  },
});
