/**
 * Continue (CLI `cn`). Checked 2026-11-21 in continuedev/continue at d0a3c0b (2026-06-18): extensions/cli/src/permissions (what is excluded stands
 * above what is asked, that above what is allowed; a file with any other key is not taken at all; without a terminal all is allowed).
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth, toolRule } from '../src/agents/command.ts';
import { type Guard, guarded, ignoreFiles, letThrough, newGate, risks } from '../src/agents/gate.ts';
import { matchesText } from '../src/agents/glob.ts';
import { merged, ofRole, said } from '../src/agents/layers.ts';
import { server, serversIn } from '../src/agents/mcp.ts';
import { asPattern, inside, shortly } from '../src/agents/paths.ts';
import { entries, list, text } from '../src/store-kit.ts';

const KEYS = ['allow', 'ask', 'exclude'];
const USER = '~/.continue/permissions.yaml';

/** Whether Continue takes the file: a key it does not know, or a value that is no list, and it takes none of it. */
const taken = (from: Settings): boolean => entries(from.value).every(([key, value]) => KEYS.includes(key) && (!value || Array.isArray(value)));

function guards(settings: Settings[], all: readonly Settings[], around: Around): Guard[] {
  return [
    ...ignoreFiles(all, around),
    ...merged(settings, 'exclude').flatMap(({ value, from }): Guard[] => {
      const { tool, of } = toolRule(value);
      if (tool !== 'Read' && tool !== '*') return [];
      // The tool is handed a path as the model writes it.
      return [
        {
          level: 2,
          because: `${value} in ${from.path} takes it from its Read tool; no command is bound`,
          covers: (path) => of === undefined || [path, inside(path, around.project)].every((p) => p === undefined || matchesText(of, p)),
        },
      ];
    }),
  ];
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before commands, but without a terminal it runs all of them');
  const files = ofRole(all);
  const settings = files.filter(taken);
  for (const from of files)
    if (!settings.includes(from)) {
      gate.risks.push(
        risks.denyDead(
          { path: from.path },
          'the whole file',
          'it has a key besides allow, ask and exclude, so none of it is taken',
          'Take all other keys out.',
        ),
      );
      for (const [key] of entries(from.value)) if (!KEYS.includes(key)) gate.unknown.push(said(from, key));
    }
  const stronger = [...merged(settings, 'exclude'), ...merged(settings, 'ask')].some(({ value }) => /^(?:Bash|\*)(?:\(\*\))?$/.test(value));
  letThrough(
    gate,
    merged(settings, 'allow').flatMap(({ value, said: where }) => {
      const { tool, of } = toolRule(value);
      if (tool !== 'Bash' && tool !== '*') return [];
      return [{ rule: value, breadth: stronger ? ('some' as const) : of === undefined ? ('all' as const) : breadth(of), said: where }];
    }),
    'Allow single commands, such as Bash(npm test).',
  );
  gate.protects = guarded(guards(settings, all, around));
  gate.servers = ofRole(all, 'config').flatMap((from) => [
    ...list(from.value, 'mcpServers').flatMap((value, i) =>
      text(value, 'name') || text(value, 'command') ? [server(from, text(value, 'name') ?? `${i}`, value, ['mcpServers', text(value, 'name') ?? i])] : [],
    ),
    ...(Array.isArray((from.value as { mcpServers?: unknown } | undefined)?.mcpServers) ? [] : serversIn(from, 'mcpServers')),
  ]);
  return gate;
}

function protect(files: readonly string[], _: readonly Settings[], around: Around): Edit[] {
  const own = files.filter((f) => inside(f, around.project) !== undefined);
  return [
    {
      path: USER,
      format: 'yaml',
      set: files.map((f) => ({ key: ['exclude'], value: `Read(*${shortly(f, around).replace(/^~/, '')})`, how: 'append' as const })),
      because: 'what is excluded is taken from its file tools; no command is bound',
    },
    ...(own.length
      ? [
          {
            path: '.continueignore',
            format: 'text' as const,
            set: [],
            lines: own.map((f) => `/${asPattern(shortly(f, around))}`),
            because: 'its index leaves out what is listed; no command does',
          },
        ]
      : []),
  ];
}

const moved = (rest: string) => ({ by: 'CONTINUE_GLOBAL_DIR', to: 'folder' as const, rest });

export default defineAgent({
  id: 'continue',
  label: 'Continue',
  docs: 'https://docs.continue.dev/cli/tool-permissions',
  checked: '2026-11-21',
  settings: [
    { layer: 'user', format: 'yaml', paths: { all: ['~/.continue/permissions.yaml'] }, moved: moved('permissions.yaml') },
    { layer: 'project', role: 'config', format: 'yaml', paths: { all: ['.continue/mcpServers/*.yaml', '.continue/config.yaml'] } },
    { layer: 'user', role: 'config', format: 'yaml', paths: { all: ['~/.continue/config.yaml'] }, moved: moved('config.yaml') },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.continueignore'] } },
  ],
  traces: { all: ['~/.continue'] },
  flags: ['--auto', '--allow "*"', '--allow Bash'],
  inside: [],
  keys: ['CONTINUE_API_KEY', 'ANTHROPIC_API_KEY', 'OPENAI_API_KEY'],
  programs: ['cn'],
  read,
  protect,
});
