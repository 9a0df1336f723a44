/**
 * Cursor, the editor and its CLI. Checked 2026-11-21 in the stored copies of cursor.com/docs: reference/permissions (files of user and project add
 * up), reference/sandbox, agent/security/run-modes. The run mode itself is kept in the editor's database, which is not opened. Not checked: rules
 * of the CLI (cli-config.json) beyond their form, and what a team's administrator sets.
 */

import type { Around } from '../src/agent.ts';
import { defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth, toolRule } from '../src/agents/command.ts';
import { byGlob, type Guard, guarded, ignoreFiles, letThrough, newGate, risks } from '../src/agents/gate.ts';
import { is, merged, ofRole, said, strongest, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { absolute, asPattern, inside, isTooWide, shortly } from '../src/agents/paths.ts';
import { entries } from '../src/store-kit.ts';

const SANDBOX =
  'type additionalReadwritePaths additionalReadonlyPaths additionalReadPaths readBoundary disableTmpWrite enableSharedBuildCache networkPolicy'.split(' ');

function guards(all: readonly Settings[], around: Around): Guard[] {
  const out = ignoreFiles(all, around);
  for (const { value, from } of merged(ofRole(all, 'cli'), 'permissions', 'deny')) {
    const { tool, of } = toolRule(value);
    if (tool === 'Read') out.push(byGlob(of ?? '**', around, 2, `${value} in ${from.path} binds the file tools of its CLI; neither commands nor the editor`));
  }
  const box = ofRole(all, 'sandbox');
  if (is(box, 'workspace', 'readBoundary') && !is(box, 'insecure_none', 'type')) {
    const readable = ['additionalReadPaths', 'additionalReadonlyPaths', 'additionalReadwritePaths']
      .flatMap((key) => merged(box, key))
      .map((s) => absolute(s.value, around));
    out.push({
      level: 2,
      because: 'readBoundary hides what lies outside of the project from commands in the sandbox; not from those that run without it',
      covers: (path) => ![around.project, ...readable].some((folder) => path === folder || inside(path, folder) !== undefined),
    });
  }
  return out;
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('its run mode is kept in the editor, where keyreach does not look');
  gate.shell = 'unknown';
  const lists = ofRole(all);
  const cli = ofRole(all, 'cli');
  letThrough(
    gate,
    [
      ...merged(lists, 'terminalAllowlist').map(({ value, said: where }) => ({ rule: value, breadth: breadth(`${value.replace(/:\*$/, '')} *`), said: where })),
      ...merged(cli, 'permissions', 'allow').flatMap(({ value, said: where }) => {
        const { tool, of } = toolRule(value);
        return tool === 'Shell' ? [{ rule: value, breadth: of === undefined ? ('all' as const) : breadth(`${of.replace(/:/, ' ')} *`), said: where }] : [];
      }),
    ],
    'List the commands you mean, with their arguments.',
  );
  for (const { value, said: where } of merged(lists, 'mcpAllowlist'))
    if (/^\*(?::\*)?$/.test(value))
      gate.risks.push(risks.autoApprove(where, `mcpAllowlist is ${value}: all tools of all servers`, 'List the tools you know.', 'high'));
  gate.protects = guarded(guards(all, around));
  const box = ofRole(all, 'sandbox');
  const type = strongest(box, 'type');
  if (type?.value === 'insecure_none') gate.risks.push(risks.noSandbox(type.said, 'type is insecure_none', 'Set type to "workspace_readwrite".', 'high'));
  const network = strongest(box, 'networkPolicy', 'default');
  gate.network = network?.value === 'deny' ? 'closed' : network?.value === 'allow' ? 'open' : 'unknown';
  for (const key of ['additionalReadwritePaths', 'additionalReadonlyPaths', 'additionalReadPaths'])
    for (const { value, said: where } of merged(box, key))
      if (isTooWide(value, around)) gate.risks.push(risks.tooWide(where, value, `Name single folders in ${key}.`));
  for (const from of ofRole(all, 'hooks'))
    if (from.layer === 'project' && entries(from.value, 'hooks').length > 0) gate.risks.push(risks.executes(said(from, 'hooks'), 'hooks'));
  gate.servers = serversOf(ofRole(all, 'mcp'), 'mcpServers');
  unknownKeys(gate, lists, ['mcpAllowlist', 'terminalAllowlist', 'autoRun', '$schema']);
  unknownKeys(gate, cli, ['allow', 'deny'], 'permissions');
  unknownKeys(gate, box, SANDBOX);
  return gate;
}

function protect(files: readonly string[], _: readonly Settings[], around: Around): Edit[] {
  const own = files.filter((f) => inside(f, around.project) !== undefined);
  const deny = (path: string, list: readonly string[]): Edit[] =>
    list.length
      ? [
          {
            path,
            format: 'json',
            set: list.map((f) => ({ key: ['permissions', 'deny'], value: `Read(${asPattern(shortly(f, around))})`, how: 'append' as const })),
            because: 'deny rules bind the file tools of its CLI; no command, and not the editor',
          },
        ]
      : [];
  return [
    ...deny(
      '~/.cursor/cli-config.json',
      files.filter((f) => !own.includes(f)),
    ),
    ...deny('.cursor/cli.json', own),
    {
      path: '~/.cursor/sandbox.json',
      format: 'json',
      set: [{ key: ['readBoundary'], value: 'workspace', how: 'replace' }],
      because: 'commands in the sandbox read the project alone',
    },
    ...(own.length
      ? [
          {
            path: '.cursorignore',
            format: 'text' as const,
            set: [],
            lines: own.map((f) => `/${asPattern(shortly(f, around))}`),
            because: 'its editor leaves out what is listed; no command does',
          },
        ]
      : []),
  ];
}

export default defineAgent({
  id: 'cursor',
  label: 'Cursor',
  docs: 'https://cursor.com/docs/reference/permissions',
  checked: '2026-11-21',
  settings: [
    { layer: 'project', format: 'jsonc', paths: { all: ['.cursor/permissions.json'] } },
    { layer: 'user', format: 'jsonc', paths: { all: ['~/.cursor/permissions.json'] } },
    { layer: 'project', role: 'cli', format: 'json', paths: { all: ['.cursor/cli.json'] } },
    { layer: 'user', role: 'cli', format: 'json', paths: { all: ['~/.cursor/cli-config.json'] } },
    { layer: 'project', role: 'sandbox', format: 'jsonc', paths: { all: ['.cursor/sandbox.json'] } },
    { layer: 'user', role: 'sandbox', format: 'jsonc', paths: { all: ['~/.cursor/sandbox.json'] } },
    { layer: 'project', role: 'mcp', format: 'json', paths: { all: ['.cursor/mcp.json'] } },
    { layer: 'user', role: 'mcp', format: 'json', paths: { all: ['~/.cursor/mcp.json'] } },
    { layer: 'project', role: 'hooks', format: 'json', paths: { all: ['.cursor/hooks.json'] } },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.cursorignore'] } },
  ],
  traces: { all: ['~/.cursor'], linux: ['{config}/Cursor'], darwin: ['{support}/Cursor'], win32: ['{appdata}/Cursor'] },
  flags: ['--force', '--yolo'],
  inside: ['CURSOR_AGENT'],
  keys: ['CURSOR_API_KEY'],
  programs: ['cursor-agent', 'agent'],
  read,
  protect,
});
