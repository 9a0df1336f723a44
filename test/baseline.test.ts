/**
 * Fingerprints and baselines: the same everywhere, covering what was accepted and nothing new, and telling nothing of weak values.
 * Its values come from a seeded source; it writes only into a temporary folder.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { baselineText, prepare, readBaseline } from '../src/baseline.ts';
import { fingerprintOf, isWeak, type Named } from '../src/fingerprint.ts';
import { Fake } from '../src/kit.ts';
import { Secret, UsageError } from '../src/model.ts';

const root = mkdtempSync(join(tmpdir(), 'keyreach-baseline-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const file = join(root, 'baseline.json');

const strong = (seed: number, over: Partial<Named> = {}): Named => ({
  kind: 'acme-token',
  value: new Secret(new Fake(seed).text('base62', 32)),
  weak: false,
  name: 'TOKEN',
  path: 'src/a.env',
  ...over,
});
const weak = (text: string, over: Partial<Named> = {}): Named => ({
  kind: 'password',
  value: new Secret(text),
  weak: true,
  name: 'db.password',
  path: 'conf/db.yaml',
  ...over,
});
const reread = async (...matches: Named[]) => {
  writeFileSync(file, baselineText(matches));
  return readBaseline(file);
};

describe('fingerprints', () => {
  it('have kept their form since the first version', () => {
    expect(fingerprintOf(strong(1))).toMatchInlineSnapshot(`"f56e20e991218fbcdfc6244c82785463"`);
    expect(fingerprintOf(weak('open sesame'))).toMatchInlineSnapshot(`"2a350f537b8943edf864fc319917413d"`);
  });
  it('of strong values go with the value, wherever it lies', () => {
    expect(fingerprintOf(strong(1, { path: 'b', name: 'X' }))).toBe(fingerprintOf(strong(1)));
    expect(fingerprintOf(strong(2))).not.toBe(fingerprintOf(strong(1)));
    expect(fingerprintOf(strong(1, { kind: 'other' }))).not.toBe(fingerprintOf(strong(1)));
  });
  it('of weak values go with the place, whatever lies there', () => {
    expect(fingerprintOf(weak('one'))).toBe(fingerprintOf(weak('two')));
    expect(fingerprintOf(weak('one', { path: '.\\conf\\db.yaml' }))).toBe(fingerprintOf(weak('one')));
    for (const over of [{ path: 'x' }, { name: 'x' }, { name: undefined }, { kind: 'x' }])
      expect(fingerprintOf(weak('one', over))).not.toBe(fingerprintOf(weak('one')));
  });
  it('cannot be made to collide by moving text between fields', () => {
    expect(fingerprintOf(weak('', { name: 'a"', path: 'b' }))).not.toBe(fingerprintOf(weak('', { name: 'a', path: '"b' })));
  });
  it('take for weak what people choose', () => {
    const is = (text: string, detector = true) => isWeak(detector, new Secret(text));
    expect([is('hunter'), is('correct horse battery staple'), is('Summer2024!Summer2024!'), is('a'.repeat(40))]).toEqual([true, true, true, true]);
    expect([1, 2, 3, 4, 5, 6].map((seed) => is(new Fake(seed).text('base62', 32)))).toEqual(Array(6).fill(false));
    expect([is('hunter', false), isWeak(undefined, new Secret('hunter'))]).toEqual([false, false]);
  });
});

describe('a baseline', () => {
  it('covers what it was written from, and nothing new', async () => {
    const baseline = await reread(strong(1), weak('open sesame'));
    expect(baseline.covers(strong(1))).toBe(true);
    expect(baseline.covers(strong(1, { name: 'RENAMED' }))).toBe(true);
    expect(baseline.covers(strong(1, { path: 'src/copy.env' }))).toBe(false);
    expect(baseline.covers(strong(2))).toBe(false);
    expect(baseline.covers(weak('open sesame'))).toBe(true);
    expect(baseline.covers(weak('open barley'))).toBe(false);
    expect(baseline.covers(weak('open sesame', { path: 'conf/other.yaml' }))).toBe(false);
    expect(baseline.covers(weak('open sesame', { name: 'db.root' }))).toBe(false);
    expect(baseline.covers({ ...weak('open sesame'), weak: false })).toBe(false);
  });
  it('is the same bytes for the same secrets in any order', async () => {
    const all = [strong(1), weak('open sesame'), strong(2, { path: 'src/a' }), strong(1, { path: 'src/a/b' })];
    const text = baselineText(all);
    expect(baselineText([...all.toReversed(), ...all])).toBe(text);
    expect(text).toMatch(/^\{\n {2}"version": 1,\n {2}"tool": "keyreach",\n {2}"entries": \[\n[\s\S]*\n {2}\]\n\}\n$/);
    expect(JSON.parse(text).entries.map((e: { path: string }) => e.path)).toEqual(['conf/db.yaml', 'src/a', 'src/a.env', 'src/a/b']);
    expect(`${await reread(...all)}`).toBe(text);
    expect(baselineText([])).toBe('{\n  "version": 1,\n  "tool": "keyreach",\n  "entries": []\n}\n');
  });
  it('holds no value, line or time, and sixteen bits of a weak value at most', () => {
    const [entry, second] = JSON.parse(baselineText([weak('open sesame'), strong(1)])).entries;
    expect(entry).toEqual({
      kind: 'password',
      path: 'conf/db.yaml',
      key: expect.stringMatching(/^[0-9a-f]{32}$/),
      check: expect.stringMatching(/^[0-9a-f]{4}$/),
    });
    expect(Object.keys(second)).toEqual(['kind', 'path', 'key']);
  });
  it('shows equal weak values at two places as different', () => {
    const checks = JSON.parse(baselineText([weak('open sesame'), weak('open sesame', { path: 'b' })])).entries.map((e: { check: string }) => e.check);
    expect(new Set(checks).size).toBe(2);
  });
  it('gives the same answers when prepared', async () => {
    const baseline = await reread(weak('apple'), weak('pear', { path: 'p' }));
    const asked = [weak('apple'), weak('plum'), weak('pear', { path: 'p' }), strong(1)];
    await baseline.prepare(asked);
    expect(asked.map((m) => baseline.covers(m))).toEqual([true, false, true, false]);
    const fresh = weak('quince');
    await prepare([fresh]);
    expect((await reread(fresh)).covers(weak('quince'))).toBe(true);
  });

  it.each<[string, string | undefined, RegExp]>([
    ['is not there', undefined, /does not exist; write it anew with --report baseline=FILE/],
    ['is no JSON', '{"version": 1,', /is no valid JSON at line 1/],
    ['has a merge conflict', '{\n<<<<<<< HEAD\n', /unresolved merge conflict/],
    ['is something else', '{"a": 1}', /is no baseline of keyreach; write it anew/],
    ['is a peer’s', '{"results": {}}', /is a baseline of detect-secrets; name it under "import"/],
    ['is of a later version', '{"version": 2, "tool": "keyreach", "entries": []}', /has version 2, this keyreach reads 1; update keyreach/],
    [
      'has a bad entry',
      '{"version": 1, "tool": "keyreach", "entries": [{"kind": "a", "path": "b", "key": "c"}]}',
      /entries\[0\].key is missing or malformed; remove the entry/,
    ],
  ])('is refused when it %s', async (_, text, expected) => {
    rmSync(file, { force: true });
    if (text !== undefined) writeFileSync(file, text);
    const error = await readBaseline(file).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(expected);
    expect((error as Error).message).not.toContain('\n');
  });
  it('takes a $schema', async () => {
    writeFileSync(file, '{"$schema": "x", "version": 1, "tool": "keyreach", "entries": []}');
    expect((await readBaseline(file)).entries).toEqual([]);
  });
});
