/**
 * Scripts and containers that bring a remote database to a local port, where everything takes it for a local one. Reads them; opens no tunnel.
 */
import { defineCheck, type ProjectFile, type World } from '../check.ts';
import { SEVERITIES, shift } from '../model.ts';
import { LOCAL_HOST } from '../places.ts';
import { saysProduction } from '../project/cloud-keys.ts';
import { fileFinding, filesLike } from '../project/files.ts';
import { scriptsOf } from '../project/scripts.ts';
import { onlyPrints } from '../project/shell.ts';
import { asList, asMap, asText, lineOf, readYaml } from '../project/yaml.ts';
import { usable } from '../verdict.ts';

/** How a tunnel is written; the group is the local port, where it stands there. `near`: it often leads no further than this machine. */
const TUNNELS: { pattern: RegExp; what: string; near?: boolean }[] = [
  { pattern: /\b(?:auto)?ssh\b[^|\n]{0,300}\s-\w{0,6}L\s*["']?(?:[\w.*]{1,60}:)?(\d{2,5}):(?!localhost:|127\.)[^\s:]{1,200}:\d/, what: 'ssh -L' },
  { pattern: /\bcloud[-_]sql[-_]proxy\b(?:[^|\n]{0,300}?(?:tcp:|--port[= ])(\d{2,5}))?/, what: 'the Cloud SQL proxy' },
  { pattern: /\bAWS-StartPortForwardingSession\w*(?:[^|\n]{0,300}?localPortNumber\W{1,6}(\d{2,5}))?/, what: 'a session of AWS Systems Manager' },
  { pattern: /\bgcloud compute start-iap-tunnel\b(?:[^|\n]{0,300}?--local-host-port[= ]\S{0,60}?:(\d{2,5}))?/, what: 'an IAP tunnel' },
  { pattern: /\b(?:fly|flyctl) proxy\s+(\d{2,5})/, what: 'fly proxy' },
  { pattern: /\bpscale connect\b(?:[^|\n]{0,200}?--port[= ](\d{2,5}))?/, what: 'pscale connect' },
  { pattern: /\bcloudflared access (?:tcp|ssh)\b(?:[^|\n]{0,200}?--url[= ]\S{0,60}?:(\d{2,5}))?/, what: 'cloudflared access' },
  { pattern: /\bkubectl\b[^|\n]{0,200}\sport-forward\b(?:[^|\n]{0,200}?\s(\d{2,5})(?::\d+)?(?:\s|$))?/, what: 'kubectl port-forward', near: true },
];

export default defineCheck({
  id: 'tunnel-open',
  title: 'Tunnel that makes a remote database look local',
  help: 'Behind a tunnel production answers on localhost, and everything that trusts that name is deceived: guards in scripts, the class of a credential, an agent that was told to reset the local database. Treat such a port as what is behind it.',
  severity: 'medium',
  scope: ['project'],
  judge: (world) => [
    ...scriptsOf(world.project)
      // What a pipeline opens is open on its own machine.
      .filter((s) => s.by === 'hand')
      .flatMap((s) => s.commands.filter((c) => !onlyPrints(c.text)).flatMap((c) => judgeText(world, s.file, c.text, s.name, c.line))),
    ...filesLike(world.project, /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/).flatMap((file) => ofCompose(world, file)),
  ],
});

function ofCompose(world: World, file: ProjectFile) {
  const services = asMap(asMap(readYaml(world.project.text(file.path) ?? '')[0])['services']);
  return Object.entries(services)
    .slice(0, 500)
    .flatMap(([name, data]) => {
      const service = asMap(data);
      const command = asList(service['command']).flatMap((c) => asText(c) ?? []);
      const text = `${asText(service['image']) ?? ''} ${command.join(' ')}`.slice(0, 4000);
      return judgeText(world, file, text, name, lineOf(services, name) ?? 1);
    });
}

function judgeText(world: World, file: ProjectFile, text: string, name: string, line: number) {
  for (const { pattern, what, near } of TUNNELS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const port = match[1];
    const production = saysProduction(`${name} ${text}`);
    const local = port === undefined ? undefined : world.credentials.find((c) => usable(c, world.now) && portOf(c) === port);
    if (near && !production && !local) return [];
    return [
      fileFinding({
        rule: 'tunnel-open',
        severity: shift(SEVERITIES, production ? 'medium' : 'low', local ? 1 : 0),
        file,
        line,
        message: `${name ? `“${name.slice(0, 60)}”` : 'this script'} brings ${production ? 'production' : 'a remote host'} to ${port ? `port ${port} of this machine` : 'this machine'}`,
        evidence: [`it runs ${what}`, ...(local ? [`a credential is for that port (${local.label}): it is of whatever is behind the tunnel`] : [])],
        remedy: 'Close it when it is not needed, use a user that can only read, and class the port in the config (environments).',
        confidence: 'medium',
      }),
    ];
  }
  return [];
}

/** The port of a credential whose host is this machine. Only compared, never told. */
function portOf({ facts, parts }: World['credentials'][number]): string | undefined {
  if (typeof facts['host'] !== 'string' || !LOCAL_HOST.test(facts['host'])) return undefined;
  return parts.find((p) => p.name === 'port')?.value.reveal() ?? (facts['port'] === undefined ? undefined : String(facts['port']));
}
