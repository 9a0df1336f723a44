/**
 * An accepted state: which secrets were there when the user said so, so that only new ones are reported.
 * Holds no secret, no line number and no time; never covers a known secret at a new path, or another secret at a known one.
 */
import { createHash, scrypt, scryptSync } from 'node:crypto';
import { parseJson, readText } from './config/read.ts';
import { comparable, fingerprintOf, type Named } from './fingerprint.ts';
import { UsageError } from './model.ts';

/** One accepted secret at one path. */
export interface BaselineEntry {
  kind: string;
  path: string;
  /** Fingerprint: of the value, or of the place when the value is weak. */
  key: string;
  /**
   * For weak values only: 16 bits by which a *changed* value at the same place is told from the accepted one (a miss in 65,536).
   *
   * The fingerprint of a weak value says nothing of it, so without this a second password at an accepted place would pass unseen.
   * A full hash would let everyone who reads the baseline (it is committed) find the password with a dictionary. 16 bits of scrypt
   * are the middle: each guess costs 32 MiB and tens of milliseconds, and a dictionary of a million words leaves about fifteen
   * candidates, which only the service itself can tell apart, with its own rate limit. What it does not hide is a password so
   * common that a handful of guesses holds it; such a one falls to the same guesses at the service. The salt is the place, so no
   * table serves two places, and equal passwords at two places do not show as equal.
   */
  check?: string;
}

const VERSION = 1;
const REMEDY = 'write it anew with --report baseline=FILE';
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 };

const saltOf = ({ kind, name, path }: Named): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([kind, name ?? '', comparable(path)]))
    .digest();

/** Checks by place and value, for the time of a run. Values are held as digests only. */
const known = new Map<string, string>();
const memoKey = (match: Named): string => createHash('sha256').update(saltOf(match)).update(match.value.reveal()).digest('base64');

function checkOf(match: Named): string {
  const key = memoKey(match);
  let check = known.get(key);
  if (check === undefined) {
    check = scryptSync(match.value.reveal(), saltOf(match), 2, COST).toString('hex');
    known.set(key, check);
  }
  return check;
}

/** Computes the checks of weak values side by side, ahead of `covers` and `baselineText`, which otherwise do so one by one. */
export async function prepare(matches: Iterable<Named>): Promise<void> {
  const todo = new Map<string, Named>();
  for (const match of matches) {
    const key = match.weak ? memoKey(match) : undefined;
    if (key && !known.has(key)) todo.set(key, match);
  }
  const queue = [...todo];
  // Four at a time: that many threads Node has, and 32 MiB each.
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [key, match] = next;
      const check = await new Promise<string>((done, fail) => {
        scrypt(match.value.reveal(), saltOf(match), 2, COST, (error, bytes) => (error ? fail(error) : done(bytes.toString('hex'))));
      });
      known.set(key, check);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

const entryOf = (match: Named): BaselineEntry => ({
  kind: match.kind,
  path: comparable(match.path),
  key: fingerprintOf(match),
  ...(match.weak ? { check: checkOf(match) } : {}),
});

/** Entries are told apart and ordered by this; a null character sorts before all others, so that `a` comes before `a/b`. */
const orderOf = (e: BaselineEntry): string => [e.path, e.kind, e.key, e.check ?? ''].join('\0');
const inOrder = (entries: Iterable<BaselineEntry>): [string, BaselineEntry][] =>
  [...new Map([...entries].map((e) => [orderOf(e), e]))].sort(([a], [b]) => (a < b ? -1 : 1));

function render(entries: Iterable<BaselineEntry>): string {
  // One entry a line, so that two branches that accept different secrets merge.
  const lines = inOrder(entries).map(
    ([, { kind, path, key, check }]) => `    ${JSON.stringify({ kind, path, key, ...(check === undefined ? {} : { check }) })}`,
  );
  const list = lines.length ? `[\n${lines.join(',\n')}\n  ]` : '[]';
  return `{\n  "version": ${VERSION},\n  "tool": "keyreach",\n  "entries": ${list}\n}\n`;
}

/** The text of a baseline that accepts these; the same matches in any order give the same bytes. */
export const baselineText = (matches: Iterable<Named>): string => render([...matches].map(entryOf));

/** A baseline as it was read. */
export class Baseline {
  readonly entries: readonly BaselineEntry[];
  readonly #places = new Map<string, Set<string | undefined>>();

  constructor(entries: Iterable<BaselineEntry>) {
    this.entries = inOrder(entries).map(([, e]) => e);
    for (const { kind, path, key, check } of this.entries) {
      const place = JSON.stringify([kind, path, key]);
      this.#places.set(place, (this.#places.get(place) ?? new Set()).add(check));
    }
  }

  /** True when this very secret was accepted at this path. */
  covers(match: Named): boolean {
    const checks = this.#checks(match);
    if (!checks) return false;
    return match.weak ? checks.has(checkOf(match)) : checks.has(undefined);
  }

  /** Computes ahead what `covers` will need, side by side. */
  async prepare(matches: Iterable<Named>): Promise<void> {
    await prepare([...matches].filter((m) => m.weak && this.#checks(m)));
  }

  #checks(match: Named): Set<string | undefined> | undefined {
    return this.#places.get(JSON.stringify([match.kind, comparable(match.path), fingerprintOf(match)]));
  }

  /** The baseline's own text; rewriting a baseline that was not changed gives the same bytes. */
  toString(): string {
    return render(this.entries);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws UsageError with one line when the file is missing, malformed or not a baseline of keyreach */
export async function readBaseline(path: string): Promise<Baseline> {
  const data = await parseJson(await readText(path, path, REMEDY), path);
  if (!isObject(data) || data['tool'] !== 'keyreach' || !Array.isArray(data['entries'])) {
    const peer =
      isObject(data) && isObject(data['results']) ? 'a baseline of detect-secrets; name it under "import" in the config' : `no baseline of keyreach; ${REMEDY}`;
    throw new UsageError(`${path} is ${peer}`);
  }
  if (data['version'] !== VERSION)
    throw new UsageError(`${path} has version ${JSON.stringify(data['version'])?.slice(0, 20)}, this keyreach reads ${VERSION}; update keyreach or ${REMEDY}`);
  const entries = (data['entries'] as unknown[]).map((raw, i): BaselineEntry => {
    const { kind, path: at, key, check } = isObject(raw) ? raw : {};
    const wrong =
      typeof kind !== 'string' || !kind ? 'kind' : typeof at !== 'string' || !at ? 'path' : typeof key !== 'string' || !/^[0-9a-f]{32}$/.test(key) ? 'key' : '';
    const bad = wrong || (check !== undefined && (typeof check !== 'string' || !/^[0-9a-f]{4}$/.test(check)) ? 'check' : '');
    if (bad) throw new UsageError(`${path}: entries[${i}].${bad} is missing or malformed; remove the entry, or ${REMEDY}`);
    return { kind: kind as string, path: comparable(at as string), key: key as string, ...(check === undefined ? {} : { check: check as string }) };
  });
  return new Baseline(entries);
}
