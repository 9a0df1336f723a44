/** What a list of grants comes to: whether a right is had on a thing. Pure. */
import { fits } from './quote.ts';
import type { Given, Scope } from './show-grants.ts';

/** A grant, and by which way it is had: absent for the user's own and for everybody's. */
export interface Held extends Given {
  /** The role that must be taken on; some servers tell only that it is one of several. */
  via?: string;
}

const ALL = ['ALL PRIVILEGES', 'ALL'];
export const isAll = (right: string): boolean => ALL.includes(right);
const names = (given: Given, right: string): boolean => given.rights.some((r) => r.right === right || isAll(r.right));

/** Databases of the server itself. Who changes `mysql` changes what everybody may do. */
export const OWN = ['mysql', 'sys', 'information_schema', 'performance_schema', 'metrics_schema'];
export const isOwn = (database: string): boolean => OWN.includes(database.toLowerCase());

/** Databases that a partial revoke takes out of a right on the whole server. */
export const exceptions = (held: readonly Given[], right: string): string[] =>
  [...new Set(held.flatMap((g) => (g.revoked && g.on.level === 'database' && names(g, right) ? [g.on.database] : [])))].sort();

export const onServer = (held: readonly Held[], right: string): boolean => held.some((g) => !g.revoked && g.on.level === 'server' && names(g, right));

/** Whether the right is had on a whole database, or on all of one kind of thing in it. @param literally see `fits` */
export function onDatabase(held: readonly Held[], right: string, database: string, literally = false): boolean {
  if (onServer(held, right) && !exceptions(held, right).includes(database)) return true;
  return held.some((g) => !g.revoked && g.on.level === 'database' && names(g, right) && fits(g.on.database, database, literally));
}

/** Whether the right is had on one table or routine. */
export function onThing(held: readonly Held[], right: string, thing: Extract<Scope, { name: string }>, literally = false): boolean {
  if (onDatabase(held, right, thing.database, literally)) return true;
  return held.some(
    ({ revoked, on, rights }) =>
      !revoked &&
      on.level === thing.level &&
      on.database === thing.database &&
      on.name.toLowerCase() === thing.name.toLowerCase() &&
      rights.some((r) => r.right === right || isAll(r.right)),
  );
}
