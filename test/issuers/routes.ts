/**
 * Issuers from a table of routes, asked twice through the real door: in memory, where hosts are told apart, and on this machine's loopback,
 * where every request is judged. Both must come to the same. What is not in the table fails the test.
 */
import { expect } from 'vitest';
import { authorityOf } from '../../src/authority/authority.ts';
import type { Authority } from '../../src/grants.ts';
import type { Call, Raw } from '../../src/http/call.ts';
import { openDoor } from '../../src/http/door.ts';
import { LIMITS } from '../../src/http/limits.ts';
import type { Answer, Ask, Held, Issuer, Kind } from '../../src/issuer.ts';
import { type Credential, type Facts, type Part, Secret } from '../../src/model.ts';
import { type Given, issuerServer } from '../issuer-server.ts';

export interface Route extends Pick<Given, 'reads' | 'credentialInQuery'> {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}
/** By method, host and path with its query: `GET api.github.com/user`. */
export type Routes = Record<string, Route>;

export interface Asked {
  what: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const CLOCK = { now: () => 0, random: () => 0, sleep: async () => {}, after: () => () => {} };
const partsOf = (parts: Record<string, string>) => Object.entries(parts).map(([name, value]) => ({ name, value: new Secret(value) })) as unknown as Part[];

export const kindOf = (issuer: Issuer, id: string): Kind => {
  const kind = issuer.kinds[id];
  if (!kind) throw new Error(`${issuer.id} has no ${id}`);
  return kind;
};

/** Asks about one credential; also says what was asked. @param base a server of the user's own */
export async function asking(issuer: Issuer, id: string, held: Held, routes: Routes, base?: string): Promise<Answer & { asked: Asked[] }> {
  const { ask } = kindOf(issuer, id);
  if (!ask) throw new Error(`${id} is not asked`);
  const asked: Asked[] = [];
  const carry = async (call: Call): Promise<Raw> => {
    const what = `${call.method} ${call.url.host}${call.url.pathname}${call.url.search}`;
    const route = routes[what];
    if (!route) throw new Error(`not in the table: ${what}`);
    asked.push({ what, headers: call.headers, body: call.body });
    const { status = 200, headers = {}, body = {} } = route;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return { status, headers: new Map(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v])), body: Buffer.from(text) };
  };
  const hall = { carry, limits: { ...LIMITS, tries: 1 }, clock: CLOCK };
  const told = await outcome(ask.run(held, openDoor({ issuer: issuer.id, ask, parts: partsOf(held.parts), base }, hall)));
  if (base === undefined) await sameOnLoopback(ask, held, routes, told);
  if ('error' in told) throw told.error;
  return { ...told.answer, asked };
}

type Outcome = { answer: Answer } | { error: unknown };
const outcome = (promise: Promise<Answer>): Promise<Outcome> =>
  promise.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );

/** Hosts are one there, so that a table with the same path on two of them cannot be asked. */
async function sameOnLoopback(ask: Ask, held: Held, routes: Routes, told: Outcome): Promise<void> {
  const table = Object.entries(routes).map(([key, { body = {}, ...rest }]): [string, Given] => [
    key.replace(/ [^/]+/, ' '),
    { ...rest, ...(typeof body === 'string' ? { body } : { json: body }) },
  ]);
  if (new Set(table.map(([key]) => key)).size < table.length) return;
  const server = await issuerServer(Object.fromEntries(table));
  const there = await outcome(server.run(ask, held));
  if ('answer' in told) expect(there).toEqual(told);
  else expect('error' in there && (there.error as Error).constructor).toBe((told.error as Error).constructor);
}

/** What all of it comes to, through the same function the audit uses. */
export function judged(issuer: Issuer, id: string, parts: Record<string, string>, facts: Facts, answer?: Answer): Authority {
  const credential = { parts: partsOf(parts), facts } as unknown as Credential;
  return authorityOf(credential, kindOf(issuer, id), answer, Date.parse('2026-11-21'));
}

/** The grants in one line each, for tables. */
export const lines = (authority: Pick<Authority, 'grants'> | Answer): string[] =>
  (authority.grants ?? []).map((g) => `${g.action} ${g.reach} ${g.breadth}${g.destroys ? ` destroys ${g.destroys}` : ''} on ${g.resource}`);

/** The same in an order of its own, where that of equals does not matter. */
export const sortedLines = (authority: Pick<Authority, 'grants'> | Answer): string[] => lines(authority).sort();
