/** Tiingo: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'tiingo-api-key',
  label: 'Tiingo API key',
  issuer: 'Tiingo',
  docs: 'https://www.tiingo.com/documentation/general/overview',
  // Format as seen in the wild: 40 hexadecimal digits.
  find: [
    { anchors: ['api.tiingo.com'], pattern: /api\.tiingo\.com[^\s"'`<>]{0,220}?[?&]token=(?<secret>[0-9a-f]{40})(?![A-Za-z0-9_-])/, after: 314 },
    near(['tiingo'], `${NOT_A_HASH}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['tiingo'], name: /tiingo.*(?:key|token|secret)/i, value: /^[0-9a-f]{40}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Tiingo account and make a new one', url: 'https://www.tiingo.com/account/api/token' },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `TIINGO_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `tiingo_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "tiingoApiKey": "${secret}" }\n` },
      `curl "https://api.tiingo.com/tiingo/daily/aapl/prices?startDate=2019-01-02&token=${secret}"\n`,
    ],
    misses: (fake) => [`TIINGO_API_KEY=${fake.text('hex', 31)}`, `value: ${fake.text('hex', 40)}`, `uses: tiingo/setup@${fake.text('hex', 40)}`],
  },
});
