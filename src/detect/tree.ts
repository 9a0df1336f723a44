/**
 * Names the values of a parsed document: parents joined by dots, name/value pairs, `KEY=value` items, Kubernetes Secrets.
 * Works on a plain tree that any reader can build; knows no syntax and decides nothing about secrets.
 */
import { isUtf8 } from 'node:buffer';
import type { NamedValue } from './named.ts';

/** What a reader of a structured format returns; the engine adds the rest. */
export type Read = Pick<NamedValue, 'name' | 'value' | 'start' | 'end' | 'quoted'> & { decoded?: string[] };

/** A scalar: its value as Latin-1 bytes and the range it came from, without quotes. */
export type Leaf = Omit<Read, 'name'>;
export type Tree = Leaf | { entries: [string, Tree][] } | { items: Tree[] };

/**
 * Deepest nesting the readers follow. Parsers recurse, and V8 does not always throw when the stack ends: while it compiles a
 * regular expression it ends the process. So depth is counted before, never found out.
 */
export const DEEPEST_NESTING = 200;

/** More parents than this tell nothing more about a value. */
const MOST_PARENTS = 8;
const LONGEST_KEY = 96;

const NAME_KEYS = ['name', 'key', 'variable', 'parameterkey', 'id'];
const VALUE_KEYS = new Set(['value', 'default', 'parametervalue']);
const SECRET_KEYS = new Set(['secret', 'secret_value', 'secretvalue']);
const LABEL = /^[A-Za-z_$@./-][\w .:/$@[\]-]*$/;
const ASSIGNMENT = /^(?:export )?-{0,2}([A-Za-z_][\w.-]*)=/;
const FLAG = /^--?([A-Za-z][\w-]*)$/;

/** A key as it may stand in a name. One that looks random may itself be a secret (`{ TOKEN: user }`), and names are shown. */
export function keyName(key: string): string {
  const plain = key.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, LONGEST_KEY);
  return /[A-Za-z0-9]{20,}/.test(plain) && (plain.match(/[0-9]/g) ?? []).length > 2 ? '*' : plain;
}

/** The text as the name of a pair, if it looks like one. */
export function labelOf(text: string): string | undefined {
  if (text.length === 0 || text.length > LONGEST_KEY || !LABEL.test(text)) return undefined;
  const name = keyName(text);
  return name === '*' ? undefined : name;
}

const BOM = '\u00ef\u00bb\u00bf';

/** Reads what follows a byte order mark, if there is one; parsers take its bytes for text. */
export const pastBom = (text: string, read: (text: string) => Read[]): Read[] =>
  text.startsWith(BOM) ? read(text.slice(BOM.length)).map((v) => ({ ...v, start: v.start + BOM.length, end: v.end + BOM.length })) : read(text);

/** Joins the last few parents and a key. */
export const joinName = (parents: readonly string[], ...keys: string[]): string => [...parents, ...keys].slice(-MOST_PARENTS).join('.');

/**
 * A decoded value as Latin-1 bytes. What came from escapes is encoded as UTF-8, what stood there as bytes is left alone.
 * @param raw the text it was decoded from
 */
export function asBytes(raw: string, value: string): string {
  if (!/[^\u0000-\u007f]/.test(value)) return value;
  const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
  return /[\u0080-\u00ff]/.test(raw) ? value.replace(/[^\u0000-\u00ff]+/g, utf8) : utf8(value);
}

/** All values of the trees with their names, in the order of the text. */
export function namedValues(roots: Tree[]): Read[] {
  const found: Read[] = [];
  const emit = (name: string, leaf: Leaf): void => {
    if (name !== '' && leaf.value !== '') found.push({ ...leaf, name });
  };
  // A stack of our own: the depth of a document must not become the depth of calls.
  const open: { tree: Tree; path: string[]; base64: boolean }[] = roots.map((tree) => ({ tree, path: [], base64: false }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { tree, path, base64 } = next;
    if ('entries' in tree) {
      const secret = isSecretManifest(tree.entries);
      const label = pairName(tree.entries);
      for (const [key, child] of tree.entries) {
        const name = keyName(key);
        if ('value' in child) readEntry(base64 ? fromBase64(child) : child, key.toLowerCase(), name, path, label, emit);
        else open.push({ tree: child, path: [...path, name].slice(-MOST_PARENTS), base64: secret && key === 'data' });
      }
    } else if ('items' in tree) {
      tree.items.forEach((item, i) => {
        if ('value' in item) readItem(item, tree.items[i - 1], path, emit);
        else open.push({ tree: item, path, base64: false });
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

type Emit = (name: string, leaf: Leaf) => void;

function readEntry(leaf: Leaf, key: string, name: string, path: string[], label: { key: string; name: string } | undefined, emit: Emit): void {
  if (VALUE_KEYS.has(key)) {
    // `{ "db_password": { "value": … } }`: the parent names it.
    if (label) emit(joinName(path, label.name), leaf);
    else emit(path.length ? joinName(path) : name, leaf);
    return;
  }
  emit(joinName(path, name), leaf);
  // `{ key: …, secret: … }` is an id and its secret: the "name" there is no name and must not be shown.
  if (SECRET_KEYS.has(key) && label && label.key !== 'key' && label.key !== 'id') emit(joinName(path, label.name), leaf);
}

function readItem(item: Leaf, before: Tree | undefined, path: string[], emit: Emit): void {
  const assignment = ASSIGNMENT.exec(item.value);
  if (assignment) {
    const length = assignment[0].length;
    // A key has no escapes, so up to the value the raw text has the same length.
    emit(joinName(path, keyName(assignment[1] as string)), { ...item, value: item.value.slice(length), start: item.start + length });
    return;
  }
  const flag = before && 'value' in before && !item.value.startsWith('-') ? FLAG.exec(before.value) : null;
  emit(flag ? joinName(path, keyName(flag[1] as string)) : joinName(path), item);
}

/** The name of a name/value pair, or nothing. */
function pairName(entries: [string, Tree][]): { key: string; name: string } | undefined {
  let best: { key: string; name: string } | undefined;
  let rank = NAME_KEYS.length;
  for (const [key, child] of entries) {
    if (!('value' in child)) continue;
    const r = NAME_KEYS.indexOf(key.toLowerCase());
    if (r < 0 || r >= rank) continue;
    const name = labelOf(child.value);
    if (name === undefined) continue;
    best = { key: key.toLowerCase(), name };
    rank = r;
  }
  return best;
}

const isSecretManifest = (entries: [string, Tree][]): boolean => entries.some(([k, v]) => k === 'kind' && 'value' in v && v.value === 'Secret');

/** The leaf with base64 undone, or as it is when it holds no text. */
export function fromBase64(leaf: Leaf): Leaf {
  const text = leaf.value.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]{2,}={0,2}$/.test(text)) return leaf;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || !isUtf8(bytes)) return leaf;
  // `echo secret | base64` adds a line end that is no part of the secret.
  const value = bytes.toString('latin1').replace(/[\r\n]+$/, '');
  if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(value)) return leaf;
  return { ...leaf, value, decoded: [...(leaf.decoded ?? []), 'base64'] };
}
