/** AI21 Labs: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'ai21-api-key',
  label: 'AI21 API key',
  issuer: 'AI21 Labs',
  docs: 'https://docs.ai21.com/docs/quickstart',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    near(['ai21'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    {
      anchors: ['ai21.'],
      name: /(?:^|[._-])ai21.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/,
    },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in the AI21 studio under API key', url: 'https://studio.ai21.com/account/api-key' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `AI21_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `ai21_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "ai21ApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`AI21_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
