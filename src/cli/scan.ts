/** `keyreach scan` as typed. What it does is in src/commands/. */
import type { Argv } from 'yargs';
import { UsageError } from '../model.ts';
import { EXIT_CODES, eachOnce, type Line } from './line.ts';

export const scan = (y: Argv, line: Line, done: (code: number) => void): Argv =>
  y.command(
    'scan [paths..]',
    'find secrets in trees, files, archives and piped text',
    (y) =>
      y
        .positional('paths', { type: 'string', array: true, describe: 'folders and files; - reads standard input; default: the current folder' })
        .option('staged', { type: 'boolean', default: false, describe: 'what the next commit would hold, for pre-commit hooks' })
        .option('history', { type: 'boolean', default: false, describe: 'everything that was ever committed, too, on any branch or none' })
        .option('since', { type: 'string', describe: 'only commits after this revision (up to HEAD) or date (on all branches); or give a range: A..B' })
        .option('cache', { type: 'string', describe: 'folder in which --history remembers what it has searched; no secrets are written' })
        .option('env', { type: 'boolean', default: false, describe: 'the environment of this process' })
        .option('include-ignored', { type: 'boolean', default: false, describe: 'files that git ignores too, such as .env' })
        .option('report', { type: 'string', array: true, default: [], describe: `FORMAT[=FILE], repeatable${line.formats}` })
        .option('fail-on', { type: 'string', describe: 'least severity that fails: info, low, medium (default), high, critical' })
        .option('baseline', { type: 'string', describe: 'accept what this file lists; write it with --report baseline=FILE' })
        .option('config', { type: 'string', describe: 'default: keyreach.config.json or .yaml of the current project' })
        .option('import', {
          type: 'string',
          array: true,
          default: [],
          describe: 'allowlists and rules of another scanner: .gitleaks.toml, .gitleaksignore, .secrets.baseline',
        })
        .option('trust', { type: 'boolean', describe: "believe a tree's own allow comments; default: only the current project's" })
        .option('untrusted', { type: 'boolean', describe: "do not believe allow comments, even the current project's" })
        .option('max-file-size', { type: 'string', describe: 'larger files are listed as not read; default 50MB' })
        .option('timeout', { type: 'number', default: 30, describe: 'seconds after which one file is given up' })
        .option('stdin-name', { type: 'string', default: 'stdin.txt', describe: 'file name that tells the syntax of piped text' })
        .option('online', {
          type: 'string',
          describe:
            'ask issuers what credentials can do, read-only: all, or a list: --online=github,aws,gitlab=https://git.example.org; db connects to the databases that connection strings name, db=HOST to that server alone',
        })
        .option('jobs', { type: 'number', describe: 'threads; default: one for each processor, up to 8' })
        .option('quiet', { type: 'boolean', default: false, describe: 'print nothing when there is nothing to say' })
        .option('progress', { type: 'boolean', default: true, describe: 'show progress on a terminal' })
        .conflicts('trust', 'untrusted')
        .example('$0 scan', 'the current project')
        .example('$0 scan --include-ignored --env', 'what an agent started here would find')
        .example('$0 scan --staged', 'in a pre-commit hook')
        .example('$0 scan --history', 'the project and its whole past')
        .example('$0 scan origin/main..HEAD', 'what a branch adds, merges included')
        .example('$0 scan --online=github,railway', 'what those issuers say their tokens can do')
        .example('$0 scan --env --online=db --report table --report sql=fix.sql', 'what database users may do, and the SQL that narrows them')
        .example('$0 scan . --report sarif=keyreach.sarif', 'for GitHub code scanning')
        .example('$0 scan . --report baseline=keyreach.baseline.json', 'accept what is there today')
        .epilogue(EXIT_CODES),
    async (args) => {
      eachOnce(args);
      if (args.jobs !== undefined && !(Number.isInteger(args.jobs) && args.jobs >= 1 && args.jobs <= 64))
        throw new UsageError('--jobs takes a whole number from 1 to 64');
      if (!(args.timeout > 0 && args.timeout <= 3600)) throw new UsageError('--timeout takes seconds, from 1 to 3600');
      const { scan } = await import('../commands/scan.ts');
      const trust = args.untrusted ? false : args.trust;
      done(
        await scan({
          // What follows a double dash is a path, whatever it looks like.
          paths: [...(args.paths ?? []), ...args._.slice(1).map(String), ...(line.argv.includes('-') ? ['-'] : [])],
          env: args.env,
          staged: args.staged,
          history: args.history,
          ...(args.cache === undefined ? {} : { cache: args.cache }),
          ...(args.since === undefined ? {} : { since: args.since }),
          includeIgnored: args.includeIgnored,
          stdinName: args.stdinName,
          timeout: args.timeout,
          reports: args.report,
          imports: args.import,
          quiet: args.quiet,
          progress: args.progress,
          ...(args.maxFileSize === undefined ? {} : { maxFileSize: args.maxFileSize }),
          ...(args.jobs === undefined ? {} : { jobs: args.jobs }),
          ...(args.online === undefined ? {} : { online: args.online }),
          ...(args.failOn === undefined ? {} : { failOn: args.failOn }),
          ...(args.baseline === undefined ? {} : { baseline: args.baseline }),
          ...(args.config === undefined ? {} : { config: args.config }),
          ...(trust === undefined ? {} : { trust }),
        }),
      );
    },
  );
