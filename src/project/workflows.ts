/**
 * GitHub Actions' workflows as checks read them: triggers, permissions, jobs, steps and the names of the secrets they use. Resolves no
 * expression, fetches no action and no reusable workflow.
 * Form: content/actions/reference/workflows-and-actions/workflow-syntax.md and data/reusables/actions/github-token-available-permissions.md
 * of github/docs, 2026-11-21.
 */
import type { Project, ProjectFile } from '../check.ts';
import { filesLike, once } from './files.ts';
import { asList, asMap, asText, type Data, type Dict, isMap, lineOf, readYaml, walk } from './yaml.ts';

/** `default`: nothing is written, and the repository's own setting holds. */
export type Permissions = 'default' | 'write-all' | 'read-all' | ReadonlyMap<string, string>;

export interface Step {
  uses?: string;
  run?: string;
  data: Dict;
  line: number;
}

export interface Job {
  id: string;
  line: number;
  /** True when it is bound to an environment, which may ask for a review. */
  gated: boolean;
  permissions: Permissions;
  /** Where permissions are written, if anywhere. */
  permissionsLine?: number;
  /** Of the job and of its workflow, as it is written. */
  env: Dict;
  steps: Step[];
  data: Dict;
}

export interface Workflow {
  file: ProjectFile;
  triggers: ReadonlySet<string>;
  jobs: Job[];
}

const MOST_JOBS = 500;

export const workflowsOf = once((project: Project): Workflow[] =>
  filesLike(project, /^\.github\/workflows\/[^/]+\.ya?ml$/).flatMap((file) => {
    const text = project.text(file.path);
    const root = asMap(text === undefined ? undefined : readYaml(text)[0]);
    if (!isMap(root['jobs'])) return [];
    const on = root['on'];
    const triggers = new Set(isMap(on) ? Object.keys(on) : asList(on).flatMap((t) => asText(t) ?? []));
    const jobs = Object.entries(root['jobs'])
      .slice(0, MOST_JOBS)
      .flatMap(([id, data]) => (isMap(data) ? [jobOf(id, data, root)] : []));
    return [{ file, triggers, jobs }];
  }),
);

function jobOf(id: string, data: Dict, root: Dict): Job {
  const holder = data['permissions'] !== undefined ? data : root;
  const permissionsLine = holder['permissions'] === undefined ? undefined : lineOf(holder, 'permissions');
  return {
    id,
    line: lineOf(root['jobs'], id) ?? 1,
    gated: data['environment'] !== undefined && data['environment'] !== null,
    permissions: permissionsOf(holder['permissions']),
    ...(permissionsLine ? { permissionsLine } : {}),
    env: { ...asMap(root['env']), ...asMap(data['env']) },
    steps: asList(data['steps']).flatMap((step): Step[] => {
      if (!isMap(step)) return [];
      const [uses, run] = [asText(step['uses']), asText(step['run'])];
      return [{ ...(uses ? { uses } : {}), ...(run ? { run } : {}), data: step, line: lineOf(step) ?? 1 }];
    }),
    data,
  };
}

function permissionsOf(data: Data): Permissions {
  if (data === undefined) return 'default';
  if (data === 'write-all' || data === 'read-all') return data;
  return new Map(Object.entries(asMap(data)).flatMap(([scope, level]) => (typeof level === 'string' ? [[scope, level] as const] : [])));
}

export const mayWrite = (permissions: Permissions, scope: string): boolean =>
  permissions === 'write-all' || (typeof permissions === 'object' && permissions.get(scope) === 'write');

const SECRET = /\bsecrets(?:\.([A-Za-z_]\w*)|\[\s*['"]([A-Za-z_]\w*)['"]\s*\])/g;

/** Names of the secrets that a value uses, each once, in order; `*` for all of them at once. */
export function secretsIn(...data: Data[]): string[] {
  const names = new Set<string>();
  const read = (text: string, key: string) => {
    if (key === 'secrets' && text === 'inherit') names.add('*');
    if (!text.includes('secrets')) return;
    for (const m of text.matchAll(SECRET)) names.add((m[1] ?? m[2]) as string);
    if (/\btoJSON\(\s*secrets\s*\)/i.test(text)) names.add('*');
  };
  for (const one of data) walk(one, read);
  return [...names].sort();
}

/** The action without its version: `aws-actions/configure-aws-credentials`. */
export const actionOf = ({ uses }: Step): string => (uses ?? '').split('@')[0]?.toLowerCase() ?? '';
