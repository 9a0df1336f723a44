/**
 * The way down as SQL for a person to read and run: a new user for the job, and what the old one loses. Pure; runs nothing, makes no password.
 * Every name in it comes from the server and is quoted, in comments as well, and no text of the server's stands there otherwise.
 */
import { printable } from '../../printable.ts';
import type { DatabaseJob, Remedy } from '../database.ts';
import { counted } from '../words.ts';
import type { Facts } from './facts.ts';
import { type Held, isAll, isOwn, onDatabase, onThing } from './held.ts';
import { account, identifier, pattern, statement } from './quote.ts';
import type { Account, Scope } from './show-grants.ts';

interface Job {
  title: string;
  rights: string[];
  connections: number;
  /** Seconds; MariaDB alone can limit a user. */
  statement?: number;
}

const JOBS: Record<DatabaseJob, Job> = {
  'db-readonly': { title: 'reads', rights: ['SELECT', 'SHOW VIEW'], connections: 5, statement: 30 },
  'db-app': { title: 'reads and changes rows', rights: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'], connections: 20, statement: 60 },
  'db-migration': {
    title: 'creates, alters and drops tables',
    rights: [
      ...['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'ALTER', 'DROP', 'INDEX', 'REFERENCES', 'TRIGGER', 'CREATE VIEW', 'SHOW VIEW'],
      ...['CREATE ROUTINE', 'ALTER ROUTINE', 'LOCK TABLES', 'CREATE TEMPORARY TABLES'],
    ],
    connections: 2,
  },
};

/** Rights that are had on a single table, too. */
const OF_TABLES = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'ALTER', 'DROP', 'INDEX', 'REFERENCES', 'TRIGGER', 'CREATE VIEW', 'SHOW VIEW'];

/** Not valid SQL: until a password stands there, the server takes nothing. */
export const PLACEHOLDER = '<A NEW PASSWORD IN QUOTES>';

export function remedyOf(facts: Facts, job: DatabaseJob, encrypted: boolean): Remedy {
  const warnings: string[] = [];
  const create = createSql(facts, job, encrypted, warnings);
  return { create, retire: retireSql(facts, job, warnings), warnings };
}

const literally = ({ settings }: Facts): boolean => settings['partial_revokes'] === 'ON';

/** Where the job is done: whole databases, or, where the user has no more than those, single tables. None is to read more than the old one. */
function placesOf(facts: Facts, job: DatabaseJob): { databases: string[]; tables: Extract<Scope, { level: 'table' }>[] } {
  const whole = (name: string): boolean =>
    facts.unchecked || (job === 'db-readonly' ? ['SELECT'] : DATA).some((right) => onDatabase(facts.held, right, name, literally(facts)));
  const theirs = facts.databases.filter((name) => !isOwn(name) && (facts.database === '' || name === facts.database));
  const databases = theirs.filter(whole);
  const tables = new Map<string, Extract<Scope, { level: 'table' }>>();
  for (const { on, revoked, to } of facts.held)
    if (!revoked && to && on.level === 'table' && theirs.includes(on.database) && !databases.includes(on.database)) tables.set(JSON.stringify(on), on);
  return { databases, tables: [...tables.values()] };
}
const DATA = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'ALTER'];

const grant = (rights: readonly string[], on: string, who: string): string[] => statement(`GRANT ${rights.join(', ')} ON ${on} TO ${who}`);

/** ` (a, b)` where the user had the right on these columns of a table alone. */
function columnsOf({ held }: Facts, right: string, on: Scope): string {
  const same = on.level === 'table' ? held.filter((g) => g.on.level === 'table' && g.on.database === on.database && g.on.name === on.name) : [];
  const had = same.flatMap((g) => g.rights.filter((r) => r.right === right || isAll(r.right)));
  if (!had.length || had.some((r) => !r.columns.length)) return '';
  return ` (${[...new Set(had.flatMap((r) => r.columns))].map(identifier).join(', ')})`;
}

/** @param wanted leaves out rights that are not to be given there */
function jobGrants(facts: Facts, job: DatabaseJob, who: string, wanted: (right: string, on: Scope) => boolean = () => true): string[] {
  const { rights } = JOBS[job];
  const { databases, tables } = placesOf(facts, job);
  const some = (all: readonly string[], on: Scope, place: string): string[] => {
    const given = all.filter((right) => wanted(right, on)).map((right) => right + columnsOf(facts, right, on));
    return given.length ? grant(given, place, who) : [];
  };
  const ofTables = rights.filter((r) => OF_TABLES.includes(r));
  return [
    ...databases.flatMap((database) => some(rights, { level: 'database', database }, `${pattern(database, literally(facts))}.*`)),
    ...tables.flatMap((t) => some(ofTables, t, `${identifier(t.database)}.${identifier(t.name)}`)),
  ];
}

/** Whether what a job needs must be given to the old user itself, because it goes with what is taken; it is given nothing it had not. */
function lost({ held, unchecked, settings }: Facts): (right: string, on: Scope) => boolean {
  const exact = settings['partial_revokes'] === 'ON';
  const has = (from: readonly Held[], right: string, on: Scope): boolean =>
    on.level === 'database' ? onDatabase(from, right, on.database, exact) : on.level === 'table' && onThing(from, right, on, exact);
  // What stays: its own, on less than the whole server, and not as a part of all rights.
  const stays = held
    .filter((g) => g.to && g.via === undefined && !g.revoked && g.on.level !== 'server')
    .map((g) => ({ ...g, rights: g.rights.filter((r) => !isAll(r.right)) }));
  return (right, on) => unchecked || (has(held, right, on) && !has(stays, right, on));
}

function createSql(facts: Facts, job: DatabaseJob, encrypted: boolean, warnings: string[]): string {
  const { title, connections, statement: seconds } = JOBS[job];
  const { me, mariadb, names } = facts;
  const printableHost = /^[\w.:%/*-]{1,255}$/.test(me.host ?? '');
  const fresh: Account = { user: names[job], host: printableHost ? (me.host ?? '%') : 'localhost' };
  const who = account(fresh);
  const limits = [`MAX_USER_CONNECTIONS ${connections}`, ...(mariadb && seconds ? [`MAX_STATEMENT_TIME ${seconds}`] : [])];
  const ends = job === 'db-migration' ? ' PASSWORD EXPIRE INTERVAL 90 DAY' : '';
  const grants = jobGrants(facts, job, who);
  if (!grants.length) warnings.push('The old user has no rights on tables that could be found; grant the new one what it needs, table by table.');
  if (!printableHost) warnings.push('The host of the old user could not be written; the new one is let in from localhost alone.');
  if (fresh.host === '%') warnings.push('The new user is let in from any address, as the old one is: put the addresses it comes from in the place of %.');
  if (!encrypted)
    warnings.push('The line was not encrypted, so the new user is not made to encrypt either: add REQUIRE SSL once the server has a certificate.');
  if (!mariadb && seconds) warnings.push(`MySQL limits no user in time: let the program set max_execution_time to ${seconds * 1000} for its session.`);
  if (job === 'db-migration') {
    warnings.push('MySQL and MariaDB have no right to drop tables that is not one to drop the database: keep a backup that this user cannot reach.');
    warnings.push('Procedures and triggers that others made run as they did; whoever makes new ones is their definer.');
  }
  const mandatory = facts.settings['mandatory_roles'] ?? '';
  if (mandatory) warnings.push('The server gives roles to every user (mandatory_roles), and so to the new one: take from those what the job does not need.');
  return `${[
    `-- A user for the job ${job}: it ${title}, and no more.`,
    '-- Run it as an administrator. Put a new, long, random password in the place of the words in angle brackets first; until then it is no valid SQL.',
    `CREATE USER ${who} IDENTIFIED BY ${PLACEHOLDER}${encrypted ? ' REQUIRE SSL' : ''} WITH ${limits.join(' ')}${ends};`,
    ...grants,
    ...everybody(facts, job, warnings),
    ...(job === 'db-migration' ? [`-- It is needed for minutes at a time. In between: ALTER USER ${who} ACCOUNT LOCK;`] : []),
  ].join('\n')}\n`;
}

/** Rights of everybody are rights of the new user too. */
function everybody(facts: Facts, job: DatabaseJob, warnings: string[]): string[] {
  const allowed = [...JOBS[job].rights, 'REFERENCES'];
  const lines = facts.held.filter((g) => !g.revoked && !g.to).flatMap((g) => revoked(g, allowed, 'PUBLIC'));
  if (!lines.length) return [];
  warnings.push('It takes rights from PUBLIC, that is from every user who has none of its own: grant them anew to those that need them.');
  return [
    '-- What everybody may do, the new user could do too. THIS TOUCHES EVERY USER without a grant of its own: grant anew to those that need it.',
    ...lines,
  ];
}

function retireSql(facts: Facts, job: DatabaseJob, warnings: string[]): string {
  const { me, held, roles } = facts;
  const old = account(me);
  // In comments and warnings: one line, whatever it holds.
  const shown = printable(old);
  if (me.user === '') {
    warnings.push('The server lets anybody in as its anonymous user: that user is to be dropped, not made less.');
    return `${['-- Once nothing depends on it any more: nobody should be let in without a name.', ...statement(`DROP USER ${old}`)].join('\n')}\n`;
  }
  if (me.user === 'root') {
    warnings.push(
      `${shown} is the user the server was set up with: change its password, let nothing but administration use it, and let it in from localhost alone.`,
    );
    return `-- ${shown} is for administration. Once nothing else uses it, change its password: ALTER USER ${shown} IDENTIFIED BY ${PLACEHOLDER};\n`;
  }
  const own = held.filter((g) => g.to && g.via === undefined && !g.revoked);
  // On the whole server nothing belongs to a job that is done in one database.
  const lines = own.flatMap((g) => revoked(g, g.on.level === 'server' ? [] : [...JOBS[job].rights, 'REFERENCES'], old));
  const given = roles.filter((r) => r.to?.user === me.user && (r.to.host ?? '') === (me.host ?? ''));
  for (const { role } of given) lines.push(...statement(`REVOKE ${account(role)} FROM ${old}`));
  for (const { user, host } of facts.proxies) lines.push(...statement(`REVOKE PROXY ON ${account({ user, host: host ?? '%' })} FROM ${old}`));
  if (given.length)
    warnings.push(`${counted(given.length, 'role')} of the old user go with all that is in them; what the job needs is granted to the user itself.`);
  if (!facts.mariadb && held.some((g) => g.rights.some((r) => r.right === 'SYSTEM_USER')))
    warnings.push('The old user is a system account: only another one (SYSTEM_USER) can take its rights.');
  return `${[
    '-- Once nothing depends on its rights any more: the old user keeps what the job needs. Have another administrator first.',
    '-- Run it as a whole: where it had all rights at once, these are taken before those of the job are given.',
    ...lines,
    ...jobGrants(facts, job, old, lost(facts)),
    `-- Or, when the new user has taken its place: ALTER USER ${shown} ACCOUNT LOCK;`,
  ].join('\n')}\n`;
}

/** The REVOKE for what a grant gives beyond what is allowed. All rights at once are taken as such, for servers differ in what they are. */
function revoked({ rights, on, grantable }: Held, allowed: readonly string[], from: string): string[] {
  const where =
    on.level === 'server'
      ? '*.*'
      : on.level === 'database'
        ? `${identifier(on.database)}.*`
        : `${on.level === 'routine' ? `${on.kind} ` : ''}${identifier(on.database)}.${identifier(on.name)}`;
  const all = rights.some((r) => isAll(r.right));
  const over = rights.filter((r) => r.right !== 'USAGE' && !isAll(r.right) && !allowed.includes(r.right) && /^[A-Z_0-9 ]+$/.test(r.right));
  const written = over.map(({ right, columns }) => right + (columns.length ? ` (${columns.map(identifier).join(', ')})` : ''));
  return [
    ...(grantable ? statement(`REVOKE GRANT OPTION ON ${where} FROM ${from}`) : []),
    ...(all ? statement(`REVOKE ALL PRIVILEGES ON ${where} FROM ${from}`) : []),
    ...(written.length ? statement(`REVOKE ${written.join(', ')} ON ${where} FROM ${from}`) : []),
  ];
}
