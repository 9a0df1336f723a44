/**
 * Writes reports: to standard output, or to a file that is there whole or not at all.
 * Formats nothing.
 */
import { randomBytes } from 'node:crypto';
import { lstatSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './model.ts';

/** Writes through a temporary file beside the target, so that a reader never sees half a report. */
export function writeAtomically(path: string, text: string): void {
  try {
    const existing = lstatSync(path, { throwIfNoEntry: false });
    const target = existing?.isSymbolicLink() ? realpathSync(path) : path;
    // A device or pipe (/dev/null, /dev/stdout) is written to, not replaced.
    if (existing && !lstatSync(target).isFile()) {
      if (lstatSync(target).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      writeFileSync(target, text);
      return;
    }
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
    try {
      writeFileSync(temporary, text, { flag: 'wx', mode: 0o644 });
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const why =
      code === 'ENOENT'
        ? 'its folder does not exist'
        : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
          ? 'it may not be written'
          : code === 'EISDIR'
            ? 'it is a folder'
            : code;
    throw new UsageError(`cannot write the report to ${path}: ${why}`);
  }
}

/** Writes to standard output and waits until it is taken; a reader that went away (`| head`) is no error. */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)));
    process.stdout.write(text, () => resolve());
  });
}
