/**
 * Reads YAML, several documents a file, also Helm templates and other near-YAML as far as it goes.
 * Never follows an alias, merges a key or constructs a value, so that no document grows by being read.
 */
import { createRequire } from 'node:module';
import type { Node, Pair, Scalar } from 'yaml';
import { boundedTokens } from '../../yaml-tokens.ts';
import type { Structure } from '../structure.ts';
import { asBytes, DEEPEST_NESTING, fromBase64, type Leaf, namedValues, pastBom, type Read, type Tree } from '../tree.ts';

const require = createRequire(import.meta.url);

/** Lexemes after which reading ends. More than a megabyte of usual YAML has; a megabyte of commas would take
 * the parser ten seconds. What follows is still read line by line, as every document is. */
const MOST_LEXEMES = 400_000;

const structure: Structure = {
  syntaxes: ['yaml'],
  anchors: ['kind: secret', 'kind: "secret"', "kind: 'secret'", '"kind": "secret"', '"kind":"secret"'],
  read: (text) => pastBom(text, read),
};

function read(text: string): Read[] {
  // Loaded when first needed: the package costs more than the rest of a start.
  const yaml = require('yaml') as typeof import('yaml');
  const source = text.includes('{{') ? withoutTemplates(text) : text;
  const roots: Tree[] = [];
  let fault: unknown;
  // The failsafe schema leaves every plain scalar a string, as it stands in the text.
  const composer = new yaml.Composer({ uniqueKeys: false, strict: false, logLevel: 'silent', prettyErrors: false, schema: 'failsafe' });
  const take = (contents: unknown): void => {
    const tree = treeOf(contents, text, source);
    if (tree) roots.push(tree);
  };
  try {
    for (const document of composer.compose(boundedTokens(source, { deepest: DEEPEST_NESTING, most: MOST_LEXEMES }))) take(document.contents);
  } catch (error) {
    fault = error;
  }
  if (fault && roots.length === 0) throw fault;
  return namedValues(roots);
}

/** Stands for a template's characters; none of YAML's indicators. */
const BLOT = '\u007f';
/** A template that goes on for longer than this is none. */
const LONGEST_TEMPLATE = 2048;

/** Blots out `{{ … }}`, keeping every offset: on a line of its own it becomes blanks, within a line a plain word. */
function withoutTemplates(text: string): string {
  let out = '';
  let done = 0;
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const close = text.slice(at, at + LONGEST_TEMPLATE).indexOf('}}');
    if (close < 0) {
      // Looking again for the same end at each of many openings would cost their square.
      at += LONGEST_TEMPLATE;
      continue;
    }
    const end = at + close + 2;
    const alone = blankUntilLineEnd(text, at - 1, -1) && blankUntilLineEnd(text, end, 1);
    out += text.slice(done, at) + text.slice(at, end).replace(/[^\r\n]/g, alone ? ' ' : BLOT);
    done = at = end;
  }
  return out + text.slice(done);
}

/** True when, from `at` on, there is nothing but blanks before the line ends in that direction. */
function blankUntilLineEnd(text: string, at: number, step: 1 | -1): boolean {
  // Bounded, as a line of many templates would be gone through for each of them.
  for (let i = at; Math.abs(i - at) < 256; i += step) {
    const c = text[i];
    if (c === undefined || c === '\n') return true;
    if (c !== ' ' && c !== '\t' && c !== '\r') return false;
  }
  return false;
}

/** @param text as it stands in the file @param source as it was parsed; of the same length */
function treeOf(node: unknown, text: string, source: string): Tree | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('source' in node && 'value' in node) return leafOf(node as Scalar, text, source);
  // Aliases have neither items nor a range of their own text.
  if (!('items' in node)) return undefined;
  const items = node.items as (Node | Pair)[];
  if (items.some((i) => i && 'key' in i)) {
    const entries: [string, Tree][] = [];
    for (const item of items) {
      if (!item || !('key' in item)) continue;
      const value = treeOf(item.value, text, source);
      if (value) entries.push([keyOf(item.key), value]);
    }
    return { entries };
  }
  const trees: Tree[] = [];
  for (const item of items) {
    const tree = treeOf(item, text, source);
    if (tree) trees.push(tree);
  }
  return { items: trees };
}

const keyOf = (key: unknown): string => {
  const value = typeof key === 'object' && key !== null && 'value' in key ? key.value : '';
  return typeof value === 'string' ? value : '';
};

const STANDARD_TAG = /^tag:yaml\.org,2002:|^!(?:unsafe|Sub)?$/;
const NOTHING = /^(?:~|null|true|false|yes|no|on|off)?$/i;

/** ASCII only: as a byte, what looks like a no-break space is the end of some other character. */
const BLANK = ' \t\r\n';
const BLANK_ENDS = /^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g;

function leafOf(node: Scalar, text: string, source: string): Leaf | undefined {
  const { range, type, tag } = node;
  // `!Ref x`, `!secret x`, `!vault |`: the value is elsewhere, or not readable.
  if (!range || (tag && !STANDARD_TAG.test(tag))) return undefined;
  // `!!binary` and `!!timestamp` are known to every schema and leave no string.
  const content = typeof node.value === 'string' ? node.value : (node.source ?? '');
  let [start, end] = range;
  const quoted = type !== 'PLAIN';
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') {
    start++;
    if (end - start > 0 && text[end - 1] === text[start - 1]) end--;
  } else if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    // Past the header (`|`, `>-`, a comment), then past indentation and blank lines.
    const lf = text.indexOf('\n', start);
    if (lf < 0 || lf >= end) return undefined;
    start = lf + 1;
    while (start < end && BLANK.includes(text[start] as string)) start++;
    while (end > start && BLANK.includes(text[end - 1] as string)) end--;
  }
  const raw = text.slice(start, end);
  let value = asBytes(raw, content);
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') value = value.replace(BLANK_ENDS, '');
  // With a template in it the value as written is all there is.
  if (text !== source && source.slice(start, end).includes(BLOT)) value = raw;
  if (type === 'PLAIN' && NOTHING.test(value)) return undefined;
  const leaf: Leaf = { value, start, end, quoted };
  if (tag === 'tag:yaml.org,2002:binary') return fromBase64(leaf);
  return type === 'QUOTE_DOUBLE' && raw.includes('\\') ? { ...leaf, decoded: ['escapes'] } : leaf;
}

export default structure;
