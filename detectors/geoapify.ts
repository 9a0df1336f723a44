/** Geoapify: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'geoapify-api-key',
  label: 'Geoapify API key',
  issuer: 'Geoapify',
  docs: 'https://apidocs.geoapify.com/',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['api.geoapify.com'], pattern: /api\.geoapify\.com[^\s"'`<>]{0,220}?[?&]apiKey=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 316 },
    near(['geoapify'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['geoapify'], name: /geoapify.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Geoapify account and make a new one', url: 'https://myprojects.geoapify.com/' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `GEOAPIFY_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `geoapify_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "geoapifyApiKey": "${secret}" }\n` },
      `curl "https://api.geoapify.com/v1/geocode/search?text=Berlin&apiKey=${secret}"\n`,
    ],
    misses: (fake) => [`GEOAPIFY_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: geoapify/setup@${fake.text('hex', 32)}`],
  },
});
