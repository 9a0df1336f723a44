/**
 * Databases that are not backed up, or for a day only. Judges what the tree declares.
 * Defaults: website/docs/r/{db_instance,rds_cluster,docdb_cluster,dynamodb_table}.html.markdown of hashicorp/terraform-provider-aws and
 * sql_database_instance.html.markdown of terraform-provider-google, 2026-11-21; neptune, redshift: not checked. Azure keeps seven days
 * and more of its flexible servers whatever is written (postgresql_flexible_server.html.markdown).
 */
import { defineCheck } from '../check.ts';
import { type Fault, faults, has, isLockTable, nameOf, type Resource, resourcesOf, setting, unknownValue } from '../project/terraform.ts';

/** Days of backups by type: the setting, and what holds without it. */
const DAYS: Record<string, { key: string; without: number }> = {
  aws_db_instance: { key: 'backup_retention_period', without: 0 },
  aws_rds_cluster: { key: 'backup_retention_period', without: 1 },
  aws_docdb_cluster: { key: 'backup_retention_period', without: 1 },
  aws_neptune_cluster: { key: 'backup_retention_period', without: 1 },
  aws_redshift_cluster: { key: 'automated_snapshot_retention_period', without: 1 },
};
/** Switches by type, off unless they are switched on. */
const SWITCHES: Record<string, [string, ...string[]]> = {
  aws_dynamodb_table: ['point_in_time_recovery', 'enabled'],
  google_sql_database_instance: ['settings', 'backup_configuration', 'enabled'],
};
/** A mistake is found after the weekend. */
const ENOUGH_DAYS = 7;
/** Another database is where it comes from, or what it follows. */
const COPIES = ['replicate_source_db', 'replication_source_identifier', 'master_instance_name', 'clone'];
/** Then the cloud may take the settings of what it was restored from. */
const RESTORED = ['snapshot_identifier', 'restore_to_point_in_time', 's3_import', 'restore_source_name'];

export default defineCheck({
  id: 'iac-no-backup',
  title: 'Database without backups',
  help: 'What is not backed up is gone after one wrong statement, and an agent writes statements quickly. Several clouds back nothing up until they are told to. Backups that are made outside of the tree cannot be seen here.',
  severity: 'high',
  scope: ['project'],
  judge: ({ project }) => {
    // A plan selects by tags or by lists that are made elsewhere: what it covers is not known.
    const planned = resourcesOf(project).some((r) => r.type === 'aws_backup_selection');
    return faults(project, 'iac-no-backup', (resource) => {
      if (COPIES.some((k) => has(resource.block, k)) || isLockTable(resource)) return undefined;
      const fault = DAYS[resource.type] ? ofDays(resource) : SWITCHES[resource.type] ? ofSwitch(resource) : undefined;
      if (!fault || !planned || !resource.type.startsWith('aws_')) return fault;
      return { ...fault, severity: 'low', evidence: [...fault.evidence, 'a backup plan of the tree may cover it (aws_backup_selection)'] };
    });
  },
});

const remedy = (key: string) => `Set ${key}, and keep a copy in another account, where this one's credentials do not reach.`;

function ofDays(resource: Resource): Fault | undefined {
  const { key, without } = DAYS[resource.type] as { key: string; without: number };
  const found = setting(resource.block, key);
  const name = nameOf(resource);
  if (found.is === 'unknown')
    return {
      severity: 'low',
      line: found.line,
      message: `for how long backups of ${name} are kept is not known`,
      evidence: [unknownValue(key, found.how)],
      remedy: `See that it is ${ENOUGH_DAYS} days or more.`,
    };
  const days = found.is === 'set' ? Number(found.value) : without;
  if (Number.isNaN(days) || days >= ENOUGH_DAYS) return undefined;
  const restored = found.is === 'unset' && RESTORED.some((k) => has(resource.block, k));
  const line = found.is === 'set' ? { line: found.line } : {};
  const why = found.is === 'set' ? `${key} is ${days}` : `${key} is not set; the default is ${without}`;
  return {
    severity: days === 0 && !restored ? 'high' : 'low',
    ...line,
    message: days === 0 ? `${name} has no backups` : `backups of ${name} are kept for ${days === 1 ? 'a day' : `${days} days`} only`,
    evidence: [why, ...(restored ? ['it is restored from another database, whose setting may hold on'] : [])],
    remedy: remedy(key),
  };
}

function ofSwitch(resource: Resource): Fault | undefined {
  const path = SWITCHES[resource.type] as [string, ...string[]];
  const found = setting(resource.block, ...path);
  const key = path.join('.');
  const name = nameOf(resource);
  if (found.is === 'set' && found.value === true) return undefined;
  if (found.is === 'unknown')
    return {
      severity: 'low',
      line: found.line,
      message: `whether ${name} is backed up is not known`,
      evidence: [unknownValue(key, found.how)],
      remedy: 'See that it is on.',
    };
  return {
    severity: RESTORED.some((k) => has(resource.block, k)) ? 'low' : 'high',
    ...(found.is === 'set' ? { line: found.line } : {}),
    message: `${name} has no ${resource.type === 'aws_dynamodb_table' ? 'point-in-time recovery' : 'backups'}`,
    evidence: [found.is === 'set' ? `${key} is ${found.value}` : `${key} is not set, and off by default`],
    remedy: remedy(key),
  };
}
