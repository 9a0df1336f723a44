/** CockroachDB Cloud: API keys. */
import { defineDetector } from '../src/define.ts';

// As seen in the wild; the issuer does not publish the form.
export default defineDetector({
  id: 'cockroachdb-api-key',
  label: 'CockroachDB Cloud API key',
  issuer: 'Cockroach Labs',
  docs: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access',
  find: [{ anchors: ['CCDB1_'], pattern: /CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/, after: 84 }],
  severity: 'critical',
  revoke: { how: 'Delete the API key of the service account under Access Management', url: 'https://cockroachlabs.cloud/access' },
  examples: {
    sample: (fake) => `CCDB1_${fake.text('base62', 22)}_${fake.text('base62', 40)}`,
    hits: ({ secret }) => [
      `COCKROACH_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  COCKROACH_API_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = cockroach.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`CCDB1_${fake.text('base62', 22)}`, `CCDB1_${'x'.repeat(63)}`],
  },
});
