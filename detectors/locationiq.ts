/** LocationIQ: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'locationiq-api-key',
  label: 'LocationIQ access token',
  issuer: 'LocationIQ',
  docs: 'https://docs.locationiq.com/docs/introduction',
  // Format as seen in the wild: pk. and 32 hexadecimal digits.
  find: [
    { anchors: ['locationiq.com'], pattern: /locationiq\.com[^\s"'`<>]{0,220}?[?&]key=(?<secret>(?:pk[.])?[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 314 },
    near(['locationiq', 'location_iq'], `${NOT_A_HASH}(?:pk[.])?[0-9a-f]{32}`, { length: 35 }),
    { anchors: ['locationiq'], name: /locationiq.*(?:key|token|secret)/i, value: /^(?:pk[.])?[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 35,
  revoke: { how: 'Revoke the key in the LocationIQ account and make a new one', url: 'https://my.locationiq.com/dashboard' },
  examples: {
    sample: (fake) => `pk.${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `LOCATIONIQ_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `locationiq_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "locationiqApiKey": "${secret}" }\n` },
      `curl "https://locationiq.com/v1/search.php?q=Berlin&format=json&key=${secret}"\n`,
    ],
    misses: (fake) => [
      `LOCATIONIQ_API_KEY=pk.${fake.text('hex', 12)}`,
      `value: pk.${fake.text('hex', 32)}`,
      `uses: locationiq/setup@pk.${fake.text('hex', 32)}`,
    ],
  },
});
