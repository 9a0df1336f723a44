/**
 * Where an AWS account keeps data, as data (databases, objects and files here, the rest in keepers.ts): which actions delete it, which delete each kind of its backups, which take its protection away. From
 * the services' own documentation and the Service Authorization Reference; action names were held against actions.json, what AWS Backup keeps
 * against docs.aws.amazon.com/aws-backup/latest/devguide/API_GetSupportedResourceTypes.html (which is why Keyspaces and DocumentDB elastic clusters
 * have no such copies here). Read 2026-11-21; what an action does was not tried on AWS.
 */
import { KEEPERS } from './keepers.ts';
import { backup, data, gone, off, RECOVERY_POINTS, SQL, type Store, when } from './store.ts';

export const STORES: readonly Store[] = [
  data({
    id: 'rds',
    title: 'RDS databases',
    deletes: [
      { action: 'rds:DeleteDBInstance', note: 'automated backups go with the instance unless the call says otherwise' },
      ...gone('rds:DeleteTenantDatabase'),
      ...when(SQL, 'rds-data:ExecuteStatement', 'rds-data:BatchExecuteStatement', 'rds-db:connect'),
    ],
    backups: [
      backup('automated backups', 'rds:DeleteDBInstance', 'rds:DeleteDBInstanceAutomatedBackup', 'rds:ModifyDBInstance'),
      backup('manual snapshots', 'rds:DeleteDBSnapshot'),
      RECOVERY_POINTS,
    ],
    protection: [
      { action: 'rds:ModifyDBInstance', note: 'deletion protection off, no retention, a new master password' },
      ...off('rds:StopDBInstanceAutomatedBackupsReplication', 'rds:AddTagsToResource', 'rds:RemoveTagsFromResource'),
    ],
  }),
  data({
    id: 'aurora',
    title: 'Aurora, DocumentDB and Neptune clusters',
    deletes: [
      ...gone('rds:DeleteDBCluster', 'rds:DeleteDBShardGroup'),
      ...when(SQL, 'rds-data:ExecuteStatement', 'rds-data:BatchExecuteStatement', 'rds-db:connect'),
    ],
    backups: [
      backup('automated backups', 'rds:DeleteDBCluster', 'rds:DeleteDBClusterAutomatedBackup'),
      backup('manual cluster snapshots', 'rds:DeleteDBClusterSnapshot'),
      RECOVERY_POINTS,
    ],
    protection: [
      { action: 'rds:ModifyDBCluster', note: 'deletion protection off, retention down to a day' },
      ...off('rds:ModifyGlobalCluster', 'rds:RemoveFromGlobalCluster'),
    ],
  }),
  data({
    id: 'documentdb-elastic',
    title: 'DocumentDB elastic clusters',
    deletes: gone('docdb-elastic:DeleteCluster'),
    backups: [backup('cluster snapshots', 'docdb-elastic:DeleteClusterSnapshot')],
    protection: [{ action: 'docdb-elastic:UpdateCluster', note: 'retention of backups' }],
  }),
  data({
    id: 'neptune-data',
    title: 'data in Neptune clusters',
    deletes: [{ action: 'neptune-db:ResetDatabase', note: 'empties the graph' }, ...gone('neptune-db:DeleteDataViaQuery')],
    backups: [
      backup('automated backups', 'rds:DeleteDBCluster', 'rds:DeleteDBClusterAutomatedBackup'),
      backup('manual cluster snapshots', 'rds:DeleteDBClusterSnapshot'),
      RECOVERY_POINTS,
    ],
    protection: off('rds:ModifyDBCluster'),
  }),
  data({
    id: 'neptune-analytics',
    title: 'Neptune Analytics graphs',
    deletes: gone('neptune-graph:DeleteGraph', 'neptune-graph:ResetGraph'),
    backups: [backup('graph snapshots', 'neptune-graph:DeleteGraphSnapshot')],
    protection: [{ action: 'neptune-graph:UpdateGraph', note: 'deletion protection off' }],
  }),
  data({
    id: 'dsql',
    title: 'Aurora DSQL clusters',
    deletes: gone('dsql:DeleteCluster', 'dsql:DbConnectAdmin'),
    backups: [RECOVERY_POINTS],
    protection: [{ action: 'dsql:UpdateCluster', note: 'deletion protection off' }],
  }),
  data({
    id: 'dynamodb',
    title: 'DynamoDB tables',
    deletes: [
      ...gone('dynamodb:DeleteTable', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:PartiQLDelete'),
      { action: 'dynamodb:UpdateTimeToLive', note: 'an attribute with past dates lets every item expire' },
    ],
    backups: [
      backup('on-demand backups', 'dynamodb:DeleteBackup'),
      // A deleted table that had it leaves a backup for 35 days; it is switched off first.
      backup('point-in-time recovery', 'dynamodb:UpdateContinuousBackups'),
      RECOVERY_POINTS,
    ],
    protection: [
      { action: 'dynamodb:UpdateTable', note: 'deletion protection off' },
      ...off('dynamodb:UpdateContinuousBackups', 'dynamodb:PutResourcePolicy', 'dynamodb:DeleteResourcePolicy'),
    ],
  }),
  data({
    id: 's3',
    title: 'S3 objects',
    deletes: [
      ...when('the bucket keeps no versions', 's3:DeleteObject', 's3:PutObject'),
      ...gone('s3:DeleteObjectVersion'),
      { action: 's3:PutLifecycleConfiguration', note: 'one rule lets every object and version expire within a day' },
    ],
    backups: [
      backup('earlier versions', 's3:DeleteObjectVersion', 's3:PutLifecycleConfiguration'),
      backup('replicas in the account', 's3:DeleteObjectVersion', 's3:PutLifecycleConfiguration'),
      RECOVERY_POINTS,
    ],
    protection: [
      { action: 's3:PutBucketVersioning', note: 'no more versions are kept' },
      { action: 's3:BypassGovernanceRetention', note: 'locks in governance mode hold no longer' },
      ...off('s3:PutBucketObjectLockConfiguration', 's3:PutObjectRetention', 's3:PutObjectLegalHold', 's3:PutReplicationConfiguration'),
      ...off('s3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:PutEncryptionConfiguration'),
    ],
  }),
  data({
    id: 's3tables',
    title: 'S3 Tables',
    deletes: gone('s3tables:DeleteTable'),
    backups: [],
    protection: off('s3tables:PutTableBucketPolicy', 's3tables:PutTableBucketMaintenanceConfiguration'),
  }),
  data({ id: 's3vectors', title: 'S3 Vectors', deletes: gone('s3vectors:DeleteVectors', 's3vectors:DeleteIndex'), backups: [], protection: [] }),
  data({
    id: 'ebs',
    title: 'EBS volumes',
    deletes: [...gone('ec2:DeleteVolume'), { action: 'ec2:TerminateInstances', when: 'its volumes go with the instance' }],
    backups: [backup('snapshots', 'ec2:DeleteSnapshot'), RECOVERY_POINTS],
    protection: [
      { action: 'ec2:ModifyInstanceAttribute', note: 'termination protection off, volumes go with the instance' },
      ...off('ec2:UnlockSnapshot', 'ec2:DisableImageDeregistrationProtection', 'rbin:DeleteRule', 'rbin:UpdateRule', 'rbin:UnlockRule'),
      ...off('dlm:DeleteLifecyclePolicy', 'dlm:UpdateLifecyclePolicy'),
    ],
  }),
  data({
    id: 'efs',
    title: 'EFS file systems',
    deletes: [
      ...gone('elasticfilesystem:DeleteFileSystem'),
      ...when('it can mount the file system', 'elasticfilesystem:ClientRootAccess', 'elasticfilesystem:ClientWrite'),
    ],
    backups: [RECOVERY_POINTS],
    protection: off(
      'elasticfilesystem:PutBackupPolicy',
      'elasticfilesystem:UpdateFileSystemProtection',
      'elasticfilesystem:DeleteReplicationConfiguration',
      'elasticfilesystem:PutFileSystemPolicy',
      'elasticfilesystem:DeleteFileSystemPolicy',
    ),
  }),
  data({
    id: 'fsx',
    title: 'FSx file systems',
    deletes: gone('fsx:DeleteFileSystem', 'fsx:DeleteVolume', 'fsx:DeleteStorageVirtualMachine'),
    backups: [backup('backups of FSx', 'fsx:DeleteBackup'), backup('snapshots', 'fsx:DeleteSnapshot', 'fsx:DeleteFileSystem'), RECOVERY_POINTS],
    protection: [{ action: 'fsx:UpdateFileSystem', note: 'no more automatic backups' }, ...off('fsx:BypassSnaplockEnterpriseRetention')],
  }),
  ...KEEPERS,
];
