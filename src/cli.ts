/**
 * From argv to a command and its exit code: 0 clean, 1 findings, 2 the job could not be done. Each command's options are one file in cli/, and what it does is one in commands/.
 */
import yargs from 'yargs';
import { audit } from './cli/audit.ts';
import { detectors } from './cli/detectors.ts';
import { exec } from './cli/exec.ts';
import { init } from './cli/init.ts';
import { preflight } from './cli/preflight.ts';
import { scan } from './cli/scan.ts';
import { UsageError } from './model.ts';

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

async function run(typed: string[]): Promise<number> {
  let code: number | undefined;
  const done = (value: number): void => {
    code = value;
  };
  const dashes = typed.find((a) => !a.startsWith('-')) === 'exec' ? typed.indexOf('--') : -1;
  const argv = dashes < 0 ? typed : typed.slice(0, dashes);
  // The formats are named in the help only; another start need not load them.
  const formats = argv.some((x) => x === '--help' || x === '-h')
    ? `: ${(await import('shelf:reports')).default.map((f) => f.id).join(', ')} (default: table)`
    : '';
  const line = { argv, rest: dashes < 0 ? undefined : typed.slice(dashes + 1), formats };
  const start = yargs()
    .scriptName('keyreach')
    .locale('en')
    .parserConfiguration({ 'boolean-negation': true, 'greedy-arrays': false, 'dot-notation': false })
    .usage('$0 <command>\n\nKnow what every key can reach, before someone (or something) else finds it.');
  const parser = [scan, preflight, exec, audit, detectors, init]
    .reduce((y, command) => command(y, line, done), start)
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
