/**
 * Heroku: API keys and OAuth tokens.
 * Scopes: devcenter.heroku.com/articles/oauth#scopes; questions: devcenter.heroku.com/articles/platform-api-reference (Account, App, OAuth
 * Authorization); both checked 2026-11-21. Actions go by the names of that reference. The list of authorizations holds their tokens, so that a
 * token with all rights finds itself in it.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind } from '../src/issuer.ts';
import { counted, expectStatus, isoOf, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.heroku.com';
const WHO = 'Heroku';

const write = (resource: string): Granted[] => [
  { action: 'App Delete', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes an app with its add-ons' },
  { action: 'Add-on Delete', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes databases' },
  { action: 'Build Create', resource, reach: 'write', breadth: 'account', means: 'puts code in production' },
  { action: 'Formation Update', resource, reach: 'write', breadth: 'account', means: 'stops and scales apps' },
];
const read = (resource: string): Granted[] => [{ action: 'App List', resource, reach: 'read', breadth: 'account', means: 'reads all but config vars' }];
const secrets = (resource: string): Granted[] => [
  { action: 'Config Vars Info', resource, reach: 'read', breadth: 'account', means: 'reads the secrets of all apps, addresses of databases among them' },
];
const SCOPES: Record<string, (resource: string) => Granted[]> = {
  global: (r) => [
    { action: 'OAuth Authorization Create', resource: 'the account', reach: 'admin', breadth: 'account', means: 'makes further tokens' },
    { action: 'Account Delete', resource: 'the account', reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes the account' },
    ...(SCOPES['write-protected'] as (r: string) => Granted[])(r),
  ],
  'write-protected': (r) => [
    ...write(r),
    { action: 'Config Vars Update', resource: r, reach: 'write', breadth: 'account', means: 'changes what apps are configured with' },
    ...secrets(r),
  ],
  write: (r) => [...write(r), ...read(r)],
  'read-protected': (r) => [...read(r), ...secrets(r)],
  read,
  identity: () => [{ action: 'Account Info', resource: 'the account', reach: 'read', breadth: 'account' }],
};

interface Authorization {
  scope?: unknown;
  access_token?: { token?: string; expires_in?: number | null } | null;
  description?: string;
  created_at?: string;
}
interface App {
  name?: string;
  owner?: { email?: string };
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const secret = parts['secret'] as string;
  const headers = { authorization: `Bearer ${secret}`, accept: 'application/vnd.heroku+json; version=3' };
  const account = await door.get('/account', headers);
  if (account.status === 401) return { state: 'dead', how: 'GET /account answers 401', unknown: [] };
  expectStatus(account, WHO, 403);
  const email = account.status === 200 ? textOf(objectOf(account, WHO)['email']) : undefined;
  const listed = await door.get('/apps', headers);
  expectStatus(listed, WHO, 403, 206);
  const apps = listed.status === 403 ? undefined : listOf<App>(listed.json, WHO);
  const names = (apps ?? []).flatMap((a) => (a.name ? [a.name] : []));
  const authorizations = await door.get('/oauth/authorizations', headers);
  expectStatus(authorizations, WHO, 403, 206);
  // Only a token with the scope global may list them.
  const global = authorizations.status !== 403;
  const own = global ? listOf<Authorization>(authorizations.json, WHO).find((a) => a.access_token?.token === secret) : undefined;
  const scopes = Array.isArray(own?.scope) ? own.scope.filter((s): s is string => typeof s === 'string') : global ? ['global'] : [];
  const resource = apps ? counted(names, 'app', 'apps', listed.status === 206) : 'apps of the account';
  const others = (apps ?? []).filter((a) => email && a.owner?.email && a.owner.email !== email).flatMap((a) => (a.name ? [a.name] : []));
  const grants = scopes.length
    ? scopes.flatMap((s) => SCOPES[s]?.(resource) ?? [])
    : [...(email ? (SCOPES['identity'] as (r: string) => Granted[])('') : []), ...(apps ? read(resource) : [])];
  const created = isoOf(own?.created_at);
  const life = own?.access_token?.expires_in;
  const expires = own && (life === null ? 'never' : typeof life === 'number' ? new Date(Date.now() + life * 1000).toISOString() : undefined);
  return {
    state: 'live',
    ...(email ? { principal: email } : {}),
    how: own ? 'its entry of GET /oauth/authorizations, and GET /apps' : 'what GET /account, /apps and /oauth/authorizations let it see',
    grants,
    unknown: [
      ...(scopes.length ? [] : ['whether it may write, and read config vars']),
      ...(others.length ? [`what its owner may do in the apps of others: ${counted(others, 'app', 'apps')}`] : []),
    ],
    reaches: names,
    ...(expires ? { expires } : {}),
    ...(created ? { created } : {}),
  };
}

const NARROW = {
  how: 'Make an authorization with fewer scopes (`heroku authorizations:create --scope read --expires-in …`); none is limited to one app',
  url: 'https://devcenter.heroku.com/articles/oauth#scopes',
};
const kind = (): Kind => ({
  granularity: 'permission',
  narrower: [NARROW],
  lifecycle: { canBeEndless: true },
  offline: () => ({
    grants: [],
    evidence: { kind: 'kind', how: 'it belongs to an account' },
    unknown: ['which scopes it has (all, unless told otherwise), and which apps it reaches'],
    worst: { reach: 'admin', breadth: 'account' },
  }),
  ask: { hosts: [HOST], budget: 4, run: ask },
});

export default defineIssuer({ id: 'heroku', label: 'Heroku', kinds: { 'heroku-token': kind(), 'heroku-api-key': kind() } });
