/**
 * Tells whether a version of a text says just what the version it was made from said. Most changes touch no line with a candidate;
 * then nothing has to be judged again.
 */
import type { Layer } from './sweep.ts';

/** True when what is reported of the two texts has the same values. Where it stands may differ. */
export function saysTheSame<T>(layer: Layer<T>, base: Layer<T>): boolean {
  const { hits, runs } = layer;
  if (hits.length !== base.hits.length || runs.length !== base.runs.length) return false;
  let shift: number | undefined;
  // What stands before a change ends, in the base, before anything behind it begins: else one may have hidden the other there.
  let ends = Number.NEGATIVE_INFINITY;
  let ended = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < hits.length; i++) {
    const hit = hits[i] as (typeof hits)[number];
    const old = base.hits[i] as (typeof hits)[number];
    // Carried over, not judged again. A document that is parsed is one whole.
    if (hit.candidates !== old.candidates || hit.parse !== 'no') return false;
    if (hit.candidates.length === 0) continue;
    if (shift !== undefined && shift !== hit.at - old.at) ended = ends;
    shift = hit.at - old.at;
    for (const { detector, parts } of hit.candidates) {
      // Companions are sought in what stands round.
      if (detector.companions) return false;
      for (const part of parts) {
        if (old.at + part.start < ended) return false;
        ends = Math.max(ends, old.at + part.end);
      }
    }
  }
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as (typeof runs)[number];
    const old = base.runs[i] as (typeof runs)[number];
    if (run.inside !== old.inside || ended !== Number.NEGATIVE_INFINITY || (shift !== undefined && shift !== run.at - old.at)) return false;
    shift = run.at - old.at;
  }
  return true;
}
