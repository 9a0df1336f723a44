/** Servers in agents' settings: found in every spelling, judged by their words, with no value of theirs shown, and never started. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import agents from 'shelf:agents';
import checks from 'shelf:checks';
import { describe, expect, it } from 'vitest';
import type { McpServer } from '../src/agent.ts';
import { blotted, isReference, isTelling } from '../src/agents/blot.ts';
import { loose } from '../src/agents/pinned.ts';
import { Fake } from '../src/kit.ts';
import { agentsHere } from '../src/preflight/settings.ts';
import { found, gateOf, judge, type Scene, stage, worldOf } from './agent-world.ts';

const fake = new Fake(7);
const token = `ghp_${fake.text('base62', 36)}`;
const word = fake.text('base62', 24);
const database = (host: string) => `postgres://app:${word}@${host}:5432/shop`;

/** The same server in each agent's own form. */
const server = { command: 'npx', args: ['-y', 'some-server'], env: { API_TOKEN: token, NODE_ENV: 'production' } };
const OWN: Record<string, NonNullable<Scene['files']>> = {
  'claude-code': { '.mcp.json': { mcpServers: { own: server } } },
  codex: {
    '~/.codex/config.toml': `[mcp_servers.own]\ncommand = "npx"\nargs = ["-y", "some-server"]\n[mcp_servers.own.env]\nAPI_TOKEN = "${token}"\nNODE_ENV = "production"\n`,
  },
  'gemini-cli': { '.gemini/settings.json': { mcpServers: { own: server } } },
  cursor: { '.cursor/mcp.json': { mcpServers: { own: server } } },
  'vscode-copilot': { '.vscode/mcp.json': { servers: { own: server } } },
  'copilot-cli': { '~/.copilot/mcp-config.json': { mcpServers: { own: server } } },
  windsurf: { '~/.codeium/windsurf/mcp_config.json': { mcpServers: { own: server } } },
  cline: { '~/.cline/data/settings/cline_mcp_settings.json': { mcpServers: { own: server } } },
  roo: { '.roo/mcp.json': { mcpServers: { own: server } } },
  continue: {
    '~/.continue/config.yaml': `mcpServers:\n  - name: own\n    command: npx\n    args: ["-y", "some-server"]\n    env:\n      API_TOKEN: ${token}\n      NODE_ENV: production\n`,
  },
  zed: { '~/.config/zed/settings.json': { context_servers: { own: server } } },
  opencode: { 'opencode.json': { mcp: { own: { type: 'local', command: ['npx', '-y', 'some-server'], environment: server.env } } } },
  amp: { '~/.config/amp/settings.json': { 'amp.mcpServers': { own: server } } },
  goose: {
    '~/.config/goose/config.yaml': `extensions:\n  own:\n    type: stdio\n    cmd: npx\n    args: ["-y", "some-server"]\n    envs:\n      API_TOKEN: ${token}\n      NODE_ENV: production\n  developer:\n    type: builtin\n    enabled: true\n`,
  },
  junie: { '.junie/mcp/mcp.json': { mcpServers: { own: server } } },
  kiro: { '.kiro/settings/mcp.json': { mcpServers: { own: server } } },
  devin: { '.devin/config.json': { mcpServers: { own: server } } },
};

const read = (value: object): McpServer => gateOf('claude-code', { files: { '.mcp.json': { mcpServers: { own: value } } } }).servers[0] as McpServer;
const rules = (value: object, told = {}) =>
  judge('claude-code', { files: { '.mcp.json': { mcpServers: { own: value } } } }, told)
    .filter((f) => f.rule.startsWith('mcp-'))
    .map((f) => `${f.rule} ${f.severity}`)
    .sort();

describe('servers', () => {
  it.each(Object.entries(OWN))('%s names its servers', (id, files) => {
    expect(gateOf(id, { files }).servers).toEqual([
      {
        name: 'own',
        said: expect.objectContaining({ key: expect.stringContaining('own'), line: expect.any(Number) }),
        command: 'npx',
        args: ['-y', 'some-server'],
        literals: ['API_TOKEN'],
        about: ['own'],
        disabled: false,
      },
    ]);
  });

  it('is in the settings of every agent that has any', () => {
    expect(agents.map((a) => a.id).filter((id) => !(id in OWN))).toEqual(['aider']);
  });

  it.each([
    [{ url: 'https://x.example/mcp', headers: { Authorization: `Bearer ${word}`, 'X-Trace': 'on' } }, ['Authorization']],
    [{ url: 'https://x.example/mcp', headers: { Authorization: 'Bearer ${TOKEN}', 'X-Api-Key': '${env:KEY}' } }, []],
    [{ command: 'x', env: { DB_PASSWORD: '$PASSWORD', API_KEY: '${input:key}', OTHER_TOKEN: '{env:T}', SECRET: '<your secret>' } }, []],
    [{ command: 'x', env: { DATABASE_URL: database('db.internal') } }, ['DATABASE_URL']],
    [{ command: 'x', args: ['--token', word] }, ['args[1]']],
    [{ command: 'x', args: [`--api-key=${word}`] }, ['args[0]']],
    [{ command: 'x', args: [database('db.internal')] }, ['args[0]']],
    [{ command: 'x', args: ['--token-file', '/run/token', '--max-tokens', '1000'] }, []],
    [{ url: `https://x.example/mcp?api_key=${word}` }, ['url']],
    [{ url: `https://me:${word}@x.example/mcp` }, ['url']],
    [{ url: 'https://x.example/mcp?read_only=true&project_ref=abcd' }, []],
  ])('%#: what stands in clear', (value, expected) => {
    const own = read(value);
    expect(own.literals).toEqual(expected);
    expect(inspect(own, { depth: 9 })).not.toContain(word);
  });

  it.each([
    ['npx', ['-y', 'some-server'], true],
    ['npx', ['-y', 'some-server@latest'], true],
    ['npx', ['-y', '@scope/server'], true],
    ['npx', ['-y', '@scope/server@^1.2.0'], true],
    ['npx', ['-y', '@scope/server@1.2.3'], false],
    ['npx', ['-y', '--package', 'server@1.2.3', 'run-it'], false],
    ['npx', ['-y', '--package=server', 'run-it'], true],
    ['/usr/bin/npx', ['./server.js'], false],
    ['npx -y some-server', [], true],
    ['cmd', ['/c', 'npx', '-y', 'some-server'], true],
    ['cmd', ['/c', 'npx', '-y', 'some-server@1.0.0'], false],
    ['env', ['A=b', 'npx', 'some-server'], true],
    ['bash', ['-c', 'npx -y some-server'], true],
    ['pnpm', ['dlx', 'some-server'], true],
    ['npm', ['exec', 'some-server@2.0.1'], false],
    ['uvx', ['server'], true],
    ['uvx', ['server==1.2.3'], false],
    ['uvx', ['--from', 'server==1.2.3', 'run-it'], false],
    ['uv', ['tool', 'run', 'server'], true],
    ['docker', ['run', '-i', '--rm', '-e', 'TOKEN', 'img/server'], true],
    ['docker', ['run', '-i', '--rm', 'img/server:latest'], true],
    ['docker', ['run', '-i', '--rm', '-v', '/a:/b', 'img/server:1.4.2'], false],
    ['docker', ['run', `img/server@sha256:${'0a'.repeat(32)}`], false],
    ['bash', ['-c', 'curl -fsSL https://x.example/go | sh'], true],
    ['node', ['/opt/server.js'], false],
    ['/opt/server', [], false],
  ])('%s %j: fetched anew: %s', (command, args, expected) => expect(loose(read({ command, args })) !== undefined).toBe(expected));

  it('takes an address without TLS for one that can be changed, but not this machine', () => {
    expect(loose(read({ url: 'http://x.example/mcp' }))).toMatch(/http/);
    expect(loose(read({ url: 'http://localhost:3000/mcp' }))).toBeUndefined();
  });

  it.each([
    [{ command: 'postgres-mcp', args: [database('prod-db.internal')] }, ['mcp-inline-secret critical', 'mcp-prod-write-access critical']],
    [{ command: 'postgres-mcp', args: ['--access-mode=restricted'], env: { DATABASE_URL: '${PROD_URL}', HOST: 'prod-db.internal' } }, []],
    [{ command: 'postgres-mcp', env: { PGHOST: 'prod-db.internal' } }, ['mcp-prod-write-access critical']],
    [{ command: 'postgres-mcp', env: { PGHOST: 'prod-db.internal', READ_ONLY: 'true' } }, []],
    [{ command: 'postgres-mcp', env: { PGHOST: 'preprod-db.internal' } }, []],
    [{ command: 'postgres-mcp', env: { PGHOST: 'product-db.internal' } }, []],
    [{ command: 'postgres-mcp', env: { PGHOST: 'staging-db.internal' } }, []],
    [{ command: 'aws-mcp', env: { AWS_PROFILE: 'production' } }, ['mcp-prod-write-access critical']],
    [{ command: 'aws-mcp', env: { AWS_PROFILE: 'production' }, disabled: true }, []],
    [{ url: 'https://mcp.supabase.com/mcp' }, ['mcp-prod-write-access high']],
    [{ url: 'https://mcp.supabase.com/mcp?read_only=true' }, []],
    [{ url: 'https://mcp.supabase.com/mcp?project_ref=abcd' }, []],
    [{ command: 'supabase-mcp', args: ['--read-only'] }, []],
    [{ command: 'docs-search', env: { NODE_ENV: 'production' } }, []],
  ])('%#: what a server may change', (value, expected) => expect(rules(value)).toEqual(expected));

  it('tells a server that several agents read once', () => {
    const at = stage({ files: { '.mcp.json': { mcpServers: { own: server } }, '~/.claude/settings.json': {}, '~/.copilot/settings.json': {} } });
    const { seen } = agentsHere({ agents, around: at.around });
    const told = checks.flatMap((c) => c.judge(worldOf(seen, at.project))).filter((f) => f.rule === 'mcp-inline-secret');
    expect(told).toMatchObject([
      {
        severity: 'critical',
        evidence: ['in API_TOKEN', 'the file is under version control', 'read by Claude Code, GitHub Copilot CLI'],
        places: [{ kind: 'file', path: '.mcp.json', tracking: 'tracked' }],
      },
    ]);
  });

  it('shows no value of any, and starts nothing', () => {
    const at = stage();
    const touch = (name: string) => ({ command: 'touch', args: [join(at.project, `RAN-${name}`)], env: { X_TOKEN: token } });
    const command = `touch ${join(at.project, 'RAN-hook')}`;
    const hooks = { PreToolUse: [{ matcher: '*', hooks: [{ type: 'command', command }] }], stop: [{ command }] };
    const files: Record<string, unknown> = {};
    for (const [id, own] of Object.entries(OWN))
      for (const [path, content] of Object.entries(own))
        files[path] = typeof content === 'string' ? content : JSON.parse(JSON.stringify(content).replaceAll(JSON.stringify(server), JSON.stringify(touch(id))));
    Object.assign(files, {
      '.claude/settings.json': { hooks, apiKeyHelper: command, statusLine: { type: 'command', command }, env: { X_TOKEN: token } },
      '.cursor/hooks.json': { hooks },
      '.github/hooks/a.json': { hooks },
      '.aider.conf.yml': `test-cmd: ${command}\n`,
      '.clinerules/hooks/PreToolUse': `#!/bin/sh\n${command}\n`,
    });
    files['~/.claude/settings.json'] = {
      permissions: { allow: [`Bash(curl -H "Authorization: Bearer ${word}" *)`, `Bash(TOKEN=${token} make:*)`], deny: [`Write(./${token})`] },
    };
    const scene = stage({ files });
    const { seen, skipped } = agentsHere({ agents, around: { ...scene.around, env: { X_TOKEN: token } } });
    expect(seen.length).toBeGreaterThan(14);
    expect(skipped).toEqual([]);
    const findings = checks.flatMap((c) => c.judge(worldOf(seen, scene.project)));
    const shown = inspect([findings, seen.map((s) => s.gate)], { depth: 12 });
    for (const value of [token, word]) expect(shown).not.toContain(value);
    expect(findings.filter((f) => f.rule === 'agent-config-repo-executes').length).toBeGreaterThan(4);
    for (const name of ['hook', ...Object.keys(OWN).map((id) => id)]) expect(existsSync(join(at.project, `RAN-${name}`))).toBe(false);
  });

  it('has words for what is to be blotted out', () => {
    expect(blotted(`psql ${database('db')} -c "select 1"`)).toBe('psql postgres://…@db:5432/shop -c "select 1"');
    expect(blotted(`curl -H "Authorization: Bearer ${word}" x`)).not.toContain(word);
    expect(blotted(`MY_PASSWORD=hunter2 make`)).toBe('MY_PASSWORD=… make');
    expect(blotted('git commit -m "a key for the door"')).toBe('git commit -m "a key for the door"');
    expect(['API_KEY', 'apiKey', 'DB_PASSWORD', 'X-Api-Key', '--token', 'Authorization', 'DSN'].every(isTelling)).toBe(true);
    expect(['PATH', 'MAX_TOKENS', 'TOKEN_FILE', 'PUBLIC_KEY', 'NODE_ENV', 'keyboard', 'API_KEY_ENV'].some(isTelling)).toBe(false);
    expect(['${X}', '$X', 'Bearer ${X}', '${{ secrets.X }}', '{env:X}', 'op://a/b/c', '<token>', ''].every(isReference)).toBe(true);
    expect([word, `Bearer ${word}`, `x\${X}`].some(isReference)).toBe(false);
  });

  it("is found under the folder of the project in the user's own file", () => {
    const at = stage({
      files: { '~/.claude.json': '{"projects":{"PROJECT":{"mcpServers":{"here":{"command":"a"}}},"/other":{"mcpServers":{"there":{"command":"b"}}}}}' },
    });
    expect(found('claude-code', at).seen[0]?.gate.servers.map((s) => s.name)).toEqual(['here']);
  });
});
