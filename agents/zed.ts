/**
 * Zed's agent. Checked 2026-11-21: docs/src/ai/tool-permissions.md of zed-industries/zed at 07b5ab5 (deny, then confirm, then allow, then the
 * tool's default, then the general one); read_file refuses what private_files and file_scan_exclusions name. Not checked: the default of
 * private_files, taken from memory. Agents that others write (ACP) are not bound by any of it.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { blotted } from '../src/agents/blot.ts';
import { byGlob, guarded, newGate, open, risks } from '../src/agents/gate.ts';
import { is, ofRole, said, strongest, unknownGates, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside, shortly } from '../src/agents/paths.ts';
import { lets } from '../src/agents/regex.ts';
import { at, list, text } from '../src/store-kit.ts';

const USER = '~/.config/zed/settings.json';
const PRIVATE = ['**/.env*', '**/*.pem', '**/*.key', '**/*.cert', '**/*.crt', '**/secrets.yml'];
const TERMINAL = ['agent', 'tool_permissions', 'tools', 'terminal'];

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('agent.tool_permissions asks before commands');
  const settings = ofRole(all);
  const mend = 'Set agent.tool_permissions.default to "confirm", and allow single commands by always_allow.';
  const word = strongest(settings, ...TERMINAL, 'default') ?? strongest(settings, 'agent', 'tool_permissions', 'default');
  const general = strongest(settings, 'agent', 'tool_permissions', 'default');
  const old = strongest(settings, 'agent', 'always_allow_tool_actions');
  if (word?.value === 'allow') {
    open(gate, `${word.said.key} is allow`, word.said);
    gate.risks.push(risks.autoApprove(word.said, gate.because, mend));
  } else if (!word && old?.value === true) {
    open(gate, 'agent.always_allow_tool_actions is true', old.said);
    gate.risks.push(risks.autoApprove(old.said, gate.because, mend));
  } else if (word && word.value !== 'confirm' && word.value !== 'deny') gate.unknown.push(word.said);
  if (general?.value === 'allow' && word !== general && word?.value !== 'allow')
    gate.risks.push(risks.autoApprove(general.said, 'agent.tool_permissions.default is allow: all tools but commands', mend, 'medium'));
  for (const from of settings)
    for (const rule of list(from.value, ...TERMINAL, 'always_allow')) {
      const pattern = text(rule, 'pattern');
      if (!pattern) continue;
      gate.allowed.push(blotted(pattern));
      const where = said(from, 'agent', 'tool_permissions', 'terminal', 'always_allow', pattern);
      if (lets(pattern) === 'all') {
        open(gate, `always_allow lets every command through: ${blotted(pattern)}`, where);
        gate.risks.push(risks.shell(where, blotted(pattern), 'Begin the pattern with ^ and the command.', true));
      } else if (gate.shell === 'asks') gate.shell = 'some';
    }
  const named = strongest(settings, 'private_files');
  const hidden = named ? list(named.value).filter((v): v is string => typeof v === 'string') : PRIVATE;
  gate.protects = guarded(
    hidden.map((glob) => {
      const guard = byGlob(glob, around, 2, `private_files names ${glob}: its file tools refuse it, no command does`);
      return { ...guard, covers: (path) => inside(path, around.project) !== undefined && guard.covers(path) };
    }),
  );
  if (is(settings, true, 'session', 'trust_all_worktrees')) {
    const where = strongest(settings, 'session', 'trust_all_worktrees')?.said ?? { path: USER };
    gate.risks.push(risks.tooWide(where, 'every folder (session.trust_all_worktrees)', 'Set it to false.'));
  }
  gate.servers = serversOf(settings, 'context_servers');
  unknownGates(gate, settings, ['tool_permissions', 'always_allow_tool_actions', 'single_file_review'], 'agent');
  unknownKeys(gate, settings, ['default', 'tools'], 'agent', 'tool_permissions');
  unknownKeys(gate, settings, ['default', 'always_allow', 'always_deny', 'always_confirm'], ...TERMINAL);
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const from = ofRole(all)[0];
  const own = files.filter((f) => inside(f, around.project) !== undefined).map((f) => `**/${asPattern(shortly(f, around))}`);
  const set: Edit['set'] = [];
  // A list in the settings takes the place of the built-in one.
  if (own.length && !Array.isArray(at(from?.value, 'private_files'))) set.push({ key: ['private_files'], value: [...PRIVATE, ...own], how: 'replace' });
  else set.push(...own.map((glob) => ({ key: ['private_files'], value: glob, how: 'append' as const })));
  if (read(all, around).risks.some((r) => r.check === 'agent-auto-approve'))
    set.push({ key: ['agent', 'tool_permissions', 'default'], value: 'confirm', how: 'replace' });
  return set.length
    ? [{ path: from?.path ?? USER, format: 'jsonc', set, because: 'its file tools refuse private files in the project; no command is bound' }]
    : [];
}

export default defineAgent({
  id: 'zed',
  label: 'Zed',
  docs: 'https://zed.dev/docs/ai/tool-permissions',
  checked: '2026-11-21',
  version: '0.224.0',
  settings: [
    {
      layer: 'user',
      format: 'jsonc',
      paths: { linux: ['{config}/zed/settings.json'], darwin: ['~/.config/zed/settings.json'], win32: ['{appdata}/Zed/settings.json'] },
    },
  ],
  inside: [],
  keys: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY'],
  programs: ['zed'],
  read,
  protect,
});
