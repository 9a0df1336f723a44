/**
 * `keyreach audit database NAME`: the database whose connection string a variable of the environment holds. Its server is asked what the user may do.
 */
import rules from 'shelf:rules';
import { audit } from '../audit.ts';
import { compile } from '../config/allowlist.ts';
import { engineOf } from '../detect/engine-of.ts';
import { atLeast, type Report, UsageError } from '../model.ts';
import { envSource } from '../sources/env.ts';
import { ownConfig } from './project.ts';
import { destinations, severityOf, writeReports } from './reports.ts';

export interface AuditDatabaseOptions {
  variable: string;
  reports: string[];
  failOn?: string;
  config?: string;
  quiet: boolean;
}

export async function auditDatabase(options: AuditDatabaseOptions): Promise<number> {
  const outputs = destinations(options.reports, 'table');
  const config = await ownConfig(options.config);
  const failOn = severityOf(options.failOn) ?? config.failOn;
  const value = process.env[options.variable];
  if (!value)
    throw new UsageError(`the environment has no ${options.variable}; it should hold a connection string such as postgres://USER:PASSWORD@HOST/DATABASE`);
  const engine = await engineOf(config);
  const { openNetwork } = await import('../http.ts');
  const network = openNetwork();
  const report: Report = await audit({
    sources: [envSource({ [options.variable]: value })],
    engine,
    config,
    allowlist: await compile(config),
    read: { maxBytes: 2 ** 20, timeout: 10_000, lines: false, hashes: false },
    jobs: 1,
    now: Date.now(),
    online: { all: false, issuers: new Map(), network, databases: { any: true, hosts: new Set() }, warn: () => undefined },
    progress: () => undefined,
  });
  await network.close();
  if (report.asked.length === 0) {
    const why = report.credentials.map((c) => c.authority?.state.evidence.how).find(Boolean) ?? 'it is no connection string of a database keyreach knows';
    throw new UsageError(`${options.variable} was not asked about: ${why}`);
  }
  await writeReports(report, outputs, { failOn, rules, detectors: engine.detectors, quiet: options.quiet });
  if (report.findings.some((f) => atLeast(f.severity, failOn))) return 1;
  return report.credentials.some((c) => c.authority?.state.value === 'unknown') ? 2 : 0;
}
