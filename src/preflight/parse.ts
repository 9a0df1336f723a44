/**
 * From the text of a settings file to plain data: objects without a prototype, no cycles, not too deep, not too large.
 * Never throws, and its messages quote no content. Parsers load when first needed.
 */
import { createRequire } from 'node:module';
import type { SettingsFormat } from '../agent.ts';

const require = createRequire(import.meta.url);

const DEEPEST = 100;
const MOST_NODES = 200_000;

export interface Parsed {
  value: unknown;
  why?: string;
}

export function parsed(text: string, format: SettingsFormat): Parsed {
  if (format === 'text' || text.trim() === '') return { value: undefined };
  try {
    return { value: plain(raw(text, format)) };
  } catch (error) {
    return { value: undefined, why: error instanceof TooMuch ? error.message : `it is no ${format === 'jsonc' ? 'JSON' : format.toUpperCase()}` };
  }
}

class TooMuch extends Error {}

function raw(text: string, format: SettingsFormat): unknown {
  if (format !== 'text' && nesting(`\n${text}`) > DEEPEST) throw new TooMuch('it is nested too deeply');
  if (format === 'toml') return (require('smol-toml') as typeof import('smol-toml')).parse(text);
  if (format === 'yaml') {
    const { parseDocument } = require('yaml') as typeof import('yaml');
    const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false, merge: true });
    if (document.errors.length) throw new Error('not YAML');
    return document.toJS({ maxAliasCount: 100 });
  }
  // Comments and commas too many: agents differ in what they bear, and a reader of settings must not be the strictest.
  const { parse } = require('jsonc-parser') as typeof import('jsonc-parser');
  const errors: unknown[] = [];
  const value: unknown = parse(text, errors as never[], { allowTrailingComma: true });
  if (errors.length) throw new Error('not JSON');
  return value;
}

/** How deep brackets and indentation may nest, at most: parsers recurse. Brackets in strings count too, which does no harm. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) deepest = Math.max(deepest, ++depth);
    else if (c === 93 || c === 125) depth = Math.max(0, depth - 1);
    else if (c === 10) {
      // `- - - -` and blanks open levels in YAML.
      let blanks = 0;
      let dashes = 0;
      for (i++; i < text.length && blanks < 4096; i++) {
        const d = text.charCodeAt(i);
        if (d === 32) blanks++;
        else if (d === 45 && text.charCodeAt(i + 1) === 32) dashes++;
        else break;
      }
      i--;
      deepest = Math.max(deepest, dashes, Math.floor(blanks / 8));
    }
  }
  return deepest;
}

/** A copy of own properties, cut where it comes back to itself. */
function plain(value: unknown): unknown {
  let nodes = 0;
  const copy = (v: unknown, above: readonly unknown[]): unknown => {
    if (++nodes > MOST_NODES) throw new TooMuch('it holds too much');
    if (typeof v === 'bigint') return Number(v);
    if (typeof v !== 'object' || v === null) return typeof v === 'function' || typeof v === 'symbol' ? undefined : v;
    if (above.includes(v)) return undefined;
    if (above.length > DEEPEST) throw new TooMuch('it is nested too deeply');
    const here = [...above, v];
    if (Array.isArray(v)) return v.map((item) => copy(item, here));
    if (v instanceof Date) return v.toISOString();
    const out: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(v)) out[key] = copy((v as Record<string, unknown>)[key], here);
    return out;
  };
  return copy(value, []);
}
