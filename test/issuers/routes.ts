/** Issuers in memory: the door is the real one, and behind it lies a table of routes. What is not in the table fails the test. No network. */
import { authorityOf } from '../../src/authority/authority.ts';
import type { Authority } from '../../src/grants.ts';
import type { Call, Raw } from '../../src/http/call.ts';
import { openDoor } from '../../src/http/door.ts';
import { LIMITS } from '../../src/http/limits.ts';
import type { Answer, Held, Issuer, Kind } from '../../src/issuer.ts';
import { type Credential, type Facts, type Part, Secret } from '../../src/model.ts';

export interface Route {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}
/** By method, host and path with its query: `GET api.github.com/user`. A function sees what was sent. */
export type Routes = Record<string, Route | ((headers: Record<string, string>, body: string) => Route)>;

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

/** Asks about one credential; also says what was asked. */
export async function asking(issuer: Issuer, id: string, held: Held, routes: Routes, base?: string): Promise<Answer & { asked: Asked[] }> {
  const { ask } = kindOf(issuer, id);
  if (!ask) throw new Error(`${id} is not asked`);
  const asked: Asked[] = [];
  const send = async (call: Call, answered: (status: number) => void): Promise<Raw> => {
    const what = `${call.method} ${call.url.host}${call.url.pathname}${call.url.search}`;
    const route = routes[what];
    if (!route) throw new Error(`not in the table: ${what}`);
    asked.push({ what, headers: call.headers, body: call.body });
    const { status = 200, headers = {}, body = {} } = typeof route === 'function' ? route(call.headers, call.body ?? '') : route;
    answered(status);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return { status, headers: new Map(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v])), body: Buffer.from(text) };
  };
  const hall = { send, limits: { ...LIMITS, tries: 1 }, clock: CLOCK, turn: async () => {}, journal: [] };
  return { ...(await ask.run(held, openDoor({ issuer: issuer.id, ask, parts: partsOf(held.parts), base }, hall))), asked };
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
