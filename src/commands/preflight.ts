/**
 * `keyreach preflight`: what would an agent started here hold? Offline; starts nothing it finds.
 */
import { realpathSync, statSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import agentShelf from 'shelf:agents';
import checks from 'shelf:checks';
import rules from 'shelf:rules';
import stores from 'shelf:stores';
import type { Agent, Around } from '../agent.ts';
import { audit } from '../audit.ts';
import type { Check, ProjectFile, Scope, World } from '../check.ts';
import { compile, needsLine } from '../config/allowlist.ts';
import type { Item, Source } from '../define.ts';
import { engineOf } from '../detect/engine-of.ts';
import { compareFindings } from '../judge.ts';
import { type Finding, type Reach, type Report, type Skip, UsageError } from '../model.ts';
import { projectOf } from '../preflight/project.ts';
import { reachOf } from '../preflight/reach.ts';
import { agentsHere } from '../preflight/settings.ts';
import { exitCodeOf, sentenceOf, verdictOf } from '../preflight/verdict.ts';
import { envSource } from '../sources/env.ts';
import { findRepository } from '../sources/git/command.ts';
import { homeSource } from '../sources/home.ts';
import { treeSource } from '../sources/tree.ts';
import type { Platform } from '../store.ts';
import { checkConfigNames, ownConfig } from './project.ts';
import { destinations, severityOf, writeReports } from './reports.ts';

export interface PreflightOptions {
  dir: string;
  agent: string;
  scope: Scope;
  all: boolean;
  reports: string[];
  failOn?: string;
  config?: string;
  quiet: boolean;
}

const MOST_BYTES = 50 * 2 ** 20;
/** What package managers and builds bring: an agent can read it, but nobody keeps credentials there. */
const BROUGHT = /(^|\/)(node_modules|\.venv|venv|site-packages|\.git|\.terraform\/providers|target|__pycache__|\.next|\.cache)\//;

export async function preflight(options: PreflightOptions): Promise<number> {
  const outputs = destinations(options.reports, 'preflight');
  const failOn = severityOf(options.failOn) ?? 'high';
  const { report, world } = await look(
    options,
    outputs.some((o) => o.format.id === 'sarif'),
  );
  await writeReports(report, outputs, { failOn, rules: [...rules, ...checks], detectors: world.detectors, quiet: options.quiet, all: options.all });
  return exitCodeOf(report, failOn);
}

/** What a run saw, and its report. */
export interface Looked {
  report: Report;
  world: World;
  reach: Reach[];
  findings: Finding[];
  around: Around;
}

/** The run without its output. */
export async function look(options: Pick<PreflightOptions, 'dir' | 'agent' | 'scope' | 'config'>, hashes = false): Promise<Looked> {
  const project = projectRootOf(options.dir);
  const home = realpathSync(homedir());
  const platform = process.platform as Platform;
  const config = await ownConfig(options.config);
  await checkConfigNames(config);
  const engine = await engineOf(config);
  const allowlist = await compile(config);
  const machine = options.scope === 'machine';
  const env = machine ? process.env : {};

  const files: ProjectFile[] = [];
  const tree = treeSource(project, project, options.dir, {
    includeIgnored: true,
    trusted: true,
    excludes: (path) => BROUGHT.test(path) || allowlist.excludes(path),
  });
  const stored = machine ? homeSource({ home, platform, env, project, stores }) : undefined;
  const sources: Source[] = [listing(tree, files), ...(stored ? [stored, envSource(env)] : [])];
  const report = await audit({
    sources,
    engine,
    config,
    allowlist,
    read: { maxBytes: MOST_BYTES, timeout: 10_000, lines: needsLine(config), hashes },
    jobs: Math.min(8, availableParallelism()),
    now: Date.now(),
    excludedBy: 'by the config, or brought by packages and builds',
    progress: () => undefined,
  });

  const around: Around = { home: home.replaceAll('\\', '/'), project: project.replaceAll('\\', '/'), platform, env };
  const known = agentShelf.map((a) => a.id);
  if (options.agent !== 'auto' && !known.includes(options.agent))
    throw new UsageError(`there is no agent "${options.agent}"; there are auto, ${known.join(', ')}`);
  const here = agentsHere({ agents: machine ? agentShelf : agentShelf.map(ofProject), around, ...(options.agent === 'auto' ? {} : { only: [options.agent] }) });
  const agents = here.seen;
  report.skipped.push(...here.skipped);
  const world: World = {
    credentials: report.credentials,
    detectors: engine.detectors,
    agents,
    stores: stored?.seen ?? [],
    project: projectOf(project, files),
    now: Date.now(),
  };
  report.findings = [
    ...report.findings,
    ...checks
      .filter((c) => c.scope.includes('project') || machine)
      .filter((c) => !config.disable.includes(c.id))
      .flatMap((c) => judged(c, world, report.skipped)),
  ]
    // What does not travel with the project is not its to answer for.
    .filter((f) => machine || f.places.some((p) => p.kind !== 'home' && p.kind !== 'env'))
    .sort(compareFindings);
  const reach = reachOf(report.credentials, agents, around, world.now);
  const verdict = verdictOf(reach, report.findings, report.skipped);
  report.preflight = {
    verdict,
    sentence: sentenceOf({ verdict, reach, findings: report.findings, where: `./${basename(project)}`, agents }),
    agents: agents.map(({ agent, gate }) => ({ id: agent.id, label: agent.label, shell: gate.shell, because: gate.because })),
    reach,
    capabilities: world.stores.flatMap((s) => (s.capability ? [{ path: s.path, label: s.label, capability: s.capability }] : [])),
  };
  return { report, world, reach, findings: report.findings, around };
}

/** What breaks one check is said, and stops no other. */
function judged(check: Check, world: World, skipped: Skip[]): Finding[] {
  try {
    return check.judge(world);
  } catch {
    skipped.push({ path: '.', reason: 'failed', detail: `the check ${check.id} broke off; please report it` });
    return [];
  }
}

/** An agent as the project's files alone make it. */
const ofProject = ({ traces: _, ...agent }: Agent): Agent => ({
  ...agent,
  settings: agent.settings.filter((s) => s.layer === 'project' || s.layer === 'local'),
});

function projectRootOf(dir: string): string {
  const path = resolve(dir);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`there is no folder ${dir}`);
  const real = realpathSync(path);
  return findRepository(join(real, '.'))?.root ?? real;
}

/** The same source, writing down which files it hands on. */
const listing = (source: Source, files: ProjectFile[]): Source => ({
  ...source,
  async *items(): AsyncGenerator<Item> {
    for await (const item of source.items()) {
      if (item.kind === 'file' && item.where.kind === 'file') files.push({ path: item.where.path, tracking: item.where.tracking });
      yield item;
    }
  },
});
