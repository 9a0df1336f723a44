/**
 * Workflows whose token may write everything in the repository, and agents in CI whose token nobody has limited.
 * `write-all` and what holds without a word: workflow-syntax.md and github-token-available-permissions.md of github/docs, 2026-11-21.
 */
import { defineCheck } from '../check.ts';
import { agentIn } from '../project/agents-in-ci.ts';
import { fileFinding } from '../project/files.ts';
import { workflowsOf } from '../project/workflows.ts';

const REMEDY = 'Write permissions: with the scopes the job needs (often contents: read); what is not named is then none.';

export default defineCheck({
  id: 'gha-write-all',
  title: 'Workflow with a token that may write everything',
  help: 'Every job gets a token for its repository. With write-all it pushes code, publishes packages, deletes releases and approves pull requests, and whatever the job runs can use it: an action, a dependency’s install script, an agent. Where an agent runs and no permissions are written, the repository’s own setting holds, which may be as wide.',
  severity: 'high',
  scope: ['project'],
  judge: ({ project }) =>
    workflowsOf(project).flatMap(({ file, jobs }) => {
      // Permissions of the workflow are told once, and not with each of its jobs.
      const told = new Set<number>();
      return jobs.flatMap((job) => {
        if (job.permissions === 'write-all') {
          const line = job.permissionsLine ?? job.line;
          if (told.has(line)) return [];
          told.add(line);
          const sharing = jobs.filter((j) => j.permissionsLine === job.permissionsLine).map((j) => j.id);
          return [
            fileFinding({
              rule: 'gha-write-all',
              severity: 'high',
              file,
              line,
              message: `the token of ${sharing.length > 1 ? `${sharing.length} jobs` : `the job “${job.id}”`} may write everything in the repository`,
              evidence: ['permissions: write-all'],
              remedy: REMEDY,
            }),
          ];
        }
        const agent = job.permissions === 'default' ? job.steps.map(agentIn).find((a) => a !== undefined) : undefined;
        if (!agent) return [];
        return [
          fileFinding({
            rule: 'gha-write-all',
            severity: 'medium',
            file,
            line: job.line,
            message: `nothing limits the token of the job “${job.id}”, in which an agent runs`,
            evidence: [`it runs ${agent}`, 'no permissions are written: the setting of the repository holds, which cannot be seen here'],
            remedy: REMEDY,
            confidence: 'medium',
          }),
        ];
      });
    }),
});
