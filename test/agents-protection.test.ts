/** What stands between each agent and a file: rules in its own syntax, in their order, in the layer they stand in; and the edits that add them. */

import agents from 'shelf:agents';
import { parse as parseJsonc } from 'jsonc-parser';
import { stringify as tomlOf } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import type { Edit, Protection } from '../src/agent.ts';
import { braces, ignored, matchesPath, matchesText } from '../src/agents/glob.ts';
import { agentOf, found, gateOf, type Scene, stage } from './agent-world.ts';

type Row = [what: string, agent: string, scene: Scene, levels: Record<string, Protection>];

const json = (path: string, value: unknown): Scene => ({ files: { [path]: value } });
const claude = (deny: string[], more: object = {}, path = '~/.claude/settings.json'): Scene => json(path, { permissions: { deny }, ...more });
const box = { sandbox: { enabled: true, failIfUnavailable: true } };
const text = (path: string, content: string): Scene => ({ files: { [path]: content } });

const ROWS: Row[] = [
  ['nothing', 'claude-code', {}, { '.env': 0, '~/.aws/credentials': 0 }],
  ['a name at any depth below the project', 'claude-code', claude(['Read(.env)']), { '.env': 3, 'a/b/.env': 3, '.env.local': 0, '~/.env': 0 }],
  ['a name in the project alone', 'claude-code', claude(['Read(./.env)']), { '.env': 3, 'a/.env': 0 }],
  ['a pattern', 'claude-code', claude(['Read(./.env.*)']), { '.env.local': 3, '.env': 0 }],
  ['a folder at any depth', 'claude-code', claude(['Read(secrets/**)']), { 'secrets/a/key': 3, 'x/secrets/key': 0 }],
  ['home', 'claude-code', claude(['Read(~/.aws/**)']), { '~/.aws/credentials': 3, '~/.ssh/id': 0 }],
  ['the root', 'claude-code', claude(['Read(//**/.env)']), { '.env': 3, '~/.env': 3, '/etc/.env': 3 }],
  ['one slash in user settings begins at their folder', 'claude-code', claude(['Read(/etc/**)']), { '/etc/passwd': 0 }],
  [
    'one slash in project settings begins at the project',
    'claude-code',
    claude(['Read(/conf/**)'], {}, '.claude/settings.json'),
    { 'conf/key': 3, 'a/conf/key': 0 },
  ],
  ['the whole tool', 'claude-code', claude(['Read']), { '.env': 2, '/etc/passwd': 2 }],
  ['all of the project', 'claude-code', claude(['Read(**)']), { '.env': 3, '/etc/passwd': 0 }],
  ['rules of other tools', 'claude-code', claude(['Write(.env)', 'Edit(.env)', 'Glob(.env)', 'Bash(cat .env)']), { '.env': 0 }],
  ['with the sandbox', 'claude-code', claude(['Read(~/.aws/**)'], box), { '~/.aws/credentials': 4, '.env': 0 }],
  [
    'with a sandbox that leaves files open',
    'claude-code',
    claude(['Read(~/.aws/**)'], { sandbox: { enabled: true, filesystem: { disabled: true } } }),
    { '~/.aws/credentials': 3 },
  ],
  [
    'the sandbox alone',
    'claude-code',
    json('~/.claude/settings.json', { sandbox: { ...box.sandbox, filesystem: { denyRead: ['~/.aws'] } } }),
    { '~/.aws/credentials': 2 },
  ],
  [
    'denied credentials of the sandbox',
    'claude-code',
    json('~/.claude/settings.json', {
      sandbox: {
        ...box.sandbox,
        credentials: {
          files: [
            { path: '~/.netrc', mode: 'deny' },
            { path: '~/.ssh', mode: 'mask' },
          ],
        },
      },
    }),
    { '~/.netrc': 2, '~/.ssh/id': 0 },
  ],
  ['no sandbox on Windows', 'claude-code', { ...claude(['Read(~/.aws/**)'], box), platform: 'win32' }, { '~/.aws/credentials': 3 }],
  [
    'lists of all layers add up',
    'claude-code',
    {
      files: {
        '/etc/claude-code/managed-settings.json': { permissions: { deny: ['Read(~/.ssh/**)'] } },
        '.claude/settings.json': { permissions: { deny: ['Read(.env)'] } },
        '~/.claude/settings.json': { permissions: { deny: ['Read(~/.aws/**)'] } },
      },
    },
    { '~/.ssh/id': 3, '.env': 3, '~/.aws/credentials': 3 },
  ],
  [
    'an administrator may put all others out of force',
    'claude-code',
    {
      files: {
        '/etc/claude-code/managed-settings.json': { allowManagedPermissionRulesOnly: true },
        '.claude/settings.json': { permissions: { deny: ['Read(.env)'] } },
      },
    },
    { '.env': 0 },
  ],
  [
    'a moved folder',
    'claude-code',
    { files: { '~/other/settings.json': { permissions: { deny: ['Read(.env)'] } } }, env: { CLAUDE_CONFIG_DIR: '~/other' } },
    { '.env': 3 },
  ],
  [
    'a chosen profile',
    'codex',
    text(
      '~/.codex/config.toml',
      'default_permissions = "own"\n[permissions.own.filesystem]\n"~/.aws" = "deny"\n"~/.aws/config" = "read"\n[permissions.own.filesystem.":workspace_roots"]\n"." = "write"\n"**/.env" = "deny"\n',
    ),
    { '~/.aws/credentials': 4, '~/.aws/config': 0, '.env': 4, 'a/.env': 4, 'a.ts': 0 },
  ],
  [
    'a profile it extends',
    'codex',
    text(
      '~/.codex/config.toml',
      'default_permissions = "own"\n[permissions.own]\nextends = "base"\n[permissions.base]\nextends = "own"\n[permissions.base.filesystem]\n"/etc" = "none"\n',
    ),
    { '/etc/passwd': 4 },
  ],
  [
    'a profile beside sandbox_mode',
    'codex',
    text('~/.codex/config.toml', 'sandbox_mode = "read-only"\ndefault_permissions = "own"\n[permissions.own.filesystem]\n"~/.aws" = "deny"\n'),
    { '~/.aws/credentials': 0 },
  ],
  [
    'the project of one that is not trusted',
    'codex',
    { files: { '.codex/config.toml': 'default_permissions = "own"\n[permissions.own.filesystem]\n"~/.aws" = "deny"\n' } },
    { '~/.aws/credentials': 0 },
  ],
  [
    'an ignore file',
    'gemini-cli',
    text('.geminiignore', '# own\n.env\n/conf/\n!conf/open\n*.key\n'),
    { '.env': 1, 'a/.env': 1, 'conf/x': 1, 'conf/open': 1, 'a/conf/x': 0, 'a.key': 1, '~/.env': 0 },
  ],
  [
    'a policy',
    'gemini-cli',
    text('~/.gemini/policies/a.toml', '[[rule]]\ntoolName = "read_file"\nargsPattern = \'\\.env\'\ndecision = "deny"\npriority = 10\n'),
    { '.env': 2, '~/.aws/credentials': 0 },
  ],
  [
    'a stronger policy',
    'gemini-cli',
    text(
      '~/.gemini/policies/a.toml',
      '[[rule]]\ntoolName = "read_file"\nargsPattern = \'\\.env\'\ndecision = "deny"\npriority = 10\n[[rule]]\ntoolName = "read_file"\ndecision = "allow"\npriority = 20\n',
    ),
    { '.env': 0 },
  ],
  ['a policy of the workspace', 'gemini-cli', text('.gemini/policies/a.toml', '[[rule]]\ntoolName = "read_file"\ndecision = "deny"\n'), { '.env': 0 }],
  [
    'a container',
    'gemini-cli',
    json('~/.gemini/settings.json', { tools: { sandbox: 'docker', sandboxAllowedPaths: ['~/.ssh'] } }),
    { '~/.aws/credentials': 4, '~/.ssh/id': 0, '.env': 0 },
  ],
  [
    'an ignore file and the CLI',
    'cursor',
    { files: { '.cursorignore': '.env\n', '.cursor/cli.json': { permissions: { deny: ['Read(conf/**)'] } } } },
    { '.env': 1, 'conf/a/key': 2, 'a.ts': 0 },
  ],
  [
    'a boundary of reading',
    'cursor',
    json('~/.cursor/sandbox.json', { readBoundary: 'workspace', additionalReadPaths: ['~/lib'] }),
    { '~/.aws/credentials': 2, '~/lib/key': 0, '.env': 0 },
  ],
  [
    'denied paths',
    'vscode-copilot',
    json('.vscode/settings.json', {
      'chat.agent.sandbox.enabled': 'on',
      'chat.agent.sandbox.fileSystem.userConfiguredPaths': { deniedPaths: ['~/.aws', 'PROJECT/.env'] },
    }),
    { '~/.aws/credentials': 4, '.env': 2, '~/.ssh/id': 0 },
  ],
  [
    'denied paths without the sandbox',
    'vscode-copilot',
    json('.vscode/settings.json', { 'chat.agent.sandbox.fileSystem.userConfiguredPaths': { deniedPaths: ['~/.aws'] } }),
    { '~/.aws/credentials': 0 },
  ],
  [
    'denied paths',
    'copilot-cli',
    json('~/.copilot/settings.json', { sandbox: { enabled: true, userPolicy: { filesystem: { deniedPaths: ['~/.aws', 'PROJECT/.env'] } } } }),
    { '~/.aws/credentials': 4, '.env': 4 },
  ],
  ['ignore files', 'cline', text('.clineignore', '.env'), { '.env': 1 }],
  ['ignore files', 'roo', text('.rooignore', '.env'), { '.env': 1 }],
  ['ignore files', 'windsurf', text('.codeiumignore', '.env'), { '.env': 1 }],
  ['ignore files', 'aider', text('.aiderignore', '.env'), { '.env': 1 }],
  ['ignore files', 'goose', text('.gooseignore', '.env'), { '.env': 1 }],
  ['ignore files', 'junie', text('.aiignore', '.env'), { '.env': 1 }],
  ['excluded reads', 'continue', text('~/.continue/permissions.yaml', 'exclude: ["Read(*.env)"]\n'), { '.env': 2, 'a/x.env': 2, 'a.ts': 0 }],
  ['private files, as they are by default', 'zed', {}, { '.env.local': 2, 'a/b.pem': 2, '~/.env': 0, 'a.ts': 0 }],
  ['private files of its own', 'zed', json('~/.config/zed/settings.json', { private_files: ['**/conf/*.yml'] }), { 'conf/a.yml': 2, '.env': 0 }],
  ['what is denied by default', 'opencode', {}, { '.env': 2, 'a/.env.local': 2, '.env.example': 0, '~/.aws/credentials': 0 }],
  ['a later rule for all', 'opencode', json('opencode.json', { permission: { read: { '*': 'allow' } } }), { '.env': 0 }],
  ['a rule before it', 'opencode', json('opencode.json', { permission: { read: { '*.key': 'deny', '*': 'allow' } } }), { 'a.key': 0 }],
  ['a rule after it', 'opencode', json('opencode.json', { permission: { read: { '*': 'allow', '*.key': 'deny' } } }), { 'a.key': 2 }],
  [
    'home',
    'opencode',
    json('~/.config/opencode/opencode.json', { permission: { read: { '~/.aws/*': 'deny' }, external_directory: { '~/.ssh/*': 'deny' } } }),
    { '~/.aws/credentials': 2, '~/.ssh/id': 3 },
  ],
  [
    'the project after the user',
    'opencode',
    { files: { '~/.config/opencode/opencode.json': { permission: { read: { '*.key': 'deny' } } }, 'opencode.json': { permission: { read: 'allow' } } } },
    { 'a.key': 0 },
  ],
  [
    'a first rule',
    'amp',
    json('~/.config/amp/settings.json', {
      'amp.permissions': [
        { tool: 'Read', matches: { path: '*.env' }, action: 'reject' },
        { tool: '*', action: 'allow' },
      ],
    }),
    { '.env': 2, 'a.ts': 0 },
  ],
  [
    'a rule after one for all',
    'amp',
    json('~/.config/amp/settings.json', {
      'amp.permissions': [
        { tool: '*', action: 'allow' },
        { tool: 'Read', matches: { path: '*.env' }, action: 'reject' },
      ],
    }),
    { '.env': 0 },
  ],
  [
    'a deny, whatever else is said',
    'kiro',
    text(
      '~/.kiro/settings/permissions.yaml',
      'rules:\n  - {capability: fs_read, effect: allow}\n  - {capability: filesystem, effect: deny, match: ["**/.env*", "~/.aws/**"], exclude: ["**/.env.example"]}\n',
    ),
    { '.env': 2, 'a/.env.local': 2, '.env.example': 0, '~/.aws/credentials': 2, 'a.ts': 0 },
  ],
  [
    'denied reads',
    'devin',
    json('.devin/config.json', { permissions: { deny: ['Read(**/.env*)', 'Read(~/.aws/**)', 'Write(a.ts)'] } }),
    { '.env': 2, 'a/.env.local': 2, '~/.aws/credentials': 2, 'a.ts': 0 },
  ],
];

/** The scene, with a variable that is a path below home made absolute. */
function staged(scene: Scene) {
  const at = stage(scene);
  const env = Object.fromEntries(Object.entries(at.around.env).map(([k, v]) => [k, v?.replace(/^~/, at.home)]));
  return { ...at, around: { ...at.around, env } };
}

describe('protection', () => {
  it.each(ROWS)('%s: %s', (_, id, scene, levels) => {
    const at = staged(scene);
    const gate = gateOf(id, at);
    const absolute = (path: string) => (path.startsWith('/') ? path : path.startsWith('~/') ? `${at.home}${path.slice(1)}` : `${at.project}/${path}`);
    expect(Object.fromEntries(Object.keys(levels).map((path) => [path, gate.protects(absolute(path)).level]))).toEqual(levels);
    for (const path of Object.keys(levels)) expect(gate.protects(absolute(path)).because).not.toBe('');
  });

  it.each([
    [
      { '/etc/claude-code/managed-settings.json': 'plan', '.claude/settings.local.json': 'acceptEdits', '~/.claude/settings.json': 'bypassPermissions' },
      'asks',
    ],
    [{ '.claude/settings.local.json': 'default', '~/.claude/settings.json': 'bypassPermissions' }, 'asks'],
    [{ '.claude/settings.json': 'default', '~/.claude/settings.json': 'bypassPermissions' }, 'asks'],
    [{ '.claude/settings.json': 'bypassPermissions', '~/.claude/settings.json': 'plan' }, 'asks'],
    [{ '.claude/settings.json': 'auto', '~/.claude/settings.json': 'plan' }, 'everything'],
    [{ '/etc/claude-code/managed-settings.json': 'bypassPermissions', '.claude/settings.json': 'plan' }, 'everything'],
    [{ '/etc/claude-code/managed-settings.d/10.json': 'plan', '/etc/claude-code/managed-settings.d/20.json': 'bypassPermissions' }, 'everything'],
  ])('Claude Code: %j', (modes, shell) => {
    const files = Object.fromEntries(Object.entries(modes).map(([path, defaultMode]) => [path, { permissions: { defaultMode } }]));
    expect(gateOf('claude-code', { files }).shell).toBe(shell);
  });

  it('takes the built-in mode, not that of the user, where a project says auto', () => {
    const at = (defaultMode: string) => ({ permissions: { defaultMode } });
    const gate = gateOf('claude-code', { files: { '.claude/settings.json': at('auto'), '~/.claude/settings.json': at('plan') } });
    expect(gate.because).toMatch(/is not set/);
    expect(gate.risks.find((r) => r.check === 'agent-auto-approve')?.said.path).toBe('.claude/settings.json');
  });

  it('looks where the system and its variables say, and there alone', () => {
    const files = (folder: string, mode: string) => ({ [`${folder}/goose/config.yaml`]: `GOOSE_MODE: ${mode}\n` });
    const at = stage({
      files: { ...files('~/.config', 'auto'), ...files('~/own', 'approve'), '~/.config/goose/permission.yaml': 'user: {always_allow: [developer__shell]}' },
    });
    expect(gateOf('goose', at).shell).toBe('everything');
    expect(gateOf('goose', { ...at, around: { ...at.around, env: { XDG_CONFIG_HOME: `${at.home}/own` } } }).shell).toBe('asks');
    const yes = { 'chat.tools.global.autoApprove': true };
    const windows: Scene = { platform: 'win32', files: { '~/AppData/Roaming/Code/User/settings.json': yes, '~/.config/Code/User/settings.json': yes } };
    expect(gateOf('vscode-copilot', windows).said?.path).toBe('~/AppData/Roaming/Code/User/settings.json');
    const mac: Scene = { platform: 'darwin', files: { '~/Library/Application Support/Code/User/settings.json': yes } };
    expect(gateOf('vscode-copilot', mac).shell).toBe('everything');
    expect(gateOf('vscode-copilot', { files: mac.files ?? {} }).shell).toBe('some');
    const redacts = { security: { environmentVariableRedaction: { enabled: true } } };
    expect(gateOf('gemini-cli', { platform: 'win32', files: { 'C:/ProgramData/gemini-cli/settings.json': redacts } }).environment).toBe('partly');
  });

  it('takes Gemini CLI by the word of the administrator, then the project, the user, the defaults', () => {
    const layers = ['/etc/gemini-cli/settings.json', '.gemini/settings.json', '~/.gemini/settings.json', '/etc/gemini-cli/system-defaults.json'];
    for (let i = 0; i < layers.length; i++) {
      const files = Object.fromEntries(layers.slice(i).map((path, k) => [path, { security: { environmentVariableRedaction: { enabled: k === 0 } } }]));
      expect(gateOf('gemini-cli', { files }).environment, layers[i]).toBe('partly');
    }
  });

  it.each([
    ['codex', {}, 'inherited'],
    ['codex', text('~/.codex/config.toml', '[shell_environment_policy]\ninherit = "core"\n'), 'scrubbed'],
    ['codex', text('~/.codex/config.toml', '[shell_environment_policy]\nignore_default_excludes = false\n'), 'partly'],
    ['claude-code', { env: { CLAUDE_CODE_SUBPROCESS_ENV_SCRUB: '1' } }, 'partly'],
    ['gemini-cli', {}, 'inherited'],
  ] as [string, Scene, string][])('%s with %j: environment %s', (id, scene, expected) => expect(gateOf(id, scene).environment).toBe(expected));
});

/** The edits as fix would write them into new or known JSON files, for what they protect afterwards. */
function applied(edits: readonly Edit[], before: Record<string, unknown>): Record<string, unknown> {
  const files: Record<string, unknown> = structuredClone(before);
  for (const edit of edits) {
    if (edit.format === 'text') {
      files[edit.path] = `${files[edit.path] ?? ''}${(edit.lines ?? []).join('\n')}\n`;
      continue;
    }
    const text = files[edit.path];
    const root = (typeof text === 'string' ? parseJsonc(text) : text) ?? {};
    for (const { key, value, how } of edit.set) {
      let here = root as Record<string | number, unknown>;
      for (const part of key.slice(0, -1)) {
        here[part] ??= {};
        here = here[part] as Record<string, unknown>;
      }
      const last = key.at(-1) as string;
      here[last] = how === 'append' ? [...((here[last] as unknown[]) ?? []), value] : value;
    }
    files[edit.path] = edit.format === 'toml' ? tomlOf(root as Record<string, unknown>) : edit.format === 'yaml' ? JSON.stringify(root) : root;
  }
  return files;
}

describe('protect', () => {
  /** How far each agent can be kept from a file of the project, and from one in home. */
  const REACHED: Record<string, [own: Protection, home: Protection]> = {
    'claude-code': [4, 4],
    codex: [4, 4],
    'gemini-cli': [2, 2],
    cursor: [2, 2],
    'vscode-copilot': [2, 4],
    'copilot-cli': [4, 4],
    windsurf: [1, 0],
    cline: [1, 0],
    roo: [1, 0],
    aider: [1, 0],
    continue: [2, 2],
    zed: [2, 0],
    opencode: [2, 2],
    amp: [2, 2],
    goose: [1, 0],
    junie: [1, 0],
    kiro: [2, 2],
    devin: [2, 2],
  };
  /** Files there must be before, so that it is known where the editor keeps them. */
  const BEFORE: Record<string, Record<string, unknown>> = {
    'vscode-copilot': { '~/.config/Code/User/settings.json': {} },
    opencode: { '~/.config/opencode/opencode.json': { permission: 'allow' } },
    amp: { '~/.config/amp/settings.json': { 'amp.permissions': [{ tool: '*', action: 'allow' }] } },
  };

  it.each(agents.map((a) => [a.id] as const))('%s', (id) => {
    const before = BEFORE[id] ?? {};
    const at = stage({ files: before });
    const files = [`${at.project}/conf/app.secret`, `${at.home}/.aws/credentials`];
    const agent = agentOf(id);
    const { settings } = found(id, at).seen[0] ?? { settings: [] };
    const edits = agent.protect?.(files, settings, at.around) ?? [];
    expect(edits.length).toBeGreaterThan(0);
    const after = applied(edits, before);
    // The new files name the folders of the first scene.
    const text = JSON.stringify(after).replaceAll(at.home, 'HOME').replaceAll(at.project, 'PROJECT');
    const next = stage({ files: JSON.parse(text) as Record<string, unknown> });
    const gate = gateOf(id, next);
    expect([gate.protects(`${next.project}/conf/app.secret`).level, gate.protects(`${next.home}/.aws/credentials`).level]).toEqual(REACHED[id]);
    expect(gate.protects(`${next.project}/src/index.ts`).level, 'and from no other file').toBe(0);
    expect(gate.risks.filter((r) => r.check === 'agent-auto-approve' && r.severity === 'critical')).toEqual([]);
    for (const edit of edits) {
      expect(edit.because).not.toBe('');
      expect(edit.path).toMatch(/^(?:~\/|[.\w])/);
    }
  });
});

describe('names that look like patterns', () => {
  it.each(['claude-code', 'roo', 'kiro', 'devin', 'zed'])('%s', (id) => {
    const at = stage();
    const edits = agentOf(id).protect?.([`${at.project}/[a].key`], [], at.around) ?? [];
    const own = stage({ files: applied(edits, {}) });
    const gate = gateOf(id, own);
    expect(gate.protects(`${own.project}/[a].key`).level).toBeGreaterThan(0);
    expect(gate.protects(`${own.project}/a.key2`).level).toBe(0);
  });

  it('knows drives of Windows', () => {
    const at = stage({ platform: 'win32', files: { '~/.claude/settings.json': { permissions: { deny: ['Read(//c/keys/**)', 'Read(//**/.env)'] } } } });
    const gate = gateOf('claude-code', at);
    expect(['C:/keys/a', 'D:/keys/a', 'D:/x/.env'].map((path) => gate.protects(path).level)).toEqual([3, 0, 3]);
    expect(agentOf('claude-code').protect?.(['C:/keys/a'], [], at.around)[0]?.set[0]?.value).toBe('Read(//c/keys/a)');
  });
});

describe('globs', () => {
  it.each([
    ['*.env', 'a/b.env', false],
    ['**/*.env', 'b.env', true],
    ['**/*.env', 'a/b/c.env', true],
    ['a/**', 'a/b/c', true],
    ['a/**/c', 'a/c', true],
    ['a/*/c', 'a/b/c', true],
    ['a/*/c', 'a/b/b/c', false],
    ['a?c', 'abc', true],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['{a,b}.ts', 'b.ts', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
  ])('%s and %s: %s', (pattern, path, expected) => expect(matchesPath(pattern, path)).toBe(expected));

  it('takes linear time on bait', () => {
    const began = performance.now();
    expect(matchesText(`${'*a'.repeat(400)}b`, 'a'.repeat(20_000))).toBe(false);
    expect(matchesPath(`${'**/a/'.repeat(100)}b`, 'a/'.repeat(2000))).toBe(false);
    expect(
      ignored(
        Array.from({ length: 500 }, () => '*a*a*a*a*a*a*b'),
        `${'a'.repeat(500)}/x`,
      ),
    ).toBe(false);
    expect(braces('{a,b}'.repeat(40)).length).toBeLessThanOrEqual(64);
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
