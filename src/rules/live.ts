/** A secret that others can read, and that its issuer confirms to work: nothing is more urgent. */
import { defineRule } from '../define.ts';
import type { Place } from '../model.ts';
import { exposures, isShared } from '../verdict.ts';

/** Where a repository hands it to everyone who has the repository. */
const published = (place: Place): boolean => place.kind === 'git' || (place.kind === 'file' && (place.tracking === 'tracked' || place.tracking === 'staged'));

export default defineRule({
  id: 'live',
  title: 'Working secret in a repository',
  help: 'Its issuer was asked and takes it, and everyone who can read the repository or its history can use it, now. It takes the place of the finding about the leak. Revoke it before anything else, then look in its issuer’s log for what was done with it.',
  severity: 'critical',
  judge: (inventory) =>
    exposures(inventory, {
      rule: 'live',
      of: (c) => c.authority?.state.value === 'live' && c.places.some(published),
      where: isShared,
      steps: 1,
      said: () => 'works, and lies in a repository',
    }).map((f) => ({ ...f, remedy: `${f.remedy} Do it now, then look in its issuer’s log for what was done with it.` })),
});
