/**
 * GitHub Copilot CLI. Checked 2026-11-21 in github/docs: copilot-cli-reference/cli-config-dir-reference.md at 03b432e (layers, the schema of
 * permissions-config.json, sandbox settings) and configure-copilot-cli.md at 03e038c. Not checked: COPILOT_ALLOW_ALL, which facts name.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { breadth } from '../src/agents/command.ts';
import { byGlob, guarded, letThrough, newGate, open, risks } from '../src/agents/gate.ts';
import { is, merged, ofRole, said, strongest, unknownGates, unknownKeys } from '../src/agents/layers.ts';
import { serversOf } from '../src/agents/mcp.ts';
import { isTooWide } from '../src/agents/paths.ts';
import { at, entries, list, text } from '../src/store-kit.ts';

const USER = '~/.copilot/settings.json';
const KNOWN = 'allowedUrls deniedUrls permissions sandbox trustedFolders trusted_folders allowed_urls denied_urls storeTokenPlaintext'.split(' ');
const SANDBOX = 'enabled allowBypass auth userPolicy failIfUnavailable'.split(' ');

function approvals(all: readonly Settings[], gate: Gate, around: Around): void {
  for (const from of ofRole(all, 'permissions')) {
    const here = at(from.value, 'locations', around.project);
    letThrough(
      gate,
      list(here, 'tool_approvals').flatMap((approval) =>
        at(approval, 'kind') === 'commands'
          ? list(approval, 'commandIdentifiers').flatMap((id) =>
              typeof id === 'string'
                ? [{ rule: id, breadth: id === '*' ? ('some' as const) : breadth(id.replace(/:\*$/, ' *')), said: said(from, around.project, id) }]
                : [],
            )
          : [],
      ),
      `Take it out of ${from.path}, and approve single commands.`,
    );
    for (const approval of list(here, 'tool_approvals')) {
      const server = text(approval, 'serverName');
      if (at(approval, 'kind') === 'mcp' && server && at(approval, 'toolName') === null)
        gate.risks.push(
          risks.autoApprove(said(from, around.project, server), `all tools of the server ${server} are approved here`, 'Approve single tools.', 'medium'),
        );
    }
    for (const folder of list(here, 'allowed_directories'))
      if (typeof folder === 'string' && isTooWide(folder, around))
        gate.risks.push(risks.tooWide(said(from, around.project, folder), folder, 'Allow single folders.'));
  }
}

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before commands; only --allow-all-tools and its like change that');
  const settings = ofRole(all);
  approvals(all, gate, around);
  const everything = around.env['COPILOT_ALLOW_ALL'];
  if (everything && everything !== 'false' && everything !== '0') {
    if (is(settings, 'disable', 'permissions', 'disableBypassPermissionsMode'))
      gate.because = 'COPILOT_ALLOW_ALL is set, but permissions.disableBypassPermissionsMode stands above it';
    else {
      open(gate, 'COPILOT_ALLOW_ALL is set', { path: USER, key: 'COPILOT_ALLOW_ALL' });
      gate.risks.push(risks.autoApprove({ path: USER, key: 'COPILOT_ALLOW_ALL' }, gate.because, 'Unset COPILOT_ALLOW_ALL.'));
    }
  }
  const enabled = strongest(settings, 'sandbox', 'enabled');
  if (enabled?.value === true) {
    gate.network = merged(settings, 'sandbox', 'userPolicy', 'network', 'allowedHosts').length > 0 ? 'asks' : 'unknown';
    gate.protects = guarded(
      merged(settings, 'sandbox', 'userPolicy', 'filesystem', 'deniedPaths').map(({ value, from }) =>
        byGlob(value, around, 4, `sandbox.userPolicy.filesystem.deniedPaths of ${from.path}`),
      ),
    );
  } else {
    gate.risks.push(risks.noSandbox(enabled?.said ?? { path: USER, key: 'sandbox.enabled' }, 'sandbox.enabled is not true', 'Set sandbox.enabled to true.'));
    const dead = merged(settings, 'sandbox', 'userPolicy', 'filesystem', 'deniedPaths')[0];
    if (dead)
      gate.risks.push(risks.denyDead(dead.said, 'sandbox.userPolicy.filesystem.deniedPaths', 'sandbox.enabled is not true', 'Set sandbox.enabled to true.'));
  }
  for (const from of [...settings, ...ofRole(all, 'state')])
    for (const key of ['trustedFolders', 'trusted_folders'])
      for (const folder of list(from.value, key))
        if (typeof folder === 'string' && isTooWide(folder, around))
          gate.risks.push(risks.tooWide(said(from, key, folder), folder, `Take it out of ${key}, and trust single projects.`));
  for (const from of all)
    if ((from.layer === 'project' || from.layer === 'local') && entries(from.value, 'hooks').length > 0)
      gate.risks.push(risks.executes(said(from, 'hooks'), 'hooks'));
  gate.servers = serversOf(ofRole(all, 'mcp'), 'mcpServers');
  unknownGates(gate, settings, KNOWN);
  unknownKeys(gate, settings, ['disableBypassPermissionsMode'], 'permissions');
  unknownKeys(gate, settings, SANDBOX, 'sandbox');
  return gate;
}

function protect(files: readonly string[], all: readonly Settings[]): Edit[] {
  return [
    {
      path: ofRole(all).find((s) => s.layer === 'user')?.path ?? USER,
      format: 'jsonc',
      set: [
        { key: ['sandbox', 'enabled'], value: true, how: 'replace' },
        { key: ['permissions', 'disableBypassPermissionsMode'], value: 'disable', how: 'replace' },
        ...files.map((f) => ({ key: ['sandbox', 'userPolicy', 'filesystem', 'deniedPaths'], value: f, how: 'append' as const })),
      ],
      because: 'the sandbox binds commands, servers and its own file tools',
    },
  ];
}

const moved = (rest: string) => ({ by: 'COPILOT_HOME', to: 'folder' as const, rest });

export default defineAgent({
  id: 'copilot-cli',
  label: 'GitHub Copilot CLI',
  docs: 'https://docs.github.com/en/copilot/reference/copilot-cli-reference/cli-config-dir-reference',
  checked: '2026-11-21',
  settings: [
    { layer: 'local', format: 'jsonc', paths: { all: ['.github/copilot/settings.local.json'] } },
    { layer: 'project', format: 'jsonc', paths: { all: ['.github/copilot/settings.json'] } },
    { layer: 'user', format: 'jsonc', paths: { all: ['~/.copilot/settings.json'] }, moved: moved('settings.json') },
    { layer: 'user', role: 'state', format: 'json', paths: { all: ['~/.copilot/config.json'] }, moved: moved('config.json') },
    { layer: 'user', role: 'permissions', format: 'json', paths: { all: ['~/.copilot/permissions-config.json'] }, moved: moved('permissions-config.json') },
    { layer: 'project', role: 'mcp', format: 'json', paths: { all: ['.mcp.json', '.github/mcp.json'] }, shared: /^$/ },
    { layer: 'user', role: 'mcp', format: 'json', paths: { all: ['~/.copilot/mcp-config.json'] }, moved: moved('mcp-config.json') },
    { layer: 'project', role: 'hooks', format: 'json', paths: { all: ['.github/hooks/*.json'] }, shared: /^$/ },
  ],
  traces: { all: ['~/.copilot'] },
  flags: ['--allow-all-tools', '--allow-all', '--yolo'],
  inside: ['COPILOT_CLI'],
  keys: ['COPILOT_GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN'],
  programs: ['copilot'],
  read,
  protect,
});
