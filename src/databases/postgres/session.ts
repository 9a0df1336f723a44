/**
 * A line to one PostgreSQL server on which only SELECT passes, each in a read-only transaction of its own with limits that are the
 * session's, not the role's. Writes nothing, sets nothing that outlives the transaction.
 */
import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import type { Client } from 'pg';
import { NoAnswer } from '../../issuer.ts';
import { isLocal } from '../connection.ts';
import type { Connection } from '../database.ts';
import { LIMITS, limitedSocket, noAnswer, tame, within } from '../limits.ts';
import { NoTls, overTls, Refused } from '../line.ts';

export const LABEL = 'PostgreSQL';

export type Row = Record<string, unknown>;

/** The password was right; what was asked for is not there, or not for this user. */
export class Elsewhere extends Error {
  override name = 'Elsewhere';
}

export interface Session {
  encrypted: boolean;
  /** False when the server let the user in without asking for a password. */
  asked: boolean;
  /** Rows of a SELECT; undefined when the server would not tell, or not in time. */
  select(sql: string, values?: unknown[]): Promise<Row[] | undefined>;
}

/** Connects, lets `work` ask, and hangs up. @throws Refused, Elsewhere, NoAnswer */
export const withSession = <T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> =>
  overTls(LABEL, connection, (encrypted) => once(connection, encrypted, work));

async function once<T>(connection: Connection, tls: boolean, work: (session: Session) => Promise<T>): Promise<T> {
  const { Client } = (await import('pg')).default;
  await mend();
  const { host, port, user, database } = connection;
  const socket = limitedSocket();
  const state = { asked: false, clear: false };
  const client = new Client({
    host,
    port,
    user,
    database: database ?? user,
    application_name: 'keyreach',
    ssl: tls ? { rejectUnauthorized: connection.tls === 'verified' } : false,
    connectionTimeoutMillis: LIMITS.connect,
    query_timeout: LIMITS.statement * 2,
    stream: () => socket,
    // Asked for only when the server wants it, so that it is not sent in clear over a line that anyone may hear.
    password: () => {
      state.asked = true;
      if (state.clear && !tls && !isLocal(host)) throw new NoAnswer('it wants the password in clear over a line that is not encrypted; it was not sent');
      return connection.password.reveal();
    },
  });
  // Options of the user's own environment are meant for other servers.
  Object.assign((client as unknown as { connectionParameters: object }).connectionParameters, { options: undefined, replication: undefined });
  const line = (client as unknown as { connection: NodeJS.EventEmitter & { stream: Duplex } }).connection;
  line.once('authenticationCleartextPassword', () => {
    state.clear = true;
  });
  line.once('sslconnect', () => tame(line.stream));
  client.on('error', () => undefined);
  return await within(
    LIMITS.all,
    (async () => {
      try {
        await client.connect();
      } catch (error) {
        throw refusal(connection, error);
      }
      try {
        return await work({ encrypted: tls, asked: state.asked, select: (sql, values) => select(client, sql, values) });
      } catch (error) {
        throw error instanceof Refused || error instanceof Elsewhere ? error : noAnswer(LABEL, host, error);
      }
    })(),
    () => {
      client.end().catch(() => undefined);
      socket.destroySoon();
    },
  );
}

/**
 * pg reads the fields of an error up to a closing zero and, where a server sends none, for ever; no timer ends that. Here a text without
 * its zero is an error.
 */
async function mend(): Promise<void> {
  const require = createRequire(createRequire(import.meta.url).resolve('pg'));
  const { BufferReader } = require('pg-protocol/dist/buffer-reader') as { BufferReader: { prototype: { buffer: Buffer; offset: number; cstring(): string } } };
  BufferReader.prototype.cstring = function () {
    const end = this.buffer.indexOf(0, this.offset);
    if (end < 0) throw new RangeError('text without an end');
    const text = this.buffer.toString('utf8', this.offset, end);
    this.offset = end + 1;
    return text;
  };
}

/**
 * The first statement names `pg_catalog`: a role's or a database's own search_path may put someone else's function before the
 * server's, and it would run with this user's rights.
 */
const BOUNDS = `SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true), pg_catalog.set_config('statement_timeout', '${LIMITS.statement}', true),
 pg_catalog.set_config('lock_timeout', '1000', true), pg_catalog.set_config('idle_in_transaction_session_timeout', '${LIMITS.statement * 2}', true),
 pg_catalog.set_config('jit', 'off', true)`;

async function select(client: Client, sql: string, values: unknown[] = []): Promise<Row[] | undefined> {
  await client.query('BEGIN TRANSACTION READ ONLY');
  let rows: Row[] | undefined;
  try {
    await client.query(BOUNDS);
    rows = (await client.query(sql, values)).rows as Row[];
  } catch (error) {
    // The server's own word, e.g. that it took too long or that there is no such function there. All else ended the line.
    if (!/^[0-9A-Z]{5}$/.test(String((error as { code?: unknown }).code)) || (error as { code: string }).code === 'EPIPE') throw error;
  }
  await client.query('ROLLBACK');
  return rows;
}

function refusal({ host }: Connection, error: unknown): Error {
  const { code, routine, message } = (error ?? {}) as { code?: string; routine?: string; message?: string };
  if (message === 'The server does not support SSL connections') return new NoTls();
  if (message === 'timeout expired') return noAnswer(LABEL, host, { code: 'ETIMEDOUT' });
  if (message?.startsWith('SASL: SCRAM-SERVER-FINAL-MESSAGE'))
    return noAnswer(LABEL, host, new NoAnswer('it could not prove that it knows the password itself'));
  switch (code) {
    case '28P01':
      return new Refused('the server refused the password: it is wrong, or its VALID UNTIL has passed; the server tells nobody which');
    case '28000':
      // Also said of an address that pg_hba.conf does not let in, which says nothing of the password.
      if (routine === 'InitializeSessionUserId') return new Refused('the server knows the role no more, or does not let it log in');
      return noAnswer(LABEL, host, new NoAnswer('its pg_hba.conf does not let this user in from here, or not like this; ask from an address that it lets in'));
    case '3D000':
      return new Elsewhere('there is no such database');
    case '42501':
      return new Elsewhere('the role may not connect to that database');
    case '53300':
      return noAnswer(LABEL, host, new NoAnswer('it has no connection left, or the role has none; ask later'));
    case '57P03':
      return noAnswer(LABEL, host, new NoAnswer('it is starting up or shutting down; ask later'));
    default:
      return noAnswer(LABEL, host, error);
  }
}
