/** Judges secrets GitHub keeps, by their names and dates, the environments they lie in, and alerts about those that lie open. Pure. */
import { named } from '../../../issuer-kit.ts';
import type { Finding, Severity } from '../../../model.ts';
import type { RepositoryFacts } from '../collect.ts';
import type { Alert, Environment, StoredSecret } from '../facts.ts';
import { type About, finding, olderThan, saidAge } from './words.ts';

const YEAR = 365;
const SEEN_BY: Record<string, string> = { all: 'all repositories get it', private: 'all private repositories get it' };

/** @param of `acme`, `acme/shop`, `acme/shop: environment "production"` */
export function judgeSecrets(secrets: readonly StoredSecret[], of: string, about: About, organization = false): Finding[] {
  const { stale, now } = about;
  return secrets.flatMap((secret) => {
    const called = `${secret.store} secret ${secret.name}`;
    const resource = `${of}: ${called}`;
    const codespaces = secret.store === 'Codespaces';
    const found: Finding[] = [];
    if (olderThan(secret.updated, stale.ageDays, now))
      found.push(
        finding(about, {
          rule: codespaces ? 'github-codespaces-secret' : 'github-secret-old',
          severity: olderThan(secret.updated, Math.max(YEAR, stale.ageDays), now) ? 'medium' : 'low',
          resource,
          message: `${called} of ${of} was not replaced for long`,
          evidence: [saidAge('last written', secret.updated, now), `the limit is ${stale.ageDays} days`],
          remedy: 'Issue a new one where it comes from, write it here, then revoke the old one; or use OIDC, which needs none.',
        }),
      );
    if (organization && secret.visibility !== 'selected')
      found.push(
        finding(about, {
          rule: codespaces ? 'github-codespaces-secret' : 'github-secret-everywhere',
          severity: secret.visibility === 'private' ? 'low' : 'medium',
          resource,
          message: `${called} is given to ${secret.visibility === 'private' ? 'all private' : 'all'} repositories of ${of}`,
          evidence: [SEEN_BY[secret.visibility ?? ''] ?? 'who gets it is not told: all is assumed', saidAge('last written', secret.updated, now)],
          remedy: 'Give it to the repositories that need it (Settings, Secrets and variables, Repository access).',
        }),
      );
    return found;
  });
}

const PRODUCTION = /prod|live|release|publish|deploy|pypi|npm/i;

export const judgeEnvironments = ({ repository, environments }: RepositoryFacts, about: About): Finding[] =>
  (environments ?? []).flatMap((e) => {
    const of = `${repository.full}: environment "${e.name}"`;
    return [...judgeEnvironment(e, of, about), ...judgeSecrets(e.secrets ?? [], of, about)];
  });

function judgeEnvironment({ name, reviewers, anyBranch, adminsBypass, secrets }: Environment, of: string, about: About): Finding[] {
  if (reviewers || anyBranch === false || secrets?.length === 0) return [];
  return [
    finding(about, {
      rule: 'github-environment-open',
      severity: PRODUCTION.test(name) ? 'high' : 'medium',
      resource: of,
      message: `Environment "${name}" gives its secrets to a workflow on any branch`,
      evidence: [
        'nobody has to approve',
        anyBranch === undefined ? 'which branches may deploy is not told: all is assumed' : 'any branch may deploy',
        secrets === undefined ? 'its secrets are not told: that it has some is assumed' : `it holds ${named(secrets.map((s) => s.name))}`,
        ...(adminsBypass ? ['administrators may go past its rules'] : []),
      ],
      remedy: 'Require reviewers, and let only protected branches deploy (Settings, Environments).',
      confidence: secrets === undefined || anyBranch === undefined ? 'medium' : 'high',
    }),
  ];
}

/** What is public or works comes first. */
function weigh({ validity, public: leaked }: Alert): Severity {
  if (validity === 'inactive') return leaked ? 'medium' : 'low';
  return validity === 'active' || leaked ? 'critical' : 'high';
}

/** @param of the repository they are of, unless they say it */
export const judgeAlerts = (alerts: readonly Alert[], of: string, about: About): Finding[] =>
  alerts.map((alert) =>
    finding(about, {
      rule: 'github-leaked-secret',
      severity: weigh(alert),
      resource: `${alert.repository ?? of}: secret-scanning alert ${alert.number}`,
      message: `${alert.type} lies in ${alert.repository ?? of}${alert.public ? ', and in public' : ''}`,
      evidence: [
        alert.validity === 'active'
          ? 'it works (GitHub asked its issuer)'
          : alert.validity === 'inactive'
            ? 'it does not work any more'
            : 'whether it works is not known',
        ...(alert.public ? ['it was seen in public'] : []),
        ...(alert.manyRepositories ? ['it lies in more than one repository'] : []),
        ...(alert.bypassed ? ['somebody pushed it past push protection'] : []),
        saidAge('found', alert.created, about.now),
      ],
      remedy: 'Revoke it where it was issued, replace it, then close the alert. Taking it out of the file or the history revokes nothing.',
    }),
  );

export const judgeScanning = ({ repository }: RepositoryFacts, about: About): Finding[] =>
  repository.scanning === false && !repository.archived
    ? [
        finding(about, {
          rule: 'github-secret-scanning-off',
          severity: 'low',
          resource: `${repository.full}: secret scanning`,
          message: `Secret scanning is off in ${repository.full}`,
          evidence: ['security_and_analysis of the repository'],
          remedy: 'Turn it on, with push protection (Settings, Advanced Security).',
        }),
      ]
    : [];
