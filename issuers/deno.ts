/**
 * Deno Deploy: tokens of users, of organizations, and of sessions. That a user's token deploys, and where it is made: deno.land/x/deploy (README of
 * deployctl), checked 2026-11-21. What else they can do, whether they end, and what becomes of the data of a deleted project (Deno KV) was not
 * checked; the worst is assumed.
 */
import { defineIssuer } from '../src/issuer.ts';
import { type Alike, alike } from '../src/issuer-kit.ts';

const OIDC = {
  how: 'Let GitHub Actions deploy with an OIDC token (id-token: write), which needs no stored token',
  url: 'https://docs.deno.com/deploy/classic/deployctl/',
};
const token: Alike = {
  granularity: 'account',
  how: 'it has the rights of its user',
  unknown: ['which projects and organizations its user has, and so what it deploys to and deletes'],
  worst: ['admin', 'account'],
  narrower: [OIDC],
  lifecycle: { canBeEndless: true },
};

export default defineIssuer({
  id: 'deno',
  label: 'Deno Deploy',
  kinds: {
    'deno-deploy-user-token': alike(token),
    'deno-deploy-organization-token': alike({
      ...token,
      how: 'it belongs to one organization',
      unknown: ['what it may do in its organization, and so whether it deletes projects and their data'],
      worst: ['admin', 'organization'],
    }),
    'deno-deploy-web-token': alike({ ...token, how: 'it is the session of a user who signed in', lifecycle: { canBeEndless: false } }),
  },
});
