/** `keyreach preflight`, `fix` and `demo` as typed. What it does is in src/commands/. */
import type { Argv } from 'yargs';
import type { Line } from './line.ts';

/** What follows a double dash is the folder, whatever it looks like. */
const folderOf = ({ dir, _ }: { dir: string; _: (string | number)[] }): string => (_.length > 1 ? String(_[1]) : dir);

export const preflight = (y: Argv, line: Line, done: (code: number) => void): Argv =>
  y
    .command(
      'preflight [dir]',
      'what an agent started here would hold, and the worst it could do with it',
      (y) =>
        y
          .positional('dir', { type: 'string', default: '.', describe: 'the project; default: the current folder' })
          .option('agent', {
            type: 'string',
            default: 'auto',
            describe: 'the agent it is about: claude-code, codex, cursor, …; default: those with settings here',
          })
          .option('scope', {
            choices: ['machine', 'project'] as const,
            default: 'machine' as const,
            describe: 'project leaves out the home folder and the environment, for CI',
          })
          .option('all', { type: 'boolean', default: false, describe: 'everything, and not the worst alone' })
          .option('report', { type: 'string', array: true, default: [], describe: `FORMAT[=FILE], repeatable${line.formats.replace('table)', 'preflight)')}` })
          .option('fail-on', { type: 'string', describe: 'least severity that fails: info, low, medium, high (default), critical' })
          .option('config', { type: 'string', describe: 'default: keyreach.config.json or .yaml of the current project' })
          .option('quiet', { type: 'boolean', default: false, describe: 'print nothing when there is nothing to say' })
          .example('$0 preflight', 'before an agent gets a shell here')
          .example('$0 preflight --agent claude-code --all', 'everything, for one agent')
          .example('$0 preflight --scope project --report sarif=preflight.sarif', 'in CI')
          .epilogue('Exit code: 0 ready (with warnings or without), 1 not ready, 2 not everything could be looked at and nothing bad was found.'),
      async (args) => {
        const { preflight } = await import('../commands/preflight.ts');
        done(
          await preflight({
            dir: folderOf(args),
            agent: args.agent,
            scope: args.scope,
            all: args.all,
            reports: args.report,
            quiet: args.quiet,
            ...(args.failOn === undefined ? {} : { failOn: args.failOn }),
            ...(args.config === undefined ? {} : { config: args.config }),
          }),
        );
      },
    )
    .command(
      'fix [dir]',
      'the repairs preflight leads to, as a diff; --write makes them',
      (y) =>
        y
          .positional('dir', { type: 'string', default: '.', describe: 'the project; default: the current folder' })
          .option('agent', { type: 'string', default: 'auto', describe: 'the agent whose settings are repaired; default: those with settings here' })
          .option('write', { type: 'boolean', default: false, describe: 'make the repairs, keeping the files as they were beside them' })
          .option('config', { type: 'string', describe: 'default: keyreach.config.json or .yaml of the current project' })
          .example('$0 fix', 'see what would be changed')
          .example('$0 fix --write', 'change it')
          .epilogue('Exit code: 0 done or nothing to do, 2 something could not be repaired.'),
      async (args) => {
        const { fix } = await import('../commands/fix.ts');
        done(await fix({ dir: folderOf(args), agent: args.agent, write: args.write, ...(args.config === undefined ? {} : { config: args.config }) }));
      },
    )
    .command(
      'demo',
      'the incident keyreach exists for, rebuilt in a temporary folder',
      (y) => y.option('keep', { type: 'boolean', default: false, describe: 'leave the folder there to be played with' }).example('$0 demo', 'ten seconds'),
      async (args) => {
        const { demo } = await import('../commands/demo.ts');
        done(await demo({ keep: args.keep }));
      },
    );
