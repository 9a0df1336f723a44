/**
 * Storage that Terraform destroys with everything in it, and no second thought. Databases have a check of their own.
 * `force_destroy`: storage_bucket.html.markdown of hashicorp/terraform-provider-google, 2026-11-21, and s3_bucket.html.markdown of
 * terraform-provider-aws (not checked); `prevent_destroy`: developer.hashicorp.com/terraform/language/meta-arguments/lifecycle (not checked).
 */
import { defineCheck } from '../check.ts';
import { type Fault, faults, nameOf, type Resource, setting, settingsOf, unknownValue } from '../project/terraform.ts';

/** The cloud deletes these with all data when it is told to; nothing of their own protects them. */
const STATEFUL =
  /^(aws_(ebs_volume|efs_file_system|redshift_cluster|opensearch_domain|elasticsearch_domain|fsx_\w+_file_system|timestreamwrite_database)|google_(compute_disk|compute_region_disk|filestore_instance|firestore_database)|azurerm_(managed_disk|storage_share|storage_container|data_lake_gen2_filesystem)|digitalocean_(volume|database_cluster)|hcloud_volume|linode_volume|scaleway_rdb_instance)$/;
/** Refused while there is something in them, unless this is switched on. */
const EMPTIED = /^(aws_s3_bucket|aws_backup_vault|google_storage_bucket|aws_s3_directory_bucket|module)$/;
/** Names of what others are restored from. */
const BACKUPS = /backup|bkp|snapshot|archive|dump|restore|tfstate|terraform[-_]?state|(^|[-_])(wal|state|dr)([-_]|$)/i;

export default defineCheck({
  id: 'iac-no-prevent-destroy',
  title: 'Storage that is destroyed without a second thought',
  help: 'A changed name or region makes Terraform destroy a resource and build a new one. prevent_destroy stops that plan; force_destroy does the reverse and empties a bucket first. Data belongs behind the first and away from the second.',
  severity: 'medium',
  scope: ['project'],
  judge: ({ project }) => {
    const settings = settingsOf(project);
    return faults(project, 'iac-no-prevent-destroy', (resource) => {
      if (EMPTIED.test(resource.type)) return ofForce(resource);
      if (!STATEFUL.test(resource.type) || settings.get(nameOf(resource))?.some((s) => s.type === 'azurerm_management_lock')) return undefined;
      const { is, ...prevent } = setting(resource.block, 'lifecycle', 'prevent_destroy');
      if (is !== 'unset' && 'value' in prevent && prevent.value === true) return undefined;
      return {
        severity: 'medium',
        message: `nothing stops Terraform from destroying ${nameOf(resource)}`,
        evidence: [is === 'unset' ? 'it has no lifecycle.prevent_destroy' : 'lifecycle.prevent_destroy is not true'],
        remedy: 'Add lifecycle { prevent_destroy = true }.',
      };
    });
  },
});

function ofForce(resource: Resource): Fault | undefined {
  const force = setting(resource.block, 'force_destroy');
  if (force.is === 'unset' || (force.is === 'set' && force.value !== true)) return undefined;
  const remedy = 'Set force_destroy to false; empty it by hand when it really has to go.';
  if (force.is === 'unknown')
    return {
      severity: 'low',
      line: force.line,
      message: `whether Terraform destroys ${nameOf(resource)} with what is in it is not known`,
      evidence: [unknownValue('force_destroy', force.how)],
      remedy,
    };
  const bucket = setting(resource.block, 'bucket');
  const held = BACKUPS.test(`${resource.name} ${bucket.is === 'set' ? bucket.value : ''}`) || resource.type === 'aws_backup_vault';
  return {
    severity: held ? 'high' : 'medium',
    line: force.line,
    message: `Terraform destroys ${nameOf(resource)} with everything in it`,
    evidence: ['force_destroy is true', ...(held ? ['by its name or type it keeps backups or state'] : [])],
    remedy,
  };
}
