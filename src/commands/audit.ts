/**
 * `keyreach audit` without a target: every target of the config, one after another, as one report; against an earlier one when there is one.
 */
import { dirname, resolve } from 'node:path';
import { compare } from '../audits/compare.ts';
import { merge } from '../audits/merge.ts';
import { readReport } from '../audits/report-file.ts';
import { argumentsOf, parseShard, runTarget, shardOf } from '../audits/targets.ts';
import { engineOf } from '../detect/engine-of.ts';
import { atLeast, leavesUnknown, type Report, type Severity, UsageError } from '../model.ts';
import { checkConfigNames, everyRule, ownConfig } from './project.ts';
import { destinations, severityOf, writeReports } from './reports.ts';

export interface AuditOptions {
  reports: string[];
  failOn?: string;
  config?: string;
  sinceReport?: string;
  onlyNew: boolean;
  shard?: string;
  notify?: string;
  /** Minutes after which one target is given up. */
  timeout: number;
  quiet: boolean;
}

export async function auditTargets(options: AuditOptions): Promise<number> {
  const outputs = destinations(options.reports, 'table');
  const config = await ownConfig(options.config);
  const failOn = severityOf(options.failOn) ?? config.failOn;
  await checkConfigNames(config);
  // A night's work is not begun for an address that will not do.
  if (options.notify !== undefined) (await import('../http/address.ts')).webhook(options.notify);
  const before = options.sinceReport === undefined ? undefined : readReport(options.sinceReport);
  if (config.targets.length === 0)
    throw new UsageError('the config names no targets; add some under "targets", or say what to audit: keyreach audit aws, github ORG, database NAME');
  const names = new Set(config.targets.map((t) => t.name));
  if (names.size < config.targets.length) throw new UsageError('two targets of the config have the same name; names tell them apart in reports and shards');
  for (const target of config.targets) argumentsOf(target);
  const targets = options.shard === undefined ? config.targets : shardOf(config.targets, parseShard(options.shard));
  const file = config.file === undefined ? undefined : resolve(config.file);
  const cwd = file === undefined ? process.cwd() : dirname(file);

  const done: Report[] = [];
  const engine = await engineOf(config);
  const empty = await nothing();
  for (const target of targets) {
    if (!options.quiet) process.stderr.write(`keyreach: ${target.name}\n`);
    const ran = await runTarget(target, cwd, file, options.timeout * 60_000);
    done.push('reason' in ran ? { ...empty, skipped: [ran] } : ran);
  }
  const joined = merge([empty, ...done]);
  const report = before ? compare(joined, before) : joined;
  await writeReports(report, outputs, { failOn, rules: await everyRule(), detectors: engine.detectors, quiet: options.quiet });
  if (options.notify !== undefined) await notify(options.notify, report, failOn);
  return exitCode(report, failOn, options.onlyNew);
}

/** A report of nothing, to which others are added. */
async function nothing(): Promise<Report> {
  const { SCHEMA_VERSION } = await import('../audit.ts');
  const stats = { files: 0, bytes: 0, binary: 0, archives: 0 };
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'keyreach', version: KEYREACH_VERSION },
    sources: [],
    credentials: [],
    findings: [],
    suppressed: [],
    skipped: [],
    asked: [],
    stats,
  };
}

/** Findings win over incompleteness, as everywhere. */
function exitCode(report: Report, failOn: Severity, onlyNew: boolean): number {
  if (report.findings.some((f) => atLeast(f.severity, failOn) && !(onlyNew && f.change === 'unchanged'))) return 1;
  return report.skipped.some(leavesUnknown) ? 2 : 0;
}

/** A night's work is not lost because a chat is down. */
async function notify(url: string, report: Report, failOn: Severity): Promise<void> {
  const [{ openNetwork }, { summaryOf }, { NoAnswer }] = await Promise.all([import('../http.ts'), import('../audits/notify.ts'), import('../issuer.ts')]);
  const network = openNetwork();
  try {
    const status = await network.post(url, summaryOf(report, failOn));
    if (status < 200 || status > 299) process.stderr.write(`keyreach: the webhook answered ${status}; nobody was told\n`);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    process.stderr.write(`keyreach: nobody was told: ${error.message}\n`);
  } finally {
    await network.close();
  }
}

export interface MergeOptions {
  files: string[];
  reports: string[];
  failOn?: string;
  sinceReport?: string;
  quiet: boolean;
}

/** `keyreach merge`: reports of shards, or of several runs, as one. */
export async function mergeReports(options: MergeOptions): Promise<number> {
  const outputs = destinations(options.reports, 'table');
  const config = await ownConfig(undefined);
  const failOn = severityOf(options.failOn) ?? config.failOn;
  if (outputs.some((o) => o.format.id === 'baseline')) throw new UsageError('a baseline needs the values, which no report holds; write it with keyreach scan');
  const joined = merge(options.files.map(readReport));
  const report = options.sinceReport === undefined ? joined : compare(joined, readReport(options.sinceReport));
  const engine = await engineOf(config);
  await writeReports(report, outputs, { failOn, rules: await everyRule(), detectors: engine.detectors, quiet: options.quiet });
  return exitCode(report, failOn, false);
}
