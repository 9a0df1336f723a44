/**
 * Jobs that deploy and are bound to no environment, so that nobody can be asked before they do.
 * `environment` and its reviewers: deployments-and-environments.md of github/docs (not checked).
 */
import { defineCheck } from '../check.ts';
import { saysProduction } from '../project/cloud-keys.ts';
import { fileFinding } from '../project/files.ts';
import { actionOf, type Job, mayWrite, type Step, secretsIn, workflowsOf } from '../project/workflows.ts';

const ACTIONS =
  /^(aws-actions\/(amazon-ecs-deploy-task-definition|aws-cloudformation-github-deploy|aws-lambda-deploy)|azure\/(webapps-deploy|k8s-deploy|functions-action|container-apps-deploy-action|arm-deploy)|google-github-actions\/deploy-\w+|amondnet\/vercel-action|cloudflare\/wrangler-action|akhileshns\/heroku-deploy|appleboy\/ssh-action|firebaseextended\/action-hosting-deploy|nwtgck\/actions-netlify|serverless\/github-action|pulumi\/actions)$/;
const COMMANDS =
  /(?:^|[\s;&|(])((?:terraform|tofu|terragrunt)\b[^\n]{0,200}\s(?:apply|destroy)\b|kubectl\b[^\n]{0,200}\s(?:apply|set image|rollout restart|replace)\b|helm\b[^\n]{0,200}\s(?:upgrade|install)\b|(?:fly|flyctl) deploy\b|vercel\b(?! (?:build|pull|env|link))[^\n]{0,200}--prod\b|netlify deploy\b[^\n]{0,200}--prod\b|railway up\b|(?:serverless|sls) deploy\b|cdk deploy\b|pulumi up\b|gcloud (?:run|app|functions) deploy\b|aws ecs update-service\b|aws cloudformation deploy\b|eb deploy\b|heroku container:release\b|git push [^\n]{0,100}heroku|wrangler (?:deploy|publish)\b|firebase deploy\b|ansible-playbook\b[^\n]{0,200}\s(?:-i|--inventory)[ =](?!["']?(?:localhost|127\.))|cap production deploy\b|kamal deploy\b|prisma migrate deploy\b)/m;
/** A cluster or a cloud that is made for the job and gone with it. */
const THROWAWAY =
  /\b(kind create cluster|minikube start|k3d cluster create|localstack|docker compose up|--dry-run|preview|staging|--env(?:ironment)?[= ](?:dev|test))\b/i;
const THROWAWAY_ACTIONS = /^(helm\/kind-action|engineerd\/setup-kind|medyagh\/setup-minikube|absaoss\/k3d-action|localstack\/)/;

export default defineCheck({
  id: 'gha-deploy-no-environment-gate',
  title: 'Deployment without an environment',
  help: 'A job bound to an environment can be made to wait for a reviewer, to run from one branch only, and to get that environment’s secrets alone. A job that deploys without one runs as soon as somebody, or some agent, has pushed.',
  severity: 'medium',
  scope: ['project'],
  judge: ({ project }) =>
    workflowsOf(project).flatMap(({ file, triggers, jobs }) =>
      jobs.flatMap((job) => {
        const how = job.gated ? undefined : job.steps.map(deployment).find((d) => d !== undefined);
        // Without a credential nothing but the job's own machine is reached.
        const signed = secretsIn(job.data, job.env).filter((n) => n !== 'GITHUB_TOKEN');
        if (!how || isThrowaway(job) || (signed.length === 0 && !mayWrite(job.permissions, 'id-token'))) return [];
        const byHand = [...triggers].every((t) => t === 'workflow_dispatch');
        return [
          fileFinding({
            rule: 'gha-deploy-no-environment-gate',
            severity: byHand ? 'low' : 'medium',
            environment: signed.some(saysProduction) || saysProduction(job.id) ? 'production' : 'unknown',
            file,
            line: job.line,
            message: `the job “${job.id}” deploys and is bound to no environment`,
            evidence: [`it runs ${how}`, byHand ? 'somebody has to start it' : `it starts on ${[...triggers].slice(0, 4).join(', ')}`],
            remedy: 'Add environment: to the job, give that environment reviewers and branch rules, and move its secrets there.',
            confidence: 'medium',
          }),
        ];
      }),
    ),
});

function deployment(step: Step): string | undefined {
  const action = actionOf(step);
  if (ACTIONS.test(action)) return action;
  const command = step.run && COMMANDS.exec(step.run.slice(0, 50_000).replace(/\\\r?\n/g, ' '))?.[1];
  const words = command?.split(/\s+/) ?? [];
  // The program and the verb; what stands between them may be anything, a token too.
  return words.length ? [words[0], words.at(-1)].filter((w) => /^[a-z][a-z-]{1,30}$/.test(w ?? '')).join(' ') : undefined;
}

const isThrowaway = (job: Job): boolean =>
  job.steps.some((s) => {
    const run = s.run?.slice(0, 50_000) ?? '';
    return THROWAWAY_ACTIONS.test(actionOf(s)) || (THROWAWAY.test(run) && !saysProduction(run));
  });
