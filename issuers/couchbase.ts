/**
 * Couchbase Capella: keys of the Management API. Each has roles in the organization and in projects, an end and allowed addresses:
 * docs.couchbase.com/cloud/management-api-guide/management-api-start.html; "Deleting a cluster deletes its backups", unless it is protected:
 * …/cloud/clusters/delete-database.html. Both checked 2026-11-21. The page says that every key ends, a schema of the API that 0 days mean never; how
 * long the longest lives was not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'couchbase',
  label: 'Couchbase Capella',
  kinds: {
    'couchbase-capella-api-key': alike({
      granularity: 'role',
      how: 'a key has the roles it was made with',
      unknown: ['which roles it has: a project’s owner deletes clusters together with their backups, an organization’s owner makes keys as well'],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make a key with Organization Member and, in the one project, Project Viewer or Database Data Reader, with allowed addresses',
          url: 'https://docs.couchbase.com/cloud/management-api-guide/management-api-start.html',
        },
        { how: 'Switch on deletion protection of clusters', url: 'https://docs.couchbase.com/cloud/clusters/modify-database.html#deletion-protection' },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
