/** A credential whose use can lose data for good. */
import { destroyers } from '../authority/destroyers.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'destroys-data',
  title: 'Credential that can destroy data',
  help: 'Whoever holds it, a program or an agent included, can delete what nobody can bring back, or only from a backup. Few jobs need that all the time. Where that is known of the kind alone, and nobody asked about this one, it is listed with low severity: the finding about its leak says it already.',
  severity: 'medium',
  yields: ['destroys-backups-too', 'overbroad', 'root-or-owner'],
  judge: (inventory) =>
    destroyers(inventory, {
      rule: 'destroys-data',
      of: (g) => g.destroys === 'data' || (!g.destroys && g.reach === 'destroy'),
      steps: -1,
      said: 'can destroy for good',
      remedy: 'Switch on what protects against deletion (a lock, a delay, versions), and see that there are backups it does not reach.',
    }),
});
