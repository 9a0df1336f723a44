/**
 * What the commands share of the command line: options that mean the same everywhere.
 */
import type { Argv } from 'yargs';
import { UsageError } from '../model.ts';

/** The command line as typed. */
export interface Line {
  /** Without what follows the dashes of `exec`. */
  argv: readonly string[];
  /** What follows them: another program's, and none of it ours to parse. */
  rest: string[] | undefined;
  /** The report formats in words, for the help. */
  formats: string;
}

export const EXIT_CODES = 'Exit code: 0 clean, 1 findings at or above --fail-on, 2 the job could not be done in full and nothing was found.';

/** Arguments that may be given more than once. */
const REPEATABLE = ['_', 'paths', 'cmd', 'report', 'import', 'keep', 'hide', 'authorizationDetails', 'authorization-details'];

/** @throws UsageError for an option that was given twice and takes one value */
export function eachOnce(args: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(args)) if (Array.isArray(value) && !REPEATABLE.includes(name)) throw new UsageError(`--${name} is given twice`);
}

/** The options of every command that ends in a report. */
export const reporting = <T>(y: Argv<T>, formats: string) =>
  y
    .option('report', { type: 'string', array: true, default: [] as string[], describe: `FORMAT[=FILE], repeatable${formats}` })
    .option('fail-on', { type: 'string', describe: 'least severity that fails: info, low, medium (default), high, critical' })
    .option('config', { type: 'string', describe: 'default: keyreach.config.json or .yaml of the current project' })
    .option('quiet', { type: 'boolean', default: false, describe: 'print nothing when there is nothing to say' });

/** Those options as commands take them. */
export const reported = (args: { report: string[]; failOn: string | undefined; config: string | undefined; quiet: boolean }) => ({
  reports: args.report,
  quiet: args.quiet,
  ...(args.failOn === undefined ? {} : { failOn: args.failOn }),
  ...(args.config === undefined ? {} : { config: args.config }),
});
