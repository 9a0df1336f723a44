/**
 * Shopify: tokens of the Admin API, passwords of Theme Access, client secrets of apps.
 * Tokens have the scopes a merchant granted; offline ones live until the app is uninstalled, or an hour (since 2025-12-10, a must for public apps from
 * 2027-01-01); online ones end with the user's session or after 24 hours: shopify.dev/docs/apps/build/authentication-authorization/access-tokens
 * (offline-access-tokens, online-access-tokens), checked 2026-11-21. GET /admin/oauth/access_scopes.json of the shop tells them
 * (…/api/admin-rest/latest/resources/accessscope, a "legacy API" by now). A shop refuses the tokens of others, so that a refusal says nothing. That what
 * a shop deleted does not come back is known, not checked.
 */
import type { Narrower } from '../src/grants.ts';
import { type Answer, type Ask, type Door, defineIssuer, type Granted, type Held, NoAnswer } from '../src/issuer.ts';
import { type Alike, alike, expectStatus, listOf, objectOf } from '../src/issuer-kit.ts';

const WHO = 'Shopify';

/** What is lost for good where a scope that writes it deletes. */
const DATA = /^(?:products|customers|orders|draft_orders|content|online_store_(?:pages|navigation)|files|themes|metaobjects|discounts|price_rules|gift_cards)$/;

function granted(action: string): Granted {
  const base = { action, resource: 'the shop', breadth: 'account' } as const;
  // What shoppers may do without signing in, they do for themselves.
  const what = /^write_(\w+)/.exec(action)?.[1];
  if (what === 'users') return { ...base, reach: 'admin', means: 'changes staff and their rights' };
  if (what && DATA.test(what)) return { ...base, reach: 'destroy', destroys: 'data', means: `changes and deletes ${what.replaceAll('_', ' ')}` };
  return { ...base, reach: /(?:^|_)write_/.test(action) ? 'write' : 'read' };
}

async function run({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get('/admin/oauth/access_scopes.json', { 'x-shopify-access-token': parts['secret'] ?? '' });
  if (reply.status === 401) throw new NoAnswer(`${WHO} refuses it: it was revoked, or is a token of another shop`);
  expectStatus(reply, WHO);
  const scopes = listOf<{ handle?: unknown }>(objectOf(reply, WHO)['access_scopes'], WHO);
  return {
    state: 'live',
    how: 'GET /admin/oauth/access_scopes.json',
    grants: scopes.flatMap(({ handle }) => (typeof handle === 'string' && /^[a-z][a-z_]{1,60}$/.test(handle) ? granted(handle) : [])),
    unknown: [],
  };
}
const ASK: Ask = { hosts: [], base: true, budget: 2, run };

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
  ask: ASK,
};
const { ask: _, ...silent } = token;

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
      ...silent,
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
      ...silent,
      how: 'with it an app gets and refreshes tokens, and knows webhooks for Shopify’s',
      unknown: ['in which shops its app is installed, and with which scopes'],
      worst: ['destroy', 'organization'],
      narrower: [LESS],
    }),
  },
});
