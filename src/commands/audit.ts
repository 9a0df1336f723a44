/**
 * `keyreach audit`: one subcommand for each issuer whose accounts can be audited. Only options; each subcommand's work is in a file of its own.
 */
import type { Argv } from 'yargs';
import { UsageError } from '../model.ts';

const EXIT_CODES = 'Exit code: 0 clean, 1 findings at or above --fail-on, 2 something could not be looked at and nothing was found.';

/** Options every audit has. */
const common = (y: Argv, formats: string) =>
  y
    .option('report', { type: 'string', array: true, default: [], describe: `FORMAT[=FILE], repeatable${formats}` })
    .option('fail-on', { type: 'string', describe: 'least severity that fails: info, low, medium (default), high, critical' })
    .option('config', { type: 'string', describe: 'default: keyreach.config.json or .yaml of the current project' })
    .option('quiet', { type: 'boolean', default: false, describe: 'print nothing when there is nothing to say' })
    .option('progress', { type: 'boolean', default: true, describe: 'show progress on a terminal' })
    .epilogue(EXIT_CODES);

/** Arguments that may be given more than once. */
const REPEATABLE = ['_', 'report'];

function checkOnce(args: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(args)) if (Array.isArray(value) && !REPEATABLE.includes(name)) throw new UsageError(`--${name} is given twice`);
}

/** @param formats the names of the reports, for the help @param end is told the exit code */
export const subcommands = (y: Argv, formats: string, end: (code: number) => void) =>
  y
    .command(
      'github [target]',
      'deploy keys, apps, tokens, secrets, webhooks, runners and workflows of an organization or repository; read-only',
      (sub) =>
        common(sub, formats)
          .positional('target', { type: 'string', describe: 'ORG or OWNER/REPO; default: GITHUB_REPOSITORY' })
          .option('token-env', { type: 'string', describe: 'variable that holds the token; default: GITHUB_TOKEN, then GH_TOKEN' })
          .option('base-url', { type: 'string', describe: 'API of a GitHub Enterprise Server: https://HOST/api/v3' })
          .option('clone', {
            type: 'boolean',
            default: false,
            describe: 'also clone the repositories into a temporary folder and scan them with their history',
          })
          .option('trust', { type: 'boolean', default: false, describe: 'with --clone: believe allow comments in the repositories' })
          .option('max-calls', { type: 'number', default: 4000, describe: 'calls to GitHub at most; it allows a token 5000 an hour' })
          .option('jobs', { type: 'number', describe: 'with --clone: threads; default: one for each processor, up to 8' })
          .example('$0 audit github acme', 'an organization')
          .example('$0 audit github acme/shop --clone', 'a repository, and everything that was ever committed to it')
          .example('$0 audit github acme --token-env AUDIT_TOKEN --report json=audit.json', 'every night'),
      async (args) => {
        checkOnce(args);
        if (!(Number.isInteger(args.maxCalls) && args.maxCalls >= 1)) throw new UsageError('--max-calls takes a whole number from 1');
        if (args.jobs !== undefined && !(Number.isInteger(args.jobs) && args.jobs >= 1 && args.jobs <= 64))
          throw new UsageError('--jobs takes a whole number from 1 to 64');
        const { auditGithub } = await import('./audit-github.ts');
        end(
          await auditGithub({
            clone: args.clone,
            trust: args.trust,
            maxCalls: args.maxCalls,
            reports: args.report,
            quiet: args.quiet,
            progress: args.progress,
            ...(args.target === undefined ? {} : { target: args.target }),
            ...(args.tokenEnv === undefined ? {} : { tokenEnv: args.tokenEnv }),
            ...(args.baseUrl === undefined ? {} : { baseUrl: args.baseUrl }),
            ...(args.jobs === undefined ? {} : { jobs: args.jobs }),
            ...(args.failOn === undefined ? {} : { failOn: args.failOn }),
            ...(args.config === undefined ? {} : { config: args.config }),
          }),
        );
      },
    )
    .demandCommand(1, 'say what to audit: keyreach audit github, or keyreach audit --help');
