/**
 * `keyreach audit github`: from typed options to GitHub's answers, findings, reports and an exit code. Asks GitHub and nobody else; changes
 * nothing there; takes the token from the environment only.
 */
import { availableParallelism } from 'node:os';
import rules from 'shelf:rules';
import { audit, compareSkips, compareSuppressed, type History, withoutAllowed } from '../audit.ts';
import { openGithub } from '../cloud/github/client.ts';
import { collect, type Target } from '../cloud/github/collect.ts';
import { judgeGithub } from '../cloud/github/judge.ts';
import { RULES } from '../cloud/github/rules.ts';
import { compile, needsLine } from '../config/allowlist.ts';
import type { Config } from '../config/types.ts';
import { engineOf } from '../detect/engine-of.ts';
import { isLoopback } from '../http/address.ts';
import { compareAsked, type Network, openNetwork } from '../http.ts';
import { compareFindings } from '../judge.ts';
import { atLeast, leavesUnknown, type Report, Secret, type Skip, UsageError } from '../model.ts';
import { progress } from '../progress.ts';
import { webOf, withClones } from '../sources/git/clones.ts';
import { checkConfigNames, ownConfig } from './project.ts';
import { destinations, severityOf, writeReports } from './reports.ts';

export interface AuditGithubOptions {
  /** ORG or OWNER/REPO. */
  target?: string;
  tokenEnv?: string;
  baseUrl?: string;
  clone: boolean;
  trust: boolean;
  maxCalls: number;
  reports: string[];
  failOn?: string;
  config?: string;
  jobs?: number;
  quiet: boolean;
  progress: boolean;
}

/** What tests put in place of the world. */
export interface World {
  env: NodeJS.ProcessEnv;
  now: number;
  network?: Network;
  /** Milliseconds of a second. */
  second?: number;
}

const REAL: World = { env: process.env, now: Date.now() };
const MOST_BYTES = 50 * 2 ** 20;
/** A page of a hundred repositories is large; fewer than 900 calls a minute are allowed. */
const LIMITS = { timeout: 30_000, bytes: 16 * 2 ** 20, perSecond: 12 };

export async function auditGithub(options: AuditGithubOptions, world: World = REAL): Promise<number> {
  const outputs = destinations(options.reports, 'table');
  const wanted = severityOf(options.failOn);
  const config = await ownConfig(options.config);
  const failOn = wanted ?? config.failOn;
  const engine = await engineOf(config);
  await checkConfigNames(config);
  const report = await look(options, config, world);
  await writeReports(report, outputs, { failOn, rules: [...rules, ...RULES], detectors: engine.detectors, quiet: options.quiet });
  if (report.findings.some((f) => atLeast(f.severity, failOn))) return 1;
  return report.skipped.some(leavesUnknown) ? 2 : 0;
}

/** The run without its output. */
export async function look(options: Omit<AuditGithubOptions, 'reports' | 'failOn' | 'config'>, config: Config, world: World = REAL): Promise<Report> {
  const target = targetOf(options.target ?? world.env['GITHUB_REPOSITORY']);
  const { token, tokenName } = tokenOf(options.tokenEnv, world.env);
  const base = baseOf(options.baseUrl);
  const network = world.network ?? openNetwork({ limits: LIMITS, env: world.env });
  const disabled = new Set(config.disable);
  try {
    const github = await openGithub({
      network,
      token,
      tokenName,
      base,
      calls: options.maxCalls,
      ...(world.second === undefined ? {} : { second: world.second }),
    });
    const collected = await collect(github, target, { disabled });
    const told = judgeGithub(collected, { account: collected.account, stale: config.stale, now: world.now }, disabled);
    const scanned = await withRepositories(options, config, world, collected.repositories, { web: webOf(base), token });
    const { findings, suppressed } = withoutAllowed(told, await compile(config));
    return {
      ...scanned,
      sources: [{ kind: 'github', target: 'org' in target ? target.org : `${target.owner}/${target.repo}`, trusted: true }, ...scanned.sources],
      findings: [...findings, ...scanned.findings].sort(compareFindings),
      suppressed: [...suppressed, ...scanned.suppressed].sort(compareSuppressed),
      skipped: [...collected.skipped, ...scanned.skipped].sort(compareSkips),
      asked: [...network.asked].sort(compareAsked),
      stats: { ...scanned.stats, answers: github.answers() },
    };
  } finally {
    await network.close();
  }
}

/** The report of the clones; an empty one when none were asked for. */
async function withRepositories(
  { clone, trust, jobs, quiet, progress: shown }: Pick<AuditGithubOptions, 'clone' | 'trust' | 'jobs' | 'quiet' | 'progress'>,
  config: Config,
  { now }: World,
  repositories: Awaited<ReturnType<typeof collect>>['repositories'],
  origin: { web: string; token: Secret },
): Promise<Report> {
  const engine = await engineOf(config);
  const allowlist = await compile(config);
  const scan = async (histories: History[], skipped: Skip[]): Promise<Report> => {
    const bar = progress(shown && !quiet);
    const report = await audit({
      sources: [],
      histories,
      engine,
      config,
      allowlist,
      read: { maxBytes: config.maxFileSize ?? MOST_BYTES, timeout: 30_000, lines: needsLine(config), hashes: false },
      jobs: jobs ?? Math.min(8, availableParallelism()),
      now,
      progress: bar.update,
    });
    bar.end();
    return { ...report, skipped: [...report.skipped, ...skipped] };
  };
  if (!clone) return scan([], []);
  return withClones(
    repositories.map((r) => r.repository),
    origin,
    (clones, skipped) =>
      scan(
        clones.map(({ repository, target, full }) => ({ repository, target, trusted: trust, prefix: `${full}/`, range: undefined })),
        skipped,
      ),
  );
}

const ACCOUNT = '[A-Za-z0-9][A-Za-z0-9_-]*';
const TARGET = new RegExp(`^(${ACCOUNT})(?:/([A-Za-z0-9._-]+))?$`);

function targetOf(text: string | undefined): Target {
  if (text === undefined || text === '') throw new UsageError('say what to audit: keyreach audit github ORG, or OWNER/REPO');
  const [, account, repo] = TARGET.exec(text) ?? [];
  if (account === undefined || repo === '.' || repo === '..') throw new UsageError('keyreach audit github takes ORG or OWNER/REPO, as GitHub writes them');
  return repo === undefined ? { org: account } : { owner: account, repo };
}

/** The token. No message holds what was given for its name: it may be the token itself. */
function tokenOf(named: string | undefined, env: NodeJS.ProcessEnv): { token: Secret; tokenName: string } {
  if (named !== undefined && !/^[A-Z_][A-Z0-9_]*$/.test(named)) throw new UsageError('--token-env takes the name of a variable, in capitals, and not a token');
  const names = named === undefined ? ['GITHUB_TOKEN', 'GH_TOKEN'] : [named];
  for (const tokenName of names) {
    const value = env[tokenName]?.trim();
    if (value) return { token: new Secret(value), tokenName };
  }
  throw new UsageError(`there is no token in ${names.join(' or ')}; name the variable that holds it with --token-env`);
}

/** GitHub Enterprise Server has its API in a folder, which people leave out. */
function baseOf(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.pathname !== '/' || isLoopback(url.hostname) || url.hostname.startsWith('api.') || url.search || url.hash) return text.replace(/\/+$/, '');
  url.pathname = '/api/v3';
  return url.href;
}
