/**
 * Terraform's state and plans in the tree: what they hold of passwords and keys stands there in clear. Counts what is in them; repeats nothing.
 * That state holds sensitive values in clear: developer.hashicorp.com/terraform/language/manage-sensitive-data (not checked).
 */
import { defineCheck, type Project, type ProjectFile } from '../check.ts';
import type { Severity } from '../model.ts';
import { environmentOf, fileFinding, filesLike } from '../project/files.ts';

const STATE = /\.tfstate(\.(backup|\d+(\.backup)?))?$|\.tfplan$/;

interface Held {
  severity: Severity;
  said: string;
}

export default defineCheck({
  id: 'tfstate-in-tree',
  title: 'Terraform state in the tree',
  help: 'State holds every attribute of every resource, generated passwords and private keys among them, in clear. Committed it is published with the repository; lying about, it tells whoever reads it what there is and how to get in. It belongs into a remote backend with access rights and versions of its own.',
  severity: 'high',
  scope: ['project'],
  judge: ({ project }) => [
    ...filesLike(project, STATE).flatMap((file) => judgeFile(project, file, file.path)),
    // Terraform's own copy of where its backend is; secrets in it are few and named.
    ...project.files.filter((f) => /(^|\/)\.terraform\/terraform\.tfstate$/.test(f.path)).flatMap((file) => ofBackend(project, file)),
  ],
});

function judgeFile(project: Project, file: ProjectFile, path: string) {
  const { severity, said } = heldBy(project.text(file.path), path.endsWith('.tfplan'));
  if (severity === 'info') return [];
  const kept = file.tracking === 'ignored' || file.tracking === 'untracked';
  return [
    fileFinding({
      rule: 'tfstate-in-tree',
      severity,
      // One that was never committed is no leak of the repository's, but an agent reads it all the same.
      ...(kept ? {} : { environment: environmentOf(file.path) }),
      file,
      message: `${path.endsWith('.tfplan') ? 'a plan' : 'the state'} of Terraform lies in the tree`,
      evidence: [said, `git: ${file.tracking}`],
      remedy: kept
        ? 'Move it to a remote backend and delete this copy.'
        : 'Move it to a remote backend, replace every secret in it, and take it out of the tree and its history.',
    }),
  ];
}

/** What is in it, counted. */
function heldBy(text: string | undefined, plan: boolean): Held {
  if (plan || text === undefined)
    return { severity: 'high', said: plan ? 'a plan holds the state it was made of' : 'it could not be read as text: it may hold anything' };
  let state: { resources?: unknown; modules?: unknown };
  try {
    state = JSON.parse(text) ?? {};
  } catch {
    return { severity: 'high', said: 'it is not what Terraform writes: it may hold anything' };
  }
  const old = Array.isArray(state.modules) ? state.modules.flatMap((m) => Object.values((m as { resources?: object })?.resources ?? {})) : [];
  const resources = [...(Array.isArray(state.resources) ? state.resources : []), ...old];
  if (resources.length === 0) return { severity: 'info', said: 'it is empty' };
  const secrets = new Set(text.match(/"(?:\w*(?:password|secret|private_key|access_key|token|connection_string)\w*)":\s*"[^"]/g)).size;
  const count = (n: number, one: string, many: string) => (n === 1 ? `one ${one}` : `${n} ${many}`);
  const also = secrets ? `, and ${count(secrets, 'kind of secret attribute', 'kinds of secret attributes')}` : '';
  return { severity: 'high', said: `it holds ${count(resources.length, 'resource', 'resources')}${also}` };
}

const SECRET_SETTINGS = ['access_key', 'secret_key', 'token', 'password', 'sas_token', 'conn_str', 'client_secret', 'encryption_key', 'credentials'];

function ofBackend(project: Project, file: ProjectFile) {
  let config: Record<string, unknown> = {};
  try {
    config = JSON.parse(project.text(file.path) ?? '{}')?.backend?.config ?? {};
  } catch {
    return judgeFile(project, file, file.path);
  }
  const named = SECRET_SETTINGS.filter((name) => typeof config[name] === 'string' && config[name] !== '');
  if (named.length === 0) return [];
  return [
    fileFinding({
      rule: 'tfstate-in-tree',
      severity: 'high',
      file,
      message: 'a key of the Terraform backend lies in the tree',
      evidence: [`backend.config has ${named.join(', ')}`, `git: ${file.tracking}`],
      remedy: 'Sign in to the backend by the environment or a role, run terraform init -reconfigure, and replace the key.',
    }),
  ];
}
