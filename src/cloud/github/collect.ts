/**
 * Asks GitHub what it has given out in an organization or a repository, and hands it on as plain data. What it refuses, and what fails, is
 * said and ends nothing but itself. Judges nothing.
 */
import { type Skip, UsageError } from '../../model.ts';
import { type Github, type Question, Refused } from './client.ts';
import type * as facts from './facts.ts';
import { FIRST, OF_ENVIRONMENT, OF_ONE_REPOSITORY, OF_ORG, OF_REPOSITORY, type Topic } from './questions.ts';
import * as reader from './read.ts';
import type { RuleId } from './rules.ts';
import type { Workflow } from './workflow.ts';
import { type Asker, readWorkflows } from './workflow-files.ts';

/** What the user wants audited: an organization, or one repository. */
export type Target = { org: string } | { owner: string; repo: string };

/** What was learnt of an organization. Undefined: nothing. */
export interface OrganizationFacts {
  installations?: facts.Installation[] | undefined;
  pats?: facts.Pat[] | undefined;
  requests?: facts.Pat[] | undefined;
  authorisations?: facts.Authorisation[] | undefined;
  /** True when GitHub lists no classic tokens there. */
  tokensUnseen: boolean;
  secrets: facts.StoredSecret[];
  defaults?: facts.TokenDefaults | undefined;
  hooks?: facts.Hook[] | undefined;
  runners?: facts.Runner[] | undefined;
  groups?: facts.RunnerGroup[] | undefined;
  alerts?: facts.Alert[] | undefined;
  subject?: facts.Subject | undefined;
}

export interface RepositoryFacts {
  repository: facts.Repository;
  keys?: facts.DeployKey[] | undefined;
  secrets: facts.StoredSecret[];
  environments?: facts.Environment[] | undefined;
  defaults?: facts.TokenDefaults | undefined;
  hooks?: facts.Hook[] | undefined;
  runners?: facts.Runner[] | undefined;
  alerts?: facts.Alert[] | undefined;
  subject?: facts.Subject | undefined;
  workflows?: Workflow[] | undefined;
}

export interface Collected {
  account: string;
  organization?: OrganizationFacts;
  repositories: RepositoryFacts[];
  skipped: Skip[];
}

export interface CollectOptions {
  /** Rules that are switched off: what only they judge is not asked. */
  disabled?: ReadonlySet<string>;
  /** Repositories at a time. */
  concurrency?: number;
}

type Parameters = Record<string, string>;

export async function collect(github: Github, target: Target, { disabled = new Set(), concurrency = 8 }: CollectOptions = {}): Promise<Collected> {
  const skipped: Skip[] = [];
  const account = 'org' in target ? target.org : target.owner;
  const list = await repositoriesOf(github, target, skipped);
  const wanted = (topic: Topic): boolean => topic.rules.some((rule: RuleId) => !disabled.has(rule));
  /** Those of which it was said that nothing more was asked. */
  const over = new Set<string>();
  const asker = (name: string, parameters: Parameters): Asker => {
    const of = name.replace(/: .*/s, '');
    async function ask<T>(topic: Topic, asking: () => Promise<T>, unless?: (refused: Refused) => T | undefined): Promise<T | undefined> {
      if (!wanted(topic)) return undefined;
      try {
        return await asking();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const instead = unless?.(error);
        if (instead !== undefined) return instead;
        // Once nothing more may be asked, one line for each repository says so.
        if (error.reason !== 'limit') skipped.push({ path: `github:${name}: ${topic.what}`, reason: error.reason, detail: error.message });
        else if (!over.has(of)) {
          over.add(of);
          skipped.push({ path: `github:${of}`, reason: 'limit', detail: `not asked for all it has: ${error.message}` });
        }
        return undefined;
      }
    }
    return {
      list: (topic, read, unless) => ask(topic, async () => (await github.list(topic, parameters)).map(read), unless),
      one: (topic, read) => ask(topic, async () => read(await github.one(topic, parameters))),
    };
  };

  const organization = 'org' in target ? await organizationOf(asker(target.org, { org: target.org })) : undefined;
  const repositories: RepositoryFacts[] = [];
  const queue = [...list];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      try {
        repositories.push(await repositoryOf(next, github, asker, !organization, skipped));
      } catch (error) {
        if (error instanceof UsageError) throw error;
        skipped.push({ path: `github:${next.full}`, reason: 'failed', detail: 'what GitHub says of it could not be understood' });
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  repositories.sort((a, b) => (a.repository.full < b.repository.full ? -1 : 1));
  return { account, ...(organization ? { organization } : {}), repositories, skipped };
}

/** The repositories to look at. Without an answer to this there is nothing to audit. */
async function repositoriesOf(github: Github, target: Target, skipped: Skip[]): Promise<facts.Repository[]> {
  const first = async <T>(question: Question, name: string, asking: () => Promise<T>): Promise<T> => {
    try {
      return await asking();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const instead = error.status === 404 && 'org' in target ? '; for a repository of a person name OWNER/REPO' : '';
      throw new UsageError(`${question.what} ${name} cannot be audited: ${error.message}${instead}`);
    }
  };
  if (!('org' in target)) {
    const one = reader.repository(await first(FIRST.repository, `${target.owner}/${target.repo}`, () => github.one(FIRST.repository, { ...target })));
    if (!one) throw new UsageError(`${target.owner}/${target.repo} cannot be audited: GitHub answers with something that is no repository`);
    return [one];
  }
  const parameters = { org: target.org };
  await first(FIRST.organization, target.org, () => github.one(FIRST.organization, parameters));
  const raw = await first(FIRST.repositories, `of ${target.org}`, () => github.list(FIRST.repositories, { ...parameters, type: 'all' }));
  const read = raw.map(reader.repository);
  const bad = read.filter((r) => !r).length;
  if (bad) skipped.push({ path: `github:${target.org}: repositories`, reason: 'unparsable', detail: `${bad} have names GitHub gives to none` });
  return read.filter((r) => r !== undefined);
}

async function organizationOf({ list, one }: Asker): Promise<OrganizationFacts> {
  let tokensUnseen = false;
  // Documented for organizations with SAML only; the others answer as if there were no such thing.
  const authorisations = list(OF_ORG.authorisations, reader.authorisation, ({ status }) => {
    tokensUnseen = status === 404;
    return tokensUnseen ? [] : undefined;
  });
  const secrets = [
    list(OF_ORG.actionsSecrets, reader.storedSecret('Actions')),
    list(OF_ORG.dependabotSecrets, reader.storedSecret('Dependabot')),
    list(OF_ORG.codespacesSecrets, reader.storedSecret('Codespaces')),
  ];
  return {
    installations: await list(OF_ORG.installations, reader.installation),
    pats: await list(OF_ORG.pats, reader.pat),
    requests: await list(OF_ORG.requests, reader.pat),
    authorisations: await authorisations,
    tokensUnseen,
    secrets: (await Promise.all(secrets)).flatMap((s) => s ?? []),
    defaults: await one(OF_ORG.defaults, reader.tokenDefaults),
    hooks: await list(OF_ORG.hooks, reader.hook),
    runners: await list(OF_ORG.runners, reader.runner),
    groups: await list(OF_ORG.groups, reader.runnerGroup),
    alerts: await list({ ...OF_ORG.alerts, route: `${OF_ORG.alerts.route}${ALERTS}` }, reader.alert),
    subject: await one(OF_ORG.subject, reader.subject),
  };
}

/** Open ones, and never the secret itself. */
const ALERTS = '?state=open&hide_secret=true';

async function repositoryOf(
  repository: facts.Repository,
  github: Github,
  asker: (name: string, parameters: Parameters) => Asker,
  alone: boolean,
  skipped: Skip[],
): Promise<RepositoryFacts> {
  const where = { owner: repository.owner, repo: repository.name };
  const { list, one } = asker(repository.full, where);
  const secrets = [
    await list(OF_REPOSITORY.actionsSecrets, reader.storedSecret('Actions')),
    await list(OF_REPOSITORY.dependabotSecrets, reader.storedSecret('Dependabot')),
    await list(OF_REPOSITORY.codespacesSecrets, reader.storedSecret('Codespaces')),
    alone ? await list(OF_ONE_REPOSITORY.sharedSecrets, reader.storedSecret('Actions')) : [],
  ].flatMap((s) => s ?? []);
  const found = await list(OF_REPOSITORY.environments, reader.environment);
  const environments: facts.Environment[] = [];
  for (const { patterns, ...about } of found ?? []) {
    const inside = asker(`${repository.full}: environment "${about.name}"`, { ...where, environment_name: about.name });
    environments.push({
      ...about,
      secrets: await inside.list(OF_ENVIRONMENT.secrets, reader.storedSecret('Actions')),
      anyBranch: patterns ? (await inside.list(OF_ENVIRONMENT.branches, reader.anyBranch))?.some((any) => any) : about.anyBranch,
    });
  }
  const alerts = { ...OF_ONE_REPOSITORY.alerts, route: `${OF_ONE_REPOSITORY.alerts.route}${ALERTS}` };
  return {
    repository,
    keys: await list(OF_REPOSITORY.keys, reader.deployKey),
    secrets,
    environments: found && environments,
    defaults: await one(OF_REPOSITORY.defaults, reader.tokenDefaults),
    hooks: await list(OF_REPOSITORY.hooks, reader.hook),
    runners: await list(OF_REPOSITORY.runners, reader.runner),
    // Where scanning is off, which is a finding of its own, there are no alerts to be had.
    alerts: alone && repository.scanning !== false ? await list(alerts, reader.alert) : undefined,
    subject: await one(OF_REPOSITORY.subject, reader.subject),
    // Nothing runs in an archived repository.
    workflows: repository.archived ? [] : await readWorkflows(repository, github, asker, skipped),
  };
}
