/** ZenRows: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'zenrows-api-key',
  label: 'ZenRows API key',
  issuer: 'ZenRows',
  docs: 'https://docs.zenrows.com/universal-scraper-api/api-reference',
  // Format as seen in the wild: 40 hexadecimal digits.
  find: [
    near(['zenrows'], `${NOT_A_HASH}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['zenrows'], name: /zenrows.*(?:key|token|secret)/i, value: /^[0-9a-f]{40}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate the key in the ZenRows dashboard', url: 'https://app.zenrows.com/' },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `ZENROWS_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `zenrows_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "zenrowsApiKey": "${secret}" }\n` },
      `curl "https://api.zenrows.com/v1/?apikey=${secret}&url=https%3A%2F%2Facme.dev"\n`,
    ],
    misses: (fake) => [`ZENROWS_API_KEY=${fake.text('hex', 31)}`, `value: ${fake.text('hex', 40)}`, `uses: zenrows/setup@${fake.text('hex', 40)}`],
  },
});
