/** RAWG: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'rawg-api-key',
  label: 'RAWG API key',
  issuer: 'RAWG',
  docs: 'https://rawg.io/apidocs',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['api.rawg.io'], pattern: /api\.rawg\.io[^\s"'`<>]{0,220}?[?&]key=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 311 },
    near(['rawg_', 'rawg-', 'rawg.io', 'rawgapi', 'rawgkey', 'rawg '], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['rawg.'], name: /(?:^|[._-])rawg.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'low',
  rank: 30,
  revoke: { how: 'Revoke the key in the RAWG account and make a new one', url: 'https://rawg.io/apidocs' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `RAWG_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `rawg_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "rawgApiKey": "${secret}" }\n` },
      `curl "https://api.rawg.io/api/games?page_size=20&ordering=-rating&key=${secret}"\n`,
    ],
    misses: (fake) => [`RAWG_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: rawg/setup@${fake.text('hex', 32)}`],
  },
});
