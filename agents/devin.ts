/**
 * Devin CLI. Checked 2026-11-21 in what search shows of docs.devin.ai/cli/extensibility/configuration and cli/reference/permissions (what a project may
 * set; reading is allowed, commands are asked for; an organisation's rules stand above all modes). Not checked: the matching of Read(…) globs, and
 * the keys of `sandbox`.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth, toolRule } from '../src/agents/command.ts';
import { byGlob, guarded, letThrough, newGate, risks } from '../src/agents/gate.ts';
import { merged, ofRole, said, unknownGates, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside, shortly } from '../src/agents/paths.ts';
import { entries } from '../src/store-kit.ts';

const USER = '~/.config/devin/config.json';
const isAll = (rule: string): boolean => /^(?:\*|exec(?:\(\*{0,2}\))?)$/i.test(rule.trim());

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before commands, unless it is started in another mode');
  const settings = ofRole(all);
  const stronger = [...merged(settings, 'permissions', 'deny'), ...merged(settings, 'permissions', 'ask')].some(({ value }) => isAll(value));
  letThrough(
    gate,
    merged(settings, 'permissions', 'allow').flatMap(({ value, said: where }) => {
      const { tool, of } = toolRule(value);
      if (!isAll(value) && tool.toLowerCase() !== 'exec') return [];
      return [
        {
          rule: value,
          breadth: stronger ? ('some' as const) : isAll(value) ? ('all' as const) : breadth(`${(of ?? '').replace(/[\s*]+$/, '')} *`),
          said: where,
        },
      ];
    }),
    'Allow single commands, such as Exec(npm run test).',
  );
  gate.protects = guarded(
    merged(settings, 'permissions', 'deny').flatMap(({ value, from }) => {
      const { tool, of } = toolRule(value);
      return tool.toLowerCase() === 'read' ? [byGlob(of ?? '**', around, 2, `${value} in ${from.path} binds its file tools; no command`)] : [];
    }),
  );
  for (const from of [...settings, ...ofRole(all, 'hooks')])
    if (from.layer !== 'user' && (entries(from.value, 'hooks').length > 0 || (from.role === 'hooks' && entries(from.value).length > 0)))
      gate.risks.push(risks.executes(said(from, 'hooks'), 'hooks'));
  gate.servers = serversOf(settings, 'mcpServers');
  unknownGates(gate, settings, ['permissions', 'sandbox']);
  unknownKeys(gate, settings, ['allow', 'ask', 'deny'], 'permissions');
  for (const from of settings) for (const [key] of entries(from.value, 'sandbox').slice(0, 20)) gate.unknown.push(said(from, 'sandbox', key));
  return gate;
}

function protect(files: readonly string[], _: readonly Settings[], around: Around): Edit[] {
  const own = files.filter((f) => inside(f, around.project) !== undefined);
  const deny = (path: string, list: readonly string[]): Edit[] =>
    list.length
      ? [
          {
            path,
            format: 'jsonc',
            set: list.map((f) => ({ key: ['permissions', 'deny'], value: `Read(${asPattern(shortly(f, around))})`, how: 'append' as const })),
            because: 'deny rules bind its file tools; commands only in its sandbox',
          },
        ]
      : [];
  return [
    ...deny(
      USER,
      files.filter((f) => !own.includes(f)),
    ),
    ...deny('.devin/config.json', own),
  ];
}

export default defineAgent({
  id: 'devin',
  label: 'Devin CLI',
  docs: 'https://docs.devin.ai/cli/reference/permissions',
  checked: '2026-11-21',
  settings: [
    { layer: 'local', format: 'jsonc', paths: { all: ['.devin/config.local.json'] } },
    { layer: 'project', format: 'jsonc', paths: { all: ['.devin/config.json'] } },
    {
      layer: 'user',
      format: 'jsonc',
      paths: { linux: ['{config}/devin/config.json'], darwin: ['{config}/devin/config.json'], win32: ['{appdata}/devin/config.json'] },
    },
    { layer: 'project', role: 'hooks', format: 'json', paths: { all: ['.devin/hooks.v1.json', '.devin/hooks.json'] } },
  ],
  flags: ['--permission-mode bypass', '--permission-mode yolo'],
  inside: [],
  keys: ['DEVIN_API_KEY'],
  programs: ['devin'],
  read,
  protect,
});
