/** An agent that acts without asking: by its settings, by its defaults, or by an option in a script of the project. */
import { placeOf, risksFor } from '../agents/report.ts';
import { defineCheck, type World } from '../check.ts';
import type { Finding } from '../model.ts';

/** Files that start programs. */
const STARTS =
  /(^|\/)(package\.json|[Mm]akefile|[Jj]ustfile|Taskfile\.ya?ml|devcontainer\.json|Procfile|\.envrc|[^/]+\.(?:sh|bash|zsh|fish|ps1|cmd|bat)|\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml)$/;

/** A line as words with single blanks round them. */
const words = (line: string): string =>
  ` ${line
    .slice(0, 2000)
    .replace(/["'`=,;()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()} `;

/** Lines in which a program that starts an agent stands beside an option that takes its gates away. */
function inScripts(world: World): Finding[] {
  const files = world.project.files.filter((f) => STARTS.test(f.path));
  return files.flatMap((file) => {
    const lines = (world.project.text(file.path)?.split('\n') ?? []).map((line) => (line.includes('-') ? words(line) : ''));
    return world.agents.flatMap((seen) => {
      const { flags = [], programs, label } = seen.agent;
      const flagged = (line: string): string | undefined =>
        programs.some((p) => line.includes(` ${p} `) || line.includes(`/${p} `)) ? flags.find((f) => line.includes(words(f))) : undefined;
      const at = lines.findIndex((line) => flagged(line) !== undefined);
      if (at < 0) return [];
      return [
        {
          rule: 'agent-auto-approve',
          severity: 'high' as const,
          confidence: 'medium' as const,
          message: `${label} is started with ${flagged(lines[at] as string)} in ${file.path}`,
          evidence: ['the option takes its gates away, whatever its settings say'],
          remedy: 'Start it without that option, or in a container that holds no credential.',
          places: [placeOf(seen, { path: file.path, line: at + 1 }, world)],
        },
      ];
    });
  });
}

export default defineCheck({
  id: 'agent-auto-approve',
  title: 'Agent acts without asking',
  help: 'Nobody stands between a mistake of the model and what its credentials can do. Some agents do so unless told otherwise. Let it ask before commands, or start it where there is nothing to lose.',
  severity: 'critical',
  scope: ['project', 'machine'],
  judge: (world) => [...risksFor('agent-auto-approve', world), ...inScripts(world)],
});
