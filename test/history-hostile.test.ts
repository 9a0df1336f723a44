/** Repositories made to break a scanner of histories: it ends, says what it did not read, and still finds what is whole. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { Fake } from '../src/kit.ts';
import { git } from '../src/sources/git/command.ts';
import { keyreach, type Ran } from './built.ts';
import { type JsonReport, tree } from './helpers.ts';
import {
  bomb,
  delta,
  type GitPlace,
  looseObject,
  nameOf,
  pastsOf,
  placesIn,
  Repo,
  token,
  treeEntry,
  variedHistory,
  writeLoose,
  writePack,
} from './repositories.ts';

const BLOB = 3;
const OFS = 6;
const REF = 7;

/** A folder of repositories, scanned with one call, and one by one when that goes wrong, to say which it was. */
class Zoo {
  readonly home = tree();
  readonly names: string[] = [];
  ran: Ran | undefined;
  report: JsonReport | undefined;

  at(name: string): string {
    return join(this.home, name);
  }

  /** A repository with a commit that is whole: `good.txt` with a token. */
  repo(name: string): Repo {
    this.names.push(name);
    const repo = new Repo({ root: this.at(name), init: ['--template='] });
    repo.commit({ 'good.txt': `t=${token(1)}\n` });
    // Only the history is of interest.
    rmSync(join(repo.root, 'good.txt'));
    rmSync(join(repo.gitDir, 'index'));
    return repo;
  }

  /** @returns what it took */
  scan(...args: string[]): { megabytes: number; seconds: number } {
    const told = join(this.home, 'usage.json');
    writeFileSync(
      join(this.home, 'usage.mjs'),
      `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(told)}, JSON.stringify({ megabytes: process.resourceUsage().maxRSS / 1024, seconds: process.uptime() })));\n`,
    );
    const node = ['--import', join(this.home, 'usage.mjs')];
    const run = (names: readonly string[]) => keyreach(['scan', '--history', '--report', 'json', ...args, ...names.map((n) => this.at(n))], { node });
    const broken = (ran: Ran) => ran.code === null || ran.code > 2 || ran.stderr !== '' || ran.stdout === '';
    this.ran = run(this.names);
    if (broken(this.ran)) {
      const why = this.names.map((name) => [name, run([name])] as const).filter(([, ran]) => broken(ran));
      throw new Error(
        why.map(([name, ran]) => `${name}: exit code ${ran.code}, ${ran.stderr}`).join('\n') || `only together: ${this.ran.code} ${this.ran.stderr}`,
      );
    }
    this.report = JSON.parse(this.ran.stdout);
    return JSON.parse(readFileSync(told, 'utf8'));
  }

  /** Of one repository: where tokens were found, and what was said. */
  of(name: string): { paths: string[]; skips: string[]; details: string } {
    const report = this.report as JsonReport;
    const skips = report.skipped.filter((s) => s.path.startsWith(`${name}/`));
    return {
      paths: placesIn(report)
        .filter((p) => p.path.startsWith(`${name}/`))
        .map((p) => p.path.slice(name.length + 1))
        .sort(),
      skips: skips.map((s) => s.reason).sort(),
      details: skips.map((s) => s.detail).join('; '),
    };
  }
}

/** A copy of a repository with its pack replaced. */
function changed(zoo: Zoo, from: string, name: string, change: (packs: string, pack: string, idx: string) => void): void {
  cpSync(from, zoo.at(name), { recursive: true });
  const packs = join(zoo.at(name), '.git/objects/pack');
  const file = (end: string) => join(packs, readdirSync(packs).find((n) => n.endsWith(end)) as string);
  for (const path of [file('.pack'), file('.idx')]) {
    // Git makes them read-only.
    const bytes = readFileSync(path);
    rmSync(path);
    writeFileSync(path, bytes);
  }
  change(packs, file('.pack'), file('.idx'));
  zoo.names.push(name);
}

describe('a damaged pack', () => {
  const zoo = new Zoo();
  const whole = zoo.at('whole');
  let truth: Map<string, Set<string>>;
  const flip = (path: string, seed: number): void => {
    const bytes = readFileSync(path);
    const fake = new Fake(seed);
    for (let n = 1 + fake.number(3); n > 0; n--) {
      const at = fake.number(bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << fake.number(8));
    }
    writeFileSync(path, bytes);
  };
  const SEEDS = Array.from({ length: 24 }, (_, i) => i);

  beforeAll(() => {
    const repo = variedHistory(new Repo({ root: whole, init: ['--template='] }), 12);
    repo.git('gc', '-q');
    for (const name of readdirSync(whole)) if (name !== '.git') rmSync(join(whole, name), { recursive: true });
    for (const name of ['logs', 'index']) rmSync(join(repo.gitDir, name), { recursive: true, force: true });
    const other = new Repo({ root: tree(), init: ['--template='] });
    for (let n = 0; n < 30; n++) other.commit({ 'x.txt': `${n}\n` });
    other.git('gc', '-q');
    const otherPacks = join(other.gitDir, 'objects/pack');
    const otherFile = (end: string) => join(otherPacks, readdirSync(otherPacks).find((n) => n.endsWith(end)) as string);

    zoo.names.push('whole');
    for (const seed of SEEDS) {
      changed(zoo, whole, `pack-${seed}`, (_, pack) => flip(pack, seed));
      changed(zoo, whole, `idx-${seed}`, (_, __, idx) => flip(idx, seed + 1000));
    }
    for (const keep of [0, 5, 12, 40, 0.3, 0.7, 0.99])
      changed(zoo, whole, `cut-${keep}`, (_, pack) => truncateSync(pack, Math.floor(keep < 1 ? keep * readFileSync(pack).length : keep)));
    for (const keep of [0, 4, 8, 100, 1032, 0.5, 0.95])
      changed(zoo, whole, `cut-idx-${keep}`, (_, __, idx) => truncateSync(idx, Math.floor(keep < 1 ? keep * readFileSync(idx).length : keep)));
    changed(zoo, whole, 'idx-of-another', (_, __, idx) => cpSync(otherFile('.idx'), idx));
    changed(zoo, whole, 'pack-of-another', (_, pack) => cpSync(otherFile('.pack'), pack));
    changed(zoo, whole, 'no-idx', (_, __, idx) => rmSync(idx));
    const inIdx = (name: string, change: (bytes: Buffer, count: number) => void) =>
      changed(zoo, whole, name, (_, __, idx) => {
        const bytes = readFileSync(idx);
        change(bytes, bytes.readUInt32BE(8 + 1020));
        writeFileSync(idx, bytes);
      });
    const offsets = (count: number) => 8 + 1024 + 24 * count;
    inIdx('idx-outside', (bytes, count) => {
      for (let i = 0; i < count; i++) bytes.writeUInt32BE(0x7fff0000 + i, offsets(count) + 4 * i);
    });
    inIdx('idx-one-place', (bytes, count) => {
      for (let i = 0; i < count; i++) bytes.writeUInt32BE(12, offsets(count) + 4 * i);
    });
    inIdx('idx-large', (bytes, count) => {
      for (let i = 0; i < count; i++) bytes.writeUInt32BE(0x80000000 + i, offsets(count) + 4 * i);
    });
    inIdx('idx-backwards', (bytes, count) => {
      const all = bytes.subarray(offsets(count), offsets(count) + 4 * count);
      all.set(Buffer.concat(Array.from({ length: count }, (_, i) => Buffer.from(all.subarray(4 * i, 4 * i + 4))).reverse()));
    });
    inIdx('idx-huge', (bytes) => bytes.writeUInt32BE(0xffffffff, 8 + 1020));
    inIdx('idx-many', (bytes) => bytes.writeUInt32BE(0x10000000, 8 + 1020));
    inIdx('idx-version', (bytes) => bytes.writeUInt32BE(3, 4));
    inIdx('idx-v1', (bytes) => bytes.writeUInt32BE(0, 0));
    zoo.scan();
    truth = new Map(pastsOf(zoo.report as JsonReport, 'whole/').map((c) => [c.fingerprint, new Set(c.places.map((p) => p.path))]));
  }, 120_000);

  it('never breaks the scan', () => {
    expect(zoo.ran).toMatchObject({ code: 1, stderr: '' });
    expect(truth.size).toBe(6);
  });

  it('gives nothing that the whole one does not give', () => {
    for (const name of zoo.names)
      for (const { fingerprint, places } of pastsOf(zoo.report as JsonReport, `${name}/`)) {
        expect(truth.has(fingerprint), `${name}: ${places[0]?.path}`).toBe(true);
        // An index may give one tree the name of another.
        for (const { path } of name.startsWith('idx') ? [] : places)
          expect(path.startsWith('git:') || [...(truth.get(fingerprint) as Set<string>)].some((t) => `/${t}`.endsWith(`/${path}`)), `${name}: ${path}`).toBe(
            true,
          );
      }
  });

  it('is never passed over in silence', () => {
    let short = 0;
    for (const name of zoo.names) {
      const found = pastsOf(zoo.report as JsonReport, `${name}/`);
      if (found.length === truth.size) continue;
      short++;
      expect(zoo.of(name).skips, name).not.toEqual([]);
    }
    // The damage was such that it cost something, and not everything.
    expect(short).toBeGreaterThan(15);
    expect(SEEDS.filter((s) => pastsOf(zoo.report as JsonReport, `pack-${s}/`).length > 0).length).toBeGreaterThan(15);
  });

  it.each([
    ['idx-of-another', 'damaged'],
    ['idx-outside', 'damaged'],
    ['idx-one-place', 'damaged'],
    ['idx-large', 'damaged'],
    ['idx-huge', 'damaged'],
    ['idx-many', 'damaged'],
    ['idx-version', 'damaged'],
    ['no-idx', 'damaged'],
    ['cut-0', 'damaged'],
    ['cut-0.3', 'damaged'],
    ['cut-idx-0', 'damaged'],
    ['cut-idx-0.95', 'damaged'],
  ])('%s is told', (name, reason) => {
    expect(zoo.of(name).skips).toContain(reason);
  });

  it('costs nothing where git has the objects once more', () => {
    const repo = new Repo();
    repo.commit({ 'a.txt': `t=${token(2)}\n`, 'b.txt': 'b\n' });
    repo.git('gc', '-q');
    const packs = join(repo.gitDir, 'objects/pack');
    const blob = repo.name('HEAD:a.txt');
    writeLoose(repo.gitDir, blob, looseObject('blob', `t=${token(2)}\n`));
    const line = repo
      .git('verify-pack', '-v', join(packs, readdirSync(packs).find((n) => n.endsWith('.idx')) as string))
      .split('\n')
      .find((l) => l.startsWith(blob)) as string;
    const offset = Number(line.split(/ +/)[4]);
    const pack = join(packs, readdirSync(packs).find((n) => n.endsWith('.pack')) as string);
    const bytes = readFileSync(pack);
    for (const at of [offset + 4, offset + 8]) bytes[at] = (bytes[at] as number) ^ 0xff;
    rmSync(pack);
    writeFileSync(pack, bytes);
    expect(repo.git('cat-file', 'blob', blob)).toContain('t=');
    const ran = keyreach(['scan', repo.root, '--history', '--report', 'json']);
    expect(ran.stderr).toBe('');
    expect(placesIn(JSON.parse(ran.stdout)).map((p) => p.path)).toEqual(['a.txt']);
  });
});

describe('packs no git would write', () => {
  const zoo = new Zoo();
  const text = Buffer.from(`${'line of text\n'.repeat(20)}t=${token(3)}\n`);
  const oid = (n: number) => nameOf('blob', `made up ${n}`);
  /** A repository with a pack of its own making, and a tree that names what is in it. */
  const made = (name: string, entries: Parameters<typeof writePack>[1]): Repo => {
    const repo = zoo.repo(name);
    writePack(repo.gitDir, entries);
    const seen = new Set<string>();
    const named = entries.filter((e) => !seen.has(e.oid) && seen.add(e.oid));
    const root = named.map((e, i) => [`f${String(i).padStart(2, '0')}`, treeEntry('100644', `f${String(i).padStart(2, '0')}`, e.oid)] as const);
    const content = Buffer.concat(root.map(([, entry]) => entry));
    const treeName = nameOf('tree', content);
    writeLoose(repo.gitDir, treeName, looseObject('tree', content));
    const commit = `tree ${treeName}\nauthor A <a@localhost> 1700000000 +0000\ncommitter A <a@localhost> 1700000000 +0000\n\nm\n`;
    writeLoose(repo.gitDir, nameOf('commit', commit), looseObject('commit', commit));
    writeFileSync(join(repo.gitDir, 'refs/heads/made'), `${nameOf('commit', commit)}\n`);
    return repo;
  };
  const whole = { oid: nameOf('blob', text), type: BLOB, content: text };
  let usage: { megabytes: number; seconds: number };

  beforeAll(() => {
    made('whole', [whole, { oid: oid(1), type: REF, base: whole.oid, content: delta(text.length, text.length, { from: 0, length: text.length }) }]);
    made('wrong-base-size', [whole, { oid: oid(1), type: REF, base: whole.oid, content: delta(text.length - 1, 5, { from: 0, length: 5 }) }]);
    made('outside-of-base', [whole, { oid: oid(1), type: REF, base: whole.oid, content: delta(text.length, 900, { from: 10, length: 900 }) }]);
    made('far-outside-of-base', [whole, { oid: oid(1), type: REF, base: whole.oid, content: delta(text.length, 9, { from: 0xffffffff, length: 9 }) }]);
    made('more-than-said', [whole, { oid: oid(1), type: REF, base: whole.oid, content: delta(text.length, 4, { from: 0, length: 5 }) }]);
    made('less-than-said', [whole, { oid: oid(1), type: REF, base: whole.oid, content: delta(text.length, 60, { from: 0, length: 5 }) }]);
    made('reserved', [whole, { oid: oid(1), type: REF, base: whole.oid, content: Buffer.concat([delta(text.length, 5), Buffer.from([0])]) }]);
    made('cut-delta', [whole, { oid: oid(1), type: REF, base: whole.oid, content: delta(text.length, 50, Buffer.alloc(50)).subarray(0, 20) }]);
    made('empty-delta', [whole, { oid: oid(1), type: REF, base: whole.oid, content: Buffer.alloc(0) }]);
    made('endless-size', [whole, { oid: oid(1), type: REF, base: whole.oid, content: Buffer.alloc(40, 0xff) }]);
    made('of-itself', [whole, { oid: oid(1), type: REF, base: oid(1), content: delta(5, 5, { from: 0, length: 5 }) }]);
    made('circle', [
      whole,
      ...[1, 2, 3].map((n) => ({ oid: oid(n), type: REF, base: oid((n % 3) + 1), content: delta(5, 5, { from: 0, length: 5 }) })),
      { oid: oid(4), type: REF, base: oid(2), content: delta(5, 5, { from: 0, length: 5 }) },
    ]);
    made('no-base', [whole, { oid: oid(1), type: REF, base: oid(77), content: delta(5, 5, { from: 0, length: 5 }) }]);
    made('before-the-pack', [whole, { oid: oid(1), type: OFS, base: 100_000, content: delta(5, 5, { from: 0, length: 5 }) }]);
    made('at-itself', [whole, { oid: oid(1), type: OFS, base: 0, content: delta(5, 5, { from: 0, length: 5 }) }]);
    made('in-between', [whole, { oid: oid(1), type: OFS, base: 3, content: delta(5, 5, { from: 0, length: 5 }) }]);
    made('types', [whole, { oid: oid(1), type: 0, content: text }, { oid: oid(2), type: 5, content: text }]);
    made('size-0', [whole, { oid: oid(1), type: BLOB, content: text, size: 0 }]);
    made('size-less', [whole, { oid: oid(1), type: BLOB, content: text, size: 20 }]);
    made('size-more', [whole, { oid: oid(1), type: BLOB, content: text, size: text.length + 1 }]);
    made('size-2-60', [whole, { oid: oid(1), type: BLOB, content: text, size: 2 ** 60 }]);
    made('delta-2-60', [whole, { oid: oid(1), type: REF, base: whole.oid, content: text, size: 2 ** 60 }]);
    made('offset-2-63', [whole, { oid: oid(1), type: BLOB, content: text, offset: 2n ** 63n }]);
    made('offset-header', [whole, { oid: oid(1), type: BLOB, content: text, offset: 4 }]);
    made('offset-shared', [whole, { oid: oid(1), type: BLOB, content: text, offset: 12 }]);
    made('garbage', [whole, { oid: oid(1), type: BLOB, content: text, packed: Buffer.alloc(300, 'garbage') }]);
    made('nothing', [whole, { oid: oid(1), type: BLOB, content: text, packed: Buffer.alloc(0) }]);
    made('twice', [whole, { ...whole }]);
    const deep = Array.from({ length: 6000 }, (_, i) => ({
      oid: oid(i + 1),
      type: REF,
      base: i ? oid(i) : whole.oid,
      content: delta(text.length, text.length, { from: 0, length: text.length }),
    }));
    made('deep', [whole, ...deep.slice(0, 3)]);
    writePack(join(zoo.at('deep'), '.git'), [whole, ...deep], 'deep');

    made('bomb', [whole, { oid: oid(1), type: BLOB, content: Buffer.alloc(0), size: 1 << 29, packed: bomb(512) }]);
    made('bomb-small', [whole, { oid: oid(1), type: BLOB, content: Buffer.alloc(0), size: 100, packed: bomb(512) }]);
    made('bomb-delta', [whole, { oid: oid(1), type: REF, base: whole.oid, content: Buffer.alloc(0), size: 1 << 29, packed: bomb(512) }]);
    const million = Buffer.alloc(1 << 20, 'a');
    made('bomb-copies', [
      whole,
      { oid: oid(1), type: BLOB, content: million },
      { oid: oid(2), type: REF, base: oid(1), content: delta(1 << 20, 1 << 30, ...Array.from({ length: 1024 }, () => ({ from: 0, length: 1 << 20 }))) },
    ]);
    const loose = zoo.repo('bomb-loose');
    writeLoose(loose.gitDir, oid(1), bomb(512, 'b'));
    usage = zoo.scan();
  }, 120_000);

  it('are read where they are right', () => {
    expect(zoo.of('whole')).toEqual({ paths: ['f00', 'f01', 'good.txt'], skips: [], details: '' });
    expect(zoo.of('twice')).toMatchObject({ paths: ['f00', 'good.txt'] });
  });

  it('keep nothing else from being found, and are told', () => {
    for (const name of zoo.names) {
      const { paths, skips } = zoo.of(name);
      expect(paths, name).toContain('good.txt');
      if (!['bomb-loose', 'offset-shared'].includes(name)) expect(paths, name).toContain('f00');
      if (!['whole', 'twice', 'deep', 'offset-shared'].includes(name)) {
        expect(
          paths.filter((p) => p !== 'good.txt' && p !== 'f00'),
          name,
        ).toEqual([]);
        expect(skips.length, name).toBeGreaterThan(0);
        for (const skip of skips) expect(['damaged', 'too-large'], name).toContain(skip);
      }
    }
  });

  it('may have deltas of deltas to any depth', () => {
    expect(zoo.of('deep')).toMatchObject({ paths: ['f00', 'f01', 'f02', 'f03', 'good.txt'], skips: [] });
  });

  it('burst no memory', () => {
    expect(zoo.of('bomb').skips).toEqual(['too-large']);
    expect(zoo.of('bomb-copies').skips).toEqual(['too-large']);
    expect(usage.megabytes).toBeLessThan(450);
    expect(usage.seconds).toBeLessThan(30);
  });
});

describe('what lies where git keeps its own', () => {
  const zoo = new Zoo();
  const oid = (n: number) => nameOf('blob', `loose ${n}`);
  const fifo = (path: string): void => {
    rmSync(path, { force: true });
    execFileSync('mkfifo', [path]);
  };

  beforeAll(() => {
    const loose = zoo.repo('loose');
    const put = (n: number, bytes: Buffer) => writeLoose(loose.gitDir, oid(n), bytes);
    put(1, Buffer.alloc(0));
    put(2, Buffer.from('garbage that is no zlib stream'));
    put(3, looseObject('blob', 'x').subarray(0, 5));
    put(4, deflateSync(Buffer.from(`blob 99999999999\0t=${token(4)}\n`)));
    put(5, deflateSync(Buffer.from('blob 999999999999999999999999\0x')));
    put(6, deflateSync(Buffer.from('blob -1\0x')));
    put(7, deflateSync(Buffer.from('blob 3\0more than three')));
    put(8, deflateSync(Buffer.from('blob 30\0less')));
    put(9, deflateSync(Buffer.from('blub 1\0x')));
    put(10, deflateSync(Buffer.from('no header at all, nowhere')));
    rmSync(put(11, Buffer.alloc(0)));
    mkdirSync(join(loose.gitDir, 'objects', oid(11).slice(0, 2), oid(11).slice(2)));
    fifo(put(12, Buffer.alloc(0)));
    for (const [n, target] of [
      [13, '/dev/zero'],
      [14, '/etc/passwd'],
      [15, oid(15).slice(2)],
      [16, 'nowhere'],
    ] as const) {
      rmSync(put(n, Buffer.alloc(0)));
      symlinkSync(target, join(loose.gitDir, 'objects', oid(n).slice(0, 2), oid(n).slice(2)));
    }
    put(17, deflateSync(Buffer.from('tree 20\0not a tree at all...')));
    put(18, looseObject('tree', Buffer.alloc(100, 'x')));
    put(19, looseObject('commit', 'no commit'));
    put(20, looseObject('tag', 'object 1234\ntype commit\n'));
    writeFileSync(join(loose.gitDir, 'objects/00'), 'a file');
    writeFileSync(join(loose.gitDir, 'objects/pack-file'), 'a file');

    for (const end of ['pack', 'idx', 'both']) {
      const repo = zoo.repo(`fifo-${end}`);
      writePack(repo.gitDir, [{ oid: oid(1), type: BLOB, content: Buffer.from('x') }]);
      for (const e of end === 'both' ? ['pack', 'idx'] : [end]) fifo(join(repo.gitDir, `objects/pack/pack-made.${e}`));
    }
    const midx = zoo.repo('fifo-midx');
    writePack(midx.gitDir, [{ oid: oid(1), type: BLOB, content: Buffer.from('x') }]);
    rmSync(join(midx.gitDir, 'objects/pack/pack-made.idx'));
    fifo(join(midx.gitDir, 'objects/pack/multi-pack-index'));
    const folder = zoo.repo('pack-folder');
    mkdirSync(join(folder.gitDir, 'objects/pack/pack-made.pack'));
    mkdirSync(join(folder.gitDir, 'objects/pack/pack-made.idx'));
    for (const [name, bytes] of Object.entries({
      empty: Buffer.alloc(0),
      garbage: Buffer.alloc(5000, 'MIDX\xff'),
      chunks: Buffer.from('MIDX\x01\x01\xff\0\0\0\0\x01PNAM'),
    })) {
      const repo = zoo.repo(`midx-${name}`);
      writePack(repo.gitDir, [{ oid: oid(1), type: BLOB, content: Buffer.from('x') }]);
      rmSync(join(repo.gitDir, 'objects/pack/pack-made.idx'));
      writeFileSync(join(repo.gitDir, 'objects/pack/multi-pack-index'), bytes);
    }

    const alternates = (name: string, ...lines: string[]): void => {
      const repo = zoo.repo(`alternates-${name}`);
      mkdirSync(join(repo.gitDir, 'objects/info'), { recursive: true });
      writeFileSync(join(repo.gitDir, 'objects/info/alternates'), `${lines.join('\n')}\n`);
    };
    alternates('itself', '.', '../objects', './././');
    alternates('circle', '../../../alternates-circle-2/.git/objects');
    alternates('circle-2', '../../../alternates-circle/.git/objects');
    alternates(
      'outside',
      '/etc',
      '/',
      '/proc/self',
      '/dev/zero',
      '/nowhere',
      'a\0b',
      '\u001b]0;evil\u0007',
      ...Array.from({ length: 500 }, (_, i) => `/nowhere/${i}`),
    );

    const refs = zoo.repo('refs');
    for (const [name, target] of [
      ['loop', 'loop'],
      ['ping', 'pong'],
      ['pong', 'ping'],
      ['out', '/etc/passwd'],
      ['zero', '/dev/zero'],
      ['folder', '/'],
      ['self', '.'],
    ] as const)
      symlinkSync(target, join(refs.gitDir, 'refs/heads', name));
    fifo(join(refs.gitDir, 'refs/heads/fifo'));
    fifo(join(refs.gitDir, 'packed-refs'));
    writeFileSync(join(refs.gitDir, 'refs/heads/symbolic'), 'ref: refs/heads/symbolic\n');
    writeFileSync(join(refs.gitDir, 'refs/heads/up'), 'ref: ../../../../../etc/passwd\n');
    writeFileSync(join(refs.gitDir, 'refs/heads/text'), 'no name\n');
    const head = zoo.repo('head');
    writeFileSync(join(head.gitDir, 'HEAD'), 'ref: HEAD\n');

    const modules = zoo.repo('modules');
    mkdirSync(join(modules.gitDir, 'modules/deep'), { recursive: true });
    for (const name of ['a', 'b', 'c', 'd']) symlinkSync('.', join(modules.gitDir, 'modules/deep', name));
    symlinkSync('/', join(modules.gitDir, 'modules/root'));
    symlinkSync('../../.git', join(modules.gitDir, 'modules/itself'));
    cpSync(modules.gitDir, join(zoo.home, 'sub.git'), { recursive: true, filter: (path) => !path.endsWith('modules') });
    renameSync(join(zoo.home, 'sub.git'), join(modules.gitDir, 'modules/sub'));
    writeFileSync(join(modules.gitDir, 'modules/sub/config'), '[core]\n\tworktree = /etc\n');
    const sub = join(modules.gitDir, 'modules/broken');
    mkdirSync(join(sub, 'objects'), { recursive: true });
    writeFileSync(join(sub, 'HEAD'), '');
    writeFileSync(join(sub, 'commondir'), '/nowhere');
    zoo.scan('--timeout', '10');
  }, 120_000);

  it('keeps nothing that is whole from being found', () => {
    for (const name of zoo.names) expect(zoo.of(name).paths, name).toContain('good.txt');
    expect(zoo.of('modules').paths).toEqual(['good.txt', 'sub/good.txt']);
  });

  it('is told', () => {
    expect(zoo.of('loose').details).toMatch(/\d+ loose objects are damaged/);
    for (const name of zoo.names.filter((n) => /^(fifo|pack|midx)-/.test(n))) expect(zoo.of(name).skips, name).toEqual(['damaged']);
    expect(zoo.of('alternates-itself')).toMatchObject({ skips: [] });
    expect(zoo.of('alternates-outside').skips).toContain('repository');
    expect(zoo.of('refs').skips).toEqual(expect.arrayContaining(['symlink', 'special-file', 'damaged']));
    expect(zoo.of('modules').skips).toContain('repository');
  });

  it('is borrowed from nowhere unasked', () => {
    for (const name of ['alternates-circle', 'alternates-circle-2']) expect(zoo.of(name), name).toMatchObject({ paths: ['good.txt'], skips: ['repository'] });
    const trusted = keyreach(['scan', '--history', '--trust', '--report', 'json', zoo.at('alternates-circle')]);
    expect(trusted).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(trusted.stdout).skipped).toEqual([]);
  });

  it('shows no control character', () => {
    const { stdout } = keyreach(['scan', '--history', ...['alternates-outside', 'refs', 'loose'].map((n) => zoo.at(n))]);
    expect(stdout).toContain('Not read:');
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it.each([
    ['to nowhere', 'gitdir: /nowhere/at/all\n'],
    ['to itself', 'gitdir: .git\n'],
    ['to a device', 'gitdir: /dev/zero\n'],
    ['to a file', 'gitdir: a.txt\n'],
    ['nowhere named', 'hello\n'],
    ['of nothing', ''],
    ['of a megabyte', `gitdir: ${'x'.repeat(1 << 20)}\n`],
    ['of control characters', 'gitdir: \u001b]0;evil\u0007\n'],
  ])('a .git file that leads %s is no crash', (_, text) => {
    const root = tree({ 'a.txt': 'a\n', '.git': text });
    for (const args of [['--history'], ['--since', 'HEAD']]) {
      const ran = keyreach(['scan', ...args], { cwd: root });
      expect(ran.code, args[0]).toBe(2);
      expect(ran.stdout + ran.stderr).not.toContain('internal error');
      expect(ran.stdout + ran.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect((ran.stdout + ran.stderr).length).toBeLessThan(5000);
    }
  });

  it.each([
    ['no objects', (git: string) => rmSync(join(git, 'objects'), { recursive: true })],
    [
      'a file for objects',
      (git: string) => {
        rmSync(join(git, 'objects'), { recursive: true });
        writeFileSync(join(git, 'objects'), '');
      },
    ],
    ['a common directory that is nowhere', (git: string) => writeFileSync(join(git, 'commondir'), '/nowhere\n')],
    ['a common directory that is a file', (git: string) => writeFileSync(join(git, 'commondir'), 'config\n')],
    [
      'another way of naming objects than it says',
      (git: string) => writeFileSync(join(git, 'config'), '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n'),
    ],
  ])('%s is no crash, and not clean', (_, change) => {
    const repo = new Repo();
    repo.commit({ 'a.txt': 'a\n' });
    repo.git('gc', '-q');
    change(repo.gitDir);
    const ran = keyreach(['scan', '--history'], { cwd: repo.root });
    expect(ran.stdout + ran.stderr).not.toContain('internal error');
    expect(ran.code).toBe(2);
  });
});

describe('a config of the repository', () => {
  it('runs nothing', () => {
    const repo = new Repo();
    repo.commit({ 'a.txt': `t=${token(1)}\n`, '.gitattributes': '*.txt diff=evil filter=evil merge=evil\n' });
    repo.commit({ 'b.txt': `t=${token(2)}\n` });
    repo.git('gc', '-q');
    const canary = join(tree(), 'canary');
    const script = join(tree({ 'run.sh': `#!/bin/sh\necho "$0 $*" >> ${canary}\nexit 1\n` }), 'run.sh');
    const elsewhere = tree({ 'secret.txt': `t=${token(3)}\n`, included: `[core]\n\tfsmonitor = ${script}\n\tpager = ${script}\n` });
    chmodSync(script, 0o755);
    const hooks = join(repo.gitDir, 'hooks');
    mkdirSync(hooks, { recursive: true });
    for (const name of ['post-checkout', 'pre-commit', 'post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'pre-auto-gc', 'post-rewrite'])
      cpSync(script, join(hooks, name));
    const settings: [string, string][] = [
      ['core.fsmonitor', script],
      ['core.hooksPath', hooks],
      ['core.pager', script],
      ['core.editor', script],
      ['core.sshCommand', script],
      ['core.askPass', script],
      ['core.gitProxy', script],
      ['core.alternateRefsCommand', script],
      ['core.worktree', elsewhere],
      ['pager.rev-list', script],
      ['pager.cat-file', script],
      ['diff.external', script],
      ['diff.evil.command', script],
      ['diff.evil.textconv', script],
      ['filter.evil.clean', script],
      ['filter.evil.smudge', script],
      ['filter.evil.process', script],
      ['merge.evil.driver', script],
      ['alias.rev-list', `!${script}`],
      ['alias.cat-file', `!${script}`],
      ['alias.ls-files', `!${script}`],
      ['gpg.program', script],
      ['gpg.ssh.program', script],
      ['log.showSignature', 'true'],
      ['credential.helper', `!${script}`],
      ['uploadpack.packObjectsHook', script],
      ['trace2.eventTarget', canary],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::${script}`],
      ['remote.origin.uploadpack', script],
      ['protocol.allow', 'always'],
      ['protocol.ext.allow', 'always'],
      ['include.path', join(elsewhere, 'included')],
    ];
    for (const [name, value] of settings) repo.git('config', '--add', name, value);
    // Something is missing, which git would fetch from what the remote is said to be.
    const blob = repo
      .run(['hash-object', '-w', '--stdin'], `t=${token(4)}\n`)
      .toString()
      .trim();
    const root = repo.run(['mktree'], `100644 blob ${blob}\tmissing.txt\n`).toString().trim();
    const commit = repo.run(['commit-tree', '-p', 'main', '-m', 'm', root]).toString().trim();
    writeFileSync(join(repo.gitDir, 'refs/heads/main'), `${commit}\n`);
    rmSync(join(repo.gitDir, 'objects', blob.slice(0, 2), blob.slice(2)));
    // And something is damaged, of which git is asked once more.
    writeLoose(repo.gitDir, nameOf('blob', 'damaged'), looseObject('blob', 'not that').subarray(0, 12));
    rmSync(canary, { force: true });
    const found = (args: string[]) => {
      const ran = keyreach(['scan', '--report', 'json', ...args], { cwd: repo.root });
      expect(ran.stderr, args[0]).toBe('');
      expect(ran.code, args[0]).toBeLessThan(3);
      return JSON.parse(ran.stdout) as JsonReport;
    };
    const all = found(['--history']);
    expect([...new Set(placesIn(all).map((p) => p.path))].sort()).toEqual(['a.txt', 'b.txt']);
    expect(all.skipped.map((s) => s.reason)).toContain('promised');
    expect(placesIn(found(['--since', 'HEAD~2'])).map((p) => p.path)).toEqual(['b.txt']);
    expect(placesIn(found(['--since', '2020-01-01'])).map((p) => p.path)).toEqual(['a.txt', 'b.txt']);
    expect(placesIn(found(['HEAD~2..HEAD'])).map((p) => p.path)).toEqual(['b.txt']);
    found(['--untrusted', '--history', '.']);
    expect(existsSync(canary) ? readFileSync(canary, 'utf8') : '').toBe('');
  });

  it('cannot put another commit in the place of one', () => {
    const repo = new Repo();
    repo.commit({ 'a.txt': 'a\n' });
    const bad = repo.commit({ 'b.txt': `t=${token(5)}\n` });
    repo.commit({ 'b.txt': null });
    const good = repo.git('commit-tree', '-p', 'HEAD~2', '-m', 'clean', 'HEAD~2^{tree}');
    repo.git('replace', bad.id, good);
    mkdirSync(join(repo.gitDir, 'info'), { recursive: true });
    for (const args of [['--history'], ['--since', 'HEAD~2'], ['HEAD~2..HEAD'], ['--since', '2020-01-01']]) {
      const ran = keyreach(['scan', '--report', 'json', ...args], { cwd: repo.root });
      expect(
        placesIn(JSON.parse(ran.stdout)).map((p) => p.commit?.id),
        args.join(' '),
      ).toEqual([bad.id]);
    }
  });
});

describe('trees and commits no git would make', () => {
  const zoo = new Zoo();
  const put = (repo: Repo, type: string, content: string | Buffer, oid = nameOf(type, content)): string => {
    writeLoose(repo.gitDir, oid, looseObject(type, content));
    return oid;
  };
  const author = (name: string | Buffer, time = '1700000000 +0000') =>
    Buffer.concat([Buffer.from('author '), Buffer.from(name), Buffer.from(` ${time}\ncommitter C <c@localhost> ${time}\n`)]);
  const commit = (repo: Repo, tree: string, parents: string[] = [], who: Buffer = author('A <a@localhost>'), oid?: string): string =>
    put(repo, 'commit', Buffer.concat([Buffer.from(`tree ${tree}\n${parents.map((p) => `parent ${p}\n`).join('')}`), who, Buffer.from('\nm\n')]), oid);
  const branch = (repo: Repo, name: string, oid: string) => writeFileSync(join(repo.gitDir, 'refs/heads', name), `${oid}\n`);
  const secret = (repo: Repo, n: number) => put(repo, 'blob', `t=${token(n)}\n`);
  const NAMES = [
    'new\nline',
    '\u001b]0;evil\u0007',
    '..',
    '.',
    '.git',
    'GIT~1',
    '-rf',
    'back\\slash',
    'sla/sh',
    '/etc/passwd',
    '../../up',
    '\u202etxt.exe',
    'a!b.zip',
    '%2e%2e',
    '"quoted"',
  ];
  const wrong = (n: number) => String(n).repeat(40).slice(0, 40);

  beforeAll(() => {
    const names = zoo.repo('names');
    const entries = NAMES.map((name, i) => treeEntry('100644', name, secret(names, 100 + i)));
    entries.push(treeEntry('100644', Buffer.from([0xff, 0xfe, 0x80]), secret(names, 150)));
    const git = put(names, 'tree', treeEntry('100644', 'config', secret(names, 151)));
    entries.push(
      treeEntry('40000', '.git', git),
      treeEntry('40000', '..', git),
      treeEntry('160000', 'sub', wrong(1)),
      treeEntry('120000', 'link', secret(names, 152)),
    );
    entries.push(treeEntry('0', 'mode0', secret(names, 153)));
    const mode = put(names, 'tree', treeEntry('7777777777777', 'mode', secret(names, 154)));
    const nameless = put(names, 'tree', treeEntry('100644', '', secret(names, 155)));
    entries.push(treeEntry('40000', 'broken', mode), treeEntry('40000', 'nameless', nameless));
    branch(names, 'names', commit(names, put(names, 'tree', Buffer.concat(entries))));

    const people = zoo.repo('people');
    const WHO: [string | Buffer, string?][] = [
      ['\u001b]0;evil\u0007 <\u001b[2J@x>'],
      [''],
      ['<>'],
      ['no brackets at all'],
      ['> back < to front'],
      [Buffer.from([0xff, 0xfe, 0x20, 0x3c, 0x3e])],
      ['A <a@b>', '99999999999999999999 +9999'],
      ['A <a@b>', '-5 -0000'],
      ['A <a@b>', 'yesterday'],
      ['\u202egnp.exe <a@b>'],
    ];
    WHO.forEach(([who, time], i) => {
      branch(people, `p${i}`, commit(people, put(people, 'tree', treeEntry('100644', `p${i}.txt`, secret(people, 200 + i))), [], author(who, time)));
    });
    branch(people, 'bare', put(people, 'commit', `tree ${put(people, 'tree', treeEntry('100644', 'bare.txt', secret(people, 220)))}`));
    branch(people, 'none', put(people, 'commit', ''));

    const long = zoo.repo('long');
    const who = author(`${'long '.repeat(20_000)}<${'x'.repeat(20_000)}>`);
    branch(long, 'long', commit(long, put(long, 'tree', treeEntry('100644', 'long '.repeat(12_000), secret(long, 240))), [], who));

    const parents = zoo.repo('parents');
    const leaf = (n: number) => put(parents, 'tree', treeEntry('100644', `c${n}.txt`, secret(parents, 300 + n)));
    branch(parents, 'missing', commit(parents, leaf(1), [wrong(7)]));
    commit(parents, leaf(2), [wrong(3)], undefined, wrong(2));
    commit(parents, leaf(3), [wrong(2)], undefined, wrong(3));
    branch(parents, 'circle', commit(parents, leaf(4), [wrong(2)]));
    commit(parents, leaf(5), [wrong(4), wrong(4)], undefined, wrong(4));
    branch(parents, 'itself', wrong(4));
    branch(
      parents,
      'many',
      commit(
        parents,
        leaf(6),
        Array.from({ length: 5000 }, () => wrong(4)),
      ),
    );
    branch(parents, 'no-tree', commit(parents, wrong(8)));
    branch(parents, 'blob-tree', commit(parents, secret(parents, 320)));
    branch(parents, 'commit-tree', commit(parents, wrong(4)));
    put(parents, 'tag', `object ${wrong(6)}\ntype tag\ntag a\ntagger T <t@localhost> 1 +0000\n\nm\n`, wrong(5));
    put(parents, 'tag', `object ${wrong(5)}\ntype tag\ntag b\ntagger T <t@localhost> 1 +0000\n\nm\n`, wrong(6));
    writeFileSync(join(parents.gitDir, 'refs/tags/loop'), `${wrong(5)}\n`);
    branch(parents, 'tag', wrong(6));

    const circle = zoo.repo('circle');
    const held = secret(circle, 400);
    put(circle, 'tree', Buffer.concat([treeEntry('40000', 'd', wrong(2)), treeEntry('100644', 'held.txt', held)]), wrong(1));
    put(circle, 'tree', Buffer.concat([treeEntry('40000', 'e', wrong(1)), treeEntry('40000', 'self', wrong(2))]), wrong(2));
    branch(circle, 'circle', commit(circle, wrong(1)));

    // Ten to the power of nine paths, in ten trees.
    const wide = zoo.repo('wide');
    let below = put(wide, 'tree', treeEntry('100644', 'held.txt', secret(wide, 500)));
    for (let level = 0; level < 9; level++) below = put(wide, 'tree', Buffer.concat(Array.from({ length: 10 }, (_, i) => treeEntry('40000', `d${i}`, below))));
    branch(wide, 'wide', commit(wide, below));
    const deep = zoo.repo('deep');
    below = put(deep, 'tree', treeEntry('100644', 'held.txt', secret(deep, 501)));
    for (let level = 0; level < 3000; level++) below = put(deep, 'tree', treeEntry('40000', 'd', below));
    branch(deep, 'deep', commit(deep, below));
    zoo.names.splice(zoo.names.indexOf('wide'), 1);
    zoo.scan();
  }, 120_000);

  it('are read all the same', () => {
    for (const name of zoo.names) expect(zoo.of(name).paths, name).toContain('good.txt');
    const found = (name: string) => placesIn(zoo.report as JsonReport).filter((p) => p.path.startsWith(`${name}/`));
    const names = new Set(found('names').map((p) => p.path.slice('names/'.length)));
    for (const name of NAMES) expect(names.has(name), JSON.stringify(name.slice(0, 20))).toBe(true);
    for (const name of ['.git/config', '../config', 'link', 'mode0']) expect(names.has(name), name).toBe(true);
    // What only a broken tree names has no path.
    const places = placesIn(zoo.report as JsonReport);
    for (const n of [154, 155]) expect(places.map((p) => p.path)).toContain(`git:${nameOf('blob', `t=${token(n)}\n`)}`);
    expect(zoo.of('names').skips).toEqual(['damaged']);
    expect(found('people').filter((p) => /\/p\d+\.txt$/.test(p.path))).toHaveLength(10);
    expect(found('people').map((p) => p.path)).toContain('people/bare.txt');
    expect(zoo.of('parents').paths).toEqual(expect.arrayContaining([1, 2, 3, 4, 6].map((n) => `c${n}.txt`)));
    // A commit that is its own parent brought nothing; what it holds is told without it.
    expect(places.map((p) => p.path)).toContain(`git:${nameOf('blob', `t=${token(305)}\n`)}`);
    expect(zoo.of('circle').paths).toContain('held.txt');
    expect(zoo.of('deep').paths.some((p) => p.endsWith('d/held.txt') || p.startsWith('git:'))).toBe(true);
  });

  it('put no control character on a terminal', () => {
    for (const { commit } of placesIn(zoo.report as JsonReport) as GitPlace[])
      expect(`${commit?.author} ${commit?.email} ${commit?.date}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    const ran = keyreach(['scan', '--history', ...['names', 'people'].map((n) => zoo.at(n))]);
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(ran.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    const dates = placesIn(zoo.report as JsonReport).map((p) => p.commit?.date ?? '1970-01-01T00:00:00Z');
    for (const date of dates) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('with long names take no longer', () => {
    const ran = keyreach(['scan', '--history', zoo.at('long')], { timeout: 8_000 });
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(ran.stdout).toContain('2 credentials');
    expect(ran.stdout.length).toBeLessThan(20_000);
  });

  it('of which the parts multiply end in time, and are told', () => {
    const ran = keyreach(['scan', '--history', '--report', 'json', zoo.at('wide')], { timeout: 60_000 });
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(1);
    const report = JSON.parse(ran.stdout) as JsonReport;
    expect(placesIn(report).map((p) => p.path)).toContain('good.txt');
    expect(placesIn(report).some((p) => p.path.endsWith('/held.txt'))).toBe(true);
    expect(report.skipped).not.toEqual([]);
    expect(ran.stdout.length).toBeLessThan(50_000_000);
  });
});

it('does not wait for ever for git, which waits for a pipe', async () => {
  const repo = new Repo();
  repo.commit({ 'good.txt': 'x\n' });
  const config = join(repo.gitDir, 'config');
  rmSync(config);
  execFileSync('mkfifo', [config]);
  const asked = async () => {
    for await (const _ of git({ root: repo.root, gitDir: repo.gitDir }, ['rev-parse', 'HEAD'], { patience: 300 }));
  };
  await expect(asked()).rejects.toThrow('git rev-parse gave no answer for 0.3 s');
});
