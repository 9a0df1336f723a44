/**
 * Passwords of code hosts that git keeps in clear: the store helper's file, and addresses with a password in them.
 * That the helper keeps them unencrypted: Documentation/git-credential-store.adoc of git/git, 2026-11-21.
 */
import { defineCheck } from '../check.ts';
import type { Place } from '../model.ts';
import { heldFinding, heldIn } from '../project/held.ts';

const FILES = /(^|\/)(\.git-credentials|\.gitconfig|\.gitmodules|git\/(credentials|config))$/;
const isGits = (place: Place): boolean =>
  (place.kind === 'home' && (place.store === 'git-credentials' || FILES.test(place.path))) || (place.kind === 'file' && FILES.test(place.path));

export default defineCheck({
  id: 'git-credential-store-plaintext',
  title: 'git keeps a password in clear',
  help: 'git’s store helper, and addresses with a password in them, keep what opens a code host in a plain file. An agent that reads it pushes as you, to every repository you can push to. A helper of the system’s keychain, or a login for each repository, is no more work.',
  severity: 'medium',
  scope: ['machine', 'project'],
  judge: (world) =>
    heldIn(world).flatMap((c) => {
      const places = c.places.filter(isGits);
      if (places.length === 0) return [];
      const { host } = c.facts;
      return [
        heldFinding(c, {
          rule: 'git-credential-store-plaintext',
          severity: 'medium',
          environment: 'unknown',
          says: 'is kept by git in clear',
          evidence: [typeof host === 'string' ? `it signs in at ${host}` : 'it signs in at a code host'],
          remedy: 'Set credential.helper to the system’s keychain (osxkeychain, libsecret, manager), replace the password, and delete the line.',
          places,
        }),
      ];
    }),
});
