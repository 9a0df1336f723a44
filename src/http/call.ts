/**
 * One call as it goes out, and what comes back as an issuer's file sees it. Refuses what no header may carry; knows no network.
 */
import { NoAnswer, type Reply } from '../issuer.ts';

export interface Call {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

/** What came back, unpacked. The body is empty where nobody needs it: of redirects, limits and errors of the issuer. */
export interface Raw {
  status: number;
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}

/** No answer now, perhaps one in a moment. */
export class Passing extends NoAnswer {}

/** Headers that say how the call is carried, or carry something from one call to another. */
const OURS = /^(?:host|connection|keep-alive|te|trailer|transfer-encoding|content-length|expect|upgrade|user-agent|accept-encoding|cookie|proxy-.*)$/;

/** The headers of a call. No message holds a value: it may be a token. */
export function headersOf(host: string, given: Record<string, string>, content?: string): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(content ? { 'content-type': content } : {}),
  };
  for (const [key, value] of Object.entries(given)) {
    const name = key.toLowerCase();
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || OURS.test(name)) throw new NoAnswer(`${host} was not asked: an issuer's file may not set that header`);
    if (!/^[\u0020-\u007e]*$/.test(value))
      throw new NoAnswer(`${host} was not asked: the value for the header ${name} holds characters no header may carry; the credential is damaged`);
    headers[name] = value;
  }
  return { ...headers, 'user-agent': `keyreach/${KEYREACH_VERSION}`, 'accept-encoding': 'gzip' };
}

/**
 * The reply. JSON is due with every success that was asked for it and has a body; what an issuer, or something on the way to it, says
 * with a refusal may be any text.
 */
export function replyOf({ status, headers, body }: Raw, call: Call): Reply {
  const text = new TextDecoder().decode(body);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    if (status < 300 && status !== 204 && /json/i.test(call.headers['accept'] ?? ''))
      throw new NoAnswer(`${call.url.host} answered ${status} with something that is no JSON; a proxy or a login page may stand between`);
  }
  return { status, headers, json, text };
}
