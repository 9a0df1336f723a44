/** `keyreach exec` as typed. What it does is in src/commands/. */
import type { Argv } from 'yargs';
import { UsageError } from '../model.ts';
import { eachOnce, type Line } from './line.ts';

const EXEC_CODES = `Exit code: that of CMD, or 128 and the number of the signal that ended it; 126 CMD cannot be executed, 127 there is no CMD,
2 refused: .env.agent looks like production, or the sandbox cannot be had or does not hide.`;

export const exec = (y: Argv, line: Line, done: (code: number) => void): Argv =>
  y.command(
    'exec [cmd..]',
    'start a program with an environment that holds no credentials but its own',
    (y) =>
      y
        .usage('$0 exec [options] -- CMD…\n\nStart a program, usually a coding agent, with an environment that holds no credentials but its own.')
        .positional('cmd', { type: 'string', array: true, describe: 'after two dashes: the program and its arguments' })
        .option('keep', { type: 'string', array: true, default: [], describe: 'pass this variable on, too; repeatable' })
        .option('sandbox', { type: 'boolean', default: false, describe: 'hide stores of credentials, too: bubblewrap on Linux, sandbox-exec on macOS' })
        .option('hide', { type: 'string', array: true, default: [], describe: 'with --sandbox: hide this file or folder, too; repeatable' })
        .option('quiet', { type: 'boolean', default: false, describe: 'do not tell which variables are kept and dropped' })
        .example('$0 exec -- claude', 'an agent without your environment')
        .example('$0 exec --sandbox -- codex', 'nor your files with credentials')
        .example('$0 exec --keep DATABASE_URL -- npm test', 'with one variable more')
        .epilogue(EXEC_CODES),
    async (args) => {
      eachOnce(args);
      if (line.rest === undefined || args.cmd?.length) throw new UsageError('say what to start after two dashes: keyreach exec -- CMD…');
      const { exec } = await import('../commands/exec.ts');
      done(await exec({ command: line.rest, keep: args.keep, hide: args.hide, sandbox: args.sandbox, quiet: args.quiet }));
    },
  );
