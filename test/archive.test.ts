/** Archives, good and hostile: what comes out, and that nothing unpacks beyond its limit. All are made here, at run time. */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { Fake } from '../src/kit.ts';
import type { Skip } from '../src/model.ts';
import { type ArchiveLimits, archiveKind, DEFAULT_LIMITS, openArchive } from '../src/sources/archive.ts';

const fake = new Fake(7);
const MIB = 1 << 20;

interface Made {
  name: string;
  data: Buffer;
  stored?: boolean;
  flags?: number;
  method?: number;
  /** What the headers say, where that is not the truth. */
  size?: number;
  crc?: number;
  mode?: number;
  /** Sizes only in a descriptor after the data. */
  streamed?: boolean;
  /** Header of another member whose data this one claims. */
  sameAs?: number;
}

const u16 = (...n: number[]) => Buffer.concat(n.map((v) => Buffer.from([v & 255, (v >> 8) & 255])));
const u32 = (...n: number[]) =>
  Buffer.concat(
    n.map((v) => {
      const b = Buffer.alloc(4);
      b.writeUInt32LE(v >>> 0);
      return b;
    }),
  );

/** A tiny zip writer that can lie. */
function zip(members: Made[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const m of members) {
    const name = Buffer.from(m.name);
    const packed = m.stored ? m.data : deflateRawSync(m.data);
    const method = m.method ?? (m.stored ? 0 : 8);
    const flags = (m.flags ?? 0) | (m.streamed ? 8 : 0) | 0x800;
    const crc = m.crc ?? crc32(m.data);
    const size = m.size ?? m.data.length;
    const sizes = m.streamed ? u32(0, 0, 0) : u32(crc, packed.length, size);
    const offset = m.sameAs === undefined ? at : (offsets[m.sameAs] as number);
    offsets.push(offset);
    if (m.sameAs === undefined) {
      const local = [Buffer.from('PK\u0003\u0004'), u16(20, flags, method, 0, 0), sizes, u16(name.length, 0), name, packed];
      if (m.streamed) local.push(Buffer.from('PK\u0007\u0008'), u32(crc, packed.length, size));
      const all = Buffer.concat(local);
      parts.push(all);
      at += all.length;
    }
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        u16(m.mode === undefined ? 20 : 0x0314, 20, flags, method, 0, 0),
        u32(crc, packed.length, size),
        u16(name.length, 0, 0, 0, 0),
        u32((m.mode ?? 0) * 65536, offset),
        name,
      ]),
    );
  }
  const d = Buffer.concat(directory);
  const count = Math.min(members.length, 0xffff);
  return Buffer.concat([...parts, d, Buffer.from('PK\u0005\u0006'), u16(0, 0, count, count), u32(d.length, at), u16(0)]);
}

type TarMade = { name: string; data?: Buffer; type?: 'file' | 'symlink' | 'link' | 'directory' | 'fifo' | 'block-device'; linkname?: string };

async function tar(members: TarMade[]): Promise<Buffer> {
  const p = pack();
  const chunks: Buffer[] = [];
  const done = (async () => {
    for await (const c of p) chunks.push(c as unknown as Buffer);
  })();
  for (const { data, ...header } of members) p.entry({ mtime: new Date(0), ...header }, data ?? Buffer.alloc(0));
  p.finalize();
  await done;
  return Buffer.concat(chunks);
}

async function open(bytes: Buffer, path: string, limits: Partial<ArchiveLimits> = {}) {
  const members: Record<string, Buffer> = {};
  const skips: Skip[] = [];
  for await (const m of openArchive(bytes, path, { ...DEFAULT_LIMITS, ...limits })) {
    if ('reason' in m) skips.push(m);
    else members[m.path] = Buffer.from(m.bytes);
  }
  return { members, skips, names: Object.keys(members), reasons: skips.map((s) => `${s.path} ${s.reason}`) };
}

const text = (length = 200) => Buffer.from(fake.text('base62', length));
const noise = (length: number) => fake.bytes(length);

it('tells archives by their first bytes', async () => {
  expect(archiveKind(zip([{ name: 'a', data: text() }]), 'x.jar')).toBe('zip');
  expect(archiveKind(gzipSync('a'), 'x')).toBe('gzip');
  const t = await tar([{ name: 'a', data: text() }]);
  expect(archiveKind(t, 'x')).toBe('tar');
  const old = Buffer.from(t);
  old.fill(0, 257, 265);
  let sum = 256;
  for (let i = 0; i < 512; i++) if (i < 148 || i >= 156) sum += old[i] as number;
  old.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  expect(archiveKind(old, 'x.tar')).toBe('tar');
  expect(archiveKind(old, 'x.bin')).toBeUndefined();
  expect((await open(old, 'x.tar')).names).toEqual(['x.tar!a']);
  expect(archiveKind(text(2000), 'fake.tar')).toBeUndefined();
  expect(archiveKind(Buffer.from('PK'), 'x.zip')).toBeUndefined();
  expect(archiveKind(Buffer.alloc(0), 'x.zip')).toBeUndefined();
});

it('reads zip members, deflated, stored and streamed', async () => {
  const data = [text(), text(9000), text(), Buffer.alloc(0)] as const;
  const made = zip([
    { name: 'dir/', data: Buffer.alloc(0), stored: true },
    { name: 'dir/a.env', data: data[0] },
    { name: 'b.yaml', data: data[1], stored: true },
    { name: 'c.json', data: data[2], streamed: true },
    { name: 'empty', data: data[3], stored: true },
  ]);
  const { members, skips } = await open(made, 'in/x.whl');
  expect(members).toEqual({ 'in/x.whl!dir/a.env': data[0], 'in/x.whl!b.yaml': data[1], 'in/x.whl!c.json': data[2], 'in/x.whl!empty': data[3] });
  expect(skips).toEqual([]);
});

it('reads tar, tar.gz, tgz and gz', async () => {
  const a = text();
  const big = noise(300_000);
  const long = `${'d/'.repeat(120)}deep.env`;
  const t = await tar([
    { name: 'a.env', data: a },
    { name: 'big.bin', data: big },
    { name: 'none', data: Buffer.alloc(0) },
    { name: long, data: a },
  ]);
  for (const [path, bytes] of [
    ['x.tar', t],
    ['x.tar.gz', gzipSync(t)],
    ['x.tgz', gzipSync(t)],
  ] as const) {
    const { members, skips } = await open(bytes, path);
    expect(members).toEqual({ [`${path}!a.env`]: a, [`${path}!big.bin`]: big, [`${path}!none`]: Buffer.alloc(0), [`${path}!${long}`]: a });
    expect(skips).toEqual([]);
  }
  expect((await open(gzipSync(a), 'logs/app.log.gz')).members).toEqual({ 'logs/app.log.gz!app.log': a });
  // Several gzip members in one file are one content.
  expect((await open(Buffer.concat([gzipSync(a), gzipSync(a)]), 'two.gz')).members).toEqual({ 'two.gz!two': Buffer.concat([a, a]) });
});

it('opens archives in archives, three deep', async () => {
  const value = text();
  const one = zip([{ name: 'v.env', data: value }]);
  const two = gzipSync(await tar([{ name: 'one.zip', data: one }]));
  const three = zip([{ name: 'lib/two.tgz', data: two }]);
  expect((await open(three, 'three.zip')).members).toEqual({ 'three.zip!lib/two.tgz!one.zip!v.env': value });
  const four = zip([
    { name: 'three.zip', data: three },
    { name: 'note.txt', data: value },
  ]);
  const { names, reasons } = await open(four, 'four.zip');
  expect(names).toEqual(['four.zip!note.txt']);
  expect(reasons).toEqual(['four.zip!three.zip!lib/two.tgz!one.zip archive-limit']);
});

it('makes names harmless', async () => {
  const data = text(20);
  const names = ['../../etc/passwd', '/abs/x', 'C:\\Users\\me\\y', 'a/./b//c', 'bell\u0007\u001b[31m\u202e.env', '..', 'd/../../e'];
  const wanted = ['etc/passwd', 'abs/x', 'Users/me/y', 'a/b/c', 'bell[31m.env', 'unnamed', 'd/e'];
  const { names: got } = await open(zip(names.map((name) => ({ name, data }))), 'x.zip');
  expect(got).toEqual(wanted.map((n) => `x.zip!${n}`));
  const inTar = await open(await tar(names.slice(0, 2).map((name) => ({ name, data }))), 'x.tar');
  expect(inTar.names).toEqual(['x.tar!etc/passwd', 'x.tar!abs/x']);
});

it('passes over links, devices and folders', async () => {
  const data = text();
  const t = await tar([
    { name: 's', type: 'symlink', linkname: '/etc/passwd' },
    { name: 'h', type: 'link', linkname: 'a' },
    { name: 'f', type: 'fifo' },
    { name: 'd', type: 'directory' },
    { name: 'a', data },
  ]);
  expect(await open(t, 'x.tar')).toMatchObject({ members: { 'x.tar!a': data }, skips: [] });
  const z = zip([
    { name: 's', data: Buffer.from('/etc/passwd'), mode: 0o120777 },
    { name: 'a', data, mode: 0o100644 },
  ]);
  expect(await open(z, 'x.zip')).toMatchObject({ members: { 'x.zip!a': data }, skips: [] });
});

it('says what is encrypted or packed in an unknown way, and reads the rest', async () => {
  const data = text();
  const z = zip([
    { name: 'locked.env', data, flags: 1 },
    { name: 'aes.env', data, method: 99 },
    { name: 'lzma.env', data, method: 14 },
    { name: 'open.env', data },
  ]);
  const { members, skips } = await open(z, 'x.zip');
  expect(members).toEqual({ 'x.zip!open.env': data });
  expect(skips.map((s) => `${s.path} ${s.reason} ${s.detail}`)).toEqual([
    'x.zip!locked.env unreadable it is encrypted',
    'x.zip!aes.env unreadable it is encrypted',
    'x.zip!lzma.env unreadable it is packed in a way that cannot be read (method 14)',
  ]);
  const strong = await open(
    zip([
      { name: 'a', data },
      { name: 's', data, flags: 0x41 },
    ]),
    'x.zip',
  );
  expect(strong.members).toEqual({ 'x.zip!a': data });
  expect(strong.reasons).toContain('x.zip!s unreadable');
});

it('stops at bombs and goes on with the other members', async () => {
  const data = text();
  const bomb = zip([
    { name: 'zeros', data: Buffer.alloc(60 * MIB) },
    { name: 'dense', data: Buffer.alloc(20 * MIB) },
    { name: 'a', data },
  ]);
  expect(bomb.length).toBeLessThan(100_000);
  const { members, reasons } = await open(bomb, 'b.zip');
  expect(members).toEqual({ 'b.zip!a': data });
  expect(reasons).toEqual(['b.zip!zeros archive-limit', 'b.zip!dense archive-limit']);
  for (const path of ['z.gz', 'z.tar.gz']) {
    const { names, reasons: why } = await open(gzipSync(Buffer.alloc(60 * MIB)), path);
    expect([names, why]).toEqual([[], [`${path} archive-limit`]]);
  }
  // Inside another archive it costs only itself.
  const outer = await open(
    zip([
      { name: 'z.gz', data: gzipSync(Buffer.alloc(60 * MIB)), stored: true },
      { name: 'a', data },
    ]),
    'o.zip',
  );
  expect([outer.names, outer.reasons]).toEqual([['o.zip!a'], ['o.zip!z.gz archive-limit']]);
  const many = Array.from({ length: 40 }, (_, i) => ({ name: `z${i}`, data: Buffer.alloc(2 * MIB) }));
  const total = await open(zip(many), 'many.zip', { totalBytes: 9 * MIB });
  expect([total.names.length, total.reasons]).toEqual([4, ['many.zip archive-limit']]);
});

it('stops a tar bomb behind gzip, and members larger than allowed', async () => {
  const t = await tar([
    { name: 'first', data: text() },
    { name: 'zeros', data: Buffer.alloc(30 * MIB) },
    { name: 'last', data: text() },
  ]);
  const { names, reasons } = await open(gzipSync(t), 'x.tgz');
  expect([names, reasons]).toEqual([['x.tgz!first'], ['x.tgz archive-limit']]);
  const plain = await open(t, 'x.tar', { memberBytes: MIB });
  expect([plain.names, plain.reasons]).toEqual([['x.tar!first', 'x.tar!last'], ['x.tar!zeros archive-limit']]);
});

it('is not fooled by lying sizes', async () => {
  const data = text(5000);
  const z = zip([
    { name: 'small', data, size: 10 },
    { name: 'huge', data, size: 0xfffffff0 },
    { name: 'stored', data, stored: true, size: 1 },
    { name: 'sum', data, crc: 1 },
    { name: 'bomb', data: Buffer.alloc(60 * MIB), size: 100 },
    { name: 'good', data },
  ]);
  const { members, reasons } = await open(z, 'x.zip');
  expect(Object.values(members).every((m) => m.equals(data))).toBe(true);
  expect(Object.keys(members)).toEqual(['x.zip!small', 'x.zip!huge', 'x.zip!stored', 'x.zip!sum', 'x.zip!good']);
  expect(reasons).toEqual([
    'x.zip!small archive-damaged',
    'x.zip!huge archive-damaged',
    'x.zip!stored archive-damaged',
    'x.zip!sum archive-damaged',
    'x.zip!bomb archive-limit',
  ]);
  const t = await tar([{ name: 'a', data }]);
  t.write('77777777777', 124, 'latin1');
  let sum = 256;
  for (let i = 0; i < 512; i++) if (i < 148 || i >= 156) sum += t[i] as number;
  t.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  const lying = await open(t, 'x.tar');
  expect(lying.names).toEqual([]);
  expect(lying.reasons).toEqual(['x.tar!a archive-limit', 'x.tar archive-damaged']);
});

it('reads overlapping members once', async () => {
  const data = text(5000);
  const z = zip([{ name: 'a', data }, ...Array.from({ length: 500 }, (_, i) => ({ name: `b${i}`, data, sameAs: 0 })), { name: 'z', data }]);
  const { names, reasons } = await open(z, 'x.zip');
  expect([names, reasons]).toEqual([['x.zip!a', 'x.zip!z'], ['x.zip archive-limit']]);
});

it('ends at what holds itself, again and again', async () => {
  let z = zip([{ name: 'v', data: text() }]);
  for (let i = 0; i < 60; i++)
    z = zip([
      { name: 'again.zip', data: z },
      { name: 'again2.zip', data: z.length < 20_000 ? z : text() },
    ]);
  const { names, skips } = await open(z, 'q.zip');
  expect(names.every((n) => n.split('!').length <= 4)).toBe(true);
  expect(skips.length).toBeGreaterThan(0);
  expect(skips.every((s) => s.reason === 'archive-limit')).toBe(true);
});

it('counts members', async () => {
  const data = Buffer.from('x');
  const z = zip(Array.from({ length: 30_000 }, (_, i) => ({ name: `f${i}`, data, stored: true })));
  const { names, reasons } = await open(z, 'x.zip');
  expect([names.length, reasons]).toEqual([20_000, ['x.zip archive-limit']]);
  const t = await open(await tar(Array.from({ length: 300 }, (_, i) => ({ name: `f${i}`, data }))), 'x.tar', { entries: 100 });
  expect([t.names.length, t.reasons]).toEqual([100, ['x.tar archive-limit']]);
});

it('saves what it can of a cut-off zip', async () => {
  const data = [text(3000), text(3000), text(3000)] as const;
  for (const streamed of [false, true]) {
    const z = zip(data.map((d, i) => ({ name: `f${i}`, data: d, streamed })));
    const cut = z.subarray(0, z.indexOf('f2') + 1200);
    const { members, reasons } = await open(cut, 'x.zip');
    expect(members['x.zip!f0']).toEqual(data[0]);
    expect(members['x.zip!f1']).toEqual(data[1]);
    const part = members['x.zip!f2'] as Buffer;
    expect(part.length).toBeGreaterThan(800);
    expect(data[2].subarray(0, part.length).equals(part)).toBe(true);
    expect(reasons).toEqual(['x.zip archive-damaged', 'x.zip!f2 archive-damaged']);
  }
  const noDirectory = zip(data.map((d, i) => ({ name: `f${i}`, data: d })));
  noDirectory.fill(0, noDirectory.indexOf('PK\u0001\u0002') + 60);
  expect((await open(noDirectory, 'x.zip')).names).toEqual(['x.zip!f0', 'x.zip!f1', 'x.zip!f2']);
  // A directory that breaks off in its middle: no member twice.
  const half = zip(data.map((d, i) => ({ name: `f${i}`, data: d })));
  half.fill(0, half.lastIndexOf('PK\u0001\u0002'), half.lastIndexOf('PK\u0001\u0002') + 4);
  const again = await open(half, 'x.zip');
  expect([again.names, again.reasons]).toEqual([['x.zip!f0', 'x.zip!f1', 'x.zip!f2'], ['x.zip archive-damaged']]);
});

it('saves what it can of cut-off and damaged gzip and tar', async () => {
  const value = text(60_000);
  const gz = gzipSync(value);
  const cut = await open(gz.subarray(0, gz.length >> 1), 'a.gz');
  const part = cut.members['a.gz!a'] as Buffer;
  expect(part.length).toBeGreaterThan(20_000);
  expect(value.subarray(0, part.length).equals(part)).toBe(true);
  expect(cut.reasons).toEqual(['a.gz archive-damaged']);
  const spoilt = Buffer.from(gz);
  spoilt.fill(0xff, gz.length - 3000, gz.length - 2000);
  const rest = await open(spoilt, 'a.gz');
  expect((rest.members['a.gz!a'] as Buffer).length).toBeGreaterThan(50_000);
  expect(rest.reasons).toEqual(['a.gz archive-damaged']);

  const t = await tar([
    { name: 'a', data: value },
    { name: 'b', data: value },
  ]);
  for (const [path, bytes] of [
    ['x.tar', t.subarray(0, 100_000)],
    ['x.tgz', gzipSync(t).subarray(0, 60_000)],
  ] as const) {
    const { members, reasons } = await open(bytes, path);
    expect(members[`${path}!a`]).toEqual(value);
    const b = members[`${path}!b`] as Buffer;
    expect(b.length).toBeGreaterThan(10_000);
    expect(value.subarray(0, b.length).equals(b)).toBe(true);
    expect(reasons).toEqual([`${path}!b archive-damaged`, `${path} archive-damaged`]);
  }
  for (const length of [512, 700, 1024, 60_000 + 1024, 60_928]) {
    const { reasons } = await open(t.subarray(0, length), 'x.tar');
    expect(reasons.length).toBeLessThan(3);
    expect(reasons.every((r) => r.endsWith('archive-damaged'))).toBe(true);
  }
  const header = Buffer.from(t);
  header.fill(0x41, 60_928, 61_100);
  expect(await open(header, 'x.tar')).toMatchObject({ names: ['x.tar!a'], reasons: ['x.tar archive-damaged'] });
});

it('survives any damage', async () => {
  const value = text(4000);
  const z = zip([
    { name: 'a', data: value },
    { name: 'b', data: value, streamed: true },
    { name: 'c.zip', data: zip([{ name: 'd', data: value }]) },
  ]);
  const t = await tar([
    { name: 'a', data: value },
    { name: 'x'.repeat(150), data: value },
  ]);
  for (const [path, good] of [
    ['x.zip', z],
    ['x.tar', t],
    ['x.tgz', gzipSync(t)],
  ] as const) {
    for (let i = 0; i < 300; i++) {
      const bad = Buffer.from(good);
      for (let n = fake.number(4); n >= 0; n--) bad[fake.number(bad.length)] = fake.number(256);
      await open(i % 2 ? bad : bad.subarray(0, fake.number(bad.length)), path);
    }
  }
});

it('can be left early, without loose ends', async () => {
  const members = Array.from({ length: 50 }, (_, i) => ({ name: `f${i}`, data: text(100_000) }));
  const t = await tar(members);
  for (const [path, bytes] of [
    ['x.zip', zip(members)],
    ['x.tar', t],
    ['x.tgz', gzipSync(t)],
    ['x.gz', gzipSync(text(200_000))],
    ['n.zip', zip([{ name: 'x.tgz', data: gzipSync(t) }])],
  ] as const) {
    let seen = 0;
    for await (const m of openArchive(bytes, path, DEFAULT_LIMITS)) {
      expect(m).not.toHaveProperty('reason');
      if (++seen === 2) break;
    }
  }
  await new Promise((done) => setTimeout(done, 50));
  const handles = process.getActiveResourcesInfo().filter((r) => /zlib/i.test(r));
  expect(handles).toEqual([]);
});

it('names no byte of the archive in what it says of damage', async () => {
  const z = zip([{ name: 'a', data: text() }]);
  const { skips } = await open(z.subarray(0, z.length - 30), 'x.zip');
  for (const s of skips) expect(s.detail).toMatch(/^[a-z ,;.]+$/i);
});
