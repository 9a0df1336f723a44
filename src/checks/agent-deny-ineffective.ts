/** A rule in the settings of an agent that looks like a gate and is none. */
import { risksFor } from '../agents/report.ts';
import { defineCheck } from '../check.ts';

export default defineCheck({
  id: 'agent-deny-ineffective',
  title: 'Rule that protects nothing',
  help: 'The settings hold a rule that looks like protection and is never asked: the wrong tool, the wrong order, a part that another setting puts out of force. Mend it, then try it with a file that holds no secret.',
  severity: 'high',
  scope: ['project', 'machine'],
  judge: (world) => risksFor('agent-deny-ineffective', world),
});
