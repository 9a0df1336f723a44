/**
 * A believable small project, end to end through the built keyreach: every credential in it is found once, where it is; nothing else
 * is; and no byte of any output holds a value. The values are samples, filled in at run time.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { git, keyreach, type Ran } from './built.ts';
import { type Filled, fillTree } from './fill.ts';

const SHOP = fileURLToPath(new URL('../fixtures/trees/webshop', import.meta.url));
// biome-ignore lint/suspicious/noExplicitAny: reports are read here as any consumer reads them
type Json = any;
const root = mkdtempSync(join(tmpdir(), 'keyreach-webshop-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Fills the shop and puts it under version control. */
function shop(seed: number): { folder: string; filled: Filled[] } {
  const folder = mkdtempSync(join(root, 'shop-'));
  const filled = fillTree(SHOP, folder, seed);
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  return { folder, filled };
}

/** Where each kind must be found: every place, as file and line; `suppressed` is checked apart. */
const EXPECTED: Record<string, string[]> = {
  'aws-access-key': ['terraform/main.tf:3'],
  'generic-secret': ['.env.production:4', 'config/database.yml:14', 'docker-compose.yml:17', 'k8s/secret.yaml:9'],
  'github-classic-pat': ['.github/workflows/deploy.yml:15'],
  'postgres-url': ['.env.production:2'],
  'private-key': ['id_rsa:1'],
  'railway-api-token': ['scripts/deploy.sh:4'],
  'sendgrid-api-key': ['.env.production:3', '.env.staging:3'],
  'slack-bot-token': ['k8s/secret.yaml:8'],
  'stripe-restricted-key': ['src/payments.ts:4'],
  'stripe-secret-key': ['.env:6'],
};

describe.each([1, 2, 3, 4])('a web shop (seed %i)', (seed) => {
  let made: ReturnType<typeof shop>;
  let ran: Ran;
  let report: Json;
  const file = (name: string) => join(root, `${seed}-${name}`);
  beforeAll(() => {
    made = shop(seed);
    ran = keyreach(
      ['scan', ...['json', 'sarif', 'baseline'].flatMap((format) => ['--report', `${format}=${file(format)}`]), '--report', 'table', '--fail-on', 'info'],
      { cwd: made.folder },
    );
    report = JSON.parse(readFileSync(file('json'), 'utf8'));
  });

  it('fails, and reads everything', () => {
    expect(ran.code).toBe(1);
    expect(ran.stderr).toBe('');
    expect(report.skipped).toEqual([]);
    expect(report.stats.files).toBe(18);
  });

  it('has each credential once, at its file and line, and no other', () => {
    const found: Record<string, string[]> = {};
    for (const c of report.credentials) found[c.kind] = [...(found[c.kind] ?? []), ...c.places.map((p: Json) => `${p.path}:${p.startLine}`)].sort();
    expect(found).toEqual(EXPECTED);
    // One for each value: the session secret and the SendGrid key lie in two places each.
    expect(report.credentials).toHaveLength(new Set(made.filled.filter((f) => f.part === 'secret').map((f) => f.value)).size - 1);
  });

  it('expects what was put in', () => {
    const put = made.filled.filter((f) => f.part === 'secret' && f.kind !== 'stripe-webhook-secret' && f.kind !== 'aws-access-key');
    const expected = Object.entries(EXPECTED).flatMap(([kind, places]) => (kind === 'aws-access-key' ? [] : places.map((p) => `${kind} ${p}`)));
    expect(put.map((f) => `${f.kind} ${f.path}:${f.line}`).sort()).toEqual(expected.sort());
  });

  it('knows one value in two encodings and two files for one credential', () => {
    const session = report.credentials.find((c: Json) => c.places.some((p: Json) => p.path === 'k8s/secret.yaml' && p.startLine === 9));
    expect(session.places.map((p: Json) => [p.path, p.decoded])).toEqual([
      ['.env.production', undefined],
      ['k8s/secret.yaml', ['base64']],
    ]);
  });

  it('tells a key shared by production and staging, the unguarded private key, and the production settings', () => {
    const of = (rule: string): Json => report.findings.filter((f: Json) => f.rule === rule);
    const kindOf = (f: Json) => report.credentials.find((c: Json) => c.fingerprint === f.credential)?.kind;
    expect(of('shared-across-environments').map(kindOf)).toContain('sendgrid-api-key');
    expect(of('unencrypted-private-key').map((f: Json) => [kindOf(f), f.severity])).toEqual([['private-key', 'critical']]);
    expect(of('production-env-file').map((f: Json) => f.places[0].path)).toEqual(['.env.production']);
  });

  it('believes the comment in its own test, and says so', () => {
    expect(report.suppressed.matches.map((m: Json) => [m.by, m.kind, m.place.path])).toEqual([['inline', 'stripe-webhook-secret', 'test/payments.test.ts']]);
    expect(ran.stdout).toContain('Suppressed: 1 (1 by a comment).');
  });

  it('shows no value in any byte it writes', () => {
    const written = {
      stdout: ran.stdout,
      stderr: ran.stderr,
      ...Object.fromEntries(['json', 'sarif', 'baseline'].map((f) => [f, readFileSync(file(f), 'utf8')])),
    };
    for (const { kind, part, value } of made.filled) {
      if (part !== 'secret') continue; // users, hosts and key ids are told in part
      for (const form of [
        value,
        ...value.split('\n').filter((l) => l.length > 40),
        Buffer.from(value).toString('base64').replace(/=+$/, ''),
        Buffer.from(value).toString('hex'),
        encodeURIComponent(value),
      ])
        for (const [name, text] of Object.entries(written)) expect(text.includes(form), `${kind} in ${name}`).toBe(false);
    }
  });

  it('writes the same again, with one thread or four', () => {
    for (const jobs of ['1', '4'])
      expect(keyreach(['scan', '--report', 'json', '--jobs', jobs], { cwd: made.folder }).stdout).toBe(readFileSync(file('json'), 'utf8'));
  });

  it('is content with its baseline, until something new comes', () => {
    const scan = () => keyreach(['scan', '--baseline', file('baseline'), '--report', 'json'], { cwd: made.folder });
    const accepted = scan();
    expect(JSON.parse(accepted.stdout).credentials).toEqual([]);
    writeFileSync(join(made.folder, 'src/new.ts'), readFileSync(join(made.folder, 'src/payments.ts')));
    expect(JSON.parse(scan().stdout).credentials.map((c: Json) => c.kind)).toEqual(['stripe-restricted-key']);
    rmSync(join(made.folder, 'src/new.ts'));
  });

  it("is not believed when it is someone else's", () => {
    const theirs = keyreach(['scan', made.folder, '--report', 'json'], { cwd: mkdtempSync(join(root, 'elsewhere-')) });
    const { suppressed, credentials } = JSON.parse(theirs.stdout);
    expect(suppressed.count).toBe(0);
    expect(credentials.map((c: Json) => c.kind)).toContain('stripe-webhook-secret');
  });
});

it('the tree itself, with its holes, holds nothing', () => {
  const { code, stdout } = keyreach(['scan', SHOP, '--report', 'json'], { cwd: root });
  expect(JSON.parse(stdout).credentials).toEqual([]);
  expect(code).toBe(0);
});
