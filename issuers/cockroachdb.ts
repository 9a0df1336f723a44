/**
 * CockroachDB Cloud: API keys. A key has the roles of its service account: cockroachlabs.com/docs/cockroachcloud/cloud-api. Managed backups
 * outlive a deleted cluster as long as they are kept: …/cockroachcloud/backup-and-restore-overview. Delete protection: releases of
 * github.com/cockroachdb/terraform-provider-cockroach (1.6.0). All checked 2026-11-21. Nothing there speaks of an end.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'cockroachdb',
  label: 'CockroachDB Cloud',
  kinds: {
    'cockroachdb-api-key': alike({
      granularity: 'role',
      how: 'a key has the roles of its service account',
      unknown: [
        'which roles its service account has, and on which clusters: a Cluster Admin deletes clusters, shortens how long backups are kept, and makes SQL users',
      ],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make a service account with Cluster Developer or Metrics Viewer on the one cluster, and a key of it',
          url: 'https://www.cockroachlabs.com/docs/cockroachcloud/authorization',
        },
        { how: 'Switch on delete protection of clusters', url: 'https://www.cockroachlabs.com/docs/cockroachcloud/cluster-management' },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
