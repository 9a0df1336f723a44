/**
 * Small helpers for the authors of stores: reading plain data of unknown shape without a fault.
 * Pure functions; what has another shape than expected is nothing.
 */
import { isoFromSeconds } from './kit.ts';
import type { Stored } from './store.ts';

/** The own property at a path of keys, or nothing. */
export function at(data: unknown, ...path: string[]): unknown {
  let here = data;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

/** The text there, if it is text and not empty; a number as it is written. */
export function text(data: unknown, ...path: string[]): string | undefined {
  const value = at(data, ...path);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** More than any tool keeps; a hostile file must not cost more than that. */
const MOST_ENTRIES = 2000;

/** The entries of the object there. */
export function entries(data: unknown, ...path: string[]): [string, unknown][] {
  const value = at(data, ...path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).slice(0, MOST_ENTRIES) : [];
}

/** The items of the list there; a lone value counts as a list of one. */
export function list(data: unknown, ...path: string[]): unknown[] {
  const value = at(data, ...path);
  return Array.isArray(value) ? value.slice(0, MOST_ENTRIES) : value === undefined ? [] : [value];
}

/** The lines of a file read as `lines`. */
export const lines = (data: unknown): string[] => list(data).filter((l) => typeof l === 'string');

/** A date in words or in seconds or milliseconds since the epoch, as ISO 8601; nothing when it is none. */
export function date(value: unknown): string | undefined {
  if (typeof value === 'number') return isoFromSeconds(value > 1e11 ? value / 1000 : value);
  if (typeof value !== 'string' || value.length > 64) return undefined;
  if (/^\d{9,16}$/.test(value)) return date(Number(value));
  // `Z07:00` and a fraction of more than three digits are Go's; a date without a zone is taken for UTC.
  const plain = value.trim().replace(/(\.\d{3})\d+/, '$1');
  const time = Date.parse(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(plain) ? `${plain.replace(' ', 'T')}Z` : plain);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** The host in an address, or in `host:port/path`. */
export const hostOf = (address: string | undefined): string | undefined =>
  address === undefined ? undefined : /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/)?(?:[^/@\s]*@)?([\w.-]+)/i.exec(address)?.[1];

/** What of a Stored may be missing; `undefined` counts as missing. */
type Told = { [K in keyof Omit<Stored, 'key' | 'value'>]?: Stored[K] | undefined };

/** A list with the secret, or without it when there is none. */
export function secret(key: string, value: unknown, told: Told = {}): Stored[] {
  if (typeof value !== 'string' || value === '') return [];
  const known = Object.fromEntries(Object.entries(told).filter(([, v]) => v !== undefined && v !== ''));
  return [{ key, value, ...known } as Stored];
}

/** Without what is missing: for the `parts` of a secret. */
export function present(parts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).filter((e): e is [string, string] => e[1] !== undefined));
}

const DEEPEST_WALK = 12;
const TELLING = /(?:token|secret|passw(?:or)?d|passphrase|pwd|api[_-]?key|apikey|private[_-]?key|access[_-]?key|credential|authorization|^key$|^pat$)s?$/i;

/**
 * All texts under telling names, for a tool that keeps its secrets now here, now there.
 * @param named what a name must look like
 */
export function telling(data: unknown, named: RegExp = TELLING): Stored[] {
  const found: Stored[] = [];
  const open: { value: unknown; path: string[]; depth: number }[] = [{ value: data, path: [], depth: 0 }];
  for (let next = open.shift(); next && found.length < MOST_ENTRIES; next = open.shift()) {
    const { value, path, depth } = next;
    if (typeof value !== 'object' || value === null || depth > DEEPEST_WALK) continue;
    for (const [key, child] of Object.entries(value).slice(0, MOST_ENTRIES)) {
      if (typeof child === 'string' && child !== '' && named.test(key)) found.push({ key: [...path, key].join('.'), value: child });
      else if (open.length < MOST_ENTRIES) open.push({ value: child, path: [...path, key], depth: depth + 1 });
    }
  }
  return found;
}
