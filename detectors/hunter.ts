/** Hunter: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'hunter-api-key',
  label: 'Hunter API key',
  issuer: 'Hunter',
  docs: 'https://hunter.io/api-documentation/v2',
  // Format as seen in the wild: 40 hexadecimal digits.
  find: [
    { anchors: ['api.hunter.io'], pattern: /api\.hunter\.io[^\s"'`<>]{0,220}?[?&]api_key=(?<secret>[0-9a-f]{40})(?![A-Za-z0-9_-])/, after: 313 },
    near(['hunter_api', 'hunter-api', 'hunterapi', 'hunter.io', 'hunterio', 'hunter_io', 'hunter_key', 'hunter_token'], `${NOT_A_HASH}[0-9a-f]{40}`, {
      length: 40,
    }),
    { anchors: ['hunter'], name: /hunter.*(?:key|token|secret)/i, value: /^[0-9a-f]{40}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Hunter account and make a new one', url: 'https://hunter.io/api-keys' },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `HUNTER_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `hunter_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "hunterApiKey": "${secret}" }\n` },
      `curl "https://api.hunter.io/v2/domain-search?domain=acme.dev&api_key=${secret}"\n`,
    ],
    misses: (fake) => [`HUNTER_API_KEY=${fake.text('hex', 31)}`, `value: ${fake.text('hex', 40)}`, `uses: hunter_api/setup@${fake.text('hex', 40)}`],
  },
});
