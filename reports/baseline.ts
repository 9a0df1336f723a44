/** A baseline: what was found now, to be accepted by later runs with --baseline. */
import { baselineText } from '../src/baseline.ts';
import { identityOf } from '../src/credential.ts';
import { defineReport } from '../src/define.ts';
import { pathOf } from '../src/places.ts';

export default defineReport({
  id: 'baseline',
  about: 'what was found now, to be accepted by later runs with --baseline',
  render: ({ credentials }, { detectors }) =>
    baselineText(
      credentials.flatMap((c) =>
        c.places.map((p) => ({ kind: c.kind, path: pathOf(p), name: p.key ?? '', value: identityOf(c, detectors.get(c.kind)), weak: c.weak })),
      ),
    ),
});
