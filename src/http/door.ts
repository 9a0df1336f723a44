/**
 * The door to one issuer for one credential: what may be asked, how often it is repeated, and what counts as an answer.
 * Asks declared hosts only, follows nobody to another one, and tells nobody what it carried. Sends nothing itself.
 */
import { type Ask, type Door, NoAnswer, type Reply } from '../issuer.ts';
import type { Part } from '../model.ts';
import { addresses } from './address.ts';
import { type Call, headersOf, Passing, type Raw, replyOf } from './call.ts';
import { asksOnly } from './graphql.ts';
import { redactor } from './journal.ts';
import { backoff, type Clock, isLimit, type Limits, wantsWait } from './limits.ts';

/** For whom a door is opened. */
export interface Visit {
  /** The issuer's id. */
  issuer: string;
  ask: Pick<Ask, 'hosts' | 'base' | 'budget'>;
  /** The credential's parts: no path that is written down holds one. */
  parts: readonly Part[];
  /** An address the user gave for the issuer, on the command line or in the own config; never one from scanned content. */
  base?: string | undefined;
}

/** What doors share during a run. */
export interface Hall {
  /** Sends a call when it is its host's turn, and writes it down under the path that may be shown. */
  carry(call: Call, shown: string): Promise<Raw>;
  limits: Limits;
  clock: Clock;
}

const PASSING = new Set([429, 502, 503, 504]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Throws `UsageError` when the user's address will not do. */
export function openDoor({ issuer, ask, parts, base }: Visit, { carry, limits, clock }: Hall): Door {
  const address = addresses(issuer, ask, base);
  const shown = redactor(parts);
  const budget = ask.budget ?? limits.budget;
  let left = budget;
  /** Until when each host wants to be left alone. */
  const closed = new Map<string, number>();

  const leftAlone = (host: string, until: number) => new NoAnswer(`${host} wants no more calls until ${new Date(until).toISOString()}; run again after that`);

  /** Sends a call and writes it down. */
  async function once(call: Call): Promise<Raw> {
    const { host, pathname } = call.url;
    const until = closed.get(host);
    if (until !== undefined && until > clock.now()) throw leftAlone(host, until);
    if (left <= 0) throw new NoAnswer(`${host} was not asked further: the ${budget} calls for one credential are used up`);
    left--;
    return carry(call, shown(pathname));
  }

  /** Sends a call until there is an answer, or none to be had. */
  async function insist(call: Call): Promise<Raw> {
    const { host } = call.url;
    for (let tried = 1; ; tried++) {
      const last = tried >= limits.tries || left <= 1;
      let wait: number | undefined;
      try {
        const raw = await once(call);
        const limit = isLimit(raw.status, raw.headers);
        if (!limit && !PASSING.has(raw.status)) return raw;
        wait = wantsWait(raw.headers, clock.now());
        if (wait !== undefined && wait > limits.patience) {
          closed.set(host, clock.now() + wait);
          throw leftAlone(host, clock.now() + wait);
        }
        if (last) throw new NoAnswer(`${host} answered ${raw.status}${limit ? ' (too many calls)' : ''}${times(tried)}; run again later`);
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        if (last) throw new NoAnswer(`${error.message}${times(tried)}`);
      }
      await clock.sleep(Math.max(wait ?? 0, backoff(limits, tried, clock)));
    }
  }

  /** The call a redirect leads to; on the same server only, as the credential goes with it. */
  function follow(call: Call, raw: Raw): Call {
    const { host, origin } = call.url;
    const location = raw.headers.get('location') ?? '';
    const url = URL.canParse(location, call.url.href) ? new URL(location, call.url) : undefined;
    if (!url || location === '') throw new NoAnswer(`${host} answered ${raw.status} and leads nowhere; run again later`);
    if (url.origin !== origin || url.username || url.password)
      throw new NoAnswer(`${host} answered ${raw.status} and leads elsewhere, where the credential was not sent; look whether the issuer has moved`);
    if (call.method === 'POST' && raw.status < 307) throw new NoAnswer(`${host} answered a POST with ${raw.status}, which was not followed`);
    url.hash = '';
    return { ...call, url };
  }

  async function converse(first: Call): Promise<Reply> {
    let call = first;
    for (let followed = 0; ; followed++) {
      const raw = await insist(call);
      const { host } = call.url;
      if (REDIRECTS.has(raw.status)) {
        if (followed >= limits.redirects) throw new NoAnswer(`${host} answered with more than ${limits.redirects} redirects`);
        call = follow(call, raw);
        continue;
      }
      if (raw.status >= 500) throw new NoAnswer(`${host} answered ${raw.status}, an error of its own; run again later`);
      if (raw.status < 200 || (raw.status >= 300 && raw.status < 400)) throw new NoAnswer(`${host} answered ${raw.status}, which is no answer`);
      return replyOf(raw, call);
    }
  }

  const post = (url: URL, body: string, type: string, headers: Record<string, string> = {}): Promise<Reply> =>
    converse({ method: 'POST', url, headers: headersOf(url.host, headers, type), body });

  return {
    async get(url, headers = {}) {
      const target = address(url);
      return converse({ method: 'GET', url: target, headers: headersOf(target.host, headers) });
    },
    async query(url, document, variables, headers) {
      const target = address(url);
      if (!asksOnly(document)) throw new NoAnswer(`${target.host} was not asked: the GraphQL document holds more than queries`);
      return post(target, JSON.stringify({ query: document, ...(variables ? { variables } : {}) }), 'application/json', headers);
    },
    async ask(url, body, headers) {
      const target = address(url);
      if (/graphql/i.test(target.pathname)) throw new NoAnswer(`${target.host} was not asked: GraphQL is asked by query, which reads the document`);
      return typeof body === 'string'
        ? post(target, body, 'application/x-www-form-urlencoded', headers)
        : post(target, JSON.stringify(body), 'application/json', headers);
    },
  };
}

const times = (tried: number): string => (tried === 1 ? '' : `, ${tried} times`);
