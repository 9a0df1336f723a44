/**
 * Meilisearch: the master key and API keys. The master key can do everything and makes the others; there are default keys to search, to
 * administer and to read as an administrator; others have actions, indexes and an end:
 * meilisearch.com/docs/resources/self_hosting/security/master_api_keys and …/capabilities/security/how_to/manage_api_keys, checked 2026-11-21.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'meilisearch',
  label: 'Meilisearch',
  kinds: {
    'meilisearch-api-key': alike({
      granularity: 'scoped',
      how: 'keys of all kinds look the same',
      unknown: ['whether it only searches, or is the admin key, which deletes indexes, or the master key, which makes keys as well'],
      worst: ['admin', 'project'],
      narrower: [
        {
          how: 'Make a key with the actions and indexes the work needs, search alone for one who looks, and with expiresAt',
          url: 'https://www.meilisearch.com/docs/capabilities/security/how_to/manage_api_keys',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
