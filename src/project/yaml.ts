/**
 * A YAML file of the project as plain data with lines. An alias is the thing it means, not a copy of it, so that no text grows by being read;
 * whoever walks the data goes through `walk`, which looks at nothing twice. Constructs nothing and follows nothing out of the text.
 */
import { createRequire } from 'node:module';
import type { Node } from 'yaml';
import { boundedTokens } from '../yaml-tokens.ts';

const require = createRequire(import.meta.url);

/** Workflows and compose files are a few kilobytes. */
const BOUNDS = { deepest: 100, most: 100_000 };
const MOST_KEYS = 100_000;

export type Data = Dict | List | string | number | boolean | null | undefined;
export interface Dict {
  [key: string]: Data;
}
export type List = Data[];

/** The lines of maps and of their keys. */
const known = new WeakMap<object, { line: number; keys: Record<string, number> }>();

export const isMap = (data: Data): data is Dict => typeof data === 'object' && data !== null && !Array.isArray(data);
export const asMap = (data: Data): Dict => (isMap(data) ? data : {});
/** A list; one thing counts as a list of one. */
export const asList = (data: Data): List => (Array.isArray(data) ? data : data === undefined || data === null ? [] : [data]);
export const asText = (data: Data): string | undefined => (typeof data === 'string' ? data : typeof data === 'number' ? String(data) : undefined);

/** Where a map, or a key of it, stands. */
export const lineOf = (data: Data, key?: string): number | undefined => {
  const found = typeof data === 'object' && data !== null ? known.get(data) : undefined;
  return key !== undefined && found && Object.hasOwn(found.keys, key) ? found.keys[key] : found?.line;
};

/** The documents of a text; what is after a fault, or too much, is left out. */
export function readYaml(text: string): Data[] {
  const yaml = require('yaml') as typeof import('yaml');
  const starts = lineStarts(text);
  const composer = new yaml.Composer({ uniqueKeys: false, strict: false, logLevel: 'silent', prettyErrors: false });
  const documents: Data[] = [];
  const budget = { keys: MOST_KEYS };
  try {
    for (const document of composer.compose(boundedTokens(text, BOUNDS))) {
      const anchors = new Map<string, Data>();
      documents.push(plain(document.contents, { yaml, anchors, budget, lineAt: (offset) => lineAt(starts, offset) }));
    }
  } catch {
    // What a parser says may quote the text; what came before the fault is told.
  }
  return documents;
}

interface Reading {
  yaml: typeof import('yaml');
  anchors: Map<string, Data>;
  budget: { keys: number };
  lineAt(offset: number): number;
}

/** Recurses no deeper than the tokens nest. */
function plain(node: unknown, reading: Reading): Data {
  const { yaml, anchors, budget, lineAt } = reading;
  const line = (n: unknown) => lineAt((n as Node | null)?.range?.[0] ?? 0);
  if (yaml.isAlias(node)) return anchors.get(node.source);
  if (yaml.isScalar(node)) {
    const value = node.value;
    const data: Data = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : value == null ? null : String(value);
    if (node.anchor) anchors.set(node.anchor, data);
    return data;
  }
  if (yaml.isSeq(node)) {
    const list: List = [];
    if (node.anchor) anchors.set(node.anchor, list);
    known.set(list, { line: line(node), keys: {} });
    for (const item of node.items) if (budget.keys-- > 0) list.push(plain(item, reading));
    return list;
  }
  if (!yaml.isMap(node)) return undefined;
  const map: Dict = Object.create(null);
  const keys: Record<string, number> = Object.create(null);
  if (node.anchor) anchors.set(node.anchor, map);
  known.set(map, { line: line(node), keys });
  for (const pair of node.items) {
    if (budget.keys-- <= 0) break;
    const key = yaml.isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (key === undefined) continue;
    const value = plain(pair.value, reading);
    if (key === '<<') merge(map, keys, value, budget);
    else {
      map[key] = value;
      keys[key] = line(pair.key);
    }
  }
  return map;
}

/** What is written beside a merge comes before what it brings. */
function merge(map: Dict, keys: Record<string, number>, value: Data, budget: { keys: number }): void {
  for (const from of asList(value)) {
    for (const [key, data] of Object.entries(asMap(from))) {
      if (budget.keys-- <= 0) return;
      if (key in map) continue;
      map[key] = data;
      keys[key] = lineOf(from, key) ?? 1;
    }
  }
}

/** Every text in the data with the key it stands under, each thing once. */
export function walk(data: Data, visit: (text: string, key: string) => void): void {
  const seen = new Set<object>();
  const open: { data: Data; key: string }[] = [{ data, key: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.data === 'string') visit(next.data, next.key);
    if (typeof next.data !== 'object' || next.data === null || seen.has(next.data)) continue;
    seen.add(next.data);
    const { key } = next;
    for (const [name, value] of Object.entries(next.data).reverse()) open.push({ data: value as Data, key: Array.isArray(next.data) ? key : name });
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
