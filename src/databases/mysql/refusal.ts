/**
 * What a MySQL or MariaDB server's no means, by the number of its error. Its words are never passed on. Pure.
 *
 * Numbers: https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html and https://mariadb.com/docs/server/reference/error-codes
 * (from memory and from mysql2's own list; the pages were not checked).
 */
import { NoAnswer } from '../../issuer.ts';
import { noAnswer } from '../limits.ts';
import { NoTls, Refused } from '../line.ts';

/** The password was right, and must be changed before it is good for anything. */
export class Expired extends Error {
  override name = 'Expired';
}

const REASONS: Record<number, string> = {
  1040: 'it has no connection left; ask later',
  // The same is said of a wrong password, of a user who is no more, and of one who may come from other addresses only.
  1045: 'it refused the user or the password from this address; it tells nobody which, so that the password may be good from another address',
  1129: 'it lets this address in no more after too many errors; ask from another one',
  1130: 'it lets nobody in from this address; ask from one that it lets in',
  1203: 'the user has no connection left; ask later',
  1226: 'the user has used up what it is allowed; ask later',
  1251: 'it wants an old kind of password that is not spoken here',
  1698: 'it lets this user in by another way than a password from this address',
  3159: 'it takes nobody in over a line that is not encrypted; ask for TLS in the connection string',
  3955: 'it has locked the user for a while after too many wrong passwords; ask later',
};

export function refusal(label: string, host: string, error: unknown): Error {
  const { code, errno } = (error ?? {}) as { code?: unknown; errno?: unknown };
  if (error instanceof NoAnswer) return noAnswer(label, host, error);
  switch (code) {
    case 'HANDSHAKE_NO_SSL_SUPPORT':
      return new NoTls();
    case 'MYSQL_CLEAR_PASSWORD_NOT_ENABLED':
      return noAnswer(label, host, new NoAnswer('it wants the password in clear over a line that is not encrypted; it was not sent'));
    case 'AUTH_SWITCH_PLUGIN_ERROR':
      return noAnswer(label, host, new NoAnswer('it wants the user to prove itself in a way that is not spoken here (not by a password alone, or by ed25519)'));
    case 'PROTOCOL_SEQUENCE_TIMEOUT':
      return noAnswer(label, host, new NoAnswer('the server took too long to answer; it was given up'));
  }
  if (typeof errno !== 'number' || errno < 1000) return noAnswer(label, host, error);
  if (errno === 1862 || errno === 1820) return new Expired('the password was right, but is past its end and must be changed');
  if (errno === 3118 || errno === 4151) return new Refused('the account is locked');
  return noAnswer(label, host, new NoAnswer(REASONS[errno] ?? `it refused, with its error ${errno}`));
}
