/** Shopify: Admin API access tokens and app secrets. */
import { defineDetector } from '../src/define.ts';

// A prefix and 32 characters, 38 in all, since 2020. Sources: shopify.dev/changelog, "Length of the Shopify access token is increasing" and
// "App secret key length has increased", checked 2026-11-21. That the 32 are hex digits, and shpua_ and shptka_: as seen in the wild.
const token = (prefix: string, id: string, label: string, severity: 'critical' | 'high', how: string, breaks: string) =>
  defineDetector({
    id,
    label,
    issuer: 'Shopify',
    docs: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens',
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}[a-fA-F0-9]{32}(?![A-Za-z0-9_])`), after: 44 }],
    companions: [{ name: 'shop', pattern: /[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com/, within: 300 }],
    identifiers: ['shop'],
    severity,
    read: ({ shop }) => (shop ? { host: shop } : {}),
    revoke: { how, url: 'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials', breaks },
    examples: {
      sample: (fake) => prefix + fake.text('hex', 32),
      hits: ({ secret }) => [
        `SHOPIFY_ACCESS_TOKEN=${secret}\n`,
        { path: 'shop.py', text: `session = shopify.Session(shop_url, '2025-01', "${secret}")\n` },
        `curl -H "X-Shopify-Access-Token: ${secret}" https://acme.myshopify.com/admin/api/2025-01/shop.json\n`,
        `https://key:${secret}@acme.myshopify.com/admin\n`,
      ],
      misses: (fake) => [`${prefix}${'x'.repeat(32)}`, `${prefix}${fake.text('hex', 20)}`, `${prefix}${fake.text('ghijklmnop', 32)}`],
    },
  });

const UNINSTALL = 'Uninstall the app from the shop or delete the custom app, which revokes its tokens';
const ROTATE = 'Rotate the client secret of the app in the Dev Dashboard and refresh the tokens made with it';

export default [
  token('shpat_', 'shopify-admin-token', 'Shopify Admin API access token', 'critical', UNINSTALL, 'the app or script that manages the shop'),
  token('shpca_', 'shopify-custom-app-token', 'Shopify custom app access token', 'critical', UNINSTALL, 'the custom app'),
  token('shppa_', 'shopify-private-app-password', 'Shopify private app password', 'critical', UNINSTALL, 'the private app'),
  token('shpua_', 'shopify-user-token', 'Shopify online access token', 'high', UNINSTALL, 'the session of one staff member in the app'),
  token(
    'shptka_',
    'shopify-theme-access-password',
    'Shopify Theme Access password',
    'high',
    'Delete the password in the Theme Access app',
    'theme deployments',
  ),
  token('shpss_', 'shopify-app-secret', 'Shopify app client secret', 'critical', ROTATE, 'installations and webhook checks until the app knows the new secret'),
];
