/** Moonshot AI (Kimi): API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'moonshot-api-key',
  label: 'Moonshot AI API key',
  issuer: 'Moonshot AI',
  docs: 'https://platform.moonshot.ai/docs/introduction',
  // Format as seen in the wild: sk- and 48 letters and digits, or sk-kimi- and up to 64.
  find: [
    near(['moonshot', 'kimi'], 'sk-(?:kimi-)?[A-Za-z0-9]{48,64}', { length: 72 }),
    { anchors: ['moonshot'], name: /moonshot.*(?:key|token|secret)/i, value: /^sk-(?:kimi-)?[A-Za-z0-9]{48,64}$/ },
  ],
  rank: 40,
  revoke: { how: 'Delete the key in the Moonshot console under API keys', url: 'https://platform.moonshot.ai/console/api-keys' },
  examples: {
    sample: (fake) => `sk-${fake.text('base62', 48)}`,
    hits: ({ secret }) => [
      `MOONSHOT_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `moonshot_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "moonshotApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`MOONSHOT_API_KEY=sk-${fake.text('hex', 12)}`, `value: sk-${fake.text('base62', 48)}`],
  },
});
