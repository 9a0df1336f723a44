/** Coinbase: API secrets and OAuth tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'coinbase-api-secret',
    label: 'Coinbase API secret',
    issuer: 'Coinbase',
    docs: 'https://docs.cdp.coinbase.com/get-started/authentication/cdp-api-keys',
    // Exchange secrets and CDP Ed25519 keys are base64 of 64 bytes: as seen in the wild.
    find: [
      near(['coinbase', 'cdp_api', 'cdp_secret', 'cdp_wallet', 'gdax'], '[A-Za-z0-9+/]{86}==', { length: 88 }),
      { anchors: ['coinbase', 'cdp_api', 'cdp_secret', 'cdp_wallet', 'gdax'], name: /secret|key/i, value: /^[A-Za-z0-9+/]{86}==$/ },
    ],
    companions: [{ name: 'key', pattern: /organizations\/[0-9a-f-]{36}\/apiKeys\/[0-9a-f-]{36}/, within: 400 }],
    identifiers: ['key'],
    severity: 'critical',
    rank: 45,
    revoke: {
      how: 'Delete the key in the Coinbase Developer Platform under API Keys',
      url: 'https://portal.cdp.coinbase.com/access/api',
      breaks: 'trading and transfers made with the key',
    },
    examples: {
      sample: (fake) => `${fake.text('base64', 85)}Q==`,
      hits: ({ secret }) => [
        `COINBASE_API_SECRET=${secret}\n`,
        { path: 'config/settings.yml', text: `coinbase_api_secret: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Coinbase({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `COINBASE_API_SECRET=${fake.text('base64', 60)}`,
        `COINBASE_API_SECRET=${'x'.repeat(40)} # your key here`,
        `signature: ${fake.text('base64', 85)}Q==`,
      ],
    },
  }),
  defineDetector({
    id: 'coinbase-token',
    label: 'Coinbase OAuth token or client secret',
    issuer: 'Coinbase',
    docs: 'https://docs.cdp.coinbase.com/coinbase-app/oauth2-integration/overview',
    // Format as seen in the wild.
    find: [
      near(['coinbase'], `${AFTER_KEY_WORD}[0-9a-f]{64}`, { length: 64 }),
      { anchors: ['coinbase'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{64}$/ },
    ],
    rank: 30,
    revoke: {
      how: 'Revoke it with POST /oauth/revoke, or remove the app under Settings, Activity',
      url: 'https://docs.cdp.coinbase.com/coinbase-app/oauth2-integration/overview',
      breaks: 'the app that acts for this user',
    },
    examples: {
      sample: (fake) => fake.text('hex', 64),
      hits: ({ secret }) => [
        `COINBASE_ACCESS_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `coinbase_access_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Coinbase({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `COINBASE_ACCESS_TOKEN=${fake.text('hex', 40)}`,
        `COINBASE_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
        `sha256: ${fake.text('hex', 64)}`,
        `coinbase_tx = /tx/${fake.text('hex', 64)}`,
      ],
    },
  }),
];
