/** Bitly: access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'bitly-access-token',
  label: 'Bitly access token',
  issuer: 'Bitly',
  docs: 'https://dev.bitly.com/docs/getting-started/authentication/',
  // 40 hex digits: as seen in the wild.
  find: [
    near(['bitly', 'bit.ly'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['bitly', 'bit.ly'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Reset or delete the token in Bitly under Settings, API', url: 'https://app.bitly.com/settings/api/', breaks: 'short links made by scripts' },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `BITLY_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `bitly_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new BitlyClient({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `BITLY_ACCESS_TOKEN=${fake.text('hex', 31)}`,
      `BITLY_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 40)}`,
      `see bitly/sdk@${fake.text('hex', 40)}`,
    ],
  },
});
