/** ipgeolocation.io: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'ipgeolocation-api-key',
  label: 'ipgeolocation.io API key',
  issuer: 'ipgeolocation.io',
  docs: 'https://ipgeolocation.io/documentation.html',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['api.ipgeolocation.io'], pattern: /api\.ipgeolocation\.io[^\s"'`<>]{0,220}?[?&]apiKey=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 320 },
    near(['ipgeolocation', 'ip_geolocation'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['ipgeolocation'], name: /ipgeolocation.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the ipgeolocation.io account and make a new one', url: 'https://app.ipgeolocation.io/dashboard' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `IPGEOLOCATION_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `ipgeolocation_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "ipgeolocationApiKey": "${secret}" }\n` },
      `curl "https://api.ipgeolocation.io/ipgeo?ip=8.8.8.8&apiKey=${secret}"\n`,
    ],
    misses: (fake) => [`IPGEOLOCATION_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: ipgeolocation/setup@${fake.text('hex', 32)}`],
  },
});
