/** Rebrandly: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'rebrandly-api-key',
  label: 'Rebrandly API key',
  issuer: 'Rebrandly',
  docs: 'https://developers.rebrandly.com/docs/api-key-authentication',
  // 32 hex digits: as seen in the wild.
  find: [
    near(['rebrandly'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['rebrandly'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: {
    how: 'Delete the key in Rebrandly under Account, API keys',
    url: 'https://app.rebrandly.com/account/api-keys',
    breaks: 'short links made by scripts',
  },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `REBRANDLY_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `rebrandly_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Rebrandly({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `REBRANDLY_API_KEY=${fake.text('hex', 23)}`,
      `REBRANDLY_API_KEY=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 32)}`,
      `see rebrandly/sdk@${fake.text('hex', 32)}`,
    ],
  },
});
