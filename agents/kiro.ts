/**
 * Kiro, IDE 1 and CLI 3. Checked 2026-11-21 in what search shows of kiro.dev/docs/permissions and docs/cli/v3/permissions (four fields a rule, deny
 * over ask over allow, from whatever scope; the same for IDE and CLI). Not checked: how the folders in ~/.kiro/workspace-roots are named, so rules
 * of a workspace are noted as unknown.
 */
import { type Around, defineAgent, type Edit, type Gate, type Said, type Settings } from '../src/agent.ts';
import { blotted } from '../src/agents/blot.ts';
import { breadth } from '../src/agents/command.ts';
import { byGlob, type Guard, guarded, ignoreFiles, letThrough, newGate, risks } from '../src/agents/gate.ts';
import { ofRole, said, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside, shortly } from '../src/agents/paths.ts';
import { entries, list, text } from '../src/store-kit.ts';

const USER = '~/.kiro/settings/permissions.yaml';

interface Rule {
  capability: string;
  effect: string | undefined;
  match: string[];
  exclude: string[];
  from: Settings;
  said: Said;
}

const rulesOf = (settings: readonly Settings[]): Rule[] =>
  settings.flatMap((from) =>
    list(from.value, 'rules').flatMap((rule) => {
      const texts = (key: string) => list(rule, key).filter((v): v is string => typeof v === 'string');
      const capability = text(rule, 'capability');
      if (!capability) return [];
      return [
        {
          capability,
          effect: text(rule, 'effect'),
          match: texts('match'),
          exclude: texts('exclude'),
          from,
          said: said(from, 'rules', capability, ...texts('match').slice(0, 1)),
        },
      ];
    }),
  );

const ALL = /^\*+$/;
const isGeneral = (rule: Rule): boolean => rule.exclude.length === 0 && (rule.match.length === 0 || rule.match.some((m) => ALL.test(m)));
const of = (rules: Rule[], ...capabilities: string[]): Rule[] => rules.filter((r) => [...capabilities, 'builtin', 'all'].includes(r.capability));

function guards(rules: Rule[], all: readonly Settings[], around: Around): Guard[] {
  return [
    ...ignoreFiles(all, around),
    ...of(rules, 'fs_read', 'filesystem')
      .filter((r) => r.effect === 'deny')
      .map((rule): Guard => {
        const because = `a rule of ${rule.from.path} denies it to all its file tools; no command is bound`;
        const [yes, no] = [rule.match, rule.exclude].map((globs) => globs.map((glob) => byGlob(glob, around, 2, because)));
        return {
          level: 2,
          because,
          covers: (path) => (rule.match.length === 0 || (yes ?? []).some((g) => g.covers(path))) && !(no ?? []).some((g) => g.covers(path)),
        };
      }),
  ];
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before commands that no rule allows');
  const settings = ofRole(all);
  const rules = rulesOf(settings);
  const shell = of(rules, 'shell');
  const stronger = shell.some((r) => (r.effect === 'deny' || r.effect === 'ask') && isGeneral(r));
  letThrough(
    gate,
    shell
      .filter((r) => r.effect === 'allow')
      .flatMap((r) =>
        (r.match.length ? r.match : ['*']).map((m) => ({
          rule: `${r.capability} ${m}`,
          breadth: stronger ? ('some' as const) : ALL.test(m) ? ('all' as const) : breadth(m),
          said: r.said,
        })),
      ),
    'Allow single commands, such as npm test.',
  );
  for (const from of ofRole(all, 'agents'))
    for (const tool of list(from.value, 'allowedTools')) {
      if (typeof tool !== 'string' || !/^(?:\*|@builtin|shell|execute_bash|execute_cmd)$/.test(tool)) continue;
      letThrough(
        gate,
        [{ rule: `allowedTools ${tool}`, breadth: 'all', said: said(from, 'allowedTools', tool) }],
        'List the tools that agent needs, without the shell.',
      );
    }
  for (const from of ofRole(all, 'mcp'))
    for (const [name, server] of entries(from.value, 'mcpServers'))
      if (list(server, 'autoApprove').includes('*'))
        gate.risks.push(
          risks.autoApprove(
            said(from, 'mcpServers', name, 'autoApprove'),
            `all tools of the server ${blotted(name)} are approved`,
            'List single tools in autoApprove.',
            'medium',
          ),
        );
  gate.protects = guarded(guards(rules, all, around));
  for (const from of ofRole(all, 'hooks')) gate.risks.push(risks.executes({ path: from.path }, 'a hook'));
  for (const from of ofRole(all, 'workspace')) gate.unknown.push({ path: from.path });
  gate.servers = [...serversOf(ofRole(all, 'mcp'), 'mcpServers'), ...serversOf(ofRole(all, 'agents'), 'mcpServers')];
  unknownKeys(gate, settings, ['rules', 'version']);
  for (const rule of rules) if (!['deny', 'ask', 'allow'].includes(rule.effect ?? '')) gate.unknown.push(rule.said);
  for (const from of settings)
    for (const rule of list(from.value, 'rules'))
      for (const [key] of entries(rule))
        if (!['capability', 'match', 'exclude', 'effect'].includes(key) && gate.unknown.length < 100) gate.unknown.push(said(from, 'rules', key));
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const own = files.filter((f) => inside(f, around.project) !== undefined);
  return [
    {
      path: ofRole(all).find((s) => s.layer === 'user')?.path ?? USER,
      format: 'yaml',
      set: [
        {
          key: ['rules'],
          value: {
            capability: 'filesystem',
            effect: 'deny',
            match: files.map((f) => (own.includes(f) ? `**/${asPattern(shortly(f, around))}` : asPattern(f))),
          },
          how: 'append',
        },
      ],
      because: 'a deny stands above all else, in the IDE and the CLI; it binds file tools, no command',
    },
  ];
}

const moved = (rest: string) => ({ by: 'KIRO_HOME', to: 'folder' as const, rest });

export default defineAgent({
  id: 'kiro',
  label: 'Kiro',
  docs: 'https://kiro.dev/docs/permissions/',
  checked: '2026-11-21',
  version: '1.0',
  settings: [
    { layer: 'user', format: 'yaml', paths: { all: ['~/.kiro/settings/permissions.yaml'] }, moved: moved('settings/permissions.yaml') },
    { layer: 'user', role: 'workspace', format: 'yaml', paths: { all: ['~/.kiro/workspace-roots/*/permissions.yaml'] } },
    { layer: 'project', role: 'mcp', format: 'json', paths: { all: ['.kiro/settings/mcp.json'] } },
    { layer: 'user', role: 'mcp', format: 'json', paths: { all: ['~/.kiro/settings/mcp.json'] }, moved: moved('settings/mcp.json') },
    { layer: 'project', role: 'agents', format: 'json', paths: { all: ['.kiro/agents/*.json'] } },
    { layer: 'user', role: 'agents', format: 'json', paths: { all: ['~/.kiro/agents/*.json'] }, moved: moved('agents/*.json') },
    { layer: 'project', role: 'hooks', format: 'text', paths: { all: ['.kiro/hooks/*'] } },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.kiroignore'] } },
  ],
  traces: { all: ['~/.kiro'] },
  flags: ['--trust-all-tools', '-a'],
  inside: [],
  keys: ['KIRO_API_KEY'],
  programs: ['kiro-cli', 'kiro'],
  read,
  protect,
});
