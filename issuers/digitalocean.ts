/**
 * DigitalOcean: personal, OAuth and refresh tokens, Spaces keys.
 * Scopes and what they are called: docs.digitalocean.com/reference/api/create-personal-access-token and the security of each operation in
 * github.com/digitalocean/openapi; keys of Spaces and their grants: specification/resources/spaces there. All checked 2026-11-21. The API tells
 * a token none of its scopes; what it can read is seen by reading, what it can change is not asked for.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind } from '../src/issuer.ts';
import { expectStatus, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.digitalocean.com';
const WHO = 'DigitalOcean';

/** What can be lost, by the scope that reads it. One call each. */
const FAMILIES = [
  { scope: 'droplet:read', path: '/v2/droplets', one: 'Droplet', many: 'Droplets' },
  { scope: 'database:read', path: '/v2/databases', list: 'databases', one: 'database cluster', many: 'database clusters' },
  { scope: 'block_storage:read', path: '/v2/volumes', one: 'volume', many: 'volumes' },
  { scope: 'kubernetes:read', path: '/v2/kubernetes/clusters', list: 'kubernetes_clusters', one: 'Kubernetes cluster', many: 'Kubernetes clusters' },
  { scope: 'domain:read', path: '/v2/domains', one: 'domain', many: 'domains' },
  { scope: 'app:read', path: '/v2/apps', one: 'app', many: 'apps' },
] as const;

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const reply = await door.get('/v2/account', headers);
  if (reply.status === 401) return { state: 'dead', how: 'GET /v2/account answers 401', unknown: [] };
  // A token without account:read is told so, which tells that it works.
  expectStatus(reply, WHO, 403);
  const account =
    reply.status === 200 ? objectOf<{ email: string; team: { name?: string } }>({ ...reply, json: objectOf(reply, WHO)['account'] }, WHO) : undefined;
  const grants: Granted[] = account ? [{ action: 'account:read', resource: 'the account', reach: 'read', breadth: 'account' }] : [];
  const stakes: string[] = [];
  for (const family of FAMILIES) {
    const answer = await door.get(`${family.path}?per_page=1`, headers);
    expectStatus(answer, WHO, 403, 404);
    if (answer.status !== 200) continue;
    const body = objectOf<{ meta: { total?: unknown } }>(answer, WHO);
    const listed = 'list' in family ? body[family.list as keyof typeof body] : undefined;
    const count = Number(body.meta?.total ?? (Array.isArray(listed) ? (listed as unknown[]).length : Number.NaN));
    const words = Number.isFinite(count) ? `${count} ${count === 1 ? family.one : family.many}` : family.many;
    grants.push({ action: family.scope, resource: `${words} of the team`, reach: 'read', breadth: 'account' });
    if (count > 0) stakes.push(words);
  }
  const email = textOf(account?.email);
  const team = textOf(account?.team?.name);
  return {
    state: 'live',
    ...(email ? { principal: team ? `${email} in team ${team}` : email } : {}),
    how: 'GET /v2/account, and what it can list',
    grants,
    unknown: ['which scopes to create, change and delete it has: only trying would tell'],
    ...(team ? { reaches: [`team ${team}`] } : {}),
    ...(stakes.length ? { stakes: stakes.join(', ') } : {}),
  };
}

const CUSTOM = {
  how: 'Make a token with custom scopes, only those the work needs and none that delete, with an end; scopes hold for the whole team',
  url: 'https://cloud.digitalocean.com/account/api/tokens',
};
const token = (how: string, lifecycle: Kind['lifecycle'], asked = true): Kind => ({
  granularity: 'permission',
  narrower: [CUSTOM],
  lifecycle,
  offline: () => ({
    grants: [],
    evidence: { kind: 'kind', how },
    unknown: ['which scopes it has in the team'],
    worst: { reach: 'destroy', breadth: 'account' },
  }),
  ...(asked ? { ask: { hosts: [HOST], budget: 8, run: ask } } : {}),
});

export default defineIssuer({
  id: 'digitalocean',
  label: 'DigitalOcean',
  kinds: {
    'digitalocean-personal-token': token('it belongs to a user in one team', { canBeEndless: true }),
    'digitalocean-oauth-token': token('it belongs to a user who let an app in', { canBeEndless: false, days: 30 }),
    // To ask for a new token would use it up.
    'digitalocean-refresh-token': token('with it an app makes further tokens', { canBeEndless: true }, false),
    'digitalocean-spaces-key': {
      granularity: 'scoped',
      narrower: [{ how: 'Make a key for the one bucket, with read or readwrite', url: 'https://cloud.digitalocean.com/spaces/access_keys' }],
      lifecycle: { canBeEndless: true },
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'it is good for Spaces only' },
        unknown: ['whether it has all buckets (fullaccess) or some, to read or to write'],
        worst: { reach: 'destroy', breadth: 'account' },
        expires: 'never',
      }),
    },
  },
});
