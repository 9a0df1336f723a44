/** Cohere: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'cohere-api-key',
  label: 'Cohere API key',
  issuer: 'Cohere',
  docs: 'https://docs.cohere.com/reference/about',
  // Format as seen in the wild: 40 letters and digits in both cases.
  find: [
    near(['cohere'], '(?=[^0-9]{0,39}[0-9])(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9]{40}', { length: 40 }),
    { anchors: ['co_api_key'], name: /^co_api_key$/i, value: /^(?=[^0-9]{0,39}[0-9])(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9]{40}$/ },
    { anchors: ['cohere'], name: /cohere.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,39}[0-9])(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9]{40}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in the Cohere dashboard under API keys', url: 'https://dashboard.cohere.com/api-keys' },
  examples: {
    sample: (fake) => `${fake.text('base62', 37)}aK7`,
    hits: ({ secret }) => [
      `COHERE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `cohere_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "cohereApiKey": "${secret}" }\n` },
      { path: 'main.py', text: `co = cohere.Client('${secret}')\n` },
    ],
    misses: (fake) => [
      `COHERE_API_KEY=${fake.text('base62', 31)}`,
      `value: ${fake.text('base62', 37)}aK7`,
      `fix dma-coherent mapping in commit ${fake.text('hex', 40)}`,
    ],
  },
});
