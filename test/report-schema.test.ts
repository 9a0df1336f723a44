/**
 * The JSON report and its schema: every report the built keyreach writes has the form the schema says, and the schema can fail.
 * All credentials are samples, written into a temporary folder only.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../src/audit.ts';
import { CONFIDENCES, SEVERITIES, type SkipReason } from '../src/model.ts';
import { git, keyreach } from './built.ts';
import { type Filled, fillText } from './fill.ts';

const schema = JSON.parse(readFileSync(new URL('../reports/report.schema.json', import.meta.url), 'utf8'));
// `unevaluatedProperties` closes what `oneOf` opens, which strict mode cannot see; everything else it checks.
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(schema);

// biome-ignore lint/suspicious/noExplicitAny: reports are read here as any consumer reads them
type Json = any;
const root = mkdtempSync(join(tmpdir(), 'keyreach-schema-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const filled: Filled[] = [];
const fill = (text: string) => fillText(text, 'report-schema', 11, filled);

/** A folder with one thing of each sort. */
function everything(): string {
  const folder = join(root, 'everything');
  mkdirSync(folder);
  const write = (path: string, content: string | Buffer) => writeFileSync(join(folder, path), content);
  write('.env.production', fill('SENDGRID_API_KEY={{sendgrid-api-key}}\n'));
  write('.env.staging', fill('SENDGRID_API_KEY={{sendgrid-api-key}}\n'));
  write('main.tf', fill('access_key = "{{aws-access-key.id}}"\nsecret_key = "{{aws-access-key.secret}}"\n'));
  write('db.txt', fill('postgres://{{postgres-url.user}}:{{postgres-url.secret}}@{{postgres-url.host}}/shop\n'));
  write('token.jwt', fill('token: {{jwt}}\n'));
  write('id_rsa', fill('{{private-key}}\n'));
  write('secret.yaml', fill('kind: Secret\ndata:\n  token: {{base64:slack-bot-token}}\n'));
  write('allowed.txt', fill('{{github-classic-pat}} # keyreach:allow made up\n'));
  write('config.txt', fill('{{github-oauth-token}}\n'));
  write('old.log.gz', gzipSync(fill('login with {{github-app-user-token}}\n')));
  write('cut.gz', gzipSync(Buffer.from('a'.repeat(5000))).subarray(0, 20));
  write('large.txt', 'x'.repeat(3_000_000));
  write('excluded.txt', fill('{{github-classic-pat#excluded}}\n'));
  write('image.png', Buffer.from([0x89, 80, 78, 71, 13, 10, 26, 10, ...new Array(200).fill(1)]));
  write(
    'keyreach.config.yaml',
    'maxFileSize: 2MB\nexclude: [excluded.txt]\nallow:\n  - kind: github-oauth-token\n    path: config.txt\n    reason: revoked long ago\n',
  );
  git(folder, 'init', '--quiet');
  return folder;
}

let all: { code: number | null; report: Json };
beforeAll(() => {
  const { code, stdout } = keyreach(['scan', '.', '-', '--env', '--report', 'json'], {
    cwd: everything(),
    input: fill('piped: {{stripe-secret-key}}\n'),
    env: { HEROKU_API_KEY: fill('{{heroku-api-key}}') },
  });
  all = { code, report: JSON.parse(stdout) };
});

const faults = (report: Json): string[] => (validate(report) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`));

describe('reports have the form of the schema', () => {
  it('with nothing found', () => {
    const folder = join(root, 'nothing');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'hello\n');
    const { code, stdout } = keyreach(['scan', '--report', 'json'], { cwd: folder });
    const report = JSON.parse(stdout);
    expect(faults(report)).toEqual([]);
    expect({ code, findings: report.findings, credentials: report.credentials }).toEqual({ code: 0, findings: [], credentials: [] });
  });
  it('with nothing read', () => {
    const folder = join(root, 'empty');
    mkdirSync(folder);
    const { code, stdout } = keyreach(['scan', '--report', 'json'], { cwd: folder });
    expect(faults(JSON.parse(stdout))).toEqual([]);
    expect(code).toBe(2);
  });
  it('with one thing of each sort', () => {
    expect(faults(all.report)).toEqual([]);
    expect(all.code).toBe(1);
  });
  it('and that report really holds each sort', () => {
    const { report } = all;
    const places: Json[] = report.credentials.flatMap((c: Json) => c.places);
    expect(new Set(places.map((p) => p.kind))).toEqual(new Set(['file', 'stdin', 'env']));
    expect(places.some((p) => p.path === 'old.log.gz!old.log')).toBe(true);
    expect(places.some((p) => p.decoded?.includes('base64'))).toBe(true);
    expect(new Set(report.suppressed.matches.map((m: Json) => m.by))).toEqual(new Set(['inline', 'config']));
    expect(report.suppressed.count).toBe(2);
    expect(new Set(report.skipped.map((s: Json) => s.reason))).toEqual(new Set(['too-large', 'archive-damaged', 'excluded']));
    expect(report.findings.some((f: Json) => f.credential === undefined)).toBe(true);
    expect(report.stats.binary).toBe(1);
    const types = new Set(report.credentials.flatMap((c: Json) => Object.values(c.facts).map((f) => typeof f)));
    expect(types).toContain('boolean');
    expect(new Set(report.credentials.map((c: Json) => c.kind)).size).toBeGreaterThan(7);
    for (const f of report.findings.filter((f: Json) => f.credential)) expect(report.credentials.map((c: Json) => c.fingerprint)).toContain(f.credential);
  });
  it('from the index', () => {
    const folder = join(root, 'everything');
    git(folder, 'add', 'main.tf');
    const { code, stdout } = keyreach(['scan', '--staged', '--report', 'json'], { cwd: folder });
    const report = JSON.parse(stdout);
    expect(faults(report)).toEqual([]);
    expect({ code, tracking: report.credentials[0].places[0].tracking }).toEqual({ code: 1, tracking: 'staged' });
  });
});

describe('the schema can fail', () => {
  const inFile = (r: Json): Json => r.credentials.flatMap((c: Json) => c.places).find((p: Json) => p.kind === 'file');
  const changes: Record<string, (report: Json) => void> = {
    'a raw value beside the masked one': (r) => (r.credentials[0].secret = 'x'),
    'the parts of a credential': (r) => (r.credentials[0].parts = []),
    'an unknown field at the top': (r) => (r.extra = 1),
    'an unknown field of a finding': (r) => (r.findings[0].snippet = 'x'),
    'an unknown field of a place': (r) => (r.credentials[0].places[0].snippet = 'x'),
    'a hash of the line': (r) => (inFile(r).lineHash = 'abc:1'),
    'an unknown field of the tool': (r) => (r.tool.commit = 'x'),
    'an unknown severity': (r) => (r.findings[0].severity = 'severe'),
    'an unknown confidence': (r) => (r.credentials[0].confidence = 'certain'),
    'an unknown environment': (r) => (r.credentials[0].environment.class = 'prod'),
    'an unknown kind of place': (r) => (r.credentials[0].places[0].kind = 'disk'),
    'an unknown tracking': (r) => (inFile(r).tracking = 'maybe'),
    'an unknown reason of a skip': (r) => (r.skipped[0].reason = 'tired'),
    'an unknown suppressor': (r) => (r.suppressed.matches[0].by = 'magic'),
    'a place without a path': (r) => delete inFile(r).path,
    'a variable with a path': (r) => (r.credentials.flatMap((c: Json) => c.places).find((p: Json) => p.kind === 'env').path = 'x'),
    'half a region': (r) => delete inFile(r).endColumn,
    'a column of zero': (r) => (inFile(r).startColumn = 0),
    'a credential seen nowhere': (r) => (r.credentials[0].places = []),
    'a short fingerprint': (r) => (r.credentials[0].fingerprint = 'abc'),
    'a fact that is an object': (r) => (r.credentials[0].facts.nested = {}),
    'another major version': (r) => (r.schemaVersion = '2.0.0'),
    'a finding without a remedy': (r) => delete r.findings[0].remedy,
    'a missing list of skips': (r) => delete r.skipped,
    'a bare list of suppressed matches': (r) => (r.suppressed = r.suppressed.matches),
    'a missing count': (r) => delete r.stats.findings.info,
    'a call without a host': (r) => r.asked.push({ method: 'GET', path: '/', status: 200 }),
  };
  it.each(Object.entries(changes))('on %s', (_, change) => {
    const report = structuredClone(all.report);
    change(report);
    expect(faults(report)).not.toEqual([]);
  });
});

describe('the schema keeps up with the code', () => {
  it('in its version', () => expect(SCHEMA_VERSION).toMatch(new RegExp(schema.properties.schemaVersion.pattern)));
  it('in its scales', () => {
    expect(schema.$defs.severity.enum).toEqual(SEVERITIES);
    expect(schema.$defs.confidence.enum).toEqual(CONFIDENCES);
  });
  it('in the reasons of skips', () => {
    // The type-check fails here when the model has another reason.
    const reasons: Record<SkipReason, true> = {
      binary: true,
      'too-large': true,
      unreadable: true,
      vanished: true,
      'special-file': true,
      symlink: true,
      'archive-limit': true,
      'archive-damaged': true,
      'timed-out': true,
      unparsable: true,
      repository: true,
      damaged: true,
      promised: true,
      shallow: true,
      excluded: true,
      limit: true,
      failed: true,
    };
    expect(schema.$defs.skip.properties.reason.enum).toEqual(Object.keys(reasons));
  });
  it('and describes every property', () => {
    const missing: string[] = [];
    const walk = (node: Json, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, property] of Object.entries<Json>(node.properties ?? {})) if (!property.description) missing.push(`${path}/${name}`);
      for (const [key, child] of Object.entries(node)) walk(child, `${path}/${key}`);
    };
    walk(schema, '');
    for (const [name, def] of Object.entries<Json>(schema.$defs)) if (!def.description) missing.push(name);
    expect(missing).toEqual([]);
  });
});

it('no report holds a value', () => {
  const text = JSON.stringify(all.report);
  expect(filled.length).toBeGreaterThan(10);
  for (const { value, kind, part } of filled) if (part === 'secret') expect(text.includes(value), kind).toBe(false);
});
