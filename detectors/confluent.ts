/** Confluent Cloud: API key secrets. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  // Secrets begin with cflt since 30 July 2025: docs.confluent.io, API key format, checked 2026-11-21. 64 characters in all, as seen in the wild.
  defineDetector({
    id: 'confluent-api-secret',
    label: 'Confluent Cloud API secret',
    issuer: 'Confluent',
    docs: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    find: [{ anchors: ['cflt'], pattern: /cflt[A-Za-z0-9+/]{60}(?![A-Za-z0-9+/=])/, after: 72 }],
    companions: [{ name: 'id', pattern: /(?<![A-Za-z0-9_])[A-Z0-9]{16}(?![A-Za-z0-9_])/, within: 300, accept: (s) => /\d/.test(s) && /[A-Z]/.test(s) }],
    identifiers: ['id'],
    rank: 55,
    revoke: {
      how: 'Delete the API key in Confluent Cloud, or with `confluent api-key delete`',
      url: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
      breaks: 'producers, consumers and tools that use it',
    },
    examples: {
      sample: (fake) => `cflt${fake.text('base62', 60)}`,
      hits: ({ secret }) => [
        `CONFLUENT_API_SECRET=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  CONFLUENT_API_SECRET: "${secret}"\n` },
        { path: 'client.py', text: `client = confluent.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`cflt${fake.text('base62', 20)}`, `cflt${'x'.repeat(60)}`],
    },
  }),
  defineDetector({
    id: 'confluent-legacy-api-secret',
    label: 'Confluent Cloud API secret (older form)',
    issuer: 'Confluent',
    docs: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    find: [
      near(['confluent', 'ccloud'], '(?=[A-Za-z+/]*[0-9])(?=[a-z0-9+/]*[A-Z])(?=[A-Z0-9+/]*[a-z])[A-Za-z0-9+/]{64}', { length: 64 }),
      { anchors: ['confluent', 'ccloud'], name: /(?:confluent|ccloud)[\w.-]*(?:secret|pass|key)/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9+/]{64}$/ },
      {
        anchors: ['PlainLoginModule'],
        pattern:
          /PlainLoginModule\s{1,4}required\s{1,8}\\?\n?\s{0,8}username=\\{0,2}["'](?<id>[A-Z0-9]{16})\\{0,2}["']\s{1,8}\\?\n?\s{0,8}password=\\{0,2}["'](?<secret>[A-Za-z0-9+/]{64})(?![A-Za-z0-9+/=])/,
        after: 200,
      },
    ],
    identifiers: ['id'],
    rank: 30,
    entropy: 4,
    revoke: {
      how: 'Delete the API key in Confluent Cloud, or with `confluent api-key delete`',
      url: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
      breaks: 'producers, consumers and tools that use it',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 61)}aB3`,
      hits: ({ secret }) => [
        `CONFLUENT_CLOUD_API_SECRET=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  CONFLUENT_CLOUD_API_SECRET: "${secret}"\n` },
        { path: 'client.py', text: `client = confluent.Client(token="${secret}")\n` },
        {
          path: 'client.properties',
          text: `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="ABCD1234EFGH5678" password="${secret}";\n`,
        },
      ],
      misses: (fake) => [`confluent digest ${fake.text('hex', 64)}`, `confluent-kafka==2.${fake.text('digits', 2)}`],
    },
  }),
];
