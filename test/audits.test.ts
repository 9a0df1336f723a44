/** The nightly run: targets of the config as processes, shards, joining and comparing reports, a word to a chat. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { changeOf, compare } from '../src/audits/compare.ts';
import { identityOf, merge } from '../src/audits/merge.ts';
import { parseReport } from '../src/audits/report-file.ts';
import { argumentsOf, parseShard, shardOf } from '../src/audits/targets.ts';
import type { Target } from '../src/config/types.ts';
import type { Report } from '../src/model.ts';
import { BARE_ENV, keyreach, running } from './built.ts';
import { committed, sample, tree } from './helpers.ts';

const github = sample('github-classic-pat')['secret'] as string;
const stripe = sample('stripe-secret-key')['secret'] as string;
const BIN = fileURLToPath(new URL('../bin/keyreach.js', import.meta.url));

/** Two trees and a config that names them. */
function house(targets: object[], files: Record<string, string> = {}): string {
  return tree({
    'keyreach.config.json': JSON.stringify({ targets }),
    'a/one.txt': `t=${github}\n`,
    'b/two.txt': `t=${github}\n`,
    'b/three.txt': `k=${stripe}\n`,
    ...files,
  });
}
const TARGETS = [
  { name: 'a', scan: ['a'] },
  { name: 'b', scan: ['b'] },
];
const audit = (cwd: string, ...args: string[]) => {
  const ran = keyreach(['audit', '--quiet', '--report', 'json', ...args], { cwd });
  expect(ran.stdout + ran.stderr).not.toContain(github);
  return { ...ran, report: JSON.parse(ran.stdout || 'null') as Report & { stats: { findings: Record<string, number> } } };
};
const paths = (report: Report) => report.findings.flatMap((f) => f.places.map((p) => ('path' in p ? p.path : ''))).sort();

describe('keyreach audit', () => {
  it('walks every target, and what breaks one stops no other', () => {
    const cwd = house([
      ...TARGETS,
      { name: 'gone', scan: ['nowhere'] },
      { name: 'ready', preflight: 'a', scope: 'project' },
      { name: 'db', database: 'NO_SUCH_URL' },
    ]);
    const { code, report } = audit(cwd);
    expect(code).toBe(1);
    expect(report.credentials.map((c) => c.kind).sort()).toEqual(['github-classic-pat', 'stripe-secret-key']);
    expect(report.credentials.find((c) => c.kind === 'github-classic-pat')?.places.map((p) => ('path' in p ? p.path : ''))).toEqual(
      expect.arrayContaining(['one.txt', 'two.txt']),
    );
    expect(report.skipped).toMatchObject([
      { path: 'target db', reason: 'failed', detail: expect.stringContaining('NO_SUCH_URL') },
      { path: 'target gone', reason: 'failed', detail: 'there is no nowhere' },
    ]);
    expect(audit(house([{ name: 'gone', scan: ['nowhere'] }])).code).toBe(2);
  });

  it('walks one of each kind, broken ones too', () => {
    const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
    const arn = 'arn:aws:iam::123456789012';
    const account = {
      UserDetailList: [
        {
          ...{ Path: '/', UserName: 'boss', UserId: 'AIDAEXAMPLE', Arn: `${arn}:user/boss`, CreateDate: '2020-01-01T00:00:00Z' },
          GroupList: [],
          AttachedManagedPolicies: [],
          UserPolicyList: [{ PolicyName: 'all', PolicyDocument: document }],
        },
      ],
      ...{ GroupDetailList: [], RoleDetailList: [], Policies: [], IsTruncated: false },
    };
    const cwd = house(
      [
        { name: 'tree', scan: ['a'] },
        { name: 'laptop', preflight: 'b', scope: 'project' },
        { name: 'cloud', aws: true, authorizationDetails: 'gaad.json' },
        { name: 'organization', github: 'acme' },
        { name: 'reports', database: 'NO_SUCH_URL' },
      ],
      { 'gaad.json': JSON.stringify(account) },
    );
    const { code, report } = audit(cwd);
    expect(code).toBe(1);
    expect(report.findings.map((f) => f.rule)).toEqual(expect.arrayContaining(['leaked-secret', 'aws-admin']));
    expect(paths(report), 'the folder of the target, and no other').toEqual(expect.arrayContaining(['one.txt', 'two.txt', 'three.txt']));
    expect(paths(report)).not.toContain('a/one.txt');
    expect(report.skipped.filter((s) => s.path.startsWith('target ')).map((s) => s.path)).toEqual(['target organization', 'target reports']);
    writeFileSync(join(cwd, 'yesterday.json'), JSON.stringify(report));
    const next = audit(cwd, '--since-report', 'yesterday.json', '--only-new');
    expect(next.report.findings.filter((f) => f.change !== 'unchanged').map((f) => [f.rule, f.change, f.severity, f.message, f.places])).toEqual([]);
    expect(next.code).toBe(2);
  });

  it('gives the same report by shards, run as processes side by side and joined', async () => {
    const names = Array.from({ length: 6 }, (_, i) => ({ name: `tree ${i}`, scan: [i % 2 ? 'a' : 'b'] }));
    const cwd = house(names);
    await Promise.all(
      [1, 2, 3].map(
        (i) =>
          new Promise((done) =>
            spawn(process.execPath, [BIN, 'audit', '--quiet', '--shard', `${i}/3`, '--report', `json=${i}.json`], { cwd, env: BARE_ENV, stdio: 'ignore' }).on(
              'close',
              done,
            ),
          ),
      ),
    );
    const joined = keyreach(['merge', '1.json', '2.json', '3.json', '--report', 'json'], { cwd });
    expect(joined.code).toBe(1);
    const [whole, parts] = [audit(cwd).report, JSON.parse(joined.stdout) as Report];
    expect(parts.findings).toEqual(whole.findings);
    expect(parts.credentials).toEqual(whole.credentials);
    expect(parts.stats).toEqual(whole.stats);
    expect(keyreach(['merge', '1.json', '--report', 'table'], { cwd }).stdout).toContain('Severity');
  });

  it('runs as the ready files say: their commands, with their shards, as processes', () => {
    const cwd = house(TARGETS);
    const read = (name: string) => readFileSync(fileURLToPath(new URL(`../docs/nightly/${name}`, import.meta.url)), 'utf8');
    const shell = (command: string, env: NodeJS.ProcessEnv = {}) =>
      spawnSync('sh', ['-c', command.replaceAll(/(?:npx --yes )?keyreach (?=audit|merge)/g, `${process.execPath} ${BIN} `)], {
        cwd,
        env: { ...BARE_ENV, ...env },
        encoding: 'utf8',
      });
    const { jobs } = parse(read('github-actions.yml')) as { jobs: Record<string, { strategy?: { matrix: { shard: number[] } }; steps: { run?: string }[] }> };
    const [shard, join_] = ['shard', 'report'].map((job) => jobs[job]?.steps.find((s) => s.run)?.run as string) as [string, string];
    const shards = jobs['shard']?.strategy?.matrix.shard as number[];
    for (const i of shards) expect(shell(shard.replaceAll('${{ matrix.shard }}', String(i)))).toMatchObject({ status: 0 });
    expect(shell(join_).status).toBe(1);
    const whole = audit(cwd).report;
    expect((JSON.parse(readFileSync(join(cwd, 'keyreach.json'), 'utf8')) as Report).findings).toEqual(whole.findings);

    const { spec } = parse(read('kubernetes.yaml')) as {
      spec: { jobTemplate: { spec: { completions: number; template: { spec: { containers: { args: string[] }[] } } } } };
    };
    const job = spec.jobTemplate.spec;
    const command = String(job.template.spec.containers[0]?.args[0]).replaceAll('/reports/', './pod-');
    for (let i = 0; i < job.completions; i++) expect(shell(command, { JOB_COMPLETION_INDEX: String(i) })).toMatchObject({ status: 0 });
    const pods = Array.from({ length: job.completions }, (_, i) => `pod-${i}.json`);
    expect((JSON.parse(keyreach(['merge', ...pods, '--report', 'json'], { cwd }).stdout) as Report).findings).toEqual(whole.findings);

    const service = /ExecStart=\/bin\/sh -c '(.*)'/.exec(read('keyreach.service'))?.[1] as string;
    expect(shell(service).status).toBe(1);
    writeFileSync(join(cwd, 'yesterday.json'), readFileSync(join(cwd, 'today.json')));
    expect(shell(service).status, 'nothing is new').toBe(0);
  }, 120_000);

  it('says what is new, worse, unchanged and fixed since a report', () => {
    const cwd = house(TARGETS);
    writeFileSync(join(cwd, 'yesterday.json'), keyreach(['audit', '--quiet', '--report', 'json'], { cwd }).stdout);
    expect(audit(cwd, '--since-report', 'yesterday.json').report.findings.map((f) => f.change)).toEqual(expect.arrayContaining(['unchanged']));
    expect(audit(cwd, '--since-report', 'yesterday.json', '--only-new').code).toBe(0);
    writeFileSync(join(cwd, 'b/three.txt'), 'nothing\n');
    writeFileSync(join(cwd, 'a/four.txt'), `t=${sample('github-classic-pat', 7)['secret']}\n`);
    const { code, report } = audit(cwd, '--since-report', 'yesterday.json', '--only-new');
    expect(code).toBe(1);
    expect(report.fixed?.map((f) => f.message)).toEqual([expect.stringContaining('Stripe')]);
    expect(keyreach(['audit', '--quiet', '--since-report', 'yesterday.json'], { cwd }).stdout).toMatch(
      /Since the earlier report: 1 new, 0 worse, \d+ unchanged, 1 fixed\./,
    );
    expect(report.findings.filter((f) => f.change === 'new').flatMap((f) => f.places.map((p) => ('path' in p ? p.path : '')))).toEqual(['four.txt']);
    expect(keyreach(['audit', '--only-new'], { cwd }).stderr).toContain('--only-new needs --since-report');
  });

  it('tells a chat, and no value', async () => {
    const heard: { body: string; request: IncomingMessage }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        heard.push({ body, request });
        response.writeHead(200).end('ok');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const cwd = house(TARGETS);
    try {
      const ran = await running(['audit', '--notify', `http://127.0.0.1:${port}/hook/T0/B0`], { cwd });
      expect(ran.code).toBe(1);
      expect(heard).toHaveLength(1);
      const { text, keyreach: figures } = JSON.parse(heard[0]?.body ?? '') as { text: string; keyreach: unknown };
      expect(text).toMatch(/^keyreach: \d+ findings of medium or above\n• /);
      expect(figures).toMatchObject({ unread: 0 });
      expect(heard[0]?.body).not.toContain(github);
      expect(ran.stdout + ran.stderr).not.toContain('/hook/');
    } finally {
      server.close();
    }
    const deaf = await running(['audit', '--quiet', '--notify', `http://127.0.0.1:${port}/hook`], { cwd });
    expect(deaf.code).toBe(1);
    expect(deaf.stderr).toContain('nobody was told');
    for (const bad of ['http://chat.example.org/x', 'ftp://127.0.0.1/x', 'nonsense', 'https://u:p@chat.example.org/'])
      expect(keyreach(['audit', '--notify', bad], { cwd: house([{ name: 'a', scan: ['a'] }]) }).stderr).toContain('--notify takes the https address');
  });

  it('says what is wrong with its targets before it walks one', () => {
    const said = (targets: object[]) => keyreach(['audit'], { cwd: house(targets) });
    expect(said([])).toMatchObject({ code: 2, stderr: expect.stringContaining('names no targets') });
    expect(said([{ name: 'x', history: true }]).stderr).toContain('must say one of scan, preflight, database, github, aws');
    expect(said([{ name: 'x', scan: ['.'], github: 'acme' }]).stderr).toContain('says scan and github');
    expect(said([TARGETS[0] as object, TARGETS[0] as object]).stderr).toContain('the same name');
    expect(said([{ name: 'x', scn: ['.'] }]).stderr).toContain('scn');
    for (const shard of ['0/2', '3/2', '1', 'a/b', '1/0'])
      expect(keyreach(['audit', '--shard', shard], { cwd: house(TARGETS) }).stderr).toContain('--shard takes I/N');
  });

  it('has a history target', () => {
    const root = committed(
      tree({ 'a.txt': `t=${github}\n`, 'keyreach.config.json': JSON.stringify({ targets: [{ name: 'past', scan: ['.'], history: true }] }) }),
    );
    expect(audit(root).report.stats.commits).toBe(1);
  });
});

describe('its parts', () => {
  const report = (over: Partial<Report> = {}): Report => ({
    schemaVersion: '1.3.0',
    tool: { name: 'keyreach', version: '0' },
    sources: [],
    credentials: [],
    findings: [],
    suppressed: [],
    skipped: [],
    asked: [],
    stats: { files: 1, bytes: 2, binary: 0, archives: 0 },
    ...over,
  });
  const finding = (rule: string, severity: 'low' | 'high', path: string) => ({
    ...{ rule, severity, confidence: 'high' as const, message: `${rule} ${path}`, evidence: [], remedy: 'x' },
    places: [{ kind: 'file' as const, path, tracking: 'tracked' as const }],
  });

  it('turn each target into a run', () => {
    const target = (t: Omit<Target, 'name'>) => argumentsOf({ name: 'x', ...t });
    expect(target({ scan: ['-a', 'b'], history: true, online: 'github' })).toEqual(['scan', '--history', '--online=github', '--', '-a', 'b']);
    expect(target({ github: 'acme', clone: true, tokenEnv: 'T' })).toEqual(['audit', 'github', 'acme', '--token-env=T', '--clone']);
    expect(target({ aws: true, profile: 'p' })).toEqual(['audit', 'aws', '--profile=p']);
    expect(target({ database: 'URL' })).toEqual(['audit', 'database', 'URL']);
  });

  it('put every target into one shard, whatever else there is', () => {
    const targets = Array.from({ length: 50 }, (_, i): Target => ({ name: `t${i}`, scan: ['.'] }));
    const shards = [1, 2, 3, 4].map((index) => shardOf(targets, { index, of: 4 }));
    expect(
      shards
        .flat()
        .map((t) => t.name)
        .sort(),
    ).toEqual(targets.map((t) => t.name).sort());
    for (const shard of shards) expect(shard.length).toBeGreaterThan(4);
    expect(shardOf(targets.slice(10), { index: 2, of: 4 })).toEqual(shards[1]?.filter((t) => Number(t.name.slice(1)) >= 10));
    expect(parseShard('2/4')).toEqual({ index: 2, of: 4 });
  });

  it('take what could not be read for nothing fixed', () => {
    const before = report({ findings: [finding('r', 'high', 'a/x'), finding('r', 'high', 'b/x')] });
    const now = report({ findings: [], skipped: [{ path: 'a', reason: 'unreadable', detail: 'x' }] });
    expect(compare(now, before).fixed?.map((f) => f.message)).toEqual(['r b/x']);
    expect(compare(report({ skipped: [{ path: 'target a', reason: 'failed', detail: 'x' }] }), before).fixed).toEqual([]);
    const worse = compare(report({ findings: [finding('r', 'high', 'a/x')] }), report({ findings: [finding('r', 'low', 'a/x')] }));
    expect(worse.findings[0]?.change).toBe('worse');
    expect(changeOf(worse, 'low')).toEqual({ new: 0, worse: 1, unchanged: 0, fixed: 0 });
  });

  it('join findings, the worst of two alike, and add up', () => {
    const joined = merge([report({ findings: [finding('r', 'low', 'a')] }), report({ findings: [finding('r', 'high', 'a'), finding('s', 'low', 'a')] })]);
    expect(joined.findings.map((f) => [f.rule, f.severity])).toEqual([
      ['r', 'high'],
      ['s', 'low'],
    ]);
    expect(joined.stats).toEqual({ files: 2, bytes: 4, binary: 0, archives: 0 });
    expect(identityOf(finding('r', 'low', 'a'))).toBe(identityOf(finding('r', 'high', 'a')));
  });

  it('read back what they wrote, and nothing else', () => {
    const cwd = house(TARGETS);
    const text = keyreach(['scan', '.', '--report', 'json'], { cwd }).stdout;
    expect(paths(parseReport(text, 'x'))).toEqual(['a/one.txt', 'b/three.txt', 'b/two.txt']);
    for (const bad of [
      '',
      '{',
      '[]',
      'null',
      '{"tool":{"name":"keyreach"}}',
      '{"schemaVersion":"1.0.0","credentials":[]}',
      text.replace('"1.', '"2.'),
      text.replace('"keyreach"', '"other"'),
    ])
      expect(() => parseReport(bad, 'x')).toThrow(/^x (is no|has form)/);
    writeFileSync(join(cwd, 'bad.json'), '{}');
    expect(keyreach(['merge', 'bad.json'], { cwd })).toMatchObject({
      code: 2,
      stderr: 'keyreach: bad.json is no report of keyreach; give one written with --report json=FILE\n',
    });
    expect(keyreach(['merge', 'no.json'], { cwd }).stderr).toContain('ENOENT');
    expect(readFileSync(join(cwd, 'bad.json'), 'utf8')).toBe('{}');
  });
});
