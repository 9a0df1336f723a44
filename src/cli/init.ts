/** `keyreach init` as typed. What it does is in src/commands/. */
import type { Argv } from 'yargs';
import type { Line } from './line.ts';

export const init = (y: Argv, _line: Line, done: (code: number) => void): Argv =>
  y.command(
    'init',
    'write a config, and on request a pre-commit hook and a GitHub workflow',
    (y) =>
      y
        .option('hook', { type: 'boolean', default: false, describe: 'a git pre-commit hook that scans what is staged' })
        .option('workflow', { type: 'boolean', default: false, describe: 'a GitHub workflow that scans and uploads SARIF' })
        .option('force', { type: 'boolean', default: false, describe: 'overwrite what is there' })
        .example('$0 init --hook --workflow', 'all of it'),
    async (args) => {
      const { init } = await import('../commands/init.ts');
      done(await init({ hook: args.hook, workflow: args.workflow, force: args.force }));
    },
  );
