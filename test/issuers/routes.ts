/** A door in memory, made from a table of routes: what is not in the table was not to be asked, and fails the test. No network. */
import { authorityOf } from '../../src/authority/authority.ts';
import type { Authority } from '../../src/grants.ts';
import { type Answer, type Door, type Held, type Issuer, type Kind, NoAnswer, type Reply } from '../../src/issuer.ts';
import { type Credential, type Facts, Secret } from '../../src/model.ts';

export interface Route {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}
/** By method, host and path with its query: `GET api.github.com/user`. A function sees the headers and the body that were sent. */
export type Routes = Record<string, Route | ((headers: Record<string, string>, body: unknown) => Route)>;

export interface Asked {
  what: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** What the answers tell as the real door does: limits and errors of the issuer are no answers. */
export function door(routes: Routes, hosts: readonly string[], asked: Asked[] = [], budget = 10): Door {
  const call = async (method: string, url: string, headers: Record<string, string> = {}, sent?: unknown): Promise<Reply> => {
    const { host, pathname, search } = new URL(url, `https://${hosts[0]}`);
    if (!hosts.some((h) => h === host || (h.startsWith('*.') && host.endsWith(h.slice(1))))) throw new Error(`${host} is not declared`);
    const what = `${method} ${host}${pathname}${search}`;
    const route = routes[what];
    if (!route) throw new Error(`not in the table: ${what}`);
    asked.push({ what, headers, body: sent });
    if (asked.length > budget) throw new NoAnswer('the budget is spent');
    const { status = 200, headers: back = {}, body = {} } = typeof route === 'function' ? route(headers, sent) : route;
    if (status === 429 || status >= 500) throw new NoAnswer(`${host} answered ${status}`);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {}
    return { status, headers: new Map(Object.entries(back).map(([k, v]) => [k.toLowerCase(), v])), json, text };
  };
  return {
    get: (url, headers) => call('GET', url, headers),
    query: (url, document, variables, headers) => {
      if (/\b(?:mutation|subscription)\b/.test(document)) throw new Error('only queries');
      return call('QUERY', url, headers, { query: document, variables });
    },
    ask: (url, body, headers) => call('POST', url, headers, body),
  };
}

export const kindOf = (issuer: Issuer, id: string): Kind => {
  const kind = issuer.kinds[id];
  if (!kind) throw new Error(`${issuer.id} has no ${id}`);
  return kind;
};

/** Asks about one credential; also says what was asked. */
export async function asking(issuer: Issuer, id: string, held: Held, routes: Routes): Promise<Answer & { asked: Asked[] }> {
  const { ask } = kindOf(issuer, id);
  if (!ask) throw new Error(`${id} is not asked`);
  const asked: Asked[] = [];
  return { ...(await ask.run(held, door(routes, ask.hosts, asked, ask.budget))), asked };
}

/** What all of it comes to, through the same function the audit uses. */
export function judged(issuer: Issuer, id: string, parts: Record<string, string>, facts: Facts, answer?: Answer): Authority {
  const credential = { parts: Object.entries(parts).map(([name, value]) => ({ name, value: new Secret(value) })), facts } as unknown as Credential;
  return authorityOf(credential, kindOf(issuer, id), answer, Date.parse('2026-11-21'));
}

/** The grants in one line each, for tables. */
export const lines = (authority: Pick<Authority, 'grants'> | Answer): string[] =>
  (authority.grants ?? []).map((g) => `${g.action} ${g.reach} ${g.breadth}${g.destroys ? ` destroys ${g.destroys}` : ''} on ${g.resource}`);
