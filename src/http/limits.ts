/**
 * How much, how often and how long an issuer is asked, and when it may be asked again.
 * Knows no network; time and chance come from the clock it is handed.
 */

export interface Limits {
  /** Milliseconds for one call, its body included. */
  timeout: number;
  /** Bytes of a body, packed and unpacked. */
  bytes: number;
  /** Calls for one credential, unless its issuer's file says otherwise. Repetitions and redirects count. */
  budget: number;
  /** How often one question is sent at most. */
  tries: number;
  /** Milliseconds before the first repetition; they double with each. */
  backoff: number;
  /** Milliseconds an issuer may make us wait. When it wants more, it is left alone. */
  patience: number;
  redirects: number;
  /** Calls to one host in a second. */
  perSecond: number;
}

export const LIMITS: Limits = {
  timeout: 10_000,
  bytes: 1 << 20,
  budget: 10,
  tries: 3,
  backoff: 500,
  patience: 30_000,
  redirects: 3,
  perSecond: 5,
};

/** Time and chance, so that tests need neither. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Runs something later, unless the returned function is called first. */
  after(milliseconds: number, run: () => void): () => void;
}

export const REAL_CLOCK: Clock = {
  // Unlike Date.now() it never jumps back, which would make a wait endless.
  now: () => performance.timeOrigin + performance.now(),
  random: Math.random,
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Makes calls wait for their turn, so that no host gets more than `perSecond` in any second. */
export function pace(perSecond: number, clock: Clock): (host: string) => Promise<void> {
  const turns = new Map<string, number[]>();
  return async (host) => {
    const last = turns.get(host) ?? [];
    turns.set(host, last);
    const now = clock.now();
    // The turn is taken before anything waits: calls that come together get different ones.
    const turn = Math.max(now, (last.at(-perSecond) ?? Number.NEGATIVE_INFINITY) + 1000);
    last.push(turn);
    if (last.length > perSecond) last.shift();
    if (turn > now) await clock.sleep(turn - now);
  };
}

/** Milliseconds before the next try: twice as many each time, and no two askers the same, lest they come back together. */
export const backoff = (limits: Limits, tried: number, clock: Clock): number => limits.backoff * 2 ** (tried - 1) * (0.5 + clock.random() / 2);

/** Longer than this no issuer means it; and a date must come out that can be shown. */
const YEAR = 365 * 86_400_000;

/** True when the issuer says that it was asked too much. Some say so with a 403, which otherwise is a verdict on the credential. */
export const isLimit = (status: number, headers: ReadonlyMap<string, string>): boolean =>
  status === 429 || (status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0'));

/** Milliseconds the issuer wants us to wait; undefined when it does not say. */
export function wantsWait(headers: ReadonlyMap<string, string>, now: number): number | undefined {
  const after = headers.get('retry-after')?.trim();
  const reset = headers.get('x-ratelimit-remaining') === '0' ? headers.get('x-ratelimit-reset')?.trim() : undefined;
  const wait = after ? (number(after) ?? Date.parse(after) - now) : reset ? resetIn(number(reset), now) : undefined;
  return wait === undefined || Number.isNaN(wait) ? undefined : Math.min(YEAR, Math.max(0, wait));
}

const number = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : undefined);

/** Some give the moment, some the seconds until then; no wait is as long as all the time since 1970. */
const resetIn = (value: number | undefined, now: number): number | undefined => (value !== undefined && value > 1e12 ? value - now : value);
