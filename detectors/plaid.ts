/** Plaid: API secrets and access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'plaid-secret',
    label: 'Plaid API secret',
    issuer: 'Plaid',
    docs: 'https://plaid.com/docs/api/',
    // The client id has 24 hex digits, the secret 30: as seen in the wild.
    find: [near(['plaid'], `${AFTER_KEY_WORD}[0-9a-f]{30}`, { length: 30 }), { anchors: ['plaid'], name: /secret|key/i, value: /^[0-9a-f]{30}$/ }],
    companions: [{ name: 'client', pattern: /(?<![A-Za-z0-9])[0-9a-f]{24}(?![A-Za-z0-9])/, within: 300 }],
    identifiers: ['client'],
    severity: 'critical',
    rank: 35,
    revoke: {
      how: 'Rotate the secret in the Plaid Dashboard under Developers, Keys',
      url: 'https://dashboard.plaid.com/developers/keys',
      breaks: 'all calls of the team in that environment',
    },
    examples: {
      sample: (fake) => fake.text('hex', 30),
      hits: ({ secret }) => [
        `PLAID_SECRET=${secret}\n`,
        { path: 'config/settings.yml', text: `plaid_secret: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new PlaidApi({ apiKey: '${secret}' });\n` },
        `PLAID_CLIENT_SECRET: '${secret}',\n`,
      ],
      misses: (fake) => [
        `PLAID_SECRET=${fake.text('hex', 24)}`,
        `PLAID_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: ${fake.text('hex', 30)}`,
        `plaid-node@${fake.text('hex', 30)}`,
      ],
    },
  }),
  defineDetector({
    id: 'plaid-access-token',
    label: 'Plaid access token',
    issuer: 'Plaid',
    docs: 'https://plaid.com/docs/api/items/',
    find: [
      {
        anchors: ['access-production-', 'access-sandbox-', 'access-development-'],
        pattern: /access-(?:production|sandbox|development)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/,
        after: 64,
      },
    ],
    read: ({ secret = '' }) => ({ mode: secret.includes('-production-') ? 'live' : 'test' }),
    revoke: {
      how: 'Call /item/access_token/invalidate, which gives a new token, or /item/remove',
      url: 'https://plaid.com/docs/api/items/#itemaccess_tokeninvalidate',
      breaks: 'reading the bank account of one user',
    },
    examples: {
      sample: (fake) => `access-${fake.number(2) ? 'production' : 'sandbox'}-${fake.uuid()}`,
      hits: ({ secret }) => [
        `PLAID_ACCESS_TOKEN=${secret}\n`,
        `{"access_token": "${secret}", "item_id": "x"}`,
        { path: 'get.py', text: `request = AccountsGetRequest(access_token='${secret}')\n` },
      ],
      misses: (fake) => ['access-production-deploys', `access-sandbox-${fake.text('hex', 12)}`, `access-staging-${fake.uuid()}`],
    },
  }),
];
