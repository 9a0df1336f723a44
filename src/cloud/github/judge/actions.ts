/** Judges the settings workflows run under: their token, their OIDC subject, the machines they run on; and webhooks. Pure. */
import { named } from '../../../issuer-kit.ts';
import type { Finding } from '../../../model.ts';
import type { Hook, Runner, RunnerGroup, Subject, TokenDefaults } from '../facts.ts';
import { type About, finding } from './words.ts';

/** @param careless workflows that do not say which permissions they need, as far as their text is known */
export function judgeDefaults(defaults: TokenDefaults | undefined, of: string, about: About, careless: readonly string[] = []): Finding[] {
  const resource = `${of}: default workflow permissions`;
  const where = 'Settings, Actions, General, Workflow permissions';
  return [
    ...(defaults?.writes
      ? [
          finding(about, {
            rule: 'github-workflow-token-write',
            severity: 'medium',
            resource,
            message: `Workflows of ${of} get a token that can write unless they ask for less`,
            evidence: careless.length ? [`these do not say what they need: ${named(careless)}`] : ['default_workflow_permissions is not read'],
            remedy: `Choose read permissions (${where}), and name in each workflow what it needs.`,
          }),
        ]
      : []),
    ...(defaults?.approves
      ? [
          finding(about, {
            rule: 'github-workflow-approves',
            severity: 'medium',
            resource,
            message: `Workflows of ${of} may approve pull requests`,
            evidence: ['can_approve_pull_request_reviews is not false'],
            remedy: `Switch it off (${where}).`,
          }),
        ]
      : []),
  ];
}

/** Claims that say from which repository a token comes. */
const TELLS = new Set(['repo', 'repository', 'repository_id']);

export function judgeSubject(subject: Subject | undefined, of: string, about: About): Finding[] {
  if (!subject || subject.standard || subject.claims === undefined || subject.claims.length === 0 || subject.claims.some((c) => TELLS.has(c))) return [];
  return [
    finding(about, {
      rule: 'github-oidc-subject',
      severity: 'high',
      resource: `${of}: OIDC subject`,
      message: `The OIDC subject of ${of} does not say from which repository a token comes`,
      evidence: [`it is made of ${subject.claims.join(', ')}`],
      remedy: 'Put `repo` into the template, and let the clouds’ roles trust single repositories and branches or environments.',
    }),
  ];
}

/** Runners of a public repository, or of a group that public ones may use. @param to who gets to them */
export const judgeRunners = (runners: readonly Runner[], of: string, to: string, about: About): Finding[] =>
  runners.map((r) =>
    finding(about, {
      rule: 'github-runner-public',
      severity: r.ephemeral ? 'medium' : 'high',
      resource: `${of}: runner ${r.name}`,
      message: `Self-hosted runner ${r.name} works for ${to}`,
      evidence: ['a pull request from anyone may run there', r.ephemeral ? 'it is ephemeral' : 'it is not ephemeral: what one job leaves, the next one finds'],
      remedy:
        'Run public repositories on GitHub’s machines; or make it ephemeral, on a machine without credentials, and demand approval for all outside contributors.',
    }),
  );

/** Runners of an organization in groups that public repositories may use; of a group nobody tells, that is assumed. */
export function judgeGroups(runners: readonly Runner[], groups: readonly RunnerGroup[] | undefined, org: string, about: About): Finding[] {
  const isPublic = (runner: Runner): boolean => groups?.find((g) => g.id !== undefined && g.id === runner.group)?.public ?? true;
  return judgeRunners(runners.filter(isPublic), org, `public repositories of ${org}`, about);
}

export function judgeHooks(hooks: readonly Hook[] | undefined, of: string, about: About): Finding[] {
  return (hooks ?? []).flatMap(({ origin, encrypted, verifies, signs, active }) => {
    const resource = `${of}: webhook to ${origin ?? '(an address that is not told)'}`;
    const evidence = [...(active ? [] : ['it is switched off']), 'the rest of its address is not shown: it may be a secret'];
    if (!encrypted || !verifies)
      return [
        finding(about, {
          rule: 'github-webhook-insecure',
          severity: active ? 'high' : 'low',
          resource,
          message: `Webhook of ${of} ${encrypted ? 'does not check the certificate of' : 'is not sent by https to'} ${origin ?? 'its server'}`,
          evidence,
          remedy: 'Give it an https address, turn on the verification of certificates, and replace its secret (Settings, Webhooks).',
        }),
      ];
    return signs
      ? []
      : [
          finding(about, {
            rule: 'github-webhook-unsigned',
            severity: 'low',
            resource,
            message: `Webhook of ${of} to ${origin} has no secret`,
            evidence,
            remedy: 'Give it a secret, and let the receiver check X-Hub-Signature-256.',
          }),
        ];
  });
}
