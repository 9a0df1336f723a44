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
 * Adds the runs of base64 or hex that begin between `from` and `to` and whose content is text again.
 * @returns where the last run ends; base64 that is wrapped goes on beyond `to`
 */
export function alphabetRuns(bytes: Buffer, from: number, to: number, into: Run[]): number {
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
    if (run) into.push(run);
  }
  return done;
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

interface Escape {
  encoding: Run['encoding'];
  /** Characters that may stand between two escapes of one run. */
  between: Uint8Array;
  /** Length of the escape at an offset; 0 when there is none. */
  length(bytes: Buffer, at: number): number;
  undo(text: string): string;
}

const tableOf = (accepts: (character: string) => boolean): Uint8Array => Uint8Array.from({ length: 256 }, (_, c) => Number(accepts(String.fromCharCode(c))));
const NO_SPACE_OR_QUOTE = tableOf((c) => !/[\s"'`\\]/.test(c));
const PERCENT: Escape = {
  encoding: 'percent',
  between: tableOf((c) => /[\w.~!$&'()*+,;=:@/?-]/.test(c)),
  length: (bytes, at) => (isHex(bytes[at + 1]) && isHex(bytes[at + 2]) ? 3 : 0),
  undo: (t) => t.replace(/(?:%[0-9A-Fa-f]{2})+/g, (m) => Buffer.from(m.replaceAll('%', ''), 'hex').toString('utf8')),
};
const UNICODE: Escape = {
  encoding: 'escapes',
  between: NO_SPACE_OR_QUOTE,
  length(bytes, at) {
    const brace = bytes[at + 2] === 123 ? 1 : 0;
    for (let i = at + 2 + brace; i < at + 6 + brace; i++) if (!isHex(bytes[i])) return 0;
    return 6 + brace + (bytes[at + 6 + brace] === 125 ? 1 : 0);
  },
  undo: (t) => t.replace(/\\u\{?([0-9A-Fa-f]{4})\}?/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
};
const HEX: Escape = {
  encoding: 'escapes',
  between: NO_SPACE_OR_QUOTE,
  length: (bytes, at) => (isHex(bytes[at + 2]) && isHex(bytes[at + 3]) ? 4 : 0),
  undo: (t) => t.replace(/\\x([0-9A-Fa-f]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
};
/** How far a run of escapes may reach before its first one, and beyond it. */
const ESCAPE_BEFORE = 256;
const ESCAPE_REACH = 2048;

/** The escape that begins at an offset, by its first bytes. */
const escapeAt = (bytes: Buffer, at: number): Escape | undefined => {
  if (bytes[at] === 37) return PERCENT;
  return bytes[at + 1] === 117 ? UNICODE : bytes[at + 1] === 120 ? HEX : undefined;
};

/** Adds the runs of escapes between `from` and `to`, which become text when they are undone. */
export function escapeRuns(bytes: Buffer, begin: number, to: number, into: Run[]): void {
  for (let at = begin; at < to; at++) {
    const c = bytes[at];
    if (c !== 37 && c !== 92) continue;
    const form = escapeAt(bytes, at);
    const length = form?.length(bytes, at) ?? 0;
    if (!form || length === 0) continue;
    let start = at;
    const floor = Math.max(begin, at - ESCAPE_BEFORE);
    while (start > floor && form.between[bytes[start - 1] as number]) start--;
    const limit = Math.min(to, at + ESCAPE_REACH);
    let end = at + length;
    let escapes = 1;
    while (end < limit) {
      const more = bytes[end] === c && escapeAt(bytes, end) === form ? form.length(bytes, end) : 0;
      if (more) escapes++;
      else if (!form.between[bytes[end] as number]) break;
      end += more || 1;
    }
    at = end - 1;
    if (escapes < 2) continue;
    const decoded = Buffer.from(form.undo(bytes.toString('latin1', start, end)), 'utf8');
    if (decoded.length >= 8) into.push({ start, end, encoding: form.encoding, bytes: decoded });
  }
}

const isHex = (c: number | undefined): boolean => c !== undefined && ((c >= 48 && c <= 57) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102));
