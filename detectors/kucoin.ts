/** KuCoin: API secrets. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'kucoin-api-secret',
  label: 'KuCoin API secret',
  issuer: 'KuCoin',
  docs: 'https://www.kucoin.com/docs-new/authentication',
  // Secrets are UUIDs, keys 24 hex digits: as seen in the wild.
  find: [
    near(['kucoin'], `${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, { length: 36 }),
    { anchors: ['kucoin'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  companions: [{ name: 'key', pattern: /(?<![A-Za-z0-9])[0-9a-f]{24}(?![A-Za-z0-9])/, within: 250 }],
  identifiers: ['key'],
  severity: 'critical',
  rank: 30,
  revoke: { how: 'Delete the key in KuCoin under API Management', url: 'https://www.kucoin.com/account/api', breaks: 'bots that trade with the key' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `KUCOIN_API_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `kucoin_api_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new KuCoin({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `KUCOIN_API_SECRET=${fake.text('hex', 24)}`,
      `KUCOIN_API_SECRET=${'x'.repeat(40)} # your key here`,
      `secret: ${fake.uuid()}`,
      `kucoin order id ${fake.uuid()}`,
    ],
  },
});
