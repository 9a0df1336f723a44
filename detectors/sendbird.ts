/** Sendbird: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'sendbird-api-token',
  label: 'Sendbird API token',
  issuer: 'Sendbird',
  docs: 'https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api',
  // 40 hex digits: as seen in the wild.
  find: [
    near(['sendbird'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['sendbird'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Revoke the token in the Sendbird dashboard under Settings, Application, General',
    url: 'https://dashboard.sendbird.com/',
    breaks: 'chat servers and moderation jobs',
  },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `SENDBIRD_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `sendbird_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new SendBird({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `SENDBIRD_API_TOKEN=${fake.text('hex', 31)}`,
      `SENDBIRD_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 40)}`,
      `see sendbird/sdk@${fake.text('hex', 40)}`,
    ],
  },
});
