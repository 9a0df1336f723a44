/** DeepAI: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'deepai-api-key',
  label: 'DeepAI API key',
  issuer: 'DeepAI',
  docs: 'https://deepai.org/docs',
  // Format as seen in the wild: a UUID.
  find: [
    near(['deepai', 'deep_ai'], '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', { length: 36 }),
    { anchors: ['deepai'], name: /deepai.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Reset the key in the DeepAI dashboard', url: 'https://deepai.org/dashboard/profile' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `DEEPAI_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `deepai_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "deepaiApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`DEEPAI_API_KEY=${fake.uuid().slice(0, 23)}`, `value: ${fake.uuid()}`],
  },
});
