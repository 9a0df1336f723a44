/**
 * Reads the two files an offline audit of an AWS account needs: the answer of GetAccountAuthorizationDetails and the credential report.
 * The only ones of this folder that touch the disk. Nothing but a plain file is opened; whatever else is wrong ends in one clear sentence.
 */
import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../../model.ts';
import { type Account, accountOf } from './account.ts';
import { type CredentialReport, reportOf } from './credential-report.ts';

/** The largest text Node can hold. */
const LARGEST = 512 * 1024 * 1024 - 1024;

function textOf(path: string, what: string): string {
  try {
    const found = statSync(path);
    const { size } = found;
    if (!found.isFile()) throw new UsageError(`${path} is no plain file; name the file with ${what}`);
    if (size > LARGEST) throw new UsageError(`${path} is too large to be read (${Math.round(size / 1024 / 1024)} MB)`);
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path} cannot be read${code === 'ENOENT' ? ': there is no such file' : code ? ` (${code})` : ''}`);
  }
}

/** Several files are pages of one answer. @throws UsageError */
export const readAccount = (...paths: string[]): Account =>
  accountOf(
    paths.flatMap((path) => pagesOf(textOf(path, 'the answer of GetAccountAuthorizationDetails'), path)),
    paths.join(', '),
  );

/** @throws UsageError */
export const readReport = (path: string): CredentialReport => reportOf(textOf(path, 'the credential report'), path);

/** One JSON text, a list of pages, or several texts one after the other. @throws UsageError */
export function pagesOf(text: string, where: string): unknown[] {
  const whole = json(text);
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole];
  const pages: unknown[] = [];
  for (let at = /\S/.exec(text)?.index ?? text.length; at < text.length; ) {
    const end = text[at] === '{' ? endOfObject(text, at) : undefined;
    if (end === undefined) throw new UsageError(pages.length || text[at] === '{' ? `${where} ends in the middle: it was cut short` : `${where} is no JSON`);
    const page = json(text.slice(at, end));
    if (page === undefined) throw new UsageError(`${where} is no JSON`);
    pages.push(page);
    for (at = end; at < text.length && /[\s,]/.test(text[at] as string); ) at++;
  }
  if (pages.length === 0) throw new UsageError(`${where} is empty`);
  return pages;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the object that begins at `from` ends; nothing when it does not. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (c === '{' || c === '[') depth++;
    else if ((c === '}' || c === ']') && --depth === 0) return at + 1;
  }
  return undefined;
}
