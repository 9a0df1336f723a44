/** `keyreach scan --history` end to end, on repositories made with real git: whatever a history holds is found, however it is packed. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { Fake } from '../src/kit.ts';
import { keyreach } from './built.ts';
import { type JsonReport, scanJson, tree } from './helpers.ts';
import {
  copyOf,
  entryTypes,
  type GitPlace,
  KINDS,
  objectsOf,
  pastsOf,
  placesIn,
  Repo,
  scanHistory,
  token,
  variedHistory,
  type Who,
  zip,
} from './repositories.ts';

const COMMITS = 24;

// biome-ignore lint/suspicious/noExplicitAny: reports are read here as any consumer reads them
type Json = any;
const schema = JSON.parse(readFileSync(new URL('../reports/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(schema);
const faultsOf = (report: unknown): string[] => (validate(report) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`));

describe('the same history', () => {
  const home = tree();
  const at = (name: string) => join(home, name);
  const packs = (name: string, end: string) => readdirSync(at(`${name}/.git/objects/pack`)).filter((n) => n.endsWith(end));
  let repo: Repo;
  let report: JsonReport;
  let baseline: ReturnType<typeof pastsOf>;
  /** Scanned by itself. The fingerprint of a value that could be guessed depends on the path it was seen at. */
  let alone: ReturnType<typeof pastsOf>;

  /** A copy, packed in a way. It is made of one that is packed already, which is quicker. */
  const variant = (name: string, pack: (copy: Repo) => void): void => pack(new Repo({ root: copyOf({ root: at('gc') }, at(name)) }));
  const repack = (name: string, ...args: string[]): void => variant(name, (copy) => void copy.git(...args));
  /** Packs the objects in `groups`, each by itself, and nothing else. */
  const group = (copy: Repo, groups: string[][], ...args: string[]): void => {
    const old = readdirSync(join(copy.gitDir, 'objects/pack'));
    for (const names of groups) copy.run(['pack-objects', '-q', '--no-reuse-delta', ...args, '.git/objects/pack/pack'], `${names.join('\n')}\n`);
    for (const name of old) rmSync(join(copy.gitDir, 'objects/pack', name));
  };
  const inGroups = (copy: Repo, n: number): string[][] => {
    const all = objectsOf(copy);
    return Array.from({ length: n }, (_, i) => all.filter((_, j) => j % n === i));
  };

  beforeAll(() => {
    repo = variedHistory(new Repo({ root: at('loose') }), COMMITS);
    new Repo({ root: copyOf(repo, at('gc')) }).git('gc', '-q');
    repack('gc-aggressive', 'gc', '-q', '--aggressive');
    for (const depth of [1, 10, 250]) repack(`depth-${depth}`, 'repack', '-adfq', `--depth=${depth}`, `--window=${depth + 5}`);
    repack('ref-deltas', '-c', 'repack.useDeltaBaseOffset=false', 'repack', '-adfq');
    repack('index-v1', '-c', 'pack.indexVersion=1', 'repack', '-adfq');
    repack('stored', '-c', 'pack.compression=0', 'repack', '-adFq');
    variant('three-packs', (copy) => group(copy, inGroups(copy, 3)));
    variant('multi-index', (copy) => {
      group(copy, inGroups(copy, 3));
      copy.git('multi-pack-index', 'write');
    });
    variant('multi-index-alone', (copy) => {
      group(copy, inGroups(copy, 3));
      copy.git('multi-pack-index', 'write');
      rmSync(join(copy.gitDir, 'objects/pack', packs('multi-index-alone', '.idx')[1] as string));
    });
    variant('twice', (copy) => {
      const all = objectsOf(copy);
      group(copy, [all, all.slice(1)], '--delta-base-offset');
    });
    new Repo({ root: copyOf(repo, at('packed-and-loose')) }).git('repack', '-q');
    // What a fetch brings is thin, and is completed with bases that were there already.
    const url = pathToFileURL(at('loose')).href;
    const fetched = new Repo({ root: at('thin') });
    fetched.git('-c', 'fetch.unpackLimit=1', 'fetch', '-q', '--update-head-ok', url, `${repo.name('main~12')}:refs/heads/main`);
    fetched.git('-c', 'fetch.unpackLimit=1', 'fetch', '-q', '--update-head-ok', url, '+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*');
    repo.git('clone', '-q', '--mirror', '.', at('bare.git'));
    repo.git('worktree', 'add', '-q', '--detach', at('linked'), 'main');
    repo.git('clone', '-q', '--shared', '.', at('shared'));
    const names = readdirSync(home).filter((name) => !['bare.git', 'linked'].includes(name));
    ({ report } = scanJson(['--history', '--trust', ...names.map(at)]));
    baseline = pastsOf(report, 'loose/');
    alone = pastsOf(scanHistory(at('loose')).report);
  }, 60_000);

  it('holds secrets of all kinds, in the tree and gone', () => {
    expect(new Set(baseline.map((c) => c.kind))).toEqual(new Set(KINDS));
    expect(baseline).toHaveLength(COMMITS / 2);
    const places = baseline.flatMap((c) => c.places);
    expect(new Set(places.map((p) => p.standing))).toEqual(new Set(['head', 'branch', 'gone']));
    for (const place of places) expect(place.removed !== undefined, place.path).toBe(place.standing === 'gone');
    expect(report.skipped).toEqual([]);
  });

  it.each([
    'gc',
    'gc-aggressive',
    'depth-1',
    'depth-10',
    'depth-250',
    'ref-deltas',
    'index-v1',
    'stored',
    'three-packs',
    'multi-index',
    'multi-index-alone',
    'twice',
    'packed-and-loose',
    'thin',
  ])('gives the same when packed as %s', (name) => {
    expect(pastsOf(report, `${name}/`)).toEqual(baseline);
  });

  it('was really packed in these ways', () => {
    const types = (name: string) => entryTypes(at(`${name}/.git`));
    expect(types('loose').size).toBe(0);
    for (const name of ['gc', 'depth-1', 'depth-250', 'twice', 'thin']) expect(types(name).get(6), name).toBeGreaterThan(20);
    expect(types('ref-deltas').has(6)).toBe(false);
    expect(types('ref-deltas').get(7)).toBeGreaterThan(20);
    expect(packs('three-packs', '.pack')).toHaveLength(3);
    expect(packs('multi-index-alone', '.idx')).toHaveLength(2);
    expect(packs('twice', '.pack')).toHaveLength(2);
    expect(packs('thin', '.pack')).toHaveLength(2);
  });

  it('gives the same from a bare clone, and reads no tree there', () => {
    const { report } = scanHistory(at('bare.git'));
    expect(pastsOf(report)).toEqual(alone);
    expect((report as Json).sources.map((s: Json) => s.kind)).toEqual(['history']);
    expect(report.credentials.flatMap((c) => c.places).filter((p) => p.kind !== 'git')).toEqual([]);
  });

  it('gives the same from a linked work tree', () => {
    const { report } = scanHistory(at('linked'));
    expect(pastsOf(report)).toEqual(alone);
    expect(report.skipped).toEqual([]);
  });

  it('takes HEAD from the linked work tree that is scanned', () => {
    repo.git('-C', at('linked'), 'checkout', '-q', '--detach', 'main~12');
    const here = pastsOf(scanHistory(at('linked')).report).flatMap((c) => c.places);
    const there = alone.flatMap((c) => c.places);
    // All of that is on a branch, which the other work tree has checked out.
    expect(new Set(here.map((p) => p.standing))).toEqual(new Set(['head', 'branch', 'gone']));
    expect(here.filter((p) => p.standing !== 'gone').length).toBeGreaterThan(there.filter((p) => p.standing !== 'gone').length);
  });

  it('is read through alternates where they are trusted, and only there', () => {
    const trusted = scanHistory(at('shared'), ['--trust']);
    // A clone has the branch it checked out, and the others as the remote's.
    expect(pastsOf(trusted.report)).toEqual(alone);
    expect(trusted.report.skipped).toEqual([]);
    const { code, report } = scanHistory(at('shared'), ['--untrusted']);
    expect(pastsOf(report)).toEqual([]);
    expect(report.skipped).toEqual([
      {
        path: '.git',
        reason: 'repository',
        detail: expect.stringMatching(/borrows objects from .*\.git\/objects, outside of it, which were not read \(--trust/),
      },
    ]);
    expect(code).toBe(1); // The work tree has some.
    repo.git('clone', '-q', '--shared', '--no-checkout', '.', at('shared-clean'));
    writeFileSync(at('shared-clean/clean.txt'), 'nothing\n');
    expect(scanHistory(at('shared-clean'), ['--untrusted'])).toMatchObject({ code: 2, report: { credentials: [] } });
  });
});

it('reads repositories that name objects by SHA-256', () => {
  const repo = variedHistory(new Repo({ init: ['--object-format=sha256'] }), 12);
  const plain = variedHistory(new Repo(), 12);
  const told = (report: JsonReport) =>
    pastsOf(report).map((c) => ({
      ...c,
      places: c.places.map(({ blob: _, commit, removed, ...p }) => ({ ...p, commit: { ...commit, id: '' }, removed: removed && { ...removed, id: '' } })),
    }));
  const loose = scanHistory(repo.root).report;
  expect(loose.skipped).toEqual([]);
  expect(told(loose)).toEqual(told(scanHistory(plain.root).report));
  expect(told(loose)).toHaveLength(6);
  repo.git('gc', '-q');
  expect(entryTypes(repo.gitDir, 32).get(6)).toBeGreaterThan(5);
  const packed = scanHistory(repo.root).report;
  expect(packed.skipped).toEqual([]);
  expect(pastsOf(packed)).toEqual(pastsOf(loose));
  for (const { blob, commit } of pastsOf(packed).flatMap((c) => c.places)) expect(`${blob} ${commit?.id}`).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}$/);
});

describe('content that is nowhere but in the history', () => {
  const repo = new Repo();
  /** By the number of the token: where it should be found. */
  const expected = new Map<number, object[]>();
  const expectAt = (n: number, ...places: { path: string; standing: string; commit?: Who; removed?: Who; startLine?: number }[]) => expected.set(n, places);
  let before: JsonReport;

  beforeAll(() => {
    repo.commit({ README: 'hello\n', 'tracked.txt': 'one\ntwo\n' });
    expectAt(1, { path: 'kept.txt', standing: 'head', commit: repo.commit({ 'kept.txt': `x\n t=${token(1)}\n` }), startLine: 2 });

    const added = repo.commit({ 'dir ü/na me.txt': `t=${token(2)}\n` });
    expectAt(2, { path: 'dir ü/na me.txt', standing: 'gone', commit: added, removed: repo.commit({ 'dir ü/na me.txt': null }) });

    const named = repo.commit({ 'old-name.txt': `t=${token(3)}\n` });
    repo.git('mv', 'old-name.txt', 'new-name.txt');
    const renamed = repo.commit({});
    expectAt(3, { path: 'new-name.txt', standing: 'head', commit: renamed }, { path: 'old-name.txt', standing: 'gone', commit: named, removed: renamed });

    const zipped = repo.commit({ 'a.zip': zip('in/side.txt', `t=${token(4)}\n`), 'b.gz': gzipSync(`t=${token(5)}\n`) });
    const unzipped = repo.commit({ 'a.zip': null, 'b.gz': null });
    expectAt(4, { path: 'a.zip!in/side.txt', standing: 'gone', commit: zipped, removed: unzipped });
    expectAt(5, { path: 'b.gz!b', standing: 'gone', commit: zipped, removed: unzipped });

    repo.git('checkout', '-q', '-b', 'left');
    repo.commit({ 'left.txt': 'left\n' });
    repo.git('checkout', '-q', 'main');
    repo.commit({ 'right.txt': 'right\n' });
    const evil = repo.made(() => {
      repo.git('merge', '-q', '--no-ff', '--no-commit', 'left');
      repo.write({ 'evil.txt': `t=${token(6)}\n` });
      repo.git('add', '-A');
      repo.git('commit', '-q', '-m', 'merge');
    });
    expect(repo.git('rev-list', '--parents', '-1', 'HEAD').split(' ')).toHaveLength(3);
    expectAt(6, { path: 'evil.txt', standing: 'gone', commit: evil, removed: repo.commit({ 'evil.txt': null }) });

    for (const name of ['one', 'two', 'three']) {
      repo.git('checkout', '-q', '-b', name, 'left');
      repo.commit({ [`${name}.txt`]: name });
    }
    repo.git('checkout', '-q', 'main');
    const octopus = repo.made(() => {
      repo.write({ 'octopus.txt': `t=${token(7)}\n` });
      repo.git('add', '-A');
      repo.git(
        'reset',
        '-q',
        '--hard',
        repo.git('commit-tree', '-m', 'octopus', ...['main', 'one', 'two', 'three'].flatMap((p) => ['-p', p]), repo.git('write-tree')),
      );
    });
    expectAt(7, { path: 'octopus.txt', standing: 'head', commit: octopus });

    repo.git('checkout', '-q', '-b', 'feature');
    expectAt(8, { path: 'feature.txt', standing: 'branch', commit: repo.commit({ 'feature.txt': `t=${token(8)}\n` }) });
    repo.git('checkout', '-q', '-b', 'doomed', 'main');
    expectAt(9, { path: 'doomed.txt', standing: 'gone', commit: repo.commit({ 'doomed.txt': `t=${token(9)}\n` }) });
    repo.git('checkout', '-q', '--detach', 'main');
    expectAt(10, { path: 'tagged.txt', standing: 'gone', commit: repo.commit({ 'tagged.txt': `t=${token(10)}\n` }) });
    repo.git('tag', '-a', '-m', 'tagged', 'a-tag');
    repo.git('checkout', '-q', 'main');
    repo.git('branch', '-q', '-D', 'doomed');

    // In again and out again: the first time in and the last time out.
    const first = repo.commit({ 'again.txt': `t=${token(11)}\n` });
    repo.commit({ 'again.txt': null });
    repo.commit({ 'again.txt': `two\nt=${token(11)}\n` });
    expectAt(11, { path: 'again.txt', standing: 'gone', commit: first, removed: repo.commit({ 'again.txt': null }) });

    const wide = repo.commit({ 'wide.txt': Buffer.from(`\ufefft=${token(12)}\r\n`, 'utf16le') });
    expectAt(12, { path: 'wide.txt', standing: 'gone', commit: wide, removed: repo.commit({ 'wide.txt': 'not any more\n' }) });

    // Of what git never shows anybody.
    rmSync(join(repo.gitDir, 'logs/HEAD'));
    for (const n of [13, 14]) {
      repo.write({ 'tracked.txt': `one\ntwo\nt=${token(n)}\n`, 'untracked.txt': n === 13 ? `t=${token(15)}\n` : 'nothing\n' });
      const stash = repo.made(() => repo.git('stash', 'push', '-q', '-u'), 'stash');
      expectAt(n, { path: 'tracked.txt', standing: 'gone', commit: stash, startLine: 3 });
      // Git makes of a stash a merge that has no such file, though nobody took it away.
      if (n === 13) expectAt(15, { path: 'untracked.txt', standing: 'gone', commit: { ...stash, id: repo.name('stash^3') } });
    }
    const blob = (n: number) =>
      repo
        .run(['hash-object', '-w', '--stdin'], `t=${token(n)}\n`)
        .toString()
        .trim();
    expectAt(16, { path: `git:${blob(16)}`, standing: 'gone' });
    repo.git('tag', 'of-a-blob', blob(17));
    expectAt(17, { path: `git:${blob(17)}`, standing: 'gone' });
    repo.run(['mktree'], `100644 blob ${blob(18)}\tlone.txt\n`);
    expectAt(18, { path: 'lone.txt', standing: 'gone' });
    rmSync(join(repo.gitDir, 'logs/HEAD'), { force: true });
    before = scanHistory(repo.root).report;
  });

  it('is found at its path, with who brought it, who took it away, and where it still is', () => {
    for (const [n, places] of expected) {
      const { path, commit } = places[0] as GitPlace;
      const credential = before.credentials.find((c) =>
        (c.places as GitPlace[]).some((p) => p.kind === 'git' && p.path === path && p.commit?.id === commit?.id),
      );
      expect(
        credential?.places.filter((p) => p.kind === 'git'),
        `token ${n}`,
      ).toEqual(places.map((p) => expect.objectContaining(p)));
      for (const place of ((credential?.places ?? []) as GitPlace[]).filter((p) => p.kind === 'git')) {
        const wanted = places.find((p) => (p as GitPlace).path === place.path) as GitPlace;
        expect([place.path, place.commit, place.removed], `token ${n}`).toEqual([wanted.path, wanted.commit, wanted.removed]);
      }
    }
    expect(placesIn(before)).toHaveLength([...expected.values()].flat().length);
    expect(before.skipped).toEqual([]);
  });

  it('was as hard to reach as that', () => {
    const reachable = repo.git('rev-list', '--all', '--reflog', '--objects');
    for (const [n, [place]] of expected) {
      const { commit, path } = place as { commit?: Who; path: string };
      const unreachable = [9, 16, 18].includes(n);
      expect(reachable.includes(commit?.id ?? (path.startsWith('git:') ? path.slice(4) : 'no such thing')), `token ${n}`).toBe(!unreachable);
    }
    expect(repo.git('stash', 'list').split('\n')).toHaveLength(2);
  });

  it.each([
    ['one pack that keeps what is unreachable', ['repack', '-adkfq']],
    ['a cruft pack', ['repack', '--cruft', '-dq']],
    ['loose objects for what is unreachable', ['repack', '-Adq']],
  ])('is found in %s, too', (name, args) => {
    repo.git(...args);
    expect(readdirSync(join(repo.gitDir, 'objects/pack')).some((n) => n.endsWith('.mtimes'))).toBe(name === 'a cruft pack');
    expect(pastsOf(scanHistory(repo.root).report)).toEqual(pastsOf(before));
  });
});

describe('a part of a history', () => {
  const repo = new Repo({ root: join(tree(), 'parts') });
  const inside = { cwd: repo.root };
  let day = '';
  /** The paths of what is found. */
  const found = (ran: { report: JsonReport }): string[] =>
    [...new Set(ran.report.credentials.flatMap((c) => c.places.map((p) => `${p.kind} ${p.path}`)))].sort();

  beforeAll(() => {
    repo.commit({ 'old.txt': `t=${token(20)}\n`, 'src/old.txt': `t=${token(19)}\n` });
    repo.commit({ 'a.txt': `t=${token(21)}\n` });
    repo.git('tag', '-a', '-m', 'v1', 'v1');
    day = repo.who().date.slice(0, 10);
    repo.commit({ 'nothing.txt': 'nothing\n' });
    repo.git('checkout', '-q', '-b', 'side', 'v1');
    repo.commit({ 'side.txt': `t=${token(22)}\n` });
    repo.git('checkout', '-q', '-b', 'other', 'v1');
    repo.commit({ 'other.txt': `t=${token(25)}\n` });
    repo.git('checkout', '-q', 'main');
    repo.commit({ 'src/brief.txt': `t=${token(23)}\n` });
    repo.commit({ 'src/brief.txt': null });
    repo.made(() => {
      repo.git('merge', '-q', '--no-ff', '--no-commit', 'side');
      repo.write({ 'evil.txt': `t=${token(24)}\n` });
      repo.git('add', '-A');
      repo.git('commit', '-q', '-m', 'merge');
    });
    repo.git('gc', '-q');
  });

  const NEW = ['git evil.txt', 'git side.txt', 'git src/brief.txt'];

  it.each([
    ['--since a tag', ['--since', 'v1'], NEW],
    ['--since a commit, by an expression', ['--since', 'HEAD~3'], NEW],
    ['--since a day: of all branches', () => ['--since', day], ['git evil.txt', 'git other.txt', 'git side.txt', 'git src/brief.txt']],
    ['--since a time', () => ['--since', `${day}T23:59:59Z`], ['git evil.txt', 'git other.txt', 'git side.txt', 'git src/brief.txt']],
    ['A..B', ['v1..main'], NEW],
    ['..B', ['..other'], ['git other.txt']],
    ['A..B of a merge alone', ['main^1..main'], ['git evil.txt', 'git side.txt']],
    ['A..B of another branch', ['main..other'], ['git other.txt']],
    ['A..B of a folder', ['v1..main', 'src'], ['git src/brief.txt']],
    ['--since of a folder', ['src', '--since', 'v1'], ['git src/brief.txt']],
  ])('%s finds what its commits brought, and not what stood there before', (_, args, paths) => {
    const ran = scanJson(typeof args === 'function' ? args() : args, inside);
    expect(found(ran)).toEqual(paths);
    expect(ran).toMatchObject({ code: 1, stderr: '', report: { skipped: [] } });
  });

  it('takes nothing for new that stood there before, in a file that was edited', () => {
    const edited = new Repo();
    edited.commit({ 'a.txt': `t=${token(27)}\n`, 'b.txt': 'b\n' });
    edited.commit({ 'a.txt': `once more\nt=${token(27)}\n` });
    edited.commit({ 'a.txt': `once more\nt=${token(27)}\nu=${token(28)}\n` });
    for (const args of [['--since', 'HEAD~2'], ['HEAD~2..HEAD'], ['HEAD~1..HEAD']]) {
      const ran = scanJson(args, { cwd: edited.root });
      expect(
        placesIn(ran.report).map((p) => [p.startLine, p.commit?.id]),
        args[0],
      ).toEqual([[3, edited.name('HEAD')]]);
    }
    expect(scanJson(['HEAD~2..HEAD~1'], { cwd: edited.root })).toMatchObject({ code: 0, report: { credentials: [] } });
  });

  it('takes a day from its first second', () => {
    // Git itself would begin at the present time of that day.
    const early = new Repo({ start: new Date(2024, 0, 5, 0, 0, 1).getTime() / 1000 });
    early.commit({ 'a.txt': `t=${token(29)}\n` });
    const ran = (day: string) => scanJson(['--since', day], { cwd: early.root });
    expect(ran('2024-01-05')).toMatchObject({ code: 1, report: { stats: { commits: 1 } } });
    expect(ran('2024-01-06')).toMatchObject({ code: 0, report: { stats: { commits: 0 } } });
  });

  it('with --history reads the tree beside the part', () => {
    expect(found(scanJson(['--history', '--since', 'v1'], inside))).toEqual(
      ['file a.txt', 'file evil.txt', 'file old.txt', 'file side.txt', 'file src/old.txt', ...NEW].sort(),
    );
  });

  it('reports of a folder only what lies in it', () => {
    expect(found(scanJson(['src', '--history'], inside))).toEqual(['file src/old.txt', 'git src/brief.txt', 'git src/old.txt']);
    expect(found(scanJson([join(repo.root, 'src'), '--history']))).toEqual(['file src/old.txt', 'git src/brief.txt', 'git src/old.txt']);
  });

  it('is clean with nothing new', () => {
    for (const args of [['--since', 'HEAD'], ['HEAD..HEAD'], ['main..v1'], ['--since', '2030-01-01']]) {
      const ran = scanJson(args, inside);
      expect(ran, args.join(' ')).toMatchObject({ code: 0, stderr: '', report: { credentials: [], skipped: [] } });
    }
  });

  it.each([
    [['--since', 'nope'], /^keyreach: --since takes a revision of this repository or a date such as .*; "nope" is neither/],
    [['--since', '2026-13-45'], /"2026-13-45" is neither/],
    [['--since', '2026-02-30T10:00'], /"2026-02-30T10:00" is neither/],
    [['--since=-x'], /"-x" is neither/],
    [['--since=--output=canary'], /"--output=canary" is neither/],
    [['nope..main'], /^keyreach: there is no nope\.\.main: neither a file nor a range, since nope is no commit here\n$/],
    [['--', '--all..HEAD'], /since --all is no commit here/],
    [['--', 'HEAD..--output=canary'], /since --output=canary is no commit here/],
    [['v1...main'], /^keyreach: v1\.\.\.main: write A\.\.B, which is what B has and A has not\n$/],
    [['v1..side..main'], /write A\.\.B/],
    [['v1..main', 'v1..side'], /name one range/],
    [['nope.txt', '--history'], /^keyreach: there is no nope\.txt\n$/],
  ])('refuses %j, in one line', (args, complaint) => {
    const ran = keyreach(['scan', ...args], inside);
    expect(ran.stderr).toMatch(complaint);
    expect(ran.stderr.trimEnd()).not.toContain('\n');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(existsSync(join(repo.root, 'canary'))).toBe(false);
  });

  it.each([['--history'], ['--since=HEAD'], ['HEAD~1..HEAD']])('refuses %s outside of a repository', (arg) => {
    const ran = keyreach(['scan', arg], { cwd: tree({ 'a.txt': 'x\n' }) });
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: 'keyreach: . lies in no git repository, so it has no history\n' });
  });

  it('says that a shallow clone is shallow', () => {
    const clone = join(tree(), 'shallow');
    repo.git('clone', '-q', '--depth', '1', '--branch', 'side', pathToFileURL(repo.root).href, clone);
    const ran = scanHistory(clone, [], { cwd: clone });
    expect(ran.report.skipped).toEqual([{ path: '.git', reason: 'shallow', detail: expect.stringContaining('git fetch --unshallow') }]);
    // The commit at which it was cut is the first that has anything.
    expect(placesIn(ran.report).map((p) => [p.path, p.commit?.id, p.standing])).toEqual(
      ['a.txt', 'old.txt', 'side.txt', 'src/old.txt'].map((path) => [path, repo.name('side'), 'head']).sort(),
    );
    expect(ran.code).toBe(1);
    const clean = new Repo({ root: join(tree(), 'clean') });
    clean.commit({ 'a.txt': `t=${token(26)}\n` });
    clean.commit({ 'a.txt': 'nothing\n' });
    const cut = join(tree(), 'shallow');
    repo.git('clone', '-q', '--depth', '1', pathToFileURL(clean.root).href, cut);
    expect(scanHistory(cut)).toMatchObject({ code: 2, report: { credentials: [], skipped: [{ reason: 'shallow' }] } });
    expect(keyreach(['scan', '--since', 'HEAD~1'], { cwd: cut }).stderr).toContain('a shallow clone lacks older revisions: git fetch --unshallow');
  });

  it('says what a partial clone lacks, and fetches none of it', () => {
    const source = join(tree(), 'source');
    repo.git('clone', '-q', '--bare', '.', source);
    repo.git('-C', source, 'config', 'uploadpack.allowFilter', 'true');
    repo.git('-C', source, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = join(tree(), 'partial');
    repo.git('clone', '-q', '--filter=blob:none', '--no-checkout', pathToFileURL(source).href, clone);
    const missing = () =>
      repo
        .git('-C', clone, 'rev-list', '--objects', '--all', '--missing=print')
        .split('\n')
        .filter((l) => l.startsWith('?'))
        .sort();
    const lacking = missing();
    expect(lacking.length).toBeGreaterThan(5);
    for (const args of [['--history'], ['--since', 'v1'], ['v1..']]) {
      const ran = scanJson(args, { cwd: clone });
      expect(ran.code, args[0]).toBe(2);
      expect(ran.report.skipped, args[0]).toEqual([
        { path: '.git', reason: 'promised', detail: `a partial clone: ${lacking.length} objects the remote holds were not fetched` },
      ]);
    }
    expect(missing()).toEqual(lacking);
  });
});

describe('the tree and its history', () => {
  it('are one inventory', () => {
    const repo = new Repo();
    const first = repo.commit({ 'a.txt': `t=${token(30)}\n`, 'b.txt': `t=${token(31)}\n` });
    const second = repo.commit({ 'a.txt': `moved\nt=${token(30)}\n`, 'b.txt': 'gone\n' });
    const { report } = scanHistory(repo.root);
    expect(report.credentials).toHaveLength(2);
    const places = (n: number) => (report.credentials.find((c) => c.places.some((p) => p.path === (n === 30 ? 'a.txt' : 'b.txt')))?.places ?? []) as GitPlace[];
    expect(places(30).map((p) => [p.kind, p.startLine, p.standing, p.commit?.id, p.removed?.id])).toEqual([
      ['file', 2, undefined, undefined, undefined],
      ['git', 1, 'head', first.id, undefined],
    ]);
    expect(places(31).map((p) => [p.kind, p.standing, p.commit, p.removed])).toEqual([['git', 'gone', first, second]]);
    expect(faultsOf(report)).toEqual([]);
    // What is in the tree gets one alert, at its place there.
    const { runs } = JSON.parse(keyreach(['scan', repo.root, '--history', '--report', 'sarif']).stdout);
    const results = runs[0].results.map((r: Json) => [
      r.locations[0].physicalLocation.artifactLocation.uri,
      r.locations[0].physicalLocation.region.startLine,
      r.properties.commit,
    ]);
    expect(results.sort()).toEqual([
      ['a.txt', 2, undefined],
      ['b.txt', 1, first.id],
    ]);
    const shown = keyreach(['scan', repo.root, '--history']).stdout.replace(/[│\s]+/g, ' ');
    expect(shown).toContain(`b.txt:1:3 (t) since 2023-11-14, ${first.id.slice(0, 7)} by Author 0; removed 2023-11-15, ${second.id.slice(0, 7)}`);
    expect(shown).toContain(`a.txt:1:3 (t) since 2023-11-14, ${first.id.slice(0, 7)} by Author 0 `);
    expect(shown).toContain('2 credentials');
  });

  it('are silenced alike: by a comment in the file that is there, by the config, by a baseline', () => {
    const repo = new Repo();
    repo.commit({
      'commented.txt': `t=${token(32)}\n`,
      'allowed.txt': `t=${token(33)}\n`,
      'excluded/x.txt': `t=${token(34)}\n`,
      'accepted.txt': `t=${token(35)}\n`,
      'elsewhere.txt': `t=${token(32)}\n`,
      'commented-then.txt': `t=${token(36)} # keyreach:allow it was made up\n`,
    });
    repo.commit({
      'commented.txt': `first\nt=${token(32)} # keyreach:allow made up\n`,
      'allowed.txt': 'x\n',
      'excluded/x.txt': 'x\n',
      'accepted.txt': 'x\n',
      'elsewhere.txt': 'x\n',
      'commented-then.txt': 'x\n',
    });
    const all = ['accepted.txt', 'allowed.txt', 'elsewhere.txt', 'excluded/x.txt'];
    const run = (...args: string[]) => scanHistory('.', args, { cwd: repo.root });
    const { report } = run();
    expect(
      placesIn(report)
        .map((p) => p.path)
        .sort(),
    ).toEqual(all);
    expect(report.suppressed.matches.map((m) => [m.by, (m as Json).place.kind, (m as Json).place.path])).toEqual([
      ['inline', 'git', 'commented-then.txt'],
      ['inline', 'file', 'commented.txt'],
      ['inline', 'git', 'commented.txt'],
    ]);
    // A stranger's comment is not believed.
    expect(
      placesIn(run('--untrusted').report)
        .map((p) => p.path)
        .sort(),
    ).toEqual([...all, 'commented-then.txt', 'commented.txt'].sort());

    const config = join(tree({ 'c.yaml': 'exclude: [excluded/]\nallow:\n  - path: allowed.txt\n    reason: revoked\n' }), 'c.yaml');
    const configured = run('--config', config);
    expect(
      placesIn(configured.report)
        .map((p) => p.path)
        .sort(),
    ).toEqual(['accepted.txt', 'elsewhere.txt']);
    expect(configured.report.suppressed.matches.filter((m) => m.by === 'config').map((m) => m.reason)).toEqual(['revoked']);

    const baseline = join(tree(), 'baseline.json');
    keyreach(['scan', '--history', '--report', `baseline=${baseline}`], { cwd: repo.root });
    const accepted = run('--baseline', baseline);
    expect(accepted).toMatchObject({ code: 0, report: { credentials: [] } });
    expect(accepted.report.suppressed.matches.filter((m) => m.by === 'baseline')).toHaveLength(4);
    repo.commit({ 'new.txt': `t=${token(37)}\n` });
    expect(placesIn(run('--baseline', baseline).report).map((p) => p.path)).toEqual(['new.txt']);
  });
});

describe('a limit for the size of files', () => {
  it('is none for commits and trees', () => {
    const repo = new Repo();
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`file-${i}.txt`, `${i}\n`]));
    repo.commit({ 'a.txt': `t=${token(50)}\n`, ...files }, '-m', 'a long message\n'.repeat(300));
    for (const pack of [false, true]) {
      if (pack) repo.git('gc', '-q');
      const ran = keyreach(['scan', repo.root, '--history', '--max-file-size', '1KB', '--report', 'json']);
      expect(ran).toMatchObject({ code: 1, stderr: '' });
      expect(placesIn(JSON.parse(ran.stdout)).map((p) => [p.path, p.commit?.id])).toEqual([['a.txt', repo.name('HEAD')]]);
    }
  });

  it('hides no version below it that git keeps as a change of one above it', () => {
    const repo = new Repo();
    const lines = Array.from({ length: 400 }, (_, i) => `${new Fake(i).text('lower', 60)}\n`);
    repo.commit({ 'log.txt': `t=${token(51)}\n${lines.slice(0, 100).join('')}` });
    repo.commit({ 'log.txt': lines.join('') });
    const small = repo.name('HEAD~1:log.txt');
    repo.git('gc', '-q');
    // The small one is a delta of the large one.
    expect(repo.run(['cat-file', '--batch-check=%(deltabase)'], `${small}\n`).toString().trim()).toBe(repo.name('HEAD:log.txt'));
    const { report } = scanHistory(repo.root, ['--max-file-size', '10KB']);
    expect(placesIn(report).map((p) => [p.path, p.blob])).toEqual([['log.txt', small]]);
    expect(report.skipped.filter((s) => s.path.includes('blob')).map((s) => [s.reason, s.path])).toEqual([
      ['too-large', `.git blob ${repo.name('HEAD:log.txt')}`],
    ]);
  });
});

describe('a large history', () => {
  it('gives the same bytes when its trees are many enough for several threads', () => {
    const repo = new Repo();
    const deep = 'a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p';
    const commits = Math.ceil((1 << 17) / 17) + 100;
    const stream: string[] = [];
    for (let n = 0; n < commits; n++) {
      // Names come and go, in folders that differ in a name only: what is numbered when must not matter.
      const text = n % 1500 === 3 ? `key = "${token(1000 + n)}"\n` : `${n}\n`;
      const path = `${deep}/d${n % 11}-${n % 17}/f${n % 29}.txt`;
      const gone = n > 20 && n % 3 === 0 ? `D ${deep}/d${(n - 20) % 11}-${(n - 20) % 17}/f${(n - 20) % 29}.txt\n` : '';
      stream.push(
        `commit refs/heads/main\ncommitter C <c@localhost> ${1_700_000_000 + n} +0000\ndata 1\nc\n${gone}M 100644 inline ${path}\ndata ${text.length}\n${text}\n`,
      );
    }
    repo.run(['fast-import', '--quiet'], stream.join(''));
    const [one, two] = ['1', '3'].map((jobs) => keyreach(['scan', repo.root, '--history', '--jobs', jobs, '--report', 'json']));
    const report = JSON.parse(one?.stdout ?? '');
    expect(report.credentials).toHaveLength(Math.ceil((commits - 3) / 1500));
    expect(faultsOf(report)).toEqual([]);
    expect(two?.stdout).toBe(one?.stdout);
  });

  it('gives the same bytes for any number of jobs, and in each run', () => {
    const repo = new Repo();
    const fake = new Fake(3);
    const lines = Array.from({ length: 12 }, () => `${fake.text('lower', 30)}\n`);
    const stream: string[] = [];
    let found = 0;
    for (let n = 0; n < 2100; n++) {
      lines[fake.number(lines.length)] = n % 50 === 7 ? `key_${n} = "${token(1000 + n)}"\n` : `${fake.text('lower', 30)}\n`;
      if (n % 50 === 7) found++;
      const text = `${n}\n${lines.join('')}`;
      stream.push(
        `commit refs/heads/main\ncommitter C <c@localhost> ${1_700_000_000 + n} +0000\ndata 1\nc\nM 100644 inline d${n % 7}/f${n % 13}.txt\ndata ${text.length}\n${text}\n`,
      );
    }
    repo.run(['fast-import', '--quiet'], stream.join(''));
    const [one, two, again] = ['1', '2', '2'].map((jobs) => keyreach(['scan', repo.root, '--history', '--jobs', jobs, '--report', 'json']));
    expect(one).toMatchObject({ code: 1, stderr: '' });
    const report = JSON.parse(one?.stdout ?? '');
    expect(report.credentials).toHaveLength(found);
    expect(report.stats).toMatchObject({ commits: 2100, files: 2100 });
    expect(faultsOf(report)).toEqual([]);
    expect(two?.stdout).toBe(one?.stdout);
    expect(again?.stdout).toBe(one?.stdout);
  });
});

describe('submodules', () => {
  it('are read where their repositories lie, under the paths they have', () => {
    const sub = new Repo();
    const first = sub.commit({ 'gone.txt': `t=${token(40)}\n` });
    sub.commit({ 'gone.txt': 'x\n' });
    const repo = new Repo();
    repo.commit({ 'own.txt': `t=${token(41)}\n` });
    for (const args of [['libs/sub'], ['--name', 'called-otherwise', 'libs/named']]) {
      const path = args.pop() as string;
      repo.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', ...args, sub.root, path);
    }
    repo.commit({});
    const { report } = scanHistory(repo.root);
    expect(report.credentials).toHaveLength(2);
    expect(placesIn(report).map((p) => [p.path, p.standing])).toEqual(
      [
        ['own.txt', 'head'],
        ['libs/named/gone.txt', 'gone'],
        ['libs/sub/gone.txt', 'gone'],
      ].sort(),
    );
    expect(placesIn(report).find((p) => p.path === 'libs/sub/gone.txt')?.commit).toEqual(first);
    // Not checked out any more, but still there.
    repo.git('submodule', '--quiet', 'deinit', '-f', 'libs/sub');
    expect(placesIn(scanHistory(repo.root).report).map((p) => p.path)).toContain('libs/sub/gone.txt');
  });
});
