/** A credential its issuer refuses: it does no harm any more, and still lies about. */
import { defineRule } from '../define.ts';
import { finding } from '../verdict.ts';

export default defineRule({
  id: 'dead',
  title: 'Credential that is revoked',
  help: 'Its issuer refuses it, so it can no longer be used, and other findings about it weigh little. It is listed so that it can be cleaned up: dead credentials hide live ones, and whatever stored it probably stores its successor.',
  severity: 'info',
  judge: ({ credentials }) =>
    credentials.flatMap((c) =>
      c.authority?.state.value === 'dead'
        ? [
            finding(c, {
              rule: 'dead',
              severity: 'info',
              message: `${c.label} is refused by its issuer`,
              evidence: [c.authority.state.evidence.how],
              remedy: 'Remove it, and look for its successor where it was stored.',
              places: c.places,
            }),
          ]
        : [],
    ),
});
