/**
 * What GitHub's scopes and permissions allow. Scopes: docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps;
 * permissions: docs.github.com/en/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens; both checked 2026-11-21.
 */
import type { Reach } from '../../src/grants.ts';
import type { Granted } from '../../src/issuer.ts';
import { counted, named } from '../../src/issuer-kit.ts';

/** Entries of a list that are asked for at once, the most GitHub gives. */
export const PAGE = 100;

export interface Repository {
  full_name: string;
  private?: boolean;
  permissions?: { admin?: boolean; push?: boolean; pull?: boolean };
}

export const repositories = (list: readonly Repository[]): string =>
  counted(
    list.map((r) => r.full_name),
    'repository',
    'repositories',
    list.length >= PAGE,
  );

/** What scopes allow that are no matter of repositories. Scopes that are not listed go by their first word. */
const SCOPES: Record<string, [Reach, string]> = {
  'admin:org': ['admin', 'manages organizations, their teams and members'],
  'write:org': ['write', 'changes memberships of organizations'],
  'admin:enterprise': ['admin', 'manages enterprises'],
  site_admin: ['admin', 'administers the server'],
  'admin:public_key': ['admin', 'adds SSH keys, which reach all that the owner reaches'],
  'write:public_key': ['admin', 'adds SSH keys, which reach all that the owner reaches'],
  'admin:gpg_key': ['write', 'adds and removes keys that sign commits'],
  'admin:repo_hook': ['write', 'adds and removes webhooks of repositories'],
  'admin:org_hook': ['write', 'adds and removes webhooks of organizations'],
  'admin:ssh_signing_key': ['write', 'adds and removes keys that sign commits'],
  'delete:packages': ['destroy', 'deletes packages'],
  gist: ['destroy', 'writes and deletes gists'],
  user: ['write', "changes the owner's profile"],
  'user:email': ['read', "reads the owner's e-mail addresses"],
  'user:follow': ['write', 'follows users'],
  project: ['write', 'changes projects'],
  notifications: ['write', 'reads notifications and marks them as read'],
  codespace: ['write', 'makes codespaces and works in them'],
  security_events: ['write', 'reads and dismisses security alerts'],
  'repo:status': ['write', 'sets the status of commits'],
  repo_deployment: ['write', 'sets the status of deployments'],
  'repo:invite': ['write', 'accepts invitations to repositories'],
};
export const WORDS: Record<string, Reach> = { read: 'read', write: 'write', manage: 'write', delete: 'destroy', admin: 'admin' };
const OF_ORGANIZATIONS = /:(?:org|enterprise|org_hook|audit_log)$|^site_admin$/;

const ofRepositories = (scope: string, list: readonly Repository[]): Granted[] => {
  const mine = (right: 'admin' | 'push' | 'pull') => list.filter((r) => r.permissions?.[right]);
  const grant = (right: 'admin' | 'push' | 'pull', rest: Pick<Granted, 'reach' | 'means' | 'destroys'>): Granted[] =>
    mine(right).length ? [{ action: `${scope} (${right})`, resource: repositories(mine(right)), breadth: 'account', ...rest }] : [];
  return [
    ...grant('admin', { reach: 'admin', means: 'adds collaborators, deploy keys and webhooks, changes secrets and the protection of branches' }),
    ...grant('push', { reach: 'destroy', destroys: 'data', means: 'pushes, also over what is there; deletes branches, tags and releases' }),
    ...grant('pull', { reach: 'read', means: 'reads code' }),
  ];
};

/** Scopes are an upper bound: nobody can do with a token what its owner cannot. */
export function ofScopes(scopes: readonly string[], list: readonly Repository[], owned: readonly string[] | undefined): Granted[] {
  const reached = scopes.includes('repo') ? list : list.filter((r) => !r.private);
  const adminable = list.filter((r) => r.permissions?.admin);
  const pushable = reached.filter((r) => r.permissions?.push);
  return scopes.flatMap((scope): Granted[] => {
    if (scope === 'repo' || scope === 'public_repo') return ofRepositories(scope, reached);
    if (scope === 'delete_repo')
      return adminable.length
        ? [{ action: scope, resource: repositories(adminable), reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes repositories' }]
        : [];
    if (scope === 'workflow')
      return pushable.length
        ? [
            {
              action: scope,
              resource: repositories(pushable),
              reach: 'write',
              breadth: 'account',
              means: 'changes workflows, which can read the secrets of Actions',
            },
          ]
        : [];
    if (scope === 'admin:org' && owned?.length === 0)
      return [{ action: scope, resource: 'organizations of the owner, who owns none of them', reach: 'read', breadth: 'organization' }];
    const [reach, means] = SCOPES[scope] ?? [WORDS[scope.split(/[:_]/)[0] as string] ?? 'write', undefined];
    const wide = OF_ORGANIZATIONS.test(scope);
    return [
      {
        action: scope,
        resource: wide ? (scope === 'admin:org' && owned ? `organizations: ${named(owned)}` : 'organizations of the owner') : 'the account of the owner',
        reach,
        breadth: wide ? 'organization' : 'account',
        ...(means ? { means } : {}),
        ...(reach === 'destroy' ? { destroys: 'data' as const } : {}),
      },
    ];
  });
}

/** Permissions of an app that are worse than their level says. The others: read, write, admin. */
export const PERMISSIONS: Record<string, Pick<Granted, 'reach' | 'destroys' | 'means'>> = {
  'administration: write': { reach: 'admin', destroys: 'data', means: 'deletes repositories, adds collaborators and deploy keys' },
  'contents: write': { reach: 'destroy', destroys: 'data', means: 'pushes, also over what is there; deletes branches, tags and releases' },
  'organization_administration: write': { reach: 'admin', means: 'manages the organization' },
  'members: write': { reach: 'admin', means: 'adds members, and changes what they may' },
  'packages: write': { reach: 'write', means: 'publishes packages' },
  'secrets: write': { reach: 'write', means: 'replaces the secrets of Actions' },
  'workflows: write': { reach: 'write', means: 'changes workflows, which can read the secrets of Actions' },
};
