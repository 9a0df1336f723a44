/** Librato (SolarWinds): API tokens. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'librato-token',
  label: 'Librato API token',
  issuer: 'SolarWinds',
  docs: 'https://www.librato.com/docs/api/',
  // Format as seen in the wild: 64 hexadecimal digits.
  find: [
    near(['librato'], `${NOT_A_HASH}[0-9a-f]{64}`, { length: 64 }),
    { anchors: ['librato'], name: /librato.*(?:key|token|secret)/i, value: /^[0-9a-f]{64}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the token in Librato under Account, API Access Tokens', url: 'https://metrics.librato.com/account/tokens' },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `LIBRATO_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `librato_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "libratoToken": "${secret}" }\n` },
    ],
    misses: (fake) => [`LIBRATO_TOKEN=${fake.text('hex', 55)}`, `value: ${fake.text('hex', 64)}`, `uses: librato/setup@${fake.text('hex', 64)}`],
  },
});
