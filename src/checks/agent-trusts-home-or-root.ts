/** An agent that was told to trust the home folder, the root, or every folder. */
import { risksFor } from '../agents/report.ts';
import { defineCheck } from '../check.ts';

export default defineCheck({
  id: 'agent-trusts-home-or-root',
  title: 'Agent trusts the home folder',
  help: 'A trusted folder is one whose files the agent reads, changes and obeys without asking. Trusting home or the root means all of them, with every credential in them. Trust single projects.',
  severity: 'high',
  scope: ['project', 'machine'],
  judge: (world) => risksFor('agent-trusts-home-or-root', world),
});
