/**
 * Reads `.gitleaks.toml` (gitleaks 7 and 8) and `.betterleaks.toml` where it has that shape: allowlists and custom rules.
 * Never loads an address, and never lets an allowlist of one rule allow what other rules would find.
 */
import { basename, dirname, relative, resolve } from 'node:path';
import { UsageError } from '../model.ts';
import { type RuleTable, readAllowlist, type Table, tables, textOf, toTable, unknownKeys } from './gitleaks-parts.ts';
import { readText } from './read.ts';
import type { AllowRule, CustomDetector, Imported } from './types.ts';

const TOP = 'title description extend rules allowlist allowlists minversion'.split(' ');
const RULE = 'id description regex secretgroup reportgroup entropy keywords tags path allowlist allowlists required skipreport severity'.split(' ');

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'rule';

async function parse(text: string, file: string): Promise<Table> {
  const { parse: parseToml, TomlError } = await import('smol-toml');
  try {
    return toTable(parseToml(text));
  } catch (error) {
    // The library's message quotes the line, which may hold anything; only its place and its first sentence are told.
    if (!(error instanceof TomlError)) throw new UsageError(`${file} is no valid TOML; mend it`);
    const what = (error.message.split('\n')[0] as string).replace('Invalid TOML document: ', '');
    throw new UsageError(`${file} is no valid TOML at line ${error.line}, column ${error.column} (${what.replace(/['"`].*['"`]/g, '…')}); mend it there`);
  }
}

/** One rule: what it finds, and what it allows. */
function readRule(rule: Table, at: string, notes: string[]): RuleTable {
  const id = textOf(rule['id'], `${at}.id`) ?? textOf(rule['description'], `${at}.description`);
  if (id === undefined) throw new UsageError(`${at} has no id; add one`);
  unknownKeys(rule, RULE, 'a rule', notes);
  const regex = textOf(rule['regex'], `${at}.regex`);
  const path = textOf(rule['path'], `${at}.path`);
  const number = (key: string): number | undefined => {
    const value = rule[key];
    if (value !== undefined && (typeof value !== 'number' || value < 0)) throw new UsageError(`${at}.${key} must be a number; mend it`);
    return value as number | undefined;
  };
  const group = number('secretgroup') ?? number('reportgroup');
  const entropy = number('entropy');
  const keywords = tables.texts(rule['keywords'], `${at}.keywords`);
  if (rule['required']) notes.push(`rule ${id} is taken over without its required rules, so it may find more`);
  const label = (textOf(rule['description'], `${at}.description`) ?? '').replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 100);
  const detector: RuleTable['detector'] = {
    id: `gitleaks-${slug(id)}`,
    label: label || id,
    anchors: keywords,
    peer: 'gitleaks',
    origin: at,
    ...(regex ? { pattern: regex } : {}),
    ...(group ? { secretGroup: group } : {}),
    // gitleaks drops what is at or below the limit.
    ...(entropy ? { entropy: entropy + 1e-9 } : {}),
    ...(path ? { path } : {}),
  };
  const lists = [...tables.of(rule['allowlist'], `${at}.allowlist`), ...tables.of(rule['allowlists'], `${at}.allowlists`)];
  return { id, detector, silent: rule['skipreport'] === true, lists: lists.map((list, i) => ({ list, at: `${at}.allowlists[${i}]`, what: `rule ${id}` })) };
}

/** The rules and lists of one file, before they are joined with those of the file it extends. */
interface Parsed {
  rules: RuleTable[];
  global: RuleTable['lists'];
  extend: Table;
  file: string;
}

function readTop(top: Table, file: string, notes: string[]): Parsed {
  unknownKeys(top, TOP, 'the file', notes);
  const rules = tables.of(top['rules'], `${file}: rules`).map((rule, i) => readRule(rule, `${file}: rules[${i}]`, notes));
  const lists = [...tables.of(top['allowlist'], `${file}: allowlist`), ...tables.of(top['allowlists'], `${file}: allowlists`)];
  const global = lists.map((list, i) => ({ list, at: `${file}: ${top['allowlists'] ? `allowlists[${i}]` : 'allowlist'}`, what: '' }));
  return { rules, global, extend: tables.of(top['extend'], `${file}: extend`)[0] ?? {}, file };
}

/**
 * Which detectors stand for a gitleaks rule: its own when the file defines it; else, since keyreach names kinds differently,
 * those of the same issuer, by the first word of the name.
 */
const kindsOf = (rule: string, own: ReadonlySet<string>): string[] => {
  const id = `gitleaks-${slug(rule)}`;
  const issuer = slug(rule).split('-')[0] as string;
  return own.has(id) ? [id] : [issuer, `${issuer}-*`];
};

export async function gitleaksConfig(text: string, file: string, absolute: string): Promise<Imported> {
  const notes: string[] = [];
  const parsed = [readTop(await parse(text, file), file, notes)];
  const [{ extend }] = parsed as [Parsed];
  const further = textOf(extend['path'], `${file}: extend.path`);
  if (further) {
    // gitleaks resolves it against the working directory, people mean the file's own; the latter does not depend on where one stands.
    const target = resolve(dirname(absolute), further);
    const shown = relative(dirname(absolute), target).replaceAll('\\', '/') || basename(target);
    parsed.push(readTop(await parse(await readText(target, shown, `mend extend.path in ${file}`), shown), shown, notes));
    if (parsed[1]?.extend['path'] || parsed[1]?.extend['url']) notes.push(`${shown} extends another file, which is not read`);
  }
  if (extend['url']) notes.push('extend.url is not followed: keyreach loads nothing over the network; download the file and use extend.path');
  const disabled = new Set(tables.texts(extend['disabledrules'], `${file}: extend.disabledRules`));
  const base = new Set(parsed[1]?.rules.map((r) => r.id));
  const foreign = [...disabled].filter((id) => !base.has(id));
  if (foreign.length)
    notes.push(
      `disabledRules (${foreign.slice(0, 8).join(', ')}${foreign.length > 8 ? ', …' : ''}) name gitleaks' own rules; to switch off keyreach's detectors use "disable"`,
    );

  const rules = new Map<string, RuleTable>();
  for (const rule of parsed[1]?.rules ?? []) if (!disabled.has(rule.id)) rules.set(rule.detector.id, rule);
  for (const rule of parsed[0]?.rules ?? []) {
    const { detector } = rule;
    const below = rules.get(detector.id)?.detector;
    rules.set(detector.id, below ? { ...rule, detector: { ...below, ...detector, anchors: [...below.anchors, ...detector.anchors] } } : rule);
  }
  const usable = await anchored([...rules.values()], notes);
  const own = new Set(usable.map((d) => d.id));

  const allow: AllowRule[] = [];
  for (const { rules, global } of parsed) {
    for (const { list, at } of global) {
      const targets = tables.texts(list['targetrules'], `${at}.targetRules`);
      allow.push(
        ...readAllowlist(list, {
          file,
          at,
          what: targets.length ? `for ${targets.join(', ')}` : '',
          ...(targets.length ? { kinds: targets.flatMap((t) => kindsOf(t, own)) } : {}),
          notes,
        }),
      );
    }
    for (const { id, lists } of rules)
      for (const { list, at, what } of lists) allow.push(...readAllowlist(list, { file, at, what, kinds: kindsOf(id, own), notes }));
  }
  const elsewhere = [...new Set(allow.flatMap((a) => a.kinds ?? []).filter((k) => k.endsWith('-*')))];
  if (elsewhere.length)
    notes.push(
      `allowlists of gitleaks' own rules count for keyreach's kinds of the same issuer (${elsewhere.slice(0, 8).join(', ')}${elsewhere.length > 8 ? ', …' : ''})`,
    );
  return { file, allow, detectors: usable, notes: [...new Set(notes)] };
}

/** Drops the rules that look at paths only, and those without a word to look for: searching every byte for them would slow every scan. */
async function anchored(rules: RuleTable[], notes: string[]): Promise<CustomDetector[]> {
  if (rules.length === 0) return [];
  const { literalsOf } = await import('./literals.ts');
  return rules.flatMap(({ id, silent, detector: { pattern, ...detector } }): CustomDetector[] => {
    if (pattern === undefined && detector.path !== undefined) notes.push(`rule ${id} looks at paths only and is not taken over`);
    if (pattern === undefined || silent) return [];
    const anchors = detector.anchors.filter((k) => /^[\x20-\x7e]{3,}$/.test(k));
    if (anchors.length || literalsOf(pattern).words) return [{ ...detector, anchors, pattern }];
    notes.push(`rule ${id} has neither a keyword nor a fixed word in its regex of three or more characters, and is not taken over; add keywords`);
    return [];
  });
}
