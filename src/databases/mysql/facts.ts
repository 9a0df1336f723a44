/**
 * What was learnt of a MySQL or MariaDB user, as plain data: asked here, judged and mended elsewhere.
 * A question about rights that went without an answer is in `silent`, in words.
 */
import { DATABASE_JOBS, type DatabaseJob } from '../database.ts';
import { listed, named } from '../words.ts';
import { type Held, onThing } from './held.ts';
import * as sql from './queries.ts';
import type { Row, Session } from './session.ts';
import { type Account, type Given, readAccounts, readGrants, type Shown } from './show-grants.ts';

/** A procedure or function that runs with its definer's rights. */
export interface Definer {
  database: string;
  name: string;
  kind: string;
  by: Account;
  /** What its definer may do; absent when the server would not tell. */
  rights?: Held[];
}

export interface Facts {
  /** Whom the server took the user for; an empty name is the anonymous user. */
  me: Account;
  /** As whom it logged in, and from where. */
  login: Account;
  version: string;
  mariadb: boolean;
  /** The one the credential names. */
  database: string;
  held: Held[];
  roles: Shown['roles'];
  proxies: Account[];
  /** The server checks no rights (skip-grant-tables). */
  unchecked: boolean;
  /** Lines of grants that were not understood. */
  unread: number;
  settings: Record<string, string>;
  /** Where FILE reaches: null and an empty text as the server has them; undefined when it did not tell. */
  files: string | null | undefined;
  databases: string[];
  totals: { name: string; n: number; entries: number; bytes: number }[];
  /** Of tables' grants, those that are views, as `database` and `name`. */
  views: { database: string; name: string }[];
  definers: Definer[];
  audits: string[];
  status: Record<string, number>;
  /** What SHOW CREATE USER says of the password's end and of TLS, without its hash. */
  expires: 'never' | undefined;
  mustEncrypt: boolean;
  /** Users of the server who need no password, where the user may know. */
  open: Account[];
  /** Names that are still free as far as is known, one for each job. */
  names: Record<DatabaseJob, string>;
  silent: string[];
}

/** Taking on more roles than this is given up; the rest is said not to be known. */
const MOST_ROLES = 20;
const MOST_DEFINERS = 20;

const text = (row: Row, name: string): string => row[name] ?? '';
const first = (row: Row): string => Object.values(row)[0] ?? '';

/** `user@host`, in which a user's name may hold an @. */
export function accountOf(name: string): Account {
  const at = name.lastIndexOf('@');
  return at < 0 ? { user: name } : { user: name.slice(0, at), host: name.slice(at + 1) };
}

/** Undefined when the server tells not even who one is. */
export async function learn(session: Session, database: string): Promise<Facts | undefined> {
  const rows = async (question: string): Promise<Row[]> => {
    const found = await session.rows(question);
    return typeof found === 'number' ? [] : found;
  };
  const [who] = await rows(sql.IDENTITY);
  if (!who || who['me'] === undefined) return undefined;
  const version = text(who, 'version');
  const mariadb = /mariadb/i.test(version);
  const settings = Object.fromEntries((await rows(sql.SETTINGS)).map((r) => [text(r, 'Variable_name').toLowerCase(), text(r, 'Value')]));
  const [files] = await rows(sql.FILES);
  const facts: Facts = {
    ...{ me: accountOf(text(who, 'me')), login: accountOf(text(who, 'login')), version, mariadb, database, settings },
    ...{ held: [], roles: [], proxies: [], unchecked: false, unread: 0, databases: [], totals: [], views: [], definers: [], open: [], silent: [] },
    files: files ? files['files'] : undefined,
    audits: (await rows(sql.AUDITS)).map((r) => text(r, 'name')),
    status: Object.fromEntries((await rows(sql.STATUS)).map((r) => [text(r, 'Variable_name').toLowerCase(), Number(text(r, 'Value')) || 0])),
    names: Object.fromEntries(DATABASE_JOBS.map((job) => [job, job])) as Facts['names'],
    ...self((await rows(sql.SELF)).map(first).join(' '), settings),
  };
  await grants(session, facts);
  await definers(session, facts);
  if (onThing(facts.held, 'SELECT', { level: 'table', database: 'mysql', name: 'user' }))
    facts.open = (await rows(sql.OPEN(mariadb))).map((r) => ({ user: text(r, 'name'), host: text(r, 'host') }));
  await nameUsers(facts, rows);
  return facts;
}

function self(create: string, settings: Record<string, string>): Pick<Facts, 'expires' | 'mustEncrypt'> {
  // The password's hash may hold anything but these words in capitals outside of quotes.
  const said = create.slice(0, 10_000).replace(/'(?:[^'\\]|''|\\.)*'/gs, "''");
  const endless = /PASSWORD EXPIRE NEVER/.test(said) || (!/PASSWORD EXPIRE INTERVAL/.test(said) && Number(settings['default_password_lifetime'] ?? 0) === 0);
  return { expires: create && endless ? 'never' : undefined, mustEncrypt: /REQUIRE (?:SSL|X509|CIPHER|ISSUER|SUBJECT)/.test(said) };
}

/** Its own rights, everybody's, and those of every role it can take on. */
async function grants(session: Session, facts: Facts): Promise<void> {
  await session.rows(sql.NO_ROLE);
  const own = await session.rows(sql.GRANTS);
  await look(session, facts);
  if (typeof own === 'number') {
    // ER_OPTION_PREVENTS_STATEMENT: --skip-grant-tables
    if (own === 1290) facts.unchecked = true;
    else facts.silent.push('what it may do');
    return;
  }
  const shown = readGrants(own.map(first).sort());
  add(facts, shown);
  const direct = [...shown.roles.map((r) => r.role), ...readAccounts(facts.settings['mandatory_roles'] ?? '')];
  const roles = [...new Map(direct.map((role) => [`${role.user}@${role.host ?? ''}`, role])).values()];
  if (roles.length > MOST_ROLES) facts.silent.push(`what ${roles.length - MOST_ROLES} of the roles that it can take on may do`);
  const some = roles.slice(0, MOST_ROLES);
  if (facts.mariadb) for (const role of some) await viaRole(session, facts, [role], [sql.setRole(role), sql.GRANTS]);
  else if (some.length) await viaRole(session, facts, some, [sql.ALL_ROLES, sql.grantsUsing(some)]);
}

async function viaRole(session: Session, facts: Facts, roles: Account[], [take, show]: [string, string]): Promise<void> {
  const via = listed(roles.map((r) => r.user));
  const taken = await session.rows(take);
  const found = await session.rows(show);
  // On MariaDB one that could not be taken on shows nothing of itself; on MySQL its rights are shown all the same.
  if (typeof found === 'number' || (facts.mariadb && typeof taken === 'number')) facts.silent.push(`what it may do as the role ${via}`);
  else add(facts, readGrants(found.map(first).sort()), via);
  await look(session, facts);
}

/** Adds what is new. */
function add(facts: Facts, shown: Shown, via?: string): void {
  const key = (x: unknown): string => JSON.stringify(x);
  const each = (g: Given, r: Given['rights'][number]): string => key([g.revoked, r, g.on, g.grantable, !g.to]);
  const known = new Set(facts.held.flatMap((g) => g.rights.map((r) => each(g, r))));
  // A role without a user's partial revoke lifts it; what is listed with all roles taken on is what counts.
  if (via !== undefined && !facts.mariadb) facts.held = facts.held.filter((g) => !g.revoked);
  for (const given of shown.given) {
    const rights = given.rights.filter((r) => !known.has(each(given, r)) || given.revoked);
    if (rights.length) facts.held.push({ ...given, rights, ...(via === undefined || !given.to ? {} : { via }) });
  }
  const roles = new Set(facts.roles.map(key));
  facts.roles.push(...shown.roles.filter((r) => !roles.has(key(r))));
  const proxies = new Set(facts.proxies.map(key));
  facts.proxies.push(...shown.proxies.filter((p) => !proxies.has(key(p))));
  facts.unread += shown.unread;
}

/** What is seen with the role that is taken on just now. */
async function look(session: Session, facts: Facts): Promise<void> {
  const rows = async (question: string, what?: string): Promise<Row[]> => {
    const found = await session.rows(question);
    if (typeof found !== 'number') return found;
    if (what && !facts.silent.includes(what)) facts.silent.push(what);
    return [];
  };
  facts.databases = [...new Set([...facts.databases, ...(await rows(sql.DATABASES)).map((r) => text(r, 'name'))])].sort();
  for (const row of await rows(sql.TOTALS)) {
    const number = (name: string): number => Number(text(row, name)) || 0;
    const total = { name: text(row, 'name'), n: number('n'), entries: number('entries'), bytes: number('bytes') };
    const known = facts.totals.find((t) => t.name === total.name);
    if (!known) facts.totals.push(total);
    else if (total.n > known.n) Object.assign(known, total);
  }
  facts.views.push(...(await rows(sql.VIEWS)).map((r) => ({ database: text(r, 'place'), name: text(r, 'name') })));
  const seen = new Set(facts.definers.map((d) => `${d.kind} ${d.database}\n${d.name}`));
  for (const row of await rows(sql.DEFINERS, 'which procedures and functions it may call that run as their definers')) {
    const found = { database: text(row, 'place'), name: text(row, 'name'), kind: text(row, 'kind'), by: accountOf(text(row, 'definer')) };
    if (!seen.has(`${found.kind} ${found.database}\n${found.name}`)) facts.definers.push(found);
  }
}

/** Those it may call, and with whose rights they run. */
async function definers(session: Session, facts: Facts): Promise<void> {
  const { me, held } = facts;
  const callable = facts.definers.filter(
    ({ by, database, name, kind }) =>
      !(by.user === me.user && by.host === me.host) &&
      onThing(held, 'EXECUTE', { level: 'routine', database, name, kind }, facts.settings['partial_revokes'] === 'ON'),
  );
  const rights = new Map<string, Held[] | undefined>();
  for (const { by } of callable) {
    const key = JSON.stringify(by);
    if (rights.has(key) || rights.size >= MOST_DEFINERS) continue;
    const found = await session.rows(sql.grantsFor(by));
    const shown = typeof found === 'number' ? undefined : readGrants(found.map(first).sort());
    // Roles of the definer's are not followed: with any, what it may do is not known.
    rights.set(key, shown && !shown.unread && !shown.roles.length ? shown.given : undefined);
  }
  facts.definers = callable.map((d) => {
    const known = rights.get(JSON.stringify(d.by));
    return known ? { ...d, rights: known } : d;
  });
}

/** A user's name for the job, as long as every server takes: 32 characters; with nothing in it that does not print. */
async function nameUsers(facts: Facts, rows: (question: string) => Promise<Row[]>): Promise<void> {
  const base = named(facts.me.user || 'app').replace(/[^\p{L}\p{N}_.-]+/gu, '_');
  const wanted = (job: string): string[] =>
    ['', '_2', '_3', '_4', '_5'].map((again) => {
      const suffix = `_${job.slice('db-'.length)}${again}`;
      return [...base].slice(0, 32 - suffix.length).join('') + suffix;
    });
  const taken = new Set((await rows(sql.TAKEN(DATABASE_JOBS.flatMap(wanted)))).map((r) => text(r, 'name').toLowerCase()));
  for (const job of DATABASE_JOBS) facts.names[job] = wanted(job).find((name) => !taken.has(name.toLowerCase())) ?? job;
}
