/** Algolia: API keys with their application id. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'algolia-api-key',
  label: 'Algolia API key',
  issuer: 'Algolia',
  docs: 'https://www.algolia.com/doc/guides/security/api-keys/',
  // Format as seen in the wild: 32 hexadecimal digits; an admin key and a search-only key look the same.
  find: [
    near(['algolia'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['algolia'], name: /algolia.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  companions: [{ name: 'applicationId', pattern: /(?<![A-Za-z0-9])(?=[A-Z]{0,9}[0-9])[A-Z0-9]{10}(?![A-Za-z0-9])/, within: 200 }],
  identifiers: ['applicationId'],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate or delete the key in the Algolia dashboard under API keys', url: 'https://dashboard.algolia.com/account/api-keys' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `ALGOLIA_ADMIN_KEY=${secret}\n`,
      { path: 'settings.py', text: `algolia_admin_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "algoliaAdminKey": "${secret}" }\n` },
      `X-Algolia-API-Key: ${secret}\n`,
      { path: 'search.js', text: `const client = algoliasearch('${'Q'.repeat(2)}7Z${'K'.repeat(2)}4X2P', '${secret}');\n` },
    ],
    misses: (fake) => [`ALGOLIA_ADMIN_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: algolia/setup@${fake.text('hex', 32)}`],
  },
});
