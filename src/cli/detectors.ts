/** `keyreach detectors` as typed. What it does is in src/commands/. */
import type { Argv } from 'yargs';
import type { Line } from './line.ts';

export const detectors = (y: Argv, _line: Line, done: (code: number) => void): Argv =>
  y.command(
    'detectors [id]',
    'the kinds of credentials keyreach knows, or one explained',
    (y) => y.positional('id', { type: 'string', describe: 'a kind' }).example('$0 detectors github-classic-pat', 'what it is and how to revoke it'),
    async (args) => {
      const { detectors } = await import('../commands/detectors.ts');
      done(await detectors(args.id));
    },
  );
