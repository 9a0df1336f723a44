/** Credentials that were typed into a shell, and stand in its history in clear. */
import { defineCheck } from '../check.ts';
import { heldFinding, heldIn, isHistory } from '../project/held.ts';

export default defineCheck({
  id: 'secret-in-shell-history',
  title: 'Credential in the history of a shell',
  help: 'What was typed on a command line stays in a plain file, long after the terminal is closed, and agents look into it to learn how things are done here. The credential is also in the list of processes while the command runs.',
  severity: 'medium',
  scope: ['machine'],
  judge: (world) =>
    heldIn(world).flatMap((c) => {
      const places = c.places.filter(isHistory);
      if (places.length === 0) return [];
      return [
        heldFinding(c, {
          rule: 'secret-in-shell-history',
          severity: 'medium',
          environment: c.environment.class === 'production' ? 'production' : 'unknown',
          says: 'stands in the history of a shell',
          evidence: ['it was typed, or pasted, into a command'],
          remedy: 'Replace it, delete the line, and hand secrets to commands by the environment or a file.',
          places,
        }),
      ];
    }),
});
