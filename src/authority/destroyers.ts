/**
 * Findings for credentials whose use can lose data for good. Two rules share this: with the backups, and without.
 * Says nothing of what only might be: that is in the evidence of whatever else is found.
 */
import type { Inventory } from '../define.ts';
import type { Grant } from '../grants.ts';
import { type Finding, SEVERITIES, type Severity, shift } from '../model.ts';
import { finding } from '../verdict.ts';
import { surplusOf } from './surplus.ts';
import { cap, doubted, harm, isWide, known, most, withAuthority } from './weigh.ts';
import { deeds, some, sources, wayDown } from './words.ts';

interface Loss {
  rule: string;
  of(grant: Grant): boolean;
  /** How much less it weighs than the worst there is, in steps (negative). */
  steps: number;
  /** Between the credential and its deeds: `can destroy data`. */
  said: string;
  /** What else to do, beside taking the right away. */
  remedy: string;
}

export function destroyers(inventory: Inventory, { rule, of, steps, said, remedy }: Loss): Finding[] {
  return withAuthority(inventory).flatMap(({ c, authority }) => {
    const profile = c.profile && inventory.profiles.get(c.profile.value);
    const needed = profile ? surplusOf({ kind: c.kind, authority, environment: c.environment.class }, profile).needed : [];
    // The user's word that the job needs it settles it; a guess at the job only softens it.
    const declared = c.profile?.evidence.kind === 'declared';
    const grants = authority.grants.filter((g) => of(g) && !(declared && needed.includes(g)));
    if (grants.length === 0) return [];
    const weight = (g: Grant): Severity => {
      const severity = shift(SEVERITIES, harm(g, c.environment.class), steps);
      return known(g.evidence, authority) && !needed.includes(g) ? severity : cap(severity, 'low');
    };
    return [
      finding(c, {
        rule,
        severity: doubted(most(grants.map(weight)), c),
        message: `${c.label} ${said}: ${deeds(grants)}`,
        evidence: [
          ...sources(grants),
          ...(authority.reaches?.value.length && grants.some(isWide)
            ? [`it reaches ${some(authority.reaches.value, 10)} (${authority.reaches.evidence.how})`]
            : []),
          ...(profile && grants.some((g) => needed.includes(g)) ? [`its job seems to need it: ${profile.id}, guessed from ${c.profile?.evidence.how}`] : []),
        ],
        remedy: `${wayDown(authority)} ${remedy}`,
        places: c.places,
      }),
    ];
  });
}
