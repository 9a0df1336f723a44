/**
 * What was learnt of a PostgreSQL role, as plain data: asked here, judged and mended elsewhere.
 * A question that went without an answer is in `silent`, in words.
 */
import type { DatabaseJob } from '../database.ts';
import { DATABASE_JOBS } from '../database.ts';
import * as sql from './queries.ts';
import type { Row, Session } from './session.ts';

export interface Role {
  oid: string;
  name: string;
  self: boolean;
  super: boolean;
  createdb: boolean;
  createrole: boolean;
  replication: boolean;
  bypassrls: boolean;
  /** The role the cluster was made with, which cannot be made less than a superuser. */
  bootstrap: boolean;
  /** Its rights are had without SET ROLE. */
  held: boolean;
  become: boolean;
  expires: string | null;
}

/** So many things of a kind on which an action is allowed. */
export interface Tally {
  schema: string;
  kind: 'table' | 'view' | 'foreign table' | 'sequence' | 'schema';
  action: string;
  n: number;
  names: string[];
  /** How many of them without SET ROLE. */
  now: number;
  /** How many of them because everybody may. */
  public: number;
  /** A role that must be taken on for the others. */
  via: string | null;
  /** How many of them have row security. */
  rls?: number;
  bytes?: number;
}

export interface Definer extends Omit<Tally, 'schema' | 'kind' | 'action'> {
  owner: string;
  might: 'admin' | 'destroy' | 'write' | 'read';
  extension: string | null;
}

export interface DatabaseFacts {
  name: string;
  totals: { schema: string; n: number; bytes: number }[];
  tallies: Tally[];
  definers: Definer[];
  defaults: { owner: string; schema: string | null; action: string; public: boolean }[];
  special: string[];
  foreign: string[];
}

/** What a remedy is made from. */
export interface Ground {
  publicTables: { schema: string; name: string; sequence: boolean; actions: string[] }[];
  publicDefiners: { schema: string; name: string; types: [string, string][] }[];
  publicDefaults: { owner: string; schema: string | null; actions: string[] }[];
  owners: { schema: string; owner: string; super: boolean; n: number }[];
  given: { schema: string; kind: 'table' | 'sequence' | 'schema' | 'database'; actions: string[] }[];
  memberships: string[];
  owns: number;
  /** Names that are still free: one for each job, and one for who owns what the role owned. */
  names: Record<DatabaseJob | 'db-owner', string>;
}

export interface ServerFacts {
  role: string;
  database: string;
  version: number;
  standby: boolean;
  /** The role first, then those it can become. */
  actors: Role[];
  /** Roles whose rights it has in the end, and those it can make itself a member of. */
  rights: { name: string; held: boolean; admin: boolean }[];
  databases: { name: string; here: boolean; action: string; now: boolean; public: boolean; via: string | null; bytes: number | null }[];
  parameters: { name: string; system: boolean }[];
  settings: { name: string; value: string; own: boolean }[];
  signs: { replicas: number; clients: number; connections: number; rate: number; archive: string; log: string; cluster: string } | undefined;
  here: DatabaseFacts;
  others: DatabaseFacts[];
  ground: Ground;
  silent: string[];
}

/** More roles than this make the questions too long; the rest is said not to be known. */
const MOST_ACTORS = 50;

/** Asks, and remembers what was not answered. */
export class Asker {
  readonly silent: string[] = [];
  readonly #session: Session;
  actors: Role[] = [];

  constructor(session: Session) {
    this.#session = session;
  }

  /** @param what it is that is not known without an answer */
  async ask<T = Row>(what: string, text: string, values?: unknown[]): Promise<T[]> {
    const rows = await this.#session.select(text, values);
    if (!rows) this.silent.push(what);
    return (rows ?? []) as T[];
  }

  /** For questions about what the actors may do. */
  of<T = Row>(what: string, text: string): Promise<T[]> {
    return this.ask<T>(what, text, [this.actors.map((a) => a.oid), this.actors.map((a) => a.name)]);
  }
}

/** @throws Elsewhere when the server tells not even who one is */
export async function whoIs(asker: Asker): Promise<Pick<ServerFacts, 'role' | 'database' | 'version' | 'standby' | 'actors'> | undefined> {
  type Identity = Pick<ServerFacts, 'role' | 'database' | 'version' | 'standby'>;
  const [identity] = await asker.ask<Identity>('who the role is', sql.IDENTITY);
  if (!identity) return undefined;
  // Before 16 a member can always take on the role; since then it must have been allowed to.
  const roles = await asker.ask<Role>('what the role is', sql.ROLES, [identity.version >= 160000 ? 'SET' : 'MEMBER']);
  const actors = roles.filter((r) => r.self || r.become);
  if (actors.length > MOST_ACTORS) asker.silent.push(`what ${actors.length - MOST_ACTORS} of the roles that it can take on may do`);
  asker.actors = actors.slice(0, MOST_ACTORS);
  return { ...identity, actors: asker.actors };
}

/** What the actors may do in the database the session is in. */
export async function databaseFacts(asker: Asker, name: string, version: number): Promise<DatabaseFacts> {
  const at = (what: string) => `${what} in the database ${name}`;
  return {
    name,
    totals: await asker.ask(at('how many tables there are'), sql.TOTALS),
    tallies: [
      ...(await asker.of<Tally>(at('what it may do to the tables'), sql.tables(version))),
      ...(await asker.of<Tally>(at('what it may do to the sequences'), sql.SEQUENCES)),
      ...(await asker.of<Tally>(at('what it may do to the schemas'), sql.SCHEMAS)),
    ],
    definers: await asker.of(at('which functions it may call that run as their owners'), sql.DEFINERS),
    defaults: await asker.of(at('what it will be given of future tables'), sql.DEFAULTS),
    special: (await asker.of<{ name: string }>(at('which functions reaching files it may call'), sql.SPECIAL)).map((r) => r.name),
    foreign: (await asker.of<{ name: string }>(at('which other servers it reaches'), sql.FOREIGN)).map((r) => r.name),
  };
}

/** What holds for the whole server. */
export async function serverFacts(asker: Asker, version: number): Promise<Pick<ServerFacts, 'rights' | 'databases' | 'parameters' | 'settings' | 'signs'>> {
  const superuser = asker.actors.some((a) => a.super);
  const [signs] = await asker.ask<NonNullable<ServerFacts['signs']>>('whether it is a production server', sql.SIGNS);
  return {
    rights: superuser ? [] : await asker.of('whose rights it has', sql.RIGHTS_OF),
    databases: await asker.of('which databases it may enter', sql.DATABASES),
    parameters: version >= 150000 ? await asker.of('which settings of the server it may change', sql.PARAMETERS) : [],
    settings: await asker.ask('which settings are fixed for it', sql.SETTINGS),
    signs,
  };
}

export async function groundFacts(asker: Asker, role: string): Promise<Ground> {
  const wanted = (job: string): string[] => ['', '_2', '_3', '_4', '_5', '_6', '_7', '_8', '_9'].map((again) => nameFor(role, job + again));
  const purposes = [...DATABASE_JOBS, 'db-owner'];
  const taken = new Set((await asker.ask<{ name: string }>('which names are free', sql.TAKEN, [purposes.flatMap(wanted)])).map((r) => r.name));
  const names = Object.fromEntries(purposes.map((job) => [job, wanted(job).find((name) => !taken.has(name)) ?? nameFor(role, job)]));
  const silent = asker.silent.length;
  const ground = {
    publicTables: await asker.ask<Ground['publicTables'][number]>('what everybody may do to tables', sql.PUBLIC_TABLES),
    publicDefiners: await asker.ask<Ground['publicDefiners'][number]>('which functions everybody may call', sql.PUBLIC_DEFINERS),
    publicDefaults: await asker.ask<Ground['publicDefaults'][number]>('what everybody will be given of tables', sql.PUBLIC_DEFAULTS),
    owners: await asker.ask<Ground['owners'][number]>('who owns the tables', sql.OWNERS),
    given: await asker.ask<Ground['given'][number]>('what was given to the role itself', sql.OWN_GRANTS),
    memberships: (await asker.ask<{ name: string }>('which groups it is in', sql.MEMBERSHIPS)).map((r) => r.name),
    owns: Number((await asker.ask('what it owns', sql.OWNS))[0]?.['n'] ?? 0),
    names: names as Ground['names'],
  };
  // What only a remedy needs leaves no right unknown.
  asker.silent.length = silent;
  return ground;
}

/** A role's name for the job, as long as PostgreSQL takes: 63 bytes. */
function nameFor(role: string, job: string): string {
  const suffix = `_${job.slice('db-'.length)}`;
  let name = role;
  while (Buffer.byteLength(name + suffix) > 63) name = [...name].slice(0, -1).join('');
  return name + suffix;
}
