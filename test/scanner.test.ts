/** The kernel against plain searches: anchors, lines that are left out, lines that are too long, what may be encoded. */
import { expect, it } from 'vitest';
import { anchorTables } from '../src/detect/anchors.ts';
import { type OnLine, Scanner, seenLines } from '../src/detect/scanner.ts';
import { Fake } from '../src/kit.ts';

const ANCHORS = ['key', 'keychain', 'AKIA', 'token', '://', 'secret_', 'SECRET', 'a-very-long-anchor-that-is-longer-than-eight', 'eyJ', '$2a$', 'KEY0'];

interface Seen {
  anchors: [string, number, number, number][];
  encoded: [number, number, boolean, boolean][];
}

/** What a scan tells. @param told whether the one at the offset is said to have told something */
function scanned(scanner: Scanner, bytes: Buffer, names = ANCHORS, kind = 1, told = (_: number) => false, from = 0, to = bytes.length): Seen {
  const seen: Seen = { anchors: [], encoded: [] };
  const on: OnLine = {
    anchor(anchor, at, start, end) {
      seen.anchors.push([names[anchor] as string, at, start, end]);
      return told(at);
    },
    encoded(start, end, alphabet, escapes) {
      seen.encoded.push([start, end, alphabet, escapes]);
      return told(start);
    },
    expired: () => false,
  };
  scanner.scan(bytes, from, to, kind, on);
  return seen;
}

/** The same, looked for in the plainest way. */
function plainly(text: string, names = ANCHORS): Seen['anchors'] {
  const found: Seen['anchors'] = [];
  for (let at = 0; at < text.length; at++)
    for (const name of names) {
      const there = text.slice(at, at + name.length);
      if ((/[A-Z]/.test(name) ? there : there.toLowerCase()) !== name) continue;
      const lf = text.indexOf('\n', at);
      if (!there.includes('\n')) found.push([name, at, text.lastIndexOf('\n', at - 1) + 1, lf < 0 ? text.length : lf + 1]);
    }
  return found;
}
const sorted = (list: Seen['anchors']) => [...list].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));

it('finds every anchor, in any text', () => {
  const fake = new Fake(7);
  const pieces = [...ANCHORS, ...ANCHORS.map((a) => a.toUpperCase()), ...ANCHORS.map((a) => a.slice(0, -1)), '\n', '\r\n', ' ', 'k', 'ke', '\0', 'é', '='];
  const scanner = new Scanner(anchorTables(ANCHORS));
  for (let round = 0; round < 300; round++) {
    let text = '';
    const length = 1 + fake.number(60);
    for (let i = 0; i < length; i++) text += pieces[fake.number(pieces.length)];
    const bytes = Buffer.from(text, 'latin1');
    expect(sorted(scanned(scanner, bytes).anchors), JSON.stringify(text)).toEqual(sorted(plainly(text)));
  }
});

it('finds an anchor wherever a long line or a long text is cut', () => {
  const scanner = new Scanner(anchorTables(ANCHORS));
  const name = ANCHORS[7] as string;
  // Longer than a part, in one line and in many; and a line so full that there is no room for all that is in it.
  for (const filler of ['.', `${'.'.repeat(79)}\n`, 'key '])
    for (const around of [1 << 15, 1 << 18, 2 << 18]) {
      const text = filler.repeat(Math.ceil((around + 400) / filler.length));
      for (const offset of [-45, -44, -20, -1, 0, 1]) {
        const at = around + offset;
        const bytes = Buffer.from(`${text.slice(0, at)}${name}${text.slice(at)}`, 'latin1');
        const { anchors } = scanned(scanner, bytes);
        expect(
          anchors.filter((a) => a[0] === name).map((a) => a[1]),
          `${filler.length} ${at}`,
        ).toEqual([at]);
        expect(anchors.length).toBe((bytes.toString('latin1').match(/key/g)?.length ?? 0) + 1);
      }
    }
});

it('leaves out lines that told nothing, and only those', () => {
  const tables = anchorTables(ANCHORS);
  const scanner = new Scanner(tables, seenLines(1000));
  const text = Buffer.from('first key\nsecond key\nthird\nlast key');
  const lines = (seen: Seen) => seen.anchors.map((a) => a[1]);
  expect(lines(scanned(scanner, text, ANCHORS, 1, (at) => at === 17))).toEqual([6, 17, 32]);
  // The second told something; the last one has no end.
  expect(lines(scanned(scanner, text, ANCHORS, 1, () => false))).toEqual([17, 32]);
  expect(lines(scanned(scanner, text))).toEqual([32]);
  // In another kind of file a line means something else.
  expect(lines(scanned(scanner, text, ANCHORS, 2))).toEqual([6, 17, 32]);
  // A line is not its beginning, its end or another of that length.
  const near = Buffer.from('first key \nirst key\nfirst kez key\n first key\nfirst key\n');
  expect(lines(scanned(scanner, near))).toEqual([6, 16, 30, 41]);
});

it('shares what it left out with other threads, and not with other runs', () => {
  const tables = anchorTables(ANCHORS);
  const text = Buffer.from('first key\n');
  const seen = seenLines(1000);
  expect(scanned(new Scanner(tables, seen), text).anchors).toHaveLength(1);
  expect(scanned(new Scanner(tables, seen), text).anchors).toHaveLength(0);
  expect(scanned(new Scanner(tables, seenLines(1000)), text).anchors).toHaveLength(1);
});

it('remembers no line that may go on in the next, nor one that may go on from the last', () => {
  const scanner = new Scanner(anchorTables(ANCHORS), seenLines(1000));
  const wrapped = 'keyA'.repeat(19);
  const text = Buffer.from(`${wrapped}\nkey\nkey \n`);
  expect(scanned(scanner, text).anchors).toHaveLength(21);
  expect(scanned(scanner, text).anchors).toHaveLength(20);
  // Known by itself, it is still left out there.
  scanned(scanner, Buffer.from('key\n'));
  expect(scanned(scanner, text).anchors).toHaveLength(19);
});

it('goes on when there is no more room to remember', () => {
  const scanner = new Scanner(anchorTables(ANCHORS), seenLines(1));
  const text = Buffer.from(Array.from({ length: 5000 }, (_, i) => `key ${i}\n`).join(''));
  expect(scanned(scanner, text).anchors).toHaveLength(5000);
  const again = scanned(scanner, text).anchors.length;
  expect(again).toBeGreaterThan(2000);
  expect(again).toBeLessThan(5000);
});

it('tells lines that may hold something encoded', () => {
  const scanner = new Scanner(anchorTables(ANCHORS));
  const hidden = 'password=correct horse battery';
  const base64 = Buffer.from(hidden).toString('base64').replace(/=+$/, '');
  const hex = Buffer.from(hidden).toString('hex');
  const text = ['plain text', `x ${base64} y`, `${hex}`, `0x${hex}`, 'a%20b', 'c\\u0041', new Fake(7).text('base64url', 60), ''].join('\n');
  const told = scanned(scanner, Buffer.from(text)).encoded.map(([start, end, alphabet, escapes]) => [text.slice(start, end).trim(), alphabet, escapes]);
  expect(told).toEqual([
    [`x ${base64} y`, true, false],
    [hex, true, false],
    [`0x${hex}`, true, false],
    ['a%20b', false, true],
    ['c\\u0041', false, true],
  ]);
});

it('refuses an anchor that is too short', () => {
  expect(() => anchorTables(['ab'])).toThrow('the anchor ab is too short');
});
