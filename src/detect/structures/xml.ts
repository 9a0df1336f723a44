/**
 * Reads XML and what resembles it (HTML, fragments, broken files): elements' text, attributes and name/value pairs.
 * Never resolves an entity that a document declares, nor anything outside the document.
 */
import { createRequire } from 'node:module';
import type { Structure } from '../structure.ts';
import { asBytes, joinName, keyName, type Leaf, labelOf, pastBom, type Read } from '../tree.ts';

const require = createRequire(import.meta.url);

/** Faults after which the rest is not read: it is hardly XML. */
const MOST_FAULTS = 5000;

const NAME_ATTRIBUTES = ['name', 'key', 'variable', 'property', 'id'];
const VALUE_ATTRIBUTES = new Set(['value', 'default', 'defaultvalue']);
const NAME_TAGS = new Set(['name', 'key', 'param-name', 'env-entry-name']);
const VALUE_TAGS = new Set(['value', 'string', 'param-value', 'env-entry-value', 'defaultvalue', 'default']);
/** Containers of a property list: the key before them names them. */
const PLIST_TAGS = new Set(['plist', 'dict', 'array']);

/** ASCII only: as a byte, what looks like a no-break space is the end of some other character. */
const BLANK = ' \t\r\n';
const BLANK_ENDS = /^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g;

/** An open element. */
interface Element {
  tag: string;
  /** Names from the root down to this element. */
  path: string[];
  /** Where its content begins. */
  from: number;
  text: string;
  leaf: boolean;
  /** What its `name` or `key` attribute says, or its last `<name>` or `<key>` child. */
  label: string | undefined;
}

interface Attribute {
  name: string;
  leaf: Leaf;
}

const structure: Structure = {
  syntaxes: ['xml'],
  anchors: ['</value>', '<plist'],
  read: (text) => pastBom(text, read),
};

function read(text: string): Read[] {
  const { SaxesParser } = require('saxes') as typeof import('saxes');
  // Bytes above 0x7f are parts of characters here; XML 1.1 would take some of them for line ends.
  const parser = new SaxesParser({ fragment: true, xmlns: false, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const found: Read[] = [];
  const emit = (name: string, leaf: Leaf): void => {
    if (name !== '' && leaf.value !== '') found.push({ ...leaf, name });
  };
  const open: Element[] = [];
  let attributes: Attribute[] = [];
  let faults = 0;
  parser.on('error', () => {
    if (++faults > MOST_FAULTS) throw new NoXml();
  });
  parser.on('opentagstart', () => {
    attributes = [];
  });
  parser.on('attribute', ({ name, value }) => {
    const leaf = attributeAt(text, parser.position, withAmpersands(value));
    if (leaf) attributes.push({ name: local(name), leaf });
  });
  parser.on('opentag', ({ name }) => {
    const parent = open.at(-1);
    if (parent) {
      parent.leaf = false;
      parent.text = '';
    }
    const element = elementOf(local(name), parent, attributes, parser.position);
    readAttributes(element, attributes, parent?.path ?? [], emit);
    open.push(element);
  });
  const onText = (part: string): void => {
    const top = open.at(-1);
    if (top?.leaf) top.text += part;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element?.leaf) readText(text, element, parser.position, open, emit);
  });
  try {
    parser.write(text.replace(/&(?!#?[A-Za-z0-9]{1,32};)/g, AMPERSAND));
  } catch (error) {
    if (!(error instanceof NoXml)) throw error;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Stands for an `&` that begins no entity, which the parser would follow to the next semicolon. No byte reads as this. */
const AMPERSAND = '\ue000';
const withAmpersands = (value: string): string => value.replaceAll(AMPERSAND, '&');

class NoXml extends Error {}

/** A name without its prefix. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function elementOf(tag: string, parent: Element | undefined, attributes: Attribute[], from: number): Element {
  const key = tag.toLowerCase();
  const segment = PLIST_TAGS.has(key) ? parent?.label : keyName(tag);
  const path = [...(parent?.path ?? []), ...(segment === undefined ? [] : [segment])].slice(-8);
  const named = attributes.find((a) => a.name.toLowerCase() === 'name') ?? attributes.find((a) => a.name.toLowerCase() === 'key');
  return { tag: key, path, from, text: '', leaf: true, label: named && labelOf(named.leaf.value) };
}

function readAttributes(element: Element, attributes: Attribute[], parents: string[], emit: (name: string, leaf: Leaf) => void): void {
  let label: string | undefined;
  for (const key of NAME_ATTRIBUTES) {
    const attribute = attributes.find((a) => a.name.toLowerCase() === key);
    label = attribute && labelOf(attribute.leaf.value);
    if (label !== undefined) break;
  }
  for (const { name, leaf } of attributes) {
    const paired = label !== undefined && VALUE_ATTRIBUTES.has(name.toLowerCase());
    emit(paired ? joinName(parents, label as string) : joinName(element.path, keyName(name)), leaf);
  }
}

/** The text of an element without children, under its own name and under the one an attribute or sibling gives it. */
function readText(text: string, element: Element, position: number, open: Element[], emit: (name: string, leaf: Leaf) => void): void {
  const parent = open.at(-1);
  const leaf = textAt(text, element, position);
  if (leaf === undefined) return;
  if (parent && NAME_TAGS.has(element.tag)) parent.label = labelOf(leaf.value);
  // Maven: `<server><id>nexus</id>…<password>` is the password of `nexus`.
  if (parent?.tag === 'server' && element.tag === 'id') parent.path = [...parent.path.slice(0, -1), labelOf(leaf.value) ?? parent.tag];
  if (parent?.label !== undefined && VALUE_TAGS.has(element.tag)) {
    const outer = PLIST_TAGS.has(parent.tag) ? parent.path : (open.at(-2)?.path ?? []);
    emit(joinName(outer, parent.label), leaf);
    return;
  }
  emit(joinName(element.path), leaf);
  if (element.label !== undefined) emit(joinName(element.path.slice(0, -1), element.label), leaf);
}

/** The value of the attribute whose closing quote (or end, if it has no quotes) was just read. */
function attributeAt(text: string, position: number, value: string): Leaf | undefined {
  const end = position - 1;
  const quote = text[end];
  const quoted = quote === '"' || quote === "'";
  const start = quoted ? text.lastIndexOf(quote, end - 1) + 1 : end - value.length;
  const raw = text.slice(start, end);
  return quoted || raw === value ? leafOf(raw, value, start, end, quoted) : undefined;
}

function textAt(text: string, element: Element, position: number): Leaf | undefined {
  const value = withAmpersands(element.text).replace(BLANK_ENDS, '');
  if (value === '') return undefined;
  let start = element.from;
  let end = text.lastIndexOf('</', position - 1);
  if (end < start) return undefined;
  const blank = (at: number): boolean => BLANK.includes(text[at] as string);
  const trim = (): void => {
    while (start < end && blank(start)) start++;
    while (end > start && blank(end - 1)) end--;
  };
  trim();
  if (text.startsWith('<![CDATA[', start) && text.indexOf(']]>', start) === end - 3) {
    start += 9;
    end -= 3;
    trim();
  }
  return leafOf(text.slice(start, end), value, start, end, false);
}

function leafOf(raw: string, value: string, start: number, end: number, quoted: boolean): Leaf {
  const leaf: Leaf = { value: asBytes(raw, value), start, end, quoted };
  return raw !== value && raw.includes('&') ? { ...leaf, decoded: ['entities'] } : leaf;
}

export default structure;
