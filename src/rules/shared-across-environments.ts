/** One credential used in two environments: a mistake, or an agent, in the lesser one reaches the greater. */
import { defineRule } from '../define.ts';
import { pathOf } from '../places.ts';
import { finding } from '../verdict.ts';

export default defineRule({
  id: 'shared-across-environments',
  title: 'Credential shared across environments',
  help: 'The same secret is stored for production and for a lesser environment. Whatever goes wrong where little is guarded then goes wrong in production: this is how a staging task wiped a production database.',
  severity: 'high',
  judge: ({ credentials }) =>
    credentials
      .filter((c) => c.confidence !== 'low')
      .map((c) => ({ c, classes: [...new Set(c.places.map((p) => p.environment ?? 'unknown'))].filter((e) => e !== 'unknown').sort() }))
      .filter(({ classes }) => classes.length > 1)
      .map(({ c, classes }) =>
        finding(c, {
          rule: 'shared-across-environments',
          severity: classes.includes('production') ? 'high' : 'medium',
          message: `${c.label} is the same in ${classes.join(' and ')}`,
          evidence: c.places.filter((p) => p.environment && p.environment !== 'unknown').map((p) => `${pathOf(p)} is ${p.environment}`),
          remedy: `Issue a separate credential for each environment, and give the ${classes.find((e) => e !== 'production')} one rights in ${classes.find((e) => e !== 'production')} only.`,
          places: c.places,
        }),
      ),
});
