/** Judges deploy keys: which can push, which are old, which nobody uses. Pure. */
import type { Finding } from '../../../model.ts';
import type { RepositoryFacts } from '../collect.ts';
import { type About, finding, isIdle, olderThan, saidAge, saidUse } from './words.ts';

const YEAR = 365;

export function judgeKeys({ repository, keys }: RepositoryFacts, about: About): Finding[] {
  const { stale, now } = about;
  return (keys ?? []).flatMap((key) => {
    const resource = `${repository.full}: deploy key "${key.title}"`;
    const idle = isIdle(key.lastUsed, key.created, about);
    const old = olderThan(key.created, stale.ageDays, now);
    const evidence = [
      ...(key.addedBy ? [`added by ${key.addedBy}`] : []),
      saidAge('made', key.created, now),
      saidUse(key.lastUsed, now),
      ...(key.enabled ? [] : ['the organization’s settings disable it']),
    ];
    const remedy = idle
      ? 'Delete it, unless somebody says what needs it (Settings, Deploy keys).'
      : `Make a new one${key.writes ? ', read-only if the job only reads,' : ''} move what uses it, then delete this one (Settings, Deploy keys).`;
    const found: Finding[] = [];
    if (key.writes)
      found.push(
        finding(about, {
          rule: 'github-deploy-key-write',
          severity: !key.enabled ? 'low' : idle || olderThan(key.created, YEAR, now) ? 'high' : 'medium',
          resource,
          message: `Deploy key "${key.title}" can push to ${repository.full}`,
          evidence,
          remedy,
        }),
      );
    if (idle || old)
      found.push(
        finding(about, {
          rule: 'github-deploy-key-idle',
          severity: key.enabled && (idle || key.writes) ? 'medium' : 'low',
          resource,
          message: `Deploy key "${key.title}" of ${repository.full} is ${[old && 'old', idle && 'unused'].filter(Boolean).join(' and ')}`,
          evidence: [...evidence, `the limits are ${stale.ageDays} days, and ${stale.unusedDays} without use`],
          remedy,
        }),
      );
    return found;
  });
}
