/** The questions put to MySQL and MariaDB: SELECT and SHOW alone. Names of columns are given, for servers differ in how they write them. */
import { account, literal } from './quote.ts';
import type { Account } from './show-grants.ts';

const THEIRS = "NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema', 'INFORMATION_SCHEMA', 'PERFORMANCE_SCHEMA', 'METRICS_SCHEMA')";
const some = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

export const IDENTITY = 'SELECT CURRENT_USER() AS me, USER() AS login, VERSION() AS version';

export const SETTINGS = `SHOW GLOBAL VARIABLES WHERE Variable_name IN (${some([
  ...['version_comment', 'hostname', 'read_only', 'super_read_only', 'transaction_read_only', 'tx_read_only', 'log_bin', 'general_log', 'partial_revokes'],
  ...['server_audit_logging', 'audit_log_policy', 'max_execution_time', 'max_statement_time', 'mandatory_roles', 'activate_all_roles_on_login'],
  ...['require_secure_transport', 'default_password_lifetime', 'expire_logs_days', 'binlog_expire_logs_seconds', 'aurora_version'],
])})`;

/** NULL and an empty text mean different things, which SHOW VARIABLES writes alike. */
export const FILES = 'SELECT @@GLOBAL.secure_file_priv AS files';

export const NO_ROLE = 'SET ROLE NONE';
export const ALL_ROLES = 'SET ROLE ALL';
export const setRole = (role: Account): string => `SET ROLE ${account(role)}`;
/** Of what is had just now. MariaDB tells those of everybody (PUBLIC) only where nobody is named, and those of a role once it is taken on. */
export const GRANTS = 'SHOW GRANTS';
export const grantsUsing = (roles: readonly Account[]): string => `SHOW GRANTS FOR CURRENT_USER() USING ${roles.map(account).join(', ')}`;
export const grantsFor = (who: Account): string => `SHOW GRANTS FOR ${account(who)}`;
/** Holds a hash of the password, which is left where it is. */
export const SELF = 'SHOW CREATE USER CURRENT_USER()';

export const DATABASES = 'SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA ORDER BY SCHEMA_NAME LIMIT 2000';

export const TOTALS = `SELECT TABLE_SCHEMA AS name, COUNT(*) AS n, SUM(TABLE_ROWS) AS entries, SUM(DATA_LENGTH + INDEX_LENGTH) AS bytes FROM information_schema.TABLES
 WHERE TABLE_TYPE NOT LIKE '%VIEW' AND TABLE_SCHEMA ${THEIRS} GROUP BY TABLE_SCHEMA ORDER BY TABLE_SCHEMA LIMIT 2000`;

export const VIEWS = `SELECT TABLE_SCHEMA AS place, TABLE_NAME AS name FROM information_schema.VIEWS WHERE TABLE_SCHEMA ${THEIRS} ORDER BY 1, 2 LIMIT 5000`;

export const DEFINERS = `SELECT ROUTINE_SCHEMA AS place, ROUTINE_NAME AS name, ROUTINE_TYPE AS kind, DEFINER AS definer FROM information_schema.ROUTINES
 WHERE SECURITY_TYPE = 'DEFINER' AND DEFINER NOT IN ('mysql.sys@localhost', 'mariadb.sys@localhost') ORDER BY 1, 2, 3 LIMIT 1000`;

export const STATUS = "SHOW GLOBAL STATUS WHERE Variable_name IN ('Questions', 'Uptime', 'Threads_connected', 'Slaves_connected')";

export const AUDITS = "SELECT PLUGIN_NAME AS name FROM information_schema.PLUGINS WHERE PLUGIN_TYPE = 'AUDIT' AND PLUGIN_STATUS = 'ACTIVE' ORDER BY 1 LIMIT 50";

/** Users who need no password. Some plugins (`unix_socket`, PAM) ask for something else. */
export const OPEN = (mariadb: boolean): string => `SELECT User AS name, Host AS host FROM mysql.user WHERE authentication_string = ''
 AND plugin IN ('', 'mysql_native_password', 'caching_sha2_password', 'sha256_password') AND User NOT IN ('mariadb.sys', 'PUBLIC')
 AND ${mariadb ? "is_role = 'N'" : "account_locked = 'N'"} ORDER BY 1, 2 LIMIT 50`;

export const TAKEN = (names: readonly string[]): string => `SELECT User AS name FROM mysql.user WHERE User IN (${names.map(literal).join(', ')}) LIMIT 100`;
