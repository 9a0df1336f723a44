/**
 * The way down as SQL for a person to read and run: a new role for the job, and what the old one loses. Pure; runs nothing.
 * Every name in it comes from the server and is quoted, in comments as well, and no text of the server's stands there otherwise.
 */
import type { DatabaseJob, Remedy } from '../database.ts';
import { counted } from '../words.ts';
import type { Ground, ServerFacts } from './facts.ts';
import { identifier, literal } from './quote.ts';

interface Job {
  title: string;
  tables: string[];
  sequences: string[];
  schemas: string[];
  settings: Record<string, string>;
  connections: number;
}

const JOBS: Record<DatabaseJob, Job> = {
  'db-readonly': {
    title: 'reads',
    tables: ['SELECT'],
    sequences: ['SELECT'],
    schemas: ['USAGE'],
    // The second is a seat belt, not a guard: the session can open it.
    settings: { statement_timeout: '30s', default_transaction_read_only: 'on', idle_in_transaction_session_timeout: '60s' },
    connections: 5,
  },
  'db-app': {
    title: 'reads and changes rows',
    tables: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    sequences: ['SELECT', 'USAGE'],
    schemas: ['USAGE'],
    settings: { statement_timeout: '60s', idle_in_transaction_session_timeout: '60s' },
    connections: 20,
  },
  'db-migration': {
    title: 'creates, alters and drops tables',
    tables: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'],
    sequences: ['SELECT', 'USAGE', 'UPDATE'],
    schemas: ['USAGE', 'CREATE'],
    settings: { lock_timeout: '10s', idle_in_transaction_session_timeout: '60s' },
    connections: 2,
  },
};

/** What can be taken away. A word that is none of these is not the server's to put into SQL. */
const RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN', 'USAGE', 'CREATE', 'CONNECT', 'TEMPORARY'];
const beyond = (actions: readonly string[], allowed: readonly string[]): string[] => RIGHTS.filter((r) => actions.includes(r) && !allowed.includes(r));

/** Rights no job is harmed by when everybody has them. */
const HARMLESS = ['SELECT', 'REFERENCES'];

const grouped = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
};
const unique = (names: readonly string[]): string[] => [...new Set(names)];
const list = (names: readonly string[]): string => names.map(identifier).join(', ');

export function remedyOf(facts: ServerFacts, job: DatabaseJob): Remedy {
  const warnings: string[] = [];
  const create = createSql(facts, job, warnings);
  return { create, retire: retireSql(facts, job, warnings), warnings };
}

function createSql(facts: ServerFacts, job: DatabaseJob, warnings: string[]): string {
  const { title, tables, sequences, schemas, settings, connections } = JOBS[job];
  const role = identifier(facts.ground.names[job]);
  const readable = schemasOf(facts);
  const lines = [
    `-- A role for the job ${job}: it ${title}, and no more.`,
    `-- Run it in the database ${identifier(facts.database)}, as a superuser or as a role that may make roles and is a member of the tables’ owners.`,
    'BEGIN;',
    `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT ${connections};`,
    ...Object.entries(settings).map(([name, value]) => `ALTER ROLE ${role} SET ${name} = ${literal(value)};`),
    `GRANT CONNECT ON DATABASE ${identifier(facts.database)} TO ${role};`,
  ];
  if (readable.length) {
    const all = list(readable);
    lines.push(
      `GRANT ${schemas.join(', ')} ON SCHEMA ${all} TO ${role};`,
      `GRANT ${tables.join(', ')} ON ALL TABLES IN SCHEMA ${all} TO ${role};`,
      `GRANT ${sequences.join(', ')} ON ALL SEQUENCES IN SCHEMA ${all} TO ${role};`,
      '-- The same for tables that are yet to be made, for each role that makes some.',
    );
    for (const [owner, rows] of grouped(
      facts.ground.owners.filter((o) => readable.includes(o.schema)),
      (o) => o.owner,
    )) {
      const future = `ALTER DEFAULT PRIVILEGES FOR ROLE ${identifier(owner)} IN SCHEMA ${list(unique(rows.map((o) => o.schema)))} GRANT`;
      lines.push(`${future} ${tables.join(', ')} ON TABLES TO ${role};`, `${future} ${sequences.join(', ')} ON SEQUENCES TO ${role};`);
    }
  }
  if (facts.here.tallies.some((t) => t.rls)) warnings.push('Some tables have row security: the new role sees no row of them until a policy says which.');
  if (job === 'db-migration') lines.push(...owning(facts, role, readable, warnings));
  lines.push(...everybody(facts, job, warnings), 'COMMIT;', `-- It has no password yet. Set one in psql, which sends no clear text: \\password ${role}`);
  if (job === 'db-migration') lines.push(`-- It is needed for minutes at a time. Let it end: ALTER ROLE ${role} VALID UNTIL 'the day after the next release';`);
  elsewhere(facts, warnings);
  return `${lines.join('\n')}\n`;
}

/** Where it reads today; a superuser reads everywhere. */
function schemasOf({ actors, here, ground }: ServerFacts): string[] {
  if (actors.some((a) => a.super)) return unique(ground.owners.map((o) => o.schema)).sort();
  return unique(here.tallies.filter((t) => t.action === 'SELECT' && t.kind !== 'schema').map((t) => t.schema)).sort();
}

/** To alter a table one must own it: by membership in its owner, unless that is a superuser. */
function owning({ ground, version, databases }: ServerFacts, role: string, schemas: string[], warnings: string[]): string[] {
  const out: string[] = [];
  const options = version >= 160000 ? ' WITH INHERIT TRUE, SET FALSE' : '';
  for (const [owner, rows] of grouped(
    ground.owners.filter((o) => schemas.includes(o.schema)),
    (o) => o.owner,
  )) {
    if (rows.some((o) => o.super))
      warnings.push(
        `${counted(
          rows.reduce((sum, o) => sum + o.n, 0),
          'table',
        )} belong to the superuser ${identifier(owner)}: give them an owner that is none (ALTER TABLE … OWNER TO …), or the new role cannot alter them.`,
      );
    else out.push(`GRANT ${identifier(owner)} TO ${role}${options};`);
  }
  if (out.length && databases.some((d) => d.here && d.action === 'DROP DATABASE'))
    warnings.push('Who owns the tables may own the database as well, and could drop it: let the database belong to another role than its tables.');
  return out;
}

/** Rights of everybody are rights of the new role too. */
function everybody({ ground, here, databases, database }: ServerFacts, job: DatabaseJob, warnings: string[]): string[] {
  const allowed = [...JOBS[job].tables, ...HARMLESS];
  const out: string[] = [];
  const tables = new Map<string, string[]>();
  const sequences = new Map<string, string[]>();
  for (const { schema, name, sequence, actions } of ground.publicTables) {
    const over = beyond(actions, sequence ? [...allowed, ...JOBS[job].sequences] : allowed);
    const into = sequence ? sequences : tables;
    if (over.length) into.set(over.join(', '), [...(into.get(over.join(', ')) ?? []), `${identifier(schema)}.${identifier(name)}`]);
  }
  for (const [actions, names] of tables) out.push(`REVOKE ${actions} ON TABLE ${names.join(', ')} FROM PUBLIC;`);
  for (const [actions, names] of sequences) out.push(`REVOKE ${actions} ON SEQUENCE ${names.join(', ')} FROM PUBLIC;`);
  for (const { owner, schema, actions } of ground.publicDefaults) {
    const over = beyond(actions, allowed);
    const where = schema === null ? '' : ` IN SCHEMA ${identifier(schema)}`;
    if (over.length) out.push(`ALTER DEFAULT PRIVILEGES FOR ROLE ${identifier(owner)}${where} REVOKE ${over.join(', ')} ON TABLES FROM PUBLIC;`);
  }
  if (job !== 'db-migration') {
    const open = here.tallies.filter((t) => t.kind === 'schema' && t.action === 'CREATE' && t.public > 0).map((t) => t.schema);
    if (open.length) out.push(`REVOKE CREATE ON SCHEMA ${list(open)} FROM PUBLIC;`);
    if (databases.some((d) => d.here && d.action === 'CREATE' && d.public)) out.push(`REVOKE CREATE ON DATABASE ${identifier(database)} FROM PUBLIC;`);
  }
  for (const { schema, name, types } of ground.publicDefiners)
    out.push(
      `REVOKE EXECUTE ON ROUTINE ${identifier(schema)}.${identifier(name)}(${types.map(([s, t]) => `${identifier(s)}.${identifier(t)}`).join(', ')}) FROM PUBLIC;`,
    );
  if (!out.length) return [];
  warnings.push('It takes rights from PUBLIC, that is from every role that has none of its own: grant them anew to those that need them.');
  return ['-- What everybody may do, the new role could do too. THIS TOUCHES EVERY ROLE without a grant of its own: grant anew to those that need it.', ...out];
}

function elsewhere({ others, databases, actors }: ServerFacts, warnings: string[]): void {
  const open = others.filter((d) => d.tallies.some((t) => t.public > 0 && t.action !== 'SELECT')).map((d) => d.name);
  for (const name of open)
    warnings.push(
      `Everybody may change things in the database ${identifier(name)}, so the new role may too: REVOKE CONNECT ON DATABASE ${identifier(name)} FROM PUBLIC, if nobody relies on it.`,
    );
  const unseen = actors.some((a) => a.super) ? databases.filter((d) => !d.here && d.action === 'CONNECT' && d.public).map((d) => d.name) : [];
  if (unseen.length) warnings.push(`Everybody may enter ${unseen.slice(0, 10).map(identifier).join(', ')} too; what everybody may do there was not looked at.`);
}

function retireSql(facts: ServerFacts, job: DatabaseJob, warnings: string[]): string {
  const { role, actors, ground } = facts;
  const self = actors[0];
  const old = identifier(role);
  if (self?.bootstrap) {
    warnings.push(`${old} is the role the server was set up with and cannot be made less: change its password, and let nothing but administration use it.`);
    return `-- ${old} cannot be made less. Once nothing else uses it, change its password in psql: \\password ${old}\n`;
  }
  const lines = [`-- Once nothing depends on its rights any more: ${old} keeps what the job ${job} needs.`, 'BEGIN;'];
  if (self && (self.super || self.createdb || self.createrole || self.replication || self.bypassrls))
    lines.push(`ALTER ROLE ${old} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;`);
  if (ground.owns && job !== 'db-migration') {
    const owner = identifier(ground.names['db-owner']);
    lines.push(
      `-- An owner can drop what it owns; another role, with which nobody logs in, owns it from now on.`,
      `CREATE ROLE ${owner} NOLOGIN;`,
      `REASSIGN OWNED BY ${old} TO ${owner};`,
    );
    warnings.push(
      `${old} owns ${counted(ground.owns, 'thing')} of the server. REASSIGN OWNED covers one database and what all share: run it in each. Migrations then need to be made by a member of ${owner}.`,
    );
  }
  for (const group of ground.memberships) if (job !== 'db-readonly' || group !== 'pg_read_all_data') lines.push(`REVOKE ${identifier(group)} FROM ${old};`);
  lines.push(...ground.given.flatMap((given) => taken(given, job, old)), 'COMMIT;');
  lines.push(`-- Or, when the new role has taken its place: ALTER ROLE ${old} NOLOGIN;`);
  return `${lines.join('\n')}\n`;
}

/** The REVOKE for what was given to the old role beyond the job. */
function taken({ schema, kind, actions }: Ground['given'][number], job: DatabaseJob, old: string): string[] {
  const { tables, sequences, schemas } = JOBS[job];
  const allowed = { table: [...tables, 'REFERENCES'], sequence: sequences, schema: schemas, database: ['CONNECT', 'TEMPORARY'] }[kind];
  const over = beyond(actions, allowed);
  if (!over.length) return [];
  const on = { table: 'ALL TABLES IN SCHEMA', sequence: 'ALL SEQUENCES IN SCHEMA', schema: 'SCHEMA', database: 'DATABASE' }[kind];
  return [`REVOKE ${over.join(', ')} ON ${on} ${identifier(schema)} FROM ${old};`];
}
