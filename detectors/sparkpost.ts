/** SparkPost: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'sparkpost-api-key',
  label: 'SparkPost API key',
  issuer: 'SparkPost',
  docs: 'https://developers.sparkpost.com/api/#header-authentication',
  // Format as seen in the wild.
  find: [
    near(['sparkpost'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['sparkpost'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in SparkPost under Configuration, API Keys', url: 'https://app.sparkpost.com/account/api-keys', breaks: 'sending of mail' },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `SPARKPOST_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `sparkpost_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new SparkPost({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `SPARKPOST_API_KEY=${fake.text('hex', 20)}`,
      `SPARKPOST_API_KEY=${'x'.repeat(40)} # your key here`,
      `sha1: ${fake.text('hex', 40)}`,
      `uses: sparkpost/action@${fake.text('hex', 40)}`,
    ],
  },
});
