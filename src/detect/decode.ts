/**
 * Finds text that hides in an encoding (base64, hex, percent, unicode escapes) and undoes it.
 * Yields decoded bytes and the range they came from; searching them is the caller's part.
 */

export interface Run {
  start: number;
  end: number;
  encoding: 'base64' | 'hex' | 'percent' | 'escapes';
  bytes: Buffer;
}

/** Shortest base64 or hex run worth a look; a run this long covers two neighbouring multiples of its half. */
const SHORTEST = 24;
const STRIDE = 12;
const LONGEST = 1 << 20;

const B64 = new Uint8Array(256);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') B64[c.charCodeAt(0)] = 1;
const LF = 10;

/** True for the characters of base64, of either alphabet. */
export const isBase64 = (byte: number | undefined): boolean => B64[byte ?? 0] === 1;

/**
 * The encoded runs that begin in the lines from `from` to `to` and whose content is text again, in order of their beginning. Base64 that
 * is wrapped goes on beyond `to`.
 */
export function runsIn(bytes: Buffer, from: number, to: number): Run[] {
  const runs = [...escapeRuns(bytes, from, to), ...alphabetRuns(bytes, from, to)];
  return runs.length > 1 ? runs.sort((a, b) => a.start - b.start || b.end - a.end) : runs;
}

function* alphabetRuns(bytes: Buffer, from: number, to: number): Generator<Run> {
  const length = bytes.length;
  let done = from;
  for (let probe = from; probe < to; probe += STRIDE) {
    if (B64[bytes[probe] as number] === 0 || probe < done || (B64[bytes[probe + STRIDE] ?? 0] === 0 && B64[bytes[probe - STRIDE] ?? 0] === 0)) continue;
    let start = probe;
    while (start > done && B64[bytes[start - 1] as number] === 1) start--;
    let end = probe + 1;
    while (end < length && (B64[bytes[end] as number] === 1 || continuesOnNextLine(bytes, start, end))) end++;
    done = end;
    probe = end - ((end - from) % STRIDE);
    if (end - start < SHORTEST || end - start > LONGEST) continue;
    const run = decodeRun(bytes, start, end);
    if (run) yield run;
  }
}

/** Wrapped base64 (MIME, 60 to 76 characters a line): the line is full and the next begins with more of it, maybe indented. */
function continuesOnNextLine(bytes: Buffer, start: number, at: number): boolean {
  const c = bytes[at];
  if (c === 13) return bytes[at + 1] === LF && continuesOnNextLine(bytes, start, at + 1);
  if (c === 32 || c === 9) {
    // Indentation within a wrapped run.
    let p = at;
    while (p > start && (bytes[p] === 32 || bytes[p] === 9)) p--;
    return bytes[p] === LF && at - p <= 40;
  }
  if (c !== LF) return false;
  const lineStart = Math.max(start, bytes.lastIndexOf(LF, at - 1) + 1);
  let first = lineStart;
  while (bytes[first] === 32 || bytes[first] === 9) first++;
  if (at - first < 60) return false;
  let next = at + 1;
  while (bytes[next] === 32 || bytes[next] === 9) next++;
  let words = next;
  while (words < bytes.length && words - next < 16 && B64[bytes[words] as number] === 1) words++;
  return words - next >= 4 || bytes[words] === 61;
}

function decodeRun(bytes: Buffer, start: number, end: number): Run | undefined {
  const raw = bytes.toString('latin1', start, end);
  const text = /\s/.test(raw) ? raw.replace(/\s+/g, '') : raw;
  if (text.length % 2 === 0 && text.length >= 32 && /^(?:0x)?[0-9a-fA-F]+$/.test(text)) {
    const decoded = Buffer.from(text.replace(/^0x/, ''), 'hex');
    return isText(decoded) ? { start, end, encoding: 'hex', bytes: decoded } : undefined;
  }
  // A word of plain letters, or a path, is hardly base64: real runs mix.
  if (!/[0-9A-Z]/.test(text) || !/[a-z0-9]/.test(text)) return undefined;
  const head = Buffer.from(text.slice(0, 64), 'base64');
  if (!isText(head.subarray(0, head.length - (head.length > 3 ? 3 : 0)))) return undefined;
  const decoded = Buffer.from(text, 'base64');
  if (!isText(decoded)) return undefined;
  // The padding belongs to the run.
  let stop = end;
  while (stop < bytes.length && stop - end < 2 && bytes[stop] === 61) stop++;
  return { start, end: stop, encoding: 'base64', bytes: decoded };
}

/** True when nearly all of the bytes are printable ASCII or white space, or well-formed UTF-8. */
function isText(bytes: Buffer): boolean {
  if (bytes.length < 8) return false;
  let odd = 0;
  for (const b of bytes) {
    if (b < 9 || (b > 13 && b < 32) || b === 127) return false;
    if (b > 127) odd++;
  }
  return odd <= bytes.length / 20;
}

const ESCAPED: [RegExp, Run['encoding'], (text: string) => string][] = [
  [
    /(?:[\w.~!$&'()*+,;=:@/?-]*%[0-9A-Fa-f]{2}){2,}[\w.~!$&'()*+,;=:@/?-]*/g,
    'percent',
    (t) => t.replace(/(?:%[0-9A-Fa-f]{2})+/g, (m) => Buffer.from(m.replaceAll('%', ''), 'hex').toString('utf8')),
  ],
  [
    /(?:[^\s"'`\\]*\\u\{?[0-9A-Fa-f]{4}\}?){2,}[^\s"'`\\]*/g,
    'escapes',
    (t) => t.replace(/\\u\{?([0-9A-Fa-f]{4})\}?/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
  ],
  [
    /(?:[^\s"'`\\]*\\x[0-9A-Fa-f]{2}){2,}[^\s"'`\\]*/g,
    'escapes',
    (t) => t.replace(/\\x([0-9A-Fa-f]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
  ],
];
const MARKS = ['%', '\\u', '\\x'] as const;
/** Escapes are looked for in lines of at most this many bytes round the mark. */
const ESCAPE_REACH = 2048;

function* escapeRuns(bytes: Buffer, begin: number, to: number): Generator<Run> {
  const upTo = to < bytes.length ? bytes.subarray(0, to) : bytes;
  for (const [index, mark] of MARKS.entries()) {
    let at = upTo.indexOf(mark, begin, 'latin1');
    while (at >= 0) {
      let end = at + mark.length;
      if (isHex(bytes[end]) || bytes[end] === 123) {
        const lineStart = bytes.lastIndexOf(LF, at) + 1;
        const lf = bytes.indexOf(LF, at);
        const from = Math.max(lineStart, at - 256);
        end = Math.min(lf < 0 ? bytes.length : lf, at + ESCAPE_REACH);
        const [pattern, encoding, undo] = ESCAPED[index] as (typeof ESCAPED)[number];
        const window = bytes.toString('latin1', from, end);
        for (const match of window.matchAll(pattern)) {
          const decoded = Buffer.from(undo(match[0]), 'utf8');
          if (decoded.length >= 8) yield { start: from + match.index, end: from + match.index + match[0].length, encoding, bytes: decoded };
        }
      }
      at = upTo.indexOf(mark, end, 'latin1');
    }
  }
}

const isHex = (c: number | undefined): boolean => c !== undefined && ((c >= 48 && c <= 57) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102));
