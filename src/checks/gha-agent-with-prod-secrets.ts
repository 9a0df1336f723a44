/**
 * Coding agents that run in CI beside credentials of production, or on what strangers send. Sees names of secrets, never a value.
 * `pull_request_target` runs with the base repository's secrets: securely-using-pull_request_target.md of github/docs, 2026-11-21.
 */
import { defineCheck } from '../check.ts';
import type { Severity } from '../model.ts';
import { agentIn, isAgentsOwn } from '../project/agents-in-ci.ts';
import { opensMuch, saysProduction } from '../project/cloud-keys.ts';
import { fileFinding } from '../project/files.ts';
import { actionOf, type Job, type Step, secretsIn, type Workflow, workflowsOf } from '../project/workflows.ts';
import { asMap, asText, walk } from '../project/yaml.ts';

/** After these the whole job is signed in. */
const LOGINS =
  /^(aws-actions\/configure-aws-credentials|google-github-actions\/auth|azure\/login|azure\/aks-set-context|digitalocean\/action-doctl|hashicorp\/vault-action)$/;
const STRANGERS = /github\.event\.pull_request\.head\.(sha|ref|repo)|refs\/pull\/|github\.head_ref|gh pr checkout/;

export default defineCheck({
  id: 'gha-agent-with-prod-secrets',
  title: 'Agent in CI beside production secrets',
  help: 'An agent in a workflow reads issues, pull requests and code that others wrote, and does what a text talks it into. What stands in its environment, and what an earlier step has signed in to, it can use. An agent needs its own key, the repository’s token with few permissions, and nothing else; deploying belongs into another job.',
  severity: 'critical',
  scope: ['project'],
  judge: ({ project }) =>
    workflowsOf(project).flatMap((workflow) =>
      workflow.jobs.flatMap((job) => {
        const at = job.steps.findIndex((s) => agentIn(s) !== undefined);
        return at < 0 ? [] : judgeJob(workflow, job, at);
      }),
    ),
});

function judgeJob({ file, triggers }: Workflow, job: Job, at: number) {
  const step = job.steps[at] as Step;
  const inReach = secretsIn(job.env, step.data).filter((name) => !isAgentsOwn(name));
  const logins = job.steps
    .slice(0, at)
    .map(actionOf)
    .filter((a) => LOGINS.test(a));
  const production = inReach.filter(saysProduction);
  const much = inReach.filter((name) => opensMuch(name) || name === '*');
  const loginsToProduction = job.steps.slice(0, at).some((s) => LOGINS.test(actionOf(s)) && namesProduction(s));
  const strangers = triggers.has('pull_request_target') && job.steps.some(checksOutStrangers);
  const severities: [boolean, Severity, string][] = [
    [strangers, 'critical', 'it runs on pull_request_target and checks out what a stranger sent'],
    [production.length > 0, 'critical', `it can read secrets.${production.join(', secrets.')}`],
    [loginsToProduction, 'critical', `an earlier step has signed the job in to production (${logins[0]})`],
    [much.length > 0, 'high', `it can read secrets.${much.join(', secrets.')}`],
    [logins.length > 0, 'high', `an earlier step has signed the job in (${logins[0]})`],
    [triggers.has('pull_request_target'), 'medium', 'it runs on pull_request_target: with this repository’s secrets, on a stranger’s text'],
  ];
  const true_ = severities.filter(([holds]) => holds);
  const worst = true_[0];
  if (!worst) return [];
  const what = strangers || (!production.length && !much.length && !logins.length) ? 'on what strangers send' : 'beside credentials';
  return [
    fileFinding({
      rule: 'gha-agent-with-prod-secrets',
      // A review may stand before an environment; that it does cannot be seen here.
      severity: job.gated && worst[1] === 'critical' ? 'high' : worst[1],
      file,
      line: step.line,
      message: `an agent runs ${what} in the job “${job.id}”`,
      evidence: [
        `it is started by ${agentIn(step)}`,
        ...new Set(true_.map(([, , because]) => because)),
        ...(job.gated ? ['the job is bound to an environment, which may ask for a review'] : []),
      ],
      remedy:
        'Leave the agent its own key and a token with few permissions; move what needs other credentials into a job behind an environment with reviewers.',
    }),
  ];
}

const namesProduction = (step: Step): boolean => {
  let found = false;
  walk(step.data, (text) => {
    found ||= saysProduction(text.slice(0, 500));
  });
  return found;
};

function checksOutStrangers(step: Step): boolean {
  const given = asMap(step.data['with']);
  const ref = `${asText(given['ref']) ?? ''} ${asText(given['repository']) ?? ''}`;
  return (actionOf(step) === 'actions/checkout' && STRANGERS.test(ref)) || STRANGERS.test(step.run?.slice(0, 20_000) ?? '');
}
