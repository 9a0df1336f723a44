/** A credential of the owner of everything: no policy limits it, and nothing of its account is safe from it. */
import { cap, doubted, harm, known, most, withAuthority } from '../authority/weigh.ts';
import { deeds, source } from '../authority/words.ts';
import { defineRule } from '../define.ts';
import { finding } from '../verdict.ts';

export default defineRule({
  id: 'root-or-owner',
  title: 'Credential of a root user or owner',
  help: 'Root users, superusers and global keys are for setting an account up, not for working with it: no policy limits them, and what is done with them cannot be told apart. Where only the kind says so, and nobody asked about this one, it is listed with low severity.',
  severity: 'high',
  yields: ['overbroad'],
  judge: (inventory) =>
    withAuthority(inventory).flatMap(({ c, authority }) => {
      const { root, principal, grants } = authority;
      if (!root?.value) return [];
      const severity = most(['high', ...grants.map((g) => harm(g, c.environment.class))]);
      return [
        finding(c, {
          rule: 'root-or-owner',
          severity: doubted(known(root.evidence, authority) ? severity : cap(severity, 'low'), c),
          message: `${c.label} belongs to the owner of everything${principal ? ` (${principal.value})` : ''}${grants.length ? `: ${deeds(grants)}` : ''}`,
          evidence: [source(root.evidence)],
          remedy:
            'Make a user or role with only what the job needs, move the job to it, then delete this one. Keep the owner for emergencies, with a second factor.',
          places: c.places,
        }),
      ];
    }),
});
