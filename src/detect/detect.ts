/**
 * One Document in, its Matches out: searches the text and what is encoded in it, settles rivals, and says where, how sure,
 * in which environment and whether a comment allows it. Reads no file and keeps nothing between documents.
 */
import { type Allowance, type Document, type Match, type Part, type Place, Secret, type Skip } from '../model.ts';
import { inlineAllowance } from './allow.ts';
import { encodedRuns } from './decode.ts';
import type { Engine } from './engine.ts';
import { signalsOf } from './environment.ts';
import { type Accepted, type Claim, evaluate, secretPart, settle } from './evaluate.ts';
import { Lines, lineHashes } from './lines.ts';
import { nameBefore } from './named.ts';

export interface DetectOptions {
  /** Milliseconds after which a document is given up; what was found until then counts. */
  timeout: number;
  /** Whether comments in the text may allow a match. */
  comments: boolean;
  /** Whether matches carry the text of their line, for the config's entries that look at it. */
  lines?: boolean;
  /** Whether places carry the hash of their line, which SARIF wants. */
  hashes?: boolean;
}

export interface Detected {
  matches: Match[];
  skips: Skip[];
}

const DEEPEST = 3;
const MOST_MATCHES = 5000;
const MOST_DECODED = 8 << 20;

/** A candidate and its range in the outermost text. */
interface Sighting {
  accepted: Accepted;
  start: number;
  end: number;
  decoded: string[];
  name: string | undefined;
}

export function detect(engine: Engine, document: Document, options: DetectOptions): Detected {
  const { bytes, where } = document;
  const path = where.kind === 'env' ? 'environment.env' : where.path;
  const deadline = performance.now() + options.timeout;
  let late = false;
  const expired = (): boolean => {
    late ||= performance.now() > deadline;
    return late;
  };
  let budget = MOST_DECODED;

  const search = (layer: Buffer, depth: number): Sighting[] => {
    type Rival = { claims: Claim[]; sightings: Sighting[] };
    const rivals: Rival[] = [];
    for (const candidate of engine.candidates(layer, path, expired)) {
      const accepted = evaluate(engine, layer, path, candidate);
      if (!accepted) continue;
      const { detector, parts, named } = accepted;
      const lead = parts[0] as (typeof parts)[number];
      const start = Math.min(...parts.map((p) => p.start));
      const name = named?.name ?? nameBefore(layer, secretPart(accepted).start) ?? nameBefore(layer, start);
      const claims = parts.map((p) => ({ start: p.start, end: p.end, rank: detector.rank ?? 50, parsed: named?.parsed ?? false, id: detector.id }));
      rivals.push({ claims, sightings: [{ accepted, start: lead.start, end: lead.end, decoded: named?.decoded ?? [], name }] });
    }
    if (depth < DEEPEST && !expired()) {
      for (const run of encodedRuns(layer)) {
        budget -= run.bytes.length;
        if (budget < 0 || expired()) break;
        const inner = search(run.bytes, depth + 1);
        if (inner.length === 0) continue;
        const rank = Math.max(...inner.map((s) => s.accepted.detector.rank ?? 50));
        const outerName = nameBefore(layer, run.start);
        const sightings = inner.map((s) => ({ ...s, start: run.start, end: run.end, decoded: [run.encoding, ...s.decoded], name: s.name ?? outerName }));
        rivals.push({ claims: [{ start: run.start, end: run.end, rank, parsed: false, id: '' }], sightings });
      }
    }
    return settle(rivals).flatMap((r) => r.sightings);
  };

  const sightings = search(bytes, 0);
  const skips: Skip[] = [];
  if (late) skips.push({ path, reason: 'timed-out', detail: `gave up after ${options.timeout / 1000} s; the rest of it was not read` });
  if (sightings.length > MOST_MATCHES) {
    skips.push({ path, reason: 'failed', detail: `only the first ${MOST_MATCHES} of ${sightings.length} matches are reported` });
    sightings.length = MOST_MATCHES;
  }
  if (sightings.length === 0) return { matches: [], skips };

  const lines = new Lines(bytes);
  const regions = sightings.map((s) => lines.region(s.start, s.end));
  const hashes = where.kind === 'file' && options.hashes ? lineHashes(bytes, new Set(regions.map((r) => r.startLine))) : new Map<number, string>();
  const matches = sightings.map((sighting, i): Match => {
    const { accepted, name } = sighting;
    const region = regions[i] as (typeof regions)[number];
    const hash = hashes.get(region.startLine);
    const place: Place = {
      ...where,
      ...(where.kind === 'env' ? {} : { region }),
      ...(name ? { key: Buffer.from(name, 'latin1').toString('utf8') } : {}),
      ...(sighting.decoded.length ? { decoded: sighting.decoded } : {}),
      ...(hash ? { lineHash: hash } : {}),
    };
    const allowed = options.comments && where.kind !== 'env' ? inlineAllowance(bytes, lines, sighting.start, sighting.end) : undefined;
    const allowance: { allowed?: Allowance } = allowed ? { allowed: { by: 'inline', reason: allowed } } : {};
    const [first, ...rest] = accepted.parts.map((p): Part => ({ name: p.name, value: new Secret(p.value) }));
    return {
      detector: accepted.detector.id,
      parts: [first as Part, ...rest],
      confidence: accepted.confidence,
      evidence: accepted.evidence,
      place,
      facts: accepted.facts,
      ...(options.lines && where.kind !== 'env' ? { line: new Secret(lines.textAt(sighting.start)) } : {}),
      signals: signalsOf({ ...(where.kind === 'env' ? {} : { path: where.path }), ...(name ? { name } : {}), facts: accepted.facts }),
      ...allowance,
    };
  });
  return { matches, skips };
}
