/** Refs as git lists them: loose, packed, symbolic, of other work trees, stashes, reftables; and what ends well although it is none. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../src/sources/git/layout.ts';
import { type Ref, readRefs } from '../src/sources/git/refs.ts';
import { ReftableError, readReftable } from '../src/sources/git/reftable.ts';
import { git } from './built.ts';
import { committed, tree } from './helpers.ts';

function read(root: string, gitDir = join(root, '.git')): { refs: Ref[]; skips: string[] } {
  const { refs, skips } = readRefs(layoutOf({ root, gitDir }, true, 'repo'));
  return { refs, skips: skips.map(({ path, reason }) => `${reason} ${path}`) };
}
const shown = (refs: Ref[]): string[] => refs.filter((r) => r.name.startsWith('refs/')).map((r) => `${r.oid} ${r.name}`);
const asGit = (root: string): string[] => git(root, 'for-each-ref', '--format=%(objectname) %(refname)').trim().split('\n');
const oidOf = (refs: Ref[], name: string): string | undefined => refs.find((r) => r.name === name)?.oid;

describe('refs in files', () => {
  for (const format of ['sha1', 'sha256'])
    it(`are those git lists, loose and packed (${format})`, () => {
      const root = tree({ a: 'a' });
      git(root, 'init', '-q', `--object-format=${format}`);
      committed(root);
      git(root, 'branch', 'größe/ö');
      git(root, 'tag', '-a', '-m', 'x', 'v1');
      git(root, 'update-ref', 'refs/pull/1/head', 'HEAD');
      git(root, 'pack-refs', '--all');
      const first = git(root, 'rev-parse', 'HEAD').trim();
      git(root, 'commit', '-q', '--allow-empty', '-m', 'second');
      git(root, 'branch', 'loose');
      git(root, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/heads/loose');
      git(root, 'symbolic-ref', 'refs/remotes/gone/HEAD', 'refs/heads/none');
      const { refs, skips } = read(root);
      expect(skips).toEqual([]);
      expect(shown(refs)).toEqual(asGit(root));
      expect(refs.length).toBe(7);
      expect(oidOf(refs, 'HEAD')).toBe(git(root, 'rev-parse', 'HEAD').trim());
      expect(refs.find((r) => r.name === 'refs/tags/v1')?.peeled).toBe(first);
      git(root, 'checkout', '-q', '--detach', 'HEAD^');
      expect(oidOf(read(root).refs, 'HEAD')).toBe(first);
    });

  it('are read from linked work trees too, and know the others', () => {
    const root = committed(tree({ a: 'a' }));
    const linked = join(tree(), 'linked');
    git(root, 'worktree', 'add', '-q', '-b', 'other', linked);
    git(linked, 'commit', '-q', '--allow-empty', '-m', 'there');
    git(linked, 'update-ref', 'refs/bisect/bad', 'HEAD');
    const [here, there] = [git(root, 'rev-parse', 'HEAD').trim(), git(linked, 'rev-parse', 'HEAD').trim()];
    const own = read(root).refs;
    expect([oidOf(own, 'HEAD'), oidOf(own, 'worktrees/linked/HEAD'), oidOf(own, 'refs/bisect/bad')]).toEqual([here, there, undefined]);
    const { refs, skips } = read(linked);
    expect(skips).toEqual([]);
    expect([oidOf(refs, 'HEAD'), oidOf(refs, 'main-worktree/HEAD'), oidOf(refs, 'worktrees/linked/HEAD')]).toEqual([there, here, undefined]);
    expect(shown(refs)).toEqual(asGit(linked));
  });

  it('include every stash', () => {
    const root = committed(tree({ a: 'a' }));
    const stashes = Array.from({ length: 11 }, (_, i) => {
      writeFileSync(join(root, 'a'), `${i}`);
      git(root, 'stash', '-q');
      return git(root, 'rev-parse', 'refs/stash').trim();
    });
    git(root, 'stash', 'drop', '-q', 'stash@{3}');
    stashes.splice(-4, 1);
    const found = read(root).refs.filter((r) => r.name.startsWith('stash@'));
    expect(found).toEqual(stashes.reverse().map((oid, n) => ({ name: `stash@{${n}}`, oid })));
    expect(read(committed(tree())).skips).toEqual([]);
  });

  it('that are none end in skips', () => {
    const root = committed(tree({ a: 'a' }));
    const dir = join(root, '.git');
    const outside = tree({ HEAD: `${'1'.repeat(40)}\n`, 'heads/theirs': `${'1'.repeat(40)}\n` });
    const oid = git(root, 'rev-parse', 'HEAD').trim();
    writeFileSync(join(dir, 'refs/heads/loop'), 'ref: refs/heads/pool\n');
    writeFileSync(join(dir, 'refs/heads/pool'), 'ref: refs/heads/loop\n');
    writeFileSync(join(dir, 'refs/heads/empty'), '');
    writeFileSync(join(dir, 'refs/heads/longer'), `${oid}0\n`);
    writeFileSync(join(dir, 'refs/heads/huge'), 'x'.repeat(1 << 20));
    writeFileSync(join(dir, 'refs/heads/blanks'), `ref: a${' '.repeat(60_000)}b`);
    writeFileSync(join(dir, 'refs/heads/half.lock'), '');
    symlinkSync(join(outside, 'HEAD'), join(dir, 'refs/heads/file'));
    symlinkSync('refs/heads/main', join(dir, 'refs/heads/old-style'));
    symlinkSync(join(outside, 'heads'), join(dir, 'refs/heads/folder'));
    symlinkSync('..', join(dir, 'refs/heads/up'));
    execFileSync('mkfifo', [join(dir, 'refs/heads/pipe')]);
    mkdirSync(join(dir, 'worktrees'));
    symlinkSync(outside, join(dir, 'worktrees/out'));
    writeFileSync(join(dir, 'packed-refs'), `# pack-refs with: peeled\n^${oid}\n${oid} refs/heads/packed\n${oid} ../x\nzz\n${oid}\n`);
    const { refs, skips } = read(root);
    expect(shown(refs).map((line) => line.slice(41))).toEqual(['refs/heads/main', 'refs/heads/old-style', 'refs/heads/packed']);
    expect(skips.sort()).toEqual(
      [
        'damaged .git/packed-refs',
        'damaged .git/refs/heads/empty',
        'damaged .git/refs/heads/longer',
        'damaged .git/refs/heads/loop',
        'damaged .git/refs/heads/pool',
        'special-file .git/refs/heads/pipe',
        'symlink .git/refs/heads/file',
        'symlink .git/refs/heads/folder',
        'symlink .git/refs/heads/up',
        'symlink .git/worktrees/out/HEAD',
        'too-large .git/refs/heads/huge',
      ].sort(),
    );
  });
});

/** As gitformat-reftable says; what git 2.55 writes was read the same way when this was written. */
type Value = { oid?: string; peeled?: string; target?: string };
const varint = (value: number): Buffer => {
  const bytes = [value & 127];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor((rest - 1) / 128)) bytes.unshift(((rest - 1) & 127) | 128);
  return Buffer.from(bytes);
};
const u24 = (value: number): Buffer => Buffer.from([value >> 16, (value >> 8) & 255, value & 255]);
const u64 = (value: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt(value));
  return out;
};

function records(entries: [Buffer, number, Buffer][], offset: number): Buffer {
  let last = Buffer.alloc(0);
  const parts = entries.map(([key, type, value], i) => {
    let shared = 0;
    while (i > 0 && shared < last.length && last[shared] === key[shared]) shared++;
    last = Buffer.from(key);
    return Buffer.concat([varint(shared), varint((key.length - shared) * 8 + type), key.subarray(shared), value]);
  });
  return Buffer.concat([...parts, u24(offset), Buffer.from([0, 1])]);
}

interface TableOptions {
  hashBytes?: number;
  blockSize?: number;
  perBlock?: number;
  log?: [name: string, time: number, oid: string | undefined][];
}
function reftable(refs: [string, Value][], { hashBytes = 20, blockSize = 0, perBlock = 1000, log = [] }: TableOptions = {}): Buffer {
  const header = Buffer.concat([
    Buffer.from('REFT'),
    Buffer.from([hashBytes === 32 ? 2 : 1]),
    u24(blockSize),
    u64(1),
    u64(9),
    ...(hashBytes === 32 ? [Buffer.from('s256')] : []),
  ]);
  let out = Buffer.from(header);
  for (let i = 0; i < refs.length; i += perBlock) {
    const begin = i === 0 ? 0 : out.length;
    const entries = refs.slice(i, i + perBlock).map(([name, { oid, peeled, target }]): [Buffer, number, Buffer] => {
      const value = target === undefined ? Buffer.from((oid ?? '') + (peeled ?? ''), 'hex') : Buffer.concat([varint(target.length), Buffer.from(target)]);
      return [Buffer.from(name), target !== undefined ? 3 : peeled ? 2 : oid ? 1 : 0, Buffer.concat([varint(300), value])];
    });
    const body = records(entries, (i === 0 ? header.length : 0) + 4);
    const length = (i === 0 ? header.length : 0) + 4 + body.length;
    out = Buffer.concat([out, Buffer.from('r'), u24(length), body, Buffer.alloc(blockSize && i + perBlock < refs.length ? blockSize - length : 0)]);
    expect(out.length - begin).toBe(blockSize && i + perBlock < refs.length ? blockSize : length);
  }
  const logAt = out.length;
  for (const [name, time, oid] of log) {
    const key = Buffer.concat([Buffer.from(`${name}\0`), u64(2 ** 40 - time)]);
    const text = (s: string): Buffer => Buffer.concat([varint(s.length), Buffer.from(s)]);
    const data = oid
      ? Buffer.concat([Buffer.alloc(hashBytes), Buffer.from(oid, 'hex'), text('A'), text('a@b'), varint(1_700_000_000), Buffer.from([0, 60]), text('why\n')])
      : Buffer.alloc(0);
    const body = records([[key, oid ? 1 : 0, data]], 4);
    out = Buffer.concat([out, Buffer.from('g'), u24(4 + body.length), deflateSync(body)]);
  }
  const foot = Buffer.concat([header, u64(0), u64(0), u64(0), u64(log.length && refs.length ? logAt : 0), u64(0)]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(foot));
  return Buffer.concat([out, foot, crc]);
}

describe('reftables', () => {
  const id = (n: number, bytes = 20): string => n.toString(16).padStart(2 * bytes, '0');

  /** A repository whose refs lie in these tables. */
  function stacked(tables: Buffer[], config = ''): string {
    const root = committed(tree({ a: 'a' }));
    appendFileSync(join(root, '.git/config'), `[extensions]\n\trefStorage = reftable\n${config}`);
    mkdirSync(join(root, '.git/reftable'));
    for (const [i, table] of tables.entries()) writeFileSync(join(root, `.git/reftable/0x${i}-0x${i}-ab.ref`), table);
    writeFileSync(join(root, '.git/reftable/tables.list'), tables.map((_, i) => `0x${i}-0x${i}-ab.ref\n`).join(''));
    return root;
  }

  for (const hashBytes of [20, 32])
    for (const [blockSize, perBlock] of [
      [0, 7],
      [4096, 20],
      [4096, 1000],
    ] as const)
      it(`are read in order, the later ones win (${hashBytes} bytes, blocks of ${blockSize}, ${perBlock} refs each)`, () => {
        const many = Array.from({ length: 60 }, (_, i): [string, Value] => [`refs/heads/branch-${`${i}`.padStart(3, '0')}-ö`, { oid: id(i + 1, hashBytes) }]);
        const first = reftable(
          [
            ['HEAD', { target: 'refs/heads/main' }],
            ...many,
            ['refs/heads/main', { oid: id(100, hashBytes) }],
            ['refs/tags/v', { oid: id(7, hashBytes), peeled: id(8, hashBytes) }],
          ],
          {
            hashBytes,
            blockSize,
            perBlock,
            log: [
              ['refs/heads/main', 1, id(1, hashBytes)],
              ['refs/stash', 5, id(55, hashBytes)],
              ['refs/stash', 3, id(33, hashBytes)],
              ['refs/stash', 2, id(0, hashBytes)],
            ],
          },
        );
        const second = reftable(
          [
            ['refs/heads/branch-005-ö', {}],
            ['refs/heads/main', { oid: id(200, hashBytes) }],
          ],
          { hashBytes, log: [['refs/stash', 300, id(99, hashBytes)]] },
        );
        const third = reftable([], { hashBytes, log: [['refs/stash', 3, undefined]] });
        const root = stacked([first, second, third], hashBytes === 32 ? '\tobjectFormat = sha256\n' : '');
        const { refs, skips } = read(root);
        expect(skips).toEqual([]);
        const wanted = many.filter((_, i) => i !== 5).map(([name, { oid }]) => `${oid} ${name}`);
        expect(shown(refs)).toEqual([...wanted, `${id(200, hashBytes)} refs/heads/main`, `${id(7, hashBytes)} refs/tags/v`]);
        expect(refs.find((r) => r.name === 'refs/tags/v')?.peeled).toBe(id(8, hashBytes));
        expect(oidOf(refs, 'HEAD')).toBe(id(200, hashBytes));
        expect(refs.filter((r) => r.name.startsWith('stash')).map((r) => `${r.name} ${r.oid}`)).toEqual([
          `stash@{0} ${id(99, hashBytes)}`,
          `stash@{1} ${id(55, hashBytes)}`,
        ]);
      });

  it('that are damaged end in skips, whatever is changed in them', () => {
    const whole = reftable(
      Array.from({ length: 30 }, (_, i): [string, Value] => [`refs/heads/${i + 10}`, { oid: id(i) }]),
      { log: [['refs/stash', 3, id(33)]] },
    );
    let passed = 0;
    for (let at = 0; at < whole.length; at++)
      for (const change of [1, 0x80, 0xff]) {
        const table = Buffer.from(whole);
        table[at] = (table[at] as number) ^ change;
        // The footer's checksum is put right, so that what it guards is reached.
        const foot = table.length - 68;
        if (at < 24) table[foot + at] = table[at] as number;
        table.writeUInt32BE(crc32(table.subarray(foot, -4)), table.length - 4);
        try {
          readReftable(table, 20, 'refs/stash');
          passed++;
        } catch (error) {
          expect(error).toBeInstanceOf(ReftableError);
        }
      }
    for (let length = 0; length < whole.length; length++) expect(() => readReftable(whole.subarray(0, length), 20, 'refs/stash')).toThrow(ReftableError);
    expect(passed).toBeGreaterThan(100); // Most bytes are names and objects, which may be any.
    const root = stacked([whole, Buffer.from('REFT'), whole]);
    appendFileSync(join(root, '.git/reftable/tables.list'), '../../../etc/passwd\nmissing.ref\n');
    const found = read(root);
    expect(found.refs.length).toBe(31);
    expect(found.skips).toEqual(['damaged .git/reftable/0x1-0x1-ab.ref', 'damaged .git/reftable/?', 'damaged .git/reftable/missing.ref']);
  });

  it('that grow without end are given up', () => {
    // Each record repeats a name of 8,000 bytes in five.
    const name = Buffer.alloc(8000, 0x61);
    const record = Buffer.concat([varint(8000), varint(0), varint(0)]);
    const body = Buffer.concat([varint(0), varint(8 * 8000), name, varint(0), ...Array.from({ length: 100_000 }, () => record), u24(28), Buffer.from([0, 1])]);
    const head = Buffer.concat([Buffer.from('REFT\x01'), u24(0), u64(1), u64(1)]);
    const foot = Buffer.concat([head, u64(0), u64(0), u64(0), u64(0), u64(0)]);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(foot));
    expect(() => readReftable(Buffer.concat([head, Buffer.from('r'), u24(28 + body.length), body, foot, crc]), 20, 'refs/stash')).toThrow(/too long/);
    const unknown = committed(tree({ a: 'a' }));
    appendFileSync(join(unknown, '.git/config'), '[extensions]\n\trefStorage = quantum\n');
    expect(read(unknown).skips).toEqual(['unparsable .git/config']);
  });
});
