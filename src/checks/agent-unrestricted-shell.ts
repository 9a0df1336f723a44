/** A rule that lets an agent run any command, or a program that runs or reaches anything. */
import { risksFor } from '../agents/report.ts';
import { defineCheck } from '../check.ts';

export default defineCheck({
  id: 'agent-unrestricted-shell',
  title: 'Agent may run any command',
  help: 'A rule for all commands, or for a program that runs whatever it is told (sudo, bash, python, psql), is no rule: every credential in reach can be used by way of it. Allow single commands with their arguments.',
  severity: 'high',
  scope: ['project', 'machine'],
  judge: (world) => risksFor('agent-unrestricted-shell', world),
});
