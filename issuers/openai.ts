/**
 * OpenAI: keys of projects and service accounts, user keys of before there were projects, and admin keys.
 * Permissions (All, Restricted, Read only): help.openai.com/en/articles/8867743; refusals name the scopes that are missing ("Missing scopes:
 * api.files.read"), with 401 or 403: community.openai.com/t/1292912, …/t/1345041; errors: developers.openai.com/api/docs/guides/error-codes;
 * admin keys: developers.openai.com/api/reference/resources/organization/subresources/admin_api_keys. All checked 2026-11-21.
 * What a key may change is told nowhere: it would have to be tried. Actions go by OpenAI's scopes.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Offline, type Reply } from '../src/issuer.ts';
import { counted, listOf, named, objectOf, textOf } from '../src/issuer-kit.ts';
import { isoFromSeconds } from '../src/kit.ts';

const HOST = 'api.openai.com';
const WHO = 'OpenAI';
const PAGE = 100;
const bearer = ({ parts }: Held) => ({ authorization: `Bearer ${parts['secret']}` });

/** What an answer says of the key: it may, it may not, or it is none. Anything else says nothing. */
function verdict(reply: Reply): 'may' | 'may not' | 'refused' {
  if (reply.status >= 200 && reply.status < 300) return 'may';
  const { error } = reply.json ? objectOf<{ error: { message?: string; code?: string | null } | string }>(reply, WHO) : {};
  const message = typeof error === 'string' ? error : (error?.message ?? '');
  const code = typeof error === 'object' ? error.code : undefined;
  if ((reply.status === 401 || reply.status === 403) && /missing scopes|insufficient permissions/i.test(message)) return 'may not';
  // 401 is also said of an address that is not on the organization's list.
  if (reply.status === 401 && code === 'invalid_api_key') return 'refused';
  throw new NoAnswer(`${WHO} answered ${reply.status}, which says nothing of the key`);
}

/** What is looked into, and the scope it takes. */
const FAMILIES: readonly (readonly [path: string, scope: string, means: string])[] = [
  ['/v1/models', 'api.model.read', 'lists models'],
  ['/v1/files?limit=1', 'api.files.read', 'reads uploaded files'],
  ['/v1/vector_stores?limit=1', 'api.vector_stores.read', 'reads what is stored for search'],
  ['/v1/fine_tuning/jobs?limit=1', 'api.fine_tuning.jobs.read', 'reads fine-tuning jobs'],
];

/** @param user true for a user's key, which reaches all projects of that user */
const askKey =
  (user: boolean) =>
  async (held: Held, door: Door): Promise<Answer> => {
    const grants: Granted[] = [];
    const missing: string[] = [];
    let organization: string | undefined;
    let project: string | undefined;
    for (const [path, action, means] of FAMILIES) {
      const reply = await door.get(path, bearer(held));
      const told = verdict(reply);
      if (told === 'refused') return { state: 'dead', how: `GET ${path.split('?')[0]} answers 401: invalid_api_key`, unknown: [] };
      organization ??= textOf(reply.headers.get('openai-organization'))?.slice(0, 60);
      project ??= textOf(reply.headers.get('openai-project'))?.slice(0, 60);
      if (told === 'may not') missing.push(action);
      else {
        listOf(objectOf<{ data: unknown }>(reply, WHO).data, WHO);
        grants.push({ action, resource: '', reach: 'read', breadth: user ? 'organization' : 'project', means });
      }
    }
    const where = user
      ? 'all projects of its user'
      : project
        ? `project ${project}`
        : organization
          ? `a project of organization ${organization}`
          : 'its project';
    return {
      state: 'live',
      principal: `key of ${where}`,
      how: `what was answered to GET ${named(FAMILIES.map(([path]) => path.split('?')[0] as string))}${missing.length ? `; refused: ${named(missing)}` : ''}`,
      grants: grants.map((g) => ({ ...g, resource: where })),
      unknown: [
        missing.length
          ? 'which other scopes it has, such as for writing'
          : 'whether it may write too: a key made with All may, one made with Read only may not',
      ],
      ...(project && !user ? { reaches: [project] } : {}),
    };
  };

const ofAdmin = (resource: string): Granted => ({
  action: 'api.management.read',
  resource,
  reach: 'read',
  breadth: 'organization',
  means: 'reads users, projects, keys and the audit log',
});

interface AdminKey {
  name?: string;
  redacted_value?: string;
  created_at?: number;
  last_used_at?: number | null;
  expires_at?: number | null;
  owner?: { name?: string };
}

/** The one key of the list that shows the same ends, if there is just one. */
function ownOf(keys: readonly AdminKey[], secret: string): AdminKey | undefined {
  const like = keys.filter(({ redacted_value }) => {
    const [front = '', , back = ''] = /^([\w-]*)([.*…]+)([\w-]+)$/.exec(redacted_value ?? '')?.slice(1) ?? [];
    return back.length >= 3 && secret.startsWith(front) && secret.endsWith(back);
  });
  return like.length === 1 ? like[0] : undefined;
}

async function askAdmin(held: Held, door: Door): Promise<Answer> {
  const path = '/v1/organization/projects';
  const reply = await door.get(`${path}?limit=${PAGE}`, bearer(held));
  const told = verdict(reply);
  if (told === 'refused') return { state: 'dead', how: `GET ${path} answers 401: invalid_api_key`, unknown: [] };
  if (told === 'may not') return { state: 'live', how: `GET ${path} is refused for its scopes`, grants: [], unknown: ['which scopes it has'] };
  const page = objectOf<{ data: unknown; has_more: boolean }>(reply, WHO);
  const projects = listOf<{ name?: string; id?: string }>(page.data, WHO).map((p) => p.name ?? p.id ?? '(unnamed)');
  const keys = await door.get(`/v1/organization/admin_api_keys?limit=${PAGE}`, bearer(held));
  const own = verdict(keys) === 'may' ? ownOf(listOf<AdminKey>(objectOf<{ data: unknown }>(keys, WHO).data, WHO), held.parts['secret'] ?? '') : undefined;
  const created = isoFromSeconds(own?.created_at);
  const lastUsed = isoFromSeconds(own?.last_used_at);
  const expires = own ? (isoFromSeconds(own.expires_at) ?? 'never') : undefined;
  return {
    state: 'live',
    principal: own?.owner?.name ? `admin key of ${own.owner.name}` : 'admin key',
    how: 'GET /v1/organization/projects and …/admin_api_keys',
    grants: [ofAdmin(counted(projects, 'project', 'projects', page.has_more === true) || 'no projects')],
    unknown: ['whether it may write too, and so make further keys: one made with All may'],
    reaches: projects,
    ...(created ? { created } : {}),
    ...(lastUsed ? { lastUsed } : {}),
    ...(expires ? { expires } : {}),
  };
}

const RESTRICTED = {
  how: 'Make a Restricted key with Model capabilities alone, in a project of its own that has a budget',
  url: 'https://help.openai.com/en/articles/8867743-assign-api-key-permissions',
};
const PROJECT = { how: 'Use a key of one project: only the management of the organization takes an admin key', url: 'https://platform.openai.com/api-keys' };

const unknownScopes = (what: string, unknown: string, worst: Offline['worst']) => (): Offline => ({
  grants: [],
  evidence: { kind: 'kind', how: what },
  unknown: [unknown],
  worst,
});
const key = (offline: Kind['offline'], more: Partial<Kind> = {}): Kind => ({
  granularity: 'permission',
  offline,
  narrower: [RESTRICTED],
  lifecycle: { canBeEndless: true },
  ask: { hosts: [HOST], budget: 6, run: askKey(false) },
  ...more,
});

const PERMISSIONS = 'which permissions it was made with (All, Restricted or Read only), and in which project';
const ofProject = unknownScopes('it belongs to one project', PERMISSIONS, { reach: 'destroy', breadth: 'project' });
export default defineIssuer({
  id: 'openai',
  label: 'OpenAI',
  kinds: {
    'openai-project-key': key(ofProject),
    'openai-service-account-key': key(ofProject),
    'openai-user-key': key(
      unknownScopes('it can do what its user can, in every project', 'which projects its user is in', { reach: 'destroy', breadth: 'organization' }),
      {
        granularity: 'role',
        ask: { hosts: [HOST], budget: 6, run: askKey(true) },
        lifecycle: {
          canBeEndless: true,
          replacedBy: {
            what: 'keys of one project with permissions',
            since: '2024-04',
            url: 'https://help.openai.com/en/articles/9186755-managing-projects-in-the-api-platform',
          },
        },
      },
    ),
    'openai-admin-key': key(
      unknownScopes('it manages an organization', 'which permissions it was made with (All, Restricted or Read only)', {
        reach: 'admin',
        breadth: 'organization',
      }),
      { narrower: [PROJECT], ask: { hosts: [HOST], budget: 4, run: askAdmin } },
    ),
  },
});
