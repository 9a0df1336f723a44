/** MongoDB Atlas: service-account secrets and programmatic API keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'mongodb-atlas-service-account',
    label: 'MongoDB Atlas service-account secret',
    issuer: 'MongoDB',
    docs: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
    find: [{ anchors: ['mdb_sa_sk_'], pattern: /mdb_sa_sk_[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])/, after: 62 }],
    companions: [{ name: 'id', pattern: /mdb_sa_id_[0-9a-f]{24}/, within: 400 }],
    identifiers: ['id'],
    severity: 'critical',
    read: ({ id }) => (id ? { account: id } : {}),
    revoke: {
      how: 'Revoke the secret of the service account under Access Manager, Applications',
      url: 'https://cloud.mongodb.com/',
      breaks: 'scripts that manage clusters with it',
    },
    examples: {
      sample: (fake) => `mdb_sa_sk_${fake.text('base62', 40)}`,
      hits: ({ secret }) => [
        `MONGODB_ATLAS_CLIENT_SECRET=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  MONGODB_ATLAS_CLIENT_SECRET: "${secret}"\n` },
        { path: 'client.py', text: `client = mongodb.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`mdb_sa_sk_${fake.text('base62', 12)}`, `mdb_sa_sk_${'x'.repeat(40)}`],
    },
  }),
  defineDetector({
    id: 'mongodb-atlas-api-key',
    label: 'MongoDB Atlas programmatic API key',
    issuer: 'MongoDB',
    docs: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
    find: [
      { anchors: ['atlas', 'mcli_'], name: /(?:atlas|mcli)[\w.-]*key/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
      {
        anchors: ['atlas', 'mcli_private', 'mongocli'],
        pattern:
          /(?:atlas|mcli|mongocli)[\w.-]{0,20}(?:private|api)[\w.-]{0,12}key[^\n]{0,12}?(?<![A-Za-z0-9_-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9-])/i,
        after: 110,
        confidence: 'medium',
      },
    ],
    severity: 'critical',
    rank: 35,
    revoke: { how: 'Delete the key under Access Manager, API Keys', url: 'https://cloud.mongodb.com/' },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `MONGODB_ATLAS_PRIVATE_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  MONGODB_ATLAS_PRIVATE_KEY: "${secret}"\n` },
        { path: 'main.tf', text: `mongodbatlas_private_key = "${secret}"\n` },
      ],
      misses: (fake) => [`ATLAS_CLUSTER_ID=${fake.uuid()}`, `atlas run ${fake.uuid()}`],
    },
  }),
];
