/** Censys: API secrets. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'censys-api-secret',
  label: 'Censys API secret',
  issuer: 'Censys',
  docs: 'https://search.censys.io/api',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    near(['censys'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    { anchors: ['censys'], name: /censys.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/ },
  ],
  companions: [{ name: 'apiId', pattern: /(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])/, within: 200 }],
  identifiers: ['apiId'],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Reset the API secret in the Censys account', url: 'https://search.censys.io/account/api' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `CENSYS_API_SECRET=${secret}\n`,
      { path: 'settings.py', text: `censys_api_secret = "${secret}"\n` },
      { path: 'config.json', text: `{ "censysApiSecret": "${secret}" }\n` },
    ],
    misses: (fake) => [`CENSYS_API_SECRET=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
