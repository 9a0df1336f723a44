/**
 * Roo Code. Checked 2026-11-21 in RooCodeInc/Roo-Code at cb83656 (2026-04-14): src/package.json, packages/types/src/global-settings.ts and
 * core/auto-approval/commands.ts (the longest prefix wins, `*` stands for all). Whether it approves at all is kept in the editor's database,
 * which is not opened.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth } from '../src/agents/command.ts';
import { guarded, ignoreFiles, letThrough, newGate, risks } from '../src/agents/gate.ts';
import { merged, ofRole, said } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside } from '../src/agents/paths.ts';
import { entries, list } from '../src/store-kit.ts';

const KNOWN = ['allowedCommands', 'deniedCommands', 'commandTimeoutAllowlist'].map((key) => `roo-cline.${key}`);

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('what it approves is kept in the editor, where keyreach does not look');
  gate.shell = 'unknown';
  const settings = ofRole(all);
  letThrough(
    gate,
    merged(settings, 'roo-cline.allowedCommands').map(({ value, said: where }) => ({
      rule: value,
      breadth: breadth(value === '*' ? value : `${value} *`),
      said: where,
    })),
    'List single commands in roo-cline.allowedCommands.',
  );
  gate.protects = guarded(ignoreFiles(all, around));
  const mcp = ofRole(all, 'mcp');
  for (const from of mcp)
    for (const [name, server] of entries(from.value, 'mcpServers'))
      if (list(server, 'alwaysAllow').includes('*'))
        gate.risks.push(
          risks.autoApprove(
            said(from, 'mcpServers', name, 'alwaysAllow'),
            `all tools of the server ${name} are approved`,
            'List single tools in alwaysAllow.',
            'medium',
          ),
        );
  gate.servers = serversOf(mcp, 'mcpServers');
  for (const from of settings)
    for (const [key] of entries(from.value))
      if (/^roo-cline\..*(?:allow|deny|denied|approv|permission)/i.test(key) && !KNOWN.includes(key)) gate.unknown.push(said(from, key));
  return gate;
}

function protect(files: readonly string[], _: readonly Settings[], around: Around): Edit[] {
  const own = files.flatMap((f) => inside(f, around.project) ?? []);
  return own.length
    ? [
        {
          path: '.rooignore',
          format: 'text',
          set: [],
          lines: own.map((f) => `/${asPattern(f)}`),
          because: 'an ignore file alone: it has no rule that binds commands',
        },
      ]
    : [];
}

const user = (name: string) => ({ linux: [`{config}/Code/User/${name}`], darwin: [`{support}/Code/User/${name}`], win32: [`{appdata}/Code/User/${name}`] });

export default defineAgent({
  id: 'roo',
  label: 'Roo Code',
  docs: 'https://docs.roocode.com/features/auto-approving-actions',
  checked: '2026-11-21',
  settings: [
    { layer: 'project', format: 'jsonc', paths: { all: ['.vscode/settings.json'] }, shared: /^roo-cline\./ },
    { layer: 'user', format: 'jsonc', paths: user('settings.json'), shared: /^roo-cline\./ },
    { layer: 'project', role: 'mcp', format: 'json', paths: { all: ['.roo/mcp.json'] } },
    { layer: 'user', role: 'mcp', format: 'json', paths: user('globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json') },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.rooignore'] } },
  ],
  traces: { all: ['~/.roo'], ...user('globalStorage/rooveterinaryinc.roo-cline') },
  inside: ['ROO_ACTIVE'],
  keys: [],
  programs: [],
  read,
  protect,
});
