/** The rules of `keyreach audit github`, as reports list them. Only data; the judging is in judge/. */
import type { Rule } from '../../define.ts';
import type { Severity } from '../../model.ts';

const rule = (title: string, severity: Severity, help: string) => ({ title, severity, help });

/** An id never changes: configs name it. */
const TABLE = {
  'github-deploy-key-write': rule(
    'Deploy key that can push',
    'medium',
    'Whoever holds the private half of a deploy key with write access can push to the repository, and to what is built from it. It belongs to no person, does not end, and no second factor stands before it.',
  ),
  'github-deploy-key-idle': rule(
    'Deploy key that is old or unused',
    'medium',
    'A deploy key never ends. Nobody knows all copies of an old one, and nobody would miss one that is not used. The limits are in the config (stale).',
  ),
  'github-app-wide': rule(
    'App that can change all repositories, or administer',
    'medium',
    'What an app may do, whoever gets at the app’s private key may do, in every place where it is installed. An app on all repositories also gets those that are made later.',
  ),
  'github-pat-endless': rule(
    'Fine-grained personal access token that does not end',
    'medium',
    'A token without an end stays good wherever it was copied to, until somebody remembers it. The organization can demand an end.',
  ),
  'github-pat-idle': rule(
    'Fine-grained personal access token that is not used',
    'medium',
    'Nobody would miss it, and whoever finds it can use it. The limit is in the config (stale).',
  ),
  'github-pat-wide': rule(
    'Fine-grained personal access token that can change all repositories, or administer',
    'high',
    'Fine-grained tokens can be made for the repositories and permissions a job needs. One that reaches all of them is what a classic token was.',
  ),
  'github-pat-request': rule(
    'Request for a wide personal access token',
    'low',
    'A member asks that a token may reach the organization. What it asks for should be read before somebody approves it.',
  ),
  'github-sso-wide': rule(
    'Classic token with wide scopes that single sign-on lets in',
    'high',
    'Scopes of classic tokens hold for everything their owner reaches: every repository of the organization, and with admin scopes the organization itself.',
  ),
  'github-sso-idle': rule(
    'Authorised credential that is not used',
    'medium',
    'A token or key that is authorised for single sign-on and not used can be taken back without anybody noticing, but for whoever found it.',
  ),
  'github-classic-tokens-unseen': rule(
    'Classic tokens of members cannot be listed',
    'info',
    'GitHub lists the classic tokens and SSH keys that reach an organization only where it has SAML single sign-on (Enterprise Cloud). Without it nobody knows how many there are; an owner can forbid classic tokens in the organization’s settings.',
  ),
  'github-secret-old': rule(
    'Secret that was not replaced for long',
    'low',
    'A secret in GitHub is a copy of a credential of someone else’s. When it was not written for long, the credential most likely was not replaced either.',
  ),
  'github-secret-everywhere': rule(
    'Organization secret that all repositories get',
    'medium',
    'Whoever can push a workflow to any repository of the organization can read it, in repositories made later, too. Give it to selected repositories.',
  ),
  'github-codespaces-secret': rule(
    'Codespaces secret that is old, or that all repositories get',
    'low',
    'As with secrets of workflows. It is a rule of its own because GitHub lists those of a repository only to tokens that could also write them: without such a token, switch this rule off.',
  ),
  'github-environment-open': rule(
    'Environment with secrets and nothing before them',
    'medium',
    'Secrets of an environment are as safe as its rules: without required reviewers and without rules for branches, a workflow on any branch gets them.',
  ),
  'github-workflow-token-write': rule(
    'Workflows get a token that can write',
    'medium',
    'Every workflow that does not say which permissions it needs gets a GITHUB_TOKEN that can push, make releases and publish packages; so does every action it uses.',
  ),
  'github-workflow-approves': rule(
    'Workflows may approve pull requests',
    'medium',
    'A workflow that can open and approve pull requests passes a rule that demands a review without a person looking.',
  ),
  'github-webhook-insecure': rule(
    'Webhook without encryption or without a check of the certificate',
    'high',
    'What a webhook sends, and the secret it is signed with, can be read and changed on the way.',
  ),
  'github-webhook-unsigned': rule('Webhook without a secret', 'low', 'Whoever knows its address can send what looks like GitHub’s deliveries.'),
  'github-runner-public': rule(
    'Self-hosted runner for public repositories',
    'high',
    'Anyone can open a pull request for a public repository, and its workflow then runs on the machine: with its network, its disk and the credentials on it. One that is not ephemeral keeps what was left there.',
  ),
  'github-leaked-secret': rule(
    'Open secret-scanning alert',
    'high',
    'GitHub has found a credential in a repository, and nobody has closed the alert. Every clone holds it; only its issuer can take it out of service.',
  ),
  'github-secret-scanning-off': rule(
    'Secret scanning is off',
    'low',
    'GitHub finds and reports credentials in repositories, and tells their issuers, only where it may look.',
  ),
  'github-oidc-subject': rule(
    'OIDC subject that does not name the repository',
    'high',
    'Clouds trust workflows by the subject of their OIDC token. One that does not say from which repository it comes lets every repository of the organization take the roles of all others.',
  ),
  'github-workflow-write-all': rule(
    'Workflow with permissions: write-all',
    'medium',
    'Its GITHUB_TOKEN can change all there is in the repository, and every action it uses can use it. Name the permissions it needs.',
  ),
  'github-workflow-cloud-key': rule(
    'Workflow with a long-lived key of a cloud',
    'medium',
    'The key lies in GitHub and works from anywhere until somebody replaces it. AWS, Google Cloud and Azure give workflows short-lived credentials by OIDC instead.',
  ),
  'github-workflow-target': rule(
    'Workflow that runs for strangers’ pull requests with secrets at hand',
    'high',
    'pull_request_target and workflow_run run with the secrets and the write token of the repository, for pull requests from forks, too. When such a workflow checks out or runs anything of the pull request, its author has them.',
  ),
} satisfies Record<string, Omit<Rule, 'id' | 'judge'>>;

export type RuleId = keyof typeof TABLE;

export const RULES = Object.entries(TABLE).map(([id, about]) => ({ id: id as RuleId, ...about }));
