/**
 * Where an issuer may be asked: its declared hosts, or a server the user named in place of the first. Pure; nothing else is ever an address.
 */
import { type Ask, NoAnswer } from '../issuer.ts';
import { UsageError } from '../model.ts';

/** True for names and addresses of this machine alone. */
export const isLoopback = (hostname: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** Checks a base the user named. @param issuer its id, for the message @param write how it is named */
function checkBase(issuer: string, ask: Pick<Ask, 'hosts' | 'base'>, text: string, write: string): URL {
  const fault = (what: string) => new UsageError(`the address for ${issuer} ${what}; write ${write}`);
  const base = URL.canParse(text) ? new URL(text) : undefined;
  if (!base || !/^https?:$/.test(base.protocol)) throw fault('is not a URL with https');
  if (base.username || base.password) throw fault('holds a user name or password, which would be sent there');
  if (base.search || base.hash) throw fault('holds a query or fragment');
  if (isLoopback(base.hostname)) return base;
  if (!ask.base) throw new UsageError(`${issuer} runs only on ${ask.hosts.join(' and ')}; leave the address out`);
  if (base.protocol !== 'https:') throw fault(`is plain http, and ${base.hostname} is not this machine`);
  return base;
}

/**
 * Turns what an issuer's file asks into an address, or throws `NoAnswer`. A path alone is one on the first host.
 * A base on this machine takes the place of all hosts: whoever points an issuer at a server of his own means no other.
 * @param write how the user names a base, for messages
 */
export function addresses(
  issuer: string,
  ask: Pick<Ask, 'hosts' | 'base'>,
  baseText?: string,
  write = `--online=${issuer}=https://HOST`,
): (url: string) => URL {
  const base = baseText === undefined ? undefined : checkBase(issuer, ask, baseText, write);
  const [first] = ask.hosts;
  if (!base && first === undefined) throw new UsageError(`${issuer} runs on its users' own hosts; name yours with --online=${issuer}=https://HOST`);
  const hosts = new Set(ask.hosts);
  const moved = base && isLoopback(base.hostname) ? hosts : new Set(base && first !== undefined ? [first] : []);
  const prefix = base ? base.pathname.replace(/\/+$/, '') : '';
  const home = `${base?.origin ?? `https://${first}`}${prefix}`;
  return (text) => {
    const refused = (why: string) => new NoAnswer(`${issuer} was not asked: ${why}`);
    // A parser of URLs mends these silently, and a hostile token could choose the path that is asked.
    if (/[\u0000-\u0020\u007f\\]/.test(text)) throw refused('the address holds a space, a backslash or a control character');
    if (/\/(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(text)) throw refused('the address holds a path that leads upwards');
    const full = text.startsWith('/') ? home + text : text;
    if (!URL.canParse(full)) throw refused('the address is not a URL');
    const url = new URL(full);
    url.hash = '';
    if (url.username || url.password) throw refused('the address holds a user name or password');
    if (base && url.origin === base.origin) return url;
    if (!hosts.has(url.hostname)) throw refused(`${url.host} is none of its hosts (${base?.host ?? ask.hosts.join(', ')})`);
    if (url.protocol !== 'https:' || url.port) throw refused(`${url.hostname} is asked by https on its usual port only`);
    return moved.has(url.hostname) ? new URL(home + url.pathname + url.search) : url;
  };
}

/** The address of a webhook, from the command line alone. Its path is a secret in itself, so that no message repeats it. */
export function webhook(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) || url.username || url.password)
    throw new UsageError('--notify takes the https address of a webhook, without user name or password');
  url.hash = '';
  return url;
}
