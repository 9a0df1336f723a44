/**
 * The questions put to PostgreSQL. SELECT alone; each names what it reads without a schema, for the session's search_path is pg_catalog.
 *
 * Who can act: the role itself and every role it can SET ROLE to, given as $1 (oids) and $2 (names), the role itself first. `now` counts what
 * the role holds without SET ROLE; `public` what everybody holds. Asked are the server's own functions, for they know inheritance.
 */

export const IDENTITY = `SELECT current_user::text AS role, session_user::text AS login, current_database()::text AS database,
 current_setting('server_version_num')::int AS version, pg_is_in_recovery() AS standby`;

/** The role, those it can become, and those whose rights it has. A superuser needs none of them. `$1`: how becoming is called there. */
export const ROLES = `SELECT r.oid::text AS oid, r.rolname::text AS name, r.oid = me.oid AS self, r.rolsuper AS super, r.rolcreatedb AS createdb,
 r.rolcreaterole AS createrole, r.rolreplication AS replication, r.rolbypassrls AS bypassrls, r.oid = 10 AS bootstrap,
 pg_has_role(me.oid, r.oid, 'USAGE') AS held, pg_has_role(me.oid, r.oid, $1) AS become,
 CASE WHEN isfinite(r.rolvaliduntil) THEN to_char(r.rolvaliduntil AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END AS expires
 FROM pg_roles r CROSS JOIN (SELECT oid, rolsuper FROM pg_roles WHERE rolname = current_user) me
 WHERE r.oid = me.oid OR NOT me.rolsuper AND (pg_has_role(me.oid, r.oid, 'USAGE') OR pg_has_role(me.oid, r.oid, $1))
 ORDER BY r.oid = me.oid DESC, r.rolname LIMIT 200`;

/** Every role whose rights are had in the end: one that can be become may inherit from one that cannot. */
export const RIGHTS_OF = `SELECT r.rolname::text AS name, bool_or(pg_has_role(s.oid, r.oid, 'USAGE')) AS held,
 bool_or(pg_has_role(s.oid, r.oid, 'MEMBER WITH ADMIN OPTION') AND r.oid <> s.oid) AS admin
 FROM pg_roles r CROSS JOIN unnest($1::oid[], $2::text[]) s(oid, name)
 WHERE pg_has_role(s.oid, r.oid, 'USAGE') OR pg_has_role(s.oid, r.oid, 'MEMBER WITH ADMIN OPTION') GROUP BY r.rolname ORDER BY r.rolname LIMIT 500`;

const ACTORS = 'unnest($1::oid[], $2::text[]) s(oid, name)';
/** What a group of (action, has) rows comes to. */
const TALLY = `bool_or(p.has) FILTER (WHERE s.oid = ($1::oid[])[1]) AS now, bool_or(p.has) AS ever, bool_or(p.everybody) AS everybody,
 min(s.name) FILTER (WHERE p.has AND s.oid <> ($1::oid[])[1]) AS via`;
const SUMS = `count(*)::int AS n, (array_agg(o.name ORDER BY o.name))[1:5] AS names, count(*) FILTER (WHERE a.now)::int AS now,
 count(*) FILTER (WHERE a.everybody)::int AS public, min(a.via) AS via`;
/** Not the server's own, and not temporary ones. */
const OURS = (schema: string): string => `${schema} !~ '^pg_' AND ${schema} <> 'information_schema'`;

/** @param version as in server_version_num */
export const tables = (
  version: number,
): string => `SELECT o.schema, o.kind, a.action, ${SUMS}, count(*) FILTER (WHERE o.rls AND NOT pg_has_role(($1::oid[])[1], o.owner, 'USAGE'))::int AS rls, sum(o.pages)::float8 * 8192 AS bytes
 FROM (SELECT c.oid, c.relname::text AS name, n.oid AS schema_oid, n.nspname::text AS schema, c.relowner AS owner, c.relrowsecurity AS rls, greatest(c.relpages, 0) AS pages,
  CASE WHEN c.relkind IN ('r', 'p') THEN 'table' WHEN c.relkind = 'f' THEN 'foreign table' ELSE 'view' END AS kind
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND ${OURS('n.nspname')}) o
 CROSS JOIN LATERAL (SELECT p.action, ${TALLY} FROM ${ACTORS} CROSS JOIN LATERAL (VALUES
  ('DROP', pg_has_role(s.oid, o.owner, 'USAGE'), false),
  ${['SELECT', 'INSERT', 'UPDATE'].map((p) => `('${p}', has_any_column_privilege(s.oid, o.oid, '${p}'), has_any_column_privilege('public'::name, o.oid, '${p}'))`).join(',\n  ')},
  ${['DELETE', 'TRUNCATE', 'TRIGGER', ...(version >= 170000 ? ['MAINTAIN'] : [])].map((p) => `('${p}', has_table_privilege(s.oid, o.oid, '${p}'), has_table_privilege('public'::name, o.oid, '${p}'))`).join(',\n  ')}
  ) p(action, has, everybody) WHERE p.action = 'DROP' OR has_schema_privilege(s.oid, o.schema_oid, 'USAGE') GROUP BY p.action) a
 WHERE a.ever GROUP BY o.schema, o.kind, a.action ORDER BY o.schema, o.kind, a.action LIMIT 5000`;

export const TOTALS = `SELECT n.nspname::text AS schema, count(*)::int AS n, sum(greatest(c.relpages, 0))::float8 * 8192 AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'f') AND ${OURS('n.nspname')} GROUP BY 1 ORDER BY 1 LIMIT 5000`;

export const SEQUENCES = `SELECT o.schema, 'sequence' AS kind, 'UPDATE' AS action, ${SUMS}
 FROM (SELECT c.oid, c.relname::text AS name, n.oid AS schema_oid, n.nspname::text AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'S' AND ${OURS('n.nspname')} OFFSET 0) o
 CROSS JOIN LATERAL (SELECT ${TALLY} FROM ${ACTORS} CROSS JOIN LATERAL (SELECT has_sequence_privilege(s.oid, o.oid, 'UPDATE, USAGE'),
  has_sequence_privilege('public'::name, o.oid, 'UPDATE, USAGE')) p(has, everybody) WHERE has_schema_privilege(s.oid, o.schema_oid, 'USAGE')) a
 WHERE a.ever GROUP BY o.schema ORDER BY o.schema LIMIT 1000`;

export const SCHEMAS = `SELECT o.name AS schema, 'schema' AS kind, a.action, 1 AS n, ARRAY[o.name] AS names, coalesce(a.now, false)::int AS now, a.everybody::int AS public, a.via
 FROM (SELECT oid, nspname::text AS name, nspowner AS owner FROM pg_namespace WHERE ${OURS('nspname')}) o
 CROSS JOIN LATERAL (SELECT p.action, ${TALLY} FROM ${ACTORS} CROSS JOIN LATERAL (VALUES ('DROP', pg_has_role(s.oid, o.owner, 'USAGE'), false),
  ('CREATE', has_schema_privilege(s.oid, o.oid, 'CREATE'), has_schema_privilege('public'::name, o.oid, 'CREATE'))) p(action, has, everybody) GROUP BY p.action) a
 WHERE a.ever ORDER BY o.name, a.action LIMIT 5000`;

export const DATABASES = `SELECT o.name, o.here, a.action, coalesce(a.now, false) AS now, a.everybody AS public, a.via, CASE WHEN o.enter THEN pg_database_size(o.oid)::float8 END AS bytes
 FROM (SELECT oid, datname::text AS name, datname = current_database() AS here, datdba AS owner, has_database_privilege(oid, 'CONNECT') AS enter
  FROM pg_database WHERE NOT datistemplate AND datallowconn) o
 CROSS JOIN LATERAL (SELECT p.action, ${TALLY} FROM ${ACTORS} CROSS JOIN LATERAL (VALUES ('DROP DATABASE', pg_has_role(s.oid, o.owner, 'USAGE'), false),
  ('CREATE', has_database_privilege(s.oid, o.oid, 'CREATE'), has_database_privilege('public'::name, o.oid, 'CREATE')),
  ('CONNECT', has_database_privilege(s.oid, o.oid, 'CONNECT'), has_database_privilege('public'::name, o.oid, 'CONNECT'))) p(action, has, everybody) GROUP BY p.action) a
 WHERE a.ever ORDER BY o.name, a.action LIMIT 600`;

/** What an owner could do at the most, for judging what runs as that owner. */
const MIGHT = `CASE WHEN r.rolsuper OR r.rolcreaterole OR r.rolreplication
  OR EXISTS (SELECT FROM pg_roles g WHERE g.rolname IN ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files') AND pg_has_role(r.oid, g.oid, 'MEMBER')) THEN 'admin'
 WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f') AND ${OURS('n.nspname')}
  AND (pg_has_role(r.oid, c.relowner, 'USAGE') OR has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE, TRIGGER'))) THEN 'destroy'
 WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f', 'v') AND ${OURS('n.nspname')}
  AND (has_any_column_privilege(r.oid, c.oid, 'INSERT') OR has_any_column_privilege(r.oid, c.oid, 'UPDATE'))) THEN 'write' ELSE 'read' END`;

/** Functions that run with their owner's rights, where the owner's are not had anyway. Those of triggers cannot be called. */
export const DEFINERS = `SELECT o.owner, ${MIGHT} AS might, o.extension, ${SUMS}
 FROM (SELECT p.oid, p.proowner, p.oid::regprocedure::text AS name, g.rolname::text AS owner, n.oid AS schema_oid,
   (SELECT e.extname::text FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass LIMIT 1) AS extension
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles g ON g.oid = p.proowner
  WHERE p.prosecdef AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype) AND ${OURS('n.nspname')}) o
 JOIN pg_roles r ON r.oid = o.proowner
 CROSS JOIN LATERAL (SELECT ${TALLY}, bool_or(pg_has_role(s.oid, o.proowner, 'USAGE')) AS own FROM ${ACTORS} CROSS JOIN LATERAL (SELECT has_function_privilege(s.oid, o.oid, 'EXECUTE')
  AND has_schema_privilege(s.oid, o.schema_oid, 'USAGE'), has_function_privilege('public'::name, o.oid, 'EXECUTE')) p(has, everybody)) a
 WHERE a.ever AND NOT a.own GROUP BY o.owner, o.extension, r.oid, r.rolsuper, r.rolcreaterole, r.rolreplication ORDER BY o.owner, o.extension LIMIT 200`;

/** What will be had of tables that are yet to be made. */
export const DEFAULTS = `SELECT DISTINCT g.rolname::text AS owner, n.nspname::text AS schema, x.privilege_type AS action, x.grantee = 0 AS public
 FROM pg_default_acl d JOIN pg_roles g ON g.oid = d.defaclrole LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace CROSS JOIN LATERAL aclexplode(d.defaclacl) x
 WHERE d.defaclobjtype = 'r' AND (x.grantee = 0 OR EXISTS (SELECT FROM ${ACTORS} WHERE pg_has_role(s.oid, CASE WHEN x.grantee = 0 THEN s.oid ELSE x.grantee END, 'USAGE')))
  AND NOT EXISTS (SELECT FROM ${ACTORS} WHERE pg_has_role(s.oid, d.defaclrole, 'USAGE')) ORDER BY 1, 2, 3 LIMIT 500`;

/** Functions of the server that reach its files or its settings, and are nobody's unless given; and the table of password hashes. */
export const SPECIAL = `SELECT p.proname::text AS name, bool_or(has_function_privilege(s.oid, p.oid, 'EXECUTE')) AS has FROM pg_proc p CROSS JOIN ${ACTORS}
 WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname IN ('pg_read_file', 'pg_read_binary_file', 'lo_import', 'lo_export', 'pg_file_write', 'pg_promote', 'pg_reload_conf')
  AND has_function_privilege(s.oid, p.oid, 'EXECUTE') GROUP BY 1
 UNION ALL SELECT 'pg_authid', true FROM ${ACTORS} WHERE has_any_column_privilege(s.oid, 'pg_authid'::regclass, 'SELECT') OR has_any_column_privilege(s.oid, 'pg_authid'::regclass, 'UPDATE') GROUP BY 1
 ORDER BY 1`;

/** From PostgreSQL 15 on, settings can be given away one by one. */
export const PARAMETERS = `SELECT p.parname AS name, bool_or(has_parameter_privilege(s.oid, p.parname, 'ALTER SYSTEM')) AS system FROM pg_parameter_acl p CROSS JOIN ${ACTORS}
 WHERE has_parameter_privilege(s.oid, p.parname, 'SET, ALTER SYSTEM') GROUP BY 1 ORDER BY 1 LIMIT 100`;

/** Other servers for which this one keeps a password that the role can use. */
export const FOREIGN = `SELECT DISTINCT f.srvname::text AS name FROM pg_user_mappings m JOIN pg_foreign_server f ON f.oid = m.srvid CROSS JOIN ${ACTORS}
 WHERE m.umuser IN (0, s.oid) AND has_server_privilege(s.oid, f.oid, 'USAGE') ORDER BY 1 LIMIT 50`;

/** Settings that are fixed for the role or the database, the most particular last. */
export const SETTINGS = `SELECT split_part(c, '=', 1) AS name, substr(c, strpos(c, '=') + 1) AS value, s.setrole <> 0 AS own FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) c
 WHERE s.setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = current_user)) AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
  AND split_part(c, '=', 1) IN ('default_transaction_read_only', 'statement_timeout', 'log_statement', 'row_security', 'search_path', 'role', 'pgaudit.log') ORDER BY s.setrole <> 0, s.setdatabase <> 0`;

export const SIGNS = `SELECT (SELECT count(*)::int FROM pg_stat_replication) AS replicas, (SELECT count(DISTINCT client_addr)::int FROM pg_stat_activity) AS clients,
 (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
 (SELECT (xact_commit / greatest(extract(epoch FROM now() - coalesce(stats_reset, pg_postmaster_start_time())), 60))::float8 FROM pg_stat_database WHERE datname = current_database()) AS rate,
 current_setting('archive_mode') AS archive, current_setting('log_statement') AS log, current_setting('cluster_name') AS cluster`;

/** What everybody may do to single tables and sequences, by grants on them or on their columns. */
export const PUBLIC_TABLES = `SELECT n.nspname::text AS schema, c.relname::text AS name, c.relkind = 'S' AS sequence, array_agg(DISTINCT x.privilege_type) AS actions
 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL (SELECT e.grantee, e.privilege_type FROM aclexplode(c.relacl) e
  UNION ALL SELECT e.grantee, e.privilege_type FROM pg_attribute t CROSS JOIN LATERAL aclexplode(t.attacl) e WHERE t.attrelid = c.oid AND t.attacl IS NOT NULL) x
 WHERE x.grantee = 0 AND x.privilege_type <> 'SELECT' AND ${OURS('n.nspname')} GROUP BY n.nspname, c.relname, c.relkind ORDER BY 1, 2 LIMIT 2000`;

/** Functions anybody may call that run as their owner. Types by name, for their text would have to be trusted. */
export const PUBLIC_DEFINERS = `SELECT n.nspname::text AS schema, p.proname::text AS name, (SELECT coalesce(array_agg(ARRAY[tn.nspname::text, t.typname::text] ORDER BY a.at), ARRAY[]::text[])
  FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY a(type, at) JOIN pg_type t ON t.oid = a.type JOIN pg_namespace tn ON tn.oid = t.typnamespace) AS types
 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.prosecdef AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype) AND ${OURS('n.nspname')} AND has_function_privilege('public'::name, p.oid, 'EXECUTE')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') ORDER BY 1, 2 LIMIT 1000`;

/** Who owns tables, and who will: those that can make more are those that own some. */
export const OWNERS = `SELECT n.nspname::text AS schema, g.rolname::text AS owner, g.rolsuper AS super, count(*)::int AS n FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 JOIN pg_roles g ON g.oid = c.relowner WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND ${OURS('n.nspname')} GROUP BY 1, 2, 3 ORDER BY 1, 2 LIMIT 2000`;

/** What was given to the role itself in this database, thing by thing. */
export const OWN_GRANTS = `SELECT schema, kind, array_agg(DISTINCT action ORDER BY action) AS actions FROM (
  SELECT n.nspname::text AS schema, CASE WHEN c.relkind = 'S' THEN 'sequence' ELSE 'table' END AS kind, x.privilege_type AS action, x.grantee FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   CROSS JOIN LATERAL (SELECT e.grantee, e.privilege_type FROM aclexplode(c.relacl) e UNION ALL SELECT e.grantee, e.privilege_type FROM pg_attribute t CROSS JOIN LATERAL aclexplode(t.attacl) e
    WHERE t.attrelid = c.oid AND t.attacl IS NOT NULL) x WHERE c.relowner <> x.grantee
  UNION ALL SELECT n.nspname::text, 'schema', x.privilege_type, x.grantee FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x WHERE n.nspowner <> x.grantee
  UNION ALL SELECT d.datname::text, 'database', x.privilege_type, x.grantee FROM pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) x WHERE d.datname = current_database() AND d.datdba <> x.grantee) g
 WHERE g.grantee = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND (kind = 'database' OR ${OURS('schema')}) GROUP BY 1, 2 ORDER BY 2, 1 LIMIT 2000`;

export const MEMBERSHIPS = `SELECT g.rolname::text AS name FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid
 WHERE a.member = (SELECT oid FROM pg_roles WHERE rolname = current_user) GROUP BY 1 ORDER BY 1 LIMIT 500`;

export const OWNS = `SELECT count(*)::int AS n FROM pg_shdepend d WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o'
 AND d.refobjid = (SELECT oid FROM pg_roles WHERE rolname = current_user)`;

export const TAKEN = `SELECT rolname::text AS name FROM pg_roles WHERE rolname = ANY($1::text[])`;

/** What everybody will be given of tables that are yet to be made. */
export const PUBLIC_DEFAULTS = `SELECT g.rolname::text AS owner, n.nspname::text AS schema, array_agg(DISTINCT x.privilege_type) AS actions FROM pg_default_acl d JOIN pg_roles g ON g.oid = d.defaclrole
 LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace CROSS JOIN LATERAL aclexplode(d.defaclacl) x WHERE d.defaclobjtype = 'r' AND x.grantee = 0 GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 500`;
