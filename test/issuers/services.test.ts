import detectors from 'shelf:detectors';
import issuers from 'shelf:issuers';
import { it } from 'vitest';
it('x', () => {
  const known = new Set(issuers.flatMap((i) => Object.keys(i.kinds)));
  console.log(detectors.filter((d) => !known.has(d.id)).map((d) => d.id).join(' '));
});
