/**
 * Signs a request to AWS with Signature Version 4. Pure but for the hash functions of Node; sends nothing.
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html, checked 2026-11-21.
 */
import { createHash, createHmac } from 'node:crypto';

export interface Signable {
  method: 'GET' | 'POST';
  /** Whole, with its query. */
  url: string;
  body?: string;
  headers?: Record<string, string>;
}

export interface AwsKeys {
  id: string;
  secret: string;
  sessionToken?: string | undefined;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** As RFC 3986 has it: AWS also escapes what JavaScript leaves. */
const escaped = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The headers that the signed request is to be sent with; `host` is among those signed, and is set by whoever sends. */
export function signed({ method, url, body = '', headers = {} }: Signable, keys: AwsKeys, region: string, service: string, now: Date): Record<string, string> {
  const { host, pathname, searchParams } = new URL(url);
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const sent: Record<string, string> = { ...headers, 'x-amz-date': time, ...(keys.sessionToken ? { 'x-amz-security-token': keys.sessionToken } : {}) };
  const all = Object.entries({ ...sent, host }).map(([name, value]) => [name.toLowerCase(), value.trim().replace(/ +/g, ' ')] as const);
  all.sort(([a], [b]) => (a < b ? -1 : 1));
  const names = all.map(([name]) => name).join(';');
  const query = [...searchParams].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).sort();
  const request = [method, pathname, query.join('&'), ...all.map(([name, value]) => `${name}:${value}`), '', names, sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${keys.secret}`);
  const signature = hmac(key, toSign).toString('hex');
  return { ...sent, authorization: `AWS4-HMAC-SHA256 Credential=${keys.id}/${scope}, SignedHeaders=${names}, Signature=${signature}` };
}
