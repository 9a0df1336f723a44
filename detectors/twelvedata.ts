/** Twelve Data: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'twelvedata-api-key',
  label: 'Twelve Data API key',
  issuer: 'Twelve Data',
  docs: 'https://twelvedata.com/docs',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['api.twelvedata.com'], pattern: /api\.twelvedata\.com[^\s"'`<>]{0,220}?[?&]apikey=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 318 },
    near(['twelvedata', 'twelve_data', 'twelve-data'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['twelvedata'], name: /twelvedata.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Twelve Data account and make a new one', url: 'https://twelvedata.com/account/api-keys' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `TWELVEDATA_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `twelvedata_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "twelvedataApiKey": "${secret}" }\n` },
      `curl "https://api.twelvedata.com/time_series?symbol=AAPL&interval=1min&apikey=${secret}"\n`,
    ],
    misses: (fake) => [`TWELVEDATA_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: twelvedata/setup@${fake.text('hex', 32)}`],
  },
});
