/** Pexels: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'pexels-api-key',
  label: 'Pexels API key',
  issuer: 'Pexels',
  docs: 'https://www.pexels.com/api/documentation/',
  // Format as seen in the wild: 56 letters and digits in both cases.
  find: [
    near(['pexels'], '(?=[^0-9]{0,55}[0-9])(?=[^A-Z]{0,55}[A-Z])(?=[^a-z]{0,55}[a-z])[A-Za-z0-9]{56}', { length: 56 }),
    { anchors: ['pexels'], name: /pexels.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,55}[0-9])(?=[^A-Z]{0,55}[A-Z])(?=[^a-z]{0,55}[a-z])[A-Za-z0-9]{56}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Pexels account and make a new one', url: 'https://www.pexels.com/api/key/' },
  examples: {
    sample: (fake) => fake.text('base62', 56),
    hits: ({ secret }) => [
      `PEXELS_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `pexels_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "pexelsApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`PEXELS_API_KEY=${fake.text('base62', 47)}`, `value: ${fake.text('base62', 56)}`],
  },
});
