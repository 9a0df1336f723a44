/** `keyreach audit` and `merge` as typed. What it does is in src/commands/. */
import type { Argv } from 'yargs';
import { UsageError } from '../model.ts';
import { github } from './audit-github.ts';
import { EXIT_CODES, type Line, reported, reporting } from './line.ts';

export const audit = (y: Argv, line: Line, done: (code: number) => void): Argv =>
  y
    .command('audit', 'what was issued: databases, cloud accounts, or every target of the config', (y) =>
      y
        .command(
          '$0',
          'every target of the config, as one report',
          (z) =>
            reporting(z, line.formats)
              .option('since-report', { type: 'string', describe: 'an earlier report (JSON): says what is new, worse, unchanged and fixed' })
              .option('only-new', { type: 'boolean', default: false, describe: 'fail only on what is new or worse since that report' })
              .option('shard', { type: 'string', describe: 'I/N: only that part of the targets; keyreach merge joins the reports' })
              .option('notify', { type: 'string', describe: 'https address of a webhook that is sent a summary (Slack, Mattermost, or any that takes JSON)' })
              .option('timeout', { type: 'number', default: 60, describe: 'minutes after which one target is given up' })
              .example('$0 audit --report json=today.json --since-report yesterday.json', 'every night')
              .example('$0 audit --shard 2/4 --report json=2.json', 'a part of it, on one of four machines'),
          async (args) => {
            if (!(args.timeout > 0 && args.timeout <= 1440)) throw new UsageError('--timeout takes minutes, from 1 to 1440');
            if (args.onlyNew && args.sinceReport === undefined) throw new UsageError('--only-new needs --since-report');
            const { auditTargets } = await import('../commands/audit.ts');
            done(
              await auditTargets({
                ...reported(args),
                onlyNew: args.onlyNew,
                timeout: args.timeout,
                ...(args.sinceReport === undefined ? {} : { sinceReport: args.sinceReport }),
                ...(args.shard === undefined ? {} : { shard: args.shard }),
                ...(args.notify === undefined ? {} : { notify: args.notify }),
              }),
            );
          },
        )
        .command(
          'database <variable>',
          'the database whose connection string a variable of the environment holds',
          (z) =>
            reporting(z, line.formats)
              .positional('variable', { type: 'string', demandOption: true, describe: 'name of the variable' })
              .example('$0 audit database DATABASE_URL --report sql=fix.sql', 'what its user may do, and the statements that narrow it'),
          async (args) => {
            const { auditDatabase } = await import('../commands/audit-database.ts');
            done(await auditDatabase({ ...reported(args), variable: args.variable }));
          },
        )
        .command(...github(line, done))
        .command(
          'aws',
          'the users, roles and keys of an AWS account: what each can do, destroy, and become',
          (z) =>
            reporting(z, line.formats)
              .option('authorization-details', {
                type: 'string',
                array: true,
                default: [] as string[],
                describe: 'saved answer of aws iam get-account-authorization-details, or its pages; then nobody is asked',
              })
              .option('credential-report', { type: 'string', describe: 'saved credential report (aws iam get-credential-report)' })
              .option('profile', { type: 'string', describe: 'profile of the AWS configuration whose credentials ask' })
              .option('with-report', { type: 'string', describe: 'JSON report of a scan: says whose the AWS keys in it are, and what they can do' })
              .option('budget', { type: 'number', default: 500, describe: 'calls for key ids and last use, which cost some for each user or role' })
              .option('policies', { type: 'string', describe: 'file for the smaller policies that findings propose' })
              .option('print-policy', { type: 'boolean', default: false, describe: 'print the policy such an audit needs, and stop' })
              .example('$0 audit aws --profile audit', 'the account of that profile')
              .example('$0 audit aws --authorization-details gaad.json --credential-report report.csv', 'offline')
              .example('$0 scan . --history --report json=scan.json; keyreach audit aws --with-report scan.json', 'whose the leaked keys are'),
          async (args) => {
            if (!(Number.isInteger(args.budget) && args.budget >= 0 && args.budget <= 1_000_000))
              throw new UsageError('--budget takes a number of calls, from 0 on');
            const { auditAws } = await import('../commands/audit-aws.ts');
            done(
              await auditAws({
                ...reported(args),
                authorizationDetails: args.authorizationDetails,
                budget: args.budget,
                printPolicy: args.printPolicy,
                ...(args.credentialReport === undefined ? {} : { credentialReport: args.credentialReport }),
                ...(args.profile === undefined ? {} : { profile: args.profile }),
                ...(args.withReport === undefined ? {} : { withReport: args.withReport }),
                ...(args.policies === undefined ? {} : { policies: args.policies }),
              }),
            );
          },
        )
        .epilogue(EXIT_CODES),
    )
    .command(
      'merge <files..>',
      'several JSON reports as one',
      (y) =>
        reporting(y, line.formats)
          .positional('files', { type: 'string', array: true, demandOption: true, describe: 'reports written with --report json=FILE' })
          .option('since-report', { type: 'string', describe: 'an earlier report to compare with' })
          .example('$0 merge 1.json 2.json --report sarif=all.sarif', 'shards of an audit')
          .epilogue(EXIT_CODES),
      async (args) => {
        const { mergeReports } = await import('../commands/audit.ts');
        done(await mergeReports({ ...reported(args), files: args.files, ...(args.sinceReport === undefined ? {} : { sinceReport: args.sinceReport }) }));
      },
    );
