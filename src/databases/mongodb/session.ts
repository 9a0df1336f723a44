/**
 * A line to one MongoDB server on which only four questions pass. The driver connects directly: servers that a replica set tells of are not
 * followed. It proves that it knows the password (SCRAM) and never sends it; it opens and ends a session as every client does.
 * What a driver throws is never passed on.
 */
import { createRequire } from 'node:module';
import type { Transform } from 'node:stream';
import type { MongoClient, MongoClientOptions } from 'mongodb';
import { NoAnswer } from '../../issuer.ts';
import type { Connection } from '../database.ts';
import { LIMITS, noAnswer, within } from '../limits.ts';
import { type Server, serversOf } from './srv.ts';

export const LABEL = 'MongoDB';

export type Doc = Record<string, unknown>;

/** The server knows the user no more, or will not let it in with this password. */
export class Refused extends Error {
  override name = 'Refused';
}

export interface Session {
  encrypted: boolean;
  server: Server;
  /** Undefined when the server would not tell. */
  ask(question: (typeof QUESTIONS)[number], options?: Doc): Promise<Doc | undefined>;
}

const QUESTIONS = ['hello', 'buildInfo', 'connectionStatus', 'listDatabases'] as const;

/** Connects, lets `work` ask, and hangs up. @throws Refused, NoAnswer */
export async function withSession<T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> {
  const { tls, host, port, mechanism } = connection;
  if (mechanism !== undefined && !/^SCRAM-SHA-(1|256)$/i.test(mechanism))
    throw new NoAnswer(
      `${LABEL} at ${host}: it was not asked: it is logged in to with ${/^[A-Z\d-]{1,20}$/.test(mechanism) ? mechanism : 'something'} instead of SCRAM`,
    );
  // Plain first where nothing is said, as drivers do; a list in the DNS means TLS unless it is switched off.
  const ways = tls === 'off' ? [false] : tls === 'offered' && !connection.srv ? [false, true] : [true];
  try {
    return await overall(connection, connection.srv ? await serversOf(host) : [{ host, port }], ways, work);
  } catch (error) {
    // Nothing says of a found name whether it is a server's or a list's.
    if (connection.srv || !(error instanceof NoAnswer) || !/no such host/.test(error.message) || !/[a-z]\./i.test(host)) throw refused(host, error);
    const servers = await serversOf(host).catch((e: NoAnswer) => e);
    if (servers instanceof Error) throw /another domain/.test(servers.message) ? noAnswer(LABEL, host, servers) : error;
    return await overall({ ...connection, srv: true }, servers, tls === 'off' ? [false] : [true], work).catch((e) => Promise.reject(refused(host, e)));
  }
}

const refused = (host: string, error: unknown): unknown =>
  error instanceof Refused ? error : noAnswer(LABEL, host, error instanceof NoAnswer ? bared(error, host) : error);
/** The name is put before a message once. */
const bared = (error: NoAnswer, host: string): NoAnswer => new NoAnswer(error.message.replace(`${LABEL} at ${host}: `, ''));

/** The first way, server and database that answers. */
async function overall<T>(connection: Connection, servers: Server[], ways: boolean[], work: (session: Session) => Promise<T>): Promise<T> {
  const end = Date.now() + LIMITS.all;
  let failure: unknown;
  for (const server of servers)
    for (const encrypt of ways)
      try {
        return await known(connection, server, encrypt, Math.max(1, end - Date.now()), work);
      } catch (error) {
        if (error instanceof Refused) throw error;
        // What the first try met says most; another way may meet only the way it is not.
        failure ??= noAnswer(LABEL, server.host, error);
        if (Date.now() >= end) throw failure;
      }
  throw failure;
}

/** A name is known to one database: the one that is said, else the one that is opened or `admin`. */
async function known<T>(connection: Connection, server: Server, encrypt: boolean, ms: number, work: (session: Session) => Promise<T>): Promise<T> {
  const { authSource, database, srv } = connection;
  const sources = authSource ? [authSource] : [...new Set(srv ? ['admin', database ?? 'admin'] : [database ?? 'admin', 'admin'])];
  for (const [at, source] of sources.entries())
    try {
      return await once(connection, server, encrypt, source, ms, work);
    } catch (error) {
      if (!(error instanceof Refused) || at === sources.length - 1) throw error;
    }
  throw new NoAnswer('it was not asked');
}

async function once<T>(
  { user, password }: Connection,
  server: Server,
  encrypt: boolean,
  source: string,
  ms: number,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { MongoClient } = await import('mongodb');
  mend();
  const options: MongoClientOptions = {
    ...(user ? { auth: { username: user, password: password.reveal() }, authSource: source } : {}),
    directConnection: true,
    tls: encrypt,
    appName: 'keyreach',
    connectTimeoutMS: LIMITS.connect,
    serverSelectionTimeoutMS: LIMITS.connect,
    waitQueueTimeoutMS: LIMITS.connect,
    socketTimeoutMS: LIMITS.statement * 2,
    maxPoolSize: 1,
    retryReads: false,
    retryWrites: false,
    serverMonitoringMode: 'poll',
    heartbeatFrequencyMS: 60_000,
  };
  let client: MongoClient | undefined;
  const told = async (): Promise<T> => {
    client = new MongoClient(`mongodb://${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}/`, options);
    client.on('error', () => undefined);
    const admin = client.db('admin');
    const ask: Session['ask'] = async (question, more = {}) => {
      if (!QUESTIONS.includes(question)) throw new TypeError('not a question');
      try {
        return (await admin.command({ [question]: 1, ...more })) as Doc;
      } catch (error) {
        throwUnlessAnswered(error);
        return undefined;
      }
    };
    await admin.command({ hello: 1 }).catch(throwUnlessAnswered);
    return await work({ encrypted: encrypt, server, ask });
  };
  return await within(ms, told(), () => void client?.close(true).catch(() => undefined));
}

/** The server's own no to a question is an answer. */
function throwUnlessAnswered(error: unknown): undefined {
  const { name, code } = (error ?? {}) as { name?: string; code?: unknown };
  if (name === 'MongoServerError') {
    // AuthenticationFailed, UserNotFound, and Atlas's own.
    if (code === 18 || code === 11 || code === 8000)
      throw new Refused(
        'the server refused the password: it is wrong, or the user is gone or known to another database (authSource); the server tells nobody which',
      );
    return undefined;
  }
  throw inWords(error);
}

/** What lies at the bottom of what the driver made of it. */
function inWords(error: unknown): unknown {
  let at: unknown = error;
  for (let depth = 0; depth < 10 && at !== null && typeof at === 'object'; depth++) {
    const { code, cause, reason, name } = at as { code?: unknown; cause?: unknown; reason?: { servers?: Map<string, { error?: unknown }> }; name?: string };
    if (at instanceof NoAnswer || typeof code === 'string') return at;
    if (name === 'MongoServerError' && depth > 0) return new NoAnswer('it did not let anybody ask; it may be starting up, or want another way to log in');
    const next: unknown = [...(reason?.servers?.values?.() ?? [])][0]?.error ?? cause;
    if (next === undefined) {
      if (name === 'MongoCompatibilityError') return new NoAnswer('it is of a version that is spoken to no more (before MongoDB 4.2)');
      if (name === 'MongoNetworkTimeoutError' || name === 'MongoServerSelectionError' || name === 'MongoWaitQueueTimeoutError') return { code: 'ETIMEDOUT' };
      if (name === 'MongoNetworkError') return { code: 'ECONNRESET' };
      return undefined;
    }
    at = next;
  }
  return undefined;
}

/** Compressed answers were not asked for, and may unfold to any size. */
const COMPRESSED = 2012;
let mended = false;

/** The driver takes messages of any size, from a server nobody vouches for; here they have a limit. */
function mend(): void {
  if (mended) return;
  mended = true;
  const require = createRequire(createRequire(import.meta.url).resolve('mongodb'));
  const { SizedMessageTransform } = require('./cmap/connection') as { SizedMessageTransform: { prototype: Transform } };
  const { prototype } = SizedMessageTransform;
  const { _transform: transform, push } = prototype;
  const read = new WeakMap<Transform, number>();
  prototype._transform = function (this: Transform, chunk: Buffer, encoding, callback) {
    const total = (read.get(this) ?? 0) + chunk.length;
    read.set(this, total);
    if (total > LIMITS.bytes) return callback(new NoAnswer('the server sent more than such answers take; it was given up'));
    // What is thrown in here, nobody catches.
    try {
      transform.call(this, chunk, encoding, callback);
    } catch (error) {
      callback(error as Error);
    }
  };
  prototype.push = function (this: Transform, message: Buffer | null) {
    if (message !== null && (message.length < 16 || message.readInt32LE(12) === COMPRESSED))
      throw new NoAnswer('it answered, but not as it documents; nothing was learnt');
    return push.call(this, message);
  };
}
