/**
 * What the next commit would hold: the content of the index for every file that differs from HEAD.
 * Reads blobs, never the work tree; runs no filter, hook or textconv.
 */
import { resolve } from 'node:path';
import type { Item, Source } from '../../define.ts';
import { entries, git, type Repository } from './command.ts';

/** The tree without files, which `git diff-index` accepts before the first commit. */
const EMPTY_TREE = { sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904', sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321' };

async function text(output: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** @param maxBytes larger files are named in `skipped` */
export function stagedSource(repository: Repository, target: string, trusted: boolean, maxBytes: number): Source {
  // `git commit FILE` and `git commit -a` hand hooks an index of their own.
  const index = process.env['GIT_INDEX_FILE'];
  const env = index ? { GIT_INDEX_FILE: resolve(index) } : {};
  return {
    kind: 'staged',
    target,
    trusted,
    async *items(): AsyncGenerator<Item> {
      let base = 'HEAD';
      try {
        await text(git(repository, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { env }));
      } catch {
        const format = (await text(git(repository, ['rev-parse', '--show-object-format'], { env }))).trim();
        base = format === 'sha256' ? EMPTY_TREE.sha256 : EMPTY_TREE.sha1;
      }
      const files: { path: string; blob: string }[] = [];
      let meta: string[] | undefined;
      for await (const entry of entries(
        git(repository, ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--no-ext-diff', '--diff-filter=ACMT', '--ignore-submodules', base], { env }),
      )) {
        if (!meta) {
          meta = entry.toString('latin1').slice(1).split(' ');
          continue;
        }
        const [, mode = '', , blob = ''] = meta;
        meta = undefined;
        const path = entry.toString('utf8');
        if (mode === '120000') yield { kind: 'skip', skip: { path, reason: 'symlink', detail: 'a symbolic link; its target is read where it lies' } };
        else if (mode !== '160000') files.push({ path, blob });
      }
      yield* blobs(repository, files, env, maxBytes);
    },
  };
}

/** The contents of blobs through one `git cat-file --batch`. */
async function* blobs(repository: Repository, files: { path: string; blob: string }[], env: NodeJS.ProcessEnv, maxBytes: number): AsyncGenerator<Item> {
  if (files.length === 0) return;
  const sizes = (await text(git(repository, ['cat-file', '--batch-check'], { env, input: `${files.map((f) => f.blob).join('\n')}\n` }))).split('\n');
  const wanted: typeof files = [];
  for (const [i, file] of files.entries()) {
    const [, type, size] = (sizes[i] ?? '').split(' ');
    if (type !== 'blob') yield { kind: 'skip', skip: { path: file.path, reason: 'unreadable', detail: 'its content is missing from the repository' } };
    else if (Number(size) > maxBytes) yield { kind: 'skip', skip: { path: file.path, reason: 'too-large', detail: `${size} bytes, the limit is ${maxBytes}` } };
    else wanted.push(file);
  }
  if (wanted.length === 0) return;
  const output = git(repository, ['cat-file', '--batch'], { env, input: `${wanted.map((f) => f.blob).join('\n')}\n` })[Symbol.asyncIterator]();
  let buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await output.next();
    if (!next.done) buffer = Buffer.concat([buffer, next.value]);
    return !next.done;
  };
  for (const { path } of wanted) {
    let lf = buffer.indexOf(10);
    while (lf < 0 && (await more())) lf = buffer.indexOf(10);
    const size = Number(buffer.toString('latin1', 0, Math.max(0, lf)).split(' ')[2]);
    const from = lf + 1;
    while (buffer.length < from + size + 1 && (await more()));
    const bytes = Buffer.from(buffer.subarray(from, from + size));
    buffer = buffer.subarray(from + size + 1);
    yield { kind: 'content', document: { bytes, where: { kind: 'file', path, tracking: 'staged' } } };
  }
  while (await more());
}
