/** Upstash: Redis REST tokens, QStash tokens and signing keys, management API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  // As seen in the wild; the issuer does not publish the form.
  defineDetector({
    id: 'upstash-redis-token',
    label: 'Upstash REST token',
    issuer: 'Upstash',
    docs: 'https://upstash.com/docs/redis/features/restapi',
    find: [
      near(['upstash_redis_rest_token', 'upstash_vector_rest_token', 'upstash_search_rest_token', 'upstash.io'], 'A[A-Za-z0-9+/_-]{30,150}={0,2}', {
        length: 150,
      }),
      { anchors: ['upstash'], name: /upstash[\w.-]*token/i, value: /^A[A-Za-z0-9+/_-]{30,150}={0,2}$/ },
    ],
    companions: [{ name: 'host', pattern: /[a-z0-9-]{4,60}\.upstash\.io/, within: 300 }],
    identifiers: ['host'],
    severity: 'high',
    rank: 40,
    entropy: 3.8,
    read: ({ host }) => (host ? { host } : {}),
    revoke: { how: 'Reset the credentials of the database in the console', url: 'https://console.upstash.com/', breaks: 'apps that use the database' },
    examples: {
      sample: (fake) => `AX${fake.text('base62', 52)}`,
      hits: ({ secret }) => [
        `UPSTASH_REDIS_REST_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  UPSTASH_REDIS_REST_TOKEN: "${secret}"\n` },
        { path: 'redis.ts', text: `new Redis({ url: 'https://apt-fox-31.upstash.io', token: '${secret}' })\n` },
      ],
      misses: () => ['UPSTASH_REDIS_REST_URL=https://apt-fox-31.upstash.io', `UPSTASH_REDIS_REST_TOKEN=A${'x'.repeat(50)}`],
    },
  }),
  // Base64 of {"UserID":…,"Password":…}.
  defineDetector({
    id: 'upstash-qstash-token',
    label: 'Upstash QStash token',
    issuer: 'Upstash',
    docs: 'https://upstash.com/docs/qstash/overall/getstarted',
    find: [{ anchors: ['eyJVc2VySUQi'], pattern: /eyJVc2VySUQi[A-Za-z0-9+/]{60,300}={0,2}(?![A-Za-z0-9+/=])/, after: 320 }],
    rank: 60,
    revoke: { how: 'Roll the token in the QStash console', url: 'https://console.upstash.com/qstash' },
    examples: {
      sample: (fake) => Buffer.from(`{"UserID":"${fake.uuid()}","Password":"${fake.text('hex', 32)}"}`).toString('base64'),
      hits: ({ secret }) => [
        `QSTASH_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  QSTASH_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = qstash.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`eyJVc2VySUQi${fake.text('base62', 20)}`, 'const body = {"UserID": 1}'],
    },
  }),
  defineDetector({
    id: 'upstash-qstash-signing-key',
    label: 'Upstash QStash signing key',
    issuer: 'Upstash',
    docs: 'https://upstash.com/docs/qstash/howto/signature',
    find: [{ anchors: ['qstash'], name: /qstash[\w.-]*sign[\w.-]*key/i, value: /^sig_[A-Za-z0-9]{24,36}$/ }],
    severity: 'medium',
    rank: 50,
    revoke: { how: 'Roll the signing keys in the QStash console', url: 'https://console.upstash.com/qstash' },
    examples: {
      sample: (fake) => `sig_${fake.text('base62', 28)}`,
      hits: ({ secret }) => [
        `QSTASH_CURRENT_SIGNING_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  QSTASH_CURRENT_SIGNING_KEY: "${secret}"\n` },
        { path: 'a.sh', text: `export QSTASH_NEXT_SIGNING_KEY="${secret}"\n` },
      ],
      misses: (fake) => [`QSTASH_CURRENT_SIGNING_KEY=sig_${fake.text('base62', 6)}`, `sig_${fake.text('base62', 28)}`],
    },
  }),
  defineDetector({
    id: 'upstash-api-key',
    label: 'Upstash management API key',
    issuer: 'Upstash',
    docs: 'https://upstash.com/docs/devops/developer-api/introduction',
    find: [{ anchors: ['upstash'], name: /upstash[\w.-]*api[_-]?key/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ }],
    severity: 'critical',
    rank: 30,
    revoke: { how: 'Delete the key in the account settings under Management API', url: 'https://console.upstash.com/account/api' },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `UPSTASH_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  UPSTASH_API_KEY: "${secret}"\n` },
        { path: 'main.tf', text: `upstash_api_key = "${secret}"\n` },
      ],
      misses: (fake) => [`UPSTASH_DATABASE_ID=${fake.uuid()}`, `upstash ${fake.uuid()}`],
    },
  }),
];
