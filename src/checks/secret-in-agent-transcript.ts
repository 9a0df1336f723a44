/** Credentials in what agents have written down of their sessions: they have been read by one already. */

import { defineCheck } from '../check.ts';
import { pathOf } from '../places.ts';
import { heldFinding, heldIn, isTranscript } from '../project/held.ts';

export default defineCheck({
  id: 'secret-in-agent-transcript',
  title: 'Credential in an agent’s transcript',
  help: 'An agent has seen this credential: it was pasted into a prompt, or a command has printed it. It was sent to the model’s host, and stands on disk in clear for the next session to read. It counts as shown to others.',
  severity: 'high',
  scope: ['machine', 'project'],
  judge: (world) =>
    heldIn(world).flatMap((c) => {
      const places = c.places.filter(isTranscript);
      if (places.length === 0) return [];
      return [
        heldFinding(c, {
          rule: 'secret-in-agent-transcript',
          severity: 'high',
          environment: c.environment.class === 'production' ? 'production' : 'unknown',
          says: 'stands in the transcript of an agent',
          evidence: [`it is in ${places.length === 1 ? 'a file' : `${new Set(places.map(pathOf)).size} files`} of what agents wrote down`],
          remedy: 'Replace it, then delete the transcript; keep secrets out of prompts and of what commands print.',
          places,
        }),
      ];
    }),
});
