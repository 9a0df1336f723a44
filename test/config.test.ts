/**
 * The configuration: every fault is told in one line with its remedy; entries allow what they say and nothing more; patterns cannot hang.
 * Writes only into temporary folders; holds no value that looks like a secret.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compile, needsLine } from '../src/config/allowlist.ts';
import { type Allowable, type Config, checkNames, EMPTY_CONFIG, loadConfig, parseSize } from '../src/config/config.ts';
import { customDetectors } from '../src/config/custom.ts';
import { environments } from '../src/config/environments.ts';
import { literalsOf } from '../src/config/literals.ts';
import { closest } from '../src/config/suggest.ts';
import { detect } from '../src/detect/detect.ts';
import { Engine } from '../src/detect/engine.ts';
import { Fake } from '../src/kit.ts';
import { Secret, UsageError } from '../src/model.ts';
import { wildcard } from '../src/wildcard.ts';

const root = mkdtempSync(join(tmpdir(), 'keyreach-config-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(root, 'case-'));
});

const write = (name: string, content: unknown): void => writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
const load = (content: unknown, name = 'keyreach.config.json'): Promise<Config> => {
  write(name, content);
  return loadConfig(undefined, directory);
};
/** The one line a faulty config is refused with. */
const fault = async (content: unknown, name?: string): Promise<string> => {
  const error = await load(content, name).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as UsageError;
  expect(message).not.toContain('\n');
  return message;
};
const match = (over: Partial<Allowable> = {}): Allowable => ({ detector: 'acme-token', path: 'src/app.ts', value: new Secret('open sesame'), ...over });

describe('finding the file', () => {
  it('is content without one', async () => expect(await loadConfig(undefined, directory)).toEqual(EMPTY_CONFIG));
  it('reads JSON and YAML alike', async () => {
    const json = await load({ failOn: 'high', exclude: ['vendor/'], maxFileSize: '2MB' });
    rmSync(join(directory, 'keyreach.config.json'));
    const yaml = await load('failOn: high\nexclude: [vendor/]\nmaxFileSize: 2MB\n', 'keyreach.config.yml');
    expect({ ...yaml, file: '' }).toEqual({ ...json, file: '' });
    expect(json).toMatchObject({ failOn: 'high', maxFileSize: 2_000_000, exclude: ['vendor/'] });
  });
  it('takes an empty file for an empty config', async () => expect(await load('', 'keyreach.config.yaml')).toMatchObject({ failOn: 'medium', allow: [] }));
  it('refuses two', async () => {
    write('keyreach.config.json', {});
    write('keyreach.config.yml', '');
    await expect(loadConfig(undefined, directory)).rejects.toThrow(/keyreach.config.json and keyreach.config.yml are both there; keep one/);
  });
  it('refuses a named file that is not there, or is a directory', async () => {
    await expect(loadConfig('other.yaml', directory)).rejects.toThrow(/^other.yaml does not exist; check --config/);
    await expect(loadConfig('.', directory)).rejects.toThrow(/is a directory/);
  });
});

describe('faults', () => {
  it.each<[string, unknown, RegExp]>([
    ['a misspelt key', { failon: 'high' }, /: unknown key "failon"; did you mean "failOn"\?$/],
    ['another scanner’s word', { allowlist: [] }, /unknown key "allowlist"; did you mean "allow"\?/],
    ['a key like nothing', { zzzzzzzz: 1 }, /unknown key "zzzzzzzz"; known keys: failOn, exclude/],
    ['a misspelt key deep down', { allow: [{ reason: 'known', pth: 'a' }] }, /unknown key "pth" in allow\[0\]; did you mean "path"\?/],
    ['a wrong choice', { failOn: 'hihg' }, /failOn must be one of info, low, medium, high, critical, not "hihg"; did you mean "high"\?/],
    ['a wrong type', { exclude: 'vendor/' }, /exclude must be a list, not "vendor\/"/],
    ['a wrong size', { maxFileSize: '50 apples' }, /maxFileSize must be a number of bytes, or a size like 50MB, not "50 apples"/],
    ['a size of nothing', { maxFileSize: '0MB' }, /maxFileSize is "0MB"; write a size like 50MB/],
    ['no reason', { allow: [{ path: 'a' }] }, /allow\[0\] lacks "reason"; add it/],
    ['no condition', { allow: [{ reason: 'because' }] }, /allow\[0\] has no condition; add at least one of fingerprint, path/],
    ['no date', { allow: [{ reason: 'known', path: 'a', expires: 'soon' }] }, /allow\[0\].expires must be a date like 2027-01-31, not "soon"/],
    ['no such day', { allow: [{ reason: 'known', path: 'a', expires: '2026-02-30' }] }, /a day that does not exist/],
    ['no fingerprint', { allow: [{ reason: 'known', fingerprint: 'abc' }] }, /fingerprint must be the 32 hexadecimal digits/],
    ['a look-ahead', { allow: [{ reason: 'known', value: '(?=x)' }] }, /allow\[0\].value is not a valid pattern: .*RE2 has no look-ahead/],
    ['an open bracket', { detectors: [{ id: 'a', label: 'A', pattern: 'token_[a-z' }] }, /detectors\[0\].pattern is not a valid pattern: missing closing \]/],
    ['no anchor to be had', { detectors: [{ id: 'a', label: 'A', pattern: '[a-f0-9]{32}' }] }, /detectors\[0\] needs anchors: .*add "anchors"/],
    ['a pattern for anything', { detectors: [{ id: 'a', label: 'A', pattern: '(acme)?' }] }, /matches the empty text/],
    ['no such group', { detectors: [{ id: 'a', label: 'A', pattern: 'acme(x)', secretGroup: 2 }] }, /secretGroup is 2, but the pattern has 1 groups/],
    ['an id twice', { detectors: [1, 2].map(() => ({ id: 'a', label: 'A', pattern: 'acme' })) }, /detectors\[1\] has the id "a", as .*detectors\[0\] has/],
    ['a list at the top', [], /: the file must be a set of keys/],
    ['broken JSON', '{\n  "failOn": high\n}', /is no valid JSON at line 2, column 13/],
    ['a key twice', '{\n "allow": [],\n "allow": []\n}', /has the key "allow" twice, at line 3, column 2/],
    ['a merge conflict', '{\n<<<<<<< HEAD\n}', /unresolved merge conflict/],
  ])('tells %s', async (_, content, expected) => expect(await fault(content)).toMatch(expected));

  it.each<[string, string, RegExp]>([
    ['broken YAML', 'failOn: high\nexclude: [a', /is no valid YAML at line 2, column/],
    ['a key twice', 'failOn: high\nfailOn: low\n', /line 2, column 1 \(a key is given twice\)/],
    [
      'aliases upon aliases',
      `a: &a [x,x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [*${'abcdefgh'[i]},*${'abcdefgh'[i]},*${'abcdefgh'[i]}]`).join('\n')}`,
      /aliases beyond reason/,
    ],
  ])('tells %s in YAML', async (_, content, expected) => expect(await fault(content, 'keyreach.config.yaml')).toMatch(expected));

  it('never echoes a pattern, which may hold the value it allows', async () => {
    const value = new Fake(1).text('base62', 24);
    for (const key of ['value', 'line']) expect(await fault({ allow: [{ reason: 'known', [key]: `(${value}` }] })).not.toContain(value);
    expect(await fault({ allow: [{ reason: 'known', value: [value] }] })).not.toContain(value);
  });
  it('names unknown detectors and rules', async () => {
    const known = { detectors: ['acme-token', 'github-classic-pat'], rules: ['leaked'] };
    const check = async (content: object) => checkNames(await load(content), known);
    await expect(check({ disable: ['acme-tokn'] })).rejects.toThrow(/disable\[0\] is "acme-tokn", no known detector or rule; did you mean "acme-token"\?/);
    await expect(check({ disable: ['github'] })).rejects.toThrow(/did you mean "github-classic-pat"/);
    await expect(check({ allow: [{ reason: 'known', kind: 'leaked' }] })).rejects.toThrow(/allow\[0\].kind is "leaked", no known detector/);
    await expect(check({ detectors: [{ id: 'leaked', label: 'L', pattern: 'acme' }] })).rejects.toThrow(/of a built-in one/);
    await expect(check({ disable: ['own', 'leaked'], detectors: [{ id: 'own', label: 'Own', pattern: 'acme_[a-z]+' }] })).resolves.toBeUndefined();
  });
});

describe('allowances', () => {
  const allowlist = async (...allow: object[]) =>
    compile(await load({ allow: allow.map((a) => ({ reason: 'known', ...a })) }), { now: Date.parse('2027-02-01T00:00:00Z') });

  it.each<[string, object, Partial<Allowable>, Partial<Allowable>]>([
    ['kind', { kind: 'acme-token' }, {}, { detector: 'other' }],
    ['path', { path: 'src/**/*.ts' }, {}, { path: 'src/app.js' }],
    ['path of an archive member', { path: '*.zip' }, { path: 'lib/a.zip!b/c.txt' }, { path: 'lib/a.tar!c.txt' }],
    ['case of paths', { path: 'SRC/' }, { path: 'SRC/a' }, { path: 'src/a' }],
    ['value', { value: '^open' }, {}, { value: new Secret('do not open') }],
    ['line', { line: 'fixture' }, { line: 'x = 1 // fixture' }, { line: 'x = 1' }],
    ['line that is not known', { line: 'x*' }, { line: '' }, {}],
    ['fingerprint', { fingerprint: 'a'.repeat(32) }, { fingerprint: 'a'.repeat(32) }, { fingerprint: 'b'.repeat(32) }],
    ['rule', { rule: 'leaked' }, { rule: 'leaked' }, {}],
    ['all conditions', { kind: 'acme-token', path: 'test/' }, { path: 'test/a' }, { path: 'src/a' }],
  ])('go by %s', async (_, entry, yes, no) => {
    const list = await allowlist(entry);
    expect(list.allows(match(yes))).toEqual({ by: 'config', reason: 'known' });
    expect(list.allows(match(no))).toBeUndefined();
  });

  it('end after their last day, and say so', async () => {
    const last = await allowlist({ path: 'src/', expires: '2027-02-01' });
    expect(last.allows(match())).toBeDefined();
    const over = await allowlist({ path: 'src/', expires: '2027-01-31' });
    expect(over.allows(match())).toBeUndefined();
    expect(over.notes()).toEqual([{ kind: 'expired', text: expect.stringMatching(/allow\[0\] \(known\) expired after 2027-01-31/) }]);
  });
  it('say which were of no use, and only those', async () => {
    const list = await allowlist({ path: 'src/' }, { kind: 'acme-token' }, { path: 'none/' });
    list.allows(match());
    expect(list.notes().map((n) => n.text)).toEqual([expect.stringContaining('allow[2]')]);
  });
  it('ask for lines only if they look at them', async () => {
    expect(needsLine(await load({ allow: [{ reason: 'known', path: 'a' }] }))).toBe(false);
    expect(needsLine(await load({ allow: [{ reason: 'known', line: 'a' }] }))).toBe(true);
  });
  it('exclude paths as git would', async () => {
    const list = await compile(await load({ exclude: ['vendor/', '*.min.js', '!keep.min.js'] }));
    expect(['vendor/a', 'x/vendor/b', 'a.min.js', './a.min.js'].map(list.excludes)).toEqual([true, true, true, true]);
    expect(['src/a', 'keep.min.js', '', '../vendors/a'].map(list.excludes)).toEqual([false, false, false, false]);
  });
  it('cost linear time', async () => {
    const list = await allowlist({ value: '^(a+)+$' }, { line: '(x|x|x)*y' });
    const started = performance.now();
    list.allows(match({ value: new Secret(`${'a'.repeat(50_000)}!`), line: 'x'.repeat(50_000) }));
    expect(performance.now() - started).toBeLessThan(2000);
  });
  it('of an untrusted tree count for nothing', async () => {
    write('keyreach.config.json', {
      failOn: 'critical',
      includeIgnored: true,
      allow: [{ reason: 'known', path: '*' }],
      exclude: ['*'],
      import: ['missing'],
      disable: ['x'],
      baseline: 'b',
    });
    expect(await loadConfig(undefined, directory, { untrusted: true })).toEqual({ ...EMPTY_CONFIG, file: 'keyreach.config.json', includeIgnored: true });
    write('keyreach.config.json', { failOn: 'low' });
    expect((await loadConfig(undefined, directory, { untrusted: true })).failOn).toBe('low');
  });
});

describe('custom detectors', () => {
  const found = async (spec: object, text: string, path = 'notes.txt') => {
    const engine = new Engine(await customDetectors(await load({ detectors: [{ id: 'acme', label: 'Acme token', ...spec }] })), []);
    const { matches } = detect(engine, { bytes: Buffer.from(text), where: { kind: 'file', path, tracking: 'tracked' } }, { timeout: 20_000, comments: true });
    return matches.map((m) => m.parts[0].value.reveal());
  };
  const value = new Fake(3).text('base62', 24);

  it('find by a word of the pattern', async () =>
    expect(await found({ pattern: '\\bacme_[A-Za-z0-9]{24}\\b' }, `a\nkey: acme_${value}\n`)).toEqual([`acme_${value}`]));
  it('find every one of many', async () => {
    const values = Array.from({ length: 40 }, (_, i) => new Fake(i).text('base62', 24));
    expect(await found({ pattern: '(?i)acme[_-](?P<secret>[a-z0-9]{24})\\b' }, values.map((v, i) => `${i % 2 ? 'ACME-' : 'acme_'}${v}`).join(' '))).toEqual(
      values,
    );
  });
  it('find near an anchor, and only there', async () => {
    const spec = { anchors: ['acme'], pattern: '\\b[A-Za-z0-9]{24}\\b' };
    expect(await found(spec, `acme login\n  token ${value}`)).toEqual([value]);
    expect(await found(spec, `acme login\n${'- '.repeat(300)}${value}`)).toEqual([]);
  });
  it('take the named group, the numbered one, the first, or all', async () => {
    const text = `acme:id:${value}`;
    expect(await found({ pattern: 'acme:(\\w+):(?P<secret>\\w+)' }, text)).toEqual([value]);
    expect(await found({ pattern: 'acme:(\\w+):(\\w+)', secretGroup: 2 }, text)).toEqual([value]);
    expect(await found({ pattern: 'acme:\\w+:(\\w+)' }, text)).toEqual([value]);
    expect(await found({ pattern: 'acme:(\\w+):\\w+', secretGroup: 0 }, text)).toEqual([text]);
  });
  it('take a long value whole', async () => {
    const long = new Fake(4).text('base62', 1500);
    expect(await found({ pattern: 'acme_([A-Za-z0-9]{24,})' }, `x = acme_${long};`)).toEqual([long]);
    expect(await found({ pattern: 'begin-acme([A-Za-z0-9]+)end-acme' }, `begin-acme${long}end-acme`)).toEqual([long]);
  });
  it('heed entropy', async () => {
    const spec = { pattern: 'acme_([a-z0-9]{24})', entropy: 3 };
    expect(await found(spec, `acme_${'ab'.repeat(2)}${'ba'.repeat(10)}`)).toEqual([]);
  });
  it('cannot hang', async () => {
    const started = performance.now();
    await found({ anchors: ['aaa'], pattern: '(a|aa|aaa)+b' }, 'a'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('small parts', () => {
  it.each<[string, string[] | undefined]>([
    ['(?i)\\b(AKIA|ASIA)[A-Z2-7]{16}\\b', ['akia', 'asia']],
    ['api[_-]?key\\s*=\\s*(\\w+)', ['api-key', 'api_key', 'apikey']],
    ['(?:foo|ba)[0-9]+', undefined],
    ['(?:foobar)*x{3}', ['xxx']],
    ['\\x41bc', undefined],
    ['[Tt]oken\\.v1', ['token.v1']],
    ['a\\Q.b+c\\E[0-9]', ['a.b+c']],
    ['[[:alnum:]_]{3}-live-[^]a]+', ['-live-']],
    ['secret|[a-z]+', undefined],
    ['(abc|abcd)e', ['abcde', 'abce']],
  ])('words of %s', (pattern, words) => expect(literalsOf(pattern).words).toEqual(words));
  it('bounds of a pattern', () => {
    expect(literalsOf('ab?[c-z]{2,5}').longest).toBe(7);
    expect(literalsOf('ab+').longest).toBe(Number.POSITIVE_INFINITY);
    expect(literalsOf('[a-z]{0,50}?(?:key|x-token)\\s+').lead).toBe(57);
  });
  it('sizes', () =>
    expect(['50MB', '1KiB', '1.5 kb', 7, '7', 'x', '-1', '0'].map(parseSize)).toEqual([5e7, 1024, 1500, 7, 7, undefined, undefined, undefined]));
  it('suggestions', () => expect([closest('includeignored', ['includeIgnored']), closest('xyz', ['failOn'])]).toEqual(['includeIgnored', undefined]));
  it('wildcards', () => {
    expect(wildcard('*.prod.*', 'db.prod.example')).toBe(true);
    expect(wildcard('db-?', 'db-12')).toBe(false);
    expect(wildcard('*a*a*a*a*b', 'a'.repeat(5000))).toBe(false);
  });
  it('environments', async () => {
    const config = await load({
      environments: [
        { match: 'deploy/live/**', class: 'production' },
        { match: '*.lab.example', class: 'development' },
        { match: 'DR_*', class: 'staging' },
      ],
    });
    const of = environments(config);
    expect(
      [of({ path: 'deploy/live/a.env' }), of({ host: 'db.lab.example' }), of({ name: 'DR_TOKEN' }), of({ name: 'x', path: 'y' })].map((e) => e?.class),
    ).toEqual(['production', 'development', 'staging', undefined]);
  });
});
