/** A secret in the environment of this process: every program started from here inherits it. */
import { defineRule } from '../define.ts';
import { exposures } from '../verdict.ts';

export default defineRule({
  id: 'environment-secret',
  title: 'Secret in the environment',
  help: 'Environment variables are handed to every program started from this shell: build scripts, test runners, coding agents and whatever they install. Give a secret only to the process that needs it.',
  severity: 'low',
  judge: (inventory) =>
    exposures(inventory, { rule: 'environment-secret', where: (place) => place.kind === 'env', steps: -2, said: () => 'in an environment variable' }),
});
