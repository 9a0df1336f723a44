/** A secret in a file that git does not track: no leak yet, but within reach of every program and agent started here. */
import { defineRule } from '../define.ts';
import { exposures } from '../verdict.ts';

export default defineRule({
  id: 'local-secret',
  title: 'Secret in an untracked or ignored file',
  help: 'The file is not committed, so the secret has not left this machine with it. But every process started here can read it, a coding agent included, and an untracked file is one `git add` away from being shared.',
  severity: 'low',
  judge: (inventory) =>
    exposures(inventory, {
      rule: 'local-secret',
      where: (place) => place.kind === 'file' && (place.tracking === 'untracked' || place.tracking === 'ignored'),
      steps: -2,
      said: (place) => (place.kind === 'file' && place.tracking === 'ignored' ? 'in a file git ignores' : 'in a file git does not track yet'),
    }),
});
