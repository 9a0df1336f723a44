/**
 * Agents in Visual Studio Code (GitHub Copilot). Checked 2026-11-21 in microsoft/vscode-docs: docs/agents/run/approvals.md (2026-09-16) and
 * agent-sandboxing.md (2026-10-07), docs/copilot/security.md. A `false` rule for the terminal asks and does not block. Not checked: which of
 * the settings count in a workspace; all are taken to count. Policies of an organisation lie in no file that is read.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth } from '../src/agents/command.ts';
import { byGlob, guarded, letThrough, newGate, open, risks } from '../src/agents/gate.ts';
import { is, ofRole, said, strongest } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { inside, isTooWide } from '../src/agents/paths.ts';
import { lets } from '../src/agents/regex.ts';
import { at, entries, list } from '../src/store-kit.ts';

const LEVEL = 'chat.permissions.default';
const TERMINAL = 'chat.tools.terminal.autoApprove';
const PATHS = 'chat.agent.sandbox.fileSystem.userConfiguredPaths';
const KNOWN = [
  ...'global.autoApprove autoApprove eligibleForAutoApproval edits.autoApprove urls.autoApprove terminal.autoApprove terminal.enableAutoApprove terminal.ignoreDefaultAutoApproveRules terminal.blockDetectedFileWrites terminal.sandbox.enabled terminal.autoApproveWorkspaceNpmScripts'
    .split(' ')
    .map((key) => `chat.tools.${key}`),
  ...'enabled network.allowNetwork network.allowLocalNetwork network.allowedDomains network.deniedDomains fileSystem.userConfiguredPaths fileSystem.allowDevToolAccess mcpServers lspServers credentials.authenticategit credentials.authenticategh allowUnsandboxedCommands'
    .split(' ')
    .map((key) => `chat.agent.sandbox.${key}`),
  LEVEL,
];

const sandboxed = (settings: Settings[]): boolean =>
  ['on', true].includes(strongest(settings, 'chat.agent.sandbox.enabled')?.value as never) || is(settings, true, 'chat.tools.terminal.sandbox.enabled');

function approvals(settings: Settings[], gate: Gate): void {
  for (const key of ['chat.tools.global.autoApprove', 'chat.tools.autoApprove']) {
    const told = strongest(settings, key);
    if (told?.value !== true) continue;
    open(gate, `${key} is true`, told.said);
    gate.risks.push(risks.autoApprove(told.said, gate.because, `Set ${key} to false.`));
  }
  const level = strongest(settings, LEVEL);
  if (level?.value === 'autoApprove' || level?.value === 'autopilot' || level?.value === 'allowAll') {
    open(gate, `${LEVEL} is ${level.value}`, level.said);
    gate.risks.push(risks.autoApprove(level.said, gate.because, `Set ${LEVEL} to "default".`));
  } else if (level?.value === 'assisted') {
    open(gate, `${LEVEL} is assisted: a model judges`, level.said);
    gate.risks.push(risks.autoApprove(level.said, gate.because, `Set ${LEVEL} to "default".`, 'medium'));
  } else if (level && level.value !== 'default') gate.unknown.push(level.said);
  if (!is(settings, false, 'chat.tools.terminal.enableAutoApprove'))
    letThrough(
      gate,
      settings.flatMap((from) =>
        entries(from.value, TERMINAL).flatMap(([rule, value]) => {
          if (value !== true && at(value, 'approve') !== true) return [];
          const pattern = /^\/(.*)\/[a-z]*$/s.exec(rule)?.[1];
          return [{ rule, breadth: pattern === undefined ? breadth(`${rule} *`) : lets(pattern), said: said(from, TERMINAL, rule) }];
        }),
      ),
      `Name single commands in ${TERMINAL}.`,
    );
  for (const [key, what] of [
    ['chat.tools.edits.autoApprove', 'edits of all files'],
    ['chat.tools.urls.autoApprove', 'all addresses'],
  ] as const)
    for (const from of settings)
      for (const [pattern, value] of entries(from.value, key))
        if (value === true && /^(?:\*\*?|\*\*\/\*|https?:\/\/\*.*)$/.test(pattern))
          gate.risks.push(risks.autoApprove(said(from, key, pattern), `${key} lets ${what} through`, 'Name single patterns there.', 'medium'));
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before commands, but for those that only read');
  gate.shell = 'some';
  const settings = ofRole(all);
  approvals(settings, gate);
  const where = strongest(settings, 'chat.agent.sandbox.enabled')?.said ?? { path: 'settings.json', key: 'chat.agent.sandbox.enabled' };
  if (!sandboxed(settings)) gate.risks.push(risks.noSandbox(where, 'chat.agent.sandbox.enabled is off', 'Set chat.agent.sandbox.enabled to "on".'));
  else gate.network = is(settings, false, 'chat.agent.sandbox.network.allowNetwork') ? 'closed' : 'open';
  gate.protects = guarded(
    sandboxed(settings)
      ? settings.flatMap((from) =>
          list(from.value, PATHS, 'deniedPaths').flatMap((path) => {
            if (typeof path !== 'string') return [];
            const guard = byGlob(path, around, 4, `${PATHS} denies it in the sandbox`);
            // Its own tools read the project, and are not in the sandbox.
            return [
              { ...guard, covers: (p: string) => inside(p, around.project) === undefined && guard.covers(p) },
              { ...guard, level: 2 as const, because: `${guard.because}; its own file tools are not in it` },
            ];
          }),
        )
      : [],
  );
  for (const from of settings) {
    for (const [folder] of [
      ...list(from.value, 'chat.additionalReadAccessFolders').map((f) => [f]),
      ...entries(from.value, 'chat.additionalReadAccessFolders'),
    ])
      if (typeof folder === 'string' && isTooWide(folder, around))
        gate.risks.push(risks.tooWide(said(from, 'chat.additionalReadAccessFolders', folder), folder, 'Name single folders there.'));
    for (const [key] of entries(from.value))
      if (/^chat\.(?:tools|permissions|agent\.sandbox)\./.test(key) && !KNOWN.includes(key)) gate.unknown.push(said(from, key));
  }
  const trust = strongest(settings, 'security.workspace.trust.enabled');
  if (trust?.value === false) gate.risks.push(risks.tooWide(trust.said, 'every folder (security.workspace.trust.enabled is false)', 'Set it to true.'));
  for (const from of ofRole(all, 'tasks'))
    for (const task of list(from.value, 'tasks'))
      if (at(task, 'runOptions', 'runOn') === 'folderOpen')
        gate.risks.push(risks.executes(said(from, 'tasks', 'runOn'), 'a task that runs when the folder is opened'));
  gate.servers = [...serversOf(ofRole(all, 'mcp'), 'servers'), ...serversOf(settings, 'mcp', 'servers')];
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[]): Edit[] {
  const user = ofRole(all).find((s) => s.layer === 'user');
  if (!user) return [];
  return [
    {
      path: user.path,
      format: 'jsonc',
      set: [
        { key: ['chat.agent.sandbox.enabled'], value: 'on', how: 'replace' },
        ...files.map((f) => ({ key: [PATHS, 'deniedPaths'], value: f, how: 'append' as const })),
        ...(strongest(ofRole(all), 'chat.tools.global.autoApprove')?.value === true
          ? [{ key: ['chat.tools.global.autoApprove'], value: false, how: 'replace' as const }]
          : []),
      ],
      because: 'the sandbox of the system keeps commands and servers from the denied paths',
    },
  ];
}

const user = (name: string) => ({ linux: [`{config}/Code/User/${name}`], darwin: [`{support}/Code/User/${name}`], win32: [`{appdata}/Code/User/${name}`] });

/** Keys of an editor whose agents are in use. */
const CHAT = /^(?:chat|mcp|github\.copilot)\b/;

export default defineAgent({
  id: 'vscode-copilot',
  label: 'VS Code with Copilot',
  docs: 'https://code.visualstudio.com/docs/agents/run/approvals',
  checked: '2026-11-21',
  settings: [
    { layer: 'project', format: 'jsonc', paths: { all: ['.vscode/settings.json'] }, shared: CHAT },
    { layer: 'user', format: 'jsonc', paths: user('settings.json'), shared: CHAT },
    { layer: 'project', role: 'mcp', format: 'jsonc', paths: { all: ['.vscode/mcp.json'] } },
    { layer: 'user', role: 'mcp', format: 'jsonc', paths: user('mcp.json') },
    { layer: 'project', role: 'tasks', format: 'jsonc', paths: { all: ['.vscode/tasks.json'] }, shared: /^$/ },
  ],
  traces: { all: ['~/.vscode/extensions/github.copilot*'] },
  inside: [],
  keys: [],
  programs: ['code'],
  read,
  protect,
});
