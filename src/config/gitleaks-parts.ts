/**
 * The pieces of a gitleaks config: tables with keys in any case, and allowlists with their conditions.
 * Knows the format only; never opens a file.
 */
import { UsageError } from '../model.ts';
import { didYouMean, quote } from './suggest.ts';
import type { AllowRule, CustomDetector, Test } from './types.ts';

/** A TOML table, keys in lower case: gitleaks reads them without regard to case. */
export type Table = Record<string, unknown>;

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

export const toTable = (value: Record<string, unknown>): Table => Object.fromEntries(Object.entries(value).map(([k, v]) => [k.toLowerCase(), v]));

/** A list written as one allowlist: which file, where in it, and for which rule. */
export interface PlacedList {
  list: Table;
  at: string;
  what: string;
}

export interface RuleTable {
  id: string;
  /** What it finds; without a pattern it only changes a rule of the file it extends. */
  detector: Omit<CustomDetector, 'pattern'> & { pattern?: string };
  silent: boolean;
  lists: PlacedList[];
}

export function textOf(value: unknown, at: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new UsageError(`${at} must be a text; mend it`);
  return value;
}

export const tables = {
  /** One table or a list of tables. */
  of(value: unknown, at: string): Table[] {
    const list = value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
    return list.map((item, i) => {
      if (!isTable(item)) throw new UsageError(`${at}${Array.isArray(value) ? `[${i}]` : ''} must be a table; mend it`);
      return toTable(item);
    });
  },
  texts(value: unknown, at: string): string[] {
    const list = value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
    if (list.some((item) => typeof item !== 'string')) throw new UsageError(`${at} must be a list of texts; mend it`);
    return (list as string[]).filter((item) => item !== '');
  },
};

/** gitleaks passes over keys it does not know, which is how a misspelt allowlist goes unnoticed for years. */
export function unknownKeys(table: Table, known: readonly string[], what: string, notes: string[]): void {
  for (const key of Object.keys(table))
    if (!known.includes(key)) notes.push(`${what} has a key ${quote(key)} that keyreach does not know${didYouMean(key, known)}`);
}

const KEYS = 'description condition commits paths regextarget regexes stopwords targetrules files regex path resources'.split(' ');
const TARGETS: Record<string, 'value' | 'line' | 'excerpt'> = { secret: 'value', match: 'excerpt', line: 'line' };

interface Context {
  file: string;
  at: string;
  what: string;
  kinds?: string[];
  notes: string[];
}

/** An allowlist in our form; nothing when it says nothing. */
export function readAllowlist(list: Table, { file, at, what, kinds, notes }: Context): AllowRule[] {
  unknownKeys(list, KEYS, at.replace(/^.*: /, ''), notes);
  const condition = (textOf(list['condition'], `${at}.condition`) ?? 'or').toLowerCase();
  if (!['or', 'and', '||', '&&'].includes(condition)) throw new UsageError(`${at}.condition is ${quote(condition)}; write "OR" or "AND"`);
  const target = (textOf(list['regextarget'], `${at}.regexTarget`) ?? 'secret').toLowerCase();
  const on = TARGETS[target];
  if (!on) throw new UsageError(`${at}.regexTarget is ${quote(target)}; write "secret", "match" or "line"`);
  const paths = [...tables.texts(list['paths'], `${at}.paths`), ...tables.texts(list['files'], `${at}.files`), ...tables.texts(list['path'], `${at}.path`)];
  const patterns = [...tables.texts(list['regexes'], `${at}.regexes`), ...tables.texts(list['regex'], `${at}.regex`)];
  const words = tables.texts(list['stopwords'], `${at}.stopwords`);
  const commits = tables.texts(list['commits'], `${at}.commits`);
  const tests: Test[] = [];
  if (paths.length) tests.push({ on: 'path', patterns: paths });
  if (patterns.length) tests.push({ on, patterns });
  if (words.length) tests.push({ on: 'words', words });
  if (commits.length) tests.push({ on: 'commit', commits });
  if (list['resources'] !== undefined) {
    notes.push(`${at.replace(/^.*: /, '')}.resources are not understood and allow nothing here`);
    tests.push({ on: 'never' });
  }
  if (tests.length === 0) return [];
  const described = (textOf(list['description'], `${at}.description`) ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 120);
  // The patterns themselves are not told: people write the very values there.
  const by = [paths.length && 'path', patterns.length && target, words.length && 'stopword', commits.length && 'commit']
    .filter(Boolean)
    .join(condition === 'and' || condition === '&&' ? ' and ' : ' or ');
  const reason = `gitleaks allowlist in ${file}: ${what ? `${what}: ` : ''}${described || `by ${by || 'resource'}`}`;
  return [{ reason, origin: at, need: condition === 'and' || condition === '&&' ? 'all' : 'any', tests, ...(kinds ? { kinds } : {}) }];
}
