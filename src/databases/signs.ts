/** What the name of a server or a database says of the environment. Pure. */
import type { Signal } from '../model.ts';

const PRODUCTION = /(^|[^a-z])(prod|production|live|prd)([^a-z]|$)/i;
const OTHER = /(^|[^a-z])(staging|stage|stg|dev|development|test|testing|qa|preview|sandbox)([^a-z]|$)/i;

/** @param what names the thing, e.g. `the database shop` */
export function signsInName(name: string, what: string): Signal[] {
  if (PRODUCTION.test(name)) return [{ environment: 'production', weight: 3, because: `${what} is named so` }];
  if (OTHER.test(name)) return [{ environment: /stag|stg|qa|preview/i.test(name) ? 'staging' : 'development', weight: 3, because: `${what} is named so` }];
  return [];
}
