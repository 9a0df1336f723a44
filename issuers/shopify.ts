/**
 * Shopify: tokens of the Admin API, passwords of Theme Access, client secrets of apps.
 * Tokens have the scopes a merchant granted; offline ones live until the app is uninstalled, or an hour (since 2025-12-10, a must for public apps from
 * 2027-01-01); online ones end with the user's session or after 24 hours: shopify.dev/docs/apps/build/authentication-authorization/access-tokens
 * (offline-access-tokens, online-access-tokens), checked 2026-11-21. GET /admin/oauth/access_scopes.json would tell the scopes, at a host of each shop's
 * own, which is not asked. What a shop deleted does not come back: known, not checked. Private apps gave way to custom apps in 2022: not checked.
 */
import type { Narrower } from '../src/grants.ts';
import { defineIssuer } from '../src/issuer.ts';
import { type Alike, alike } from '../src/issuer-kit.ts';

const LESS: Narrower = {
  how: 'Ask for only the scopes the work needs, read_ ones for an app that looks, and none that write customers, orders or products',
  url: 'https://shopify.dev/docs/api/usage/access-scopes',
};
const EXPIRING: Narrower = {
  how: 'Ask for offline tokens that end after an hour',
  url: 'https://shopify.dev/docs/apps/build/security/credentials-and-data/use-expiring-offline-access-tokens',
  since: '2025-12-10',
};
const token: Alike = {
  granularity: 'permission',
  how: 'a token is good for one shop, with the scopes a merchant granted',
  unknown: ['which scopes it has: write_products, write_customers and write_orders delete what they name'],
  worst: ['destroy', 'account'],
  narrower: [LESS, EXPIRING],
  lifecycle: { canBeEndless: true },
};

export default defineIssuer({
  id: 'shopify',
  label: 'Shopify',
  kinds: {
    'shopify-admin-token': alike(token),
    'shopify-custom-app-token': alike({ ...token, narrower: [LESS] }),
    'shopify-private-app-password': alike({ ...token, narrower: [LESS] }),
    'shopify-user-token': alike({
      ...token,
      how: 'it has the scopes of an app as far as its user has them, while that user is signed in',
      narrower: [LESS],
      lifecycle: { canBeEndless: false, days: 1 },
    }),
    'shopify-theme-access-password': alike({
      ...token,
      granularity: 'account',
      how: 'it is good for the themes of one shop',
      grants: [
        {
          action: 'write_themes',
          resource: 'all themes of the shop',
          reach: 'destroy',
          breadth: 'project',
          destroys: 'data',
          means: 'changes and deletes themes',
        },
      ],
      unknown: [],
      worst: ['destroy', 'project'],
      narrower: [
        {
          how: 'Let the shop take its theme from a branch of a repository, which needs no password',
          url: 'https://shopify.dev/docs/storefronts/themes/tools/github',
        },
      ],
    }),
    'shopify-app-secret': alike({
      ...token,
      how: 'with it an app gets and refreshes tokens, and knows webhooks for Shopify’s',
      unknown: ['in which shops its app is installed, and with which scopes'],
      worst: ['destroy', 'organization'],
      narrower: [LESS],
    }),
  },
});
