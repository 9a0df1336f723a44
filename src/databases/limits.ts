/**
 * What a server may cost: time, and bytes. A socket that ends itself when either is spent, and errors turned into words of our own.
 * A driver's message is never passed on: it may quote the connection string, or what a hostile server wrote.
 */
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { NoAnswer } from '../issuer.ts';
import { printable } from '../printable.ts';

export const LIMITS = {
  /** To connect and log in. */
  connect: 10_000,
  /** For one question, on the server. */
  statement: 5_000,
  /** For everything, after which the line is cut. */
  all: 45_000,
  bytes: 16 * 2 ** 20,
};

/**
 * A socket, not yet connected, that is destroyed when it has read too much or lived too long.
 * The bytes are looked at in between, so that it works below TLS as well; a little more than the limit may have come by then.
 */
export function limitedSocket(limits = LIMITS): Socket {
  const socket = tame(new Socket());
  const end = Date.now() + limits.all;
  const watch = setInterval(() => {
    if (socket.bytesRead > limits.bytes) socket.destroy(new NoAnswer('the server sent more than such answers take; it was given up'));
    else if (Date.now() > end) socket.destroy(new NoAnswer('the server took too long to answer; it was given up'));
  }, 25);
  socket.once('close', () => clearInterval(watch));
  return socket;
}

/**
 * Ends a stream whose reader stumbles over what came, where Node would end the process: drivers read bytes in an event's handler, and what
 * those throw nobody catches.
 */
export function tame<T extends Duplex>(stream: T): T {
  const emit = stream.emit.bind(stream) as (event: string | symbol, ...args: unknown[]) => boolean;
  stream.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    try {
      return emit(event, ...args);
    } catch (error) {
      if (event !== 'data') throw error;
      stream.destroy(new NoAnswer('it answered, but not as it documents; nothing was learnt'));
      return true;
    }
  };
  return stream;
}

/** Runs `work`; when it takes longer than the limit, `cut` must end it. */
export async function within<T>(ms: number, work: Promise<T>, cut: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new NoAnswer('the server took too long to answer; it was given up')), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    cut();
  }
}

const CAUSES: [RegExp, string][] = [
  [/^(ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/, 'no such host is known here; it may be known only inside its own network, so ask from there'],
  [/^ECONNREFUSED$/, 'nothing listens on that port; check that the server runs and that the port is right'],
  [/^(ETIMEDOUT|ESOCKETTIMEDOUT|HANDSHAKE_NO_SSL_TIMEOUT)$/, 'it did not answer in time; a firewall may let in only some addresses, so ask from one of those'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'there is no way to it from here; ask from inside its network'],
  [/^(ECONNRESET|EPIPE|PROTOCOL_CONNECTION_LOST)$/, 'it closed the connection; it may want TLS, or refuse this address'],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT\w*|CERT_\w+|ERR_TLS_\w+)$/,
    'its certificate could not be verified, as the connection string demands; give its authority with NODE_EXTRA_CA_CERTS',
  ],
  [/^(ERR_SSL_\w+|EPROTO)$/, 'it speaks no TLS that is understood here'],
];

/** What went wrong on the way to a server, in our own words. */
export function noAnswer(label: string, host: string, error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return new NoAnswer(`${label} at ${printable(host)}: ${error.message}`);
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: { code?: unknown }[] };
  const known = String(code ?? errors?.[0]?.code ?? '');
  const cause = CAUSES.find(([pattern]) => pattern.test(known))?.[1];
  return new NoAnswer(`${label} at ${printable(host)}: ${cause ?? 'it answered, but not as it documents; nothing was learnt'}`);
}
