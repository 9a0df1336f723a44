/**
 * Fastly: API tokens of users and of automation, which look alike. GET /tokens/self and its fields (scope in one text, services, dates), the
 * four scopes, that `global` is all its user may and that naming services binds only purges and services: fastly.com/documentation/reference/api/
 * auth-tokens/user; 401 for an expired and 403 for an invalid token: …/auth-tokens/automation; roles: …/reference/api/account/user. All
 * checked 2026-11-21. What the roles below superuser may do was not checked: an engineer is taken to delete services.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, NoAnswer } from '../src/issuer.ts';
import { expectStatus, isoOf, named, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.fastly.com';
const WHO = 'Fastly';

interface Token {
  name: unknown;
  scope: unknown;
  services: unknown;
  role: unknown;
  user_id: unknown;
  created_at: unknown;
  last_used_at: unknown;
  expires_at: unknown;
}

const LOOKS: Record<string, Omit<Granted, 'action' | 'resource' | 'breadth'>> = {
  purge_all: { reach: 'write', means: 'empties the cache, so that every visit falls on the origin' },
  purge_select: { reach: 'write', means: 'takes chosen pages out of the cache' },
  'global:read': { reach: 'read', means: 'reads configuration, and the private keys and tokens that stand in it' },
};
const engineer = (resource: string): Granted[] => [
  { action: 'global', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes services with their configuration' },
];
const superuser = (resource: string): Granted[] => [
  { action: 'global', resource, reach: 'admin', breadth: 'account', destroys: 'data', means: 'makes tokens and users, and deletes services' },
];

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { 'fastly-key': parts['secret'] as string };
  const reply = await door.get('/tokens/self', headers);
  if (reply.status === 401 || reply.status === 403) return { state: 'dead', how: `GET /tokens/self answers ${reply.status}`, unknown: [] };
  expectStatus(reply, WHO);
  const token = objectOf<Token>(reply, WHO);
  const scopes = (textOf(token.scope) ?? '').split(/\s+/).filter((s) => /^[\w:]{1,40}$/.test(s));
  if (!scopes.length) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const services = Array.isArray(token.services) ? token.services.flatMap((s) => textOf(s) ?? []) : [];
  const where = services.length ? `${services.length === 1 ? 'service' : 'services'} ${named(services)}` : 'every service of the account';
  const breadth = services.length ? 'project' : 'account';
  const wide = services.length ? `${where}, and the account beside its services` : 'the account with every service';
  const person = scopes.includes('global') && textOf(token.role) === undefined ? await door.get('/current_user', headers) : undefined;
  const user = person?.status === 200 ? objectOf<{ login: unknown; role: unknown }>(person, WHO) : undefined;
  const role = textOf(token.role) ?? textOf(user?.role);
  const unknown: string[] = [];
  const grants = scopes.flatMap((scope): Granted[] => {
    const look = LOOKS[scope];
    if (look)
      return [{ action: scope, resource: scope.startsWith('global') ? wide : where, breadth: scope.startsWith('global') ? 'account' : breadth, ...look }];
    if (scope !== 'global') unknown.push(`what its scope ${scope} allows`);
    else if (role === 'superuser') return superuser(wide);
    else if (role === 'engineer') return engineer(wide);
    else unknown.push(role ? `what its user may do, who has the role ${role}` : 'which role its user has');
    return [];
  });
  const created = isoOf(token.created_at);
  const lastUsed = isoOf(token.last_used_at);
  const expires = token.expires_at === null ? 'never' : isoOf(token.expires_at);
  const name = textOf(token.name);
  return {
    state: 'live',
    principal: `${textOf(user?.login) ?? (textOf(token.user_id) ? 'a user' : 'an automation token')}${name ? `, token ${name}` : ''}`,
    how: `GET /tokens/self${user ? ' and /current_user' : ''}`,
    grants,
    unknown,
    ...(services.length ? { reaches: services } : {}),
    ...(created ? { created } : {}),
    ...(lastUsed ? { lastUsed } : {}),
    ...(expires ? { expires } : {}),
  };
}

const DOCS = 'https://www.fastly.com/documentation/reference/api/auth-tokens/';
export default defineIssuer({
  id: 'fastly',
  label: 'Fastly',
  kinds: {
    'fastly-api-token': {
      granularity: 'scoped',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a token has the scope and services it was made with' },
        unknown: ['which scope it has, for which services, and which role its user has'],
        worst: { reach: 'admin', breadth: 'account' },
      }),
      narrower: [
        { how: 'Make a token with purge_select alone for the one service, and an end', url: `${DOCS}user/` },
        { how: 'Make an automation token with a lower role, which goes with no person', url: `${DOCS}automation/` },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: [HOST], budget: 4, run: ask },
    },
  },
});
