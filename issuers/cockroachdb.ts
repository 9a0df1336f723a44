/**
 * CockroachDB Cloud: API keys. A key has the roles of its service account: cockroachlabs.com/docs/cockroachcloud/cloud-api; the list of clusters:
 * …/docs/api/cloud/v1. Managed backups outlive a deleted cluster as long as they are kept: …/cockroachcloud/backup-and-restore-overview. Delete
 * protection: github.com/cockroachdb/terraform-provider-cockroach, release 1.6.0. All checked 2026-11-21. Nothing there speaks of an end.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike, byList } from '../src/issuer-kit.ts';

const ROLES =
  'which roles its service account has, and on which clusters: a Cluster Admin deletes clusters, shortens how long backups are kept, and makes SQL users';

export default defineIssuer({
  id: 'cockroachdb',
  label: 'CockroachDB Cloud',
  kinds: {
    'cockroachdb-api-key': alike({
      granularity: 'role',
      how: 'a key has the roles of its service account',
      unknown: [ROLES],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make a service account with Cluster Developer or Metrics Viewer on the one cluster, and a key of it',
          url: 'https://www.cockroachlabs.com/docs/cockroachcloud/authorization',
        },
        { how: 'Switch on delete protection of clusters', url: 'https://www.cockroachlabs.com/docs/cockroachcloud/cluster-management' },
      ],
      lifecycle: { canBeEndless: true },
      ask: byList({
        who: 'CockroachDB Cloud',
        host: 'cockroachlabs.cloud',
        path: '/api/v1/clusters?pagination.limit=100',
        headers: ({ parts }) => ({ authorization: `Bearer ${parts['secret']}` }),
        list: 'clusters',
        name: 'name',
        one: 'cluster',
        many: 'clusters',
        page: 100,
        action: 'ListClusters',
        breadth: 'organization',
        unknown: [ROLES],
      }),
    }),
  },
});
