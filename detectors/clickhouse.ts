/** ClickHouse Cloud: API key secrets. */
import { defineDetector } from '../src/define.ts';

// As seen in the wild; the issuer does not publish the form.
export default defineDetector({
  id: 'clickhouse-cloud-api-secret',
  label: 'ClickHouse Cloud API key secret',
  issuer: 'ClickHouse',
  docs: 'https://clickhouse.com/docs/cloud/manage/openapi',
  find: [{ anchors: ['4b1d'], pattern: /4b1d(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{38}(?![A-Za-z0-9_-])/, after: 80 }],
  severity: 'critical',
  revoke: { how: 'Delete the key in the console under API Keys', url: 'https://console.clickhouse.cloud/organizations/keys' },
  examples: {
    sample: (fake) => `4b1d${fake.text('base62', 34)}aBc3`,
    hits: ({ secret }) => [
      `CLICKHOUSE_CLOUD_API_SECRET=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  CLICKHOUSE_CLOUD_API_SECRET: "${secret}"\n` },
      { path: 'client.py', text: `client = clickhouse.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`4b1d${fake.text('hex', 38)}`, `4b1d${fake.text('base62', 12)}`],
  },
});
