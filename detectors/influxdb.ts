/** InfluxDB: API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

// 64 random bytes in base64url; apiv3_ and as many characters in InfluxDB 3. As seen in the wild.
export default defineDetector({
  id: 'influxdb-token',
  label: 'InfluxDB API token',
  issuer: 'InfluxData',
  docs: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/',
  find: [
    { anchors: ['apiv3_'], pattern: /apiv3_[A-Za-z0-9_-]{60,100}(?![A-Za-z0-9_-])/, after: 112 },
    near(['influx'], '[A-Za-z0-9_-]{86}==', { length: 88 }),
    { anchors: ['influx'], name: /influx[\w.-]*(?:token|key|secret|pass)/i, value: /^[A-Za-z0-9_-]{86}==$/ },
    { anchors: ['Authorization: Token '], pattern: /Authorization: Token (?<secret>[A-Za-z0-9_-]{86}==)(?![A-Za-z0-9_=-])/, after: 120 },
  ],
  rank: 40,
  entropy: 3.8,
  revoke: {
    how: 'Delete the token under Load Data, API Tokens, or with `influx auth delete`',
    url: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/delete-tokens/',
    breaks: 'writers and dashboards that use it',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 86)}==`,
    hits: ({ secret }) => [
      `INFLUX_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  INFLUX_TOKEN: "${secret}"\n` },
      { path: 'client.py', text: `client = influx.Client(token="${secret}")\n` },
      `curl -H "Authorization: Token ${secret}" https://db.acme.test/api/v2/query\n`,
    ],
    misses: (fake) => [`INFLUX_TOKEN=${fake.text('base62', 40)}`, `apiv3_${fake.text('base62', 10)}`],
  },
});
