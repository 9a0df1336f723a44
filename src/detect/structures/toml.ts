/**
 * Reads TOML. A line the parser cannot take is left out and the rest read again, so that one fault does not hide the file.
 * Never changes the text's length, so that offsets stay those of the bytes.
 */
import { createRequire } from 'node:module';
import type { AST } from 'toml-eslint-parser';
import type { Structure } from '../structure.ts';
import { asBytes, DEEPEST_NESTING, type Leaf, namedValues, pastBom, type Read, type Tree } from '../tree.ts';

const require = createRequire(import.meta.url);

/** Faulty lines that are left out before the file is given up. */
const MOST_FAULTS = 8;

const structure: Structure = {
  syntaxes: ['toml'],
  anchors: [],
  read: (text) => pastBom(text, read),
};

function read(text: string): Read[] {
  // The package is ESM only; Node >=20.19 can still require it.
  const { parseTOML } = require('toml-eslint-parser') as typeof import('toml-eslint-parser');
  let source = text;
  for (let fault = 0; ; fault++) {
    if (nesting(source) > DEEPEST_NESTING) throw new Error('nested too deeply');
    try {
      return namedValues([topLevel(parseTOML(source, { tomlVersion: '1.1' }).body[0], text)]);
    } catch (error) {
      const at = (error as { index?: unknown }).index;
      if (typeof at !== 'number' || fault === MOST_FAULTS) throw error;
      const less = withoutLine(source, at);
      if (less === source) throw error;
      source = less;
    }
  }
}

/** The text with the line at `at` turned into blanks; a fault at the end (an open string) costs the last line with text. */
function withoutLine(text: string, at: number): string {
  let p = Math.min(at, text.length - 1);
  while (p > 0 && /\s/.test(text[p] as string)) p--;
  // A value that is missing is noticed only on the line after.
  const before = /=[ \t]*\r?\n\s*$/.exec(text.slice(Math.max(0, text.lastIndexOf('\n', p) - 255), text.lastIndexOf('\n', p) + 1));
  if (before) p = text.lastIndexOf('=', p - 1);
  const from = text.lastIndexOf('\n', p) + 1;
  const lf = text.indexOf('\n', p);
  const to = lf < 0 ? text.length : lf;
  return text.slice(0, from) + text.slice(from, to).replace(/[^\r]/g, ' ') + text.slice(to);
}

/** How deep brackets nest, strings and comments aside: the parser recurses and must not be sent deeper. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '[' || c === '{') deepest = Math.max(deepest, ++depth);
    else if (c === ']' || c === '}') depth = Math.max(0, depth - 1);
    else if (c === '#') i = endOr(text.indexOf('\n', i), text);
    else if (c === '"' || c === "'") i = endOfString(text, i, c);
  }
  return deepest;
}

const endOr = (at: number, text: string): number => (at < 0 ? text.length : at);

function endOfString(text: string, at: number, quote: string): number {
  const triple = text.startsWith(quote.repeat(3), at);
  const close = triple ? quote.repeat(3) : quote;
  for (let i = at + close.length; i < text.length; i++) {
    const c = text[i];
    if (c === '\\' && quote === '"') i++;
    else if (c === '\n' && !triple) return i;
    else if (c === quote && text.startsWith(close, i)) {
      // Up to two more quotes belong to the content.
      let last = i + close.length - 1;
      while (triple && last - i < 4 && text[last + 1] === quote) last++;
      return last;
    }
  }
  return text.length;
}

type Entries = { entries: [string, Tree][] };

function topLevel(top: AST.TOMLTopLevelTable, text: string): Tree {
  const root: Entries = { entries: [] };
  for (const node of top.body) {
    if (node.type === 'TOMLKeyValue') addPair(root, node, text);
    else {
      const table: Entries = { entries: [] };
      for (const pair of node.body) addPair(table, pair, text);
      root.entries.push(wrapped(node.key, table));
    }
  }
  return root;
}

function addPair(into: Entries, node: AST.TOMLKeyValue, text: string): void {
  const value = treeOf(node.value, text);
  if (value) into.entries.push(wrapped(node.key, value));
}

/** `a.b.c` as a tree of one branch. */
function wrapped(key: AST.TOMLKey, tree: Tree): [string, Tree] {
  const names = key.keys.slice(-DEEPEST_NESTING).map((k) => (k.type === 'TOMLBare' ? k.name : k.value));
  const last = names.pop() ?? '';
  return names.reduceRight<[string, Tree]>((inner, name) => [name, { entries: [inner] }], [last, tree]);
}

function treeOf(node: AST.TOMLContentNode, text: string): Tree | undefined {
  if (node.type === 'TOMLArray') return { items: node.elements.map((e) => treeOf(e, text)).filter((t) => t !== undefined) };
  if (node.type === 'TOMLInlineTable') {
    const table: Entries = { entries: [] };
    for (const pair of node.body) addPair(table, pair, text);
    return table;
  }
  return node.kind === 'string' ? stringOf(node, text) : undefined;
}

function stringOf(node: AST.TOMLStringValue, text: string): Leaf {
  const quotes = node.multiline ? 3 : 1;
  let start = node.range[0] + quotes;
  const end = node.range[1] - quotes;
  // A line end right after the opening quotes is no part of the value.
  if (node.multiline) start += /^\r?\n/.exec(text.slice(start, start + 2))?.[0].length ?? 0;
  const raw = text.slice(start, end);
  const leaf: Leaf = { value: asBytes(raw, node.value), start, end, quoted: true };
  return node.style === 'basic' && raw.includes('\\') ? { ...leaf, decoded: ['escapes'] } : leaf;
}

export default structure;
