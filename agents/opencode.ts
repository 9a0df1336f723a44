/**
 * opencode. Checked 2026-11-21: packages/web/src/content/docs/permissions.mdx of anomalyco/opencode at 0783a1b (v1: all is allowed that no
 * rule names, .env files aside; the last rule that matches wins). Not checked: version 2, whose documents were not at hand, the managed
 * file, and how rules of several files follow each other; those of the project are taken to come last.
 */
import { type Around, defineAgent, type Edit, type Gate, type Said, type Settings } from '../src/agent.ts';
import { blotted } from '../src/agents/blot.ts';
import { breadth } from '../src/agents/command.ts';
import { type Guard, guarded, newGate, open, risks } from '../src/agents/gate.ts';
import { ofRole, said } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { absolute, inside, shortly } from '../src/agents/paths.ts';
import { at, entries } from '../src/store-kit.ts';
import { wildcard } from '../src/wildcard.ts';

const USER = '~/.config/opencode/opencode.json';
const TOOLS = '* read edit glob grep list bash task skill lsp todoread todowrite webfetch websearch codesearch external_directory doom_loop question'.split(
  ' ',
);

interface Rule {
  tool: string;
  pattern: string;
  action: unknown;
  said?: Said;
  path?: string;
}

const BUILT_IN: Rule[] = [
  { tool: '*', pattern: '*', action: 'allow' },
  { tool: 'doom_loop', pattern: '*', action: 'ask' },
  { tool: 'external_directory', pattern: '*', action: 'ask' },
  { tool: 'read', pattern: '*', action: 'allow' },
  { tool: 'read', pattern: '*.env', action: 'deny' },
  { tool: 'read', pattern: '*.env.*', action: 'deny' },
  { tool: 'read', pattern: '*.env.example', action: 'allow' },
];

function rulesIn(from: Settings, value: unknown, ...path: string[]): Rule[] {
  const rule = (tool: string, pattern: string, action: unknown): Rule => ({
    tool,
    pattern,
    action,
    said: said(from, ...path, tool, pattern === '*' ? '' : pattern),
    path: from.path,
  });
  if (typeof value === 'string') return [{ ...rule('*', '*', value), said: said(from, ...path) }];
  return entries(value).flatMap(([tool, v]) =>
    typeof v === 'string' ? [rule(tool, '*', v)] : entries(v).map(([pattern, action]) => rule(tool, pattern, action)),
  );
}

/** All rules, the strongest last. */
const rulesOf = (settings: readonly Settings[]): Rule[] => [
  ...BUILT_IN,
  ...settings.toReversed().flatMap((from) => rulesIn(from, at(from.value, 'permission'), 'permission')),
  ...settings.toReversed().flatMap((from) => rulesIn(from, at(from.value, 'agent', 'build', 'permission'), 'agent', 'build', 'permission')),
];

const expanded = (pattern: string, around: Around): string => (/^(?:~|\$HOME)(?:\/|$)/.test(pattern) ? absolute(pattern, around) : pattern);

/** The rule that decides. A pattern that ends in ` *` also stands for the command without arguments. */
function decides(rules: readonly Rule[], tool: string, inputs: readonly string[], around: Around): Rule | undefined {
  return rules.findLast((r) => {
    if (!wildcard(r.tool, tool)) return false;
    const pattern = expanded(r.pattern, around);
    return inputs.some((input) => wildcard(pattern, input) || (pattern.endsWith(' *') && input === pattern.slice(0, -2)));
  });
}

const PROBES = ['rm -rf build', 'qzxv --probe 1', 'curl https://example.com'];

function shell(rules: Rule[], gate: Gate, around: Around): void {
  const deciding = PROBES.map((p) => decides(rules, 'bash', [p], around));
  const first = deciding[0];
  if (deciding.every((r) => r?.action === 'allow')) {
    const where = first?.said ?? { path: USER, key: 'permission.bash' };
    open(gate, first?.said ? `${blotted(where.key ?? 'permission')} is allow` : 'permission.bash is not set, and all is allowed that no rule names', where);
    gate.risks.push(risks.autoApprove(where, gate.because, 'Set permission.bash to { "*": "ask" }, and allow single commands after it.'));
  }
  for (const rule of rules) {
    if (rule.tool !== 'bash' || !rule.said || rule.action !== 'allow' || rule.pattern === '*') continue;
    if (decides(rules, 'bash', [rule.pattern.replaceAll('*', 'x')], around)?.action !== 'allow') continue;
    gate.allowed.push(blotted(rule.pattern));
    const wide = breadth(rule.pattern);
    if (wide !== 'some') gate.risks.push(risks.shell(rule.said, blotted(rule.pattern), 'Allow single commands, and let the rest be asked.', wide === 'all'));
    if (gate.shell === 'asks') gate.shell = 'some';
  }
}

function guards(rules: Rule[], around: Around): Guard[] {
  const inputs = (path: string) => [path, inside(path, around.project)].filter((p) => p !== undefined);
  const denied = (tool: string, path: string) => decides(rules, tool, inputs(path), around)?.action === 'deny';
  return [
    { level: 2, because: 'its read rules deny it to its file tools; no command is bound', covers: (path) => denied('read', path) },
    {
      level: 3,
      because: 'external_directory denies what lies outside of the project, in the commands it can read too',
      covers: (path) => inside(path, around.project) === undefined && denied('external_directory', path),
    },
  ];
}

function read(all: readonly Settings[], around: Around): Gate {
  const settings = ofRole(all);
  const rules = rulesOf(settings);
  const gate = newGate('permission.bash asks');
  shell(rules, gate, around);
  gate.protects = guarded(guards(rules, around));
  for (const rule of rules) {
    if (rule.said && !['allow', 'ask', 'deny'].includes(String(rule.action))) gate.unknown.push(rule.said);
    if (!rule.said || rule.action !== 'deny') continue;
    if (!['bash', 'read', 'edit'].includes(rule.tool)) continue;
    const sample = expanded(rule.pattern, around).replaceAll('*', 'x');
    const winner = decides(rules, rule.tool, [sample], around);
    if (winner && winner !== rule && winner.action !== 'deny')
      gate.risks.push(
        risks.denyDead(
          rule.said,
          `${rule.tool}: ${rule.pattern} deny`,
          `a later rule wins: ${blotted(winner.pattern)}`,
          'Put it after the general rule: the last one that matches wins.',
        ),
      );
  }
  for (const from of settings)
    for (const [tool] of entries(from.value, 'permission')) if (!TOOLS.includes(tool) && !/[_*]/.test(tool)) gate.unknown.push(said(from, 'permission', tool));
  gate.servers = serversOf(settings, 'mcp');
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const settings = ofRole(all);
  const edit = (path: string, own: boolean, mine: readonly string[]): Edit[] => {
    const from = settings.find((s) => s.path === path);
    const before = at(from?.value, 'permission');
    const set: Edit['set'] = [];
    // One word for all has to become a list before it can have exceptions.
    if (typeof before === 'string') set.push({ key: ['permission'], value: { '*': before }, how: 'replace' });
    if (!own && read(all, around).shell === 'everything') set.push({ key: ['permission', 'bash'], value: { '*': 'ask' }, how: 'replace' });
    const read_ = at(before, 'read');
    if (typeof read_ === 'string' && mine.length) set.push({ key: ['permission', 'read'], value: { '*': read_ }, how: 'replace' });
    for (const file of mine)
      set.push({ key: ['permission', 'read', own ? `*${shortly(file, around)}` : shortly(file, around)], value: 'deny', how: 'replace' });
    return set.length
      ? [{ path, format: 'jsonc', set, because: 'read rules bind its file tools, and the last one that matches wins; no command is bound' }]
      : [];
  };
  const user = settings.find((s) => s.layer === 'user')?.path ?? USER;
  const project = settings.find((s) => s.layer === 'project')?.path ?? 'opencode.json';
  const own = files.filter((f) => inside(f, around.project) !== undefined);
  return [
    ...edit(
      user,
      false,
      files.filter((f) => !own.includes(f)),
    ),
    ...(own.length ? edit(project, true, own) : []),
  ];
}

export default defineAgent({
  id: 'opencode',
  label: 'opencode',
  docs: 'https://opencode.ai/docs/permissions/',
  checked: '2026-11-21',
  version: '1.1.1',
  settings: [
    {
      layer: 'managed',
      format: 'jsonc',
      paths: { linux: ['/etc/opencode/opencode.json', '/etc/opencode/opencode.jsonc'], darwin: ['/Library/Application Support/opencode/opencode.json'] },
    },
    { layer: 'project', format: 'jsonc', paths: { all: ['.opencode/opencode.json', '.opencode/opencode.jsonc', 'opencode.json', 'opencode.jsonc'] } },
    { layer: 'user', format: 'jsonc', paths: { all: [] }, moved: { by: 'OPENCODE_CONFIG', to: 'file' } },
    {
      layer: 'user',
      format: 'jsonc',
      paths: { all: ['{config}/opencode/opencode.json', '{config}/opencode/opencode.jsonc', '{config}/opencode/config.json'] },
    },
  ],
  traces: { all: ['{config}/opencode', '{data}/opencode'] },
  flags: ['--auto', '--dangerously-skip-permissions'],
  inside: ['OPENCODE'],
  keys: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'OPENROUTER_API_KEY', 'GEMINI_API_KEY'],
  programs: ['opencode'],
  read,
  protect,
});
