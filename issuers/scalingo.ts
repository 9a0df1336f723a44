/**
 * Scalingo: API tokens. They "have an infinite lifetime", hold a name and no scope, and are changed for a bearer token before use, which is not done to ask:
 * developers.scalingo.com/tokens, checked 2026-11-21. That an owner of an app deletes its databases, and what becomes of their backups then, was not
 * checked; the worst is assumed.
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
      expires: 'never',
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
