/**
 * From a credential to a connection: what it says of user, host, port, database and encryption, nothing of the environment's.
 * Pure; connects to nothing.
 */
import { type Held, NoAnswer } from '../issuer.ts';
import { Secret } from '../model.ts';
import type { Connection, Tls } from './database.ts';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** How the line is asked for: PostgreSQL, MySQL (its own tools, JDBC, Prisma), and `tls=` and `ssl=` of MongoDB and Go. */
const NAMES = ['sslmode', 'ssl-mode', 'sslMode', 'sslaccept', 'tls', 'ssl'];

export function tlsOf(options: URLSearchParams, encrypted: boolean): Tls {
  const name = NAMES.find((n) => options.has(n)) ?? '';
  const mode = (options.get(name) ?? '').toLowerCase().replace('_', '-');
  if (/^(verify-(ca|full|identity)|strict)$/.test(mode)) return 'verified';
  if (/^(require|required|skip-verify|true|1)$/.test(mode) || encrypted) return 'required';
  return /^(disable|disabled|false|0)$/.test(mode) ? 'off' : 'offered';
}

/** @param port the system's own, when the credential names none */
export function connectionOf({ parts, facts }: Held, port: number): Connection {
  const text = (name: string): string | undefined => (typeof facts[name] === 'string' ? (facts[name] as string) : undefined);
  const host = (text('host') ?? parts['host'] ?? '').replace(/^\[(.*)\]$/, '$1');
  const own = Number(facts['port'] ?? parts['port'] ?? port);
  const options = new URLSearchParams(parts['options'] ?? text('options') ?? '');
  const database = text('database') ?? (parts['database'] === undefined ? undefined : decoded(parts['database']));
  return checked({
    user: text('user') ?? decoded(parts['user'] ?? ''),
    password: new Secret(decoded(parts['secret'] ?? '')),
    host,
    port: own,
    tls: tlsOf(options, facts['scheme'] === 'rediss'),
    ...(database ? { database } : {}),
    ...mongo(options, text('scheme')),
  });
}

/** What only MongoDB's strings say. */
function mongo(options: URLSearchParams, scheme: string | undefined): Pick<Connection, 'authSource' | 'mechanism' | 'srv'> {
  const [authSource, mechanism] = [options.get('authSource'), options.get('authMechanism')];
  return { ...(authSource ? { authSource } : {}), ...(mechanism ? { mechanism } : {}), ...(scheme === 'mongodb+srv' ? { srv: true } : {}) };
}

/** @throws NoAnswer for text that is no connection string; the text is not repeated */
export function connectionFromUrl(url: Secret, port: number): Connection {
  let at: URL;
  try {
    at = new URL(url.reveal());
  } catch {
    throw new NoAnswer('the connection string was not understood; it should look like SCHEME://USER:PASSWORD@HOST:PORT/DATABASE');
  }
  const database = decoded(at.pathname.slice(1));
  return checked({
    user: decoded(at.username),
    password: new Secret(decoded(at.password)),
    host: at.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(at.port || port),
    tls: tlsOf(at.searchParams, at.protocol === 'rediss:'),
    ...(database ? { database } : {}),
    ...mongo(at.searchParams, at.protocol.slice(0, -1)),
  });
}

/** A path is a socket of this machine, and a list is several servers: neither is what the credential's finder asked about. */
function checked(connection: Connection): Connection {
  const { host, port } = connection;
  if (!/^[\w.:%-]{1,253}$/.test(host)) throw new NoAnswer('it was not asked: the credential names no single host');
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new NoAnswer('it was not asked: the credential names no valid port');
  return connection;
}

/** Whether the host is this machine, where a line in clear is nobody else's to hear. */
export const isLocal = (host: string): boolean => /^(localhost|127\.[\d.]+|::1)$/i.test(host);
