/**
 * What each right of MySQL and MariaDB is good for. Data; knows no user. A right that is not here counts as the worst.
 *
 * https://dev.mysql.com/doc/refman/8.4/en/privileges-provided.html, https://mariadb.com/docs/server/reference/sql-statements/account-management-sql-statements/grant
 * (2026-11-21: their openings and the lists of names were read, and RELOAD, BINLOG ADMIN and SET USER tried on MariaDB 10.11; what the rarer
 * dynamic rights allow is from memory, not checked; those of Aurora, too).
 */
import type { Reach } from '../../grants.ts';

export interface Meaning {
  reach: Reach;
  means?: string;
  /** What its use can lose for good, or the way back from such a loss. */
  loses?: 'data' | 'logs';
}

/** On a database, its tables and columns; on the whole server they are had on all of them. */
export const OF_DATA: Record<string, Meaning> = {
  SELECT: { reach: 'read' },
  'SHOW VIEW': { reach: 'read' },
  REFERENCES: { reach: 'read' },
  INSERT: { reach: 'write' },
  UPDATE: { reach: 'write' },
  INDEX: { reach: 'write', means: 'makes and drops indexes' },
  CREATE: { reach: 'write', means: 'makes tables' },
  'CREATE VIEW': { reach: 'write', means: 'makes views, which read and write with its own rights' },
  'CREATE TEMPORARY TABLES': { reach: 'write', means: 'makes tables that end with the session' },
  'LOCK TABLES': { reach: 'write', means: 'keeps others from the tables' },
  TRIGGER: { reach: 'write', means: 'makes code run, with its own rights, whenever others change a table' },
  EVENT: { reach: 'write', means: 'makes code run, with its own rights, at times to come' },
  'CREATE ROUTINE': { reach: 'write', means: 'makes procedures and functions' },
  'ALTER ROUTINE': { reach: 'write', means: 'drops procedures and functions, and lets those of others run as their definers' },
  EXECUTE: { reach: 'read', means: 'calls procedures and functions' },
  DELETE: { reach: 'destroy', loses: 'data' },
  'DELETE HISTORY': { reach: 'destroy', means: 'deletes the earlier versions of rows', loses: 'data' },
  'DELETE VERSIONING ROWS': { reach: 'destroy', means: 'deletes the earlier versions of rows', loses: 'data' },
  ALTER: { reach: 'destroy', means: 'drops columns with all that is in them', loses: 'data' },
  DROP: { reach: 'destroy', means: 'drops tables and the database itself, and empties tables at a stroke (TRUNCATE)', loses: 'data' },
};

const admin = (means: string): Meaning => ({ reach: 'admin', means, loses: 'data' });
const write = (means?: string): Meaning => ({ reach: 'write', ...(means ? { means } : {}) });
const read = (means?: string): Meaning => ({ reach: 'read', ...(means ? { means } : {}) });
const LOGS = 'the way back to a point in time';
const SETS = 'changes the server’s settings, among them where it writes files, what runs at login and for how long binary logs are kept';
const DEFINES = 'makes code that runs with the rights of any other user';
const FEEDS = 'makes the server take its data from another one';
const PURGES: Meaning = { reach: 'destroy', means: `deletes binary logs (PURGE BINARY LOGS): ${LOGS}`, loses: 'logs' };

/** On the whole server alone. `FILE` is judged by what the server lets it reach. */
export const OF_SERVER: Record<string, Meaning> = {
  SUPER: { reach: 'admin', means: `${SETS}; deletes binary logs (PURGE BINARY LOGS): ${LOGS}; ${DEFINES}`, loses: 'logs' },
  'CREATE USER': admin('makes users, and sets the passwords of others'),
  RELOAD: { reach: 'destroy', means: `deletes all binary logs (RESET MASTER, RESET BINARY LOGS AND GTIDS): ${LOGS}`, loses: 'logs' },
  SHUTDOWN: write('stops the server'),
  PROCESS: read('sees what others run, with the values in it'),
  'SHOW DATABASES': read(),
  'REPLICATION SLAVE': read('reads the binary log: every change to every database'),
  'REPLICATION CLIENT': read(),
  'BINLOG MONITOR': read(),
  'SLAVE MONITOR': read(),
  'REPLICA MONITOR': read(),
  'CREATE TABLESPACE': write(),
  'CREATE ROLE': write(),
  'DROP ROLE': write('drops roles'),
  // Dynamic rights of MySQL 8 and later.
  SYSTEM_USER: read('makes it a system account, whom only others of those may change; with CREATE USER it changes those as well'),
  SYSTEM_VARIABLES_ADMIN: { reach: 'admin', means: SETS, loses: 'logs' },
  PERSIST_RO_VARIABLES_ADMIN: admin('changes settings for the server’s next start'),
  SESSION_VARIABLES_ADMIN: write('keeps what it does out of the binary log'),
  ROLE_ADMIN: admin('makes itself and others members of any role'),
  SET_USER_ID: admin(DEFINES),
  SET_ANY_DEFINER: admin(DEFINES),
  ALLOW_NONEXISTENT_DEFINER: write(),
  BINLOG_ADMIN: PURGES,
  BINLOG_ENCRYPTION_ADMIN: write(),
  BACKUP_ADMIN: read('copies the whole server, where the clone plugin is'),
  CLONE_ADMIN: { reach: 'destroy', means: 'replaces all data by another server’s', loses: 'data' },
  CONNECTION_ADMIN: write('ends other users’ sessions, and is not held back by read_only'),
  ENCRYPTION_KEY_ADMIN: write(),
  TABLE_ENCRYPTION_ADMIN: write(),
  REPLICATION_SLAVE_ADMIN: admin(FEEDS),
  REPLICATION_APPLIER: write('applies events of a binary log'),
  GROUP_REPLICATION_ADMIN: write('starts and stops the server’s replication'),
  GROUP_REPLICATION_STREAM: write(),
  INNODB_REDO_LOG_ARCHIVE: read(),
  INNODB_REDO_LOG_ENABLE: { reach: 'destroy', means: 'switches off what keeps data through a crash', loses: 'data' },
  APPLICATION_PASSWORD_ADMIN: write('gives itself a second password'),
  PASSWORDLESS_USER_ADMIN: write(),
  AUTHENTICATION_POLICY_ADMIN: write(),
  AUDIT_ADMIN: write('changes what is written down'),
  AUDIT_ABORT_EXEMPT: write(),
  FIREWALL_ADMIN: write('changes what the firewall lets through'),
  FIREWALL_EXEMPT: write(),
  FIREWALL_USER: write(),
  FLUSH_OPTIMIZER_COSTS: write(),
  FLUSH_PRIVILEGES: write(),
  FLUSH_STATUS: write(),
  FLUSH_TABLES: write(),
  FLUSH_USER_RESOURCES: write(),
  OPTIMIZE_LOCAL_TABLE: write(),
  RESOURCE_GROUP_ADMIN: write(),
  RESOURCE_GROUP_USER: write(),
  SENSITIVE_VARIABLES_OBSERVER: read('sees settings that are not for all'),
  SERVICE_CONNECTION_ADMIN: read(),
  SHOW_ROUTINE: read(),
  TELEMETRY_LOG_ADMIN: write(),
  TRANSACTION_GTID_TAG: write(),
  XA_RECOVER_ADMIN: read(),
  // Those of MariaDB.
  'BINLOG ADMIN': PURGES,
  'BINLOG REPLAY': admin('changes any table by replaying a binary log'),
  'CONNECTION ADMIN': write('ends other users’ sessions'),
  'FEDERATED ADMIN': write('makes definitions of other servers'),
  'READ_ONLY ADMIN': write('is not held back by read_only, and switches it off'),
  'READ ONLY ADMIN': write('is not held back by read_only, and switches it off'),
  'REPLICATION MASTER ADMIN': read(),
  'REPLICATION SLAVE ADMIN': admin(FEEDS),
  'REPLICATION REPLICA': read('reads the binary log: every change to every database'),
  'SET USER': admin(DEFINES),
  'SHOW CREATE ROUTINE': read(),
  // Those of Amazon Aurora.
  'LOAD FROM S3': write('takes in files of a bucket'),
  'SELECT INTO S3': write('writes files to a bucket'),
  'INVOKE LAMBDA': admin('runs functions of the cloud account'),
  AWS_LOAD_S3_ACCESS: write('takes in files of a bucket'),
  AWS_SELECT_S3_ACCESS: write('writes files to a bucket'),
  AWS_LAMBDA_ACCESS: admin('runs functions of the cloud account'),
};

/** Who has all of these on the whole server has what MySQL calls ALL PRIVILEGES, as it writes it since 8.0. */
export const EVERYTHING = [
  ...['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'RELOAD', 'SHUTDOWN', 'PROCESS', 'FILE', 'INDEX', 'ALTER', 'SUPER'],
  ...['EXECUTE', 'CREATE USER', 'EVENT', 'TRIGGER', 'CREATE ROUTINE', 'ALTER ROUTINE'],
];

export const UNKNOWN: Meaning = { reach: 'admin', means: 'a right that is not known here', loses: 'data' };
const all = { ...OF_SERVER, ...OF_DATA };
export const meaningOf = (right: string): Meaning => (Object.hasOwn(all, right) ? (all[right] as Meaning) : UNKNOWN);
