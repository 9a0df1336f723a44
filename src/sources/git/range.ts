/**
 * From what a user says of a part of a history (a revision, a date, `A..B`) to arguments for `git rev-list`.
 * Revisions are resolved to object ids first, so that none can be taken for an option.
 */
import { UsageError } from '../../model.ts';
import { GitError, git, type Repository } from './command.ts';

const DAY = /^(\d{4})-(\d\d?)-(\d\d?)([ T]\d\d?:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)?)?$/i;
const AGO = /^(\d+|an?|one|two|three) (second|minute|hour|day|week|month|year)s?( ago)?$|^yesterday$/i;

/** The commit a revision names, or nothing. */
async function commitOf(repository: Repository, revision: string): Promise<string | undefined> {
  try {
    let out = '';
    for await (const chunk of git(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision || 'HEAD'}^{commit}`]))
      out += chunk.toString('latin1');
    return /^[0-9a-f]{40,64}$/.test(out.trim()) ? out.trim() : undefined;
  } catch (error) {
    if (error instanceof GitError && /git is not|could not be started/.test(error.message)) throw new UsageError(`${error.message}; --since and A..B need it`);
    return undefined;
  }
}

/** A date as git takes it, or nothing. Git itself takes any text for a date, and a bare day for that day at the present time of day. */
function dateOf(text: string): string | undefined {
  if (AGO.test(text)) return text;
  const [, year, month, day, time] = DAY.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return time ? text : `${text} 00:00:00`;
}

/** True for text that can only mean a range: `A..B`, `A..`, `..B`. */
export const looksLikeRange = (text: string): boolean => /^[^/.][^:]*\.\.|^\.\.[^/.]/.test(text) && !text.startsWith('../') && text !== '..';

/** Everything after a revision, up to HEAD; or from a date on, on all branches. @throws UsageError */
export async function sinceRange(repository: Repository, since: string): Promise<string[]> {
  const commit = await commitOf(repository, since);
  if (commit) return ['HEAD', `^${commit}`];
  const date = dateOf(since);
  if (date !== undefined) return ['--all', `--since=${date}`];
  throw new UsageError(
    `--since takes a revision of this repository or a date such as 2026-01-31 or "2 weeks ago"; "${since}" is neither (a shallow clone lacks older revisions: git fetch --unshallow)`,
  );
}

/** What `B` has and `A` has not. @throws UsageError */
export async function dotsRange(repository: Repository, range: string): Promise<string[]> {
  const [from = '', to = '', ...more] = range.split('..');
  if (range.includes('...') || more.length) throw new UsageError(`${range}: write A..B, which is what B has and A has not`);
  const ends = await Promise.all([commitOf(repository, from), commitOf(repository, to)]);
  for (const [i, end] of ends.entries())
    if (!end) throw new UsageError(`there is no ${range}: neither a file nor a range, since ${[from, to][i] || 'HEAD'} is no commit here`);
  return [ends[1] as string, `^${ends[0]}`];
}
