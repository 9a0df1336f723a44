/**
 * Claude Code. Checked 2026-11-21 in the stored copies of code.claude.com/docs/en: settings-reference, permissions, permission-modes,
 * sandboxing, env-vars (copies of 2026-08-22). Not checked: policies of a device manager or the server, which no file holds.
 * Hooks, helpers and servers it names are read about and never started.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { fileGuards } from '../src/agents/claude-rules.ts';
import { breadth, toolRule } from '../src/agents/command.ts';
import { guarded, letThrough, newGate, open, risks } from '../src/agents/gate.ts';
import { is, merged, ofRole, said, strongest, unknownGates, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside, isTooWide, shortly, withoutDrive } from '../src/agents/paths.ts';
import { at, entries } from '../src/store-kit.ts';

const PERMISSIONS = 'allow ask deny defaultMode additionalDirectories disableBypassPermissionsMode disableAutoMode blockReadsOutsideWorkingDirectories'.split(
  ' ',
);
const SANDBOX =
  'enabled failIfUnavailable autoAllowBashIfSandboxed excludedCommands allowUnsandboxedCommands filesystem network credentials ignoreViolations enableWeakerNestedSandbox enableWeakerNetworkIsolation allowAppleEvents ripgrep bwrapPath socatPath'.split(
    ' ',
  );
const FILESYSTEM = 'allowWrite denyWrite denyRead allowRead allowManagedReadPathsOnly disabled'.split(' ');
/** Keys of the top level that speak of permissions, as far as the reference lists them. */
const KNOWN =
  'permissions sandbox allowAllClaudeAiMcps allowedChannelPlugins allowedHttpHookUrls allowedMcpServers allowManagedHooksOnly allowManagedMcpServersOnly allowManagedPermissionRulesOnly deniedMcpServers httpHookAllowedEnvVars permissionExplainerEnabled pluginTrustMessage policyHelper skipAutoPermissionPrompt skipDangerousModePermissionPrompt sshHostAllowlist'.split(
    ' ',
  );
/** Each of them is a command that is started. */
const COMMANDS =
  'hooks apiKeyHelper statusLine subagentStatusLine fileSuggestion awsAuthRefresh awsCredentialExport gcpAuthRefresh otelHeadersHelper processWrapper'.split(
    ' ',
  );

const MODES = 'Set permissions.defaultMode to "default" in ~/.claude/settings.json, and permissions.disableBypassPermissionsMode to "disable".';
const NARROW = 'Allow the commands you mean by name, such as Bash(npm run test *), and leave the rest to be asked.';
const USER = '~/.claude/settings.json';

/** The mode a session starts in. What a repository says of `auto` and `bypassPermissions` does not count. */
function mode(settings: Settings[], gate: Gate, { env }: Around): void {
  const disabled = (key: string) => settings.some((s) => [at(s.value, key), at(s.value, 'permissions', key)].includes('disable'));
  const told = strongest(settings, 'permissions', 'defaultMode');
  const own = told && (told.from.layer === 'project' || told.from.layer === 'local');
  let value = told?.value;
  if (own && value === 'bypassPermissions') {
    gate.risks.push(risks.autoApprove(told.said, 'permissions.defaultMode is bypassPermissions, which does not count in a repository', MODES, 'low'));
    value = 'default';
  }
  if (own && value === 'auto') value = undefined;
  if (value === 'bypassPermissions' && disabled('disableBypassPermissionsMode')) value = 'default';
  if (value === 'auto' && disabled('disableAutoMode')) value = 'default';
  if (told && value === 'bypassPermissions') {
    open(gate, 'permissions.defaultMode is bypassPermissions', told.said);
    const silent = strongest(settings, 'skipDangerousModePermissionPrompt')?.value === true;
    gate.risks.push(risks.autoApprove(told.said, gate.because, MODES, 'critical', silent ? ['skipDangerousModePermissionPrompt: nor does it warn'] : []));
  } else if (told && value === 'auto') {
    open(gate, 'permissions.defaultMode is auto: a model judges, nobody is asked', told.said);
    gate.risks.push(risks.autoApprove(told.said, gate.because, MODES, 'medium'));
  } else if (value === undefined) {
    const cloud = ['CLAUDE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY'].some((name) => env[name]);
    if (disabled('disableAutoMode') || cloud) return;
    const where = told?.said ?? { path: USER, key: 'permissions.defaultMode' };
    open(gate, 'permissions.defaultMode is not set, and on most plans it starts in auto: a model judges, nobody is asked', where);
    gate.risks.push(risks.autoApprove(where, gate.because, MODES, 'medium', ['since 2.1.228 on Pro, Max and Team plans; on an API key or Enterprise it asks']));
  } else if (value === 'acceptEdits') {
    gate.because = 'permissions.defaultMode is acceptEdits: edits are not asked for';
  } else if (typeof value !== 'string' || !['default', 'manual', 'plan', 'dontAsk'].includes(value)) {
    gate.shell = 'unknown';
    gate.because = 'permissions.defaultMode is none that keyreach knows';
    if (told) gate.unknown.push(told.said);
  }
}

const isSandboxed = (settings: Settings[], { platform }: Around): boolean =>
  platform !== 'win32' && is(settings, true, 'sandbox', 'enabled') && !is(settings, true, 'sandbox', 'filesystem', 'disabled');

function sandbox(settings: Settings[], gate: Gate, around: Around): void {
  const where = strongest(settings, 'sandbox', 'enabled')?.said ?? { path: USER, key: 'sandbox.enabled' };
  const mend = 'Set sandbox.enabled and sandbox.failIfUnavailable to true.';
  if (around.platform === 'win32') gate.risks.push(risks.noSandbox(where, 'there is none on Windows', 'Run it in WSL2, and set sandbox.enabled there.'));
  else if (!is(settings, true, 'sandbox', 'enabled')) gate.risks.push(risks.noSandbox(where, 'sandbox.enabled is not true', mend));
  else if (is(settings, true, 'sandbox', 'filesystem', 'disabled'))
    gate.risks.push(risks.noSandbox(where, 'sandbox.filesystem.disabled leaves all files open', 'Take sandbox.filesystem.disabled out.'));
  else {
    if (!is(settings, true, 'sandbox', 'failIfUnavailable'))
      gate.risks.push(risks.noSandbox(where, 'where the sandbox cannot start, it goes on without (sandbox.failIfUnavailable)', mend, 'low'));
    for (const { value, said: at } of merged(settings, 'sandbox', 'excludedCommands'))
      if (breadth(value) !== 'some') gate.risks.push(risks.noSandbox(at, `sandbox.excludedCommands lets ${value} out`, 'Take it out of that list.'));
    gate.network = 'asks';
    if (gate.shell === 'some' && !is(settings, false, 'sandbox', 'autoAllowBashIfSandboxed'))
      gate.because = 'commands in the sandbox are not asked for (sandbox.autoAllowBashIfSandboxed)';
  }
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before commands, but for those that only read');
  const settings = ofRole(all);
  mode(settings, gate, around);
  const ruling = is(settings, true, 'allowManagedPermissionRulesOnly') ? settings.filter((s) => s.layer === 'managed') : settings;
  const asks = merged(ruling, 'permissions', 'ask').some(({ value }) => /^(?:Bash|\*)(?:\(\*\))?$/.test(value));
  letThrough(
    gate,
    merged(ruling, 'permissions', 'allow').flatMap(({ value, said: where }) => {
      const { tool, of } = toolRule(value);
      if (tool !== 'Bash' && tool !== 'PowerShell') return [];
      const wide = of === undefined ? 'all' : breadth(of.replace(/:\*$/, ' *'));
      // An ask rule for all commands stands above any allow rule.
      return [{ rule: value, breadth: asks ? ('some' as const) : wide, said: where }];
    }),
    NARROW,
  );
  gate.protects = guarded(fileGuards(merged(ruling, 'permissions', 'deny'), settings, gate, around, isSandboxed(settings, around)));
  sandbox(settings, gate, around);
  for (const { value, said: where } of merged(settings, 'permissions', 'additionalDirectories'))
    if (isTooWide(value, around)) gate.risks.push(risks.tooWide(where, value, 'Name the folders it needs in permissions.additionalDirectories.'));
  for (const from of settings.filter((s) => s.layer === 'project' || s.layer === 'local'))
    for (const key of COMMANDS) {
      const value = at(from.value, key);
      if ((typeof value === 'string' && value !== '') || entries(value).length > 0) gate.risks.push(risks.executes(said(from, key), key));
    }
  const trusting = strongest(settings, 'enableAllProjectMcpServers');
  if (trusting?.value === true)
    gate.risks.push(
      risks.executes(
        trusting.said,
        'enableAllProjectMcpServers starts every server of .mcp.json unasked',
        'List the servers you know in enabledMcpjsonServers.',
      ),
    );
  const scrub = around.env['CLAUDE_CODE_SUBPROCESS_ENV_SCRUB'] ?? strongest(settings, 'env', 'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB')?.value;
  if (scrub === '1' || scrub === 1 || scrub === 'true') gate.environment = 'partly';
  const state = ofRole(all, 'state');
  for (const from of state)
    for (const [folder, project] of entries(from.value, 'projects'))
      if (at(project, 'hasTrustDialogAccepted') === true && isTooWide(folder, around))
        gate.risks.push(risks.tooWide(said(from, 'projects', folder), folder, `Take the trust back in ${from.path}, and start it in the project alone.`));
  gate.servers = [
    ...serversOf(ofRole(all, 'mcp'), 'mcpServers'),
    ...serversOf(state, 'mcpServers'),
    ...serversOf(state, 'projects', around.project, 'mcpServers'),
  ];
  unknownGates(gate, settings, KNOWN.concat('disableAutoMode', 'disableBypassPermissionsMode'));
  unknownKeys(gate, settings, PERMISSIONS, 'permissions');
  unknownKeys(gate, settings, SANDBOX, 'sandbox');
  unknownKeys(gate, settings, FILESYSTEM, 'sandbox', 'filesystem');
  return gate;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isEverything = (rule: unknown): boolean => typeof rule === 'string' && /^Bash(?:\((?::?\*+)?\))?$/.test(rule);

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const settings = ofRole(all);
  const own = files.filter((f) => inside(f, around.project) !== undefined);
  const user: Edit['set'] = files
    .filter((f) => !own.includes(f))
    .map((f) => ({
      key: ['permissions', 'deny'],
      value: `Read(${asPattern(shortly(f, around).startsWith('~') ? shortly(f, around) : `/${withoutDrive(f)}`)})`,
      how: 'append',
    }));
  if (read(all, around).risks.some((r) => r.check === 'agent-auto-approve'))
    user.push(
      { key: ['permissions', 'defaultMode'], value: 'default', how: 'replace' },
      { key: ['permissions', 'disableBypassPermissionsMode'], value: 'disable', how: 'replace' },
    );
  if (around.platform !== 'win32' && !isSandboxed(settings, around))
    user.push({ key: ['sandbox', 'enabled'], value: true, how: 'replace' }, { key: ['sandbox', 'failIfUnavailable'], value: true, how: 'replace' });
  const edits: Edit[] = settings
    .filter((s) => s.layer !== 'managed' && list(at(s.value, 'permissions', 'allow')).some(isEverything))
    .map((s) => ({
      path: s.path,
      format: 'json',
      set: [
        { key: ['permissions', 'allow'], value: list(at(s.value, 'permissions', 'allow')).filter((rule) => !isEverything(rule)), how: 'replace' },
        { key: ['permissions', 'ask'], value: 'Bash', how: 'append' },
      ],
      because: 'a rule that lets every command through is no gate: commands are asked about, but for those named',
    }));
  const path = settings.find((s) => s.layer === 'user')?.path ?? USER;
  if (user.length) edits.push({ path, format: 'json', set: user, because: 'deny rules bind its file tools, and with the sandbox every command' });
  if (own.length)
    edits.push({
      path: '.claude/settings.json',
      format: 'json',
      set: own.map((f) => ({ key: ['permissions', 'deny'], value: `Read(./${asPattern(shortly(f, around))})`, how: 'append' })),
      because: 'deny rules of all files add up, and those of the project go with it',
    });
  return edits;
}

const moved = (rest: string) => ({ by: 'CLAUDE_CONFIG_DIR', to: 'folder' as const, rest });
const managed = (name: string) => ({
  linux: [`/etc/claude-code/${name}`],
  darwin: [`/Library/Application Support/ClaudeCode/${name}`],
  win32: [`C:/Program Files/ClaudeCode/${name}`],
});

export default defineAgent({
  id: 'claude-code',
  label: 'Claude Code',
  docs: 'https://code.claude.com/docs/en/settings',
  checked: '2026-11-21',
  version: '2.1.257',
  settings: [
    { layer: 'managed', format: 'json', paths: managed('managed-settings.d/*.json') },
    { layer: 'managed', format: 'json', paths: managed('managed-settings.json') },
    { layer: 'local', format: 'json', paths: { all: ['.claude/settings.local.json'] } },
    { layer: 'project', format: 'json', paths: { all: ['.claude/settings.json'] } },
    { layer: 'user', format: 'json', paths: { all: ['~/.claude/settings.json'] }, moved: moved('settings.json') },
    { layer: 'managed', role: 'mcp', format: 'json', paths: managed('managed-mcp.json') },
    { layer: 'project', role: 'mcp', format: 'json', paths: { all: ['.mcp.json'] }, shared: /^$/ },
    { layer: 'user', role: 'state', format: 'json', paths: { all: ['~/.claude.json'] }, moved: moved('.claude.json') },
  ],
  traces: { all: ['~/.claude'] },
  flags: ['--dangerously-skip-permissions', '--allow-dangerously-skip-permissions', '--permission-mode bypassPermissions'],
  inside: ['CLAUDECODE', 'CLAUDE_CODE_CHILD_SESSION'],
  keys: ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'],
  programs: ['claude'],
  read,
  protect,
});
