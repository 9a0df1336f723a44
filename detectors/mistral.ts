/** Mistral AI: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'mistral-api-key',
  label: 'Mistral AI API key',
  issuer: 'Mistral AI',
  docs: 'https://docs.mistral.ai/getting-started/quickstart/',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    near(['mistral'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    { anchors: ['mistral'], name: /mistral.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in the Mistral console under API Keys', url: 'https://console.mistral.ai/api-keys' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `MISTRAL_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `mistral_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "mistralApiKey": "${secret}" }\n` },
      { path: 'main.py', text: `client = Mistral(api_key="${secret}")\n` },
    ],
    misses: (fake) => [`MISTRAL_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`, 'mistral: mistralaiMixtral8x7BInstructv01model'],
  },
});
