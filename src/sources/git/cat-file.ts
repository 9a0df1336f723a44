/**
 * Asks git itself for the content of single objects: for what keyreach's own reader cannot make. Runs no filter or textconv.
 */
import { GitError, git, type Repository } from './command.ts';

const MOST_DEATHS = 100;

/**
 * The contents of blobs, in the order they are asked for; without bytes for those git has not or cannot read, and
 * with the size alone for those that are too large.
 * @param oids names in hex
 */
export async function* catFile(
  repository: Repository,
  oids: readonly string[],
  maxBytes: number,
): AsyncGenerator<{ oid: string; bytes?: Buffer; size?: number }> {
  let at = 0;
  for (let deaths = 0; at < oids.length; deaths++) {
    // Git ends at the first object it finds damaged; it is asked again for those behind it, but not for ever.
    try {
      if (deaths > MOST_DEATHS) throw new GitError('too many damaged objects');
      for await (const found of batch(repository, oids.slice(at), maxBytes)) yield { oid: oids[at++] as string, ...found };
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
    }
    if (at < oids.length) yield { oid: oids[at++] as string };
  }
}

async function* batch(repository: Repository, oids: readonly string[], maxBytes: number): AsyncGenerator<{ bytes?: Buffer; size?: number }> {
  const output = git(repository, ['cat-file', '--batch'], { input: `${oids.join('\n')}\n` })[Symbol.asyncIterator]();
  let chunks: Buffer[] = [];
  let have = 0;
  const more = async (): Promise<boolean> => {
    const next = await output.next();
    if (next.done) return false;
    chunks.push(next.value);
    have += next.value.length;
    return true;
  };
  const joined = (): Buffer => {
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    chunks = [all];
    return all;
  };
  const drop = (bytes: number): void => {
    const rest = joined().subarray(bytes);
    chunks = rest.length ? [rest] : [];
    have = rest.length;
  };
  for (let i = 0; i < oids.length; i++) {
    let lf = have ? joined().indexOf(10) : -1;
    while (lf < 0 && (await more())) lf = joined().indexOf(10);
    if (lf < 0) return;
    const [, type, text] = joined().toString('latin1', 0, lf).split(' ');
    drop(lf + 1);
    if (type === 'missing' || text === undefined) {
      yield {};
      continue;
    }
    const size = Number(text);
    // What is too large passes by without being kept.
    if (size > maxBytes || type !== 'blob') {
      let left = size + 1;
      while (left > 0 && (have || (await more()))) {
        const n = Math.min(left, have);
        drop(n);
        left -= n;
      }
      yield size > maxBytes ? { size } : {};
      continue;
    }
    while (have < size + 1 && (await more()));
    if (have < size) return;
    const bytes = Buffer.from(joined().subarray(0, size));
    drop(Math.min(have, size + 1));
    yield { bytes };
  }
  while (await more());
}
