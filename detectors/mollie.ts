/** Mollie: API keys and organization tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'mollie-api-key',
    label: 'Mollie API key',
    issuer: 'Mollie',
    docs: 'https://docs.mollie.com/reference/authentication',
    // Format as seen in the wild.
    find: [
      near(['mollie'], '(?:live|test)_[A-Za-z0-9]{30}', { length: 36 }),
      { anchors: ['mollie'], name: /key|token|secret|password|auth/i, value: /^(?:live|test)_[A-Za-z0-9]{30}$/ },
    ],
    read: ({ secret = '' }) => ({ mode: secret.startsWith('live_') ? 'live' : 'test' }),
    severity: 'critical',
    rank: 45,
    revoke: {
      how: 'Reset the API key in the Mollie Dashboard under Developers, API keys',
      url: 'https://docs.mollie.com/reference/authentication',
      breaks: 'payments and refunds of the profile',
    },
    examples: {
      sample: (fake) => `${fake.number(2) ? 'live' : 'test'}_${fake.text('base62', 30)}`,
      hits: ({ secret }) => [
        `MOLLIE_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `mollie_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Mollie({ apiKey: '${secret}' });\n` },
        { path: 'pay.php', text: `$mollie->setApiKey('${secret}');\n` },
      ],
      misses: (fake) => [
        `MOLLIE_API_KEY=live_${fake.text('base62', 20)}`,
        `MOLLIE_API_KEY=${'x'.repeat(40)} # your key here`,
        `live_${fake.text('base62', 30)}`,
        `mollie: test_${'x'.repeat(30)}`,
      ],
    },
  }),
  defineDetector({
    id: 'mollie-access-token',
    label: 'Mollie organization access token',
    issuer: 'Mollie',
    docs: 'https://docs.mollie.com/reference/authentication',
    // Format as seen in the wild.
    find: [
      near(['mollie'], 'access_[A-Za-z0-9]{40,50}', { length: 58 }),
      { anchors: ['mollie'], name: /key|token|secret|password|auth/i, value: /^access_[A-Za-z0-9]{40,50}$/ },
    ],
    severity: 'critical',
    rank: 45,
    revoke: {
      how: 'Revoke the organization access token in the Mollie Dashboard under Developers',
      url: 'https://docs.mollie.com/reference/authentication',
      breaks: 'all profiles of the organization',
    },
    examples: {
      sample: (fake) => `access_${fake.text('base62', 40)}`,
      hits: ({ secret }) => [
        `MOLLIE_ACCESS_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `mollie_access_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Mollie({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `MOLLIE_ACCESS_TOKEN=access_${fake.text('base62', 20)}`,
        `MOLLIE_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
        `access_${fake.text('base62', 40)}`,
      ],
    },
  }),
];
