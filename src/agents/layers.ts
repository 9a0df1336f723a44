/**
 * Several settings files of one agent read as one: the strongest word on a key, lists that add up, and where each statement stands.
 * Pure; takes data of any shape and throws nothing.
 */
import type { Gate, Said, Settings } from '../agent.ts';
import { at, entries, list } from '../store-kit.ts';
import { blotted } from './blot.ts';

/** Something settings say, and where. */
export interface Statement<T = unknown> {
  value: T;
  from: Settings;
  said: Said;
}

export const ofRole = (settings: readonly Settings[], role?: string): Settings[] => settings.filter((s) => s.role === role);

const WORD = /[\p{L}\p{N}_$-]/u;

/** Where a text stands as a whole word, from an offset on. */
function find(text: string, word: string, from: number): number {
  for (let i = text.indexOf(word, from), tries = 0; i >= 0 && tries < 1000; i = text.indexOf(word, i + 1), tries++) {
    const [before, after] = [text[i - 1] ?? '', text[i + word.length] ?? ''];
    if (!(WORD.test(before) && WORD.test(word[0] ?? '')) && !(WORD.test(after) && WORD.test(word.at(-1) ?? ''))) return i;
  }
  return -1;
}

/**
 * Where a key stands in the text of a file. The line is that of the last word of the path that is found after those before it: near
 * enough to look there, and no word for word promise.
 */
export function said(from: Settings, ...path: (string | number)[]): Said {
  let offset = -1;
  for (const key of path) {
    // Inside a string, JSON writes quotes and backslashes with a backslash.
    const written = typeof key === 'string' && key !== '' ? [key, JSON.stringify(key).slice(1, -1)] : [];
    const next = written.map((word) => find(from.text, word, offset + 1)).find((i) => i >= 0);
    if (next !== undefined) offset = next;
  }
  const key = blotted(path.filter((part) => part !== '').join('.'));
  return {
    path: from.path,
    ...(key === '' ? {} : { key }),
    ...(offset < 0 ? {} : { line: from.text.slice(0, offset).split('\n').length }),
  };
}

/** The word of the strongest file that has one. */
export function strongest(settings: readonly Settings[], ...path: string[]): Statement | undefined {
  for (const from of settings) {
    const value = at(from.value, ...path);
    if (value !== undefined) return { value, from, said: said(from, ...path) };
  }
  return undefined;
}

/** True when the strongest word on it is exactly that. */
export const is = (settings: readonly Settings[], value: unknown, ...path: string[]): boolean => strongest(settings, ...path)?.value === value;

/** The texts of a list that adds up over all files. */
export function merged(settings: readonly Settings[], ...path: string[]): Statement<string>[] {
  return settings.flatMap((from) =>
    list(from.value, ...path).flatMap((value) => (typeof value === 'string' ? [{ value, from, said: said(from, ...path, value) }] : [])),
  );
}

/** Notes keys of a section that are not among the known ones. */
export function unknownKeys(gate: Gate, settings: readonly Settings[], known: readonly string[], ...path: string[]): void {
  for (const from of settings)
    for (const [key] of entries(from.value, ...path).slice(0, 100)) if (!known.includes(key)) gate.unknown.push(said(from, ...path, key));
}

/** A key whose name says it may open a gate. Agents have hundreds of others, which are none of keyreach's business. */
const ABOUT_GATES = /permi|approv|allow|den[iy]|trust|sandbox|yolo|bypass|danger|unsafe|confirm|guard|policy|restrict|autonom|privileg|elevat/i;

/** The same for a level that has many keys of other kinds: only those are noted that speak of permissions. */
export function unknownGates(gate: Gate, settings: readonly Settings[], known: readonly string[], ...path: string[]): void {
  for (const from of settings)
    for (const [key] of entries(from.value, ...path).slice(0, 1000))
      if (ABOUT_GATES.test(key) && !known.includes(key) && gate.unknown.length < 100) gate.unknown.push(said(from, ...path, key));
}
