/** Meilisearch: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'meilisearch-api-key',
  label: 'Meilisearch API key',
  issuer: 'Meilisearch',
  docs: 'https://www.meilisearch.com/docs/learn/security/basic_security',
  // Format as seen in the wild: 64 hexadecimal digits; people choose the master key, so it looks any way.
  find: [
    near(['meili_', 'meilisearch', 'meili-'], `${NOT_A_HASH}[0-9a-f]{64}`, { length: 64 }),
    { anchors: ['meili.'], name: /(?:^|[._-])meili.*(?:key|token|secret)/i, value: /^[0-9a-f]{64}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key with DELETE /keys/{key}', url: 'https://www.meilisearch.com/docs/reference/api/keys' },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `MEILISEARCH_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `meilisearch_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "meilisearchApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`MEILISEARCH_API_KEY=${fake.text('hex', 9)}`, `value: ${fake.text('hex', 64)}`, `uses: meili/setup@${fake.text('hex', 64)}`],
  },
});
