/**
 * Reads the configuration: finds the file, checks it against the schema, resolves its imports, and gives one typed value.
 * Runs nothing the file names, loads no address, and is never consulted for a tree that is not trusted except where it is stricter.
 */
import { basename, dirname, resolve } from 'node:path';
import { atLeast, type Severity, UsageError } from '../model.ts';
import type { Profile } from '../profile.ts';
import { findConfig, readConfigFile } from './read.ts';
import { didYouMean, quote } from './suggest.ts';
import type { AllowRule, Config, CredentialEntry, CustomDetector, EnvironmentEntry, Target, Test } from './types.ts';

export type { Allowable, AllowRule, Config, CredentialEntry, CustomDetector, EnvironmentEntry, Imported } from './types.ts';

/** What holds without a config file. */
export const EMPTY_CONFIG: Config = Object.freeze({
  failOn: 'medium',
  exclude: [],
  includeIgnored: false,
  allow: [],
  disable: [],
  detectors: [],
  environments: [],
  credentials: [],
  profiles: [],
  stale: { ageDays: 90, unusedDays: 30 },
  targets: [],
  imports: [],
});

/** The file's data after the schema's check. */
interface Raw {
  failOn?: Severity;
  exclude?: string[];
  includeIgnored?: boolean;
  maxFileSize?: number | string;
  allow?: RawAllow[];
  disable?: string[];
  detectors?: (Omit<CustomDetector, 'origin' | 'anchors'> & { anchors?: string[] })[];
  environments?: EnvironmentEntry[];
  credentials?: CredentialEntry[];
  profiles?: Profile[];
  stale?: Partial<Config['stale']>;
  targets?: Target[];
  import?: string[];
  baseline?: string;
}

type RawAllow = Record<'reason', string> & Partial<Record<'expires' | 'fingerprint' | 'path' | 'kind' | 'rule' | 'value' | 'line', string>>;

const UNITS: Record<string, number> = { '': 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30 };

/** Bytes from `50MB`, `1.5 GiB` or a number; nothing when it is none. */
export function parseSize(text: string | number): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmg]?i?b)?\s*$/i.exec(String(text));
  const unit = UNITS[(match?.[2] ?? '').toLowerCase()];
  const bytes = match && unit ? Math.floor(Number(match[1]) * unit) : 0;
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** True for a day that exists; `2026-02-30` has the form of a date and is none. */
const isDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

function allowRule(raw: RawAllow, origin: string): AllowRule {
  if (raw.expires !== undefined && !isDay(raw.expires))
    throw new UsageError(`${origin}.expires is ${quote(raw.expires)}, a day that does not exist; write one like 2027-01-31`);
  const tests: Test[] = [];
  if (raw.fingerprint !== undefined) tests.push({ on: 'fingerprint', is: raw.fingerprint });
  if (raw.path !== undefined) tests.push({ on: 'glob', globs: [raw.path] });
  if (raw.kind !== undefined) tests.push({ on: 'kind', in: [raw.kind] });
  if (raw.rule !== undefined) tests.push({ on: 'rule', is: raw.rule });
  if (raw.value !== undefined) tests.push({ on: 'value', patterns: [raw.value] });
  if (raw.line !== undefined) tests.push({ on: 'line', patterns: [raw.line] });
  return { reason: raw.reason, origin, need: 'all', tests, ...(raw.expires === undefined ? {} : { expires: raw.expires }) };
}

/**
 * What is left of a configuration that is not trusted: what makes the scan stricter and cannot make it blind. Its detectors are no such
 * thing: one that claims the text of a real kind, as something harmless, would hide it.
 */
function strictOnly(config: Config): Config {
  return {
    ...EMPTY_CONFIG,
    ...(config.file ? { file: config.file } : {}),
    failOn: atLeast(EMPTY_CONFIG.failOn, config.failOn) ? config.failOn : EMPTY_CONFIG.failOn,
    includeIgnored: config.includeIgnored,
  };
}

export interface LoadOptions {
  /** True for a tree that is not the user's own: only what makes the scan stricter is taken, and no import is read. */
  untrusted?: boolean;
}

/**
 * The configuration in `directory`, or of the file named.
 * @throws UsageError with one line that names the file, the fault and the remedy
 */
export async function loadConfig(explicitPath: string | undefined, directory: string, options: LoadOptions = {}): Promise<Config> {
  const absolute = explicitPath === undefined ? await findConfig(directory) : resolve(directory, explicitPath);
  if (absolute === undefined) return EMPTY_CONFIG;
  const file = explicitPath ?? basename(absolute);
  const data = await readConfigFile(absolute, file);
  const { checkConfig } = await import('./check.ts');
  checkConfig(data, file);
  const raw = data as Raw;
  const maxFileSize = raw.maxFileSize === undefined ? undefined : parseSize(raw.maxFileSize);
  if (raw.maxFileSize !== undefined && maxFileSize === undefined)
    throw new UsageError(`${file}: maxFileSize is ${quote(String(raw.maxFileSize))}; write a size like 50MB`);
  const config: Config = {
    file,
    failOn: raw.failOn ?? EMPTY_CONFIG.failOn,
    exclude: raw.exclude ?? [],
    includeIgnored: raw.includeIgnored ?? false,
    ...(maxFileSize === undefined ? {} : { maxFileSize }),
    allow: (raw.allow ?? []).map((a, i) => allowRule(a, `${file}: allow[${i}]`)),
    disable: raw.disable ?? [],
    detectors: (raw.detectors ?? []).map((d, i) => ({ ...d, anchors: d.anchors ?? [], origin: `${file}: detectors[${i}]` })),
    environments: raw.environments ?? [],
    credentials: raw.credentials ?? [],
    profiles: raw.profiles ?? [],
    stale: { ...EMPTY_CONFIG.stale, ...raw.stale },
    targets: raw.targets ?? [],
    imports: [],
    ...(raw.baseline === undefined ? {} : { baseline: resolve(dirname(absolute), raw.baseline) }),
  };
  if (options.untrusted) return proven(strictOnly(config));
  const { readImports } = await import('./imports.ts');
  return proven(raw.import ? { ...config, imports: await readImports(raw.import, dirname(absolute), file) } : config);
}

/** Compiles everything once, so that a faulty pattern is told at the door and not in the middle of a scan. */
async function proven(config: Config): Promise<Config> {
  const [{ customDetectors }, { compile }] = await Promise.all([import('./custom.ts'), import('./allowlist.ts')]);
  await customDetectors(config);
  await compile(config);
  return config;
}

const LISTED = '; `keyreach detectors` lists them';

/**
 * Holds the names a config uses against those that exist.
 * @throws UsageError about the first unknown detector, rule or profile, or one of the user's own that takes a built-in one's id
 */
export function checkNames(config: Config, known: { detectors: Iterable<string>; rules: Iterable<string>; profiles?: Iterable<string> }): void {
  const file = config.file ?? 'the config';
  const builtIn = new Set(known.detectors);
  const rules = new Set(known.rules);
  for (const custom of config.detectors)
    if (builtIn.has(custom.id) || rules.has(custom.id)) throw new UsageError(`${custom.origin} has the id "${custom.id}" of a built-in one; give it another`);
  const detectors = new Set([...builtIn, ...config.detectors.map((d) => d.id), ...config.imports.flatMap((i) => i.detectors.map((d) => d.id))]);
  const check = (origin: string, name: string, names: Set<string>, what: string, listed = LISTED): void => {
    if (!names.has(name)) throw new UsageError(`${origin} is ${quote(name)}, no known ${what}${didYouMean(name, names) || listed}`);
  };
  const either = new Set([...detectors, ...rules]);
  for (const [i, id] of config.disable.entries()) check(`${file}: disable[${i}]`, id, either, 'detector or rule');
  for (const entry of config.allow) {
    for (const test of entry.tests) {
      if (test.on === 'kind') for (const name of test.in) check(`${entry.origin}.kind`, name, detectors, 'detector');
      if (test.on === 'rule') check(`${entry.origin}.rule`, test.is, rules, 'rule');
    }
  }
  const profiles = new Set(known.profiles);
  for (const [i, { id }] of config.profiles.entries()) {
    if (profiles.has(id)) throw new UsageError(`${file}: profiles[${i}] has the id "${id}" of another profile; give it another`);
    profiles.add(id);
  }
  for (const [i, { match, profile }] of config.credentials.entries()) {
    check(`${file}: credentials[${i}].profile`, profile, profiles, 'profile', `; there are ${[...profiles].sort().join(', ')}`);
    if (match.kind && !/[*?]/.test(match.kind)) check(`${file}: credentials[${i}].match.kind`, match.kind, detectors, 'detector');
  }
}
