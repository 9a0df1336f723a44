/** Stability AI: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'stability-api-key',
  label: 'Stability AI API key',
  issuer: 'Stability AI',
  docs: 'https://platform.stability.ai/docs/getting-started/authentication',
  // Format as seen in the wild: sk- and 48 letters and digits.
  find: [
    near(['stability', 'dreamstudio', 'stable_diffusion', 'stable-diffusion'], 'sk-[A-Za-z0-9]{48}', { length: 51 }),
    { anchors: ['stability'], name: /stability.*(?:key|token|secret)/i, value: /^sk-[A-Za-z0-9]{48}$/ },
  ],
  rank: 40,
  revoke: { how: 'Delete the key in the Stability account under API Keys', url: 'https://platform.stability.ai/account/keys' },
  examples: {
    sample: (fake) => `sk-${fake.text('base62', 48)}`,
    hits: ({ secret }) => [
      `STABILITY_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `stability_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "stabilityApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`STABILITY_API_KEY=sk-${fake.text('hex', 12)}`, `value: sk-${fake.text('base62', 48)}`],
  },
});
