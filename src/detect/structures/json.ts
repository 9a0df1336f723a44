/**
 * Reads JSON with comments and trailing commas, also when it is broken: what stands before the fault is kept.
 * Never builds the values themselves, only where the strings stand.
 */
import { createRequire } from 'node:module';
import type { Structure } from '../structure.ts';
import { DEEPEST_NESTING, type Leaf, namedValues, pastBom, type Read, type Tree } from '../tree.ts';

const require = createRequire(import.meta.url);

const structure: Structure = {
  syntaxes: ['json'],
  // Also what Terraform state and Azure parameter files say of themselves: the names there lie one level above the values.
  anchors: [
    '"kind": "secret"',
    '"kind":"secret"',
    '"kind" : "secret"',
    '"sensitive": true',
    '"sensitive":true',
    '"terraform_version"',
    'deploymentparameters.json',
  ],
  read: (text) => pastBom(text, read),
};

function read(text: string): Read[] {
  // Loaded when first needed, so that a start without JSON does not pay for it.
  const { visit } = require('jsonc-parser') as typeof import('jsonc-parser');
  const roots: Tree[] = [];
  const open: Exclude<Tree, Leaf>[] = [];
  let key = '';
  const add = (tree: Tree): void => {
    const parent = open.at(-1);
    if (!parent) roots.push(tree);
    else if ('entries' in parent) parent.entries.push([key, tree]);
    else parent.items.push(tree);
  };
  const begin = (tree: Exclude<Tree, Leaf>): void => {
    if (open.length >= DEEPEST_NESTING) throw new TooDeep();
    add(tree);
    open.push(tree);
  };
  try {
    visit(
      text,
      {
        onObjectBegin: () => begin({ entries: [] }),
        onArrayBegin: () => begin({ items: [] }),
        onObjectEnd: () => void open.pop(),
        onArrayEnd: () => void open.pop(),
        onObjectProperty: (_, offset, length) => {
          key = stringAt(text, offset, length).value;
        },
        onLiteralValue: (value, offset, length) => {
          if (typeof value === 'string') add(stringAt(text, offset, length));
        },
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return namedValues(roots);
}

class TooDeep extends Error {}

/** The string literal at the offset, its quotes cut off; the closing one may be missing. */
function stringAt(text: string, offset: number, length: number): Leaf {
  const start = offset + 1;
  const closed = length > 1 && text[offset + length - 1] === '"';
  const end = closed ? offset + length - 1 : offset + length;
  const raw = text.slice(start, end);
  return raw.includes('\\') ? { value: unescaped(raw), start, end, quoted: true, decoded: ['escapes'] } : { value: raw, start, end, quoted: true };
}

const SHORT: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The parser's own unescaping would mix characters with the bytes that stand beside them. */
function unescaped(raw: string): string {
  return raw.replace(/(\\u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?)|\\(.)/gs, (_, units: string | undefined, letter: string) =>
    units ? Buffer.from(JSON.parse(`"${units}"`), 'utf8').toString('latin1') : (SHORT[letter] ?? letter),
  );
}

export default structure;
