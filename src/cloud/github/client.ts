/**
 * Asks GitHub's REST API through Octokit, which pages, waits for rate limits and tries again. Only asks; loads Octokit with the first question.
 * What goes wrong ends as a `Refused` in words of ours: no text of an answer gets into a message.
 * Limits: docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api and …/troubleshooting-the-rest-api (404 in place of 403,
 * X-Accepted-GitHub-Permissions); checked 2026-11-21.
 */
import { NoAnswer } from '../../issuer.ts';
import { type SkipReason, UsageError } from '../../model.ts';
import { type Carrier, type CarrierOptions, Ended, openCarrier } from './carrier.ts';

/** A GitHub object as it came. Nothing of it is to be believed to have a type. */
export type Raw = Readonly<Record<string, unknown>>;

/** GitHub did not answer a question, and why. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: SkipReason;
  readonly status: number | undefined;
  constructor(message: string, reason: SkipReason, status?: number) {
    super(message);
    this.reason = reason;
    this.status = status;
  }
}

export interface Question {
  /** What is asked for, in words. */
  what: string;
  route: string;
  /** What the token must be allowed, as GitHub calls it; for when GitHub itself does not say. */
  needs: string;
  /** True when the list comes in one piece. */
  whole?: boolean;
}

export interface Github {
  one(question: Question, parameters: Record<string, string>): Promise<Raw>;
  /** All pages of a list. */
  list(question: Question, parameters: Record<string, string>): Promise<Raw[]>;
  answers(): number;
}

export interface ClientOptions extends CarrierOptions {
  /** What the token is called, for messages. */
  tokenName: string;
  /** Milliseconds GitHub may make a run wait. When it wants more, it is left alone. */
  patience?: number;
  /** Milliseconds of a second; less in tests. */
  second?: number;
}

const PATIENCE = 90_000;
const TRIES = 3;
/** Ten thousand items; a list that goes on behind them is said to be cut. */
const MOST_PAGES = 100;
/** Octokit would try these again; limits are the other plugin's part. */
const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451];
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

export async function openGithub(options: ClientOptions): Promise<Github> {
  const carrier = openCarrier(options);
  const [{ Octokit }, { throttling }, { retry }] = await Promise.all([
    import('@octokit/rest'),
    import('@octokit/plugin-throttling'),
    import('@octokit/plugin-retry'),
  ]);
  const second = options.second ?? 1000;
  const limited = limits(carrier, (options.patience ?? PATIENCE) / 1000, second);
  const octokit = new (Octokit.plugin(throttling, retry))({
    ...(options.base === undefined ? {} : { baseUrl: options.base.replace(/\/+$/, '') }),
    log: SILENT,
    request: { fetch: carrier.fetch },
    throttle: { onRateLimit: limited, onSecondaryRateLimit: limited, retryAfterBaseValue: second },
    retry: { doNotRetry: FINAL, retries: TRIES - 1, retryAfterBaseValue: second },
  });
  octokit.hook.before('request', (request) => carrier.admit(request.method, octokit.request.endpoint(request).url));
  const ask = async <T>(question: Question, asking: () => Promise<T>): Promise<T> => {
    try {
      return await asking();
    } catch (error) {
      throw refusal(error, question, options.tokenName);
    }
  };
  return {
    one: (question, parameters) =>
      ask(question, async () => {
        const { data } = await octokit.request(question.route, parameters);
        if (!isObject(data)) throw unreadable(question);
        return data;
      }),
    list: (question, parameters) =>
      ask(question, async () => {
        const found: Raw[] = [];
        let pages = 0;
        for await (const page of octokit.paginate.iterator(question.route, question.whole ? parameters : { per_page: 100, ...parameters })) {
          // Where GitHub answers 409, the plugin makes up an empty page, which has no address.
          if (page.url === undefined) throw new Refused(`GitHub answers 409 to the question for ${question.what}`, 'failed', 409);
          const data: unknown = page.data;
          if (!Array.isArray(data) || !data.every(isObject)) throw unreadable(question);
          found.push(...data);
          if (++pages >= MOST_PAGES && /rel="next"/.test(page.headers.link ?? ''))
            throw new Refused(`there are more than ${found.length}; the list was not read to its end`, 'too-large');
        }
        return found;
      }),
    answers: carrier.answers,
  };
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

const unreadable = (question: Question): Refused =>
  new Refused(`GitHub answered the question for ${question.what} with something that is not what it documents`, 'unparsable');

/** What to do when GitHub says that it was asked too much: wait, with everything, or leave it alone. */
const limits =
  (carrier: Carrier, patience: number, second: number) =>
  (seconds: number, _options: unknown, _octokit: unknown, retried: number): boolean => {
    if (seconds <= patience && retried < TRIES - 1) {
      carrier.rest(seconds * second);
      return true;
    }
    const again = new Date(Date.now() + Math.min(seconds, 86_400) * 1000).toISOString();
    carrier.close(`GitHub wants no more calls until ${again}; run again after that`);
    return false;
  };

interface Failure {
  status?: unknown;
  cause?: unknown;
  response?: { headers?: Record<string, unknown>; data?: unknown };
}

/** Names of permissions and scopes, and nothing else. */
const plain = (header: unknown): string | undefined =>
  typeof header === 'string' && /^[\w:=,; ]{1,200}$/.test(header) && header.trim() !== '' ? header.trim() : undefined;

/** What a token lacks, as GitHub says it in the headers of a refusal. */
function lacking(headers: Record<string, unknown>, needs: string): string {
  const permissions = plain(headers['x-accepted-github-permissions']);
  const scopes = plain(headers['x-accepted-oauth-scopes']);
  if (permissions) return `the permission ${permissions}`;
  return scopes && headers['x-oauth-scopes'] !== undefined ? `one of the scopes ${scopes}` : needs;
}

function refusal(error: unknown, question: Question, tokenName: string): Error {
  if (error instanceof Refused || error instanceof UsageError) return error;
  const { status, cause, response } = (error ?? {}) as Failure;
  const silent = error instanceof NoAnswer ? error : cause instanceof NoAnswer ? cause : undefined;
  if (silent) return new Refused(silent.message, silent instanceof Ended ? silent.reason : 'failed');
  const headers = response?.headers ?? {};
  if (status === 401)
    return new Refused(`GitHub does not take the token in ${tokenName} (401); it has ended, was revoked, or is for another server`, 'unreadable', 401);
  if (status === 403 || status === 429) {
    if (status === 429 || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0')
      return new Refused('GitHub wants no more calls for now; run again later', 'limit', status);
    if (/^required/.test(String(headers['x-github-sso'] ?? '')))
      return new Refused(`GitHub refuses it (403): the token in ${tokenName} is not authorised for the organization's single sign-on`, 'unreadable', status);
    return new Refused(`GitHub refuses it (403): the token lacks ${lacking(headers, question.needs)}`, 'unreadable', status);
  }
  if (status === 404)
    return new Refused(`GitHub answers 404: there is none, or the token may not see it, which takes ${lacking(headers, question.needs)}`, 'unreadable', status);
  if (typeof status === 'number' && response) return new Refused(`GitHub answers ${status}; run again later`, 'failed', status);
  // Octokit stumbles over answers of another form.
  return unreadable(question);
}
