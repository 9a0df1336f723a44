/** Judges what workflows say of the credentials they get. Pure. */
import { named } from '../../../issuer-kit.ts';
import type { Finding } from '../../../model.ts';
import type { RepositoryFacts } from '../collect.ts';
import type { Workflow } from '../workflow.ts';
import { type About, finding } from './words.ts';

export function judgeWorkflows({ repository, workflows, defaults }: RepositoryFacts, about: About): Finding[] {
  return (workflows ?? []).flatMap((workflow) => {
    const resource = `${repository.full}: workflow ${workflow.path}`;
    const { writeAll, cloudKeys } = workflow;
    return [
      ...(writeAll.length
        ? [
            finding(about, {
              rule: 'github-workflow-write-all',
              severity: 'medium',
              resource,
              message: `Workflow ${workflow.path} of ${repository.full} takes all permissions`,
              evidence: [`permissions: write-all of ${named(writeAll)}`],
              remedy: 'Name the permissions each job needs; `permissions: {}` for none.',
            }),
          ]
        : []),
      ...(cloudKeys.length
        ? [
            finding(about, {
              rule: 'github-workflow-cloud-key',
              severity: 'medium',
              resource,
              message: `Workflow ${workflow.path} of ${repository.full} uses a long-lived key of a cloud`,
              evidence: [`secrets ${named(cloudKeys)}`],
              remedy: 'Let it take a role by OIDC (`permissions: id-token: write`), then revoke the key and delete the secret.',
              confidence: 'medium',
            }),
          ]
        : []),
      ...judgeTarget(workflow, resource, repository.full, defaults?.writes !== false, about),
    ];
  });
}

/** @param writes whether a workflow that does not say what it needs gets a token that can write, as far as anybody knows */
function judgeTarget(workflow: Workflow, resource: string, full: string, writes: boolean, about: About): Finding[] {
  const { events, secrets, takes, guarded, readsOnly, careless } = workflow;
  const event = events.find((e) => e === 'pull_request_target' || (e === 'workflow_run' && takes.length > 0));
  // The token of these events can write unless the workflow, or the repository's setting, says otherwise.
  const canWrite = !readsOnly && (!careless || writes);
  if (!event || (secrets.length === 0 && takes.length === 0)) return [];
  const armed = secrets.length > 0 || canWrite;
  return [
    finding(about, {
      rule: 'github-workflow-target',
      severity: takes.length === 0 ? 'low' : armed ? 'critical' : 'medium',
      resource,
      message: `Workflow ${workflow.path} of ${full} runs on ${event}${takes.length ? ' and takes in what the pull request holds' : ' with secrets at hand'}`,
      evidence: [
        ...takes,
        ...(secrets.length ? [secrets.includes('*') ? 'it hands on all secrets' : `it uses secrets ${named(secrets)}`] : []),
        ...(canWrite ? ['its token can write'] : []),
        ...(guarded ? ['its jobs have a condition, which may guard it; that was not judged'] : []),
      ],
      remedy: 'Use pull_request, which gets no secrets from forks; or split it: build without secrets, and let a second workflow use only checked results.',
      confidence: takes.length === 0 || guarded ? 'medium' : 'high',
    }),
  ];
}
