/** An SSH agent whose socket is there: its keys sign for whoever can open it. Looks at names only; asks no agent which keys it has. */
import { defineCheck } from '../check.ts';
import { storesFinding } from '../project/stores.ts';

/** These ask at every use, unless they are told not to. */
const ASKS = /1password|2BUA8C4S2C|secretive/i;

export default defineCheck({
  id: 'ssh-agent-forwarded',
  title: 'SSH agent within reach',
  help: 'Through the socket of an SSH agent a program signs in to servers and code hosts with every key that is loaded, without the key’s file or its passphrase. A coding agent inherits the socket by SSH_AUTH_SOCK. Which keys are loaded was not asked.',
  severity: 'medium',
  scope: ['machine'],
  judge: (world) => {
    const sockets = world.stores.filter((s) => s.store === 'ssh-agent');
    return (['medium', 'low'] as const).flatMap((severity) =>
      storesFinding(
        world,
        sockets.filter((s) => ASKS.test(s.path) === (severity === 'low')),
        {
          rule: 'ssh-agent-forwarded',
          severity,
          message:
            severity === 'low' ? 'an SSH agent that asks before it signs is within reach' : 'an SSH agent is within reach: its keys sign for whoever asks',
          evidence: ['its socket is there; which keys are loaded is not known'],
          remedy: 'Start the coding agent without SSH_AUTH_SOCK (keyreach exec does), or let the SSH agent confirm each use (ssh-add -c).',
        },
      ),
    );
  },
});
