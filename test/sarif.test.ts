/** SARIF against the official 2.1.0 schema, and the demands GitHub adds to it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AjvDraft04 from 'ajv-draft-04';
import { beforeAll, describe, expect, it } from 'vitest';
import { lineHashes } from '../src/detect/lines.ts';
import { keyreach } from './built.ts';
import { sample, tree } from './helpers.ts';

const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as object;
const ajv = new AjvDraft04.default({ strict: false, validateFormats: false, unicodeRegExp: false });
const valid = ajv.compile(schema);

interface Sarif {
  $schema: string;
  version: string;
  runs: {
    tool: { driver: { rules: { id: string; help: { text: string }; shortDescription: { text: string }; properties: Record<string, string> }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      partialFingerprints: Record<string, string>;
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
    }[];
  }[];
}

const token = (seed: number) => sample('github-classic-pat', seed)['secret'] as string;

describe.each([0, 1, 1000])('a report with %i findings', (count) => {
  let text: string;
  let sarif: Sarif;
  beforeAll(() => {
    const files: Record<string, string> = { 'empty.txt': 'nothing\n' };
    for (let i = 0; i < count; i++) files[`dir ${i % 7}/a#${i}?é.txt`] = `\n  token = "${token(i + 1)}"\n`;
    const root = tree(files);
    const ran = keyreach(['scan', root, '--report', 'sarif']);
    expect(ran.code).toBe(count ? 1 : 0);
    text = ran.stdout;
    sarif = JSON.parse(text) as Sarif;
  });

  it('is valid by the official schema', () => {
    expect(valid(sarif), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true);
    expect(sarif.runs[0]?.results).toHaveLength(count);
  });

  it('has what GitHub demands', () => {
    const [run] = sarif.runs;
    const rules = run?.tool.driver.rules ?? [];
    expect(new Set(rules.map((r) => r.id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.help.text.length).toBeGreaterThan(20);
      expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.properties['tags']).toContain('security');
      expect(Number(rule.properties['security-severity'])).toBeGreaterThan(0);
      expect(typeof rule.properties['security-severity']).toBe('string');
    }
    for (const result of run?.results ?? []) {
      expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
      const { artifactLocation, region } = result.locations[0]?.physicalLocation ?? { artifactLocation: { uri: '' }, region: {} };
      expect(artifactLocation.uri).toMatch(/^[\w%./~-]+$/);
      expect(decodeURIComponent(artifactLocation.uri)).toMatch(/^dir \d\/a#\d+\?é\.txt$/);
      expect(region).toEqual({ startLine: 2, startColumn: 12, endLine: 2, endColumn: 52 });
      expect(result.partialFingerprints['primaryLocationLineHash']).toMatch(/^[0-9a-f]+:1$/);
    }
    expect(text).not.toContain('snippet');
  });
});

it('rejects what is no SARIF, so that the validation can fail', () => {
  expect(valid({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
  expect(valid({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: {} }] }] })).toBe(false);
});

describe('lineHashes', () => {
  /** The algorithm as github/codeql-action states it: a rolling hash over a window of 100 characters, written out naively with big integers. */
  const naive = (text: string): string[] => {
    const units: bigint[] = [];
    const starts: number[] = [];
    let fresh = true;
    const chars = text.replace(/\r\n?/g, '\n');
    for (const c of chars.split('')) {
      if (c === ' ' || c === '\t') continue;
      if (fresh) starts.push(units.length);
      fresh = c === '\n';
      units.push(BigInt(c.charCodeAt(0)));
    }
    if (fresh) starts.push(units.length);
    units.push(65535n);
    const counts = new Map<string, number>();
    return starts.map((start) => {
      let hash = 0n;
      for (let i = 0; i < 100; i++) hash = BigInt.asUintN(64, hash * 37n + (units[start + i] ?? 0n));
      const hex = hash.toString(16);
      counts.set(hex, (counts.get(hex) ?? 0) + 1);
      return `${hex}:${counts.get(hex)}`;
    });
  };

  it.each(['', 'a', 'a\n', 'one\ntwo\none\n', 'x\r\ny\rz\n', '  \t indented\n\n\n\nend', `${'long '.repeat(60)}\n`.repeat(3), 'é ü 😀\nb'])(
    'agrees with the published algorithm: %j',
    (text) => {
      const expected = naive(text);
      const got = lineHashes(Buffer.from(text), new Set(expected.map((_, i) => i + 1)));
      expect(expected.map((_, i) => got.get(i + 1))).toEqual(expected);
    },
  );
});
