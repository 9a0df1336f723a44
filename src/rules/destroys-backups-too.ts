/** One credential that can destroy data together with the backups it could be restored from. */
import { destroyers } from '../authority/destroyers.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'destroys-backups-too',
  title: 'Credential that can destroy data and its backups',
  help: 'Backups are worth something only while whoever can delete the data cannot delete them, too. Here one credential can do both, so one mistake is final. Where that is known of the kind alone, and nobody asked about this one, it is listed with low severity: the finding about its leak says it already.',
  severity: 'high',
  yields: ['overbroad', 'root-or-owner'],
  judge: (inventory) =>
    destroyers(inventory, {
      rule: 'destroys-backups-too',
      of: (g) => g.destroys === 'data and backups',
      steps: 0,
      said: 'can destroy data and its backups',
      remedy: 'Keep a copy of the backups where no credential of this account reaches: in another account, or locked against deletion.',
    }),
});
