/** A file of production settings in the tree: the place where production secrets gather. */
import { defineRule } from '../define.ts';
import { pathOf } from '../places.ts';

const FILE = /(^|\/)(\.env[._-](prod|production|live)(\.local)?|(prod|production)\.env|\.?env\.(prod|production)|(prod|production)\.tfvars)$/i;

export default defineRule({
  id: 'production-env-file',
  title: 'Production settings file in the tree',
  help: 'Files such as .env.production invite production credentials into a working copy, where every program and agent can read them. Production reads its settings from the platform or a secret store.',
  severity: 'medium',
  files: FILE,
  judge: ({ files, credentials }) =>
    files
      .filter((f) => FILE.test(f.path))
      .map((file) => {
        const held = credentials.filter((c) => c.places.some((p) => pathOf(p) === file.path)).length;
        const shared = file.tracking !== 'ignored' && file.tracking !== 'untracked';
        return {
          rule: 'production-env-file',
          severity: held === 0 ? ('info' as const) : shared ? ('medium' as const) : ('low' as const),
          confidence: held === 0 ? ('low' as const) : ('high' as const),
          message: `${file.path} holds production settings${held ? ` and ${held === 1 ? 'a credential' : `${held} credentials`}` : ''}`,
          evidence: ['its name says production', `git: ${file.tracking}`],
          remedy: 'Keep production settings on the platform or in a secret store, and take this file out of the tree.',
          places: [{ kind: 'file' as const, path: file.path, tracking: file.tracking }],
        };
      }),
});
