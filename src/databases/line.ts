/**
 * How a line to a server begins, whatever is spoken on it: encrypted as far as the connection string asks for it, and what a server's no
 * can mean. Speaks no protocol.
 */
import { NoAnswer } from '../issuer.ts';
import { printable } from '../printable.ts';
import type { Connection } from './database.ts';

/** The server knows the user no more, or will not let it in with this password. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The server speaks no TLS. Nothing secret was sent yet. */
export class NoTls extends Error {
  override name = 'NoTls';
}

/** Runs `once` over TLS where that is wanted, and in clear where it was only offered and the server has none. */
export async function overTls<T>(label: string, { host, tls }: Connection, once: (encrypted: boolean) => Promise<T>): Promise<T> {
  try {
    return await once(tls !== 'off');
  } catch (error) {
    if (!(error instanceof NoTls)) throw error;
    if (tls === 'offered') return await once(false);
    throw new NoAnswer(`${label} at ${printable(host)}: it speaks no TLS, which the connection string demands`);
  }
}
