/** `--cache`: the same report, for less work, with no secret in the file. */
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { git } from './built.ts';
import { sample, scanJson, tree } from './helpers.ts';

const github = sample('github-classic-pat')['secret'] as string;
const password = 'Correct7Horse!';

function repository(): string {
  const root = tree({ 'app.py': `token = "${github}"\n`, 'notes.txt': 'nothing\n' });
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'first');
  writeFileSync(join(root, 'app.py'), `token = "${github}"\ndb_password = "${password}"\nx = "${Buffer.from(`key ${github} key`).toString('base64')}"\n`);
  git(root, 'commit', '-qam', 'second');
  return root;
}

const run = (root: string, cache: string) => scanJson(['--history', root, '--cache', cache, '--fail-on', 'low', '--trust']);
const cacheFile = (cache: string) => join(cache, readdirSync(cache)[0] as string);

it('gives the same report again, and holds no secret', () => {
  const root = repository();
  const cache = join(tree(), 'new', 'folder');
  const fresh = scanJson(['--history', root, '--fail-on', 'low', '--trust']);
  const first = run(root, cache);
  const text = readFileSync(cacheFile(cache), 'latin1');
  const second = run(root, cache);
  expect(first.stdout).toBe(fresh.stdout);
  expect(second.stdout).toBe(first.stdout);
  expect(first.report.credentials.flatMap((c) => c.places).filter((p) => p.kind === 'git').length).toBeGreaterThan(1);
  for (const secret of [github, password, Buffer.from(github).toString('base64').slice(0, 30)]) expect(text).not.toContain(secret);
  if (process.platform !== 'win32') expect(statSync(cacheFile(cache)).mode & 0o077).toBe(0);
});

it('sees what is new, what was renamed to another kind of file, and what a ref says', () => {
  const root = repository();
  const cache = tree();
  run(root, cache);
  writeFileSync(join(root, 'late.env'), `GITHUB_TOKEN=${sample('github-fine-grained-pat')['secret']}\n`);
  // What was running text becomes a settings file, in which bare values count.
  git(root, 'mv', 'notes.txt', 'notes.properties');
  git(root, 'rm', '-q', 'app.py');
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'third');
  const after = run(root, cache);
  expect(after.stdout).toBe(scanJson(['--history', root, '--fail-on', 'low', '--trust']).stdout);
  expect(after.report.credentials.map((c) => c.kind)).toContain('github-fine-grained-pat');
  git(root, 'gc', '-q', '--prune=now');
  expect(run(root, cache).stdout).toBe(after.stdout);
});

it('does without a cache that is damaged, of another config, or of objects that are gone', () => {
  const root = repository();
  const cache = tree();
  const first = run(root, cache);
  truncateSync(cacheFile(cache), 100);
  expect(run(root, cache).stdout).toBe(first.stdout);
  writeFileSync(cacheFile(cache), readFileSync(cacheFile(cache)).fill(120, 200, 260));
  expect(run(root, cache).stdout).toBe(first.stdout);
  const config = join(tree({ 'c.yaml': 'disable: [github-classic-pat]\n' }), 'c.yaml');
  const other = scanJson(['--history', root, '--cache', cache, '--fail-on', 'low', '--trust', '--config', config]);
  expect(other.report.credentials.map((c) => c.kind)).not.toContain('github-classic-pat');
  git(root, 'checkout', '-q', '--orphan', 'fresh');
  git(root, 'rm', '-rfq', '.');
  writeFileSync(join(root, 'readme.md'), 'hello\n');
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'anew');
  git(root, 'branch', '-D', 'main', '-q');
  git(root, 'reflog', 'expire', '--expire=now', '--all');
  git(root, 'gc', '-q', '--prune=now');
  const emptied = run(root, cache);
  expect(emptied.report.credentials).toEqual([]);
  expect(emptied.code).toBe(0);
});
