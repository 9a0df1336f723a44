/**
 * Other scanners' files: what they allow and find there they allow and find here, never more, and what is not understood is said.
 * Writes only into temporary folders; its values come from a seeded source.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../src/config/allowlist.ts';
import { type Allowable, checkNames, EMPTY_CONFIG, loadConfig } from '../src/config/config.ts';
import { customDetectors } from '../src/config/custom.ts';
import { readImports } from '../src/config/imports.ts';
import { detect } from '../src/detect/detect.ts';
import { Engine } from '../src/detect/engine.ts';
import { Fake } from '../src/kit.ts';
import { Secret, UsageError } from '../src/model.ts';

const root = mkdtempSync(join(tmpdir(), 'keyreach-imports-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(root, 'case-'));
});

const value = new Fake(11).text('base62', 24);
const other = new Fake(12).text('base62', 24);
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(directory, name)), { recursive: true });
  writeFileSync(join(directory, name), text);
};
const read = async (name: string, text: string) => {
  write(name, text);
  const imports = await readImports([name], directory, 'keyreach.config.json');
  return { config: { ...EMPTY_CONFIG, imports }, imported: imports[0] as (typeof imports)[number] };
};
const allows = async (name: string, text: string) => {
  const list = await compile((await read(name, text)).config);
  return (over: Partial<Allowable> = {}) =>
    list.allows({ detector: 'acme-token', path: 'src/app.py', value: new Secret(value), line: `token = "${value}"`, ...over })?.reason;
};
const fault = async (name: string, text: string): Promise<string> => {
  const error = await read(name, text).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).not.toContain('\n');
  return (error as Error).message;
};
const notes = async (name: string, text: string) => (await read(name, text)).imported.notes.join('\n');

describe('.gitleaks.toml', () => {
  const toml = (text: string) => allows('.gitleaks.toml', text);

  it('allows by path, value, line, match and stop word', async () => {
    const path = await toml("[allowlist]\ndescription = 'our tests'\npaths = ['''(^|/)tests?/''']");
    expect(path({ path: 'a/test/b.py' })).toBe('gitleaks allowlist in .gitleaks.toml: our tests');
    expect(path()).toBeUndefined();
    const regex = await toml(`[[allowlists]]\nregexes = ['''^${value}$''']`);
    expect(regex()).toBe('gitleaks allowlist in .gitleaks.toml: by secret');
    expect(regex({ value: new Secret(other) })).toBeUndefined();
    const line = await toml("[allowlist]\nregexTarget = 'line'\nregexes = ['nothing real$']");
    expect(line({ line: 'x # nothing real' })).toBeDefined();
    expect(line()).toBeUndefined();
    const match = await toml("[allowList]\nregexTarget = 'match'\nregexes = ['''^token = ''']");
    expect(match({ line: `  token = "${value}"` })).toBeDefined();
    expect(match({ line: `key = "${value}" # token = ` })).toBeUndefined();
    const word = await toml(`[allowlist]\nstopWords = ['${value.slice(3, 12).toUpperCase()}']`);
    expect(word()).toBeDefined();
    expect(word({ value: new Secret(other) })).toBeUndefined();
  });
  it('joins by AND only when told', async () => {
    const list = "[[allowlists]]\npaths = ['^test/']\nstopwords = ['zzz-stop']\n";
    const or = await toml(list);
    const and = await toml(`${list}condition = 'AND'`);
    expect([or({ path: 'test/a' }), and({ path: 'test/a' }), and({ path: 'test/a', value: new Secret('a-zzz-stop') })].map(Boolean)).toEqual([
      true,
      false,
      true,
    ]);
  });
  it('keeps commits for history', async () => {
    const commit = 'c0ffee'.repeat(6);
    const list = await toml(`[allowlist]\ncommits = ['${commit}']`);
    expect([list(), list({ commit: 'abc'.repeat(10) }), list({ commit: `${commit}0000` })].map(Boolean)).toEqual([false, false, true]);
  });
  it('never shows a pattern in a reason or fault', async () => {
    expect((await toml(`[allowlist]\nregexes = ['${value}']`))()).not.toContain(value);
    const error = await toml(`[allowlist]\nregexes = ['(${value}']`).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(/^.gitleaks.toml: allowlist is not a valid pattern: missing closing \)/);
    expect((error as Error).message).not.toContain(value);
    expect(await fault('.gitleaks.toml', `[allowlist]\nregexes = = '${value}'`)).toMatch(
      /^.gitleaks.toml is no valid TOML at line 2, column 11 [\s\S]*mend it there$/,
    );
  });

  const rules = `
[extend]
useDefault = true
disabledRules = ['generic-api-key']
[[rules]]
id = 'Acme_Key'
description = 'Acme key.'
regex = '''acme_key\\s*=\\s*"([A-Za-z0-9]{24})"'''
keywords = ['acme']
path = '''\\.py$'''
entropy = 3.1
  [[rules.allowlists]]
  paths = ['^fixtures/']
[[rules]]
id = 'github-pat'
  [rules.allowlist]
  paths = ['^src/']
[[rules]]
id = 'keystore'
path = '''\\.jks$'''
[[rules]]
id = 'hex'
regex = '[0-9a-f]{40}'
`;
  it('brings its rules', async () => {
    const { config, imported } = await read('.gitleaks.toml', rules);
    const engine = new Engine(await customDetectors(config), []);
    const find = (path: string, text: string) =>
      detect(engine, { bytes: Buffer.from(text), where: { kind: 'file', path, tracking: 'tracked' } }, { timeout: 9000, comments: true }).matches;
    const [found] = find('a.py', `acme_key = "${value}"\n`);
    expect(found).toMatchObject({ detector: 'gitleaks-acme-key' });
    expect(found?.parts[0].value.reveal()).toBe(value);
    expect(find('a.rb', `acme_key = "${value}"\n`)).toEqual([]);
    expect(find('a.py', `acme_key = "${'ab'.repeat(12)}"\n`)).toEqual([]);
    expect(imported.detectors.map((d) => d.id)).toEqual(['gitleaks-acme-key']);
    expect(imported.notes.join('\n')).toMatch(/disabledRules \(generic-api-key\)[\s\S]*keystore looks at paths only[\s\S]*rule hex has neither a keyword/);
    expect(() => checkNames({ ...config, disable: ['gitleaks-acme-key'] }, { detectors: [], rules: [] })).not.toThrow();
  });
  it('keeps a rule’s allowlist to that rule, or to its issuer’s kinds', async () => {
    const list = await toml(rules);
    expect(list({ path: 'fixtures/a.py', detector: 'gitleaks-acme-key' })).toBe('gitleaks allowlist in .gitleaks.toml: rule Acme_Key: by path');
    expect(list({ path: 'fixtures/a.py' })).toBeUndefined();
    expect(list({ detector: 'github-classic-pat' })).toMatch(/rule github-pat/);
    expect(list({ detector: 'gitlab-pat' })).toBeUndefined();
    const targeted = await toml("[[allowlists]]\ntargetRules = ['stripe-access-token']\npaths = ['.']");
    expect([targeted({ detector: 'stripe-secret-key' }), targeted()].map(Boolean)).toEqual([true, false]);
  });
  it('extends one file, and no address', async () => {
    write(
      'base/more.toml',
      "[allowlist]\npaths = ['^base/']\n[[rules]]\nid = 'old'\nregex = 'oldkey_[a-z]{20}'\n[[rules]]\nid = 'new'\nregex = 'newkey_[a-z]{20}'\n[extend]\npath = 'x.toml'",
    );
    const text = "[extend]\npath = 'base/more.toml'\nurl = 'https://example.com/a.toml'\ndisabledRules = ['old']\n[allowlist]\npaths = ['^own/']";
    const list = await toml(text);
    expect([list({ path: 'base/a' }), list({ path: 'own/a' }), list()].map(Boolean)).toEqual([true, true, false]);
    const { imported } = await read('.gitleaks.toml', text);
    expect(imported.detectors.map((d) => d.id)).toEqual(['gitleaks-new']);
    expect(imported.notes.join('\n')).toMatch(/base\/more.toml extends another file, which is not read[\s\S]*extend.url is not followed/);
    expect(await fault('.gitleaks.toml', "[extend]\npath = 'none.toml'")).toMatch(/none.toml does not exist; mend extend.path in .gitleaks.toml/);
  });
  it('lets a file change the rules of the one it extends', async () => {
    write('base.toml', "[[rules]]\nid = 'a'\nregex = 'akey_([a-z]{20})'\nentropy = 2\nkeywords = ['akey']");
    const { imported } = await read('.gitleaks.toml', "[extend]\npath = 'base.toml'\n[[rules]]\nid = 'a'\nsecretGroup = 1\nkeywords = ['more']");
    expect(imported.detectors).toMatchObject([{ id: 'gitleaks-a', pattern: 'akey_([a-z]{20})', secretGroup: 1, anchors: ['akey', 'more'] }]);
  });
  it('says what it does not know', async () => {
    expect(await notes('.betterleaks.toml', "prefilter = 'x'\n[allowlist]\nstopword = ['a']\nresources = ['r']")).toMatch(
      /"prefilter"[\s\S]*"stopword" that keyreach does not know; did you mean "stopwords"[\s\S]*resources are not understood/,
    );
  });
  it.each<[string, string, RegExp]>([
    ['a condition', "[allowlist]\ncondition = 'XOR'", /allowlist.condition is "xor"; write "OR" or "AND"/],
    ['a target', "[allowlist]\nregexTarget = 'file'", /regexTarget is "file"; write/],
    ['a number for a list', '[allowlist]\npaths = 3', /allowlist.paths must be a list of texts/],
    ['a nameless rule', "[[rules]]\nregex = 'abc'", /rules\[0\] has no id/],
  ])('refuses %s', async (_, text, expected) => expect(await fault('.gitleaks.toml', text)).toMatch(expected));
  it('refuses an invalid regex when the config is loaded', async () => {
    write('.gitleaks.toml', "[[rules]]\nid = 'a'\nregex = '''(?!x)abcd'''\nkeywords=['abcd']");
    write('keyreach.config.json', JSON.stringify({ import: ['.gitleaks.toml'] }));
    await expect(loadConfig(undefined, directory)).rejects.toThrow(/^.gitleaks.toml: rules\[0\].pattern is not a valid pattern/);
  });
});

describe('.gitleaksignore', () => {
  const commit = 'ab12'.repeat(10);
  const text = `# known\n\nsrc/app.py:generic-api-key:7\r\n${commit}:old.py:aws:3\n.\\win\\a.py:x:1\n`;
  it('goes by file and line, whatever the rule', async () => {
    const list = await allows('.gitleaksignore', text);
    expect(list({ startLine: 7 })).toBe('gitleaks fingerprint in .gitleaksignore: line 7 of the file (as generic-api-key)');
    expect(list({ startLine: 5, endLine: 9 })).toBeDefined();
    expect([list({ startLine: 8 }), list(), list({ path: 'other.py', startLine: 7 })]).toEqual([undefined, undefined, undefined]);
    expect(list({ path: 'win/a.py', startLine: 1 })).toBeDefined();
  });
  it('takes an entry with a commit for that commit only', async () => {
    const list = await allows('.gitleaksignore', text);
    expect(list({ path: 'old.py', startLine: 3 })).toBeUndefined();
    expect(list({ path: 'old.py', startLine: 3, commit })).toMatch(/in commit ab12ab12/);
    expect(await notes('.gitleaksignore', text)).toMatch(/whatever their rule[\s\S]*1 of 3 entries name a commit/);
  });
  it('refuses other lines', async () =>
    expect(await fault('.gitleaksignore', 'src/app.py\n')).toMatch(/line 1 is "src\/app.py", which is not \[commit:\]file:rule:line/));
});

describe('.secrets.baseline', () => {
  const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
  const header = ['BEGIN', 'RSA', 'PRIVATE', 'KEY'].join(' ');
  const baseline = JSON.stringify({
    version: '1.5.0',
    filters_used: [{ path: 'detect_secrets.filters.regex.should_exclude_file', pattern: ['x'] }, { path: 'detect_secrets.filters.heuristic.is_lock_file' }],
    results: {
      'src\\app.py': [{ type: 'Secret Keyword', hashed_secret: sha1(value), line_number: 3, is_secret: true }],
      'id.pem': [{ type: 'Private Key', hashed_secret: sha1(header), line_number: 1 }],
    },
  });
  it('goes by file and value, on any line', async () => {
    const list = await allows('.secrets.baseline', baseline);
    expect(list({ startLine: 99 })).toBe('detect-secrets baseline in .secrets.baseline: Secret Keyword, audited there as a real secret');
    expect([list({ value: new Secret(other), startLine: 3 }), list({ path: 'src/b.py' })]).toEqual([undefined, undefined]);
  });
  it('knows a private key by its first line, on its line only', async () => {
    const list = await allows('.secrets.baseline', baseline);
    const key = { path: 'id.pem', value: new Secret(`-----${header}-----\n${other}`), endLine: 9 };
    expect([list({ ...key, startLine: 1 }), list({ ...key, startLine: 5 })].map(Boolean)).toEqual([true, false]);
  });
  it('says that its filters are left out', async () =>
    expect(await notes('.secrets.baseline', baseline)).toMatch(/filters \(should_exclude_file\) are not taken over/));
  it.each<[string, string, RegExp]>([
    ['no results', '{}', /is no detect-secrets baseline/],
    ['no list', '{"results":{"a":1}}', /results\["a"\] is not a list/],
    ['no hash', '{"results":{"a":[{"hashed_secret":"x"}]}}', /hashed_secret is no SHA-1/],
    ['no JSON', '{"results":', /is no valid JSON at line 1/],
  ])('refuses %s', async (_, text, expected) => expect(await fault('.secrets.baseline', text)).toMatch(expected));
});

it('refuses files it cannot place, and files that are not there', async () => {
  expect(await fault('notes.txt', '')).toMatch(/import names notes.txt, which is none of/);
  await expect(readImports(['.gitleaksignore'], directory, 'keyreach.config.json')).rejects.toThrow(/does not exist; mend "import" in keyreach.config.json/);
});
