/** A private key without a passphrase: whoever has the file has the key. */
import { defineRule } from '../define.ts';
import { SEVERITIES, shift } from '../model.ts';
import { finding, isShared, roleSteps } from '../verdict.ts';

export default defineRule({
  id: 'unencrypted-private-key',
  title: 'Private key without a passphrase',
  help: 'A passphrase makes a stolen key file useless by itself. Without one, reading the file is having the key.',
  severity: 'critical',
  judge: ({ credentials, detectors }) =>
    credentials
      .filter((c) => c.facts['encrypted'] === false)
      .map((c) => {
        const shared = c.places.filter(isShared);
        const detector = detectors.get(c.kind);
        const severity = shift(SEVERITIES, shared.length ? (detector?.severity ?? 'critical') : 'medium', roleSteps(c.places));
        return finding(c, {
          rule: 'unencrypted-private-key',
          severity,
          message: `${c.label} without a passphrase ${shared.length ? 'in a file that is shared' : 'within reach of every program started here'}`,
          evidence: [`its format (${c.facts['format'] ?? 'PEM'}) holds it in the clear`],
          remedy: `${detector?.revoke.how ?? 'Replace it'}. Keep the new one outside the tree and give it a passphrase (ssh-keygen -p, openssl pkcs8 -topk8).`,
          places: shared.length ? shared : c.places,
        });
      }),
});
