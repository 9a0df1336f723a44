/** Scripts that destroy and never look where they are. Reads them; starts none. */
import { defineCheck } from '../check.ts';
import { roleOf } from '../places.ts';
import { destructionsOf, guardsOf } from '../project/destruction.ts';
import { fileFinding, placeIn } from '../project/files.ts';
import { scriptsOf } from '../project/scripts.ts';

export default defineCheck({
  id: 'no-env-guard-in-destructive-script',
  title: 'Destructive script without a look at the environment',
  help: 'A question can be answered too quickly, and an agent answers it by itself. A script that looks at the environment, the host or the account first, and stops where it does not belong, cannot be talked into it.',
  severity: 'low',
  scope: ['project'],
  judge: ({ project }) => {
    const byFile = new Map<string, ReturnType<typeof fileFinding>>();
    for (const script of scriptsOf(project)) {
      const { file } = script;
      const deeds = destructionsOf(script);
      if (deeds.length === 0 || guardsOf(script).environment || roleOf(file.path) !== 'own') continue;
      const found =
        byFile.get(file.path) ??
        fileFinding({
          rule: 'no-env-guard-in-destructive-script',
          severity: 'low',
          file,
          message: `nothing in ${file.path} looks where it is before it destroys`,
          evidence: ['no comparison with a name, host or account of an environment stands in the script'],
          remedy: 'Compare two signs of where it runs (a variable and the host, say) with a list of what may be destroyed, and stop otherwise.',
          confidence: 'medium',
        });
      if (!byFile.has(file.path)) found.places = [];
      found.places.push(...deeds.map((d) => placeIn(file, d.command.line)));
      byFile.set(file.path, found);
    }
    return [...byFile.values()];
  },
});
