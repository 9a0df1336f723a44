/** What a store of data is, for the files beside this one: which actions delete it, its backups, and what protects it. Holds no store itself. */

export interface Deletion {
  action: string;
  /** The loss is sure only when this is so, which the account's IAM does not show. */
  when?: string;
  /** How it comes about, where the action's name does not say it. */
  note?: string;
}

export interface BackupKind {
  kind: string;
  /** Each of these alone destroys backups of the kind. */
  anyOf: readonly string[];
}

export interface Store {
  id: string;
  title: string;
  /** What is lost: data; the traces of what was done; what runs, which can be put up again from its source. */
  keeps: 'data' | 'evidence' | 'service';
  deletes: readonly Deletion[];
  /** Every kind of backup AWS has of it. Empty: it has none. */
  backups: readonly BackupKind[];
  /** Actions that switch off what keeps data from being deleted. */
  protection: readonly { action: string; note?: string }[];
  /** Set where one action reaches what other stores hold: how; `total` when their backups go as well. */
  across?: { how: string; total: boolean };
}

/** What AWS Backup keeps. */
export const RECOVERY_POINTS: BackupKind = { kind: 'recovery points of AWS Backup', anyOf: ['backup:DeleteRecoveryPoint'] };
export const SQL = 'the database user it signs in as may';
export const backup = (kind: string, ...anyOf: string[]): BackupKind => ({ kind, anyOf });
export const off = (...actions: string[]): { action: string }[] => actions.map((action) => ({ action }));
export const gone = (...actions: string[]): Deletion[] => actions.map((action) => ({ action }));
export const when = (when: string, ...actions: string[]): Deletion[] => actions.map((action) => ({ action, when }));
export const data = (store: Omit<Store, 'keeps'>): Store => ({ keeps: 'data', ...store });
