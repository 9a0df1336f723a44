/** What the names of servers and databases, and their size, say of the environment. Pure. */
import type { Signal } from '../model.ts';
import { bytes, named } from './words.ts';

const PRODUCTION = /(^|[^a-z])(prod|production|live|prd)([^a-z]|$)/i;
const OTHER = /(^|[^a-z])(staging|stage|stg|dev|development|test|testing|qa|preview|sandbox)([^a-z]|$)/i;
const STAGING = /stag|stg|qa|preview/i;
const LARGE = 10 * 2 ** 30;

/** @param database the one that was asked about; `servers`: other names of what it runs on */
export function signalsOf(database: string, servers: readonly string[], size: number): Signal[] {
  const found: Signal[] = [];
  const of = named(database);
  if ([database, ...servers].some((name) => PRODUCTION.test(name)))
    found.push({ environment: 'production', weight: 3, because: of ? `the server or its database ${of} is named so` : 'the server is named so' });
  const other = OTHER.test(database) ? database : database ? '' : (servers.find((name) => OTHER.test(name)) ?? '');
  if (other)
    found.push({
      environment: STAGING.test(other) ? 'staging' : 'development',
      weight: 3,
      because: `the ${other === database ? 'database' : 'server'} is named ${named(other)}`,
    });
  if (size >= LARGE) found.push({ environment: 'production', weight: 1, because: `the database holds ${bytes(size)}` });
  return found;
}
