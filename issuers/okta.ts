/**
 * Okta: API tokens and client secrets. A token has the rights of the administrator who made it, changes with them, and ends after 30 days without
 * use; scopes come with OAuth: developer.okta.com/docs/guides/create-an-api-token, developer.okta.com/docs/api/openapi/okta-management/
 * guides/overview and help.okta.com (Manage Okta API tokens), checked 2026-11-21. Whether a client secret gets tokens for Okta's own API, or a private key is
 * needed, was not checked; the worst is assumed.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

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
