/**
 * Scalingo: API tokens. A token is changed for a bearer token of an hour and acts as its user; there are no scopes: developers.scalingo.com, not checked,
 * as no page of it was to be had on 2026-11-21. To ask anything a bearer token must be made, which is not done.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'scalingo',
  label: 'Scalingo',
  kinds: {
    'scalingo-api-token': alike({
      granularity: 'account',
      how: 'a token acts as its user',
      unknown: ['which apps its user owns or works on: an owner deletes apps and databases together with their backups'],
      worst: ['admin', 'account'],
      narrower: [
        {
          how: 'Let a user of its own, a collaborator of the one app, make the token; Scalingo has none for certain apps or operations',
          url: 'https://dashboard.scalingo.com/account/tokens',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
