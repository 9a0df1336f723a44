/** OpenCage: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'opencage-api-key',
  label: 'OpenCage API key',
  issuer: 'OpenCage',
  docs: 'https://opencagedata.com/api',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['api.opencagedata.com'], pattern: /api\.opencagedata\.com[^\s"'`<>]{0,220}?[?&]key=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 320 },
    near(['opencage', 'open_cage'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['opencage'], name: /opencage.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the OpenCage account and make a new one', url: 'https://opencagedata.com/dashboard' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `OPENCAGE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `opencage_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "opencageApiKey": "${secret}" }\n` },
      `curl "https://api.opencagedata.com/geocode/v1/json?q=Berlin&key=${secret}"\n`,
    ],
    misses: (fake) => [`OPENCAGE_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: opencage/setup@${fake.text('hex', 32)}`],
  },
});
