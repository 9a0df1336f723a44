/**
 * Tells text from binary content and brings other encodings to UTF-8. Decides by the bytes, not by the name.
 */

/** How much of the content decides. */
const LOOK = 8192;

/** The content as UTF-8 (or whatever ASCII superset it is), or nothing when it is binary. */
export function asText(bytes: Buffer): Buffer | undefined {
  const head = bytes.subarray(0, LOOK);
  if (head[0] === 0xff && head[1] === 0xfe) return Buffer.from(bytes.subarray(2).toString('utf16le'), 'utf8');
  if (head[0] === 0xfe && head[1] === 0xff) return Buffer.from(swapped(bytes.subarray(2)).toString('utf16le'), 'utf8');
  const nul = head.indexOf(0);
  if (nul < 0 && !manyControls(head.subarray(0, 512))) return bytes;
  // UTF-16 without a mark: every other byte of ASCII text is zero.
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) if (head[i] === 0) i & 1 ? odd++ : even++;
  const half = head.length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return Buffer.from(bytes.toString('utf16le'), 'utf8');
  if (even > half * 0.7 && odd < half * 0.05) return Buffer.from(swapped(bytes).toString('utf16le'), 'utf8');
  // A stray zero byte does not make text binary: it must not be a way to hide.
  return manyControls(head) ? undefined : bytes;
}

function manyControls(head: Buffer): boolean {
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const b = head[i] as number;
    if (b < 32 && (b < 9 || (b > 13 && b !== 27))) controls++;
  }
  return controls > Math.max(4, head.length / 20);
}

function swapped(bytes: Buffer): Buffer {
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return even.swap16();
}
