/** ipstack: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'ipstack-api-key',
  label: 'ipstack API key',
  issuer: 'ipstack',
  docs: 'https://ipstack.com/documentation',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['api.ipstack.com'], pattern: /api\.ipstack\.com[^\s"'`<>]{0,220}?[?&]access_key=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 315 },
    near(['ipstack', 'ip_stack'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['ipstack'], name: /ipstack.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the ipstack account and make a new one', url: 'https://ipstack.com/dashboard' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `IPSTACK_ACCESS_KEY=${secret}\n`,
      { path: 'settings.py', text: `ipstack_access_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "ipstackAccessKey": "${secret}" }\n` },
      `curl "https://api.ipstack.com/134.201.250.155?format=1&access_key=${secret}"\n`,
    ],
    misses: (fake) => [`IPSTACK_ACCESS_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: ipstack/setup@${fake.text('hex', 32)}`],
  },
});
