/** What holds for every issuer's file: its kinds are on the shelf of detectors, and offline nothing is claimed that is not there. */
import detectors from 'shelf:detectors';
import issuers from 'shelf:issuers';
import { describe, expect, it } from 'vitest';
import { Fake } from '../../src/kit.ts';
import { judged } from './routes.ts';

const shelf = new Map(detectors.map((d) => [d.id, d]));

it('no two issuers share an id or a kind', () => {
  const ids = issuers.map((i) => i.id);
  const kinds = issuers.flatMap((i) => Object.keys(i.kinds));
  expect([ids, kinds].map((list) => list.filter((id, at) => list.indexOf(id) !== at))).toEqual([[], []]);
});

describe.each(issuers.flatMap((issuer) => Object.entries(issuer.kinds).map(([id, kind]) => [id, issuer, kind] as const)))('%s', (id, issuer, kind) => {
  it('is a kind of credential', () => expect(shelf.has(id)).toBe(true));
  it('says what is narrower, and asks by declared hosts', () => {
    for (const { how, url, since } of kind.narrower) {
      expect(how).toMatch(/^[A-Z].{20,}/);
      expect(url ?? 'https://').toMatch(/^https:\/\//);
      expect(since ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    for (const host of kind.ask?.hosts ?? []) expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  });
  it.each([1, 2, 3])('claims nothing of itself, offline (seed %i)', (seed) => {
    const detector = shelf.get(id);
    const sample = detector?.examples.sample(new Fake(seed)) ?? '';
    const parts = typeof sample === 'string' ? { secret: sample } : sample;
    const authority = judged(issuer, id, parts, detector?.read?.(parts) ?? {});
    expect(authority.grants.length + authority.unknown.length).toBeGreaterThan(0);
    const text = JSON.stringify([authority, kind.ask?.warning?.({ parts, facts: {} })]);
    for (const value of [parts['secret'], parts['sessionToken']]) if (value) expect(text).not.toContain(value);
  });
});
