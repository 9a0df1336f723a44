/** Each agent with settings that take its gates away, and with settings that do not: every risk is named by its check, no safe setting is. */
import agents from 'shelf:agents';
import checks from 'shelf:checks';
import { describe, expect, it } from 'vitest';
import { agentsHere, insideOf } from '../src/preflight/settings.ts';
import { agentOf, gateOf, judge, type Scene, stage } from './agent-world.ts';

type Case = [agent: string, what: string, scene: Scene, check: string, severity: string, told: RegExp];

const claude = (settings: unknown, path = '~/.claude/settings.json'): Scene => ({ files: { [path]: settings } });
const toml = (path: string, text: string): Scene => ({ files: { [path]: text } });
const auto = 'agent-auto-approve';
const shell = 'agent-unrestricted-shell';
const dead = 'agent-deny-ineffective';
const bare = 'agent-no-sandbox';
const wide = 'agent-trusts-home-or-root';
const runs = 'agent-config-repo-executes';

const RISKY: Case[] = [
  ['claude-code', 'bypasses', claude({ permissions: { defaultMode: 'bypassPermissions' } }), auto, 'critical', /permissions\.defaultMode is bypassPermissions/],
  ['claude-code', 'lets a model judge', claude({ permissions: { defaultMode: 'auto' } }), auto, 'medium', /a model judges/],
  ['claude-code', 'says nothing', {}, auto, 'medium', /not set/],
  [
    'claude-code',
    'bypasses in a repository',
    claude({ permissions: { defaultMode: 'bypassPermissions' } }, '.claude/settings.json'),
    auto,
    'low',
    /does not count in a repository/,
  ],
  ['claude-code', 'allows Bash', claude({ permissions: { allow: ['Bash'] } }), shell, 'high', /any command: Bash$/],
  ['claude-code', 'allows Bash(*)', claude({ permissions: { allow: ['Bash(*)'] } }), shell, 'high', /any command/],
  ['claude-code', 'allows sudo', claude({ permissions: { allow: ['Bash(sudo:*)'] } }), shell, 'medium', /sudo/],
  ['claude-code', 'allows psql', claude({ permissions: { allow: ['Bash(psql *)'] } }), shell, 'medium', /psql/],
  ['claude-code', 'denies Write', claude({ permissions: { deny: ['Write(.env)'] } }), dead, 'high', /Write\(\.env\)/],
  ['claude-code', 'denies one slash', claude({ permissions: { deny: ['Read(/etc/shop/**)'] } }), dead, 'high', /\/etc\/shop/],
  ['claude-code', 'has no sandbox', claude({ permissions: { defaultMode: 'default' } }), bare, 'medium', /sandbox\.enabled/],
  ['claude-code', 'has a sandbox that gives way', claude({ sandbox: { enabled: true } }), bare, 'low', /failIfUnavailable/],
  [
    'claude-code',
    'has a sandbox with open files',
    claude({ sandbox: { enabled: true, failIfUnavailable: true, filesystem: { disabled: true } } }),
    bare,
    'medium',
    /filesystem\.disabled/,
  ],
  ['claude-code', 'adds home', claude({ permissions: { additionalDirectories: ['~'] } }), wide, 'high', /~/],
  ['claude-code', 'trusts home', { files: { '~/.claude.json': '{"projects":{"HOME":{"hasTrustDialogAccepted":true}}}' } }, wide, 'high', /trusts/],
  [
    'claude-code',
    'runs hooks of the repository',
    claude({ hooks: { PreToolUse: [{ hooks: [{ type: 'command', command: 'touch RAN' }] }] } }, '.claude/settings.json'),
    runs,
    'high',
    /hooks/,
  ],
  ['claude-code', 'runs a helper of the repository', claude({ apiKeyHelper: 'touch RAN' }, '.claude/settings.json'), runs, 'high', /apiKeyHelper/],
  ['claude-code', 'starts all servers of the repository', claude({ enableAllProjectMcpServers: true }), runs, 'high', /enableAllProjectMcpServers/],
  [
    'codex',
    'has no sandbox and never asks',
    toml('~/.codex/config.toml', 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n'),
    auto,
    'critical',
    /danger-full-access/,
  ],
  [
    'codex',
    'has no sandbox',
    toml('~/.codex/config.toml', 'approval_policy = "untrusted"\nsandbox_mode = "danger-full-access"\n'),
    bare,
    'high',
    /danger-full-access/,
  ],
  ['codex', 'never asks', toml('~/.codex/config.toml', 'approval_policy = "never"\nsandbox_mode = "workspace-write"\n'), auto, 'medium', /the sandbox alone/],
  [
    'codex',
    'chooses a profile without gates',
    toml('~/.codex/config.toml', 'profile = "fast"\n[profiles.fast]\nsandbox_mode = "danger-full-access"\n'),
    auto,
    'critical',
    /danger/,
  ],
  [
    'codex',
    'denies beside sandbox_mode',
    toml('~/.codex/config.toml', 'sandbox_mode = "workspace-write"\ndefault_permissions = "own"\n[permissions.own.filesystem]\n"~/.aws" = "deny"\n'),
    dead,
    'high',
    /permissions\.own/,
  ],
  ['codex', 'trusts home', toml('~/.codex/config.toml', '[projects."HOME"]\ntrust_level = "trusted"\n'), wide, 'high', /trusts/],
  ['codex', 'writes to the root', toml('~/.codex/config.toml', '[sandbox_workspace_write]\nwritable_roots = ["/"]\n'), wide, 'high', /trusts \//],
  ['codex', 'has a rule for bash', toml('~/.codex/rules/default.rules', 'prefix_rule(pattern=["bash"], decision="allow")\n'), shell, 'medium', /bash/],
  [
    'gemini-cli',
    'allows the shell',
    { files: { '~/.gemini/settings.json': { tools: { allowed: ['run_shell_command'] } } } },
    shell,
    'high',
    /run_shell_command/,
  ],
  [
    'gemini-cli',
    'has a policy for all',
    toml('~/.gemini/policies/all.toml', '[[rule]]\ntoolName = "*"\ndecision = "allow"\npriority = 1\n'),
    auto,
    'critical',
    /every tool/,
  ],
  [
    'gemini-cli',
    'trusts a server',
    { files: { '.gemini/settings.json': { mcpServers: { db: { command: './db', trust: true } } } } },
    auto,
    'high',
    /mcpServers\.db\.trust/,
  ],
  [
    'gemini-cli',
    'trusts every folder',
    { files: { '~/.gemini/settings.json': { security: { folderTrust: { enabled: false } } } } },
    wide,
    'high',
    /every folder/,
  ],
  [
    'gemini-cli',
    'has policies in the workspace',
    toml('.gemini/policies/own.toml', '[[rule]]\ntoolName = "read_file"\nargsPattern = "env"\ndecision = "deny"\n'),
    dead,
    'high',
    /policies/,
  ],
  ['gemini-cli', 'has no sandbox', {}, bare, 'medium', /tools\.sandbox/],
  ['cursor', 'lists *', { files: { '~/.cursor/permissions.json': { terminalAllowlist: ['*'] } } }, shell, 'high', /\*/],
  ['cursor', 'lists bash in the repository', { files: { '.cursor/permissions.json': { terminalAllowlist: ['bash'] } } }, shell, 'medium', /bash/],
  ['cursor', 'allows all of the CLI', { files: { '~/.cursor/cli-config.json': { permissions: { allow: ['Shell(**)'] } } } }, shell, 'high', /Shell/],
  ['cursor', 'lists all tools', { files: { '~/.cursor/permissions.json': { mcpAllowlist: ['*:*'] } } }, auto, 'high', /mcpAllowlist/],
  ['cursor', 'has no sandbox', { files: { '.cursor/sandbox.json': { type: 'insecure_none' } } }, bare, 'high', /insecure_none/],
  [
    'cursor',
    'runs hooks of the repository',
    { files: { '.cursor/hooks.json': { version: 1, hooks: { stop: [{ command: 'touch RAN' }] } } } },
    runs,
    'high',
    /hooks/,
  ],
  [
    'vscode-copilot',
    'approves all',
    { files: { '~/.config/Code/User/settings.json': '{ // all\n "chat.tools.global.autoApprove": true,\n}' } },
    auto,
    'critical',
    /global\.autoApprove/,
  ],
  ['vscode-copilot', 'begins on autopilot', { files: { '.vscode/settings.json': { 'chat.permissions.default': 'autopilot' } } }, auto, 'critical', /autopilot/],
  [
    'vscode-copilot',
    'approves every command',
    { files: { '.vscode/settings.json': { 'chat.tools.terminal.autoApprove': { '/.*/': true } } } },
    shell,
    'high',
    /\.\*/,
  ],
  [
    'vscode-copilot',
    'approves docker',
    { files: { '.vscode/settings.json': { 'chat.tools.terminal.autoApprove': { docker: { approve: true } } } } },
    shell,
    'medium',
    /docker/,
  ],
  [
    'vscode-copilot',
    'runs a task on opening',
    { files: { '.vscode/tasks.json': { tasks: [{ label: 'x', command: 'touch RAN', runOptions: { runOn: 'folderOpen' } }] } } },
    runs,
    'high',
    /task/,
  ],
  ['copilot-cli', 'is told to allow all', { env: { COPILOT_ALLOW_ALL: 'true' } }, auto, 'critical', /COPILOT_ALLOW_ALL/],
  ['copilot-cli', 'trusts the root', { files: { '~/.copilot/config.json': { trustedFolders: ['/'] } } }, wide, 'high', /trusts \//],
  [
    'copilot-cli',
    'approved bash here',
    { files: { '~/.copilot/permissions-config.json': '{"locations":{"PROJECT":{"tool_approvals":[{"kind":"commands","commandIdentifiers":["bash:*"]}]}}}' } },
    shell,
    'medium',
    /bash/,
  ],
  [
    'copilot-cli',
    'denies without a sandbox',
    { files: { '~/.copilot/settings.json': { sandbox: { userPolicy: { filesystem: { deniedPaths: ['~/.aws'] } } } } } },
    dead,
    'high',
    /deniedPaths/,
  ],
  [
    'windsurf',
    'lists python',
    { files: { '~/.config/Windsurf/User/settings.json': { 'windsurf.cascadeCommandsAllowList': ['git', 'python'] } } },
    shell,
    'medium',
    /python/,
  ],
  ['cline', 'says nothing', {}, auto, 'critical', /toolAutoApprove is not set/],
  [
    'cline',
    'runs commands in the editor',
    {
      files: {
        '~/.cline/data/settings/global-settings.json': { toolAutoApprove: false },
        '~/.cline/data/globalState.json': { autoApprovalSettings: { actions: { executeSafeCommands: true } } },
      },
    },
    auto,
    'critical',
    /executeSafeCommands/,
  ],
  ['roo', 'lists *', { files: { '.vscode/settings.json': { 'roo-cline.allowedCommands': ['*'] } } }, shell, 'high', /\*/],
  ['aider', 'says yes', toml('~/.aider.conf.yml', 'yes-always: true\n'), auto, 'medium', /yes-always/],
  ['aider', 'runs the tests of the repository', toml('.aider.conf.yml', 'test-cmd: touch RAN\nauto-test: true\n'), runs, 'high', /test-cmd/],
  ['continue', 'allows Bash', toml('~/.continue/permissions.yaml', 'allow:\n  - Bash\n'), shell, 'high', /Bash/],
  ['continue', 'has a file that is not taken', toml('~/.continue/permissions.yaml', 'exclude:\n  - Read(*.env)\ndeny: []\n'), dead, 'high', /whole file/],
  [
    'zed',
    'allows all',
    { files: { '~/.config/zed/settings.json': { agent: { tool_permissions: { default: 'allow' } } } } },
    auto,
    'critical',
    /tool_permissions\.default is allow/,
  ],
  [
    'zed',
    'allows all the old way',
    { files: { '~/.config/zed/settings.json': { agent: { always_allow_tool_actions: true } } } },
    auto,
    'critical',
    /always_allow_tool_actions/,
  ],
  [
    'zed',
    'allows any pattern',
    { files: { '~/.config/zed/settings.json': { agent: { tool_permissions: { tools: { terminal: { always_allow: [{ pattern: '.' }] } } } } } } },
    shell,
    'high',
    /any command/,
  ],
  ['opencode', 'says nothing', {}, auto, 'critical', /permission\.bash is not set/],
  ['opencode', 'allows all', { files: { 'opencode.json': { permission: 'allow' } } }, auto, 'critical', /allow/],
  ['opencode', 'denies before it allows', { files: { 'opencode.json': { permission: { bash: { 'rm *': 'deny', '*': 'allow' } } } } }, dead, 'high', /rm \*/],
  ['amp', 'allows all', { files: { '~/.config/amp/settings.json': { 'amp.dangerouslyAllowAll': true } } }, auto, 'critical', /dangerouslyAllowAll/],
  [
    'amp',
    'has a first rule for all',
    { files: { '~/.config/amp/settings.json': { 'amp.permissions': [{ tool: '*', action: 'allow' }] } } },
    shell,
    'high',
    /any command/,
  ],
  [
    'amp',
    'rejects after it allows',
    {
      files: {
        '~/.config/amp/settings.json': {
          'amp.permissions': [
            { tool: 'Read', action: 'allow' },
            { tool: 'Read', matches: { path: '*.env' }, action: 'reject' },
          ],
        },
      },
    },
    dead,
    'high',
    /reject Read/,
  ],
  ['goose', 'says nothing', {}, auto, 'critical', /GOOSE_MODE is not set/],
  [
    'goose',
    'is told by a variable',
    { env: { GOOSE_MODE: 'auto' }, files: { '~/.config/goose/config.yaml': 'GOOSE_MODE: approve\n' } },
    auto,
    'critical',
    /GOOSE_MODE is auto/,
  ],
  [
    'goose',
    'always allows its shell',
    {
      files: { '~/.config/goose/config.yaml': 'GOOSE_MODE: approve\n', '~/.config/goose/permission.yaml': 'user:\n  always_allow:\n    - developer__shell\n' },
    },
    shell,
    'high',
    /developer__shell/,
  ],
  ['junie', 'is brave', { files: { '~/.junie/config.json': { brave: true } } }, auto, 'critical', /Brave/],
  ['junie', 'allows by default', { files: { '~/.junie/allowlist.json': { defaultBehavior: 'allow' } } }, auto, 'critical', /defaultBehavior is allow/],
  [
    'junie',
    'allows every pattern',
    { files: { '~/.junie/allowlist.json': { rules: { executables: { rules: [{ pattern: '**', action: 'allow' }] } } } } },
    shell,
    'high',
    /\*\*/,
  ],
  [
    'kiro',
    'allows the shell',
    toml('~/.kiro/settings/permissions.yaml', 'rules:\n  - capability: shell\n    match: ["**"]\n    effect: allow\n'),
    shell,
    'high',
    /shell/,
  ],
  ['kiro', 'has an agent that may all', { files: { '.kiro/agents/x.json': { allowedTools: ['*'] } } }, shell, 'high', /allowedTools/],
  ['kiro', 'runs hooks of the repository', { files: { '.kiro/hooks/lint.json': { command: 'touch RAN' } } }, runs, 'high', /hook/],
  ['devin', 'allows every command', { files: { '.devin/config.json': { permissions: { allow: ['Exec(**)'] } } } }, shell, 'high', /Exec/],
  ['devin', 'runs hooks of the repository', { files: { '.devin/config.json': { hooks: { PreToolUse: [] } } } }, runs, 'high', /hooks/],
];

const SAFE: [agent: string, scene: Scene][] = [
  [
    'claude-code',
    {
      files: {
        '~/.claude/settings.json': {
          permissions: {
            defaultMode: 'default',
            allow: ['Bash(npm run test *)', 'Bash(git status)', 'WebFetch(domain:docs.rs)'],
            deny: ['Read(./.env)', 'Read(//etc/shop/**)', 'Edit(.env)'],
            disableBypassPermissionsMode: 'disable',
          },
          sandbox: { enabled: true, failIfUnavailable: true, excludedCommands: ['docker ps'] },
          hooks: { Stop: [{ hooks: [{ type: 'command', command: 'say done' }] }] },
        },
      },
    },
  ],
  [
    'codex',
    toml(
      '~/.codex/config.toml',
      'approval_policy = "on-request"\ndefault_permissions = "own"\n[permissions.own]\nextends = ":workspace"\n[permissions.own.filesystem]\n"~/.aws" = "deny"\n[projects."PROJECT"]\ntrust_level = "trusted"\n',
    ),
  ],
  [
    'gemini-cli',
    {
      files: {
        '~/.gemini/settings.json': { tools: { sandbox: 'docker', allowed: ['run_shell_command(git status)'] }, security: { folderTrust: { enabled: true } } },
        '~/.gemini/trustedFolders.json': '{"PROJECT":"TRUST_FOLDER"}',
      },
    },
  ],
  [
    'cursor',
    {
      files: {
        '~/.cursor/permissions.json': { terminalAllowlist: ['git status', 'npm test'], mcpAllowlist: ['docs:search'] },
        '~/.cursor/sandbox.json': { type: 'workspace_readwrite', readBoundary: 'workspace' },
      },
    },
  ],
  [
    'vscode-copilot',
    {
      files: {
        '~/.config/Code/User/settings.json': {
          'chat.permissions.default': 'default',
          'chat.agent.sandbox.enabled': 'on',
          'chat.tools.terminal.autoApprove': { '/^git (status|diff)$/': true, rm: false, mkdir: true },
        },
      },
    },
  ],
  [
    'copilot-cli',
    {
      files: {
        '~/.copilot/settings.json': { sandbox: { enabled: true, userPolicy: { filesystem: { deniedPaths: ['~/.aws'] } } } },
        '~/.copilot/permissions-config.json':
          '{"locations":{"PROJECT":{"tool_approvals":[{"kind":"commands","commandIdentifiers":["git status","npm run:*"]}]}}}',
      },
    },
  ],
  [
    'windsurf',
    { files: { '~/.config/Windsurf/User/settings.json': { 'windsurf.cascadeCommandsAllowList': ['git status'], 'windsurf.cascadeCommandsDenyList': ['rm'] } } },
  ],
  [
    'cline',
    {
      files: {
        '~/.cline/data/settings/global-settings.json': { toolAutoApprove: false },
        '~/.cline/data/globalState.json': { autoApprovalSettings: { actions: { executeAllCommands: true, executeSafeCommands: false } } },
      },
    },
  ],
  ['roo', { files: { '.vscode/settings.json': { 'roo-cline.allowedCommands': ['git log', 'npm test'], 'roo-cline.deniedCommands': ['rm'] } } }],
  ['aider', toml('~/.aider.conf.yml', 'auto-commits: false\ntest-cmd: npm test\n')],
  ['continue', toml('~/.continue/permissions.yaml', 'ask:\n  - Bash\nallow:\n  - Bash(npm test)\nexclude:\n  - Read(*.env)\n')],
  [
    'zed',
    {
      files: {
        '~/.config/zed/settings.json': {
          agent: { tool_permissions: { default: 'confirm', tools: { terminal: { always_allow: [{ pattern: '^cargo\\s+test' }] } } } },
        },
      },
    },
  ],
  ['opencode', { files: { 'opencode.json': { permission: { bash: { '*': 'ask', 'git status*': 'allow', 'rm *': 'deny' } } } } }],
  [
    'amp',
    {
      files: {
        '~/.config/amp/settings.json': {
          'amp.permissions': [
            { tool: 'Read', matches: { path: '*.env' }, action: 'reject' },
            { tool: 'Bash', matches: { cmd: 'git status*' }, action: 'allow' },
            { tool: '*', action: 'ask' },
          ],
        },
      },
    },
  ],
  ['goose', { files: { '~/.config/goose/config.yaml': 'GOOSE_MODE: approve\n' } }],
  [
    'junie',
    {
      files: {
        '~/.junie/config.json': { brave: false },
        '~/.junie/allowlist.json': {
          defaultBehavior: 'ask',
          allowReadonlyCommands: true,
          rules: { executables: { rules: [{ prefix: 'git status', action: 'allow' }] } },
        },
      },
    },
  ],
  [
    'kiro',
    toml(
      '~/.kiro/settings/permissions.yaml',
      'rules:\n  - capability: shell\n    match: ["npm test"]\n    effect: allow\n  - capability: shell\n    effect: ask\n',
    ),
  ],
  ['devin', { files: { '.devin/config.json': { permissions: { allow: ['Exec(npm run test)', 'Read(**)'], deny: ['Exec(sudo)', 'Read(**/.env*)'] } } } }],
];

describe('agents', () => {
  it.each(RISKY)('%s: %s', (id, _, scene, check, severity, told) => {
    const findings = judge(id, scene).filter((f) => f.rule === check);
    expect(findings.map((f) => [f.severity, told.test(f.message)])).toContainEqual([severity, true]);
    for (const finding of findings) {
      expect(finding.message.startsWith(agentOf(id).label)).toBe(true);
      expect(finding.places).toHaveLength(1);
      expect(finding.remedy).toMatch(/\.$/);
    }
  });

  it.each(SAFE)('%s: no safe setting is flagged', (id, scene) => {
    expect(judge(id, scene).map((f) => f.message)).toEqual([]);
  });

  it('has a risky and a safe case for each agent', () => {
    const ids = agents.map((a) => a.id).sort();
    expect([...new Set(RISKY.map(([id]) => id))].sort()).toEqual(ids);
    expect(SAFE.map(([id]) => id).sort()).toEqual(ids);
  });

  it.each([
    ['claude-code', { files: { '~/.claude/settings.json': { permissions: { defaultMode: 'dontAsk', allow: ['Bash(npm test)'] } } } }, 'some'],
    ['claude-code', { files: { '~/.claude/settings.json': { permissions: { defaultMode: 'plan' } } } }, 'asks'],
    ['claude-code', { files: { '~/.claude/settings.json': { permissions: { defaultMode: 'default', allow: ['Bash'], ask: ['Bash'] } } } }, 'some'],
    ['claude-code', { files: { '~/.claude/settings.json': { permissions: { defaultMode: 'later' } } } }, 'unknown'],
    ['codex', {}, 'everything'],
    ['codex', { files: { '~/.codex/config.toml': 'approval_policy = "untrusted"\n' } }, 'some'],
    ['gemini-cli', {}, 'asks'],
    ['cursor', {}, 'unknown'],
    ['vscode-copilot', {}, 'some'],
    ['copilot-cli', {}, 'asks'],
    ['windsurf', {}, 'unknown'],
    ['cline', {}, 'everything'],
    ['roo', {}, 'unknown'],
    ['aider', { files: { '~/.aider.conf.yml': 'yes-always: true\n' } }, 'asks'],
    ['continue', {}, 'asks'],
    ['zed', {}, 'asks'],
    ['opencode', {}, 'everything'],
    ['amp', {}, 'some'],
    ['goose', {}, 'everything'],
    ['goose', { files: { '~/.config/goose/config.yaml': 'GOOSE_MODE: later\n' } }, 'unknown'],
    ['junie', {}, 'asks'],
    ['kiro', {}, 'asks'],
    ['devin', {}, 'asks'],
  ] as [string, Scene, string][])('%s with %j: shell %s', (id, scene, expected) => {
    const gate = gateOf(id, scene);
    expect(gate.shell).toBe(expected);
    expect(gate.because).not.toBe('');
  });

  it('says what each setting is that it does not know', () => {
    const gate = gateOf('claude-code', claude({ permissions: { alowe: [] }, sandbox: { enabld: true }, allowEverything: true, model: 'opus' }));
    expect(gate.unknown.map((u) => [u.key, u.line !== undefined])).toEqual([
      ['allowEverything', true],
      ['permissions.alowe', true],
      ['sandbox.enabld', true],
    ]);
  });

  it('finds those that are in use here, and those that are asked for', () => {
    const at = stage({ files: { '~/.codex/config.toml': '', '.mcp.json': '{}', '.vscode/settings.json': '{"editor.tabSize": 2}', '~/.gemini/tmp/x': '' } });
    const ids = (only?: string[]) => agentsHere({ agents, around: at.around, ...(only ? { only } : {}) }).seen.map((s) => s.agent.id);
    expect(ids()).toEqual(['codex', 'gemini-cli']);
    const editor = stage({ files: { '.vscode/settings.json': '{"chat.agent.enabled": true}', '.vscode/tasks.json': '{}' } });
    expect(agentsHere({ agents, around: editor.around }).seen.map((s) => s.agent.id)).toEqual(['vscode-copilot']);
    expect(ids(['goose'])).toEqual(['goose']);
    expect(insideOf(agents, { CLAUDECODE: '1' }).map((a) => a.id)).toEqual(['claude-code']);
    expect(insideOf(agents, { CLAUDECODE: '', PATH: '/bin' })).toEqual([]);
  });

  it('reads options that take the gates away where a project starts an agent', () => {
    const texts = {
      'package.json': '{\n "scripts": {\n  "go": "claude -p x --dangerously-skip-permissions"\n }\n}',
      'notes.md': 'claude --dangerously-skip-permissions',
      'run.sh': 'claude -p hello\necho --dangerously-skip-permissions\n',
    };
    const found = judge('claude-code', { files: { '~/.claude/settings.json': SAFE[0]?.[1].files?.['~/.claude/settings.json'] } }, { texts });
    expect(found).toMatchObject([{ rule: auto, severity: 'high', places: [{ kind: 'file', path: 'package.json', region: { startLine: 3 } }] }]);
  });

  it('has checks with ids and words of their own', () => {
    expect(new Set(checks.map((c) => c.id)).size).toBe(checks.length);
    for (const check of checks) {
      expect(check.id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(check.help.length).toBeGreaterThan(60);
      expect(check.scope.length).toBeGreaterThan(0);
    }
  });
});
