/** Zoho: OAuth access and refresh tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'zoho-oauth-token',
    label: 'Zoho OAuth token',
    issuer: 'Zoho',
    docs: 'https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token.html',
    // Access and refresh tokens look the same: as seen in the wild.
    find: [{ anchors: ['1000.'], pattern: /1000\.[0-9a-f]{32}\.[0-9a-f]{32}(?![A-Za-z0-9.])/, after: 80 }],
    revoke: {
      how: 'Revoke it with POST https://accounts.zoho.com/oauth/v2/token/revoke, or remove the app under Connected Apps',
      url: 'https://www.zoho.com/accounts/protocol/oauth/web-apps/revoke-tokens.html',
      breaks: 'the app that acts for this user',
    },
    examples: {
      sample: (fake) => `1000.${fake.text('hex', 32)}.${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `ZOHO_REFRESH_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `zoho_refresh_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new ZohoCRM({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://www.zohoapis.com/crm/v2/Leads -H "Authorization: Zoho-oauthtoken ${secret}"\n` },
      ],
      misses: (fake) => [`1000.${fake.text('hex', 32)}`, `1000.${'x'.repeat(32)}.${'x'.repeat(32)}`, '1000.00'],
    },
  }),
  defineDetector({
    id: 'zoho-client-secret',
    label: 'Zoho OAuth client secret',
    issuer: 'Zoho',
    docs: 'https://www.zoho.com/accounts/protocol/oauth-setup.html',
    // Format as seen in the wild.
    find: [near(['zoho'], `${AFTER_KEY_WORD}[0-9a-f]{42}`, { length: 42 }), { anchors: ['zoho'], name: /secret/i, value: /^[0-9a-f]{42}$/ }],
    companions: [{ name: 'client', pattern: /(?<![A-Za-z0-9.])1000\.[A-Z0-9]{30}(?![A-Za-z0-9.])/, within: 300 }],
    identifiers: ['client'],
    rank: 32,
    revoke: { how: 'Generate a new client secret in the Zoho API Console', url: 'https://api-console.zoho.com/', breaks: 'sign-in through the client' },
    examples: {
      sample: (fake) => fake.text('hex', 42),
      hits: ({ secret }) => [
        `ZOHO_CLIENT_SECRET=${secret}\n`,
        { path: 'a.yml', text: `zoho_client_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export ZOHO_CLIENT_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [
        `ZOHO_CLIENT_SECRET=${fake.text('hex', 30)}`,
        `ZOHO_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: ${fake.text('hex', 42)}`,
      ],
    },
  }),
];
