/**
 * Algolia: API keys. The Admin key can do everything in its application; the Search-only key may stand in a page; others have an ACL
 * (addObject, deleteObject, deleteIndex, …), indices and a validity: algolia.com/doc/guides/security/api-keys and
 * algolia.com/doc/tools/cli/commands/apikeys/create, checked 2026-11-21. A key can ask for its own ACL, but at a host named by its application,
 * with itself in the path, where it would be written down: it is not asked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'algolia',
  label: 'Algolia',
  kinds: {
    'algolia-api-key': alike({
      granularity: 'scoped',
      how: 'a key is good for one application; keys of all kinds look the same',
      unknown: ['whether it is a Search-only key, which may be seen, or has deleteIndex, or is the Admin key, which makes keys as well'],
      worst: ['admin', 'project'],
      narrower: [
        {
          how: 'Make a key with the ACL and indices the work needs, search alone for one who looks, and with a validity',
          url: 'https://dashboard.algolia.com/account/api-keys',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
