/** Credentials of production in the environment: whatever is started from this shell has them, without opening a file. */
import { defineCheck } from '../check.ts';
import { heldFinding, heldIn } from '../project/held.ts';

export default defineCheck({
  id: 'inherited-prod-env',
  title: 'Production credential in the inherited environment',
  help: 'An agent gets the environment of the shell it is started from, and hands it to every program it runs. A credential of production that is exported there is used by accident sooner or later: tools look for exactly such names. Rules about files do not help against it.',
  severity: 'high',
  scope: ['machine'],
  judge: (world) =>
    heldIn(world).flatMap((c) => {
      const inherited = c.places.filter((p) => p.kind === 'env');
      if (inherited.length === 0 || c.environment.class !== 'production') return [];
      const names = inherited.map((p) => (p.kind === 'env' ? p.name : ''));
      return [
        heldFinding(c, {
          rule: 'inherited-prod-env',
          severity: 'high',
          environment: 'unknown',
          says: `is of production, and inherited as $${names[0]}`,
          evidence: c.environment.signals.filter((s) => s.environment === 'production').map((s) => s.because),
          remedy: 'Start the agent with a clean environment (keyreach exec), and export it only where it is used.',
          places: inherited,
        }),
      ];
    }),
});
