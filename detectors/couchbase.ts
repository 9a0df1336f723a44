/** Couchbase Capella: API key secrets. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

// As seen in the wild; the issuer does not publish the form.
export default defineDetector({
  id: 'couchbase-capella-api-key',
  label: 'Couchbase Capella API key',
  issuer: 'Couchbase',
  docs: 'https://docs.couchbase.com/cloud/management-api-guide/management-api-start.html',
  find: [
    near(['capella', 'couchbase_api', 'couchbase_auth'], '(?=[A-Za-z+/]*[0-9])(?=[a-z0-9+/]*[A-Z])[A-Za-z0-9+/]{64,120}={0,2}', { length: 122 }),
    { anchors: ['capella', 'couchbase'], name: /(?:capella|couchbase)[\w.-]*(?:secret|token|key)/i, value: /^[A-Za-z0-9+/]{64,120}={0,2}$/ },
  ],
  severity: 'critical',
  rank: 30,
  entropy: 4,
  revoke: { how: 'Delete the API key under Settings, API Keys, in Capella', url: 'https://cloud.couchbase.com/' },
  examples: {
    sample: (fake) => `${fake.text('base62', 85)}8==`,
    hits: ({ secret }) => [
      `CAPELLA_API_SECRET=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  CAPELLA_API_SECRET: "${secret}"\n` },
      { path: 'client.py', text: `client = capella.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`capella build ${fake.text('hex', 40)}`, `CAPELLA_CLUSTER=${fake.uuid()}`],
  },
});
