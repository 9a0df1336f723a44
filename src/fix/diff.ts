/**
 * A plan for people: diffs in the common form, modes, and steps. No value that is taken out is shown, nor any that was found.
 */
import { createTwoFilesPatch } from 'diff';
import { printable } from '../printable.ts';
import type { Change, ModeChange, Plan } from './change.ts';

const HIDDEN = '[hidden]';
const octal = (mode: number): string => mode.toString(8).padStart(3, '0');

/** Strings of a line that goes away are hidden unless they stay: a literal that becomes a reference is a secret. */
const without = (line: string, after: string): string =>
  line.startsWith('-') ? line.replace(/[^\s"'`,=:[\]{}()]{6,}/g, (word) => (after.includes(word) ? word : HIDDEN)) : line;

export function diffOf({ path, before, after, hidden }: Change): string {
  // No lines around: a neighbour may hold what nobody asked to see.
  const patch = createTwoFilesPatch(before === '' ? '/dev/null' : `a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 0 });
  const lines = patch.split('\n').filter((line) => !/^=+$/.test(line));
  return lines
    .map((line) => (/^(---|\+\+\+|@@)/.test(line) ? line : without(line, after)))
    .map((line) => hidden.reduce((text, value) => text.replaceAll(value, HIDDEN), line))
    .map(printable)
    .join('\n')
    .trimEnd();
}

const modeLine = ({ path, from, to }: ModeChange): string => `mode ${octal(from)} -> ${octal(to)}  ${printable(path)}`;

/** @param written whether it was done, and is not just proposed */
export function planText({ changes, modes, statements, steps, left }: Plan, written: boolean): string {
  const blocks: string[] = [
    ...changes.map((change) => `# ${printable(change.because.join('; '))}\n${diffOf(change)}`),
    ...(modes.length ? [modes.map(modeLine).join('\n')] : []),
    ...(left.length ? [`Left alone:\n${left.map((l) => `  ${printable(l)}`).join('\n')}`] : []),
    ...(statements.length
      ? [
          `A database user for the agent, to be run by the database's owner with a password of your own:\n${statements
            .flatMap((s) => s.split('\n'))
            .map((s) => `  ${printable(s)}`)
            .join('\n')}`,
        ]
      : []),
    ...(steps.length ? [`Only you can do this, the worst first:\n${steps.map((s, i) => `  ${i + 1}. ${printable(s)}`).join('\n')}`] : []),
  ];
  const done = changes.length + modes.length;
  const word = done === 1 ? 'repair' : 'repairs';
  const last =
    done === 0
      ? 'Nothing to repair in files.'
      : written
        ? `${done} ${word} made; the files as they were lie beside them as *.keyreach-backup.`
        : `${done} ${word}; keyreach fix --write makes them.`;
  return `${[...blocks, last].join('\n\n')}\n`;
}
