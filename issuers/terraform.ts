/**
 * HCP Terraform and Terraform Enterprise: tokens of users, teams and organizations, which look alike. They do what their owner may.
 * GET /account/details, whose `authenticated-resource` names the team or organization: developer.hashicorp.com/terraform/cloud-docs/api-docs/
 * account; `permissions` of organizations and workspaces, which are those of whoever asks: …/api-docs/organizations and …/workspaces; a deleted
 * workspace takes its state along: …/cloud-docs/workspaces/settings/deletion; kinds of tokens: …/users-teams-organizations/api-tokens. All
 * checked 2026-11-21. Actions go by the names of those permissions.
 */
import type { Breadth } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, NoAnswer } from '../src/issuer.ts';
import { counted, expectStatus, listOf, named, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'app.terraform.io';
const WHO = 'HCP Terraform';
const PAGE = 100;
/** Organizations whose workspaces are looked at. */
const MOST = 4;

type Meaning = Pick<Granted, 'reach' | 'destroys' | 'means'>;
const ORGANIZATION: Record<string, Meaning> = {
  'can-destroy': { reach: 'admin', destroys: 'data', means: 'deletes the organization with all state' },
  'can-manage-users': { reach: 'admin', means: 'adds and removes members' },
  'can-create-team': { reach: 'admin', means: 'makes teams, which have rights' },
  'can-update-oauth': { reach: 'write', means: 'changes the connections to version control' },
  'can-create-workspace': { reach: 'write', means: 'makes workspaces' },
};
const WORKSPACE: Record<string, Meaning> = {
  'can-destroy': { reach: 'destroy', destroys: 'data', means: 'deletes a workspace with its state' },
  'can-queue-destroy': { reach: 'destroy', destroys: 'data', means: 'starts runs that destroy the infrastructure' },
  'can-queue-apply': { reach: 'destroy', destroys: 'data', means: 'applies runs, which may replace and destroy' },
  'can-update-variable': { reach: 'write', means: 'changes variables, credentials too' },
  'can-create-state-versions': { reach: 'write', means: 'overwrites state' },
  'can-read-state-versions': { reach: 'read', means: 'reads state, which holds secrets in the clear' },
  'can-read-variable': { reach: 'read' },
};

interface Resource {
  id?: string;
  attributes?: { name?: string; username?: string; email?: string; permissions?: Record<string, unknown> };
  relationships?: { 'authenticated-resource'?: { data?: { id?: string; type?: string } | null } };
}

function ofPermissions(
  things: readonly Resource[],
  table: Record<string, Meaning>,
  where: (names: string[]) => string,
  breadth: Breadth,
  prefix: string,
): Granted[] {
  return Object.entries(table).flatMap(([permission, meaning]) => {
    const names = things.filter((t) => t.attributes?.permissions?.[permission] === true).map((t) => t.attributes?.name ?? t.id ?? '(unnamed)');
    return names.length ? [{ action: `${prefix}:${permission}`, resource: where(names), breadth, ...meaning }] : [];
  });
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}`, accept: 'application/vnd.api+json' };
  const account = await door.get('/api/v2/account/details', headers);
  if (account.status === 401) return { state: 'dead', how: 'GET /api/v2/account/details answers 401', unknown: [] };
  expectStatus(account, WHO);
  const me = objectOf<{ data: Resource }>(account, WHO).data;
  if (!textOf(me?.id)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const owner = me?.relationships?.['authenticated-resource']?.data;
  const listed = await door.get(`/api/v2/organizations?page%5Bsize%5D=${PAGE}`, headers);
  expectStatus(listed, WHO);
  const organizations = listOf<Resource>(objectOf<{ data: unknown }>(listed, WHO).data, WHO);
  const grants = ofPermissions(organizations, ORGANIZATION, (names) => counted(names, 'organization', 'organizations'), 'organization', 'organization');
  const workspaces: string[] = [];
  const unknown: string[] = [];
  for (const { id = '' } of organizations.slice(0, MOST)) {
    const reply = await door.get(`/api/v2/organizations/${encodeURIComponent(id)}/workspaces?page%5Bsize%5D=${PAGE}`, headers);
    if (reply.status === 404 || reply.status === 403) {
      unknown.push(`which workspaces of ${id} it reaches`);
      continue;
    }
    expectStatus(reply, WHO);
    const list = listOf<Resource>(objectOf<{ data: unknown }>(reply, WHO).data, WHO);
    workspaces.push(...list.map((w) => `${id}/${w.attributes?.name ?? '(unnamed)'}`));
    const where = (names: string[]) => `${counted(names, 'workspace', 'workspaces', list.length >= PAGE)} of organization ${id}`;
    grants.push(...ofPermissions(list, WORKSPACE, where, list.length === 1 ? 'project' : 'account', 'workspace'));
  }
  if (organizations.length > MOST) unknown.push(`what it may do in the workspaces of ${named(organizations.slice(MOST).map((o) => o.id ?? ''))}`);
  const kind = owner?.type && owner.type !== 'users' ? `${owner.type.replace(/s$/, '')} token (${owner.id ?? ''})` : undefined;
  return {
    state: 'live',
    principal: kind ?? textOf(me?.attributes?.email) ?? textOf(me?.attributes?.username) ?? (me?.id as string),
    how: 'the permissions of GET /api/v2/organizations and their workspaces',
    grants,
    unknown,
    reaches: workspaces,
    ...(workspaces.length ? { stakes: `the state of ${workspaces.length} ${workspaces.length === 1 ? 'workspace' : 'workspaces'}` } : {}),
  };
}

export default defineIssuer({
  id: 'terraform',
  label: 'HCP Terraform',
  kinds: {
    'terraform-cloud-token': {
      granularity: 'role',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a token does what its user, team or organization may' },
        unknown: ['whose token it is, and what that user, team or organization may do'],
        worst: { reach: 'admin', breadth: 'organization' },
      }),
      narrower: [
        {
          how: 'Make a token of a team that may plan (or read) in the one workspace, with an end',
          url: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
        },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: [HOST], base: true, budget: 7, run: ask },
    },
  },
});
