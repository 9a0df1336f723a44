/**
 * Datadog: API keys, application keys, client tokens.
 * What each is for, and that an unscoped application key has the permissions of its user: docs.datadoghq.com/account_management/api-app-keys;
 * validate (403 when it is none) and the sites: docs.datadoghq.com/api/latest/authentication; the keys of the user who asks, with their scopes
 * and last four characters: …/api/latest/key-management. All checked 2026-11-21. Actions go by Datadog's permissions.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer } from '../src/issuer.ts';
import { isoOf, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

/** A key is of one site, and does not say which. */
const HOSTS = [
  'api.datadoghq.com',
  'api.datadoghq.eu',
  'api.us3.datadoghq.com',
  'api.us5.datadoghq.com',
  'api.ap1.datadoghq.com',
  'api.ap2.datadoghq.com',
  'api.uk1.datadoghq.com',
  'api.ddog-gov.com',
  'api.us2.ddog-gov.com',
];
const WHO = 'Datadog';

const SUBMIT: Granted = {
  action: 'submit data',
  resource: 'the organization',
  reach: 'write',
  breadth: 'organization',
  means: 'sends metrics, logs and events; alone it reads and changes nothing',
};

const ADMIN =
  /^(?:user_access_(?:manage|invite)|api_keys_write|org_app_keys_write|user_app_keys|service_account_write|org_management|org_authorized_apps_write)$/;
function meaningOf(scope: string): { reach: Reach; destroys?: 'data'; means?: string } {
  if (ADMIN.test(scope)) return { reach: 'admin', means: 'makes keys, or gives rights' };
  if (scope === 'logs_delete_data') return { reach: 'destroy', destroys: 'data', means: 'deletes logs' };
  return { reach: /_read(?:_data|_index_data|_archives)?$|_query$/.test(scope) ? 'read' : 'write' };
}

interface AppKey {
  attributes?: { name?: string; last4?: string; created_at?: string; last_used_at?: string | null; scopes?: unknown };
}

async function ofApplication(host: string, keys: Record<string, string>, application: string, door: Door): Promise<Answer> {
  const reply = await door.get(`https://${host}/api/v2/current_user/application_keys?page%5Bsize%5D=100`, keys);
  const shared = { state: 'live' as const, reaches: [host.slice('api.'.length)] };
  // A scoped key may lack the scope to look, and a wrong one is refused alike.
  if (reply.status === 401 || reply.status === 403)
    return { ...shared, how: 'GET /api/v1/validate', grants: [SUBMIT], unknown: ['whether the application key beside it works, and what it may do'] };
  if (reply.status !== 200) throw new NoAnswer(`${WHO} answered ${reply.status}`);
  const listed = listOf<AppKey>(objectOf<{ data: unknown }>(reply, WHO).data, WHO);
  const like = listed.filter((k) => textOf(k.attributes?.last4) !== undefined && application.endsWith(k.attributes?.last4 as string));
  const own = like.length === 1 ? like[0]?.attributes : undefined;
  const scopes = Array.isArray(own?.scopes) ? own.scopes.filter((s): s is string => typeof s === 'string') : undefined;
  const created = isoOf(own?.created_at);
  const lastUsed = isoOf(own?.last_used_at);
  return {
    ...shared,
    how: 'GET /api/v2/current_user/application_keys',
    ...(own?.name ? { principal: `application key ${own.name}` } : {}),
    grants: [SUBMIT, ...(scopes ?? []).map((action): Granted => ({ action, resource: 'the organization', breadth: 'organization', ...meaningOf(action) }))],
    unknown: scopes?.length ? [] : [own ? 'what its user may do: the application key has no scopes of its own' : 'which scopes the application key has'],
    ...(created ? { created } : {}),
    ...(lastUsed ? { lastUsed } : {}),
  };
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  for (const host of HOSTS) {
    const reply = await door.get(`https://${host}/api/v1/validate`, { 'dd-api-key': parts['secret'] as string });
    if (reply.status === 401 || reply.status === 403) continue;
    if (reply.status !== 200 || objectOf<{ valid: boolean }>(reply, WHO).valid !== true)
      throw new NoAnswer(`${WHO} answered ${reply.status} with something that is not what it documents`);
    const application = parts['applicationKey'];
    if (application) return ofApplication(host, { 'dd-api-key': parts['secret'] as string, 'dd-application-key': application }, application, door);
    return {
      state: 'live',
      how: 'GET /api/v1/validate; an API key alone only takes data in',
      grants: [SUBMIT],
      unknown: [],
      reaches: [host.slice('api.'.length)],
    };
  }
  return { state: 'dead', how: 'GET /api/v1/validate answers 403 on all sites', unknown: [] };
}

const SCOPED = {
  how: 'Make the application key of a service account, with the few scopes the work needs (such as monitors_read)',
  url: 'https://docs.datadoghq.com/account_management/api-app-keys/#scopes',
};
const REMOTE = {
  how: 'Keep API keys apart for each agent or service, so that one can be taken back alone',
  url: 'https://docs.datadoghq.com/account_management/api-app-keys/',
};
const kind = (more: Pick<Kind, 'granularity' | 'offline' | 'narrower'> & Partial<Kind>): Kind => ({ lifecycle: { canBeEndless: true }, ...more });

export default defineIssuer({
  id: 'datadog',
  label: 'Datadog',
  kinds: {
    'datadog-api-key': kind({
      granularity: 'account',
      narrower: [REMOTE],
      offline: ({ parts }) => ({
        grants: [SUBMIT],
        evidence: { kind: 'kind', how: 'every API key can do this' },
        unknown: parts['applicationKey'] ? ['what the application key beside it may do'] : [],
        worst: { reach: parts['applicationKey'] ? 'admin' : 'write', breadth: 'organization' },
        expires: 'never',
      }),
      ask: { hosts: HOSTS, budget: 12, run: ask },
    }),
    // Not asked: no question is answered without an API key.
    'datadog-application-key': kind({
      granularity: 'permission',
      narrower: [SCOPED],
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'with an API key it can do what its user may, or what its scopes say' },
        unknown: ['which scopes it has, and what its user may do'],
        worst: { reach: 'admin', breadth: 'organization' },
      }),
    }),
    'datadog-client-token': kind({
      granularity: 'account',
      narrower: [],
      offline: () => ({
        grants: [{ ...SUBMIT, means: 'sends logs and traces of browsers and apps; it reads nothing, and is meant to be public' }],
        evidence: { kind: 'kind', how: 'a client token only takes data in' },
        unknown: [],
        worst: { reach: 'write', breadth: 'organization' },
        expires: 'never',
      }),
    }),
  },
});
