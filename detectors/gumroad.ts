/** Gumroad: access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'gumroad-access-token',
  label: 'Gumroad access token',
  issuer: 'Gumroad',
  docs: 'https://gumroad.com/api',
  // 64 hex digits, newer ones 43 characters: as seen in the wild.
  find: [
    near(['gumroad'], `${AFTER_KEY_WORD}(?:[0-9a-f]{64}|(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43})`, { length: 64 }),
    { anchors: ['gumroad'], name: /key|token|secret|password|auth/i, value: /^(?:[0-9a-f]{64}|(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43})$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Delete the application in Gumroad under Settings, Advanced',
    url: 'https://gumroad.com/settings/advanced',
    breaks: 'sales reports and products',
  },
  examples: {
    sample: (fake) => (fake.number(2) ? fake.text('hex', 64) : `a7${fake.text('base62', 41)}`),
    hits: ({ secret }) => [
      `GUMROAD_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `gumroad_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Gumroad({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `GUMROAD_ACCESS_TOKEN=${fake.text('hex', 20)}`,
      `GUMROAD_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
      `sha256: ${fake.text('hex', 64)}`,
    ],
  },
});
