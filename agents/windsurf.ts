/**
 * Windsurf (Cascade). Checked 2026-11-21 in what search shows of docs.windsurf.com (windsurf/terminal: levels Disabled, Allowlist, Auto and Turbo,
 * two lists of commands of which the one that denies asks). The level is kept in the editor, and no file tells it. Not checked: the page whole.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth } from '../src/agents/command.ts';
import { guarded, ignoreFiles, letThrough, newGate } from '../src/agents/gate.ts';
import { merged, ofRole, said } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside } from '../src/agents/paths.ts';
import { entries } from '../src/store-kit.ts';

const ALLOW = 'windsurf.cascadeCommandsAllowList';
const DENY = 'windsurf.cascadeCommandsDenyList';

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('how far it runs commands unasked (Turbo) is kept in the editor, where keyreach does not look');
  gate.shell = 'unknown';
  const settings = ofRole(all);
  letThrough(
    gate,
    merged(settings, ALLOW).map(({ value, said: where }) => ({ rule: value, breadth: breadth(value.endsWith('*') ? value : `${value} *`), said: where })),
    `List single commands in ${ALLOW}.`,
  );
  gate.protects = guarded(ignoreFiles(all, around));
  gate.servers = serversOf(ofRole(all, 'mcp'), 'mcpServers');
  for (const from of settings)
    for (const [key] of entries(from.value)) if (/^windsurf\.(?:cascade|auto)/i.test(key) && key !== ALLOW && key !== DENY) gate.unknown.push(said(from, key));
  return gate;
}

function protect(files: readonly string[], _: readonly Settings[], around: Around): Edit[] {
  const own = files.flatMap((f) => inside(f, around.project) ?? []);
  return own.length
    ? [
        {
          path: '.codeiumignore',
          format: 'text',
          set: [],
          lines: own.map((f) => `/${asPattern(f)}`),
          because: 'an ignore file alone: it has no rule that binds commands',
        },
      ]
    : [];
}

export default defineAgent({
  id: 'windsurf',
  label: 'Windsurf',
  docs: 'https://docs.windsurf.com/windsurf/terminal',
  checked: '2026-11-21',
  settings: [
    {
      layer: 'user',
      format: 'jsonc',
      paths: {
        linux: ['{config}/Windsurf/User/settings.json'],
        darwin: ['{support}/Windsurf/User/settings.json'],
        win32: ['{appdata}/Windsurf/User/settings.json'],
      },
    },
    { layer: 'user', role: 'mcp', format: 'json', paths: { all: ['~/.codeium/windsurf/mcp_config.json'] } },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.codeiumignore'] }, shared: /^$/ },
  ],
  traces: { all: ['~/.codeium/windsurf'] },
  inside: [],
  keys: [],
  programs: ['windsurf'],
  read,
  protect,
});
