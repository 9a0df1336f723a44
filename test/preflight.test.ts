/** `keyreach preflight`, `fix`, `demo` and `exec` together, through the built program: the incident, and that the repair repairs it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/model.ts';
import { BARE_ENV, keyreach, type Ran } from './built.ts';
import { sample, tree } from './helpers.ts';

const BIN = fileURLToPath(new URL('../bin/keyreach.js', import.meta.url));
const bwrap = spawnSync('bwrap', ['--bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--unshare-pid', 'true']).status === 0;
const strace = spawnSync('strace', ['-qq', 'true']).status === 0;

const token = sample('railway-api-token')['secret'] as string;
const password = sample('generic-secret')['secret'] as string;
const url = `postgres://postgres:${password}@shop-prod.proxy.rlwy.net:24071/shop`;

interface Place {
  home: string;
  project: string;
  env: NodeJS.ProcessEnv;
  run(args: string[], more?: NodeJS.ProcessEnv): Ran;
  report(args?: string[], more?: NodeJS.ProcessEnv): Report & { preflight: NonNullable<Report['preflight']> };
}

function place(files: Record<string, string> = {}, env: NodeJS.ProcessEnv = {}): Place {
  const root = tree();
  const [home, project] = [join(root, 'home'), join(root, 'shop')];
  for (const folder of [home, project]) mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    const at = join(path.startsWith('~/') ? home : project, path.replace(/^~\//, ''));
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text, { mode: 0o600 });
  }
  const all = { HOME: home, ...env };
  const run: Place['run'] = (args, more = {}) => {
    const ran = keyreach(args, { cwd: project, env: { ...all, ...more } });
    expect(ran.stdout + ran.stderr, 'no value is shown').not.toContain(token);
    expect(ran.stdout + ran.stderr, 'no value is shown').not.toContain(password);
    return ran;
  };
  return { home, project, env: all, run, report: (args = [], more = {}) => JSON.parse(run(['preflight', '--report', 'json', ...args], more).stdout) };
}

const INCIDENT = {
  'server.js': 'start();\n',
  '.env': `APP_ENV=staging\nPORT=3000\nDATABASE_URL=postgres://shop:${password}x@shop-staging.proxy.rlwy.net:24072/shop\n`,
  'tools/dns/domains.env': `RAILWAY_API_TOKEN=${token}\n`,
  '~/.claude/settings.json': '{\n  // saves clicking\n  "permissions": { "allow": ["Bash(*)", "Bash(npm test)"] }\n}\n',
};
const incident = () => place(INCIDENT, { DATABASE_URL: url });

describe('the incident', () => {
  it('is NOT READY, and the token that is good for the whole account comes first', () => {
    const { report, run } = incident();
    const { preflight, findings } = report();
    expect(preflight.verdict).toBe('not-ready');
    expect(preflight.sentence).toContain('2 ways to destroy production (2 without a prompt)');
    expect(preflight.reach.slice(0, 2)).toMatchObject([
      {
        severity: 'critical',
        what: expect.stringContaining('RAILWAY_API_TOKEN'),
        worst: expect.stringContaining('volumeDelete'),
        protection: 0,
        unasked: true,
      },
      {
        severity: 'critical',
        what: expect.stringContaining('DATABASE_URL'),
        environment: 'production',
        gate: expect.stringContaining('runs everything unasked'),
      },
    ]);
    expect(preflight.reach[0]?.worst).toContain('data and backups');
    expect(findings.map((f) => f.rule)).toEqual(expect.arrayContaining(['agent-unrestricted-shell', 'agent-no-secret-deny']));
    const screen = run(['preflight']);
    expect(screen.code).toBe(1);
    expect(screen.stdout).toMatch(/^NOT READY {2}Claude Code in \.\/shop would start with 2 ways to destroy production/);
    expect(screen.stdout.indexOf('RAILWAY_API_TOKEN')).toBeLessThan(screen.stdout.indexOf('shop-prod'));
  });

  it('is repaired as a diff first, then for good, once', () => {
    const { run, home, project } = incident();
    const shown = run(['fix']);
    expect(shown.code).toBe(0);
    for (const text of ['Read(./tools/dns/domains.env)', '"enabled": true', 'keyreach fix --write makes them']) expect(shown.stdout).toContain(text);
    expect(readFileSync(join(home, '.claude/settings.json'), 'utf8')).toBe(INCIDENT['~/.claude/settings.json']);
    expect(existsSync(join(project, '.env.agent'))).toBe(false);

    expect(run(['fix', '--write']).code).toBe(0);
    const settings = readFileSync(join(home, '.claude/settings.json'), 'utf8');
    expect(settings).toContain('// saves clicking');
    expect(settings).toContain('Bash(npm test)');
    expect(settings).not.toContain('Bash(*)');
    expect(readFileSync(join(home, '.claude/settings.json.keyreach-backup'), 'utf8')).toBe(INCIDENT['~/.claude/settings.json']);
    expect(statSync(join(home, '.claude/settings.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(project, '.env.agent'), 'utf8')).toMatch(/^APP_ENV=agent\nDATABASE_URL=\nPORT=3000$|\nPORT=3000\n/m);

    const again = run(['fix', '--write']);
    expect(again.stdout).toContain('Nothing to repair in files.');
    expect(readdirSync(join(home, '.claude')).filter((f) => f.includes('backup'))).toHaveLength(1);
  });

  it('is not for agents to repair', () => {
    const { run, home } = incident();
    const ran = run(['fix', '--write'], { CLAUDECODE: '1' });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('CLAUDECODE is set');
    expect(readFileSync(join(home, '.claude/settings.json'), 'utf8')).toBe(INCIDENT['~/.claude/settings.json']);
    expect(run(['fix'], { CLAUDECODE: '1' }).code).toBe(0);
  });

  it.skipIf(!bwrap)('is over in the sandbox (needs bubblewrap)', () => {
    const { run, home, project } = incident();
    run(['fix', '--write']);
    const inside = run(['exec', '--sandbox', '--', process.execPath, BIN, 'preflight', '--report', 'json']);
    const { preflight } = JSON.parse(inside.stdout) as { preflight: Report['preflight'] };
    expect(['ready', 'warnings']).toContain(preflight?.verdict);
    expect(preflight?.reach).toEqual([]);
    expect(inside.code).toBe(0);
    expect(run(['exec', '--quiet', '--sandbox', '--', 'cat', 'tools/dns/domains.env', '.env', join(home, '.bashrc')]).stdout).toBe('');
    expect(run(['exec', '--quiet', '--sandbox', '--', 'cat', 'server.js']).stdout).toBe(readFileSync(join(project, 'server.js'), 'utf8'));
  });

  it('is shown by the demo, which leaves nothing behind', () => {
    const ran = keyreach(['demo'], { cwd: tree() });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('NOT READY');
    expect(ran.stdout).toContain('destroys data and backups');
  });
});

describe('what is there', () => {
  it('is READY with nothing in reach', () => {
    const { run, report } = place({ 'a.js': 'start();\n' });
    expect(run(['preflight'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^READY {2}/) });
    expect(report().preflight.reach).toEqual([]);
  });

  it('is one row however often it is stored, and the weakest gate counts', () => {
    const key = sample('stripe-secret-key')['secret'] as string;
    const { report } = place(
      {
        '.env': `STRIPE_KEY=${key}\n`,
        'b/.env': `STRIPE_KEY=${key}\n`,
        '~/.claude/settings.json': JSON.stringify({ permissions: { deny: ['Read(./.env)'], defaultMode: 'default' } }),
      },
      { STRIPE_KEY: key },
    );
    const rows = report().preflight.reach;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ protection: 0 });
  });

  it('weighs less behind a question, and nothing behind a sandbox', () => {
    const held = { '.env': `DATABASE_URL=${url}\n` };
    const severity = (settings: object) =>
      place({ ...held, '~/.claude/settings.json': JSON.stringify(settings) }).report(['--agent', 'claude-code']).preflight.reach[0]?.severity;
    const sandbox = { enabled: true, failIfUnavailable: true, allowUnsandboxedCommands: false };
    expect(severity({ permissions: { allow: ['Bash(*)'] } })).toBe('critical');
    expect(severity({ permissions: { defaultMode: 'default' } })).toBe('high');
    expect(severity({ permissions: { defaultMode: 'default', deny: ['Read(./.env)'] }, sandbox })).toBe('info');
  });

  it('is told apart by environment: staging is no production', () => {
    const of = (host: string) => place({ '.env': `DATABASE_URL=postgres://app:${password}@${host}/shop\n` }).report().preflight.reach[0];
    expect(of('db.prod.acme-corp.io')).toMatchObject({ environment: 'production', severity: 'high' });
    expect(of('db.staging.acme-corp.io')).toMatchObject({ environment: 'staging', severity: 'low' });
  });

  it('leaves home and environment out for a project, and its paths out of SARIF always', () => {
    const files = { '~/.railway/config.json': JSON.stringify({ user: { token } }), '.env': `RAILWAY_API_TOKEN=${token}\n` };
    const { report, run } = place(files, { DATABASE_URL: url });
    expect(report(['--scope', 'project']).credentials.flatMap((c) => c.places.map((p) => p.kind))).toEqual(['file']);
    expect(report().credentials.flatMap((c) => c.places.map((p) => p.kind))).toEqual(expect.arrayContaining(['env', 'home', 'file']));
    const sarif = run(['preflight', '--report', 'sarif']).stdout;
    expect(sarif).not.toContain('~/');
    expect(sarif).toContain('.env');
  });

  it('has checks that the one config of all commands switches off', () => {
    const { run, report } = place({
      ...INCIDENT,
      'keyreach.config.json': JSON.stringify({ disable: ['agent-unrestricted-shell', 'aws-two-keys', 'github-deploy-key-write'] }),
    });
    expect(report().findings.map((f) => f.rule)).not.toContain('agent-unrestricted-shell');
    expect(run(['scan', '.', '--include-ignored'])).toMatchObject({ code: 1, stderr: '' });
    const typo = place({ 'keyreach.config.json': JSON.stringify({ disable: ['agent-unrestricted-shel'] }) });
    for (const command of [['preflight'], ['scan', '.'], ['audit']])
      expect(typo.run(command)).toMatchObject({ code: 2, stderr: expect.stringContaining('agent-unrestricted-shel') });
  });

  it('fails as it is told to', () => {
    const { run } = place({ '.env': `DATABASE_URL=postgres://app:${password}@db.staging.acme-corp.io/shop\n` });
    expect(run(['preflight']).code).toBe(0);
    expect(run(['preflight', '--fail-on', 'low']).code).toBe(1);
    expect(run(['preflight', '--agent', 'clode']).stderr).toContain('there is no agent "clode"');
    expect(run(['preflight', 'nowhere'])).toMatchObject({ code: 2, stderr: expect.stringContaining('no folder nowhere') });
  });

  it.skipIf(process.getuid?.() === 0 && !existsSync('/proc/self'))('says what it could not look at', () => {
    const { run, home } = place({ '~/.aws/credentials': '[default]\n' });
    writeFileSync(join(home, '.aws/config'), Buffer.alloc(3 << 20, 'a\n'));
    const ran = run(['preflight']);
    expect(ran.stdout).toMatch(/^INCOMPLETE/);
    expect(ran.stdout).toContain('~/.aws/config');
    expect(ran.code).toBe(2);
  });
});

describe('nothing it finds is started', () => {
  const wired = () => {
    const mark = join(tree(), 'ran');
    const touch = join(tree(), 'trip');
    writeFileSync(touch, `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(touch, 0o755);
    const server = { command: touch, args: [], env: { TOKEN: token } };
    const hooks = { SessionStart: [{ hooks: [{ type: 'command', command: touch }] }] };
    const made = place(
      {
        '.mcp.json': JSON.stringify({ mcpServers: { trip: server } }),
        '.claude/settings.json': JSON.stringify({ hooks, apiKeyHelper: touch, statusLine: { type: 'command', command: touch } }),
        '.vscode/tasks.json': JSON.stringify({ tasks: [{ command: touch, runOptions: { runOn: 'folderOpen' } }] }),
        '.codex/config.toml': `notify = ["${touch}"]\n[mcp_servers.trip]\ncommand = "${touch}"\n`,
        'package.json': JSON.stringify({ scripts: { preinstall: touch } }),
        '~/.aws/config': `[default]\ncredential_process = ${touch}\n`,
        '~/.kube/config': `users:\n- name: x\n  user:\n    exec:\n      command: ${touch}\n`,
        '~/.docker/config.json': JSON.stringify({ credsStore: 'trip' }),
        '~/.gitconfig': `[credential]\n\thelper = !${touch}\n[core]\n\tfsmonitor = ${touch}\n`,
        '~/.claude.json': JSON.stringify({ mcpServers: { trip: server } }),
        '~/.bashrc': `${touch}\n`,
      },
      { PATH: `${dirname(touch)}:${process.env['PATH']}` },
    );
    return { ...made, mark };
  };

  it('neither by preflight nor by fix', () => {
    const { run, report, mark } = wired();
    expect(report().findings.map((f) => f.rule)).toContain('mcp-inline-secret');
    run(['fix']);
    expect(existsSync(mark)).toBe(false);
  });

  it.skipIf(!strace)('only git and keyreach itself are executed, and nothing is connected to (needs strace)', () => {
    const { project, env, mark } = wired();
    const calls = join(tree(), 'calls');
    const ran = spawnSync('strace', ['-f', '-qq', '-e', 'trace=execve,connect', '-o', calls, process.execPath, BIN, 'preflight'], {
      cwd: project,
      env: { ...BARE_ENV, ...env },
      encoding: 'utf8',
    });
    expect(ran.stdout).toContain('READY');
    const lines = readFileSync(calls, 'utf8').split('\n');
    const started = new Set(lines.flatMap((l) => /execve\("([^"]+)".* = 0$/.exec(l)?.[1] ?? []));
    expect([...started].map((p) => p.split('/').pop()).filter((p) => p !== 'git')).toEqual([process.execPath.split('/').pop()]);
    expect(lines.filter((l) => /AF_INET/.test(l))).toEqual([]);
    expect(existsSync(mark)).toBe(false);
  });
});
