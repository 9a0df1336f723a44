/**
 * From what a store's file says is secret to Matches: the value's own form tells its kind, else the store does, else it is a secret of the
 * tool. The rest of the file is searched for known forms. Nothing a file says of itself gets into a report without a look at whether
 * it holds the secret.
 */
import type { Parts, StoredItem } from '../define.ts';
import { CONFIDENCES, type Facts, type Match, type Part, type Region, Secret, shift } from '../model.ts';
import type { Stored } from '../store.ts';
import { type Detected, type DetectOptions, detect } from './detect.ts';
import type { Engine } from './engine.ts';
import { signalsOf } from './environment.ts';
import { Lines } from './lines.ts';
import { standsForSecret } from './noise.ts';
import { keyName } from './tree.ts';

/** Kind of what only the store knows. */
export const STORED_SECRET = 'stored-secret';
/** Detectors up to this rank know no issuer. */
const GENERAL = 15;
const LONGEST_WORDS = 160;

export function detectStored(engine: Engine, item: StoredItem, options: DetectOptions): Detected {
  const { document, stored } = item;
  const held = stored.filter((s) => !standsForSecret(s.value));
  const all = detect(engine, document, options);
  // Where the store's own fields are empty, it may keep its secret in a way nobody has told of yet.
  if (stored.length === 0 && !item.elsewhere) return all;
  const regionOf = regionsIn(document.bytes);
  const matches = held.map((s) => matchOf(engine, item, s, regionOf(s.value), options));
  const values = held.map((s) => flat(s.value));
  const known = (m: Match): boolean => m.parts.some((p) => values.some((v) => overlaps(flat(p.value.reveal()), v))) || matches.some((own) => stands(m, own));
  return { matches: [...matches, ...all.matches.filter((m) => rankOf(engine, m) > GENERAL && !known(m))], skips: all.skips };
}

/** True when both stand at one place, be it that one of them was decoded there. */
const stands = ({ place: { region: a } }: Match, { place: { region: b } }: Match): boolean =>
  a !== undefined && b !== undefined && a.startLine === b.startLine && a.startColumn < b.endColumn && a.endColumn > b.startColumn;

const rankOf = (engine: Engine, match: Pick<Match, 'detector'>): number => engine.detectors.get(match.detector)?.rank ?? 50;

/** Line ends as they are, however the file writes them. */
const flat = (value: string): string => value.replaceAll('\\n', '\n').trim();
const overlaps = (a: string, b: string): boolean => a === b || (a.length >= 6 && b.length >= 6 && (a.includes(b) || b.includes(a)));

/** Tells where values stand in the text, each at another place than the one before. */
function regionsIn(bytes: Buffer): (value: string) => Region | undefined {
  const lines = new Lines(bytes);
  const next = new Map<string, number>();
  return (value) => {
    const start = bytes.indexOf(value, next.get(value) ?? 0);
    if (start < 0) return undefined;
    const end = start + Buffer.byteLength(value);
    next.set(value, end);
    return lines.region(start, end);
  };
}

function matchOf(engine: Engine, { document, label }: StoredItem, entry: Stored, region: Region | undefined, options: DetectOptions): Match {
  const tell = teller(entry);
  // Parts beside the secret may be shown; one that holds the secret is not.
  const stored = { ...entry, parts: Object.fromEntries(Object.entries(entry.parts ?? {}).filter(([, part]) => !holds(part, entry.value))) };
  const form = byForm(engine, stored, options);
  const kind = byKind(engine, stored);
  // A kind that rests on a form (a kubeconfig's key is a private key, too) is the more specific one.
  const { decoded, ...known }: Known = form && rankOf(engine, form) >= rankOf(engine, kind) ? form : kind;
  const evidence = [...known.evidence, `the ${label} keeps it there`];
  const { user: read, ...others } = known.facts;
  // Some put their token where a name belongs.
  const user = tell(stored.identity) ?? (typeof read === 'string' ? tell(read) : undefined);
  const host = tell(stored.host);
  const facts: Facts = {
    ...others,
    ...(known.detector === STORED_SECRET ? { tool: label } : {}),
    ...(stored.expires && !Number.isNaN(Date.parse(stored.expires)) ? { expires: new Date(stored.expires).toISOString() } : {}),
    ...(host ? { host } : {}),
    ...(user ? { user } : {}),
  };
  const key = stored.key.split('.').map(keyName).join('.');
  const name = tell(key) ?? '*';
  const about = (stored.about ?? []).map(tell).filter((w) => w !== undefined);
  return {
    ...known,
    evidence,
    facts,
    place: { ...document.where, ...(region ? { region } : {}), key: name, ...(decoded ? { decoded } : {}) },
    signals: signalsOf({ path: document.where.path, name, about, facts }),
  };
}

/** Lets words pass that do not hold the secret and do not look like one. */
const teller = (stored: Stored) => (words: string | undefined) => {
  if (words === undefined || words === '') return undefined;
  const plain = words.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, LONGEST_WORDS);
  return holds(words, stored.value) || keyName(plain) === '*' ? undefined : plain;
};

/** Three characters say nothing of a secret: they stand in many a name. */
const holds = (words: string, value: string): boolean => value.length >= 4 && words.includes(value);

type Known = Pick<Match, 'detector' | 'parts' | 'confidence' | 'evidence' | 'facts'> & { decoded?: string[] | undefined };

/** What an issuer's detector says of the value alone, under a name that says nothing. */
function byForm(engine: Engine, { value, parts = {} }: Stored, options: DetectOptions): Known | undefined {
  const text = Object.values({ ...parts, value })
    .map((v, i) => `value${i}=${v}\n`)
    .join('');
  const document = { bytes: Buffer.from(text), where: { kind: 'env' as const, name: 'value' } };
  const best = detect(engine, document, { timeout: options.timeout, comments: false })
    .matches.filter((m) => rankOf(engine, m) > GENERAL && engine.detectors.get(m.detector)?.issuer !== 'any')
    .filter((m) => m.place.decoded || m.parts.some((p) => p.value.reveal() === value))
    .sort((a, b) => rankOf(engine, b) - rankOf(engine, a))[0];
  if (!best) return undefined;
  const { detector, parts: found, facts, evidence, place } = best;
  return { detector, parts: found, confidence: 'high', evidence, facts, decoded: place.decoded };
}

/** The kind the store names, with what its detector reads from the parts. */
function byKind(engine: Engine, { kind, value, parts = {} }: Stored): Known {
  const detector = (kind && engine.detectors.get(kind)) || undefined;
  const all: Parts = { ...parts, secret: value };
  // The part that names the credential comes first: where it is not said which one, an id, if there is one.
  const first = detector?.identity?.[0] ?? (detector?.identifiers?.includes('id') && parts['id'] ? 'id' : 'secret');
  const names = [...new Set([first, 'secret', ...Object.keys(parts)])].filter((n) => all[n] !== undefined);
  const [lead, ...rest] = names.map((n): Part => ({ name: n, value: new Secret(all[n] as string) }));
  const proof = asked(() => detector?.verify?.(all));
  return {
    detector: detector?.id ?? STORED_SECRET,
    parts: [lead as Part, ...rest],
    confidence: proof?.ok === false ? shift(CONFIDENCES, 'high', -1) : 'high',
    evidence: proof ? [proof.how] : [],
    facts: { ...asked(() => detector?.read?.(all)) },
  };
}

/** A detector expects values of the form its own pattern lets through; a store's may have any. */
function asked<T>(question: () => T): T | undefined {
  try {
    return question();
  } catch {
    return undefined;
  }
}
