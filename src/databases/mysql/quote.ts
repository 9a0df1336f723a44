/**
 * Names and texts as MySQL and MariaDB read them back, whatever they hold and whatever the SQL mode. Pure.
 */
import { printable } from '../../printable.ts';
import type { Account } from './show-grants.ts';

/** A name in backticks. */
export const identifier = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** A text, safe in every SQL mode: as its bytes where a backslash or what does not print could be read in two ways. */
export function literal(text: string): string {
  if (text.includes('\\') || printable(text) !== text) return `CONVERT(X'${Buffer.from(text).toString('hex')}' USING utf8mb4)`;
  return `'${text.replaceAll("'", "''")}'`;
}

/** A user or a role, as in GRANT … TO. Backticks, for in quotes a backslash could be read in two ways. */
export const account = ({ user, host }: Account): string => identifier(user) + (host === undefined ? '' : `@${identifier(host)}`);

/** A database’s name where GRANT would take it for a pattern. @param literally the server takes it as it is (partial_revokes) */
export const pattern = (database: string, literally: boolean): string => identifier(literally ? database : database.replace(/[_%\\]/g, '\\$&'));

/**
 * A statement as lines that are printable: one that holds what does not print is put together by the server, for a name in backticks has no
 * way to write such characters.
 */
export function statement(sql: string): string[] {
  if (printable(sql) === sql) return [`${sql};`];
  const pieces = [...sql.matchAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\\]+|[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\\]+/gu)].map(([piece]) => literal(piece));
  return [`SET @keyreach = CONCAT(${pieces.join(', ')});`, 'PREPARE keyreach FROM @keyreach;', 'EXECUTE keyreach;', 'DEALLOCATE PREPARE keyreach;'];
}

/** Whether the database’s name fits the pattern of a grant. Never backtracks beyond the last `%`. */
export function fits(grant: string, name: string, literally = false): boolean {
  if (literally) return grant === name;
  // Each element is a character to match, `any one` or `any number`.
  const wanted = [...grant.matchAll(/\\([\s\S])|([\s\S])/gu)].map(([, escaped, plain]) => ({ c: escaped ?? plain, wild: escaped === undefined }));
  const text = [...name];
  let p = 0;
  let star = -1;
  let retry = 0;
  for (let t = 0; t < text.length; ) {
    const want = wanted[p];
    if (want?.wild && want.c === '%') {
      star = p++;
      retry = t;
    } else if (want && ((want.wild && want.c === '_') || want.c === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++retry;
    } else return false;
  }
  while (wanted[p]?.wild && wanted[p]?.c === '%') p++;
  return p === wanted.length;
}

/** The database a grant's pattern names, where it can be one alone; `_` is meant as it stands by almost all who write it. */
export const plain = (grant: string, literally = false): string | undefined =>
  literally || !/(^|[^\\])(\\\\)*%/.test(grant) ? (literally ? grant : grant.replace(/\\([\s\S])/g, '$1')) : undefined;
