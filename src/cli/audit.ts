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
