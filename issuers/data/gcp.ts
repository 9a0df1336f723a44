/**
 * Permissions of Google Cloud that are asked about, with what they mean; at most 100, as testIamPermissions takes them. Data alone.
 * Names: the predefined roles of cloud.google.com/iam/docs/roles-permissions (through github.com/iann0036/iam-dataset, gcp/roles). That backups
 * go with a Cloud SQL instance: docs.cloud.google.com/sql/docs/postgres/delete-instance. All checked 2026-11-21.
 */
import type { Granted } from '../../src/issuer.ts';

type Meaning = Omit<Granted, 'action' | 'resource' | 'breadth' | 'evidence'>;

const all = (meaning: Meaning, ...names: string[]): [string, Meaning][] => names.map((name) => [name, meaning]);
const ADMIN: Meaning = { reach: 'admin', means: 'gives itself or others further rights' };
const LOSES: Meaning = { reach: 'destroy', destroys: 'data' };

export const PERMISSIONS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...all(
    ADMIN,
    'resourcemanager.projects.setIamPolicy',
    'iam.roles.update',
    'iam.serviceAccounts.setIamPolicy',
    'storage.buckets.setIamPolicy',
    'run.services.setIamPolicy',
  ),
  ...all(
    { reach: 'admin', means: 'acts as other service accounts' },
    'iam.serviceAccountKeys.create',
    'iam.serviceAccounts.getAccessToken',
    'iam.serviceAccounts.signJwt',
    'iam.serviceAccounts.implicitDelegation',
    'iam.serviceAccounts.actAs',
  ),
  ...all({ reach: 'admin', means: 'signs in to machines and clusters' }, 'compute.projects.setCommonInstanceMetadata', 'container.pods.exec'),
  ...all({ reach: 'destroy', destroys: 'data and backups', means: 'shuts the project down, with all in it' }, 'resourcemanager.projects.delete'),
  ...all({ reach: 'destroy', destroys: 'data and backups', means: 'deletes a database server; its backups go with it' }, 'cloudsql.instances.delete'),
  ...all({ reach: 'destroy', destroys: 'data and backups', means: 'what was encrypted with the key is lost' }, 'cloudkms.cryptoKeyVersions.destroy'),
  ...all(
    { reach: 'destroy', destroys: 'data and backups', means: 'deletes backups' },
    'cloudsql.backupRuns.delete',
    'compute.snapshots.delete',
    'spanner.backups.delete',
    'bigtable.backups.delete',
    'alloydb.backups.delete',
    'file.backups.delete',
    'datastore.backups.delete',
    'backupdr.bvbackups.delete',
    'backupdr.backupVaults.delete',
  ),
  ...all(
    LOSES,
    'storage.objects.delete',
    'storage.buckets.delete',
    'cloudsql.databases.delete',
    'cloudsql.instances.restoreBackup',
    'compute.disks.delete',
    'compute.instances.delete',
    'compute.images.delete',
    'bigquery.datasets.delete',
    'bigquery.tables.delete',
    'bigquery.tables.updateData',
    'spanner.databases.drop',
    'spanner.databases.write',
    'spanner.instances.delete',
    'bigtable.tables.delete',
    'bigtable.instances.delete',
    'alloydb.clusters.delete',
    'redis.instances.delete',
    'file.instances.delete',
    'container.clusters.delete',
    'datastore.entities.delete',
    'datastore.databases.delete',
    'firebaseauth.users.delete',
    'secretmanager.secrets.delete',
    'secretmanager.versions.destroy',
    'logging.logs.delete',
    'logging.buckets.delete',
    'pubsub.topics.delete',
    'pubsub.subscriptions.delete',
    'artifactregistry.repositories.delete',
    'dns.managedZones.delete',
  ),
  ...all(
    { reach: 'destroy', destroys: 'data', means: 'makes users of databases, who can do anything there' },
    'cloudsql.users.create',
    'cloudsql.users.update',
  ),
  ...all({ reach: 'destroy', means: 'switches services off, and what runs on them' }, 'serviceusage.services.disable'),
  ...all({ reach: 'write', means: 'puts code in production' }, 'run.services.update', 'cloudfunctions.functions.update', 'cloudbuild.builds.create'),
  ...all({ reach: 'write', means: 'publishes packages and images' }, 'artifactregistry.repositories.uploadArtifacts'),
  ...all(
    { reach: 'write' },
    'run.services.delete',
    'cloudfunctions.functions.delete',
    'compute.instances.create',
    'compute.instances.setMetadata',
    'storage.objects.create',
    'datastore.entities.update',
    'pubsub.topics.publish',
    'dns.resourceRecordSets.delete',
    'apikeys.keys.create',
    'bigquery.jobs.create',
  ),
  ...all({ reach: 'read', means: 'reads secrets in the clear' }, 'secretmanager.versions.access', 'container.secrets.get', 'apikeys.keys.getKeyString'),
  ...all({ reach: 'read', means: 'decrypts' }, 'cloudkms.cryptoKeyVersions.useToDecrypt'),
  ...all(
    { reach: 'read' },
    'storage.objects.get',
    'bigquery.tables.getData',
    'spanner.databases.read',
    'datastore.entities.get',
    'cloudsql.instances.export',
    'logging.logEntries.list',
    'resourcemanager.projects.get',
  ),
]);
