/** The shelf test: every detector finds its own examples, once, at the right place, and stays silent on its misses. */
import detectors from 'shelf:detectors';
import structures from 'shelf:structures';
import { describe, expect, it } from 'vitest';
import type { Detector, Example, Parts } from '../src/define.ts';
import { detect } from '../src/detect/detect.ts';
import { Engine } from '../src/detect/engine.ts';
import { Fake } from '../src/kit.ts';

const engine = new Engine(detectors, structures);
const run = (example: Example) => {
  const { path, text } = typeof example === 'string' ? { path: 'notes.txt', text: example } : example;
  return detect(engine, { bytes: Buffer.from(text), where: { kind: 'file', path, tracking: 'tracked' } }, { timeout: 60_000, comments: true }).matches;
};
const partsOf = (sample: string | Parts): Parts => (typeof sample === 'string' ? { secret: sample } : sample);
const textOf = (example: Example) => (typeof example === 'string' ? example : `${example.path}:\n${example.text}`);

it('no two detectors share an id', () => {
  const ids = detectors.map((d) => d.id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

describe.each(detectors.map((d) => [d.id, d] as const))('%s', (_, detector: Detector) => {
  it('is described', () => {
    expect(detector.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(detector.docs).toMatch(/^https:\/\//);
    expect(detector.label.length).toBeGreaterThan(3);
    expect(detector.revoke.how).toMatch(/^[A-Z].{15,}/);
    for (const find of detector.find) {
      for (const anchor of find.anchors) expect(anchor, 'anchors are at least three ASCII characters').toMatch(/^[\x20-\x7e]{3,}$/);
      if ('pattern' in find) expect(find.pattern.flags).not.toMatch(/[gyd]/);
    }
  });

  it.each([1, 2, 3, 4, 5])('finds its examples (seed %i)', (seed) => {
    const fake = new Fake(seed);
    const sample = partsOf(detector.examples.sample(fake));
    const hits = detector.examples.hits(sample, fake);
    // What has nothing to look for is found where a store says so; test/stores.test.ts tries that.
    if (detector.find.length === 0) expect(hits).toEqual([]);
    else expect(hits.length).toBeGreaterThan(1);
    for (const hit of hits) {
      const matches = run(hit);
      const own = matches.filter((m) => m.detector === detector.id);
      expect(own.length, `once in:\n${textOf(hit)}\nfound: ${matches.map((m) => m.detector).join(', ') || 'nothing'}`).toBe(1);
      const found = Object.fromEntries((own[0] as (typeof own)[number]).parts.map((p) => [p.name, p.value.reveal()]));
      expect(found, textOf(hit)).toMatchObject(sample);
    }
  });

  it.each([1, 2, 3])('stays silent on its misses (seed %i)', (seed) => {
    for (const miss of detector.examples.misses(new Fake(seed)))
      expect(
        run(miss)
          .filter((m) => m.detector === detector.id)
          .map((m) => m.place),
        textOf(miss),
      ).toEqual([]);
  });

  // A guard against patterns that never end, not a measurement: the limit is far above what the slowest machine needs.
  it('takes linear time on bait', () => {
    for (const find of detector.find) {
      for (const anchor of find.anchors.slice(0, 3)) {
        for (const filler of ['a', 'A1', ' ', anchor, '"', '=', '\\n', '-', '.', '_']) {
          const text = (anchor + filler.repeat(Math.ceil(4000 / filler.length))).repeat(5);
          const began = performance.now();
          run({ path: 'bait.txt', text });
          expect(performance.now() - began, `${anchor} and many ${JSON.stringify(filler)}`).toBeLessThan(10_000);
        }
      }
    }
  });
});
