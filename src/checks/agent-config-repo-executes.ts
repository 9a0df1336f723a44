/** Commands that come with a repository and that an agent runs by itself. They are named here, and never run. */
import { risksFor } from '../agents/report.ts';
import { defineCheck } from '../check.ts';

export default defineCheck({
  id: 'agent-config-repo-executes',
  title: 'Repository brings commands the agent runs',
  help: 'Hooks, helpers and start-up tasks in a repository run on the machine of whoever opens it with the agent, with all that person holds. Read them as you would read a script from a stranger.',
  severity: 'high',
  scope: ['project'],
  judge: (world) => risksFor('agent-config-repo-executes', world),
});
