/** One secret in several stores within reach: hiding it in one of them hides nothing. */
import { defineCheck } from '../check.ts';
import type { Place } from '../model.ts';
import { heldFinding, heldIn, isHistory, isTranscript } from '../project/held.ts';

export default defineCheck({
  id: 'shared-credential-across-stores',
  title: 'Credential in several stores',
  help: 'The same secret lies in more than one place that an agent can read. Taking it out of one, or denying that one to the agent, changes nothing, and a rotation is bound to miss a copy. One source, from which the others are fed when they need it, is easier to guard.',
  severity: 'medium',
  scope: ['project', 'machine'],
  judge: (world) =>
    heldIn(world).flatMap((c) => {
      const stores = new Map<string, Place>();
      for (const place of c.places) {
        const store = storeOf(place);
        if (store !== undefined && !stores.has(store)) stores.set(store, place);
      }
      if (stores.size < 2 || c.confidence === 'low') return [];
      return [
        heldFinding(c, {
          rule: 'shared-credential-across-stores',
          severity: 'medium',
          environment: 'unknown',
          says: `lies in ${stores.size} stores`,
          // Where in the home folder it lies, its places tell: paths of a person's machine stay out of what is said of a project.
          evidence: [...stores].map(([store, place]) => (place.kind === 'file' ? `${store}: ${place.path}` : store)),
          remedy: 'Keep it in one of them, and take it out of the others.',
          places: [...stores.values()],
        }),
      ];
    }),
});

/** A shell's environment comes from its files; what history or a transcript has is told by their own checks. */
function storeOf(place: Place): string | undefined {
  if (isHistory(place) || isTranscript(place)) return undefined;
  if (place.kind === 'home') return place.store;
  return place.kind === 'file' ? 'this project' : undefined;
}
