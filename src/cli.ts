/**
 * From argv to a command and its exit code: 0 clean, 1 findings, 2 the job could not be done. Each command is one file.
 */
import yargs from 'yargs';
import { UsageError } from './model.ts';

const EXIT_CODES = 'Exit code: 0 clean, 1 findings at or above --fail-on, 2 the job could not be done in full and nothing was found.';

/** Arguments that may be given more than once. */
const REPEATABLE = ['_', 'paths', 'report', 'import'];

export async function main(argv: string[]): Promise<void> {
  try {
    process.exitCode = await run(argv);
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof UsageError) process.stderr.write(`keyreach: ${error.message}\n`);
    // The message of an unexpected error may quote what it stumbled over, so only its kind and where it arose are told.
    else {
      const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((l) => /^\s+at /.test(l)) : [];
      process.stderr.write(
        `keyreach: internal error (${error instanceof Error ? error.name : typeof error}); please report it with these lines\n${frames.slice(0, 6).join('\n')}\n`,
      );
    }
  }
}

// An error outside the flow above would make Node print its message and source line, which could hold a found value.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    process.stderr.write(`keyreach: internal error (${error instanceof Error ? error.name : typeof error})\n`);
    process.exit(2);
  });
}

/** The parser's complaint in one line; unknown flags as they were typed, each once. */
function explain(message: string, argv: readonly string[]): string {
  const [line = 'unknown usage'] = message.split('\n');
  const names = /^Unknown arguments?: (.*)$/.exec(line)?.[1]?.split(', ');
  if (!names) return line;
  const typed = argv.filter((a) => a.startsWith('-')).map((a) => a.split('=')[0] as string);
  const shown = names
    .map((n) => typed.find((t) => t === `--${n}` || t === `--no-${n}` || t === `-${n}`) ?? n)
    .filter((n) => n.startsWith('-') || !/[A-Z]/.test(n));
  return `unknown ${shown.length > 1 ? 'arguments' : 'argument'}: ${[...new Set(shown)].join(', ')}; see keyreach --help`;
}

async function run(argv: string[]): Promise<number> {
  let code: number | undefined;
  // The formats are named in the help only; another start need not load them.
  const formats = argv.some((x) => x === '--help' || x === '-h')
    ? `: ${(await import('shelf:reports')).default.map((f) => f.id).join(', ')} (default: table)`
    : '';
  const parser = yargs()
    .scriptName('keyreach')
    .locale('en')
    .parserConfiguration({ 'boolean-negation': true, 'greedy-arrays': false, 'dot-notation': false })
    .usage('$0 <command>\n\nKnow what every key can reach, before someone (or something) else finds it.')
    .command(
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
          .option('report', { type: 'string', array: true, default: [], describe: `FORMAT[=FILE], repeatable${formats}` })
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
        for (const [name, value] of Object.entries(args))
          if (Array.isArray(value) && !REPEATABLE.includes(name)) throw new UsageError(`--${name} is given twice`);
        if (args.jobs !== undefined && !(Number.isInteger(args.jobs) && args.jobs >= 1 && args.jobs <= 64))
          throw new UsageError('--jobs takes a whole number from 1 to 64');
        if (!(args.timeout > 0 && args.timeout <= 3600)) throw new UsageError('--timeout takes seconds, from 1 to 3600');
        const { scan } = await import('./commands/scan.ts');
        const trust = args.untrusted ? false : args.trust;
        code = await scan({
          // What follows a double dash is a path, whatever it looks like.
          paths: [...(args.paths ?? []), ...args._.slice(1).map(String), ...(argv.includes('-') ? ['-'] : [])],
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
        });
      },
    )
    .command(
      'detectors [id]',
      'the kinds of credentials keyreach knows, or one explained',
      (y) => y.positional('id', { type: 'string', describe: 'a kind' }).example('$0 detectors github-classic-pat', 'what it is and how to revoke it'),
      async (args) => {
        const { detectors } = await import('./commands/detectors.ts');
        code = await detectors(args.id);
      },
    )
    .command(
      'init',
      'write a config, and on request a pre-commit hook and a GitHub workflow',
      (y) =>
        y
          .option('hook', { type: 'boolean', default: false, describe: 'a git pre-commit hook that scans what is staged' })
          .option('workflow', { type: 'boolean', default: false, describe: 'a GitHub workflow that scans and uploads SARIF' })
          .option('force', { type: 'boolean', default: false, describe: 'overwrite what is there' })
          .example('$0 init --hook --workflow', 'all of it'),
      async (args) => {
        const { init } = await import('./commands/init.ts');
        code = await init({ hook: args.hook, workflow: args.workflow, force: args.force });
      },
    )
    .completion('completion', 'a script that completes commands in bash and zsh')
    .demandCommand(1, 'say what to do: keyreach scan, or keyreach --help')
    .strict()
    .version(KEYREACH_VERSION)
    .alias('h', 'help')
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageError(explain(message, argv));
    });
  // The parser loses a lone dash, which stands for standard input, and would take a path for the issuers.
  await parser.parseAsync(argv.filter((a) => a !== '-').map((a) => (a === '--online' ? '--online=all' : a)));
  return code ?? 0;
}
