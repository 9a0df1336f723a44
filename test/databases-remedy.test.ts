/** The SQL that keyreach writes: applied to a real server, it makes a role that can do its job and no more, whatever things are named. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_JOBS, type Inspection, type Remedy } from '../src/databases/database.ts';
import postgres from '../src/databases/postgres/postgres.ts';
import { identifier, literal } from '../src/databases/postgres/quote.ts';
import { REACHES } from '../src/grants.ts';
import { type Server, startPostgres } from './postgres.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

const worst = (found: Inspection) => REACHES[Math.max(0, ...(found.grants ?? []).map((g) => REACHES.indexOf(g.reach)))];
const inspect = (user: string, database: string) => postgres.inspect(server.as(user, { database }));
const remedy = (found: Inspection, job: (typeof DATABASE_JOBS)[number]): Remedy => (found.remedy as NonNullable<Inspection['remedy']>)(job);
/** The role a remedy makes, with a password, as a person would set it. */
async function applied(sql: string, database: string): Promise<string> {
  await server.run(sql, database);
  const [result] = await server.run('SELECT rolname FROM pg_authid ORDER BY oid DESC LIMIT 1');
  const role = String(result?.rows[0]?.rolname);
  await server.run(`ALTER ROLE ${pg.escapeIdentifier(role)} PASSWORD '${server.password}'`);
  return role;
}
async function tryAs(user: string, database: string, sql: string): Promise<string | undefined> {
  const client = new pg.Client({ host: '127.0.0.1', port: server.port, user, password: server.password, database });
  await client.connect();
  try {
    await client.query('SET default_transaction_read_only = off');
    await client.query(sql);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await client.end();
  }
}

const NAMES = {
  plain: { database: 'shop', role: 'shop_app', owner: 'shop_owner', schema: 'sales', table: 'orders', type: 'state' },
  odd: {
    database: `we"ird; DROP DATABASE postgres; --`,
    role: `O'Brien "the" Röle; \\! touch x`,
    owner: 'Ωwner 🐘 $$',
    schema: `sch"em'a\\Ä`,
    table: 'ta"b\nle\u202e; --\t\u0007',
    type: `Ty"pe, 'x'`,
  },
  long: { database: 'd'.repeat(63), role: 'ö'.repeat(31), owner: 'w'.repeat(63), schema: 's'.repeat(63), table: 't'.repeat(63), type: 'y'.repeat(63) },
};

describe.each(Object.entries(NAMES))('%s names', (_, names) => {
  const id = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, pg.escapeIdentifier(name)])) as typeof names;
  const { database, role } = names;

  beforeAll(async () => {
    await server.run(`CREATE DATABASE ${id.database}`);
    await server.run(
      `CREATE ROLE ${id.owner} NOLOGIN; CREATE ROLE ${id.role} LOGIN CREATEDB BYPASSRLS PASSWORD '${server.password}'; GRANT ${id.owner} TO ${id.role};
       CREATE SCHEMA ${id.schema} AUTHORIZATION ${id.owner};
       SET ROLE ${id.owner};
       CREATE TYPE ${id.schema}.${id.type} AS ENUM ('a');
       CREATE TABLE ${id.schema}.${id.table} (id serial PRIMARY KEY, note text);
       CREATE FUNCTION ${id.schema}.${id.type}(a ${id.schema}.${id.type}, b int[]) RETURNS void LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
       GRANT USAGE, CREATE ON SCHEMA ${id.schema} TO PUBLIC; GRANT DELETE, TRUNCATE ON ${id.schema}.${id.table} TO PUBLIC; GRANT UPDATE (note) ON ${id.schema}.${id.table} TO PUBLIC;
       GRANT UPDATE ON ALL SEQUENCES IN SCHEMA ${id.schema} TO PUBLIC;
       ALTER DEFAULT PRIVILEGES IN SCHEMA ${id.schema} GRANT DELETE ON TABLES TO PUBLIC; ALTER DEFAULT PRIVILEGES GRANT INSERT ON TABLES TO PUBLIC;
       RESET ROLE;
       CREATE TABLE ${id.schema}.mine (id int); ALTER TABLE ${id.schema}.mine OWNER TO ${id.role}; GRANT TRIGGER ON ${id.schema}.${id.table} TO ${id.role};
       GRANT CREATE ON DATABASE ${id.database} TO ${id.role}, PUBLIC;`,
      database,
    );
  });

  it('are quoted so that they come back as they are', async () => {
    for (const name of Object.values(names)) {
      const [result] = await server.run(`SELECT ${literal(name)} AS ${identifier(name)}`);
      expect(result?.fields[0]?.name).toBe(name);
      expect(Object.values(result?.rows[0] as object)).toEqual([name]);
    }
  });

  it('leave every line of the SQL printable and free of psql’s own commands', async () => {
    const found = await inspect(role, database);
    expect(found.unknown).toEqual([]);
    for (const job of DATABASE_JOBS) {
      const { create, retire, warnings } = remedy(found, job);
      for (const line of [create, retire, ...warnings].join('\n').split('\n')) {
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(line.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '').replace(/--.*/, '')).not.toContain('\\');
      }
    }
  });

  it('db-migration: a role that makes and alters tables, and cannot drop the database', async () => {
    const fresh = await applied(remedy(await inspect(role, database), 'db-migration').create, database);
    expect(await tryAs(fresh, database, `CREATE TABLE ${id.schema}.later (id int); ALTER TABLE ${id.schema}.${id.table} ADD COLUMN more int;`)).toBeUndefined();
    const found = await inspect(fresh, database);
    expect(found.grants?.filter((g) => g.action === 'DROP DATABASE' || g.breadth === 'account')).toEqual([]);
    expect(found.unknown).toEqual([]);
  });

  it('db-app: a role that changes rows and owns nothing', async () => {
    const fresh = await applied(remedy(await inspect(role, database), 'db-app').create, database);
    expect(await tryAs(fresh, database, `INSERT INTO ${id.schema}.${id.table} (note) VALUES ('x'); DELETE FROM ${id.schema}.${id.table};`)).toBeUndefined();
    expect(await tryAs(fresh, database, `TRUNCATE ${id.schema}.${id.table}`)).toBe('42501');
    const found = await inspect(fresh, database);
    expect(new Set(found.grants?.filter((g) => g.reach !== 'read').map((g) => g.action))).toEqual(new Set(['INSERT', 'UPDATE', 'DELETE']));
  });

  it('db-readonly: a role that can do nothing above read, now and with tables made later', async () => {
    const before = await inspect(role, database);
    expect(worst(before)).toBe('destroy');
    const { create, warnings } = remedy(before, 'db-readonly');
    expect(create).toMatch(/THIS TOUCHES EVERY ROLE/);
    expect(warnings.join()).toMatch(/PUBLIC/);
    const fresh = await applied(create, database);
    await server.run(`SET ROLE ${id.owner}; CREATE TABLE ${id.schema}.tomorrow (id int)`, database);
    const found = await inspect(fresh, database);
    expect(found.grants?.filter((g) => g.reach !== 'read')).toEqual([]);
    expect(found.unknown).toEqual([]);
    expect(await tryAs(fresh, database, `SELECT * FROM ${id.schema}.${id.table}, ${id.schema}.tomorrow`)).toBeUndefined();
    for (const sql of [
      `DELETE FROM ${id.schema}.${id.table}`,
      `UPDATE ${id.schema}.${id.table} SET note = ''`,
      `INSERT INTO ${id.schema}.tomorrow VALUES (1)`,
      `CREATE TABLE ${id.schema}.x ()`,
    ])
      expect(await tryAs(fresh, database, sql)).toBe('42501');
  });

  it('db-readonly from a superuser’s view, without what everybody may', async () => {
    const found = await inspect('postgres', database);
    const { create } = remedy(found, 'db-readonly');
    const fresh = await applied(create, database);
    expect((await inspect(fresh, database)).grants?.filter((g) => g.reach !== 'read')).toEqual([]);
    expect(await tryAs(fresh, database, `SELECT * FROM ${id.schema}.${id.table}, ${id.schema}.mine`)).toBeUndefined();
  });

  it('retires the old role down to the job', async () => {
    await server.run(remedy(await inspect(role, database), 'db-readonly').retire, database);
    const found = await inspect(role, database);
    expect(found.grants?.filter((g) => g.reach !== 'read')).toEqual([]);
  });
});

it('cannot make less of the role a server was set up with, and says so', async () => {
  const { retire, warnings } = remedy(await inspect('postgres', 'postgres'), 'db-readonly');
  expect(retire.replace(/^--.*\n/gm, '')).toBe('');
  expect(warnings.join()).toMatch(/set up with/);
});
