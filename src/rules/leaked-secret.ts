/** A secret in content that others get to see: a tracked or staged file, a file outside version control, piped text. */
import { defineRule } from '../define.ts';
import { exposures, isShared } from '../verdict.ts';

export default defineRule({
  id: 'leaked-secret',
  title: 'Secret in a file that is shared',
  help: 'Everyone who can read this file, its copies or its history can use this credential. Taking the line out does not undo that: a secret that was shared must be revoked where it was issued, then removed.',
  severity: 'high',
  yields: ['live'],
  judge: (inventory) =>
    exposures(inventory, {
      rule: 'leaked-secret',
      where: isShared,
      steps: 0,
      said: (place) =>
        place.kind === 'stdin'
          ? 'in piped text'
          : place.kind === 'git'
            ? 'in the history of the repository'
            : place.kind === 'file' && place.tracking === 'unversioned'
              ? 'in a file outside version control'
              : 'in a file under version control',
    }),
});
