/**
 * Goose. Checked 2026-11-21: documentation/docs/guides/config-files.md of block/goose at 09f7063 (GOOSE_MODE is auto unless set; a variable stands
 * above the file). Not checked: the names of tools in permission.yaml, and whether .gooseignore binds any command.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { guarded, ignoreFiles, newGate, open, risks } from '../src/agents/gate.ts';
import { merged, ofRole, strongest, unknownGates } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside } from '../src/agents/paths.ts';

const USER = '~/.config/goose/config.yaml';
const MEND = 'Set GOOSE_MODE to smart_approve or approve.';
const KNOWN = ['GOOSE_MODE', 'GOOSE_ALLOWLIST', 'SECURITY_PROMPT_ENABLED', 'SECURITY_PROMPT_THRESHOLD'];

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('GOOSE_MODE is approve');
  const settings = ofRole(all);
  const told = strongest(settings, 'GOOSE_MODE');
  const mode = around.env['GOOSE_MODE'] || told?.value;
  const where = around.env['GOOSE_MODE'] ? { path: '$GOOSE_MODE' } : (told?.said ?? { path: USER, key: 'GOOSE_MODE' });
  if (mode === undefined || mode === 'auto') {
    open(gate, mode ? 'GOOSE_MODE is auto' : 'GOOSE_MODE is not set, and then it is auto', where);
    gate.risks.push(risks.autoApprove(where, gate.because, MEND));
  } else if (mode === 'smart_approve') {
    gate.shell = 'some';
    gate.because = 'GOOSE_MODE is smart_approve: what it takes for harmless runs unasked';
  } else if (mode === 'chat') gate.because = 'GOOSE_MODE is chat: it runs nothing';
  else if (mode !== 'approve') {
    gate.shell = 'unknown';
    gate.because = 'GOOSE_MODE is none that keyreach knows';
    gate.unknown.push(where);
  }
  if (mode !== 'chat')
    for (const { value, said: at } of merged(ofRole(all, 'permission'), 'user', 'always_allow')) {
      if (!/shell|bash|command|execute|^\*$/i.test(value)) continue;
      gate.allowed.push(value);
      if (gate.shell !== 'everything') open(gate, `permission.yaml always allows ${value}`, at);
      gate.risks.push(risks.shell(at, `user.always_allow: ${value}`, 'Take it out of always_allow.', true));
    }
  gate.protects = guarded(ignoreFiles(all, around));
  gate.servers = serversOf(settings, 'extensions').filter((s) => s.command !== undefined || s.url !== undefined);
  unknownGates(gate, settings, KNOWN);
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const own = files.flatMap((f) => inside(f, around.project) ?? []);
  return [
    {
      path: ofRole(all)[0]?.path ?? USER,
      format: 'yaml',
      set: [{ key: ['GOOSE_MODE'], value: 'approve', how: 'replace' }],
      because: 'it has no rule that keeps it from a file; asking is all that is left',
    },
    ...(own.length
      ? [
          {
            path: '.gooseignore',
            format: 'text' as const,
            set: [],
            lines: own.map((f) => `/${asPattern(f)}`),
            because: 'an ignore file alone: it has no rule that binds commands',
          },
        ]
      : []),
  ];
}

const user = (name: string) => ({ linux: [`{config}/goose/${name}`], darwin: [`{config}/goose/${name}`], win32: [`{appdata}/Block/goose/config/${name}`] });

export default defineAgent({
  id: 'goose',
  label: 'Goose',
  docs: 'https://block.github.io/goose/docs/guides/config-files',
  checked: '2026-11-21',
  settings: [
    { layer: 'user', format: 'yaml', paths: user('config.yaml') },
    { layer: 'user', role: 'permission', format: 'yaml', paths: user('permission.yaml') },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.gooseignore'] } },
  ],
  flags: [],
  inside: ['GOOSE_TERMINAL'],
  keys: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'GOOGLE_API_KEY', 'OPENROUTER_API_KEY'],
  programs: ['goose'],
  read,
  protect,
});
