/**
 * Reads the lists of accepted findings that other scanners keep: `.gitleaksignore` and detect-secrets' `.secrets.baseline`.
 * Never takes an entry to mean more than its own scanner does.
 */
import { comparable } from '../fingerprint.ts';
import { UsageError } from '../model.ts';
import { parseJson } from './read.ts';
import { quote } from './suggest.ts';
import type { AllowRule, Imported, Test } from './types.ts';

/**
 * `.gitleaksignore`: one `file:rule:line` or `commit:file:rule:line` a line. Only file and line are compared, for the rules' names are
 * gitleaks' own; an entry with a commit speaks of that commit's version of the file and of no other, as in gitleaks.
 */
export function gitleaksIgnore(text: string, file: string): Imported {
  const allow: AllowRule[] = [];
  let historical = 0;
  text.split(/\r?\n/).forEach((raw, i) => {
    const entry = raw.trim();
    if (entry === '' || entry.startsWith('#')) return;
    const match = /^(?:([0-9a-f]{7,64}):)?(.+):([^:]+):(\d+)$/i.exec(entry);
    if (!match) throw new UsageError(`${file}: line ${i + 1} is ${quote(entry)}, which is not [commit:]file:rule:line; mend or remove it`);
    const [, commit, path, rule, line] = match as unknown as [string, string | undefined, string, string, string];
    const tests: Test[] = [{ on: 'spot', line: Number(line) }];
    if (commit) {
      tests.push({ on: 'commit', commits: [commit] });
      historical++;
    }
    const reason = `gitleaks fingerprint in ${file}: line ${line} of the file${commit ? ` in commit ${commit.slice(0, 8)}` : ''} (as ${rule})`;
    allow.push({ reason, origin: `${file}: line ${i + 1}`, at: comparable(path), need: 'all', tests });
  });
  const notes = allow.length ? ['entries are compared by file and line, whatever their rule, so they allow any secret on that line'] : [];
  if (historical) notes.push(`${historical} of ${allow.length} entries name a commit and count for that commit only`);
  return { file, allow, detectors: [], notes };
}

interface Entry {
  type?: unknown;
  hashed_secret?: unknown;
  line_number?: unknown;
  is_secret?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Filters of detect-secrets by which users say what to leave out; the others are its own judgement of noise. */
const USER_FILTERS = /\.(should_exclude_file|should_exclude_line|should_exclude_secret)$/;

/** `.secrets.baseline`: an entry allows the same value in the same file, on whatever line. */
export async function detectSecretsBaseline(text: string, file: string): Promise<Imported> {
  const data = await parseJson(text, file);
  const results = isObject(data) ? data['results'] : undefined;
  if (!isObject(data) || !isObject(results))
    throw new UsageError(`${file} is no detect-secrets baseline (it has no "results"); write it anew with detect-secrets scan, or remove it from "import"`);
  const allow: AllowRule[] = [];
  for (const [path, entries] of Object.entries(results)) {
    if (!Array.isArray(entries)) throw new UsageError(`${file}: results[${quote(path)}] is not a list; write the file anew with detect-secrets scan`);
    (entries as unknown[]).forEach((raw, i) => {
      const entry: Entry = isObject(raw) ? raw : {};
      const hash = typeof entry.hashed_secret === 'string' ? entry.hashed_secret.toLowerCase() : '';
      const origin = `${file}: results[${quote(path)}][${i}]`;
      if (!/^[0-9a-f]{40}$/.test(hash))
        throw new UsageError(`${origin}.hashed_secret is no SHA-1 in hexadecimal; write the file anew with detect-secrets scan`);
      const line = typeof entry.line_number === 'number' ? entry.line_number : undefined;
      const type = typeof entry.type === 'string' ? quote(entry.type).slice(1, -1) : 'a secret';
      const audited = entry.is_secret === true ? ', audited there as a real secret' : entry.is_secret === false ? ', audited there as no secret' : '';
      const test: Test = { on: 'sha1', hash, ...(line === undefined ? {} : { line }) };
      allow.push({ reason: `detect-secrets baseline in ${file}: ${type}${audited}`, origin, at: comparable(path), need: 'all', tests: [test] });
    });
  }
  return { file, allow, detectors: [], notes: leftOut(data) };
}

function leftOut(data: Record<string, unknown>): string[] {
  const filters = Array.isArray(data['filters_used']) ? (data['filters_used'] as unknown[]) : [];
  const names = filters.flatMap((f) =>
    isObject(f) && typeof f['path'] === 'string' && USER_FILTERS.test(f['path']) ? [f['path'].split('.').at(-1) as string] : [],
  );
  if (isObject(data['exclude']) && (data['exclude']['files'] || data['exclude']['lines'])) names.push('exclude');
  return names.length ? [`its filters (${names.map((n) => quote(n).slice(1, -1)).join(', ')}) are not taken over; use "exclude" and "allow"`] : [];
}
