/**
 * Okta: API tokens and client secrets. A token has the rights of the administrator who made it, changes with them, and ends after 30 days without
 * use; scopes come with OAuth: developer.okta.com/docs/guides/create-an-api-token, developer.okta.com/docs/api/openapi/okta-management/
 * guides/overview and help.okta.com (Manage Okta API tokens), checked 2026-11-21. Who asks: GET /api/v1/users/me
 * (Users API, Get current User), and that user's roles: …/management/tag/RoleAssignmentAUser. What the standard roles may do is known, not checked, nor
 * whether a client secret gets tokens for Okta's own API. Another organization refuses a token like one that was revoked.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Held, NoAnswer } from '../src/issuer.ts';
import { alike, expectStatus, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const WHO = 'Okta';

const ROLES: Record<string, { reach: Reach; destroys?: 'data'; means: string }> = {
  SUPER_ADMIN: { reach: 'admin', means: 'everything: makes administrators, resets anyone’s password and second factor' },
  HELP_DESK_ADMIN: { reach: 'admin', means: 'resets passwords and second factors, and so signs in as others' },
  ORG_ADMIN: { reach: 'destroy', destroys: 'data', means: 'deletes users, groups and settings' },
  USER_ADMIN: { reach: 'destroy', destroys: 'data', means: 'deletes users of its groups' },
  APP_ADMIN: { reach: 'write', means: 'changes applications and who may use them' },
  API_ACCESS_MANAGEMENT_ADMIN: { reach: 'write', means: 'changes authorization servers and scopes' },
  GROUP_MEMBERSHIP_ADMIN: { reach: 'write', means: 'puts users into groups' },
  MOBILE_ADMIN: { reach: 'write', means: 'manages devices' },
  READ_ONLY_ADMIN: { reach: 'read', means: 'sees everything' },
  REPORT_ADMIN: { reach: 'read', means: 'sees reports and the log' },
};

async function run({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `SSWS ${parts['secret']}` };
  const me = await door.get('/api/v1/users/me', headers);
  if (me.status === 401) throw new NoAnswer(`${WHO} refuses it: it was revoked, or is a token of another organization`);
  expectStatus(me, WHO);
  const { id, profile } = objectOf<{ id: string; profile: { login?: unknown } }>(me, WHO);
  if (typeof id !== 'string' || !/^[A-Za-z0-9]{1,40}$/.test(id)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const reply = await door.get(`/api/v1/users/${id}/roles`, headers);
  expectStatus(reply, WHO, 403);
  const told = reply.status === 200;
  const roles = (told ? listOf<{ type?: unknown; status?: unknown }>(reply.json, WHO) : []).flatMap(({ type, status }) =>
    typeof type === 'string' && /^[A-Z_]{1,40}$/.test(type) && status !== 'INACTIVE' ? [type] : [],
  );
  const known = new Map(Object.entries(ROLES));
  const login = textOf(profile?.login);
  const others = roles.filter((r) => !known.has(r));
  return {
    state: 'live',
    ...(login ? { principal: login } : {}),
    how: `GET /api/v1/users/me${told ? ' and its roles' : ''}`,
    grants: roles.flatMap((action) => {
      const role = known.get(action);
      return role ? [{ action, resource: 'the organization', breadth: 'organization' as const, ...role }] : [];
    }),
    unknown: told
      ? others.length
        ? [`what its other roles (${[...new Set(others)].join(', ')}) allow`]
        : []
      : ['which roles its user has: it may not see them'],
  };
}

const SERVICE = {
  how: 'Let a service app with a private key get access tokens of an hour, with the scopes and the admin role of the job (okta.users.read)',
  url: 'https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/',
};

export default defineIssuer({
  id: 'okta',
  label: 'Okta',
  kinds: {
    'okta-api-token': alike({
      granularity: 'role',
      how: 'a token has no scopes, but all rights of the administrator who made it',
      unknown: ['whose it is: a super administrator’s signs in as anyone, deletes users and makes administrators'],
      worst: ['admin', 'organization'],
      narrower: [
        SERVICE,
        {
          how: 'Make the token as a service account with a custom admin role, and only for the network zone it is used from',
          url: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
        },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: [], base: true, budget: 3, run },
    }),
    'okta-client-secret': alike({
      granularity: 'permission',
      how: 'with it an application gets tokens, with the grant types and scopes it has',
      unknown: ['which grant types, scopes and admin roles its application has: client credentials with okta.users.manage change every user'],
      worst: ['admin', 'organization'],
      narrower: [SERVICE],
      lifecycle: { canBeEndless: true },
    }),
  },
});
