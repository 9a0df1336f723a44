/**
 * Render: API keys, classic ones of a user and scoped ones of a workspace.
 * render.com/docs/api-keys (scoped keys, being rolled out in 2026) and api-docs.render.com/reference (list-owners, list-services, list-postgres),
 * checked 2026-11-21. A key is not told what it is: what it can list tells the workspaces, not the permissions.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held } from '../src/issuer.ts';
import { counted, expectStatus, listOf } from '../src/issuer-kit.ts';

const HOST = 'api.render.com';
const WHO = 'Render';
const PAGE = 100;

/** The names in a list whose entries hold `key`; undefined when the key may not list them. */
async function names(door: Door, headers: Record<string, string>, path: string, key: string): Promise<string[] | undefined> {
  const reply = await door.get(`${path}?limit=${PAGE}`, headers);
  expectStatus(reply, WHO, 403);
  if (reply.status === 403) return undefined;
  return listOf(reply.json, WHO).map((entry) => (entry[key] as { name?: string } | undefined)?.name ?? '(unnamed)');
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const first = await door.get(`/v1/owners?limit=${PAGE}`, headers);
  if (first.status === 401) return { state: 'dead', how: 'GET /v1/owners answers 401', unknown: [] };
  expectStatus(first, WHO, 403);
  const owners =
    first.status === 403
      ? undefined
      : listOf<{ owner?: { name?: string; email?: string } }>(first.json, WHO).map((o) => o.owner?.name ?? o.owner?.email ?? '(unnamed)');
  const services = await names(door, headers, '/v1/services', 'service');
  const postgres = await names(door, headers, '/v1/postgres', 'postgres');
  const read = (action: string, list: string[] | undefined, one: string, many: string): Granted[] =>
    list?.length ? [{ action, resource: counted(list, one, many, list.length >= PAGE), reach: 'read', breadth: 'account' }] : [];
  // A scoped key has one workspace.
  const classic = (owners?.length ?? 0) > 1;
  return {
    state: 'live',
    ...(classic ? { principal: 'a user of several workspaces (a classic key)' } : {}),
    how: 'what GET /v1/owners, /v1/services and /v1/postgres list',
    grants: [
      ...read('list-owners', owners, 'workspace', 'workspaces'),
      ...read('list-services', services, 'service', 'services'),
      ...read('list-postgres', postgres, 'database', 'databases'),
    ],
    unknown: [
      classic
        ? 'which roles its user has in the workspaces: it can do all that the user can'
        : 'whether it is a classic key, which can do all that its user can, or which permissions it has',
    ],
    reaches: owners ?? [],
    ...(postgres?.length ? { stakes: counted(postgres, 'database', 'databases') } : {}),
  };
}

export default defineIssuer({
  id: 'render',
  label: 'Render',
  kinds: {
    'render-api-key': {
      granularity: 'scoped',
      narrower: [
        {
          how: 'Make a scoped key of the one workspace, with Read or only the permissions the work needs',
          url: 'https://dashboard.render.com/u/settings?add-api-key',
        },
      ],
      lifecycle: { canBeEndless: true },
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'it belongs to a user' },
        unknown: ['whether it is a classic key, which reaches every workspace of its user, or which permissions it has'],
        worst: { reach: 'admin', breadth: 'account' },
      }),
      ask: { hosts: [HOST], budget: 4, run: ask },
    },
  },
});
