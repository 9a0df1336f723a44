/** A credential that is too old, or that nobody uses: the longer it lives, the more copies of it there are. */
import { doubted, withAuthority } from '../authority/weigh.ts';
import { defineRule } from '../define.ts';
import type { Known } from '../grants.ts';
import type { Credential, Severity } from '../model.ts';
import { age, finding } from '../verdict.ts';

const DAY = 86_400_000;
const daysSince = (date: string, now: number): number => Math.floor((now - Date.parse(date)) / DAY);

/** When it was made: as its issuer says, else not after the oldest commit that has it, which is weaker. */
function createdOf(c: Credential): Known<string> | undefined {
  if (c.authority?.created) return c.authority.created;
  const dates = c.places.flatMap((p) => (p.kind === 'git' && p.commit ? [p.commit.date] : []));
  const oldest = dates.reduce<string | undefined>((a, b) => (a !== undefined && Date.parse(a) <= Date.parse(b) ? a : b), undefined);
  return oldest === undefined ? undefined : { value: oldest, evidence: { kind: 'place', how: 'the oldest commit that has it' } };
}

/** What stands round a credential tells only that it was there then. */
const weak = (known: Known<string>): boolean => known.evidence.kind === 'place' || known.evidence.kind === 'unknown';

export default defineRule({
  id: 'stale',
  title: 'Credential that is old or unused',
  help: 'Nobody knows all copies of an old credential, and nobody would miss one that is not used. Replace it on a schedule and take away what is idle. The limits are in the config (stale), and in the profile of its job. Dates of commits and files are weaker evidence than the word of the issuer: they are called so, and listed for information only.',
  severity: 'medium',
  judge: (inventory) =>
    withAuthority(inventory).flatMap(({ c, authority }) => {
      const { now, stale } = inventory;
      const profile = c.profile && inventory.profiles.get(c.profile.value);
      const limit = profile?.maxAgeDays ?? stale.ageDays;
      const created = createdOf(c);
      const { lastUsed } = authority;
      const old = created && daysSince(created.value, now) > limit ? created : undefined;
      // One that was made yesterday and never used is no idle one.
      const idle =
        lastUsed &&
        (lastUsed.value === 'never'
          ? created && !weak(created) && daysSince(created.value, now) > stale.unusedDays
          : daysSince(lastUsed.value, now) > stale.unusedDays)
          ? lastUsed
          : undefined;
      if (!old && !idle) return [];
      const made = old && `is ${daysSince(old.value, now)} days old${weak(old) ? ', or older' : ''}`;
      const used = idle && (idle.value === 'never' ? 'was never used' : `was last used ${age(idle.value, now)}`);
      const severity: Severity = [old, idle].some((k) => k && !weak(k)) ? 'medium' : 'info';
      return [
        finding(c, {
          rule: 'stale',
          severity: doubted(severity, c),
          message: `${c.label} ${[made, used].filter(Boolean).join(' and ')}`,
          evidence: [
            ...(old
              ? [
                  weak(old) ? `it was there ${age(old.value, now)}: weaker evidence, ${old.evidence.how}` : `made ${age(old.value, now)} (${old.evidence.how})`,
                  profile?.maxAgeDays ? `the job of ${profile.title} wants a new one every ${limit} days (${profile.id})` : `the limit is ${limit} days`,
                ]
              : []),
            ...(idle ? [`last use: ${idle.evidence.how}`, `the limit is ${stale.unusedDays} days without use`] : []),
          ],
          remedy: idle
            ? 'Find out whether anything needs it, and revoke it if nothing does.'
            : 'Replace it: issue a new one, move what uses it, then revoke the old one.',
          places: c.places,
        }),
      ];
    }),
});
