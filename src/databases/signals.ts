/** What the names of servers and databases, and their size, say of the environment. Pure. */
import type { Signal } from '../model.ts';
import { bytes, named } from './words.ts';

const PRODUCTION = /(^|[^a-z])(prod|production|live|prd)([^a-z]|$)/i;
const OTHER = /(^|[^a-z])(staging|stage|stg|dev|development|test|testing|qa|preview|sandbox)([^a-z]|$)/i;
const STAGING = /stag|stg|qa|preview/i;
const LARGE = 10 * 2 ** 30;

/** What one name says. @param what names the thing, e.g. `the database shop` */
export function signsInName(name: string, what: string): Signal[] {
  if (PRODUCTION.test(name)) return [{ environment: 'production', weight: 3, because: `${what} is named so` }];
  if (OTHER.test(name)) return [{ environment: STAGING.test(name) ? 'staging' : 'development', weight: 3, because: `${what} is named so` }];
  return [];
}

/** @param database the one that was asked about; `servers`: other names of what it runs on */
export function signalsOf(database: string, servers: readonly string[], size: number): Signal[] {
  const found = signsInName(database, `the database ${named(database)}`);
  // A server's name outweighs that of a database on it only where it says production, or where there is no database.
  const ofServers = servers.flatMap((name) => signsInName(name, `the server ${named(name)}`)).filter((s) => s.environment === 'production' || !database);
  if (!found.some((s) => s.environment === 'production')) found.push(...ofServers.slice(0, 1));
  if (size >= LARGE) found.push({ environment: 'production', weight: 1, because: `the database holds ${bytes(size)}` });
  return found;
}
