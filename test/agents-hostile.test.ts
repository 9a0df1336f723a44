/** Settings no agent would write: broken, huge, deep, circular, of the wrong types, links and pipes. Each ends in a clear word, none in a hang or a crash. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import agents from 'shelf:agents';
import checks from 'shelf:checks';
import { describe, expect, it } from 'vitest';
import type { Agent, Settings } from '../src/agent.ts';
import { parsed } from '../src/preflight/parse.ts';
import { agentsHere } from '../src/preflight/settings.ts';
import { agentOf, found, gateOf, judge, type Scene, stage, worldOf } from './agent-world.ts';

/** A path in the agent's own form, for this system, as a scene writes it; with stars filled. */
const pathsOf = (agent: Agent): { path: string; format: string; role: string | undefined }[] =>
  agent.settings.flatMap((place) =>
    [...(place.paths.all ?? []), ...(place.paths.linux ?? [])].map((path) => ({
      path: path.replace('{config}', '~/.config').replaceAll('*', 'x'),
      format: place.format,
      role: place.role,
    })),
  );

/** Values of every wrong type, and shapes that are nearly right. */
const deep = (depth: number): unknown => (depth === 0 ? 'x' : { permissions: deep(depth - 1), rules: [deep(depth - 1)] });
const NONSENSE: [string, unknown][] = [
  ['null', null],
  ['a number', 7],
  ['a text', 'permissions'],
  ['true', true],
  ['a list', [1, 'a', null, [], {}]],
  ['an empty object', {}],
  ['deep', deep(8)],
];
/** Every key the agents look at, with a value of the wrong type. */
const KEYS =
  'permissions permission sandbox mcpServers mcp servers context_servers mcp_servers extensions hooks projects agent tools security rules rule allow ask deny exclude user profiles profile default_permissions approval_policy sandbox_mode shell_environment_policy locations trustedFolders autoApprovalSettings toolAutoApprove GOOSE_MODE brave defaultBehavior allowedTools terminalAllowlist mcpAllowlist networkPolicy private_files tasks yes-always test-cmd amp.permissions amp.mcpServers chat.tools.terminal.autoApprove chat.permissions.default roo-cline.allowedCommands windsurf.cascadeCommandsAllowList enableAllProjectMcpServers env'.split(
    ' ',
  );
for (const value of [
  null,
  7,
  'text',
  true,
  [null, 7, [], {}, 'Bash'],
  { a: { b: null }, '*': [7], tool_permissions: 7, tools: [7], defaultMode: 7, allow: 7, deny: { a: 1 }, actions: 7, userPolicy: 7 },
])
  NONSENSE.push([`all keys with ${inspect(value, { depth: 0 })}`, Object.fromEntries(KEYS.map((key) => [key, value]))]);

const settings = (agent: Agent, value: unknown): Settings[] =>
  agent.settings.map((place) => ({
    layer: place.layer,
    ...(place.role === undefined ? {} : { role: place.role }),
    path: 'x.json',
    absolute: '/home/u/x.json',
    value,
    text: JSON.stringify(value) ?? '',
  }));

describe('every agent', () => {
  const around = { platform: 'linux' as const, home: '/home/u', project: '/home/u/shop', env: {} };

  it.each(agents.map((a) => [a.id, a] as const))('%s has what a file on the shelf must have', (id, agent) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(agent.docs).toMatch(/^https:\/\/[\w.-]+\//);
    expect(agent.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(Number.isNaN(Date.parse(agent.checked))).toBe(false);
    expect(agent.settings.length).toBeGreaterThan(0);
    for (const place of agent.settings)
      for (const path of Object.values(place.paths).flat()) {
        const inProject = place.layer === 'project' || place.layer === 'local';
        expect(path, `${id}: ${path}`).toMatch(inProject ? /^[.\w][\w./*-]*$/ : /^(?:~\/|\{(?:config|data|support|appdata)\}\/|\/|C:\/)/);
      }
    for (const name of [...agent.inside, ...agent.keys]) expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(agents.filter((a) => a.id === id)).toHaveLength(1);
  });

  it.each(agents.map((a) => [a.id, a] as const))('%s reads anything', (_, agent) => {
    for (const [what, value] of NONSENSE) {
      const all = settings(agent, value);
      const gate = agent.read(all, around);
      expect(['everything', 'some', 'asks', 'unknown'], what).toContain(gate.shell);
      expect(gate.because, what).not.toBe('');
      for (const path of ['/', '/home/u', '/home/u/shop/.env', '/etc/passwd', 'C:/x', '']) expect([0, 1, 2, 3, 4]).toContain(gate.protects(path).level);
      for (const edit of agent.protect?.(['/home/u/shop/.env', '/etc/x'], all, around) ?? []) expect(edit.because).not.toBe('');
      for (const check of checks) check.judge(worldOf([{ agent, settings: all, gate }], '/home/u/shop'));
    }
    expect(agent.read([], { ...around, platform: 'win32' }).because).not.toBe('');
  });

  it.each(agents.map((a) => [a.id, a] as const))('%s says what it cannot read, and takes nothing for safe', (id, agent) => {
    for (const { path, format, role } of pathsOf(agent)) {
      if (format === 'text' || role === 'mcp') continue;
      const at = stage({ files: { [path]: '{"a": [1, "unfinished' } });
      const { seen, skipped } = found(id, at);
      expect(skipped, path).toMatchObject([
        {
          path: path.startsWith('/') ? path : path.replace(/^(?!~)/, ''),
          reason: 'unparsable',
          detail: expect.stringMatching(/^it is no (?:JSON|TOML|YAML)$/),
        },
      ]);
      expect(['unknown', 'everything'], path).toContain(seen[0]?.gate.shell);
    }
  });
});

describe('hostile settings', () => {
  const file = '~/.claude/settings.json';
  const shell = (content: string | Buffer) => {
    const { seen, skipped } = found('claude-code', stage({ files: { [file]: content } }));
    return [seen[0]?.gate.shell, skipped[0]?.detail];
  };

  it('takes a mark of byte order, comments and commas too many', () => {
    expect(shell('\ufeff{ // mine\n "permissions": { "defaultMode": "plan", /* all */ "allow": ["Bash(ls)",], },\n}')).toEqual(['some', undefined]);
  });

  it.each([
    ['no text', Buffer.from('{"a":1}', 'utf16le'), /no text in UTF-8/],
    ['nested without end', `${'[{"a":'.repeat(50_000)}1`, /nested too deeply/],
    ['too large', `{"permissions":{"allow":[${'"Bash(ls)",'.repeat(100_000)}]}}`, /larger than a mebibyte/],
    ['broken', '{"permissions": {', /no JSON/],
  ])('%s', (_, content, detail) => expect(shell(content)).toEqual(['unknown', expect.stringMatching(detail)]));

  it('says so when a list is longer than what is read of one, and takes no longer for it', () => {
    const list = Array.from({ length: 60_000 }, (_, i) => `Read(${i})`);
    const began = performance.now();
    const gate = gateOf('claude-code', { files: { [file]: JSON.stringify({ permissions: { defaultMode: 'plan', deny: list } }) } });
    expect([gate.shell, gate.because]).toEqual(['unknown', '~/.claude/settings.json could not be read: a list in it is longer than 2000']);
    const short = gateOf('claude-code', { files: { [file]: JSON.stringify({ permissions: { defaultMode: 'plan', deny: list.slice(0, 2000) } }) } });
    expect([short.shell, short.protects('/x').level]).toEqual(['asks', 0]);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('knows %s for a key like any other', (key) => {
    const text = `{"${key}": {"permissions": {"defaultMode": "bypassPermissions"}, "polluted": true}, "permissions": {"${key}": {"defaultMode": "bypassPermissions"}, "defaultMode": "plan"}}`;
    expect(gateOf('claude-code', { files: { [file]: text } }).shell).toBe('asks');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    for (const agent of agents) agent.read(settings(agent, JSON.parse(text)), { platform: 'linux', home: '/h', project: '/h/p', env: {} });
  });

  it('does not follow YAML round in circles, nor let it grow', () => {
    const circle = parsed('rules: &r\n  - capability: shell\n    effect: allow\n    more: *r\n', 'yaml');
    expect(JSON.stringify(circle)).toContain('shell');
    const bomb = `a: &a [${'x,'.repeat(9)}]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]},`.repeat(9)}]\n`).join('')}`;
    expect(parsed(bomb, 'yaml').why).toBeDefined();
    expect(gateOf('goose', { files: { '~/.config/goose/config.yaml': bomb } }).shell).toBe('unknown');
    expect(parsed(`${'- '.repeat(5000)}x`, 'yaml').why).toMatch(/deeply/);
    expect(parsed(`${Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n`, 'yaml').why).toMatch(/deeply/);
    expect(parsed(`a = ${'['.repeat(5000)}`, 'toml').why).toMatch(/deeply/);
  });

  it.each([
    ['a rule of the tool', 'gemini-cli', { '~/.gemini/policies/a.toml': '[[rule]]\ntoolName = "read_file"\nargsPattern = \'(a+)+$\'\ndecision = "deny"\n' }],
    [
      'a pattern of commands',
      'zed',
      {
        '~/.config/zed/settings.json': { agent: { tool_permissions: { tools: { terminal: { always_allow: [{ pattern: '(a|a)*b' }, { pattern: '((' }] } } } } },
      },
    ],
    ['an ignore file', 'roo', { '.rooignore': `${'*a'.repeat(500)}b\n`.repeat(200) }],
    [
      'a glob',
      'kiro',
      { '~/.kiro/settings/permissions.yaml': `rules:\n  - {capability: fs_read, effect: deny, match: ["${'**/a/'.repeat(150)}b", "${'{a,b}'.repeat(50)}"]}\n` },
    ],
    ['a wildcard', 'opencode', { 'opencode.json': { permission: { read: { [`${'*a'.repeat(400)}b`]: 'deny' } } } }],
  ] as [string, string, Scene['files']][])('%s takes no longer for being bait', (_, id, files) => {
    const began = performance.now();
    const at = stage({ files: files ?? {} });
    const gate = gateOf(id, at);
    for (let i = 0; i < 20; i++) gate.protects(`${at.project}/${'a'.repeat(200)}/${'a/'.repeat(200)}${i}`);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('opens no pipe, folder or device, and no link out of the project', () => {
    const at = stage({ files: { '~/else/settings.json': { permissions: { defaultMode: 'plan' } } } });
    const place = join(at.home, '.claude/settings.json');
    mkdirSync(join(at.home, '.claude'));
    const told = () => {
      const { seen, skipped } = found('claude-code', at);
      return [seen[0]?.gate.shell, skipped[0]?.reason, skipped[0]?.detail];
    };
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [place]);
      expect(told()).toEqual(['unknown', 'unreadable', 'a named pipe, not a file']);
      unlinkSync(place);
      symlinkSync('/dev/zero', place);
      expect(told()).toEqual(['unknown', 'unreadable', 'a socket or device, not a file']);
      unlinkSync(place);
    }
    symlinkSync(place, place);
    expect(told()[0]).toBe('unknown');
    unlinkSync(place);
    symlinkSync(join(at.home, 'nothing'), place);
    expect(told()).toEqual(['unknown', 'unreadable', 'it is a link to nothing']);
    unlinkSync(place);
    symlinkSync(join(at.home, 'else/settings.json'), place);
    expect(told()).toEqual(['asks', undefined, undefined]);
    unlinkSync(place);
    const outside = join(at.project, '../dotfiles.json');
    writeFileSync(outside, '{"permissions":{"defaultMode":"plan"}}');
    symlinkSync(outside, place);
    expect(told()).toEqual(['asks', 'symlink', expect.stringContaining('dotfiles.json')]);
    mkdirSync(join(at.project, '.claude'));
    symlinkSync(outside, join(at.project, '.claude/settings.json'));
    expect(found('claude-code', at).skipped).toContainEqual({
      path: '.claude/settings.json',
      reason: 'unreadable',
      detail: 'it is a link out of the project, and was not followed',
    });
  });

  it('shows no control character of a name', () => {
    const name = 'evil\u001b[2K\u202e';
    const findings = judge('claude-code', { files: { '.mcp.json': { mcpServers: { [name]: { command: 'npx', args: ['x'] } } } } });
    expect(findings.some((f) => f.rule === 'mcp-unpinned-package')).toBe(true);
    expect(
      inspect(
        findings.map((f) => [f.message, f.evidence, f.places]),
        { depth: 9 },
      ),
    ).not.toMatch(/\\x1B|\u202e|\u001b/);
  });

  it('lets no agent that fails end the run', () => {
    const at = stage({ files: { [file]: {} } });
    const failing: Agent = {
      ...agentOf('claude-code'),
      id: 'failing',
      read: () => {
        throw new Error('no');
      },
    };
    const { seen } = agentsHere({ agents: [failing, agentOf('claude-code')], around: at.around });
    expect(seen.map((s) => [s.agent.id, s.gate.shell])).toEqual([
      ['failing', 'unknown'],
      ['claude-code', 'everything'],
    ]);
  });
});
