/** One key for the data and for its backups: whoever loses the one loses the other. */
import { defineCheck } from '../check.ts';
import { heldFinding, heldIn, isForBackups, isHistory, isPassphrase, isTranscript } from '../project/held.ts';

export default defineCheck({
  id: 'backup-credential-equals-prod',
  title: 'Backups with production’s own credential',
  help: 'A backup tool signs in with the same credential as production. What deletes the data by that credential deletes the backups by it as well; this is how a database and its backups were gone within seconds. Backups are written with a credential that can add and not delete, in an account of its own.',
  severity: 'critical',
  scope: ['project', 'machine'],
  judge: (world) =>
    heldIn(world).flatMap((c) => {
      const kept = c.places.filter((p) => p.kind !== 'env' && p.kind !== 'git' && !isHistory(p) && !isTranscript(p));
      const backups = kept.filter(isForBackups);
      const others = kept.filter((p) => !isForBackups(p));
      if (backups.length === 0 || others.length === 0 || isPassphrase(c)) return [];
      const production = c.environment.class === 'production' || others.some((p) => p.environment === 'production');
      return [
        heldFinding(c, {
          rule: 'backup-credential-equals-prod',
          severity: production ? 'critical' : 'high',
          environment: production ? 'unknown' : c.environment.class,
          says: `is for the backups and for ${production ? 'production' : 'the data'} alike`,
          evidence: [...backups, ...others]
            .slice(0, 6)
            .map((p) => `${isForBackups(p) ? 'for backups' : 'for the data'}: ${p.kind === 'file' ? p.path : p.kind === 'home' ? p.store : 'elsewhere'}`),
          remedy: 'Give the backup tool a credential of its own, in another account, that can write and not delete.',
          places: [...backups, ...others],
        }),
      ];
    }),
});
