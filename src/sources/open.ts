/**
 * Opens a plain file and nothing else: follows no link at the path's end, waits on no pipe, reads no device. What cannot be opened is a Skip.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import type { Skip } from '../model.ts';

export interface Opened {
  file: number;
  stat: Stats;
}

/** @param path as reports show it @param gone what is said when it is not there. The caller closes the file; undefined: a folder. */
export function openPlain(absolute: string, path: string, gone = 'it was there when the tree was listed'): Opened | Skip | undefined {
  let file: number;
  try {
    file = openSync(absolute, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code === 'ENOENT') return { path, reason: 'vanished', detail: gone };
    if (code === 'ELOOP') return { path, reason: 'symlink', detail: 'a symbolic link; its target is read where it lies' };
    if (code === 'ENXIO' || code === 'ENODEV') return { path, reason: 'special-file', detail: 'a socket or device, not a file' };
    return { path, reason: 'unreadable', detail: code === 'EACCES' || code === 'EPERM' ? 'permission denied' : `it cannot be opened (${code})` };
  }
  const stat = fstatSync(file);
  if (stat.isFile()) return { file, stat };
  closeSync(file);
  if (stat.isDirectory()) return undefined;
  return { path, reason: 'special-file', detail: stat.isFIFO() ? 'a named pipe, not a file' : 'a socket or device, not a file' };
}

/** Reads up to `size` bytes into the buffer. @returns how many there were */
export function readInto(buffer: Buffer, file: number, size: number): number {
  let read = 0;
  while (read < size) {
    const n = readSync(file, buffer, read, size - read, null);
    if (n === 0) break;
    read += n;
  }
  return read;
}

export const unreadable = (path: string, error: unknown): Skip => ({
  path,
  reason: 'unreadable',
  detail: `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
});
