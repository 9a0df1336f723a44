/**
 * A line to one Redis on which only questions pass: nothing that writes, nothing that tells a password. What is refused may stand in
 * the server's ACL LOG afterwards. Whoever asks logs in with the password itself, so a certificate is always looked at.
 */
import { isIP } from 'node:net';
import { connect as secure } from 'node:tls';
import { NoAnswer } from '../../issuer.ts';
import type { Connection } from '../database.ts';
import { LIMITS, limitedSocket, noAnswer, tame, within } from '../limits.ts';
import { encoded, Refusal, type Reply, reader } from './resp.ts';

export const LABEL = 'Redis';

/** The server knows the user no more, or will not let it in with this password. */
export class Refused extends Error {
  override name = 'Refused';
}

export interface Session {
  encrypted: boolean;
  /** True when the server let anybody in before it was told a password. */
  open: boolean;
  /** True when it takes a password but knows no users: before version 6, or with users switched off. */
  nameless: boolean;
  /** A Refusal when the server would not tell. */
  ask(...args: string[]): Promise<Reply>;
}

/** All that is ever sent. */
const QUESTIONS = /^(PING|AUTH|INFO|HELLO|COMMAND|ACL (WHOAMI|GETUSER|USERS|DRYRUN)|CONFIG GET)$/;
const isQuestion = ([first = '', second = '']: string[]): boolean => QUESTIONS.test(first) || QUESTIONS.test(`${first} ${second}`);

type Line = Pick<Session, 'encrypted' | 'ask'> & { end(): void };

class NoRedis extends Error {}

/** Connects, logs in, lets `work` ask, and hangs up. @throws Refused, NoAnswer */
export async function withSession<T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> {
  const { tls, host } = connection;
  const encrypt = tls === 'required' || tls === 'verified';
  try {
    return await once(connection, encrypt, work);
  } catch (error) {
    // A server that speaks TLS only hangs up on anything else; nothing secret was sent to it yet.
    if (!(error instanceof NoRedis)) throw error;
    if (tls === 'offered') return await once(connection, true, work).catch((e) => Promise.reject(e instanceof NoRedis ? noAnswer(LABEL, host, undefined) : e));
    throw noAnswer(LABEL, host, encrypt ? { code: 'EPROTO' } : { code: 'ECONNRESET' });
  }
}

async function once<T>(connection: Connection, encrypt: boolean, work: (session: Session) => Promise<T>): Promise<T> {
  let line: Line | undefined;
  const told = async (): Promise<T> => {
    try {
      line = await opened(connection, encrypt);
      const { open, nameless } = await admitted(line, connection);
      return await work({ ...line, open, nameless });
    } catch (error) {
      throw error instanceof Refused || error instanceof NoRedis ? error : noAnswer(LABEL, connection.host, error);
    }
  };
  return await within(LIMITS.all, told(), () => line?.end());
}

async function opened({ host, port }: Connection, encrypt: boolean): Promise<Line> {
  const raw = limitedSocket();
  const socket = encrypt ? tame(secure({ socket: raw, host, ...(isIP(host) ? {} : { servername: host }), rejectUnauthorized: true })) : raw;
  const waiting: { resolve(reply: Reply): void; reject(error: unknown): void }[] = [];
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
    raw.destroy();
  };
  const take = reader((reply) => {
    const next = waiting.shift();
    if (!next) throw new NoAnswer('it sent what nobody had asked for; it was given up');
    next.resolve(reply);
  });
  socket.on('data', take);
  const connected = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject({ code: 'ETIMEDOUT' }), LIMITS.connect);
    for (const stream of new Set([raw, socket]))
      stream
        .on('error', (error) => {
          fail(error);
          reject(error);
        })
        .on('close', () => {
          clearTimeout(timer);
          fail({ code: 'ECONNRESET' });
          reject(failure);
        });
    socket.once(encrypt ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  raw.connect(port, host);
  const end = (): void => {
    fail(new NoAnswer('it was hung up on'));
    socket.destroy();
  };
  await connected.catch((error) => {
    end();
    throw error;
  });
  return {
    encrypted: encrypt,
    end,
    ask: (...args) =>
      new Promise((resolve, reject) => {
        if (!isQuestion(args)) throw new TypeError('not a question');
        if (failure !== undefined) return reject(failure);
        // Answers come in order: one that is late makes all after it wrong.
        const timer = setTimeout(() => fail(new NoAnswer('the server took too long to answer; it was given up')), LIMITS.statement);
        const settled =
          <V>(then: (value: V) => void) =>
          (value: V): void => {
            clearTimeout(timer);
            then(value);
          };
        waiting.push({ resolve: settled(resolve), reject: settled(reject) });
        socket.write(encoded(args));
      }),
  };
}

async function admitted({ ask, encrypted }: Line, { user, password }: Connection): Promise<Pick<Session, 'open' | 'nameless'>> {
  const hello = await ask('PING').catch((error) => {
    const { code } = error as { code?: string };
    throw !encrypted && (code === 'ECONNRESET' || code === 'EPIPE') ? new NoRedis() : error;
  });
  const unasked = hello === 'PONG' || (hello instanceof Refusal && hello.code === 'NOPERM');
  if (!unasked && !(hello instanceof Refusal)) throw new NoAnswer('it answered, but not as it documents; nothing was learnt');
  if (hello instanceof Refusal && !unasked && hello.code !== 'NOAUTH') throw trouble(hello);
  const secret = password.reveal();
  if (!user && !secret) return { open: true, nameless: false };
  let reply = await ask('AUTH', ...(user ? [user] : []), secret);
  let nameless = false;
  if (user && reply instanceof Refusal && /wrong number of arguments|syntax error/i.test(reply.text)) {
    nameless = true;
    reply = await ask('AUTH', secret);
  }
  if (reply === 'OK') return { open: unasked, nameless };
  if (!(reply instanceof Refusal)) throw new NoAnswer('it answered, but not as it documents; nothing was learnt');
  if (reply.code === 'WRONGPASS' || /invalid (username-)?password/i.test(reply.text))
    throw new Refused(
      `the server refused the password: it is wrong, or the user is off or gone; the server tells nobody which${unasked ? '. It lets in anybody without one, though' : ''}`,
    );
  // A password where none is set: whoever connects is in.
  if (unasked && /without any password|no password is set/i.test(reply.text)) return { open: true, nameless };
  throw trouble(reply);
}

/** What the server's own error means, in our words. */
function trouble({ code, text }: Refusal): NoAnswer {
  if (code === 'DENIED') return new NoAnswer('it is in protected mode and lets in nobody from here; ask on its own machine');
  if (code === 'LOADING' || code === 'BUSY' || code === 'MASTERDOWN' || code === 'TRYAGAIN') return new NoAnswer('it is loading or busy; ask later');
  if (/max number of clients|maxclients/i.test(text)) return new NoAnswer('it has no connection left; ask later');
  return new NoAnswer('it answered, but not as it documents; nothing was learnt');
}
