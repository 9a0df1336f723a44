/**
 * From the text of a settings file to plain data: objects without a prototype, no cycles, not too deep, not too large.
 * Never throws, and its messages quote no content.
 */
import type { SettingsFormat } from '../agent.ts';
import { parse } from '../sources/home/parse.ts';

const DEEPEST = 200;
const MOST_NODES = 200_000;
/** What reads plain data takes no more of a list. */
const LONGEST_LIST = 2000;
const TOO_DEEP = 'nested too deeply';

export interface Parsed {
  value: unknown;
  /** True when a list in it is longer than what is read of one. */
  cut?: boolean;
  why?: string;
}

/** Comments and commas too many are borne: agents differ in that, and a reader of settings must not be the strictest. */
export function parsed(text: string, format: SettingsFormat): Parsed {
  if (format === 'text' || text.trim() === '') return { value: undefined };
  const name = format === 'jsonc' ? 'json' : format;
  try {
    return plain(parse(text, name));
  } catch (error) {
    const deep = error instanceof Error && error.message === TOO_DEEP;
    return { value: undefined, why: deep ? `it is ${TOO_DEEP}` : error instanceof TooMuch ? error.message : `it is no ${name.toUpperCase()}` };
  }
}

class TooMuch extends Error {}

/** A copy of own properties, cut where it comes back to itself. */
function plain(value: unknown): Parsed {
  let nodes = 0;
  let cut = false;
  const copy = (v: unknown, above: readonly unknown[]): unknown => {
    if (++nodes > MOST_NODES) throw new TooMuch('it holds too much');
    if (typeof v === 'bigint') return Number(v);
    if (typeof v !== 'object' || v === null) return v;
    if (above.includes(v)) return undefined;
    if (above.length > DEEPEST) throw new Error(TOO_DEEP);
    const here = [...above, v];
    if (Array.isArray(v)) {
      cut ||= v.length > LONGEST_LIST;
      return v.slice(0, LONGEST_LIST).map((item) => copy(item, here));
    }
    if (v instanceof Date) return v.toISOString();
    const out: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const keys = Object.keys(v);
    cut ||= keys.length > LONGEST_LIST;
    for (const key of keys.slice(0, LONGEST_LIST)) out[key] = copy((v as Record<string, unknown>)[key], here);
    return out;
  };
  return { value: copy(value, []), cut };
}
