/**
 * Changes a settings file's text: values set, lists lengthened, comments and order kept. What is there already is not written twice. Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import { applyEdits, findNodeAtLocation, getNodeValue, type JSONPath, modify, parseTree } from 'jsonc-parser';
import { isCollection, isSeq, parseDocument } from 'yaml';
import type { Edit } from '../agent.ts';
import { setToml } from './toml.ts';

type Set = Edit['set'][number];

/** The text after the edit. @throws Error for a text that is not in the format; its message is for nobody, since it may quote the text */
export function edited(text: string, edit: Edit): string {
  if (edit.format === 'text') return withLines(text, edit.lines ?? []);
  return edit.set.reduce((now, set) => APPLY[edit.format as Exclude<Edit['format'], 'text'>](now, set), text);
}

const APPLY: Record<Exclude<Edit['format'], 'text'>, (text: string, set: Set) => string> = { json, jsonc: json, yaml, toml: setToml };

function withLines(text: string, lines: readonly string[]): string {
  const have = new Set(text.split(/\r?\n/));
  const missing = lines.filter((line) => !have.has(line));
  if (missing.length === 0) return text;
  return `${text}${text && !text.endsWith('\n') ? '\n' : ''}${missing.join('\n')}\n`;
}

function json(text: string, { key, value, how }: Set): string {
  const errors: never[] = [];
  const source = text.trim() === '' ? '{}\n' : text;
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  if (tree?.type !== 'object' || errors.length) throw new Error('not an object');
  const path: JSONPath = key;
  const node = findNodeAtLocation(tree, path);
  const have: unknown = node ? getNodeValue(node) : undefined;
  // As the file is written, so that what is added looks like the rest.
  const indent = /\n([ \t]+)\S/.exec(source)?.[1];
  const formattingOptions = {
    insertSpaces: !indent?.startsWith('\t'),
    tabSize: indent && !indent.startsWith('\t') ? indent.length : 2,
    eol: source.includes('\r\n') ? '\r\n' : '\n',
  };
  if (how === 'append') {
    if (Array.isArray(have)) {
      if (have.some((h) => isDeepStrictEqual(h, value))) return text;
      return applyEdits(source, modify(source, [...path, have.length], value, { formattingOptions, isArrayInsertion: true }));
    }
    return applyEdits(source, modify(source, path, [value], { formattingOptions }));
  }
  if (isDeepStrictEqual(have, value)) return text;
  return applyEdits(source, modify(source, path, value, { formattingOptions }));
}

function yaml(text: string, { key, value, how }: Set): string {
  const document = parseDocument(text);
  if (document.errors.length || (document.contents !== null && !isCollection(document.contents))) throw new Error('not a mapping');
  const node = document.getIn(key, true);
  const plain = (x: unknown): unknown => (x !== null && typeof x === 'object' && 'toJS' in x ? (x as { toJS(d: unknown): unknown }).toJS(document) : x);
  const have = plain(node);
  if (how === 'append') {
    if (isSeq(node)) {
      if (node.items.some((item) => isDeepStrictEqual(plain(item), value))) return text;
      node.add(document.createNode(value));
    } else document.setIn(key, document.createNode([value]));
  } else {
    if (isDeepStrictEqual(have, value)) return text;
    document.setIn(key, value);
  }
  const written = document.toString({ lineWidth: 0 });
  return text.includes('\r\n') ? written.replaceAll(/\r?\n/g, '\r\n') : written;
}
