/**
 * A line to one MySQL or MariaDB server on which only SELECT and SHOW pass, each a read-only transaction of its own with a limit. Sets
 * what ends with the session; writes nothing; gives no file of this machine away, and the password in clear to nobody who might overhear.
 */
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { Connection as Client, ConnectionOptions } from 'mysql2';
import { NoAnswer } from '../../issuer.ts';
import { isLocal } from '../connection.ts';
import type { Connection } from '../database.ts';
import { LIMITS, limitedSocket, noAnswer, tame, within } from '../limits.ts';
import { overTls } from '../line.ts';
import { refusal } from './refusal.ts';

export const LABEL = 'MySQL';

/** Every value as the text the server wrote, or null. */
export type Row = Record<string, string | null>;

export interface Session {
  encrypted: boolean;
  /** The password was not empty, so that the server cannot have let the user in without one. */
  asked: boolean;
  /** Rows of a SELECT or SHOW; the number of the server's error when it would not tell. */
  rows(sql: string): Promise<Row[] | number>;
}

/** Connects, lets `work` ask, and hangs up. @throws Refused, Expired, NoAnswer */
export const withSession = <T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> =>
  overTls(LABEL, connection, (encrypted) => once(connection, encrypted, work));

async function once<T>(connection: Connection, encrypted: boolean, work: (session: Session) => Promise<T>): Promise<T> {
  const mysql = (await import('mysql2')).default;
  const { host, port } = connection;
  const socket = limitedSocket();
  const open = !encrypted && !isLocal(host);
  const options: ConnectionOptions = {
    host,
    port,
    // No database: it may be gone, or not be the user's, and no question needs one.
    user: connection.user,
    password: connection.password.reveal(),
    connectTimeout: LIMITS.connect,
    // Without LOCAL_FILES a server has no right to ask for a file; one that does all the same gets none.
    flags: ['-LOCAL_FILES', '-MULTI_RESULTS', '-SESSION_TRACK'],
    infileStreamFactory: () => {
      throw new NoAnswer('it asked for a file of this machine, as no honest server does; it got none');
    },
    // The driver would else write programs from the names of columns.
    disableEval: true,
    typeCast: (field) => field.buffer()?.toString('utf8') ?? null,
    connectAttributes: { program_name: 'keyreach' },
    enableCleartextPlugin: !open,
    stream: () => socket.connect(port, host).setNoDelay(),
    // Verified below: the driver holds a certificate against `localhost` where the host is an address.
    ...(encrypted ? { ssl: { rejectUnauthorized: connection.tls === 'verified', verifyIdentity: false } } : {}),
    ...(open ? { authPlugins: guarded(mysql) } : {}),
  };
  const client = mysql.createConnection(options);
  const broken = new Promise<never>((_, reject) => client.on('error', reject));
  broken.catch(() => undefined);
  const state = watched(client, connection);
  return await within(
    LIMITS.all,
    Promise.race([
      broken.catch((error: unknown) => {
        throw refusal(LABEL, host, state.tls ?? error);
      }),
      (async () => {
        try {
          await new Promise<void>((resolve, reject) => client.connect((error) => (error ? reject(error) : resolve())));
        } catch (error) {
          throw refusal(LABEL, host, state.tls ?? error);
        }
        const rows = (sql: string): Promise<Row[] | number> => select(client, sql);
        try {
          for (const bound of BOUNDS) await rows(bound);
          return await work({ encrypted, asked: connection.password.length > 0, rows });
        } catch (error) {
          throw noAnswer(LABEL, host, error);
        }
      })(),
    ]),
    () => {
      client.destroy();
      socket.destroySoon();
    },
  );
}

/**
 * Where anyone may hear, a password is proved and not sent. The server's own public key is no help: who sits on the line can send his.
 */
function guarded(mysql: object): NonNullable<ConnectionOptions['authPlugins']> {
  const { authPlugins } = mysql as { authPlugins: Record<string, (options: object) => (context: object) => (data: Buffer) => Buffer | null> };
  const guard = (name: string) => (context: object) => {
    const answer = authPlugins[name]?.({})(context);
    return (data: Buffer): Buffer | null => {
      const reply = answer?.(data) ?? null;
      // One byte asks for that key.
      if (reply?.length === 1) throw new NoAnswer(IN_CLEAR);
      return reply;
    };
  };
  return { sha256_password: guard('sha256_password'), caching_sha2_password: guard('caching_sha2_password') } as NonNullable<ConnectionOptions['authPlugins']>;
}

const IN_CLEAR = 'it wants the password in a form that others on the line could read, which is not encrypted; it was not sent';

/** The driver's insides that are looked after here. */
interface Insides {
  stream: TLSSocket;
  sequenceId: number;
  startTLS(done: (error?: Error) => void): void;
  handlePacket(packet?: { sequenceId: number; readLengthCodedNumberExt(tag: number, ...more: unknown[]): unknown }): void;
}

/**
 * Keeps the driver from what hostile servers make it do: end the process or write to the terminal over bytes that make no sense, heed what
 * was sent in clear before TLS stood, and believe a certificate of somebody else.
 */
function watched(client: Client, { host, tls }: Connection): { tls?: unknown } {
  const line = client as unknown as Insides;
  const { startTLS, handlePacket } = line;
  const state: { tls?: unknown; starting?: boolean } = {};
  line.startTLS = (done) => {
    state.starting = true;
    startTLS.call(line, (error) => {
      state.starting = false;
      // The driver puts a code of its own in the place of the cause.
      const wrong = error ?? (tls === 'verified' ? checkServerIdentity(host, line.stream.getPeerCertificate()) : undefined);
      if (wrong && !error) state.tls = wrong;
      done(wrong);
    });
    tame(line.stream).prependOnceListener('error', (error: { code?: unknown }) => {
      if (state.starting && !(error instanceof NoAnswer)) state.tls = { code: error.code };
    });
  };
  line.handlePacket = (packet) => {
    if (packet) {
      if (state.starting || packet.sequenceId !== line.sequenceId) throw new RangeError('a packet that has no place here');
      const { readLengthCodedNumberExt } = Object.getPrototypeOf(packet) as typeof packet;
      packet.readLengthCodedNumberExt = function (tag, ...more) {
        if (!(tag >= 0xfb && tag <= 0xfe)) throw new RangeError('no length');
        return readLengthCodedNumberExt.call(this, tag, ...more);
      };
    }
    handlePacket.call(line, packet);
  };
  return state;
}

/** What the session is bound to. Servers differ in what they know of it: what one refuses it does not have. Only the session's own. */
const BOUNDS = [
  'SET NAMES utf8mb4',
  // Else names might come in other quotes.
  "SET SESSION sql_mode = ''",
  'SET SESSION autocommit = 1',
  'SET SESSION TRANSACTION READ ONLY',
  `SET SESSION max_execution_time = ${LIMITS.statement}`,
  `SET SESSION max_statement_time = ${LIMITS.statement / 1000}`,
  'SET SESSION lock_wait_timeout = 1',
];

const select = (client: Client, sql: string): Promise<Row[] | number> =>
  new Promise((resolve, reject) => {
    client.query({ sql, timeout: LIMITS.statement * 2 }, (error, found: unknown) => {
      if (!error) resolve(Array.isArray(found) ? found.filter((row): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row)) : []);
      // The server's own word, e.g. that it knows no such thing or will not tell. All else ended the line.
      else if (typeof error.errno === 'number' && !error.fatal) resolve(error.errno);
      else reject(error);
    });
  });
