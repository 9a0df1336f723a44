/**
 * One Document in, its Matches out: searches the text and what is encoded in it, settles rivals, and says where, how sure,
 * in which environment and whether a comment allows it. Reads no file and keeps nothing between documents.
 */
import { type Allowance, type Document, type Match, type Part, type Place, Secret, type Skip } from '../model.ts';
import { inlineAllowance } from './allow.ts';
import type { Engine } from './engine.ts';
import { signalsOf } from './environment.ts';
import { Lines, lineHashes } from './lines.ts';
import { Searcher, type Sighting } from './sightings.ts';

export interface DetectOptions {
  /** Milliseconds after which a document is given up; what was found until then counts. */
  timeout: number;
  /** Whether comments in the text may allow a match. */
  comments: boolean;
  /** Whether matches carry the text of their line, for the config's entries that look at it. */
  lines?: boolean;
  /** Whether matches tell where their values stand. */
  spans?: boolean;
  /** Whether places carry the hash of their line, which SARIF wants. */
  hashes?: boolean;
}

/** True when the values stand in the text as they are. */
const standing = (bytes: Buffer, { accepted, decoded }: Sighting): boolean =>
  decoded.length === 0 && accepted.parts.every((p) => bytes.toString('utf8', p.start, p.end) === p.value);

export interface Detected {
  matches: Match[];
  skips: Skip[];
}

const MOST_MATCHES = 5000;

export function detect(engine: Engine, document: Document, options: DetectOptions): Detected {
  const { bytes, where } = document;
  const path = where.kind === 'env' ? 'environment.env' : where.path;
  const deadline = performance.now() + options.timeout;
  let late = false;
  const expired = (): boolean => {
    late ||= performance.now() > deadline;
    return late;
  };
  const searcher = new Searcher(engine, expired);
  const kind = engine.fileKind(path);
  const sightings = searcher.sightings(bytes, kind, searcher.sweep(kind).whole(bytes, kind), path);
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
      ...(options.spans && standing(bytes, sighting) ? { spans: accepted.parts.map((p): [number, number] => [p.start, p.end]) } : {}),
      ...(options.lines && where.kind !== 'env' ? { line: new Secret(lines.textAt(sighting.start)) } : {}),
      signals: signalsOf({ ...(where.kind === 'env' ? {} : { path: where.path }), ...(name ? { name } : {}), facts: accepted.facts }),
      ...allowance,
    };
  });
  return { matches, skips };
}
