/** Knock: secret API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'knock-secret-key',
  label: 'Knock secret API key',
  issuer: 'Knock',
  docs: 'https://docs.knock.app/developer-tools/api-keys',
  // sk_ and 43 characters: as seen in the wild.
  find: [
    {
      anchors: ['knock'],
      pattern: /(?<![A-Za-z])(?:knock)[^\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>sk_(?:test_|live_|prod_)?[A-Za-z0-9_-]{43})(?![A-Za-z0-9_/+=-])/i,
      after: 123,
      confidence: 'medium',
    },
    { anchors: ['knock'], name: /key|secret|token/i, value: /^sk_(?:test_|live_|prod_)?[A-Za-z0-9_-]{43}$/i },
  ],
  rank: 62,
  revoke: {
    how: 'Roll the key in the Knock dashboard under Developers, API keys',
    url: 'https://dashboard.knock.app/',
    breaks: 'notifications sent through it',
  },
  examples: {
    sample: (fake) => `sk_test_a7K${fake.text('base62', 40)}`,
    hits: ({ secret }) => [
      `KNOCK_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `knock_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Knock({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `KNOCK_API_KEY=sk_test_${'x'.repeat(43)}`,
      `KNOCK_API_KEY=sk_test_${fake.text('base62', 12)}`,
      `LOCKNOCK=pk_test_${fake.text('base62', 43)}`,
    ],
  },
});
