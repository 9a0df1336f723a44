/**
 * Buckets that, by their name, keep backups, and keep them from nobody. Judges what the tree declares.
 * Google: storage_bucket.html.markdown of hashicorp/terraform-provider-google and cloud.google.com/storage/docs/soft-delete (on by default, for
 * seven days), 2026-11-21. AWS: s3_bucket_versioning, s3_bucket_object_lock_configuration of terraform-provider-aws; Azure: blob_properties of
 * storage_account (not checked).
 */
import { defineCheck } from '../check.ts';
import { type Fault, faults, has, literal, nameOf, type Resource, type Setting, setting, settingsOf } from '../project/terraform.ts';

const BUCKETS = /^(aws_s3_bucket|google_storage_bucket|azurerm_storage_account)$/;
const BACKUPS = /backup|bkp|snapshot|(^|[-_])(dump|dumps|wal|restic|borg|velero|barman|pgbackrest|dr)([-_]|$)/i;
const STATE = /tfstate|terraform|(^|[-_])state([-_]|$)/i;

export default defineCheck({
  id: 'iac-bucket-no-versioning-lock',
  title: 'Backups in a bucket that locks nothing',
  help: 'Backups are worth something only while whoever can delete the data cannot delete them, too. Versions keep what was overwritten, a lock keeps it from everybody for a time, its owner included. A bucket of backups should have both; one of Terraform state needs versions.',
  severity: 'medium',
  scope: ['project'],
  judge: ({ project }) => {
    const settings = settingsOf(project);
    return faults(project, 'iac-bucket-no-versioning-lock', (resource) => {
      if (!BUCKETS.test(resource.type)) return undefined;
      const names = [resource.name, literal(resource.block, 'bucket'), literal(resource.block, 'name')].filter((n) => typeof n === 'string');
      const backups = names.some((n) => BACKUPS.test(n));
      if (!backups && !names.some((n) => STATE.test(n))) return undefined;
      const named = literal(resource.block, 'bucket');
      const beside = [...(settings.get(nameOf(resource)) ?? []), ...(named ? (settings.get(`"${named}"`) ?? []) : [])].filter((s) => s !== resource);
      const { versions, lock, note } = kept(resource, beside, (type) => settings.has(`? ${type}`));
      return said(resource, backups, versions, lock, note);
    });
  },
});

type Kept = 'yes' | 'no' | 'unknown';
const of = (found: Setting, on: (value: unknown) => boolean): Kept =>
  found.is === 'unset' ? 'no' : found.is === 'unknown' ? 'unknown' : on(found.value) ? 'yes' : 'no';
const best = (...all: Kept[]): Kept => (all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no');

function kept({ type, block }: Resource, beside: readonly Resource[], anywhere: (type: string) => boolean): { versions: Kept; lock: Kept; note?: string } {
  const ofType = (name: string): readonly Resource[] => beside.filter((s) => s.type === name);
  const somewhere = (name: string): Kept => (ofType(name).length === 0 && anywhere(name) ? 'unknown' : 'no');
  if (type === 'aws_s3_bucket') {
    const set = ofType('aws_s3_bucket_versioning').map((v) => of(setting(v.block, 'versioning_configuration', 'status'), (s) => s === 'Enabled'));
    const lock = ofType('aws_s3_bucket_object_lock_configuration').length > 0 ? 'yes' : somewhere('aws_s3_bucket_object_lock_configuration');
    return {
      versions: best(
        of(setting(block, 'versioning', 'enabled'), (v) => v === true),
        ...set,
        somewhere('aws_s3_bucket_versioning'),
      ),
      lock: best(
        of(setting(block, 'object_lock_enabled'), (v) => v === true),
        has(block, 'object_lock_configuration') ? 'yes' : 'no',
        lock,
      ),
    };
  }
  if (type === 'google_storage_bucket') {
    const soft = setting(block, 'soft_delete_policy', 'retention_duration_seconds');
    const note = soft.is === 'set' && Number(soft.value) === 0 ? undefined : 'what is deleted stays for some days by default (soft delete)';
    return {
      versions: of(setting(block, 'versioning', 'enabled'), (v) => v === true),
      lock: has(block, 'retention_policy') ? 'yes' : 'no',
      ...(note ? { note } : {}),
    };
  }
  const days = of(setting(block, 'blob_properties', 'delete_retention_policy', 'days'), (v) => Number(v) > 0);
  const soft = days === 'no' && block.blocks.some((b) => b.type === 'blob_properties' && has(b, 'delete_retention_policy')) ? 'yes' : days;
  return {
    versions: best(
      of(setting(block, 'blob_properties', 'versioning_enabled'), (v) => v === true),
      soft,
    ),
    lock: has(block, 'immutability_policy') || ofType('azurerm_storage_container_immutability_policy').length ? 'yes' : 'no',
  };
}

function said(resource: Resource, backups: boolean, versions: Kept, lock: Kept, note: string | undefined): Fault | undefined {
  const name = nameOf(resource);
  const remedy = 'Switch versions on and set a lock (S3 Object Lock, a retention policy, an immutability policy), best in an account of its own.';
  // State changes all the time and cannot be locked away.
  if (lock === 'yes' || (versions === 'yes' && !backups)) return undefined;
  if (versions === 'yes')
    return { severity: 'low', message: `old versions in ${name} can be deleted, too`, evidence: ['it keeps versions, but no lock keeps them'], remedy };
  if (versions === 'unknown' || lock === 'unknown')
    return {
      severity: 'low',
      message: `whether ${name} keeps old versions is not known`,
      evidence: ['a setting of it is a variable or an expression'],
      remedy,
    };
  return {
    severity: note ? 'low' : 'medium',
    message: `${name} keeps neither versions nor locks`,
    evidence: [backups ? 'by its name it holds backups' : 'by its name it holds Terraform state', ...(note ? [note] : [])],
    remedy,
  };
}
