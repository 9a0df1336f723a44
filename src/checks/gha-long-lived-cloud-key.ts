/**
 * Workflows that sign in to a cloud with a key that does not end. Sees names of secrets, never a value.
 * OpenID Connect instead: content/actions/reference/security/oidc.md of github/docs, and inputs by the actions' README files (neither checked).
 */
import { defineCheck } from '../check.ts';
import type { Severity } from '../model.ts';
import { environmentOfNames, isCloudKey } from '../project/cloud-keys.ts';
import { fileFinding } from '../project/files.ts';
import { actionOf, type Job, mayWrite, secretsIn, workflowsOf } from '../project/workflows.ts';
import { asMap, type Data, walk } from '../project/yaml.ts';

/** Inputs of login actions that take a key, whatever the secret is called. */
const INPUTS: [RegExp, string[]][] = [
  [/^aws-actions\/configure-aws-credentials$/, ['aws-access-key-id', 'aws-secret-access-key']],
  [/^google-github-actions\/(auth|setup-gcloud)$/, ['credentials_json', 'service_account_key']],
  [/^azure\/login$/, ['creds']],
];
/** A store of objects that is none of the big clouds': no federation is to be had there. */
const COMPATIBLE = /endpoint[_-]?url|\b[\w-]*(r2\.cloudflarestorage|digitaloceanspaces|backblazeb2|wasabisys|scw\.cloud|minio)\b/i;

export default defineCheck({
  id: 'gha-long-lived-cloud-key',
  title: 'Workflow with a long-lived key of a cloud',
  help: 'A key in the repository’s secrets works until somebody revokes it, from anywhere, for everyone who has seen it once. AWS, Google Cloud and Azure take GitHub’s own identity token instead (OpenID Connect): credentials that end after the job, for that repository, branch or environment alone.',
  severity: 'high',
  scope: ['project'],
  judge: ({ project }) =>
    workflowsOf(project).flatMap(({ file, jobs }) =>
      jobs.flatMap((job) => {
        const keys = keysOf(job);
        if (keys.length === 0) return [];
        const compatible = mentions(job, COMPATIBLE);
        const base: Severity = compatible ? 'low' : 'high';
        return [
          fileFinding({
            rule: 'gha-long-lived-cloud-key',
            severity: base,
            environment: compatible ? 'unknown' : environmentOfNames(keys),
            file,
            line: job.line,
            message: `the job “${job.id}” signs in with a long-lived key (${keys.slice(0, 3).join(', ')})`,
            evidence: [
              `it uses secrets.${keys.join(', secrets.')}`,
              mayWrite(job.permissions, 'id-token') ? 'it may ask for an identity token, but the key is still there' : 'it has no permission id-token: write',
              ...(compatible ? ['it is for another store of objects, by its endpoint: only a narrow and short-lived key helps there'] : []),
            ],
            remedy: 'Give the job id-token: write and a role that trusts this repository (OpenID Connect), then delete the key.',
          }),
        ];
      }),
    ),
});

/** Secrets that are keys by their name, or by the input they go into. */
function keysOf(job: Job): string[] {
  const used: Data[] = [job.env, ...job.steps.map((s) => s.data)];
  const named = secretsIn(...used).filter(isCloudKey);
  const given = job.steps.flatMap((step) => {
    const inputs = INPUTS.find(([action]) => action.test(actionOf(step)))?.[1] ?? [];
    return inputs.flatMap((input) => secretsIn(asMap(step.data['with'])[input]));
  });
  return [...new Set([...named, ...given])].sort();
}

function mentions(job: Job, pattern: RegExp): boolean {
  let found = false;
  const look = (text: string, key: string) => {
    found ||= pattern.test(key) || pattern.test(text.slice(0, 5000));
  };
  walk(job.env, look);
  walk(job.data, look);
  return found;
}
