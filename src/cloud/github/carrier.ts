/**
 * Carries Octokit's calls through keyreach's own door: GET only, to GitHub or the user's own server only, within a budget, the token put on
 * at the last moment. Octokit itself never holds the token, so that none of its errors can.
 */
import { addresses } from '../../http/address.ts';
import { headersOf, Passing, type Raw } from '../../http/call.ts';
import type { Network } from '../../http.ts';
import { NoAnswer } from '../../issuer.ts';
import type { Secret } from '../../model.ts';

export const HOST = 'api.github.com';
/** What the user writes to name a server of his own. */
const WRITE = '--base-url https://HOST/api/v3';

export interface CarrierOptions {
  network: Pick<Network, 'call'>;
  token: Secret;
  /** A GitHub Enterprise Server the user named. */
  base?: string | undefined;
  /** Calls in all; repetitions and redirects count. */
  calls: number;
}

/** No answer, and asking again is no use. Octokit passes errors of this name on as they are. */
export class Ended extends NoAnswer {
  override name = 'AbortError';
  /** `limit`: nothing else is to be asked either. */
  readonly reason: 'failed' | 'limit' | 'unparsable';
  constructor(message: string, reason: Ended['reason'] = 'failed') {
    super(message);
    this.reason = reason;
  }
}

export interface Carrier {
  fetch: typeof globalThis.fetch;
  /** Throws unless a call only asks, and asks GitHub. */
  admit(method: string, url: string): void;
  /** Sends nothing more until then. */
  rest(milliseconds: number): void;
  /** Sends nothing more at all. */
  close(why: string): void;
  /** How many answers were good. */
  answers(): number;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 3;
const EMPTY = new Set([204, 205, 304]);
/** What says how the body was packed is no longer true of it. */
const PACKED = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

/** Throws `UsageError` when the user's address will not do. */
export function openCarrier({ network, token, base, calls }: CarrierOptions): Carrier {
  const address = addresses('github', { hosts: [HOST], base: true }, base, WRITE);
  const parts = [{ name: 'secret', value: token }];
  let left = calls;
  let good = 0;
  let resting: Promise<void> = Promise.resolve();
  let closed: string | undefined;

  const admitted = (method: string, url: string): URL => {
    if (method !== 'GET') throw new Ended(`${HOST} was not asked: keyreach reads only, and this was no GET`);
    try {
      return address(url);
    } catch (error) {
      throw error instanceof NoAnswer ? new Ended(error.message) : error;
    }
  };

  async function once(url: URL): Promise<Raw> {
    await resting;
    if (closed !== undefined) throw new Ended(closed, 'limit');
    if (left <= 0) throw new Ended(`${url.host} was not asked further: the ${calls} calls of --max-calls are used up`, 'limit');
    left--;
    try {
      const headers = headersOf(url.host, {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token.reveal()}`,
        'x-github-api-version': '2022-11-28',
      });
      return await network.call({ method: 'GET', url, headers }, parts);
    } catch (error) {
      throw error instanceof NoAnswer && !(error instanceof Passing) ? new Ended(error.message) : error;
    }
  }

  /** The address a redirect leads to; on the same server only, as the token goes with it. */
  function follow(from: URL, raw: Raw): URL {
    const location = raw.headers.get('location') ?? '';
    const to = location !== '' && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (to?.origin !== from.origin || to.username || to.password)
      throw new Ended(`${from.host} answered ${raw.status} and leads elsewhere, where the token was not sent`);
    return to;
  }

  return {
    admit: (method, url) => void admitted(method, url),
    rest(milliseconds) {
      resting = Promise.all([resting, new Promise((done) => setTimeout(done, milliseconds))]).then(() => undefined);
    },
    close(why) {
      closed ??= why;
    },
    answers: () => good,
    fetch: async (input, init) => {
      let url = admitted(init?.method ?? 'GET', String(input));
      for (let followed = 0; ; followed++) {
        const raw = await once(url);
        if (!REDIRECTS.has(raw.status)) {
          if (raw.status === 200) good++;
          return response(raw, url);
        }
        if (followed >= MOST_REDIRECTS) throw new Ended(`${url.host} answered with more than ${MOST_REDIRECTS} redirects`);
        url = follow(url, raw);
      }
    },
  };
}

function response({ status, headers, body }: Raw, url: URL): Response {
  if (status < 200 || status > 599) throw new Ended(`GitHub answered ${status}, which is no answer`);
  const kept = [...headers].filter(([name]) => !PACKED.has(name));
  // The body of a 429 is not read, and Octokit tells the two limits apart by it.
  const text = status === 429 && headers.get('x-ratelimit-remaining') !== '0' ? '{"message":"secondary rate limit"}' : body;
  // Octokit takes a page, and nothing at all, for an empty list.
  if (status < 300 && !/^\s*[[{]/.test(body.toString('latin1', 0, 64)))
    throw new Ended(`${url.host} answered ${status} with something that is no JSON`, 'unparsable');
  const answer = new Response(EMPTY.has(status) ? null : new Uint8Array(Buffer.from(text)), { status, headers: kept });
  // One that was made here has no address, and Octokit wants to see it.
  return Object.defineProperty(answer, 'url', { value: url.href });
}
