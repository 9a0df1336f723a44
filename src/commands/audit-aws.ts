/**
 * `keyreach audit aws`: who can do what in an AWS account, from saved files or from IAM itself. From typed options to reports and an exit code.
 * Asks IAM only when no files are given, changes nothing there, and takes credentials where the AWS CLI does, never from a scanned tree.
 */
import profiles from 'shelf:profiles';
import rules from 'shelf:rules';
import { compareSkips, SCHEMA_VERSION, withoutAllowed } from '../audit.ts';
import { readReport } from '../audits/report-file.ts';
import { inquire, type Origin } from '../cloud/aws/facts.ts';
import { auditPolicy } from '../cloud/aws/permissions.ts';
import { RULES } from '../cloud/rules.ts';
import { compile } from '../config/allowlist.ts';
import { engineOf } from '../detect/engine-of.ts';
import { REAL_CLOCK } from '../http/limits.ts';
import { compareAsked, openNetwork } from '../http.ts';
import { compareFindings } from '../judge.ts';
import { atLeast, leavesUnknown, type Report, UsageError } from '../model.ts';
import { writeAtomically, writeOut } from '../output.ts';
import { checkConfigNames, ownConfig } from './project.ts';
import { destinations, severityOf, writeReports } from './reports.ts';

export interface AuditAwsOptions {
  /** Saved answers of GetAccountAuthorizationDetails: one, or its pages. */
  authorizationDetails: string[];
  credentialReport?: string;
  /** Of the AWS configuration. */
  profile?: string;
  /** A scan's JSON report, whose keys are looked for in the account. */
  withReport?: string;
  /** Calls for what costs some for each principal. */
  budget: number;
  /** A file for the smaller policies. */
  policies?: string;
  printPolicy: boolean;
  reports: string[];
  failOn?: string;
  config?: string;
  quiet: boolean;
}

/** A page of a thousand principals with their policies is large. The SDK slows down by itself when AWS says so. */
const LIMITS = { timeout: 60_000, bytes: 128 * 2 ** 20, perSecond: 20 };

export async function auditAws(options: AuditAwsOptions): Promise<number> {
  if (options.printPolicy) {
    await writeOut(`${JSON.stringify(auditPolicy(), null, 2)}\n`);
    return 0;
  }
  const outputs = destinations(options.reports, 'table');
  if (outputs.some((o) => o.format.id === 'baseline')) throw new UsageError('a baseline needs the values, which no audit has; write it with keyreach scan');
  const config = await ownConfig(options.config);
  const failOn = severityOf(options.failOn) ?? config.failOn;
  const engine = await engineOf(config);
  const all = [...rules, ...RULES];
  await checkConfigNames(config);
  const scanned = options.withReport === undefined ? [] : readReport(options.withReport).credentials;

  const { origin, network } = originOf(options);
  try {
    const known = new Map([...profiles, ...config.profiles].map((p) => [p.id, p]));
    const told = await inquire(origin, { config, profiles: known, scanned, now: Date.now() });
    const enabled = told.findings.filter((f) => !config.disable.includes(f.rule));
    const { findings, suppressed } = withoutAllowed(enabled, await compile(config), told.credentials);
    const report: Report = {
      schemaVersion: SCHEMA_VERSION,
      tool: { name: 'keyreach', version: KEYREACH_VERSION },
      sources: [{ kind: 'aws', target: told.account, trusted: true }],
      credentials: told.credentials,
      findings: findings.sort(compareFindings),
      suppressed,
      skipped: told.skipped.sort(compareSkips),
      asked: [...(network?.asked ?? [])].sort(compareAsked),
      stats: { files: 0, bytes: 0, binary: 0, archives: 0, answers: told.saved + (network?.asked.filter((a) => a.status === 200).length ?? 0) },
    };
    if (options.policies !== undefined) writeAtomically(options.policies, `${JSON.stringify(told.policies, null, 2)}\n`);
    await writeReports(report, outputs, { failOn, rules: all, detectors: engine.detectors, quiet: options.quiet });
    if (report.findings.some((f) => atLeast(f.severity, failOn))) return 1;
    return report.skipped.some(leavesUnknown) ? 2 : 0;
  } finally {
    await network?.close();
  }
}

function originOf({ authorizationDetails: details, credentialReport, profile, budget }: AuditAwsOptions) {
  if (details.length === 0 && credentialReport === undefined) {
    const network = openNetwork({ limits: LIMITS });
    const origin: Origin = { network, budget, sleep: REAL_CLOCK.sleep, ...(profile === undefined ? {} : { profile }) };
    return { origin, network };
  }
  if (profile !== undefined) throw new UsageError('--profile asks AWS, and saved files need no asking; give one or the other');
  const origin: Origin = { details, report: credentialReport };
  return { origin, network: undefined };
}
