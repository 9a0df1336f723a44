/** Files with credentials that others on this machine can read or write. Judges permission bits; changes none. */
import { defineCheck } from '../check.ts';
import type { Severity } from '../model.ts';
import { placeOfStore } from '../project/stores.ts';

export default defineCheck({
  id: 'credential-file-permissions',
  title: 'Credential file open to others',
  help: 'Other users of this machine, and everything that runs as one of them, can read this file. Several tools refuse such files, others say nothing. Where a file holds no credential it is left out; on Windows permission bits tell nothing.',
  severity: 'medium',
  scope: ['machine'],
  judge: ({ credentials, stores }) => {
    const holding = new Set(credentials.flatMap((c) => c.places.flatMap((p) => (p.kind === 'home' ? [p.path] : []))));
    return stores.flatMap((store) => {
      const { mode, widest, path, label } = store;
      const beyond = mode === undefined || widest === 0 ? 0 : mode & ~widest & 0o066;
      // What is never opened may hold anything.
      if (mode === undefined || beyond === 0 || !(holding.has(path) || store.capability !== undefined)) return [];
      const severity: Severity = beyond & 0o022 ? 'high' : beyond & 0o004 ? 'medium' : 'low';
      const who = beyond & 0o006 ? 'everyone on this machine' : 'its group';
      return [
        {
          rule: 'credential-file-permissions',
          severity,
          confidence: 'high' as const,
          message: `${who} can ${beyond & 0o022 ? 'change' : 'read'} ${path}`,
          evidence: [`its mode is ${mode.toString(8).padStart(3, '0')}; ${label} needs ${widest.toString(8)} at most`],
          remedy: `chmod ${(mode & widest).toString(8).padStart(3, '0')} ${path}`,
          places: [placeOfStore(store)],
        },
      ];
    });
  },
});
