/**
 * What GitHub is asked, which permission that takes, and which rules judge the answer: a question whose rules are all switched off is not
 * asked. Only data. Every route is a GET.
 * Routes: GitHub's OpenAPI description (npm @octokit/openapi 23.0.2). Permissions: a copy of docs.github.com/en/rest/authentication/
 * permissions-required-for-github-apps; those of the list of authorised credentials, which is of Enterprise Cloud, from memory. Read 2026-11-21.
 */
import type { Question } from './client.ts';
import type { RuleId } from './rules.ts';

export interface Topic extends Question {
  rules: readonly RuleId[];
}

const REPOSITORY = '/repos/{owner}/{repo}';
const ORGANIZATION = '/orgs/{org}';
const topic = (what: string, route: string, needs: string, ...rules: RuleId[]): Topic => ({ what, route: `GET ${route}`, needs, rules });

const METADATA = 'the permission Metadata (read)';
const ADMINISTRATION = 'the permission Administration (read) of the repository';
const OF_ORGANIZATION = 'the permission Administration (read) of the organization';
const PATS = ['github-pat-endless', 'github-pat-idle', 'github-pat-wide'] as const;
const DEFAULTS = ['github-workflow-token-write', 'github-workflow-approves'] as const;
const WORKFLOWS = ['github-workflow-write-all', 'github-workflow-cloud-key', 'github-workflow-target'] as const;
const SECRETS = ['github-secret-old', 'github-secret-everywhere'] as const;

/** To be answered, or nothing can be said at all. */
export const FIRST = {
  organization: topic('the organization', ORGANIZATION, METADATA),
  repositories: topic('repositories', `${ORGANIZATION}/repos`, METADATA),
  repository: topic('the repository', REPOSITORY, METADATA),
};

export const OF_ORG = {
  installations: topic('app installations', `${ORGANIZATION}/installations`, OF_ORGANIZATION, 'github-app-wide'),
  pats: topic(
    'fine-grained personal access tokens',
    `${ORGANIZATION}/personal-access-tokens`,
    'to be a GitHub App’s with Personal access tokens (read) of the organization: GitHub lists them for Apps only',
    ...PATS,
  ),
  requests: topic(
    'requests for fine-grained personal access tokens',
    `${ORGANIZATION}/personal-access-token-requests`,
    'to be a GitHub App’s with Personal access token requests (read) of the organization: GitHub lists them for Apps only',
    'github-pat-request',
  ),
  authorisations: topic(
    'credentials authorised for single sign-on',
    `${ORGANIZATION}/credential-authorizations`,
    OF_ORGANIZATION,
    'github-sso-wide',
    'github-sso-idle',
    'github-classic-tokens-unseen',
  ),
  actionsSecrets: topic('Actions secrets', `${ORGANIZATION}/actions/secrets`, 'the permission Secrets (read) of the organization', ...SECRETS),
  dependabotSecrets: topic('Dependabot secrets', `${ORGANIZATION}/dependabot/secrets`, 'the permission Organization dependabot secrets (read)', ...SECRETS),
  codespacesSecrets: topic(
    'Codespaces secrets',
    `${ORGANIZATION}/codespaces/secrets`,
    'the permission Organization codespaces secrets (read)',
    'github-codespaces-secret',
  ),
  defaults: topic('default workflow permissions', `${ORGANIZATION}/actions/permissions/workflow`, OF_ORGANIZATION, ...DEFAULTS),
  hooks: topic('webhooks', `${ORGANIZATION}/hooks`, 'the permission Webhooks (read) of the organization', 'github-webhook-insecure', 'github-webhook-unsigned'),
  runners: topic(
    'self-hosted runners',
    `${ORGANIZATION}/actions/runners`,
    'the permission Self-hosted runners (read) of the organization',
    'github-runner-public',
  ),
  groups: topic(
    'groups of runners',
    `${ORGANIZATION}/actions/runner-groups`,
    'the permission Self-hosted runners (read) of the organization',
    'github-runner-public',
  ),
  alerts: topic(
    'secret-scanning alerts',
    `${ORGANIZATION}/secret-scanning/alerts`,
    'the permission Secret scanning alerts (read) of the repositories',
    'github-leaked-secret',
  ),
  subject: topic('the OIDC subject', `${ORGANIZATION}/actions/oidc/customization/sub`, OF_ORGANIZATION, 'github-oidc-subject'),
};

export const OF_REPOSITORY = {
  keys: topic('deploy keys', `${REPOSITORY}/keys`, ADMINISTRATION, 'github-deploy-key-write', 'github-deploy-key-idle'),
  actionsSecrets: topic('Actions secrets', `${REPOSITORY}/actions/secrets`, 'the permission Secrets (read)', 'github-secret-old'),
  dependabotSecrets: topic('Dependabot secrets', `${REPOSITORY}/dependabot/secrets`, 'the permission Dependabot secrets (read)', 'github-secret-old'),
  codespacesSecrets: topic(
    'Codespaces secrets',
    `${REPOSITORY}/codespaces/secrets`,
    'the permission Codespaces secrets (write: GitHub lists them for no less)',
    'github-codespaces-secret',
  ),
  environments: topic('environments', `${REPOSITORY}/environments`, 'the permission Actions (read)', 'github-environment-open', 'github-secret-old'),
  defaults: topic('default workflow permissions', `${REPOSITORY}/actions/permissions/workflow`, ADMINISTRATION, ...DEFAULTS),
  hooks: topic('webhooks', `${REPOSITORY}/hooks`, 'the permission Webhooks (read)', 'github-webhook-insecure', 'github-webhook-unsigned'),
  runners: topic('self-hosted runners', `${REPOSITORY}/actions/runners`, ADMINISTRATION, 'github-runner-public'),
  subject: topic('the OIDC subject', `${REPOSITORY}/actions/oidc/customization/sub`, 'the permission Actions (read)', 'github-oidc-subject'),
  workflows: { ...topic('workflows', `${REPOSITORY}/contents/{path}`, 'the permission Contents (read)', ...WORKFLOWS), whole: true },
};

/** Asked for where a single repository is the target: of an organization they are asked at once. */
export const OF_ONE_REPOSITORY = {
  alerts: topic('secret-scanning alerts', `${REPOSITORY}/secret-scanning/alerts`, 'the permission Secret scanning alerts (read)', 'github-leaked-secret'),
  sharedSecrets: topic(
    'secrets the organization shares with it',
    `${REPOSITORY}/actions/organization-secrets`,
    'the permission Secrets (read)',
    'github-secret-old',
  ),
};

export const OF_ENVIRONMENT = {
  secrets: topic('its secrets', `${REPOSITORY}/environments/{environment_name}/secrets`, 'the permission Environments (read)', 'github-environment-open'),
  branches: topic(
    'the branches that may deploy',
    `${REPOSITORY}/environments/{environment_name}/deployment-branch-policies`,
    'the permission Actions (read)',
    'github-environment-open',
  ),
};
