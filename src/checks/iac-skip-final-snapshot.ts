/**
 * Databases that leave nothing behind when they are deleted. Judges what the tree declares.
 * Defaults: website/docs/r/{db_instance,rds_cluster,docdb_cluster}.html.markdown of hashicorp/terraform-provider-aws, 2026-11-21; neptune, redshift:
 * not checked.
 */
import { defineCheck } from '../check.ts';
import { faults, has, nameOf, setting, unknownValue } from '../project/terraform.ts';

const TYPES = /^(aws_(db_instance|rds_cluster|docdb_cluster|neptune_cluster|redshift_cluster)|module)$/;
const REMEDY = 'Set skip_final_snapshot to false and name the snapshot (final_snapshot_identifier).';

export default defineCheck({
  id: 'iac-skip-final-snapshot',
  title: 'Database deleted without a last snapshot',
  help: 'skip_final_snapshot tells the cloud to make no snapshot when the database goes. Automated backups go with it, so after one wrong apply nothing is left to restore from. Throwaway databases may do without.',
  severity: 'high',
  scope: ['project'],
  judge: ({ project }) =>
    faults(project, 'iac-skip-final-snapshot', (resource) => {
      // The last snapshot of a replica is refused by the cloud.
      if (!TYPES.test(resource.type) || has(resource.block, 'replicate_source_db')) return undefined;
      const skip = setting(resource.block, 'skip_final_snapshot');
      if (skip.is === 'set' && skip.value === true)
        return {
          severity: 'high',
          line: skip.line,
          message: `${nameOf(resource)} leaves no snapshot when it is deleted`,
          evidence: ['skip_final_snapshot is true'],
          remedy: REMEDY,
        };
      if (skip.is !== 'unknown') return undefined;
      return {
        severity: 'low',
        line: skip.line,
        message: `whether ${nameOf(resource)} leaves a snapshot when it is deleted is not known`,
        evidence: [unknownValue('skip_final_snapshot', skip.how)],
        remedy: REMEDY,
      };
    }),
});
