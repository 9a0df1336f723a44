/**
 * What checks of credentials share: which of them count, where they lie, what they are for. Judges nothing and reveals nothing.
 */
import { doubted } from '../authority/weigh.ts';
import type { World } from '../check.ts';
import { wordsOf } from '../detect/names.ts';
import { type Credential, type EnvironmentClass, type Finding, type Place, SEVERITIES, type Severity, shift } from '../model.ts';
import { LOCAL_HOST, pathOf } from '../places.ts';
import { finding, roleSteps, usable } from '../verdict.ts';

/** Credentials that work, or may: not encrypted, not malformed, and not for show in tests and documents alone. */
export const heldIn = ({ credentials, now }: World): Credential[] =>
  credentials.filter(
    (c) =>
      usable(c, now) &&
      c.facts['encrypted'] !== true &&
      typeof c.facts['malformed'] !== 'string' &&
      (roleSteps(c.places) === 0 || c.authority?.state.value === 'live'),
  );

interface About {
  rule: string;
  severity: Severity;
  /** What there is to say of it, after its name. */
  says: string;
  evidence: string[];
  remedy: string;
  places?: Place[];
  /** Default: the credential's own. */
  environment?: EnvironmentClass;
}

/** A finding about a credential: production raises it, a lesser environment lowers it, doubt about the match lowers it. */
export function heldFinding(c: Credential, { severity, environment = c.environment.class, places = c.places, says, ...rest }: About): Finding {
  const steps = environment === 'production' ? 1 : environment === 'unknown' ? 0 : -1;
  return finding(c, { ...rest, message: `${c.label} ${says}`, severity: doubted(shift(SEVERITIES, severity, steps), c), places });
}

const DATABASE_KINDS = /^(postgres|mysql|mongodb|redis|clickhouse|cockroachdb|mssql)-url$|^(sql-connection-string|pgpass-password)$/;
const DATABASE_STORES = new Set(['pgpass', 'pg-service', 'mysql', 'database-apps']);

/** Credentials of a database that is somewhere else: what is on this machine alone can be made again. */
export const databasesIn = (world: World): Credential[] =>
  heldIn(world).filter(
    (c) =>
      (DATABASE_KINDS.test(c.kind) || (c.kind === 'stored-secret' && c.places.some((p) => p.kind === 'home' && DATABASE_STORES.has(p.store)))) &&
      !(typeof c.facts['host'] === 'string' && LOCAL_HOST.test(c.facts['host'])),
  );

/** Places where a secret was said, not kept: history of a shell, transcripts of agents. */
export const isHistory = (place: Place): boolean => place.kind === 'home' && place.store.includes('history');
export const isTranscript = (place: Place): boolean =>
  place.kind === 'home'
    ? place.store.includes('transcript')
    : place.kind === 'file' && /(^|\/)(\.aider\.(chat|input)\.history(\.md)?$|\.specstory\/history\/|\.claude\/projects\/)/.test(place.path);

const BACKUP_WORDS = new Set([
  'backup',
  'backups',
  'bkp',
  'restic',
  'borg',
  'borgmatic',
  'walg',
  'pgbackrest',
  'litestream',
  'rclone',
  'velero',
  'barman',
  'duplicity',
  'kopia',
]);
const BACKUP_STORES = new Set(['rclone', 'restic', 'borg', 'database-backups', 's3cmd']);

/** Whether a place keeps what a backup tool signs in with, by its store, the name there, the file's or its folder's. */
export function isForBackups(place: Place): boolean {
  if (place.kind === 'home' && BACKUP_STORES.has(place.store)) return true;
  const path = place.kind === 'env' ? place.name : pathOf(place).split('/').slice(-2).join(' ');
  return [place.key ?? '', path].some((name) => /\bwal-?g\b/i.test(name.replaceAll('_', ' ')) || wordsOf(name).some((w) => BACKUP_WORDS.has(w)));
}

/** Whether it opens a repository of backups and nothing else: a passphrase, which is no key to the account. */
export const isPassphrase = ({ places }: Credential): boolean =>
  places.some((p) =>
    /(RESTIC|BORG|KOPIA|PGBACKREST|DUPLICITY)\w*(PASS\w*|CIPHER_PASS)|(^|[._-])(passphrase|repo_?password)$/i.test(p.kind === 'env' ? p.name : (p.key ?? '')),
  );
