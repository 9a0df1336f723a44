/**
 * Small helpers for the authors of issuers' files: reading answers, naming what is reached, kinds and questions many issuers share.
 * Knows no issuer; asks nobody but by the door it is handed.
 */
import type { Breadth, Reach } from './grants.ts';
import { type Answer, type Ask, type Granted, type Held, type Kind, NoAnswer, type Reply } from './issuer.ts';

/** At most five names, and how many more there are. */
export function named(list: readonly string[]): string {
  const shown = list.slice(0, 5);
  return list.length > shown.length ? `${shown.join(', ')} and ${list.length - shown.length} more` : shown.join(', ');
}

/** `3 zones: a.test, b.test, c.test`. `more`: the list is a page of a longer one. */
export function counted(list: readonly string[], one: string, many: string, more = false): string {
  const count = `${list.length}${more ? ' or more' : ''} ${list.length === 1 && !more ? one : many}`;
  return list.length ? `${count}: ${named(list)}` : count;
}

/** The body as an object. What is none is no answer. */
export function objectOf<T extends object = Record<string, unknown>>({ json }: Reply, who: string): Partial<T> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new NoAnswer(`${who} answered with something that is not what it documents`);
  return json as Partial<T>;
}

/** The list `value`, which an answer of `who` holds. What is none is no answer. */
export function listOf<T extends object = Record<string, unknown>>(value: unknown, who: string): T[] {
  if (!Array.isArray(value) || value.some((v) => typeof v !== 'object' || v === null))
    throw new NoAnswer(`${who} answered with something that is not what it documents`);
  return value as T[];
}

/** The text `value`, if it is one that is not empty. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A date as an issuer writes it, or milliseconds since the epoch, as ISO 8601; nothing when it is neither. */
export function isoOf(value: unknown): string | undefined {
  if ((typeof value !== 'string' || value === '') && typeof value !== 'number') return undefined;
  const time = new Date(value).getTime();
  return Number.isNaN(time) || time <= 0 ? undefined : new Date(time).toISOString();
}

/** Throws for an answer that is neither a success nor one of the `known` statuses. */
export function expectStatus({ status }: Reply, who: string, ...known: number[]): void {
  if ((status < 200 || status > 299) && !known.includes(status)) throw new NoAnswer(`${who} answered ${status}`);
}

/** What is known of all credentials of a kind, none of which tells more by its own content. */
export interface Alike extends Omit<Kind, 'offline'> {
  /** Why it is known, e.g. `it has the rights of its user`. */
  how: string;
  /** What each of them can do for certain. */
  grants?: Granted[];
  /** What only the issuer can tell. */
  unknown?: string[];
  /** The worst one of them can be; counts while something is unknown. */
  worst: readonly [Reach, Breadth];
  expires?: 'never';
}

/** A kind whose credentials say nothing of themselves: what is known of one is known of all. */
export const alike = ({ how, grants = [], unknown = [], worst: [reach, breadth], expires, ...kind }: Alike): Kind => ({
  ...kind,
  offline: () => ({ grants, evidence: { kind: 'kind', how }, unknown, worst: { reach, breadth }, ...(expires ? { expires } : {}) }),
});

/** A list an issuer shows: that it is shown tells that the credential works, what is in it what that reaches. */
export interface Listing {
  who: string;
  host: string;
  /** With its query. */
  path: string;
  headers(held: Held): Record<string, string>;
  /** Under which key of the answer the list is; absent: the answer is the list. What is none is no answer. */
  list?: string;
  /** Under which key one of the list has its name. */
  name: string;
  one: string;
  many: string;
  /** How many there are at most on the one page that is looked at. */
  page: number;
  /** As the issuer calls the right to see it. */
  action: string;
  breadth: Breadth;
  /** What the list does not tell. */
  unknown: string[];
}

/** Asks for one list. A refusal that is no 401 says nothing of the credential, as it may be for the address or a limit. */
export const byList = ({ who, host, path, headers, list, name, one, many, page, action, breadth, unknown }: Listing): Ask => ({
  hosts: [host],
  budget: 2,
  run: async (held, door): Promise<Answer> => {
    const reply = await door.get(path, headers(held));
    const how = `GET ${path.replace(/\?.*/, '')}`;
    if (reply.status === 401) return { state: 'dead', how: `${how} answers 401`, unknown: [] };
    expectStatus(reply, who);
    const entries = listOf(list === undefined ? reply.json : objectOf(reply, who)[list], who);
    const names = entries.map((entry) => textOf(entry[name]) ?? '(unnamed)');
    const more = entries.length >= page;
    return {
      state: 'live',
      how,
      grants: [{ action, resource: counted(names, one, many, more), reach: 'read', breadth }],
      unknown,
      reaches: names,
      ...(names.length ? { stakes: counted(names, one, many, more).replace(/:.*/, '') } : {}),
    };
  },
});
