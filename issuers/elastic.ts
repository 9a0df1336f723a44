/**
 * Elastic: keys of Elastic Cloud, and of Elasticsearch.
 * Roles, and an end after three months unless told otherwise, also never: elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys; deleting a
 * deployment erases its snapshots too, which are kept "a very limited amount of time": elastic.co/guide/en/cloud/current/ec-billing-stop.html;
 * keys of Elasticsearch never end unless told otherwise, and have the rights of their maker unless told less: elastic.co/guide/en/elasticsearch/
 * reference/8.8/security-api-create-api-key.html. All checked 2026-11-21.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'elastic',
  label: 'Elastic',
  kinds: {
    'elastic-cloud-api-key': alike({
      granularity: 'role',
      how: 'a key has the roles an organization’s owner gave it, and outlives that user',
      unknown: ['which roles it has, and for which deployments: an Admin deletes deployments together with their snapshots'],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make a key with the role Viewer for the one deployment, with an end',
          url: 'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys',
        },
        {
          how: 'Keep snapshots in a repository of your own, which a deleted deployment does not take along',
          url: 'https://www.elastic.co/docs/deploy-manage/tools/snapshot-and-restore',
        },
      ],
      lifecycle: { canBeEndless: true, days: 90 },
    }),
    'elasticsearch-api-key': alike({
      granularity: 'scoped',
      how: 'a key has the rights of its maker when it was made, or fewer',
      unknown: ['which role descriptors it has: with manage or all it deletes indices and snapshots, without any it can do all that its maker could'],
      worst: ['admin', 'project'],
      narrower: [
        {
          how: 'Make a key with role_descriptors that name its indices and read or create_doc, with an expiration',
          url: 'https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
