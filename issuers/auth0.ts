/**
 * Auth0: client secrets of applications. A client grant says which scopes an application gets for an API, the Management API among them:
 * auth0.com/docs/get-started/applications/application-access-to-apis-client-grants, checked 2026-11-21. To see them a token must be made with the
 * secret, which is not done. A deleted user does not come back: known, not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'auth0',
  label: 'Auth0',
  kinds: {
    'auth0-client-secret': alike({
      granularity: 'permission',
      how: 'with it an application gets tokens, for the APIs and with the scopes of its client grants',
      unknown: [
        'whether its application may call the Management API, and with which scopes: delete:users ends accounts, create:client_grants gives it the rest',
      ],
      worst: ['admin', 'account'],
      narrower: [
        {
          how: 'Make an application for the one job, with a client grant of only the scopes it needs (read:users), and none for the Management API otherwise',
          url: 'https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants',
        },
        {
          how: 'Let the application sign in with a private key (private_key_jwt) instead of a secret',
          url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
