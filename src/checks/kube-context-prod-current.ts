/**
 * kubectl on production: a command without a word of where goes there. Reads kubeconfig files of the project, and what is known of those of
 * the machine; asks no cluster.
 */
import { defineCheck, type Project } from '../check.ts';
import type { Credential, Finding } from '../model.ts';
import { saysProduction } from '../project/cloud-keys.ts';
import { fileFinding, filesLike } from '../project/files.ts';
import { heldFinding, heldIn } from '../project/held.ts';
import { asMap, asText, lineOf, readYaml } from '../project/yaml.ts';

const FILES = /(^|\/)(\.kube\/config|[\w.-]*kubeconfig[\w.-]*|admin\.conf|k3s\.yaml)$/i;

export default defineCheck({
  id: 'kube-context-prod-current',
  title: 'kubectl points at production',
  help: 'kubectl works on the context that was used last. When that is production’s, a command meant for a test cluster deletes there, and an agent that does not name a context does not notice. A file of its own for production, given by KUBECONFIG only when it is wanted, prevents that.',
  severity: 'high',
  scope: ['machine', 'project'],
  judge: (world) => [...heldIn(world).flatMap(ofCredential), ...ofProject(world.project)],
});

const REMEDY = 'Keep production in a file of its own and name it by KUBECONFIG when it is needed; set the current context to a harmless one.';

/** Of the machine's own files it is only known that they reach production; which context is current may change with the next command. */
function ofCredential(c: Credential): Finding[] {
  const places = c.places.filter((p) => p.kind === 'home' && p.store === 'kubeconfig');
  if (places.length === 0 || c.environment.class !== 'production') return [];
  return [
    heldFinding(c, {
      rule: 'kube-context-prod-current',
      severity: 'high',
      environment: 'unknown',
      says: 'lets kubectl work on production',
      evidence: [...c.environment.signals.filter((s) => s.environment === 'production').map((s) => s.because), 'which context is current is not known'],
      remedy: REMEDY,
      places,
    }),
  ];
}

function ofProject(project: Project): Finding[] {
  return filesLike(project, FILES).flatMap((file) => {
    const config = asMap(readYaml(project.text(file.path) ?? '')[0]);
    const current = asText(config['current-context']);
    if (!current || !saysProduction(current)) return [];
    return [
      fileFinding({
        rule: 'kube-context-prod-current',
        severity: 'high',
        file,
        line: lineOf(config, 'current-context') ?? 1,
        message: `the current context of ${file.path} is production’s`,
        evidence: [`current-context is ${current.slice(0, 80)}`],
        remedy: REMEDY,
      }),
    ];
  });
}
