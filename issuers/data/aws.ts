/** Accounts and policies of AWS that are known by name. Holds no secret. */
import type { Granted } from '../../src/issuer.ts';

/**
 * Accounts whose keys are canaries (canarytokens.org): to use one raises an alarm. Those that at least two published lists name
 * (github.com: trufflesecurity/trufflehog, mongodb/kingfisher, praetorian-inc), checked 2026-11-21.
 */
export const CANARIES: ReadonlySet<string> = new Set([
  '052310077262',
  '171436882533',
  '266735846894',
  '534261010715',
  '595918472158',
  '717712589309',
  '729780141977',
  '730335385048',
  '819147034852',
  '992382622183',
]);

/** Policies that AWS manages and that reach all of an account. docs.aws.amazon.com/aws-managed-policy/latest/reference, checked 2026-11-21. */
export const MANAGED: Readonly<Record<string, Pick<Granted, 'action' | 'reach' | 'destroys' | 'means'>>> = {
  AdministratorAccess: { action: '*', reach: 'admin', destroys: 'data and backups', means: 'everything' },
  IAMFullAccess: { action: 'iam:*', reach: 'admin', means: 'gives itself what it wants' },
  PowerUserAccess: {
    action: 'everything but IAM',
    reach: 'destroy',
    destroys: 'data and backups',
    means: 'deletes databases, volumes, buckets and their backups',
  },
  AmazonS3FullAccess: { action: 's3:*', reach: 'destroy', destroys: 'data', means: 'deletes buckets and objects' },
  AmazonEC2FullAccess: { action: 'ec2:*', reach: 'destroy', destroys: 'data and backups', means: 'terminates instances, deletes volumes and snapshots' },
  AmazonRDSFullAccess: { action: 'rds:*', reach: 'destroy', destroys: 'data and backups', means: 'deletes databases and their snapshots' },
  AmazonDynamoDBFullAccess: { action: 'dynamodb:*', reach: 'destroy', destroys: 'data and backups', means: 'deletes tables and their backups' },
  ReadOnlyAccess: { action: 'read of all services', reach: 'read', means: 'reads, also the content of buckets and tables' },
  ViewOnlyAccess: { action: 'list of all services', reach: 'read', means: 'lists what there is' },
  SecurityAudit: { action: 'read of configuration', reach: 'read', means: 'reads how things are configured' },
};
