/**
 * Cloudflare: API tokens of users and accounts, global keys, Origin CA keys, tunnel tokens.
 * Verifying and reading tokens: developers.cloudflare.com/api/resources/user/subresources/tokens and …/accounts/subresources/tokens;
 * permissions: developers.cloudflare.com/fundamentals/api/reference/permissions; keys: …/fundamentals/api/get-started/keys and …/ca-keys.
 * All checked 2026-11-21. A token learns its own permissions only when it may read tokens.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Reply } from '../src/issuer.ts';
import { counted, expectStatus, isoOf, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.cloudflare.com';
const WHO = 'Cloudflare';
const V4 = '/client/v4';
const PAGE = 50;

/** Permissions that are worse than the last word of their name tells. */
const PERMISSIONS: Record<string, Pick<Granted, 'reach' | 'destroys' | 'means'>> = {
  'API Tokens Write': { reach: 'admin', means: 'makes further tokens' },
  'Account API Tokens Write': { reach: 'admin', means: 'makes further tokens of the account' },
  'Memberships Write': { reach: 'admin', means: 'changes memberships of accounts' },
  'Account Settings Write': { reach: 'admin', means: 'changes the account and its members' },
  'Zone Write': { reach: 'destroy', destroys: 'data', means: 'deletes zones with their records and settings' },
  'Workers R2 Storage Write': { reach: 'destroy', destroys: 'data', means: 'deletes buckets and objects' },
  'Workers R2 Storage Bucket Item Write': { reach: 'destroy', destroys: 'data', means: 'deletes objects' },
  'Workers KV Storage Write': { reach: 'destroy', destroys: 'data', means: 'deletes namespaces and their values' },
  'D1 Write': { reach: 'destroy', destroys: 'data', means: 'deletes databases' },
  'Stream Write': { reach: 'destroy', destroys: 'data', means: 'deletes videos' },
  'Images Write': { reach: 'destroy', destroys: 'data', means: 'deletes images' },
  'Workers Scripts Write': { reach: 'destroy', means: 'deploys and deletes Workers' },
  'Pages Write': { reach: 'destroy', means: 'deploys and deletes Pages projects' },
  'DNS Write': { reach: 'write', means: 'changes where names lead' },
};

interface Policy {
  effect?: string;
  permission_groups?: { name?: string }[];
  resources?: Record<string, unknown>;
}

const one = (key: string): boolean => /\.(?:zone|bucket)\.[^*]+$/.test(key);

/** What a policy is about, in words. A map inside a map is about the zones of an account. */
function aboutOf(resources: Record<string, unknown>): Pick<Granted, 'resource' | 'breadth'> {
  const keys = Object.entries(resources).flatMap(([key, value]) => (typeof value === 'object' && value !== null ? Object.keys(value) : [key]));
  const single = keys.filter(one).map((k) => k.replace(/^.*\.(zone|bucket)\./, '$1 '));
  if (keys.length && single.length === keys.length)
    return { resource: counted(single, 'resource', 'resources'), breadth: keys.length === 1 ? 'resource' : 'project' };
  if (keys.some((k) => /\.zone\.\*$/.test(k))) return { resource: 'all zones', breadth: 'account' };
  if (keys.some((k) => /\.user\./.test(k))) return { resource: 'the user', breadth: 'account' };
  return { resource: keys.some((k) => /\.account\.\*$/.test(k)) ? 'all accounts of the user' : 'the account', breadth: 'account' };
}

const reachOf = (name: string): Reach => (/\b(?:Read|List)$/.test(name) ? 'read' : 'write');

function ofPolicies(policies: readonly Policy[]): Granted[] {
  return policies
    .filter((p) => p.effect !== 'deny')
    .flatMap(({ permission_groups = [], resources = {} }) =>
      permission_groups.flatMap(({ name }): Granted[] => {
        if (!name) return [];
        // The dashboard says Edit where the API says Write.
        const action = name.replace(/ Edit$/, ' Write');
        return [{ action: name, ...aboutOf(resources), ...(PERMISSIONS[action] ?? { reach: reachOf(action) }) }];
      }),
    );
}

/** Cloudflare says so in different ways, by where it was asked. */
const isDead = (reply: Reply): boolean => {
  if (reply.status === 401) return true;
  const errors = reply.status === 400 || reply.status === 403 ? (reply.json as { errors?: { message?: string }[] } | undefined)?.errors : undefined;
  return Array.isArray(errors) && errors.some((e) => /^invalid (?:api token|access token|request headers)/i.test(e?.message ?? ''));
};
const DEAD = (how: string): Answer => ({ state: 'dead', how: `${how} is refused`, unknown: [] });
const resultOf = (reply: Reply): unknown => objectOf(reply, WHO)['result'];

/** What it can list, when it may not read what it may do. */
async function reachOfLists(door: Door, headers: Record<string, string>): Promise<string[]> {
  const zones = await door.get(`${V4}/zones?per_page=${PAGE}`, headers);
  return zones.status === 200 ? listOf<{ name?: string }>(resultOf(zones), WHO).flatMap((z) => (z.name ? [z.name] : [])) : [];
}

async function askToken({ parts }: Held, door: Door, home: string, headers = bearer(parts['secret'] as string)): Promise<Answer | undefined> {
  const verified = await door.get(`${V4}${home}/verify`, headers);
  if (isDead(verified)) return undefined;
  expectStatus(verified, WHO);
  const { id, status, expires_on } = objectOf<{ id: string; status: string; expires_on: string }>({ ...verified, json: resultOf(verified) }, WHO);
  const how = `GET ${home.replace(/[0-9a-f]{32}/, '{account}')}/verify`;
  if (status === 'expired') return { state: 'expired', how, unknown: [] };
  if (status === 'disabled') return { state: 'dead', how: `${how}: it is disabled`, unknown: [] };
  if (status !== 'active' || !/^[0-9a-f]{32}$/.test(id ?? '')) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const expires = isoOf(expires_on) ?? 'never';
  const details = await door.get(`${V4}${home}/${id}`, headers);
  if (details.status !== 200) {
    expectStatus(details, WHO, 401, 403, 404);
    const zones = await reachOfLists(door, headers);
    return {
      state: 'live',
      how: `${how} and GET /zones`,
      grants: zones.length
        ? [
            {
              action: 'Zone Read',
              resource: counted(zones, 'zone', 'zones', zones.length >= PAGE),
              reach: 'read',
              breadth: zones.length === 1 ? 'resource' : 'account',
            },
          ]
        : [],
      unknown: ['which permissions it has: it may not read tokens'],
      reaches: zones,
      expires,
    };
  }
  const token = objectOf<{ name: string; policies: unknown; issued_on: string; last_used_on: string }>({ ...details, json: resultOf(details) }, WHO);
  const policies = listOf<Policy>(token.policies, WHO);
  const created = isoOf(token.issued_on);
  const lastUsed = isoOf(token.last_used_on);
  return {
    state: 'live',
    principal: `API token ${textOf(token.name) ?? id}`,
    how: `the policies of GET ${home.replace(/[0-9a-f]{32}/, '{account}')}/{id}`,
    grants: ofPolicies(policies),
    unknown: policies.some((p) => p.effect === 'deny') ? ['what the policies that deny take away'] : [],
    expires,
    ...(created ? { created } : {}),
    ...(lastUsed ? { lastUsed } : {}),
  };
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

const askUser = async (held: Held, door: Door): Promise<Answer> => (await askToken(held, door, '/user/tokens')) ?? DEAD('GET /user/tokens/verify');

/** A token of an account is verified under that account, whose id the token itself has to tell. */
async function askAccount(held: Held, door: Door): Promise<Answer> {
  const accounts = await door.get(`${V4}/accounts?per_page=${PAGE}`, bearer(held.parts['secret'] as string));
  if (isDead(accounts)) return DEAD('GET /accounts');
  expectStatus(accounts, WHO);
  const id = listOf<{ id?: string }>(resultOf(accounts), WHO)[0]?.id;
  if (!id || !/^[0-9a-f]{32}$/.test(id)) return { state: 'live', how: 'GET /accounts', unknown: ['which account it belongs to, and which permissions it has'] };
  return (await askToken(held, door, `/accounts/${id}/tokens`)) ?? DEAD('GET /accounts/{account}/tokens/verify');
}

/** Before there were prefixes, tokens of users and of accounts looked the same. */
const askEither = async (held: Held, door: Door): Promise<Answer> => (await askToken(held, door, '/user/tokens')) ?? askAccount(held, door);

const EVERYTHING = (resource: string): Granted[] => [
  { action: 'API Tokens Write', resource, reach: 'admin', breadth: 'account', means: 'makes further tokens' },
  { action: 'Zone Write', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes zones with their records and settings' },
  { action: 'Workers R2 Storage Write', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes buckets and objects' },
  { action: 'DNS Write', resource, reach: 'write', breadth: 'account', means: 'changes where names lead' },
];

async function askGlobal({ parts }: Held, door: Door): Promise<Answer> {
  const email = parts['email'];
  if (!email) throw new NoAnswer('the e-mail address that belongs to the key was not found beside it');
  const headers = { 'x-auth-email': email, 'x-auth-key': parts['secret'] as string };
  const me = await door.get(`${V4}/user`, headers);
  if (isDead(me)) return DEAD('GET /user');
  expectStatus(me, WHO);
  const user = objectOf<{ email: string; two_factor_authentication_enabled: boolean }>({ ...me, json: resultOf(me) }, WHO);
  const zones = await reachOfLists(door, headers);
  return {
    state: 'live',
    principal: textOf(user.email) ?? email,
    how: 'GET /user and GET /zones',
    grants: EVERYTHING(zones.length ? counted(zones, 'zone', 'zones', zones.length >= PAGE) : 'every account of the user'),
    unknown: [],
    reaches: zones,
    expires: 'never',
  };
}

const TOKEN = {
  how: 'Make an API token with only the permissions and the one zone or account the work needs, with an end and the addresses it is used from',
  url: 'https://dash.cloudflare.com/profile/api-tokens',
};
const token = (run: (held: Held, door: Door) => Promise<Answer>, how: string): Kind => ({
  granularity: 'scoped',
  narrower: [TOKEN],
  lifecycle: { canBeEndless: true },
  offline: () => ({
    grants: [],
    evidence: { kind: 'kind', how },
    unknown: ['which permissions it has, and on which zones and accounts'],
    worst: { reach: 'admin', breadth: 'account' },
  }),
  ask: { hosts: [HOST], budget: 5, run },
});
const globalKey = (): Kind => ({
  granularity: 'account',
  narrower: [TOKEN],
  lifecycle: { canBeEndless: true },
  offline: ({ facts }) => ({
    grants: EVERYTHING('every account of the user'),
    evidence: { kind: 'kind', how: 'a Global API Key can do all that its user can' },
    unknown: [],
    worst: { reach: 'admin', breadth: 'account' },
    expires: 'never',
    ...(typeof facts['user'] === 'string' ? { principal: facts['user'] } : {}),
  }),
  ask: { hosts: [HOST], budget: 3, run: askGlobal },
});

export default defineIssuer({
  id: 'cloudflare',
  label: 'Cloudflare',
  kinds: {
    'cloudflare-user-token': token(askUser, 'it is a token of a user'),
    'cloudflare-account-token': token(askAccount, 'it is a token of an account'),
    'cloudflare-legacy-token': token(askEither, 'it is a token of a user or an account'),
    'cloudflare-global-key': globalKey(),
    'cloudflare-legacy-global-key': globalKey(),
    'cloudflare-origin-ca-key': {
      granularity: 'account',
      narrower: [{ ...TOKEN, how: 'Make an API token with SSL and Certificates Write on the one zone' }],
      lifecycle: { canBeEndless: true },
      offline: () => ({
        grants: [
          {
            action: 'SSL and Certificates Write',
            resource: 'origin certificates of all zones of the user',
            reach: 'write',
            breadth: 'account',
            means: 'makes and revokes origin certificates',
          },
        ],
        evidence: { kind: 'kind', how: 'an Origin CA key is good for origin certificates only' },
        unknown: [],
        worst: { reach: 'write', breadth: 'account' },
        expires: 'never',
      }),
    },
    'cloudflare-tunnel-token': {
      granularity: 'resource',
      narrower: [],
      lifecycle: { canBeEndless: true },
      offline: ({ facts }) => ({
        grants: [
          {
            action: 'run the tunnel',
            resource: facts['tunnel'] ? `tunnel ${facts['tunnel']} of account ${facts['account']}` : 'one tunnel',
            reach: 'write',
            breadth: 'resource',
            means: 'takes part of the requests to its names',
          },
        ],
        evidence: { kind: 'token', how: 'it names the account and the tunnel' },
        unknown: [],
        worst: { reach: 'write', breadth: 'resource' },
        expires: 'never',
      }),
    },
  },
});
