/** A credential past its date: harmless by itself, but it shows a habit and hides live ones among the dead. */
import { defineRule } from '../define.ts';
import { endOf, expired, finding } from '../verdict.ts';

export default defineRule({
  id: 'expired-credential',
  title: 'Expired credential',
  help: 'It can no longer be used. It is listed so that it can be cleaned up, and because whatever stored it probably stores its successor.',
  severity: 'info',
  judge: ({ credentials, now }) =>
    credentials
      .filter((c) => expired(c, now))
      .map((c) =>
        finding(c, {
          rule: 'expired-credential',
          severity: 'info',
          message: `${c.label} expired${endOf(c) ? ` on ${endOf(c)}` : ''}`,
          evidence: [
            c.authority?.state.value === 'expired'
              ? c.authority.state.evidence.how
              : (c.authority?.expires?.evidence.how ?? 'the credential itself holds its expiry date'),
          ],
          remedy: 'Remove it.',
          places: c.places,
        }),
      ),
});
