/**
 * What was learnt of a MongoDB user, as plain data: asked here, judged and mended elsewhere. Whatever form the answers have.
 * connectionStatus tells users, roles and privileges to everybody: mongodb.com/docs/manual/reference/command/connectionStatus, 2026-11-21.
 */
import type { Doc, Session } from './session.ts';

/** To what a privilege is given. `''` for a database or a collection means all of them that are not the system's. */
export type Resource = { cluster: true } | { any: true } | { db: string; collection: string; buckets?: true };

export interface Privilege {
  resource: Resource;
  actions: string[];
}

export interface Named {
  name: string;
  db: string;
}

export interface MongoFacts {
  users: Named[];
  roles: Named[];
  /** Nothing when the server did not tell. */
  privileges?: Privilege[];
  /** Names of databases it sees. */
  databases?: string[];
  version: string;
  enterprise: boolean;
  /** Name of the replica set. */
  set?: string;
  members: number;
  secondary: boolean;
  sharded: boolean;
  host: string;
  server: { host: string; port: number };
  /** The database that was to be opened. */
  opened?: string;
  encrypted: boolean;
}

/** Databases of the system's own. */
export const SYSTEM = ['admin', 'config', 'local'];

export const isAtlas = (host: string): boolean => /\.mongodb(gov)?\.net$/i.test(host);

/** More than this is no answer a person could use, or a server would give. */
const MOST = 20_000;

const docs = (value: unknown): Doc[] =>
  Array.isArray(value) ? value.slice(0, MOST).filter((v): v is Doc => v !== null && typeof v === 'object' && !Array.isArray(v)) : [];
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.slice(0, MOST).filter((v): v is string => typeof v === 'string') : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Undefined when the server tells not even who one is. */
export async function factsOf(session: Session, host: string, opened: string | undefined): Promise<MongoFacts | undefined> {
  const status = await session.ask('connectionStatus', { showPrivileges: true });
  const info = status?.['authInfo'] as Doc | undefined;
  if (info === null || typeof info !== 'object') return undefined;
  const hello = (await session.ask('hello')) ?? {};
  const build = (await session.ask('buildInfo')) ?? {};
  const list = await session.ask('listDatabases', { nameOnly: true });
  const named = (value: unknown, key: string): Named[] => docs(value).map((d) => ({ name: text(d[key]), db: text(d['db']) }));
  const told = info['authenticatedUserPrivileges'];
  return {
    users: named(info['authenticatedUsers'], 'user'),
    roles: named(info['authenticatedUserRoles'], 'role'),
    ...(Array.isArray(told) ? { privileges: docs(told).map(privilegeOf) } : {}),
    ...(list ? { databases: docs(list['databases']).map((d) => text(d['name'])) } : {}),
    version: text(build['version']),
    enterprise: texts(build['modules']).includes('enterprise'),
    ...(text(hello['setName']) ? { set: text(hello['setName']) } : {}),
    members: texts(hello['hosts']).length,
    secondary: hello['secondary'] === true,
    sharded: hello['msg'] === 'isdbgrid',
    host,
    server: session.server,
    ...(opened ? { opened } : {}),
    encrypted: session.encrypted,
  };
}

/** What is of no known form is taken for everything. */
function privilegeOf({ resource, actions }: Doc): Privilege {
  const of = (resource ?? {}) as Doc;
  const names = texts(actions);
  if (of['cluster'] === true) return { resource: { cluster: true }, actions: names };
  if (typeof of['system_buckets'] === 'string') return { resource: { db: text(of['db']), collection: of['system_buckets'], buckets: true }, actions: names };
  if (typeof of['db'] === 'string' && typeof of['collection'] === 'string') return { resource: { db: of['db'], collection: of['collection'] }, actions: names };
  return { resource: { any: true }, actions: names };
}
