/** Aiven: service passwords and API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  // As seen in the wild; the issuer does not publish the form.
  defineDetector({
    id: 'aiven-service-password',
    label: 'Aiven service password',
    issuer: 'Aiven',
    docs: 'https://aiven.io/docs/products/postgresql/howto/connect-psql',
    find: [{ anchors: ['AVNS_'], pattern: /AVNS_[A-Za-z0-9_-]{19}(?![A-Za-z0-9_-])/, after: 32 }],
    companions: [{ name: 'host', pattern: /[\w-]{3,80}\.(?:[\w-]{1,40}\.)?aivencloud\.com/, within: 300 }],
    identifiers: ['host'],
    severity: 'critical',
    rank: 60,
    read: ({ host }) => (host ? { host } : {}),
    revoke: { how: 'Reset the password of the service user in the Aiven console', url: 'https://console.aiven.io/', breaks: 'apps that use the service' },
    examples: {
      sample: (fake) => `AVNS_${fake.text('base62', 19)}`,
      hits: ({ secret }) => [
        `PG_PASSWORD=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  PG_PASSWORD: "${secret}"\n` },
        `postgres://avnadmin:${secret}@pg-1-acme.a.aivencloud.com:12345/defaultdb\n`,
      ],
      misses: (fake) => [`AVNS_${fake.text('base62', 6)}`, `AVNS_${'x'.repeat(19)}`],
    },
  }),
  defineDetector({
    id: 'aiven-api-token',
    label: 'Aiven API token',
    issuer: 'Aiven',
    docs: 'https://aiven.io/docs/platform/howto/create_authentication_token',
    find: [
      near(['aiven'], '[A-Za-z0-9/+=]{340,400}', { length: 400 }),
      { anchors: ['aiven'], name: /aiven[\w.-]*(?:token|key|auth)/i, value: /^[A-Za-z0-9/+]{300,420}={0,2}$/ },
    ],
    severity: 'critical',
    rank: 30,
    entropy: 4,
    revoke: { how: 'Revoke the token in the user profile under Tokens', url: 'https://console.aiven.io/profile/tokens' },
    examples: {
      sample: (fake) => `${fake.text('base62', 372)}`,
      hits: ({ secret }) => [
        `AIVEN_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  AIVEN_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = aiven.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`AIVEN_PROJECT=${fake.text('lower', 20)}`, `AIVEN_TOKEN=${fake.text('base62', 30)}`],
    },
  }),
];
