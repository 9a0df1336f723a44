/** A credential that never ends: whoever finds it in ten years can still use it. */
import { cap, doubted, isWide, known, withAuthority } from '../authority/weigh.ts';
import { grave, source } from '../authority/words.ts';
import { defineRule } from '../define.ts';
import type { Severity } from '../model.ts';
import { finding } from '../verdict.ts';

export default defineRule({
  id: 'no-expiry',
  title: 'Credential that never expires',
  help: 'An expiry date takes back what was forgotten: a copy in a backup, on a lost laptop, with somebody who left. Many kinds never end, so this alone is no alarm; it is one where the job demands an end, or where the credential can do great harm. What is only true of the kind is listed for information.',
  severity: 'low',
  judge: (inventory) =>
    withAuthority(inventory).flatMap(({ c, authority }) => {
      const { expires, grants } = authority;
      if (expires?.value !== 'never') return [];
      const profile = c.profile && inventory.profiles.get(c.profile.value);
      const demanded = profile?.mustExpire === true;
      const severity: Severity = demanded || grants.some((g) => grave(g) && isWide(g)) ? 'medium' : 'low';
      const days = profile?.maxAgeDays ?? inventory.stale.ageDays;
      return [
        finding(c, {
          rule: 'no-expiry',
          severity: doubted(known(expires.evidence, authority) ? severity : cap(severity, 'info'), c),
          message: `${c.label} never expires`,
          evidence: [source(expires.evidence), ...(demanded ? [`the job of ${profile.title} demands an end (${profile.id}, ${c.profile?.evidence.how})`] : [])],
          remedy: `Issue it anew with an end, at most ${days} days away; where its issuer offers none, replace it that often.`,
          places: c.places,
        }),
      ];
    }),
});
