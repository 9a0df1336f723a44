/**
 * Databases that one call deletes. Judges what the tree declares; asks no cloud what is switched on there.
 * Defaults: website/docs/r/{db_instance,rds_cluster,docdb_cluster,dynamodb_table}.html.markdown of hashicorp/terraform-provider-aws,
 * sql_database_instance.html.markdown of terraform-provider-google and learn.microsoft.com/rest/api/resources/management-locks,
 * 2026-11-21; neptune, Cognito, Spanner, Bigtable, AlloyDB: not checked.
 */
import { defineCheck } from '../check.ts';
import { type Fault, faults, has, isLockTable, literal, nameOf, type Resource, resourcesOf, setting, settingsOf, unknownValue } from '../project/terraform.ts';

/** By type, the setting that protects it at the cloud itself, and is off unless it is switched on. */
const AT_THE_CLOUD: Record<string, [string, ...string[]]> = {
  aws_db_instance: ['deletion_protection'],
  aws_rds_cluster: ['deletion_protection'],
  aws_rds_global_cluster: ['deletion_protection'],
  aws_docdb_cluster: ['deletion_protection'],
  aws_neptune_cluster: ['deletion_protection'],
  aws_dynamodb_table: ['deletion_protection_enabled'],
  aws_dsql_cluster: ['deletion_protection_enabled'],
  aws_cognito_user_pool: ['deletion_protection'],
  google_sql_database_instance: ['settings', 'deletion_protection_enabled'],
};
/** Protected from Terraform unless that is switched off; who calls the cloud is not stopped. */
const IN_TERRAFORM = new Set([
  'google_sql_database_instance',
  'google_spanner_database',
  'google_bigtable_instance',
  'google_bigquery_table',
  'google_alloydb_cluster',
]);
/** What only a lock protects. */
const LOCKABLE =
  /^azurerm_(mssql_(server|database|managed_instance)|(postgresql|mysql)_(flexible_)?server|mariadb_server|cosmosdb_account|storage_account|kusto_cluster)$/;

const ON = new Set<unknown>([true, 'ACTIVE']);
const REMEDY = 'Switch it on, so that deleting takes two deliberate steps, and keep the right to switch it off from what an agent holds.';

export default defineCheck({
  id: 'iac-no-deletion-protection',
  title: 'Database without deletion protection',
  help: 'With deletion protection the cloud refuses to delete the database, whoever asks and with whatever rights, until somebody has switched it off. Without it one call of an agent, a script or a careless apply is enough. Locks and settings that are made outside of the tree cannot be seen here.',
  severity: 'high',
  scope: ['project'],
  judge: ({ project }) => {
    const settings = settingsOf(project);
    const locks = resourcesOf(project).filter((r) => r.type === 'azurerm_management_lock');
    return faults(project, 'iac-no-deletion-protection', (r) =>
      r.type === 'module' ? ofModule(r) : LOCKABLE.test(r.type) ? ofLocks(r, locks, settings) : isReplica(r) || isLockTable(r) ? undefined : ofSetting(r),
    );
  },
});

/** A copy that follows another database can be made again. */
const isReplica = ({ block }: Resource): boolean => ['replicate_source_db', 'master_instance_name', 'replication_source_identifier'].some((k) => has(block, k));

function ofSetting(resource: Resource): Fault | undefined {
  const { type, block } = resource;
  const name = nameOf(resource);
  const own = IN_TERRAFORM.has(type) ? setting(block, 'deletion_protection') : undefined;
  const path = AT_THE_CLOUD[type];
  const cloud = path ? setting(block, ...path) : undefined;
  if (!own && !cloud) return undefined;
  const key = path?.join('.') ?? 'deletion_protection';
  if (cloud?.is === 'set' && ON.has(cloud.value)) return undefined;
  if (own?.is === 'set' && own.value === false)
    return {
      // Where the cloud has no such setting, only a plan is stopped by it; a table of BigQuery can be brought back for some days (not checked).
      severity: cloud ? 'high' : type === 'google_bigquery_table' ? 'low' : 'medium',
      line: own.line,
      message: `${name} has its deletion protection switched off`,
      evidence: ['deletion_protection is false', ...(cloud ? [`${key} is ${cloud.is === 'set' ? 'false' : 'not on'}`] : [])],
      remedy: REMEDY,
    };
  if (cloud?.is === 'unknown' || own?.is === 'unknown') {
    const { how, line } = (cloud?.is === 'unknown' ? cloud : own) as { how: string; line: number };
    return {
      severity: 'low',
      line,
      message: `whether ${name} has deletion protection is not known`,
      evidence: [unknownValue(key, how)],
      remedy: 'See that it is on where it matters.',
    };
  }
  if (own && !cloud) return undefined;
  if (own)
    return {
      severity: 'low',
      message: `${name} is protected from Terraform only`,
      evidence: [`${key} is not set, and off by default: gcloud and the API delete it`],
      remedy: REMEDY,
    };
  return {
    severity: 'high',
    ...(cloud?.is === 'set' ? { line: cloud.line } : {}),
    message: `${name} has no deletion protection`,
    evidence: [cloud?.is === 'set' ? `${key} is ${cloud.value}` : `${key} is not set, and off by default`],
    remedy: REMEDY,
  };
}

/** Of a module only what the call itself says is known. */
function ofModule({ name, block }: Resource): Fault | undefined {
  const off = ['deletion_protection', 'deletion_protection_enabled', 'cluster_deletion_protection'].find((k) => literal(block, k) === false);
  return off
    ? { severity: 'high', message: `module.${name} has its deletion protection switched off`, evidence: [`${off} is false`], remedy: REMEDY }
    : undefined;
}

function ofLocks(resource: Resource, locks: readonly Resource[], settings: ReadonlyMap<string, readonly Resource[]>): Fault | undefined {
  const group = resource.block.attributes.get('resource_group_name');
  const groupName = group?.kind === 'unknown' ? /azurerm_resource_group\.[\w-]+/.exec(group.text)?.[0] : undefined;
  const own = [nameOf(resource), ...(groupName ? [groupName] : [])].flatMap((n) => settings.get(n) ?? []).filter((r) => r.type === 'azurerm_management_lock');
  if (own.some((l) => /^(CanNotDelete|ReadOnly)$/.test(String(literal(l.block, 'lock_level'))))) return undefined;
  // A lock may be set on the subscription, or by somebody else: that none is here is no proof.
  const elsewhere = own.length > 0 || locks.some((l) => settings.get('? azurerm_management_lock')?.includes(l));
  return {
    severity: elsewhere || resource.type === 'azurerm_storage_account' ? 'low' : 'medium',
    message: elsewhere ? `whether a lock keeps ${nameOf(resource)} from deletion is not known` : `no lock keeps ${nameOf(resource)} from deletion`,
    evidence: [elsewhere ? 'the scope or level of a lock is a variable' : 'no azurerm_management_lock in the tree names it or its resource group'],
    remedy: 'Add an azurerm_management_lock with lock_level = "CanNotDelete", and keep the right to remove locks from what an agent holds.',
  };
}
