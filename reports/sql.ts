/** The way down for database users, as statements for a person to read and to run. Only what --online=db asked is in it. */
import { defineReport } from '../src/define.ts';
import type { Script } from '../src/grants.ts';
import { pathOf } from '../src/places.ts';
import { printable } from '../src/printable.ts';

/** How a line that is none of the statements begins. */
const COMMENT: Record<string, string> = { Redis: '#', MongoDB: '//' };
const commenter =
  (language: string) =>
  (text: string): string =>
    `${COMMENT[language] ?? '--'} ${printable(text).replace(/\s+/g, ' ')}`;

function block(title: string, { language, job, create, retire, warnings }: Script): string {
  const comment = commenter(language);
  return [
    comment(`${title}: for ${language}`),
    ...warnings.map(comment),
    '',
    comment(`1. A user for ${job} alone. Put in a password of your own, and let what uses the old user use the new one.`),
    create.trim(),
    '',
    comment('2. Once nothing uses it any more for this, take the rest from the old user.'),
    retire.trim() || comment('nothing to take'),
  ].join('\n');
}

export default defineReport({
  id: 'sql',
  about: 'statements that narrow the database users --online=db asked about; read them before you run them',
  render: ({ credentials }) => {
    const blocks = credentials.flatMap((c) =>
      c.authority?.script ? [block(`${c.label} as ${c.authority.principal?.value ?? 'its user'} (${c.places.map(pathOf)[0]})`, c.authority.script)] : [],
    );
    return `${blocks.length ? blocks.join('\n\n\n') : commenter('')('No database user was asked about: keyreach scan --online=db does')}\n`;
  },
});
