/**
 * Confluent Cloud: API keys, of a user or a service account, for one resource (a Kafka cluster, a Schema Registry, …) or for managing the cloud.
 * They are "long-lived, static", and look the same: docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/
 * api-keys/overview.html and …/manage-api-keys.html, checked 2026-11-21. Kafka keeps no backups, so that a deleted topic is gone.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

const key = alike({
  granularity: 'scoped',
  how: 'a key has the rights of its user or service account, and lives until it is deleted',
  unknown: ['whether it is for one cluster or for managing the cloud, and which roles its owner has: CloudClusterAdmin deletes topics, which have no backup'],
  worst: ['admin', 'organization'],
  expires: 'never',
  narrower: [
    {
      how: 'Make a key of a service account for the one cluster, with DeveloperRead or DeveloperWrite on its topics',
      url: 'https://docs.confluent.io/cloud/current/security/access-control/rbac/predefined-rbac-roles.html',
    },
    {
      how: 'Let workloads sign in with an identity pool (OAuth), which needs no stored key',
      url: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/identity-providers/oauth/overview.html',
    },
  ],
  lifecycle: { canBeEndless: true },
});

export default defineIssuer({
  id: 'confluent',
  label: 'Confluent Cloud',
  kinds: { 'confluent-api-secret': key, 'confluent-legacy-api-secret': key },
});
