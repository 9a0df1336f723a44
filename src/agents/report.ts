/**
 * From what agents' gates hold to findings: risks and servers under a check's name, with the places they stand at.
 * Used by the checks; says nothing of its own.
 */
import type { McpServer, Said } from '../agent.ts';
import type { AgentSeen, World } from '../check.ts';
import type { Finding, Place, Severity } from '../model.ts';
import { printable } from '../printable.ts';

/** Where a statement stands: a file of the project, a store of the agent's, or the environment. */
export function placeOf({ agent, settings }: AgentSeen, { path, key, line }: Said, world: World): Place {
  const told = { ...(key === undefined ? {} : { key: printable(key) }), ...(line === undefined ? {} : { region: lineRegion(line) }) };
  if (path.startsWith('$')) return { kind: 'env', name: path.slice(1), ...told };
  const from = settings.find((s) => s.path === path);
  const own = from ? from.layer === 'project' || from.layer === 'local' : !/^[~/]|^[A-Za-z]:/.test(path);
  if (!own) return { kind: 'home', store: agent.id, path, ...told };
  return { kind: 'file', path, tracking: world.project.files.find((f) => f.path === path)?.tracking ?? 'untracked', ...told };
}

const lineRegion = (line: number) => ({ startLine: line, startColumn: 1, endLine: line, endColumn: 1 });

/** The risks of all agents that a check reports. What several agents read in one file is said once. */
export function risksFor(check: string, world: World): Finding[] {
  const findings = world.agents.flatMap((seen) =>
    seen.gate.risks
      .filter((risk) => risk.check === check)
      .map(
        (risk): Finding => ({
          rule: check,
          severity: risk.severity,
          confidence: 'high',
          message: printable(`${seen.agent.label} ${risk.message}`),
          evidence: [
            ...risk.evidence.map(printable),
            `settings as of ${seen.agent.checked}${seen.agent.version ? `, ${seen.agent.label} ${seen.agent.version}` : ''}`,
          ],
          remedy: printable(risk.remedy),
          places: [placeOf(seen, risk.said, world)],
        }),
      ),
  );
  return unique(findings);
}

const unique = (findings: readonly Finding[]): Finding[] => [...new Map(findings.map((f) => [JSON.stringify([f.message, f.places]), f])).values()];

/** A server, and the agents that would start it. */
export interface Server {
  server: McpServer;
  readers: string[];
  place: Place;
}

/** The servers of all agents; one that several read from the same file is one. */
export function servers(world: World): Server[] {
  const all = new Map<string, Server>();
  for (const seen of world.agents)
    for (const server of seen.gate.servers) {
      const key = JSON.stringify([server.said.path, server.said.key, server.name]);
      const known = all.get(key);
      if (known) known.readers.push(seen.agent.label);
      else all.set(key, { server, readers: [seen.agent.label], place: placeOf(seen, server.said, world) });
    }
  return [...all.values()];
}

/** A finding about a server. */
export const serverFinding = (
  rule: string,
  { server, readers, place }: Server,
  told: { severity: Severity; message: string; evidence?: string[]; remedy: string },
): Finding => ({
  rule,
  severity: told.severity,
  confidence: 'high',
  message: printable(`the MCP server ${server.name} ${told.message}`),
  evidence: [...(told.evidence ?? []).map(printable), `read by ${[...new Set(readers)].join(', ')}`],
  remedy: told.remedy,
  places: [place],
});
