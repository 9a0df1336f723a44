/** Backups that another credential reaches the account of: one account, one accident. Compares what credentials say of themselves. */
import { defineCheck } from '../check.ts';
import type { Credential } from '../model.ts';
import { heldFinding, heldIn, isForBackups, isPassphrase } from '../project/held.ts';

/** Facts that name what a credential belongs to, by the words people know them under. */
const BELONGS: [string, string][] = [
  ['account', 'account'],
  ['accountId', 'account'],
  ['project', 'project'],
  ['tenant', 'tenant'],
  ['subscription', 'subscription'],
  ['bucket', 'bucket'],
  ['host', 'host'],
];
/** One address for everybody: it tells nothing of whose it is. */
const SHARED_HOST =
  /^(s3[.-]|storage\.googleapis|[\w-]+\.(amazonaws|googleapis|backblazeb2|wasabisys|digitaloceanspaces|r2\.cloudflarestorage)\.|api\.|github\.|gitlab\.|bitbucket\.)/i;

export default defineCheck({
  id: 'backup-same-blast-radius',
  title: 'Backups in the account of the data',
  help: 'The backups lie in the same account, project or server as what they are made of. Another key does not help when an administrator of that account, a deleted project or a closed account takes both. A copy belongs where no credential of this account reaches.',
  severity: 'high',
  scope: ['project', 'machine'],
  judge: (world) => {
    const held = heldIn(world).filter((c) => c.confidence !== 'low');
    const others = held.filter((c) => !c.places.some(isForBackups));
    const by = new Map<string, Credential[]>();
    for (const c of others) for (const { key } of belongings(c)) by.set(key, [...(by.get(key) ?? []).slice(0, 20), c]);
    return held
      .filter((c) => c.places.some(isForBackups) && !isPassphrase(c))
      .flatMap((c) => {
        const shared = belongings(c).flatMap(({ key, said }) => (by.get(key) ?? []).filter((o) => o !== c).map((other) => ({ other, said })));
        const worst = shared.find(({ other }) => other.environment.class === 'production') ?? shared[0];
        if (!worst) return [];
        return [
          heldFinding(c, {
            rule: 'backup-same-blast-radius',
            severity: 'high',
            // What the backups are of decides, not where their key is kept.
            environment: worst.other.environment.class === 'production' ? 'unknown' : worst.other.environment.class,
            says: `keeps backups in the same ${worst.said} as the data`,
            evidence: [`${worst.other.label} is of the same ${worst.said}`],
            remedy: 'Keep a copy in another account, locked against deletion for some weeks.',
          }),
        ];
      });
  },
});

function belongings({ facts, kind }: Credential): { key: string; said: string }[] {
  return BELONGS.flatMap(([name, said]) => {
    const value = facts[name];
    if (typeof value !== 'string' || value === '' || (name === 'host' && SHARED_HOST.test(value))) return [];
    // Account 7 of one issuer is not account 7 of another.
    return [{ key: `${name === 'host' || name === 'bucket' ? '' : kind.split('-')[0]} ${said} ${value.toLowerCase()}`, said }];
  });
}
