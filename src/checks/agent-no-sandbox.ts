/** An agent that has a sandbox of the operating system and does not use it. */
import { risksFor } from '../agents/report.ts';
import { defineCheck } from '../check.ts';

export default defineCheck({
  id: 'agent-no-sandbox',
  title: 'Agent runs commands without a sandbox',
  help: 'Rules for tools bind the agent, not the programs it starts. Only a sandbox of the operating system keeps a script from reading a file or reaching a server. This agent has one, and it is off, or gives way.',
  severity: 'medium',
  scope: ['project', 'machine'],
  judge: (world) => risksFor('agent-no-sandbox', world),
});
