/**
 * From what GitHub told to findings: each subject has its judge, this puts them together. Pure; knows no network.
 */
import type { Finding } from '../../model.ts';
import type { Collected, OrganizationFacts, RepositoryFacts } from './collect.ts';
import { judgeDefaults, judgeGroups, judgeHooks, judgeRunners, judgeSubject } from './judge/actions.ts';
import { judgeHolders } from './judge/holders.ts';
import { judgeKeys } from './judge/keys.ts';
import { judgeAlerts, judgeEnvironments, judgeScanning, judgeSecrets } from './judge/secrets.ts';
import type { About } from './judge/words.ts';
import { judgeWorkflows } from './judge/workflows.ts';

const ofOrganization = (facts: OrganizationFacts, repositories: readonly RepositoryFacts[], about: About): Finding[] => [
  ...judgeHolders(facts, about),
  ...judgeSecrets(facts.secrets, about.account, about, true),
  ...judgeDefaults(facts.defaults, about.account, about),
  ...judgeHooks(facts.hooks, about.account, about),
  // Without a public repository nobody outside gets to them.
  ...(repositories.some((r) => r.repository.public && !r.repository.archived) ? judgeGroups(facts.runners ?? [], facts.groups, about.account, about) : []),
  ...judgeAlerts(facts.alerts ?? [], about.account, about),
  ...judgeSubject(facts.subject, about.account, about),
];

function ofRepository(facts: RepositoryFacts, about: About): Finding[] {
  const { repository, workflows, defaults } = facts;
  const { full } = repository;
  const careless = (workflows ?? []).filter((w) => w.careless).map((w) => w.path);
  return [
    ...judgeKeys(facts, about),
    ...judgeSecrets(facts.secrets, full, about),
    ...judgeEnvironments(facts, about),
    ...judgeDefaults(defaults, full, about, careless),
    ...judgeHooks(facts.hooks, full, about),
    ...(repository.public ? judgeRunners(facts.runners ?? [], full, 'a public repository', about) : []),
    ...judgeAlerts(facts.alerts ?? [], full, about),
    ...judgeScanning(facts, about),
    ...judgeSubject(facts.subject, full, about),
    ...judgeWorkflows(facts, about),
  ];
}

/** In no order. @param disabled rules that are switched off */
export function judgeGithub({ organization, repositories }: Collected, about: About, disabled: ReadonlySet<string> = new Set()): Finding[] {
  const all = [...(organization ? ofOrganization(organization, repositories, about) : []), ...repositories.flatMap((r) => ofRepository(r, about))];
  return all.filter((f) => !disabled.has(f.rule));
}
