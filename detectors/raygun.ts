/** Raygun: API keys and access tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'raygun-key',
  label: 'Raygun API key',
  issuer: 'Raygun',
  docs: 'https://raygun.com/documentation/product-guides/crash-reporting/managing-your-api-keys/',
  // Format as seen in the wild: 22 to 32 letters and digits.
  find: [
    near(['raygun'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{22,32}', { length: 32 }),
    {
      anchors: ['raygun'],
      name: /raygun.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{22,32}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate the key in the Raygun application settings', url: 'https://app.raygun.com/' },
  examples: {
    sample: (fake) => `${fake.text('base62', 19)}aK7`,
    hits: ({ secret }) => [
      `RAYGUN_APIKEY=${secret}\n`,
      { path: 'settings.py', text: `raygun_apikey = "${secret}"\n` },
      { path: 'config.json', text: `{ "raygunApikey": "${secret}" }\n` },
    ],
    misses: (fake) => [`RAYGUN_APIKEY=${fake.text('hex', 9)}`, `value: ${fake.text('base62', 19)}aK7`],
  },
});
