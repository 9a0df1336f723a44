/**
 * A `.env.agent` for `keyreach exec`: the names a project needs, with the values that are no secrets. What opens something is left blank for a
 * person to fill with a credential of the agent's own. Pure.
 */
import { senseOf } from '../detect/names.ts';
import { LOCAL_HOST } from '../places.ts';

const HEAD = [
  '# For coding agents started with `keyreach exec`. Blank: give the agent a credential of its own, read-only or for staging;',
  '# `keyreach scan --online=db --report sql=FILE` writes the statements for a database. Never put a production value here.',
];

/** Values so plain that they cannot open anything. */
const PLAIN = /^(?:true|false|yes|no|on|off|\d{1,5}|[a-z]{1,12}|[a-z]{2}[-_][A-Z]{2}|debug|info|warn|error)$/;

function localUrl(value: string): boolean {
  try {
    const { hostname, username, password, search } = new URL(value);
    return LOCAL_HOST.test(hostname) && !username && !password && !search;
  } catch {
    return false;
  }
}

const ENVIRONMENT = /^(?:APP|NODE|RAILS|RACK|DJANGO|FLASK|ASPNETCORE|GO|MIX)_ENV(?:IRONMENT)?$/;

function kept(name: string, value: string, example: boolean): string {
  if (ENVIRONMENT.test(name)) return 'development';
  if (senseOf(name) !== undefined) return '';
  if (PLAIN.test(value) || localUrl(value)) return value;
  // An example is there to be seen, and still may hold somebody's password in a URL.
  return example && !/:\/\/|[\s#"'`$\\]/.test(value) && value.length <= 40 ? value : '';
}

/** @param values the project's variables @param example whether they come from a file that is meant to be published */
export function envAgent(values: Readonly<Record<string, string | undefined>>, example: boolean): string {
  const names = Object.keys(values).filter((name) => /^[A-Za-z_]\w*$/.test(name) && name !== 'APP_ENV');
  return `${[...HEAD, 'APP_ENV=agent', ...names.map((name) => `${name}=${kept(name, values[name] ?? '', example)}`)].join('\n')}\n`;
}
