/**
 * OpenAI Codex (CLI and IDE). Checked 2026-11-21: config.schema.json of openai/codex at 000c857, developers.openai.com/codex/permissions
 * (which says that sandbox_mode, wherever it stands, puts permission profiles out of force), openai/codex#22179. Not checked: the keys of
 * requirements.toml, and whether the default of ignore_default_excludes is the same in every release.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth } from '../src/agents/command.ts';
import { type Guard, guarded, letThrough, newGate, open, risks } from '../src/agents/gate.ts';
import { matchesPath } from '../src/agents/glob.ts';
import { ofRole, type Statement, said, strongest, unknownGates, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { absolute, inside, isTooWide } from '../src/agents/paths.ts';
import { at, entries, list, text } from '../src/store-kit.ts';

const USER = '~/.codex/config.toml';
const KNOWN =
  'approval_policy approvals_reviewer auto_review sandbox_mode sandbox_workspace_write default_permissions permissions allow_login_shell include_permissions_instructions'.split(
    ' ',
  );
const ENVIRONMENT = 'inherit ignore_default_excludes exclude include_only set experimental_use_profile'.split(' ');
const ASK = 'Set approval_policy = "on-request" and sandbox_mode = "workspace-write" in ~/.codex/config.toml.';

/** The files that count: a project's own only where the user trusts it. */
function inForce(all: readonly Settings[], around: Around): Settings[] {
  const settings = ofRole(all);
  const trusted = settings.some((s) => s.layer !== 'project' && at(s.value, 'projects', around.project, 'trust_level') === 'trusted');
  return trusted ? settings : settings.filter((s) => s.layer !== 'project');
}

/** The strongest word on a key, that of the chosen profile before all others. */
function word(settings: readonly Settings[], ...path: string[]): Statement | undefined {
  const profile = strongest(settings, 'profile')?.value;
  return (typeof profile === 'string' ? strongest(settings, 'profiles', profile, ...path) : undefined) ?? strongest(settings, ...path);
}

function shell(settings: Settings[], gate: Gate): void {
  const sandbox = word(settings, 'sandbox_mode');
  const profile = sandbox ? undefined : word(settings, 'default_permissions');
  const approval = word(settings, 'approval_policy');
  const free = sandbox?.value === 'danger-full-access' || profile?.value === ':danger-full-access';
  const where = (free ? (sandbox ?? profile) : approval)?.said ?? { path: USER, key: 'approval_policy' };
  const policy = approval?.value ?? 'on-request';
  const named = `${sandbox ? 'sandbox_mode' : 'default_permissions'} is ${free ? 'danger-full-access' : ''}`;
  if (free) {
    gate.risks.push(risks.noSandbox(where, named, ASK, 'high'));
    if (policy === 'untrusted') gate.because = `${named}, but approval_policy is untrusted: all but reading is asked for`;
    else {
      open(gate, `${named}, and approval_policy is ${policy === 'never' ? 'never' : 'no "untrusted"'}`, where);
      gate.risks.push(risks.autoApprove(where, gate.because, ASK));
    }
    return;
  }
  gate.network = network(settings, typeof profile?.value === 'string' ? profile.value : undefined);
  if (policy === 'untrusted') {
    gate.shell = 'some';
    gate.because = 'approval_policy is untrusted: only commands known to read run unasked';
  } else if (policy === 'never') {
    open(gate, 'approval_policy is never; the sandbox alone holds it', where);
    gate.risks.push(risks.autoApprove(where, gate.because, ASK, 'medium'));
  } else if (policy === 'on-request' || policy === 'on-failure' || at(policy, 'granular') !== undefined) {
    open(gate, 'commands run unasked in the sandbox, which lets them read every file', where);
  } else {
    gate.shell = 'unknown';
    gate.because = 'approval_policy is none that keyreach knows';
    if (approval) gate.unknown.push(approval.said);
  }
}

function network(settings: Settings[], profile: string | undefined): Gate['network'] {
  if (word(settings, 'sandbox_workspace_write', 'network_access')?.value === true) return 'open';
  return profile && !profile.startsWith(':') && strongest(settings, 'permissions', profile, 'network', 'enabled')?.value === true ? 'open' : 'closed';
}

interface Entry {
  path: string;
  access: unknown;
}

/** What a permission profile says of files, with what it extends. */
function entriesOf(settings: Settings[], name: string, around: Around, depth = 0): Entry[] {
  if (depth > 10) return [];
  const parent = strongest(settings, 'permissions', name, 'extends')?.value;
  const own = settings.flatMap((s) =>
    entries(s.value, 'permissions', name, 'filesystem').flatMap(([key, access]): Entry[] => {
      if (key === ':workspace_roots' || key === ':project_roots')
        return typeof access === 'string'
          ? [{ path: around.project, access }]
          : entries(access).map(([below, value]) => ({ path: absolute(below, around), access: value }));
      return key === ':root' ? [{ path: '', access }] : key.startsWith(':') ? [] : [{ path: absolute(key, around), access }];
    }),
  );
  return [...own, ...(typeof parent === 'string' && !parent.startsWith(':') ? entriesOf(settings, parent, around, depth + 1) : [])];
}

const denies = (access: unknown): boolean => access === 'deny' || access === 'none';

function guards(settings: Settings[], gate: Gate, around: Around): Guard[] {
  const chosen = word(settings, 'default_permissions');
  const names = [...new Set(settings.flatMap((s) => entries(s.value, 'permissions').map(([name]) => name)))];
  const older = settings.flatMap((s) => [
    ...(at(s.value, 'sandbox_mode') === undefined ? [] : [said(s, 'sandbox_mode')]),
    ...entries(s.value, 'profiles').flatMap(([name, p]) => (at(p, 'sandbox_mode') === undefined ? [] : [said(s, 'profiles', name, 'sandbox_mode')])),
  ])[0];
  for (const name of names) {
    if (!entriesOf(settings, name, around).some((e) => denies(e.access))) continue;
    const where = strongest(settings, 'permissions', name)?.said ?? { path: USER };
    const rule = `the denied files of permissions.${name}`;
    if (older)
      gate.risks.push(
        risks.denyDead(
          where,
          rule,
          `sandbox_mode stands in ${older.path}, and puts all profiles out of force`,
          'Take sandbox_mode out, and try a denied file.',
        ),
      );
    else if (chosen?.value !== name && !names.some((n) => n === chosen?.value && entriesOf(settings, n, around).length > 0))
      gate.risks.push(risks.denyDead(where, rule, 'default_permissions does not choose it', `Set default_permissions = "${name}".`));
  }
  if (older || typeof chosen?.value !== 'string') return [];
  const said_ = entriesOf(settings, chosen.value, around);
  return [
    {
      level: 4,
      because: `permissions.${chosen.value} denies it, which the sandbox enforces`,
      covers: (path) => {
        const hits = said_.filter((e) => path === e.path || e.path === '' || inside(path, e.path) !== undefined || matchesPath(e.path, path));
        const nearest = hits.reduce<Entry | undefined>(
          (a, b) => (a && (a.path.length > b.path.length || (a.path.length === b.path.length && denies(a.access))) ? a : b),
          undefined,
        );
        return nearest !== undefined && denies(nearest.access);
      },
    },
  ];
}

function environment(settings: Settings[], gate: Gate): void {
  const policy = (key: string) => word(settings, 'shell_environment_policy', key)?.value;
  const inherit = policy('inherit');
  if (inherit === 'core' || inherit === 'none' || list(policy('include_only')).length > 0) gate.environment = 'scrubbed';
  else if (policy('ignore_default_excludes') === false || list(policy('exclude')).length > 0) gate.environment = 'partly';
}

/** `prefix_rule(pattern = ["git", "status"], decision = "allow")`: runs outside of the sandbox, unasked. */
function rules(all: readonly Settings[], gate: Gate): void {
  for (const from of ofRole(all, 'rules'))
    for (const rule of from.text.split('prefix_rule').slice(1, 500)) {
      const call = rule.slice(0, 2000);
      const words = [...(/pattern\s*=\s*\[([^\]]*)\]/.exec(call)?.[1] ?? '').matchAll(/"([^"]*)"|'([^']*)'/g)].map((m) => m[1] ?? m[2] ?? '');
      if (words.length === 0 || /decision\s*=\s*["'](?!allow)/.test(call)) continue;
      const where = said(from, words[0] as string);
      letThrough(
        gate,
        [{ rule: `${words.join(' ')} *`, breadth: breadth(`${words.join(' ')} *`), said: where }],
        `Take the rule out of ${from.path}, or make its prefix longer.`,
      );
    }
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('');
  const settings = inForce(all, around);
  shell(settings, gate);
  rules(all, gate);
  gate.protects = guarded(guards(settings, gate, around), 'its sandbox lets every file be read');
  environment(settings, gate);
  for (const from of settings) {
    for (const [folder, project] of entries(from.value, 'projects'))
      if (at(project, 'trust_level') === 'trusted' && isTooWide(folder, around))
        gate.risks.push(risks.tooWide(said(from, 'projects', folder), folder, `Take [projects."${folder}"] out, and trust single projects.`));
    for (const folder of list(from.value, 'sandbox_workspace_write', 'writable_roots'))
      if (typeof folder === 'string' && isTooWide(folder, around))
        gate.risks.push(risks.tooWide(said(from, 'sandbox_workspace_write', 'writable_roots', folder), folder, 'Name the folders it has to write in.'));
  }
  for (const from of all.filter((s) => s.layer === 'project')) {
    if (entries(from.value, 'hooks').length > 0) gate.risks.push(risks.executes(said(from, 'hooks'), 'hooks'));
    if (list(from.value, 'notify').length > 0) gate.risks.push(risks.executes(said(from, 'notify'), 'notify'));
  }
  gate.servers = serversOf(ofRole(all), 'mcp_servers');
  unknownGates(gate, settings, KNOWN);
  unknownKeys(gate, settings, ENVIRONMENT, 'shell_environment_policy');
  unknownKeys(gate, settings, ['writable_roots', 'network_access', 'exclude_tmpdir_env_var', 'exclude_slash_tmp'], 'sandbox_workspace_write');
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const settings = inForce(all, around);
  const path = ofRole(all).find((s) => s.layer === 'user')?.path ?? USER;
  const set: Edit['set'] = [
    { key: ['shell_environment_policy', 'inherit'], value: 'core', how: 'replace' },
    { key: ['shell_environment_policy', 'ignore_default_excludes'], value: false, how: 'replace' },
  ];
  if (settings.some((s) => text(s.value, 'sandbox_mode'))) {
    if (word(settings, 'sandbox_mode')?.value === 'danger-full-access') set.push({ key: ['sandbox_mode'], value: 'workspace-write', how: 'replace' });
    if (word(settings, 'approval_policy')?.value === 'never') set.push({ key: ['approval_policy'], value: 'on-request', how: 'replace' });
    return [{ path, format: 'toml', set, because: 'no file can be denied while sandbox_mode is set: take it out, and choose a permission profile' }];
  }
  const chosen = word(settings, 'default_permissions')?.value;
  const name = typeof chosen === 'string' && !chosen.startsWith(':') ? chosen : 'keyreach';
  if (name === 'keyreach')
    set.push({ key: ['default_permissions'], value: name, how: 'replace' }, { key: ['permissions', name, 'extends'], value: ':workspace', how: 'replace' });
  for (const file of files) {
    const own = inside(file, around.project);
    const key = own === undefined ? [file] : [':workspace_roots', own];
    set.push({ key: ['permissions', name, 'filesystem', ...key], value: 'deny', how: 'replace' });
  }
  return [{ path, format: 'toml', set, because: 'a permission profile binds every command: the sandbox enforces it' }];
}

const moved = (rest: string) => ({ by: 'CODEX_HOME', to: 'folder' as const, rest });

export default defineAgent({
  id: 'codex',
  label: 'Codex',
  docs: 'https://developers.openai.com/codex/permissions',
  checked: '2026-11-21',
  version: '0.138.0',
  settings: [
    { layer: 'managed', format: 'toml', paths: { linux: ['/etc/codex/managed_config.toml'], darwin: ['/etc/codex/managed_config.toml'] } },
    { layer: 'project', format: 'toml', paths: { all: ['.codex/config.toml'] } },
    { layer: 'user', format: 'toml', paths: { all: ['~/.codex/config.toml'] }, moved: moved('config.toml') },
    { layer: 'managed', format: 'toml', paths: { linux: ['/etc/codex/config.toml'], darwin: ['/etc/codex/config.toml'] } },
    { layer: 'project', role: 'hooks', format: 'json', paths: { all: ['.codex/hooks.json'] } },
    { layer: 'user', role: 'rules', format: 'text', paths: { all: ['~/.codex/rules/*.rules'] }, moved: moved('rules/*.rules') },
  ],
  traces: { all: ['~/.codex'] },
  flags: ['--dangerously-bypass-approvals-and-sandbox', '--yolo', '--sandbox danger-full-access', '-s danger-full-access'],
  inside: ['CODEX_SANDBOX', 'CODEX_SANDBOX_NETWORK_DISABLED', 'CODEX_THREAD_ID'],
  keys: ['OPENAI_API_KEY', 'CODEX_API_KEY', 'CODEX_ACCESS_TOKEN'],
  programs: ['codex'],
  read,
  protect,
});
