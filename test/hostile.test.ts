/** Trees made to break a scanner: it finishes, says what it did not read, and still finds what is there. */
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { crc32 } from '../src/kit.ts';
import { keyreach, type Ran } from './built.ts';
import { committed, type JsonReport, sample, scanJson, tree } from './helpers.ts';

const token = (seed: number) => sample('github-classic-pat', seed)['secret'] as string;
const ESCAPE = '\u001b[31mred\u001b]0;title\u0007';

/** A zip with one deflated member of zeros. */
function zipBomb(megabytes: number): Buffer {
  const content = Buffer.alloc(megabytes << 20);
  const packed = deflateRawSync(content, { level: 9 });
  const crc = crc32('') === 0 ? crcOf(content) : 0;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc, 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(1, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  local.copy(central, 10, 8, 30);
  central.writeUInt16LE(1, 28);
  central.writeUInt16LE(0, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(47, 12);
  end.writeUInt32LE(31 + packed.length, 16);
  return Buffer.concat([local, Buffer.from('z'), packed, central, Buffer.from('z'), end]);
}

function crcOf(bytes: Buffer): number {
  // gzip's trailer holds the checksum.
  return gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8);
}

describe.each(['outside git', 'inside git'])('a hostile tree %s', (where) => {
  let root: string;
  let ran: Ran & { report: JsonReport };

  beforeAll(async () => {
    root = tree({
      'found.txt': `a\nt=${token(1)}\n`,
      'nul.txt': Buffer.from(`x\0y\n\0\nt=${token(2)}\n`),
      'broken.txt': Buffer.concat([Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0x80, 10]), Buffer.from(`t=${token(3)}\n`)]),
      [`line\nbreak ${ESCAPE}.txt`]: `t=${token(4)}\n`,
    });
    if (where === 'inside git') committed(root);
    symlinkSync('loop-b', join(root, 'loop-a'));
    symlinkSync('loop-a', join(root, 'loop-b'));
    mkdirSync(join(root, 'deep'));
    symlinkSync('..', join(root, 'deep/up'));
    symlinkSync('/etc', join(root, 'outside'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    await new Promise<void>((resolve) => {
      const server = createServer().listen(join(root, 's.sock'), () => {
        server.unref();
        resolve();
      });
    });
    closeSync(openSync(join(root, 'sparse.bin'), 'w'));
    truncateSync(join(root, 'sparse.bin'), 2 * 2 ** 30);
    writeFileSync(join(root, 'bomb.zip'), zipBomb(200));
    writeFileSync(join(root, 'bomb.gz'), gzipSync(Buffer.alloc(200 << 20)));
    writeFileSync(join(root, 'cut.zip'), zipBomb(1).subarray(0, 300));
    writeFileSync(join(root, 'long.txt'), Buffer.concat([Buffer.alloc(25_000_000, 'a '), Buffer.from(` t=${token(5)} `), Buffer.alloc(25_000_000, 'b=')]));
    writeFileSync(
      join(root, 'bait.txt'),
      `${'password='.repeat(200_000)}\n${'eyJ'.repeat(100_000)}\n${'-----BEGIN PRIVATE KEY-----'.repeat(5000)}\n${'%41'.repeat(100_000)}\n${'"'.repeat(100_000)}\n${'ghp_'.repeat(100_000)}`,
    );
    writeFileSync(join(root, 'nested.json'), `{"a":${'['.repeat(100_000)}`);
    writeFileSync(join(root, 'nested.yaml'), `password:\n${'- '.repeat(20_000)}x\n`);
    writeFileSync(
      join(root, 'alias.yaml'),
      `a: &a [x,x,x]\n${Array.from({ length: 30 }, (_, i) => `${String.fromCharCode(98 + (i % 24))}${i}: &n${i} [*${i ? `n${i - 1}` : 'a'},*${i ? `n${i - 1}` : 'a'}]`).join('\n')}\nkind: Secret\npassword: x\n`,
    );
    writeFileSync(join(root, 'secret.txt'), `t=${token(6)}\n`);
    chmodSync(join(root, 'secret.txt'), 0o000);
    ran = scanJson([root, '--timeout', '20'], { timeout: 110_000 });
  }, 120_000);

  it('finishes and finds what is there', () => {
    expect(ran.code).toBe(1);
    const paths = new Set(ran.report.credentials.filter((c) => c.kind === 'github-classic-pat').flatMap((c) => c.places.map((p) => p.path)));
    for (const path of ['found.txt', 'nul.txt', 'broken.txt', `line\nbreak ${ESCAPE}.txt`, 'long.txt']) expect(paths).toContain(path);
    const long = ran.report.credentials.flatMap((c) => c.places).find((p) => p.path === 'long.txt');
    expect(long).toMatchObject({ startLine: 1, startColumn: 25_000_004 });
  });

  it('says what it did not read, and why', () => {
    const why = Object.fromEntries(ran.report.skipped.map((s) => [s.path, s.reason]));
    expect(why).toMatchObject({ 'sparse.bin': 'too-large', outside: 'symlink', 'cut.zip': 'archive-damaged' });
    expect(Object.entries(why).filter(([p, r]) => p.startsWith('bomb.') && r === 'archive-limit')).toHaveLength(2);
    // git lists neither pipes nor sockets; outside git they are met and passed over.
    if (where === 'outside git') expect(why).toMatchObject({ pipe: 'special-file', 's.sock': 'special-file', 'loop-a': 'symlink', 'deep/up': 'symlink' });
    expect(ran.stderr).toBe('');
  });

  it('prints no control character of a file’s name, in any report for people', () => {
    const shown = keyreach(['scan', root, '--timeout', '20', '--fail-on', 'info']).stdout;
    expect(shown).toContain('line\\nbreak');
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it.runIf(process.getuid?.() === 0)('says that a file may not be read, and exits 2 when that is all', () => {
    const plain = tree({ 'a.txt': 'nothing\n', 'b.txt': `t=${token(7)}\n` });
    chmodSync(plain, 0o755);
    chmodSync(join(plain, 'b.txt'), 0o000);
    const out = execFileSync(
      'sh',
      [
        '-c',
        `chmod 755 "${plain}"; setpriv --reuid 65534 --regid 65534 --clear-groups "$0" "$1" scan "$2" --report json || echo " code $?"`,
        process.execPath,
        join(process.cwd(), 'bin/keyreach.js'),
        plain,
      ],
      { encoding: 'utf8' },
    );
    expect(out).toContain('"reason": "unreadable"');
    expect(out).toContain('permission denied');
    expect(out).toContain('code 2');
  });
});
