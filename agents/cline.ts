/**
 * Cline, the extension and its CLI. Checked 2026-11-21 in cline/cline at 21cb8d2 (2026-08-22): apps/cli/src/main.ts and utils/startup-settings.ts
 * (tools are approved unless `toolAutoApprove` is false), sdk global-settings.ts, apps/vscode AutoApprovalSettings.ts (`executeSafeCommands` counts,
 * `executeAllCommands` is dead), docs/getting-started/config.mdx (CLINE_COMMAND_PERMISSIONS), docs/customization/clineignore.mdx.
 */

import type { Around } from '../src/agent.ts';
import { defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth } from '../src/agents/command.ts';
import { guarded, ignoreFiles, letThrough, newGate, open, risks } from '../src/agents/gate.ts';
import { ofRole, said, strongest, unknownGates } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside } from '../src/agents/paths.ts';
import { at, entries, list } from '../src/store-kit.ts';

const GLOBAL = '~/.cline/data/settings/global-settings.json';
const ACTIONS = 'readFiles readFilesExternally editFiles editFilesExternally executeSafeCommands executeAllCommands useBrowser useMcp'.split(' ');

/** The policy in the environment: what it does not allow is denied. */
function policy(value: string | undefined): unknown {
  try {
    return value === undefined || value.length > 65_536 ? undefined : JSON.parse(value);
  } catch {
    return undefined;
  }
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('toolAutoApprove is false, and the extension asks before commands');
  const told = strongest(ofRole(all), 'toolAutoApprove');
  const action = strongest(ofRole(all, 'state'), 'autoApprovalSettings', 'actions', 'executeSafeCommands');
  if (told?.value !== false) {
    const where = told?.said ?? { path: GLOBAL, key: 'toolAutoApprove' };
    open(gate, told ? 'toolAutoApprove is not false' : 'toolAutoApprove is not set, and its CLI approves every tool unless it is false', where);
    gate.risks.push(risks.autoApprove(where, gate.because, `Set toolAutoApprove to false in ${GLOBAL}, or start it with --auto-approve false.`));
  }
  if (action?.value === true) {
    open(gate, 'autoApprovalSettings.actions.executeSafeCommands is true: the model says which commands are safe', action.said);
    gate.risks.push(risks.autoApprove(action.said, gate.because, 'Switch off commands in the Auto-approve menu.'));
  }
  const limits = policy(around.env['CLINE_COMMAND_PERMISSIONS']);
  if (Array.isArray(at(limits, 'allow'))) {
    gate.shell = 'asks';
    gate.because = 'CLINE_COMMAND_PERMISSIONS allows the commands it lists, and no others';
    const where = { path: '$CLINE_COMMAND_PERMISSIONS', key: 'allow' };
    letThrough(
      gate,
      list(limits, 'allow').flatMap((rule) => (typeof rule === 'string' ? [{ rule, breadth: breadth(rule), said: where }] : [])),
      'List single commands.',
    );
  }
  gate.protects = guarded(ignoreFiles(all, around));
  const mcp = ofRole(all, 'mcp');
  for (const from of mcp)
    for (const [name, server] of entries(from.value, 'mcpServers'))
      if (list(server, 'autoApprove').includes('*'))
        gate.risks.push(
          risks.autoApprove(
            said(from, 'mcpServers', name, 'autoApprove'),
            `all tools of the server ${name} are approved`,
            'List single tools in autoApprove.',
            'medium',
          ),
        );
  for (const from of ofRole(all, 'hooks')) gate.risks.push(risks.executes({ path: from.path }, 'a hook'));
  gate.servers = serversOf(mcp, 'mcpServers');
  unknownGates(gate, ofRole(all), ['toolAutoApprove', 'disabledTools']);
  unknownGates(gate, ofRole(all, 'state'), ['autoApprovalSettings', 'yoloModeToggled', 'autoApproveAllToggled']);
  for (const from of ofRole(all, 'state'))
    for (const [key] of entries(from.value, 'autoApprovalSettings', 'actions'))
      if (!ACTIONS.includes(key)) gate.unknown.push(said(from, 'autoApprovalSettings', 'actions', key));
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const own = files.flatMap((f) => inside(f, around.project) ?? []);
  return [
    {
      path: ofRole(all)[0]?.path ?? GLOBAL,
      format: 'json',
      set: [{ key: ['toolAutoApprove'], value: false, how: 'replace' }],
      because: 'it has no rule that keeps it from a file; asking is all that is left',
    },
    ...(own.length
      ? [
          {
            path: '.clineignore',
            format: 'text' as const,
            set: [],
            lines: own.map((f) => `/${asPattern(f)}`),
            because: 'an ignore file alone: no command obeys it, and Cline means to give it up',
          },
        ]
      : []),
  ];
}

const moved = (rest: string) => ({ by: 'CLINE_DATA_DIR', to: 'folder' as const, rest });

export default defineAgent({
  id: 'cline',
  label: 'Cline',
  docs: 'https://docs.cline.bot/features/auto-approve',
  checked: '2026-11-21',
  settings: [
    { layer: 'user', format: 'json', paths: { all: ['~/.cline/data/settings/global-settings.json'] }, moved: moved('settings/global-settings.json') },
    { layer: 'user', role: 'state', format: 'json', paths: { all: ['~/.cline/data/globalState.json'] }, moved: moved('globalState.json') },
    {
      layer: 'user',
      role: 'mcp',
      format: 'json',
      paths: { all: ['~/.cline/data/settings/cline_mcp_settings.json'] },
      moved: moved('settings/cline_mcp_settings.json'),
    },
    { layer: 'project', role: 'hooks', format: 'text', paths: { all: ['.clinerules/hooks/*'] } },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.clineignore'] } },
  ],
  traces: { all: ['~/.cline'] },
  flags: ['--yolo', '--auto-approve true'],
  inside: ['CLINE_ACTIVE'],
  keys: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'OPENROUTER_API_KEY'],
  programs: ['cline'],
  read,
  protect,
});
