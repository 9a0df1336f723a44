/**
 * Gemini CLI. Checked 2026-11-21 in google-gemini/gemini-cli at 5411f11 (2026-08-21): docs/reference/configuration.md and
 * policy-engine.md (workspace policies have no effect, #18186; the highest priority wins, an administrator's tier first).
 * Not checked: how tools.allowed of several files merge; they are taken together, which assumes the worst.
 */
import { type Around, defineAgent, type Edit, type Gate, type Said, type Settings } from '../src/agent.ts';
import { breadth } from '../src/agents/command.ts';
import { type Guard, guarded, ignoreFiles, letThrough, newGate, open, risks } from '../src/agents/gate.ts';
import { is, merged, ofRole, said, strongest, unknownGates, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { absolute, asPattern, inside, isTooWide } from '../src/agents/paths.ts';
import { regex } from '../src/agents/regex.ts';
import { at, entries, list, text } from '../src/store-kit.ts';

const SECURITY =
  'toolSandboxing disableYoloMode disableAlwaysAllow enablePermanentToolApproval autoAddToPolicyByDefault blockGitExtensions allowedExtensions folderTrust environmentVariableRedaction auth enableConseca allowedEnvironmentVariables blockedEnvironmentVariables'.split(
    ' ',
  );
const TOOLS = 'sandbox sandboxAllowedPaths sandboxNetworkAccess allowed confirmationRequired core exclude autoAccept'.split(' ');
const SHELLS = /^(?:run_shell_command|ShellTool)(?:\((.*)\))?$/s;
const NARROW = 'Allow single commands, such as run_shell_command(git status), and let the rest be asked.';
const READERS = ['read_file', 'read_many_files', '*'];
const USER = '~/.gemini/settings.json';

/** A rule of the policy engine. */
interface Rule {
  tools: string[];
  decision: string | undefined;
  force: number;
  prefixes: string[];
  pattern: string | undefined;
  from: Settings;
  said: Said;
}

/** The rules that count, the strongest first. Those of a workspace do not. */
function policies(all: readonly Settings[]): Rule[] {
  return ofRole(all, 'policy')
    .filter((s) => s.layer !== 'project')
    .flatMap((from) =>
      list(from.value, 'rule').map((rule): Rule => {
        const texts = (key: string) => list(rule, key).filter((v): v is string => typeof v === 'string');
        const priority = Number(at(rule, 'priority'));
        const regexp = text(rule, 'commandRegex');
        return {
          tools: [...texts('toolName'), ...(texts('commandPrefix').length || regexp ? ['run_shell_command'] : [])],
          decision: text(rule, 'decision'),
          force: (from.layer === 'managed' ? 5 : 4) + (Number.isFinite(priority) ? Math.min(999, Math.max(0, priority)) / 1000 : 0),
          prefixes: texts('commandPrefix'),
          pattern: text(rule, 'argsPattern') ?? regexp,
          from,
          said: said(from, 'rule', ...texts('toolName').slice(0, 1), 'decision'),
        };
      }),
    )
    .filter((rule, i) => rule.tools.length > 0 && i < 2000)
    .sort((a, b) => b.force - a.force);
}

function shell(settings: Settings[], rules: Rule[], gate: Gate): void {
  const ofShell = rules.filter((r) => r.tools.some((t) => t === '*' || t === 'run_shell_command'));
  const general = ofShell.find((r) => r.prefixes.length === 0 && r.pattern === undefined);
  if (general?.decision === 'deny') {
    gate.because = `a rule of ${general.from.path} denies commands`;
    return;
  }
  if (general?.decision === 'allow') {
    open(gate, `a rule of ${general.from.path} allows ${general.tools.includes('*') ? 'every tool' : 'every command'}`, general.said);
    gate.risks.push(risks.autoApprove(general.said, gate.because, 'Set decision = "ask_user" in that rule.'));
  }
  letThrough(
    gate,
    [
      ...merged(settings, 'tools', 'allowed').flatMap(({ value, said: where }) => {
        const found = SHELLS.exec(value);
        return found ? [{ rule: value, breadth: found[1] === undefined ? ('all' as const) : breadth(`${found[1]} *`), said: where }] : [];
      }),
      ...ofShell
        .filter((r) => r.decision === 'allow')
        .flatMap((r) => r.prefixes.map((prefix) => ({ rule: `commandPrefix ${prefix}`, breadth: breadth(`${prefix} *`), said: r.said }))),
    ],
    NARROW,
  );
}

function guards(all: readonly Settings[], settings: Settings[], rules: Rule[], around: Around): Guard[] {
  const out = ignoreFiles(all, around);
  const readers = rules.filter((r) => r.tools.some((t) => READERS.includes(t)));
  for (const rule of readers) {
    if (rule.decision !== 'deny') continue;
    const matches = rule.pattern === undefined ? () => true : regex(rule.pattern);
    if (!matches) continue;
    out.push({
      level: 2,
      because: `a policy of ${rule.from.path} denies it to its file tools`,
      covers: (path) => {
        const names = [path, inside(path, around.project)].filter((p) => p !== undefined);
        const asked = (test: (t: string) => boolean) => names.every((name) => test(`{"file_path":${JSON.stringify(name)}}`));
        const above = readers.find(
          (r) => r.force > rule.force && r.decision === 'allow' && asked(r.pattern === undefined ? () => true : (regex(r.pattern) ?? (() => true))),
        );
        return !above && asked(matches);
      },
    });
  }
  const box = around.env['GEMINI_SANDBOX'] ?? strongest(settings, 'tools', 'sandbox')?.value;
  const contained = typeof box === 'string' ? ['docker', 'podman', 'lxc'].includes(box) : box === true && around.platform === 'linux';
  if (contained) {
    const mounted = [around.project, `${around.home}/.gemini`, ...merged(settings, 'tools', 'sandboxAllowedPaths').map((s) => absolute(s.value, around))];
    out.push({
      level: 4,
      because: 'it runs in a container that holds the project alone (tools.sandbox)',
      covers: (path) => !mounted.some((m) => path === m || inside(path, m) !== undefined),
    });
  }
  return out;
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before commands and edits; only --yolo on its command line changes that');
  const settings = ofRole(all);
  const rules = policies(all);
  shell(settings, rules, gate);
  gate.protects = guarded(guards(all, settings, rules, around));
  const box = around.env['GEMINI_SANDBOX'] ?? strongest(settings, 'tools', 'sandbox')?.value;
  const where = strongest(settings, 'tools', 'sandbox')?.said ?? { path: USER, key: 'tools.sandbox' };
  if (!box || box === 'false') {
    if (!is(settings, true, 'security', 'toolSandboxing'))
      gate.risks.push(risks.noSandbox(where, 'tools.sandbox is not set', 'Set tools.sandbox, to "docker" for instance.'));
  } else gate.network = is(settings, true, 'tools', 'sandboxNetworkAccess') ? 'open' : 'unknown';
  if (is(settings, true, 'security', 'environmentVariableRedaction', 'enabled')) gate.environment = 'partly';
  const trust = strongest(settings, 'security', 'folderTrust', 'enabled');
  if (trust?.value === false)
    gate.risks.push(risks.tooWide(trust.said, 'every folder (security.folderTrust.enabled is false)', 'Set security.folderTrust.enabled to true.'));
  for (const from of ofRole(all, 'trust'))
    for (const [folder, level] of entries(from.value))
      if ((level === 'TRUST_FOLDER' || level === 'TRUST_PARENT') && isTooWide(level === 'TRUST_PARENT' ? folder.replace(/\/[^/]*\/?$/, '') : folder, around))
        gate.risks.push(risks.tooWide(said(from, folder), folder, `Take it out of ${from.path}, and trust single projects.`));
  for (const from of settings) {
    for (const [name, server] of entries(from.value, 'mcpServers'))
      if (at(server, 'trust') === true)
        gate.risks.push(
          risks.autoApprove(said(from, 'mcpServers', name, 'trust'), `mcpServers.${name}.trust calls all its tools unasked`, 'Take trust out.', 'high'),
        );
    if (from.layer !== 'project') continue;
    if (entries(from.value, 'hooks').length > 0) gate.risks.push(risks.executes(said(from, 'hooks'), 'hooks'));
    for (const key of ['discoveryCommand', 'callCommand'])
      if (text(from.value, 'tools', key)) gate.risks.push(risks.executes(said(from, 'tools', key), `tools.${key}`));
  }
  for (const from of ofRole(all, 'policy'))
    if (from.layer === 'project' && list(from.value, 'rule').some((r) => at(r, 'decision') === 'deny'))
      gate.risks.push(
        risks.denyDead(
          said(from, 'rule'),
          `the policies in ${from.path}`,
          'policies of a workspace have no effect (gemini-cli #18186)',
          'Move them to ~/.gemini/policies.',
        ),
      );
  gate.servers = serversOf(settings, 'mcpServers');
  unknownGates(gate, settings, ['policyPaths', 'adminPolicyPaths', 'security', 'allowedTools', 'allowMCPServers', 'sandbox']);
  unknownKeys(gate, settings, SECURITY, 'security');
  unknownGates(gate, settings, TOOLS, 'tools');
  for (const key of ['policyPaths', 'adminPolicyPaths']) if (merged(settings, key).length > 0) gate.unknown.push(...merged(settings, key).map((s) => s.said));
  return gate;
}

const literally = (path: string): string => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const own = files.flatMap((f) => inside(f, around.project) ?? []);
  const edits: Edit[] = [
    {
      path: '~/.gemini/policies/keyreach.toml',
      format: 'toml',
      set: files.map((f) => ({
        key: ['rule'],
        value: { toolName: ['read_file', 'read_many_files'], argsPattern: literally(inside(f, around.project) ?? f), decision: 'deny', priority: 900 },
        how: 'append' as const,
      })),
      because: 'policies of the user bind its file tools; no command',
    },
    {
      path: ofRole(all).find((s) => s.layer === 'user')?.path ?? USER,
      format: 'json',
      set: [{ key: ['security', 'environmentVariableRedaction', 'enabled'], value: true, how: 'replace' }],
      because: 'what looks like a secret is taken out of the environment of commands',
    },
  ];
  if (own.length)
    edits.push({
      path: '.geminiignore',
      format: 'text',
      set: [],
      lines: own.map((f) => `/${asPattern(f)}`),
      because: 'its searches leave out what is listed; no command does',
    });
  return edits;
}

const managed = (name: string) => ({
  linux: [`/etc/gemini-cli/${name}`],
  darwin: [`/Library/Application Support/GeminiCli/${name}`],
  win32: [`C:/ProgramData/gemini-cli/${name}`],
});

export default defineAgent({
  id: 'gemini-cli',
  label: 'Gemini CLI',
  docs: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/reference/configuration.md',
  checked: '2026-11-21',
  settings: [
    { layer: 'managed', format: 'json', paths: managed('settings.json'), moved: { by: 'GEMINI_CLI_SYSTEM_SETTINGS_PATH', to: 'file' } },
    { layer: 'project', format: 'json', paths: { all: ['.gemini/settings.json'] } },
    { layer: 'user', format: 'json', paths: { all: ['~/.gemini/settings.json'] } },
    { layer: 'managed', format: 'json', paths: managed('system-defaults.json'), moved: { by: 'GEMINI_CLI_SYSTEM_DEFAULTS_PATH', to: 'file' } },
    { layer: 'managed', role: 'policy', format: 'toml', paths: managed('policies/*.toml') },
    { layer: 'user', role: 'policy', format: 'toml', paths: { all: ['~/.gemini/policies/*.toml'] } },
    { layer: 'project', role: 'policy', format: 'toml', paths: { all: ['.gemini/policies/*.toml'] } },
    { layer: 'user', role: 'trust', format: 'json', paths: { all: ['~/.gemini/trustedFolders.json'] } },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.geminiignore'] } },
  ],
  traces: { all: ['~/.gemini'] },
  flags: ['--yolo', '--approval-mode=yolo', '--approval-mode yolo', '-y'],
  inside: ['GEMINI_CLI'],
  keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  programs: ['gemini'],
  read,
  protect,
});
