/**
 * Tells which matches the user has accepted, by the config's entries and the files it imports, and which paths are not read at all.
 * Its patterns run in linear time. Never reads a file, and never lets an expired or half-matching entry allow anything.
 */
import { createHash } from 'node:crypto';
import type { Ignore } from 'ignore';
import { comparable } from '../fingerprint.ts';
import type { Allowance } from '../model.ts';
import type { Allowable, AllowRule, Config, Test } from './types.ts';

/** What the user should hear about the allowlist itself. */
export interface Note {
  kind: 'expired' | 'unused' | 'import';
  text: string;
}

export interface Allowlist {
  /** Why the match is accepted, or nothing. */
  allows(match: Allowable): Allowance | undefined;
  /** True when the config's `exclude` names the path. */
  excludes(path: string): boolean;
  /** Expired entries and what imports could not take over; `unused` counts only after everything was asked. */
  notes(): Note[];
}

type Check = (match: Allowable) => boolean;

interface CompiledRule {
  rule: AllowRule;
  checks: Check[];
  used: boolean;
}

const DAY = 86_400_000;
const expired = (rule: AllowRule, now: number): boolean => rule.expires !== undefined && now >= Date.parse(`${rule.expires}T00:00:00Z`) + DAY;

/** Whether gitignore-style patterns name a path. A member of an archive is named by its own path and by its archive's. */
function globber(globs: Ignore): (path: string) => boolean {
  return (path) => {
    const plain = comparable(path).replace(/^\/+/, '');
    if (plain === '') return false;
    if (globs.ignores(plain)) return true;
    return plain.includes('!') && globs.ignores(plain.replaceAll('!', '/'));
  };
}

/**
 * What a peer calls the match: the value with the name before it, as its rules would have captured it. keyreach has no such text,
 * so it is the line from its first visible character to the quote after the value.
 */
function excerpt(match: Allowable): string {
  const value = match.value.reveal();
  const at = match.line?.indexOf(value) ?? -1;
  return at < 0 ? value : (match.line as string).slice(0, at + value.length + 1).trimStart();
}

/** detect-secrets names a private key by its first line only. */
function sha1Of(match: Allowable, header: boolean): string | undefined {
  const value = match.value.reveal();
  const text = header ? /BEGIN [A-Z0-9 ]*PRIVATE KEY/.exec(value)?.[0] : value;
  return text === undefined ? undefined : createHash('sha1').update(text).digest('hex');
}

const onLine = (match: Allowable, line: number): boolean =>
  match.startLine !== undefined && line >= match.startLine && line <= (match.endLine ?? match.startLine);
const isKind = (names: string[], detector: string): boolean => names.some((n) => (n.endsWith('*') ? detector.startsWith(n.slice(0, -1)) : n === detector));

/** True when some entry looks at the text of lines, which must then be kept with the matches. */
export const needsLine = (config: Config): boolean =>
  [...config.allow, ...config.imports.flatMap((i) => i.allow)].some((rule) => rule.tests.some((t) => t.on === 'line' || t.on === 'excerpt'));

/** True when a rule's tests need the regular-expression library, which is loaded only then. */
const needsRegex = (test: Test): boolean => 'patterns' in test && test.patterns.length > 0;

export async function compile(config: Config, options: { now?: number } = {}): Promise<Allowlist> {
  const now = options.now ?? Date.now();
  const rules = [...config.allow, ...config.imports.flatMap((i) => i.allow)];
  // Loaded only for patterns: most runs have none, and every run starts here.
  const needsGlobs = config.exclude.length > 0 || rules.some((r) => r.tests.some((t) => t.on === 'glob'));
  const ignore = needsGlobs ? (await import('ignore')).default : undefined;
  const regexes = rules.some((r) => r.tests.some(needsRegex)) ? await import('./regex.ts') : undefined;
  const globs = (patterns: readonly string[]) => (ignore ? globber(ignore({ ignorecase: false, allowRelativePaths: true }).add(patterns)) : () => false);

  const checkOf = (test: Test, origin: string): Check => {
    switch (test.on) {
      case 'fingerprint':
        return (m) => m.fingerprint === test.is;
      case 'kind':
        return (m) => isKind(test.in, m.detector);
      case 'rule':
        return (m) => m.rule === test.is;
      case 'glob': {
        const named = globs(test.globs);
        return (m) => named(m.path);
      }
      case 'words': {
        const words = test.words.map((w) => w.toLowerCase());
        return (m) => {
          const value = m.value.reveal().toLowerCase();
          return words.some((w) => value.includes(w));
        };
      }
      case 'commit':
        return (m) => m.commit !== undefined && test.commits.some((c) => c.length >= 7 && (m.commit as string).startsWith(c.toLowerCase()));
      case 'spot':
        return (m) => onLine(m, test.line);
      case 'sha1':
        return (m) => sha1Of(m, false) === test.hash || (test.line !== undefined && onLine(m, test.line) && sha1Of(m, true) === test.hash);
      case 'never':
        return () => false;
      default: {
        const compiled = test.patterns.map((p) => (regexes as NonNullable<typeof regexes>).compileRegex(p, origin));
        const subject: (m: Allowable) => string | undefined =
          test.on === 'path' ? (m) => comparable(m.path) : test.on === 'value' ? (m) => m.value.reveal() : test.on === 'line' ? (m) => m.line : excerpt;
        return (m) => {
          const text = subject(m);
          return text !== undefined && compiled.some((r) => r.test(text));
        };
      }
    }
  };

  const byPath = new Map<string, CompiledRule[]>();
  const general: CompiledRule[] = [];
  const late: AllowRule[] = [];
  const own: CompiledRule[] = [];
  for (const rule of rules) {
    const isOwn = config.allow.includes(rule);
    const compiled: CompiledRule = { rule, checks: rule.tests.map((t) => checkOf(t, isOwn ? `${rule.origin}.${t.on}` : rule.origin)), used: false };
    if (expired(rule, now)) {
      late.push(rule);
      continue;
    }
    if (isOwn) own.push(compiled);
    if (rule.at === undefined) general.push(compiled);
    else {
      const list = byPath.get(rule.at);
      if (list) list.push(compiled);
      else byPath.set(rule.at, [compiled]);
    }
  }

  const holds = ({ rule, checks }: CompiledRule, match: Allowable): boolean => {
    if (checks.length === 0 || (rule.kinds && !isKind(rule.kinds, match.detector))) return false;
    return rule.need === 'all' ? checks.every((c) => c(match)) : checks.some((c) => c(match));
  };
  const excluded = globs(config.exclude);

  return {
    allows(match) {
      let found: CompiledRule | undefined;
      // Every entry is asked, so that one which another covers does not look unused.
      for (const candidate of general) {
        if ((found && candidate.used) || !holds(candidate, match)) continue;
        candidate.used = true;
        found ??= candidate;
      }
      found ??= byPath.get(comparable(match.path))?.find((c) => holds(c, match));
      return found && { by: 'config', reason: found.rule.reason };
    },
    excludes: (path) => config.exclude.length > 0 && excluded(path),
    notes() {
      return [
        ...late.map((r): Note => ({ kind: 'expired', text: `${r.origin} (${r.reason}) expired after ${r.expires}; what it allowed is reported again` })),
        ...own
          .filter((c) => !c.used)
          .map((c): Note => ({ kind: 'unused', text: `${c.rule.origin} (${c.rule.reason}) allowed nothing; remove it if the secret is gone` })),
        ...config.imports.flatMap((i) => i.notes.map((text): Note => ({ kind: 'import', text: `${i.file}: ${text}` }))),
      ];
    },
  };
}
