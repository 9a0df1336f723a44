/** Rollbar: access tokens. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'rollbar-access-token',
  label: 'Rollbar access token',
  issuer: 'Rollbar',
  docs: 'https://docs.rollbar.com/docs/access-tokens',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    near(['rollbar'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['rollbar'], name: /rollbar.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the token in the Rollbar project settings under Project Access Tokens', url: 'https://rollbar.com/' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `ROLLBAR_ACCESS_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `rollbar_access_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "rollbarAccessToken": "${secret}" }\n` },
      `X-Rollbar-Access-Token: ${secret}\n`,
    ],
    misses: (fake) => [`ROLLBAR_ACCESS_TOKEN=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: rollbar/setup@${fake.text('hex', 32)}`],
  },
});
