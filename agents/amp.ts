/**
 * Amp. Checked 2026-11-21 only in public code that reads its settings (the names of the keys, `amp.dangerouslyAllowAll` false by default, the
 * first rule of `amp.permissions` that matches wins, `amp.mcpPermissions` allows what no rule names). Not checked at ampcode.com/manual, which was
 * not at hand: the managed path, the rules built in, and which file's rules come first; those of the project are taken to.
 */
import { type Around, defineAgent, type Edit, type Gate, type Said, type Settings } from '../src/agent.ts';
import { blotted } from '../src/agents/blot.ts';
import { breadth } from '../src/agents/command.ts';
import { type Guard, guarded, newGate, open, risks } from '../src/agents/gate.ts';
import { matchesPath, matchesText } from '../src/agents/glob.ts';
import { merged, ofRole, said, strongest, unknownGates } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { absolute, inside } from '../src/agents/paths.ts';
import { regex } from '../src/agents/regex.ts';
import { at, list, text } from '../src/store-kit.ts';

const USER = '~/.config/amp/settings.json';
const KNOWN = 'permissions dangerouslyAllowAll mcpPermissions guardedFiles.allowlist commands.allowlist mcpServers tools.disable tools.enable'
  .split(' ')
  .map((key) => `amp.${key}`);
const PROBES = ['rm -rf build', 'qzxv --probe 1', 'curl https://example.com'];

interface Rule {
  tool: string;
  action: string | undefined;
  matches: unknown;
  path: string;
  said: Said;
}

const rulesOf = (settings: readonly Settings[]): Rule[] =>
  settings.flatMap((from) =>
    list(from.value, 'amp.permissions').flatMap((rule) => {
      const tool = text(rule, 'tool');
      return tool ? [{ tool, action: text(rule, 'action'), matches: at(rule, 'matches'), path: from.path, said: said(from, 'amp.permissions', tool) }] : [];
    }),
  );

/** Whether the rule speaks of a call: each pattern of an argument holds, and an argument it does not know is none. */
function speaks(rule: Rule, tool: string, argument: string, values: readonly string[]): boolean {
  if (!matchesText(rule.tool, tool)) return false;
  if (typeof rule.matches !== 'object' || rule.matches === null) return true;
  return Object.entries(rule.matches).every(([name, patterns]) => {
    if (name !== argument) return false;
    return list(patterns).some((p) => {
      if (typeof p !== 'string') return false;
      const body = /^\/(.*)\/[a-z]*$/s.exec(p)?.[1];
      const test = body === undefined ? (v: string) => matchesText(p, v) || matchesPath(p, v) : (regex(body) ?? (() => rule.action === 'allow'));
      return values.some(test);
    });
  });
}

function shell(settings: readonly Settings[], rules: Rule[], gate: Gate): void {
  const all = strongest(settings, 'amp.dangerouslyAllowAll');
  if (all?.value === true) {
    open(gate, 'amp.dangerouslyAllowAll is true', all.said);
    gate.risks.push(risks.autoApprove(all.said, gate.because, 'Set amp.dangerouslyAllowAll to false.'));
    return;
  }
  const first = PROBES.map((cmd) => rules.find((r) => speaks(r, 'Bash', 'cmd', [cmd])));
  if (first.every((r) => r?.action === 'allow') && first[0]) {
    open(gate, 'amp.permissions allows every command', first[0].said);
    gate.risks.push(risks.shell(first[0].said, first[0].tool, 'Put a rule that asks before it: the first one that matches wins.', true));
  }
  for (const rule of rules) {
    if (rule.action !== 'allow' || !matchesText(rule.tool, 'Bash')) continue;
    for (const cmd of list(rule.matches, 'cmd')) {
      if (typeof cmd !== 'string') continue;
      gate.allowed.push(blotted(cmd));
      if (gate.shell !== 'everything' && breadth(cmd) === 'anything') gate.risks.push(risks.shell(rule.said, blotted(cmd), 'Allow single commands.', false));
    }
  }
  for (const { value, said: where } of merged(settings, 'amp.commands.allowlist')) {
    gate.allowed.push(blotted(value));
    if (value === '*') open(gate, 'amp.commands.allowlist holds *', where);
    if (breadth(`${value} *`) !== 'some') gate.risks.push(risks.shell(where, blotted(value), 'Allow single commands.', value === '*'));
  }
}

const denies = (r: Rule): boolean => r.action === 'reject' || r.action === 'deny';

function guards(rules: Rule[], around: Around): Guard[] {
  return [
    {
      level: 2,
      because: 'amp.permissions rejects it for its Read tool; no command is bound',
      covers: (path) => {
        const names = [path, inside(path, around.project)].filter((p) => p !== undefined);
        const decides = rules.find((r) => speaks({ ...r, matches: home(r.matches, around) }, 'Read', 'path', names));
        return decides !== undefined && denies(decides);
      },
    },
  ];
}

const home = (matches: unknown, around: Around): unknown => {
  const paths = list(matches, 'path').map((p) => (typeof p === 'string' && p.startsWith('~/') ? absolute(p, around) : p));
  return paths.length ? { ...(matches as object), path: paths } : matches;
};

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before commands that no rule allows');
  gate.shell = 'some';
  const settings = ofRole(all);
  const rules = rulesOf(settings);
  shell(settings, rules, gate);
  gate.protects = guarded(guards(rules, around));
  rules.forEach((rule, i) => {
    if (!denies(rule)) return;
    const before = rules
      .slice(0, i)
      .find((r) => r.action === 'allow' && matchesText(r.tool, rule.tool) && (r.matches === undefined || list(r.matches, 'cmd').includes('*')));
    if (before)
      gate.risks.push(
        risks.denyDead(rule.said, `reject ${rule.tool}`, `an earlier rule allows ${before.tool}`, 'Put it first: the first rule that matches wins.'),
      );
  });
  for (const { value, said: where } of merged(settings, 'amp.guardedFiles.allowlist'))
    if (/^(?:\*\*?|\*\*\/\*|\/\*\*|~\/\*\*)$/.test(value))
      gate.risks.push(risks.autoApprove(where, `amp.guardedFiles.allowlist is ${value}`, 'Name single files there.', 'medium'));
  gate.servers = serversOf(settings, 'amp.mcpServers');
  unknownGates(gate, settings, KNOWN);
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[]): Edit[] {
  const user = ofRole(all).find((s) => s.layer === 'user');
  const before = list(user?.value, 'amp.permissions');
  const rules = files.map((path) => ({ tool: 'Read', matches: { path }, action: 'reject' }));
  const set: Edit['set'] = [{ key: ['amp.permissions'], value: [...rules, ...before], how: 'replace' }];
  if (strongest(ofRole(all), 'amp.dangerouslyAllowAll')?.value === true) set.push({ key: ['amp.dangerouslyAllowAll'], value: false, how: 'replace' });
  return [{ path: user?.path ?? USER, format: 'jsonc', set, because: 'the first rule that matches wins, so these come first; no command is bound' }];
}

export default defineAgent({
  id: 'amp',
  label: 'Amp',
  docs: 'https://ampcode.com/manual',
  checked: '2026-11-21',
  settings: [
    {
      layer: 'managed',
      format: 'jsonc',
      paths: {
        linux: ['/etc/ampcode/managed-settings.json'],
        darwin: ['/Library/Application Support/ampcode/managed-settings.json'],
        win32: ['C:/ProgramData/ampcode/managed-settings.json'],
      },
    },
    { layer: 'project', format: 'jsonc', paths: { all: ['.amp/settings.json', '.amp/settings.jsonc'] } },
    {
      layer: 'user',
      format: 'jsonc',
      paths: { all: ['{config}/amp/settings.json', '{config}/amp/settings.jsonc'] },
      moved: { by: 'AMP_SETTINGS_FILE', to: 'file' },
    },
  ],
  traces: { all: ['{config}/amp', '~/.amp'] },
  flags: ['--dangerously-allow-all'],
  inside: ['AMP_THREAD_ID', 'AMP_CURRENT_THREAD_ID'],
  keys: ['AMP_API_KEY'],
  programs: ['amp'],
  read,
  protect,
});
