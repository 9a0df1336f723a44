/**
 * Sets a value in TOML text and leaves the rest as it is, comments included: no library writes TOML that way. Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify, type TomlPrimitive } from 'smol-toml';
import { parseTOML } from 'toml-eslint-parser';
import type { Edit } from '../agent.ts';

type Node = { range: [number, number] };
type KeyValue = Node & { type: 'TOMLKeyValue'; key: Node & { keys: { name?: string; value?: unknown }[] }; value: Node & { type: string; elements?: Node[] } };
type Table = Node & { type: 'TOMLTable'; kind: 'standard' | 'array'; resolvedKey: (string | number)[]; key: Node; body: KeyValue[] };

const bare = (key: string): string => (/^[\w-]+$/.test(key) ? key : JSON.stringify(key));
const dotted = (keys: readonly (string | number)[]): string => keys.map((k) => bare(String(k))).join('.');
const literal = (value: unknown): string =>
  stringify({ v: value as TomlPrimitive })
    .replace(/^v = /, '')
    .trimEnd();

const valueAt = (content: unknown, key: readonly (string | number)[]): unknown =>
  key.reduce<unknown>((at, k) => (typeof at === 'object' && at !== null && Object.hasOwn(at, k) ? (at as Record<string, unknown>)[k] : undefined), content);

const namesOf = (pair: KeyValue): string[] => pair.key.keys.map((k) => String(k.name ?? k.value));

/** @throws Error for text that is no TOML */
export function setToml(text: string, { key, value, how }: Edit['set'][number]): string {
  const have = valueAt(parse(text), key);
  const list = Array.isArray(have) ? have : undefined;
  if (how === 'append' ? list?.some((h) => isDeepStrictEqual(h, value)) : isDeepStrictEqual(have, value)) return text;
  const top = (parseTOML(text) as unknown as { body: [{ body: (KeyValue | Table)[] }] }).body[0].body;
  const tables = top.filter((n): n is Table => n.type === 'TOMLTable');
  const pairs = [
    ...top.filter((n): n is KeyValue => n.type === 'TOMLKeyValue').map((pair) => ({ pair, path: namesOf(pair) as (string | number)[] })),
    ...tables.flatMap((t) => t.body.map((pair) => ({ pair, path: [...t.resolvedKey, ...namesOf(pair)] }))),
  ];
  const at = pairs.find(({ path }) => isDeepStrictEqual(path.map(String), key.map(String)))?.pair;
  if (at) {
    const [start, end] = at.value.range;
    if (how === 'append' && list) {
      const last = at.value.elements?.at(-1);
      return last ? splice(text, last.range[1], last.range[1], `, ${literal(value)}`) : splice(text, start, end, `[${literal(value)}]`);
    }
    return splice(text, start, end, literal(how === 'append' ? [value] : value));
  }
  const line = (keys: readonly (string | number)[]) => `${dotted(keys)} = ${literal(how === 'append' ? [value] : value)}`;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  // In the table it belongs to, where there is one; the deepest that is there.
  const home = tables
    .filter((t) => t.kind === 'standard' && t.resolvedKey.length < key.length && t.resolvedKey.every((k, i) => String(k) === String(key[i])))
    .toSorted((a, b) => b.resolvedKey.length - a.resolvedKey.length)[0];
  if (home) {
    const after = endOfLine(text, (home.body.at(-1) ?? home.key).range[1]);
    return splice(text, after, after, `${eol}${line(key.slice(home.resolvedKey.length))}`);
  }
  if (key.length === 1) {
    const first = tables[0]?.range[0] ?? text.length;
    const before = text.slice(0, first);
    return `${before}${before && !before.endsWith('\n') ? eol : ''}${line(key)}${eol}${tables.length ? eol : ''}${text.slice(first)}`;
  }
  return `${text}${text && !text.endsWith('\n') ? eol : ''}${text ? eol : ''}[${dotted(key.slice(0, -1))}]${eol}${line(key.slice(-1))}${eol}`;
}

const splice = (text: string, start: number, end: number, by: string): string => text.slice(0, start) + by + text.slice(end);

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}
