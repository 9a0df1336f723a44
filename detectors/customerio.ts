/** Customer.io: App API keys and tracking keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'customerio-app-api-key',
    label: 'Customer.io App API key',
    issuer: 'Customer.io',
    docs: 'https://docs.customer.io/accounts-and-workspaces/managing-credentials/',
    // Format as seen in the wild.
    find: [
      near(['customerio', 'customer.io', 'customer_io', 'cio_'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['customerio', 'customer.io', 'customer_io', 'cio_'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{32}$/ },
    ],
    rank: 30,
    revoke: {
      how: 'Delete the key in Customer.io under Account Settings, API Credentials',
      url: 'https://fly.customer.io/settings/api_credentials',
      breaks: 'sending of messages and reads of people',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `CUSTOMERIO_APP_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `customerio_app_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new CustomerIO.APIClient({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `CUSTOMERIO_APP_KEY=${fake.text('hex', 24)}`,
        `CUSTOMERIO_APP_KEY=${'x'.repeat(40)} # your key here`,
        `md5: ${fake.text('hex', 32)}`,
        `customerio/customerio-node@${fake.text('hex', 32)}`,
      ],
    },
  }),
  defineDetector({
    id: 'customerio-track-api-key',
    label: 'Customer.io Track API key',
    issuer: 'Customer.io',
    docs: 'https://docs.customer.io/accounts-and-workspaces/managing-credentials/',
    // Site id and key have 20 hex digits each: as seen in the wild.
    find: [
      near(['customerio', 'customer.io', 'customer_io', 'cio_'], `${AFTER_KEY_WORD}[0-9a-f]{20}`, { length: 20 }),
      { anchors: ['customerio', 'customer.io', 'customer_io', 'cio_'], name: /key|secret|token/i, value: /^[0-9a-f]{20}$/ },
    ],
    severity: 'medium',
    rank: 28,
    revoke: {
      how: 'Delete the key in Customer.io under Account Settings, API Credentials',
      url: 'https://fly.customer.io/settings/api_credentials',
      breaks: 'events sent by apps',
    },
    examples: {
      sample: (fake) => fake.text('hex', 20),
      hits: ({ secret }) => [
        `CUSTOMERIO_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `customerio_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new CustomerIO.TrackClient({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`CUSTOMERIO_API_KEY=${fake.text('hex', 16)}`, `CUSTOMERIO_API_KEY=${'x'.repeat(40)} # your key here`, `key: ${fake.text('hex', 20)}`],
    },
  }),
];
