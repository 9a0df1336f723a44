/**
 * Writes a plan's files: a copy of what was there, then the new text, whole or not at all. Follows no link that somebody else's tree brings.
 */
import { chmodSync, copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../model.ts';
import { writeAtomically } from '../output.ts';
import type { Plan } from './change.ts';

/** @throws UsageError for a file that changed meanwhile, or cannot be written; those before it are written */
export function write({ changes, modes }: Plan): void {
  for (const { path, absolute, before, after } of changes) {
    const there = lstatSync(absolute, { throwIfNoEntry: false });
    if (there && !there.isFile()) throw new UsageError(`${path} is a link or no plain file; make the change shown by hand`);
    if ((there ? readFileSync(absolute, 'utf8') : '') !== before) throw new UsageError(`${path} was changed meanwhile; run keyreach fix again`);
    mkdirSync(dirname(absolute), { recursive: true });
    if (there) copyFileSync(absolute, freeName(`${absolute}.keyreach-backup`));
    const mode = there ? statSync(absolute).mode & 0o777 : undefined;
    writeAtomically(absolute, after);
    if (mode !== undefined) chmodSync(absolute, mode);
  }
  for (const { absolute, to } of modes) chmodSync(absolute, to);
}

/** A backup is never overwritten: the first one is what the user had. */
function freeName(path: string): string {
  for (let i = 0; ; i++) {
    const name = i === 0 ? path : `${path}.${i}`;
    if (!existsSync(name)) return name;
  }
}
