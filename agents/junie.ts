/**
 * Junie, mostly its CLI. Checked 2026-11-21 in copies of junie.jetbrains.com/docs (action-allowlist, junie-cli-usage) and jetbrains.com/help/junie
 * (user-approval, aiignore): ~/.junie/allowlist.json, the first rule that matches wins, there is no deny; .aiignore makes it ask. Not checked: the
 * spelling of `brave` in config.json. The IDE keeps Brave mode and its list in its own settings, which are not opened.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth } from '../src/agents/command.ts';
import { guarded, ignoreFiles, letThrough, newGate, open, risks } from '../src/agents/gate.ts';
import { is, ofRole, said, strongest, unknownGates, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { asPattern, inside } from '../src/agents/paths.ts';
import { at, entries, list, text } from '../src/store-kit.ts';

const USER = '~/.junie/allowlist.json';
const GROUPS = ['fileEditing', 'executables', 'mcpTools', 'readOutsideProject', 'readSecretFile'];

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('its allowlist asks before commands');
  const settings = ofRole(all);
  const rules = ofRole(all, 'allowlist');
  const brave = strongest(settings, 'brave');
  if (brave && ![false, 'off', 'ask'].includes(brave.value as never)) {
    open(gate, 'Brave mode is on (brave in config.json)', brave.said);
    gate.risks.push(risks.autoApprove(brave.said, gate.because, 'Set brave to false.'));
  }
  const group = strongest(rules, 'rules', 'executables', 'default');
  const general = strongest(rules, 'defaultBehavior');
  const word = group ?? general;
  if (word?.value === 'allow') {
    open(gate, `${word.said.key} is allow`, word.said);
    gate.risks.push(risks.autoApprove(word.said, gate.because, 'Set it to "ask".'));
  }
  for (const from of rules) {
    // What an earlier rule asks for, no later one allows.
    const items = list(from.value, 'rules', 'executables', 'rules');
    const asks = items.findIndex((r) => at(r, 'action') === 'ask' && /^\*+$/.test(text(r, 'pattern') ?? ''));
    letThrough(
      gate,
      items.slice(0, asks < 0 ? items.length : asks).flatMap((rule) => {
        const prefix = text(rule, 'prefix');
        const pattern = prefix === undefined ? text(rule, 'pattern') : `${prefix} *`;
        if (at(rule, 'action') !== 'allow' || pattern === undefined) return [];
        return [{ rule: prefix ?? pattern, breadth: breadth(pattern), said: said(from, 'rules', 'executables', prefix ?? pattern) }];
      }),
      'Allow single commands.',
    );
  }
  if (gate.shell === 'asks' && is(rules, true, 'allowReadonlyCommands')) gate.shell = 'some';
  gate.protects = guarded(ignoreFiles(all, around));
  for (const from of settings)
    if (from.layer === 'project' && entries(from.value, 'hooks').length > 0) gate.risks.push(risks.executes(said(from, 'hooks'), 'hooks'));
  gate.servers = serversOf(ofRole(all, 'mcp'), 'mcpServers');
  unknownGates(gate, settings, ['brave']);
  unknownKeys(gate, rules, ['defaultBehavior', 'allowReadonlyCommands', 'rules']);
  unknownKeys(gate, rules, GROUPS, 'rules');
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[], around: Around): Edit[] {
  const own = files.flatMap((f) => inside(f, around.project) ?? []);
  const set: Edit['set'] = [{ key: ['defaultBehavior'], value: 'ask', how: 'replace' }];
  return [
    { path: ofRole(all, 'allowlist')[0]?.path ?? USER, format: 'json', set, because: 'it knows no deny: asking is all that is left' },
    ...(own.length
      ? [
          {
            path: '.aiignore',
            format: 'text' as const,
            set: [],
            lines: own.map((f) => `/${asPattern(f)}`),
            because: 'it asks before it looks at what is listed; no command is bound',
          },
        ]
      : []),
  ];
}

export default defineAgent({
  id: 'junie',
  label: 'Junie',
  docs: 'https://junie.jetbrains.com/docs/action-allowlist-junie-cli.html',
  checked: '2026-11-21',
  settings: [
    { layer: 'project', format: 'json', paths: { all: ['.junie/config.json'] } },
    { layer: 'user', format: 'json', paths: { all: ['~/.junie/config.json'] } },
    { layer: 'user', role: 'allowlist', format: 'jsonc', paths: { all: ['~/.junie/allowlist.json'] } },
    { layer: 'project', role: 'mcp', format: 'json', paths: { all: ['.junie/mcp/mcp.json'] } },
    { layer: 'user', role: 'mcp', format: 'json', paths: { all: ['~/.junie/mcp/mcp.json'] } },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.aiignore'] }, shared: /^$/ },
  ],
  traces: { all: ['~/.junie'] },
  flags: ['--brave'],
  inside: [],
  keys: ['JUNIE_API_KEY'],
  programs: ['junie'],
  read,
  protect,
});
