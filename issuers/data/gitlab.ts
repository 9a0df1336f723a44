/** What GitLab's scopes allow with each role. docs.gitlab.com/security/tokens/access_token_scopes and …/user/permissions, checked 2026-11-21. */
import type { Breadth, Reach } from '../../src/grants.ts';
import type { Granted } from '../../src/issuer.ts';
import { counted } from '../../src/issuer-kit.ts';

/** The least role that changes anything. */
export const DEVELOPER = 30;
const MAINTAINER = 40;
const OWNER = 50;
/** Entries of a list that are asked for at once, the most GitLab gives. */
export const PAGE = 100;

export interface Reached {
  name: string;
  level: number;
}

/** What a scope allows that is no matter of projects. Scopes that are not listed only read when their name says so. */
const SCOPES: Record<string, [Reach, string]> = {
  write_registry: ['write', 'pushes images, also over those that are there'],
  create_runner: ['write', 'makes runners, which get jobs with their secrets'],
  manage_runner: ['write', 'changes and removes runners'],
  k8s_proxy: ['write', 'speaks to Kubernetes clusters through their agents'],
  ai_features: ['write', 'uses AI features'],
  self_rotate: ['write', 'makes itself anew, with another end'],
};

const places = (list: readonly Reached[]): string =>
  counted(
    list.map((p) => p.name),
    'project or group',
    'projects and groups',
    list.length >= PAGE,
  );

/** Scopes are an upper bound: in each project and group the role decides. */
export function ofScope(scope: string, list: readonly Reached[], breadth: Breadth, admin: boolean | undefined): Granted[] {
  const from = (least: number, most = Number.POSITIVE_INFINITY) => list.filter((p) => p.level >= least && p.level < most);
  const grant = (role: string, where: Reached[], rest: Pick<Granted, 'reach' | 'means' | 'destroys'>): Granted[] =>
    where.length ? [{ action: `${scope} (${role})`, resource: places(where), breadth, ...rest }] : [];
  if (scope === 'api')
    return [
      ...grant('Owner', from(OWNER), { reach: 'admin', destroys: 'data', means: 'deletes projects and groups, adds members, makes tokens' }),
      ...grant('Maintainer', from(MAINTAINER, OWNER), {
        reach: 'admin',
        destroys: 'data',
        means: 'adds members, makes tokens, changes variables and protected branches',
      }),
      ...grant('Developer', from(DEVELOPER, MAINTAINER), {
        reach: 'destroy',
        destroys: 'data',
        means: 'pushes and deletes branches that are not protected, deletes images',
      }),
    ];
  if (scope === 'write_repository')
    return grant('push', from(DEVELOPER), { reach: 'destroy', destroys: 'data', means: 'pushes, also over what is there, where branches are not protected' });
  if (scope === 'sudo' || scope === 'admin_mode')
    // Both are of use to administrators only.
    return admin === false
      ? []
      : [
          {
            action: scope,
            resource: 'the whole server',
            reach: 'admin',
            breadth: 'organization',
            means: scope === 'sudo' ? 'acts as any user' : 'administers the server',
          },
        ];
  const [reach, means] = SCOPES[scope] ?? [/^read_/.test(scope) ? 'read' : 'write', undefined];
  return [{ action: scope, resource: list.length ? places(list) : 'what its user can see', reach, breadth, ...(means ? { means } : {}) }];
}
