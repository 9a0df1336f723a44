/** A credential that can do more than its job needs: the surplus is what an accident, a thief or a misled agent has to play with. */
import { type Surplus, surplusOf } from '../authority/surplus.ts';
import { cap, doubted, harm, known, most, withAuthority } from '../authority/weigh.ts';
import { deeds, onHowMuch, some, sources, wayDown } from '../authority/words.ts';
import { defineRule } from '../define.ts';
import type { Authority } from '../grants.ts';
import { type Credential, SEVERITIES, type Severity, shift } from '../model.ts';
import { finding } from '../verdict.ts';

/** What is only true of the kind, or not known, weighs less until the issuer was asked: else every token would be a disaster. */
function severityOf(c: Credential, authority: Authority, surplus: Surplus, declared: boolean): Severity {
  const { class: environment } = c.environment;
  const certain = surplus.excess.map(({ grant }) => shift(SEVERITIES, harm(grant, environment), known(grant.evidence, authority) ? 0 : -1));
  const assumed = harm(
    { action: '', resource: '', reach: authority.reach.value, breadth: authority.breadth.value, evidence: authority.reach.evidence },
    environment,
  );
  const asked = authority.state.value === 'live';
  const unknown = surplus.unknown.length ? [cap(assumed, declared && asked ? 'high' : declared || asked ? 'medium' : 'low')] : [];
  const misplaced: Severity[] = surplus.misplaced ? [environment === 'production' ? 'high' : 'low'] : [];
  return doubted(most([...certain, ...unknown, ...misplaced]), c);
}

/** The whole surplus, actions with the same reason together. */
function listed({ excess }: Surplus): string[] {
  const byWhy = new Map<string, string[]>();
  for (const { grant, why } of excess) byWhy.set(why, [...(byWhy.get(why) ?? []), grant.action]);
  return [...byWhy].map(([why, actions]) => `${why}: ${[...new Set(actions)].join(', ')}`);
}

export default defineRule({
  id: 'overbroad',
  title: 'Credential that can do more than its job needs',
  help: 'A credential has a job, by the config or by its name, and the job has a profile: the least privilege it needs. What the credential can do beyond that helps nobody but whoever misuses it; a token made for custom domains once deleted a production database and its backups. What nobody knows counts as surplus, but weighs little until the issuer is asked (--online): a name is a hint and not a verdict.',
  severity: 'high',
  judge: (inventory) =>
    withAuthority(inventory).flatMap(({ c, authority }) => {
      const profile = c.profile && inventory.profiles.get(c.profile.value);
      if (!c.profile || !profile) return [];
      const surplus = surplusOf({ kind: c.kind, authority, environment: c.environment.class }, profile);
      const { excess, unknown, misplaced } = surplus;
      const declared = c.profile.evidence.kind === 'declared';
      // A guess at the job of a kind of which nothing is known: there is nothing to say.
      const idle = unknown.length === 0 || (!declared && authority.granularity === 'unknown' && authority.state.value === 'unknown');
      if (excess.length === 0 && !misplaced && idle) return [];
      const grants = excess.map((e) => e.grant);
      const message = excess.length
        ? `${c.label} can do more than ${profile.title} needs: ${deeds(grants)}`
        : misplaced
          ? `${c.label} is for ${profile.title}, but belongs to ${c.environment.class}`
          : `${c.label} may do more than ${profile.title} needs: nobody knows ${some(unknown)}`;
      return [
        finding(c, {
          rule: 'overbroad',
          severity: severityOf(c, authority, surplus, declared),
          message,
          evidence: [
            `its job is ${profile.id}, ${declared ? `as ${c.profile.evidence.how} says` : `guessed from ${c.profile.evidence.how}`}`,
            ...listed(surplus),
            ...(authority.root?.value ? [`it belongs to the owner of everything (${authority.root.evidence.how})`] : []),
            ...(authority.reaches?.value.length ? [`it reaches ${some(authority.reaches.value, 10)} (${authority.reaches.evidence.how})`] : []),
            ...(authority.stakes ? [`at stake: ${authority.stakes.value} (${authority.stakes.evidence.how})`] : []),
            ...sources(grants),
            ...(misplaced ? [misplaced] : []),
            ...(unknown.length
              ? [`not known: ${unknown.join(', ')}; the worst is assumed: ${authority.reach.value} ${onHowMuch(authority.breadth.value)}`]
              : []),
          ],
          remedy:
            misplaced && !excess.length
              ? `Issue one for ${profile.environment?.join(' or ')} alone, and take this one away from the job.`
              : wayDown(authority, surplus),
          places: c.places,
        }),
      ];
    }),
});
