/**
 * From a store's text to plain data, by the format the store says it has. Throws for what is not in that format, or nests or grows
 * without end; the message is for nobody, since it may quote the text. Follows no reference out of the text.
 */
import { createRequire } from 'node:module';
import type { Format } from '../../store.ts';
import { ini, netrc } from './plain-formats.ts';

const require = createRequire(import.meta.url);

/** Parsers recurse, and V8 does not always throw when the stack ends: depth is counted before, never found out. */
const DEEPEST_NESTING = 200;
/** YAML may write one thing once and mean it many times. */
const MOST_ALIASES = 100;

export function parse(text: string, format: Format): unknown {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  switch (format) {
    case 'json':
      return json(plain);
    case 'yaml':
      return yaml(plain);
    case 'toml':
      shallow(plain);
      return (require('smol-toml') as typeof import('smol-toml')).parse(plain);
    case 'xml':
      return xml(plain);
    case 'ini':
      return ini(plain);
    case 'netrc':
      return netrc(plain);
    case 'lines':
      return plain.split(/\r?\n/);
  }
}

/** Brackets are counted wherever they stand: more in a text than in its structure does no harm. */
function shallow(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i) | 32; // [ and { differ in this bit, so do ] and }
    if (c === 123) depth++;
    else if (c === 125) depth = Math.max(0, depth - 1);
    if (depth > DEEPEST_NESTING) throw new Error('nested too deeply');
  }
}

/** Comments and trailing commas are taken: some tools write them. */
function json(text: string): unknown {
  shallow(text);
  try {
    return JSON.parse(text);
  } catch {
    const { parse: tolerant } = require('jsonc-parser') as typeof import('jsonc-parser');
    const errors: unknown[] = [];
    const data = tolerant(text, errors as never[], { allowTrailingComma: true });
    if (errors.length) throw new Error('not JSON');
    return data;
  }
}

/** Of several documents in a file the one, or all as a list. */
function yaml(text: string): unknown {
  shallow(text);
  if (/^(?:[ \t]|[-?:][ \t]){400}/m.test(text)) throw new Error('nested too deeply');
  const { parseAllDocuments } = require('yaml') as typeof import('yaml');
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false, merge: true });
  const values = [...documents].map((d) => {
    if (d.errors.length) throw new Error('not YAML');
    return d.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  });
  return values.length === 1 ? values[0] : values;
}

/** An element as lists of its children by name, its attributes with `@` before their name, and its text as `#`. */
interface Element {
  [name: string]: (Element | string)[];
}

function xml(text: string): unknown {
  const { SaxesParser } = require('saxes') as typeof import('saxes');
  const root: Element = Object.create(null);
  const open: Element[] = [root];
  const parser = new SaxesParser();
  const add = (to: Element | undefined, name: string, value: Element | string) => {
    if (!to) return;
    const list = to[name] ?? [];
    to[name] = list;
    list.push(value);
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST_NESTING) throw new Error('nested too deeply');
    const element: Element = Object.create(null);
    for (const [key, value] of Object.entries(attributes)) add(element, `@${key}`, String(value));
    add(open.at(-1), name, element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const said = (piece: string) => {
    if (piece.trim()) add(open.at(-1), '#', piece.trim());
  };
  parser.on('text', said);
  parser.on('cdata', said);
  parser.write(text).close();
  return root;
}
