/**
 * The only way out: every question to an issuer leaves the machine here, and is written down. Loads what speaks HTTP with the first
 * question, so that a scan that asks nobody never does. Keeps no cookie, believes no certificate that does not check out.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { isLoopback, webhook } from './http/address.ts';
import { type Call, Passing, type Raw } from './http/call.ts';
import { openDoor, type Visit } from './http/door.ts';
import { redactor } from './http/journal.ts';
import { type Clock, LIMITS, type Limits, pace, REAL_CLOCK } from './http/limits.ts';
import { type Door, NoAnswer } from './issuer.ts';
import type { Asked, Part } from './model.ts';

export { compareAsked } from './http/journal.ts';

export interface Network {
  /** Opens the door to one issuer for one credential. Throws `UsageError` when the user's address for it will not do. */
  door(visit: Visit): Door;
  /** Sends a message where the user said it should go. Returns the status. Throws `UsageError` for an address that will not do, `NoAnswer` when nobody took it. */
  post(url: string, message: unknown): Promise<number>;
  /**
   * Sends one call as it is, at its host's pace, and writes it down without the credential's parts. For a client with manners of its own:
   * addresses, the budget and repetitions are its part. Throws `NoAnswer`, or `Passing` when it may work a moment later.
   * @param path what is written down in place of the address's own path, where that tells nothing
   */
  call(call: Call, parts: readonly Part[], path?: string): Promise<Raw>;
  /** Every call that left the machine, in the order they were made; reports sort them with `compareAsked`. */
  readonly asked: readonly Asked[];
  /** Ends all connections, also those in use. */
  close(): Promise<void>;
}

export interface NetworkOptions {
  limits?: Partial<Limits>;
  clock?: Clock;
  /** Where HTTPS_PROXY and NO_PROXY (or lower case) are looked up. */
  env?: NodeJS.ProcessEnv;
}

/** One for a run: what doors share is the pace at which each host is asked, and the list of what was. */
export function openNetwork(options: NetworkOptions = {}): Network {
  const limits = { ...LIMITS, ...options.limits };
  const clock = options.clock ?? REAL_CLOCK;
  const env = options.env ?? process.env;
  const journal: Asked[] = [];
  const turn = pace(limits.perSecond, clock);
  let lines: Promise<Lines> | undefined;
  const send = async (call: Call, answered: (status: number) => void = () => undefined): Promise<Raw> => {
    lines ??= openLines(env);
    return exchange(await lines, call, answered, limits, clock);
  };
  const carry = async (call: Call, shown: string): Promise<Raw> => {
    const { host } = call.url;
    await turn(host);
    const entry: Asked = { host, method: call.method, path: shown, status: 0 };
    journal.push(entry);
    return send(call, (status) => {
      entry.status = status;
    });
  };
  return {
    door: (visit) => openDoor(visit, { carry, limits, clock }),
    async post(text, message) {
      const url = webhook(text);
      const { status } = await send({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) });
      return status;
    },
    call: (call, parts, path = call.url.pathname) => carry(call, redactor(parts)(path)),
    asked: journal,
    close: async () => (await lines?.catch(() => undefined))?.close(),
  };
}

interface Lines {
  request: typeof import('undici').request;
  to(url: URL): Dispatcher;
  close(): Promise<void>;
}

async function openLines(env: NodeJS.ProcessEnv): Promise<Lines> {
  const { Agent, EnvHttpProxyAgent, request } = await import('undici');
  // Said outright, as NODE_TLS_REJECT_UNAUTHORIZED would switch it off for the whole process.
  const tls = { rejectUnauthorized: true };
  const direct = new Agent({ connect: tls });
  const proxy = env['https_proxy'] || env['HTTPS_PROXY'] || '';
  let outward: Dispatcher;
  try {
    outward = new EnvHttpProxyAgent({
      connect: tls,
      requestTls: tls,
      proxyTls: tls,
      // Only https leaves the machine, so that a proxy for plain http is none of ours.
      httpProxy: '',
      httpsProxy: proxy && !proxy.includes('://') ? `http://${proxy}` : proxy,
      noProxy: env['no_proxy'] || env['NO_PROXY'] || '',
    });
  } catch {
    // The value may hold a password.
    throw new NoAnswer('no issuer was asked: HTTPS_PROXY is not the URL of a proxy; mend it or unset it');
  }
  return {
    request,
    to: (url) => (isLoopback(url.hostname) ? direct : outward),
    close: async () => {
      await Promise.all([direct.destroy(), outward.destroy()]);
    },
  };
}

/** One call, its body included, within one timeout. Whatever fails on the way ends as a sentence without anything that was sent or came. */
async function exchange(lines: Lines, call: Call, answered: (status: number) => void, limits: Limits, clock: Clock): Promise<Raw> {
  const { host } = call.url;
  const abort = new AbortController();
  const cancel = clock.after(limits.timeout, () => abort.abort());
  try {
    const response = await lines.request(call.url, {
      method: call.method,
      headers: call.headers,
      body: call.body ?? null,
      signal: abort.signal,
      dispatcher: lines.to(call.url),
    });
    answered(response.statusCode);
    const headers = headersOf(response.headers);
    const status = response.statusCode;
    if (status === 429 || status >= 500 || (status >= 300 && status < 400)) {
      response.body.on('error', () => {}).destroy();
      return { status, headers, body: Buffer.alloc(0) };
    }
    const packed = await read(response.body, limits.bytes, host);
    return { status, headers, body: await unpack(packed, headers.get('content-encoding'), limits.bytes, host) };
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    if (abort.signal.aborted) throw new NoAnswer(`${host} did not answer within ${limits.timeout / 1000} seconds; run again later`);
    throw failure(host, codeOf(error));
  } finally {
    cancel();
  }
}

function headersOf(headers: Record<string, string | string[] | undefined>): ReadonlyMap<string, string> {
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && name.toLowerCase() !== 'set-cookie');
  return new Map(kept.map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

const tooLong = (host: string, bytes: number) => new NoAnswer(`${host} answered with more than ${Math.round(bytes / 1024)} KiB, which was not read`);

async function read(body: AsyncIterable<Buffer>, bytes: number, host: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early ends the connection.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > bytes) throw tooLong(host, bytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpack(body: Buffer, encoding: string | undefined, bytes: number, host: string): Promise<Buffer> {
  if (!encoding || body.length === 0 || /^\s*identity\s*$/i.test(encoding)) return body;
  if (!/^\s*(?:x-)?gzip\s*$/i.test(encoding)) throw new NoAnswer(`${host} answered in an encoding it was not asked for`);
  try {
    return await promisify(gunzip)(body, { maxOutputLength: bytes });
  } catch (error) {
    throw codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? tooLong(host, bytes) : new NoAnswer(`${host} answered with a damaged body; run again later`);
  }
}

/** The code of what went wrong. Messages of errors may hold what was sent. */
function codeOf(error: unknown): string {
  const { code, cause, errors } = (error ?? {}) as { code?: unknown; cause?: unknown; errors?: unknown[] };
  if (typeof code === 'string' && /^[A-Z0-9_]+$/.test(code)) return code;
  return cause ? codeOf(cause) : errors?.length ? codeOf(errors[0]) : 'unknown error';
}

const CERTIFICATE = /CERT|SIGNATURE|SIGNED|SSL|TLS/;
/** What may be gone a moment later. */
const FLEETING = /^(?:ECONNRESET|ECONNREFUSED|EPIPE|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|ETIMEDOUT|UND_ERR_SOCKET|UND_ERR_CONNECT_TIMEOUT)$/;

function failure(host: string, code: string): NoAnswer {
  if (code === 'ENOTFOUND') return new NoAnswer(`${host} was not found; look at the network, and at HTTPS_PROXY if you need one`);
  if (code === 'UND_ERR_ABORTED') return new NoAnswer(`the proxy opened no way to ${host}; look at HTTPS_PROXY and NO_PROXY`);
  if (CERTIFICATE.test(code))
    return new NoAnswer(`the certificate of ${host} does not check out (${code}); if your network signs its own, name its authority in NODE_EXTRA_CA_CERTS`);
  const Kind = FLEETING.test(code) ? Passing : NoAnswer;
  return new Kind(`${host} could not be reached (${code}); look at the network, and at HTTPS_PROXY if you need one`);
}
