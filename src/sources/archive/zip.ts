/**
 * Lists and unpacks the members of a zip archive, one at a time; without a usable directory it looks for the members themselves.
 * Never believes a size the archive states, and reads no byte of it twice.
 */
import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';
import type { Skip } from '../../model.ts';
import { inflateMember } from './inflate.ts';
import { type Meter, memberName, size } from './meter.ts';

export interface Member {
  name: string;
  bytes: Buffer;
}

const STORED = 0;
const DEFLATED = 8;
const AES = 99;
const LOCAL = Buffer.from('PK\u0003\u0004');
const LOCAL_LENGTH = 30;

/** What is known of a member before it is unpacked. `packed` is undefined when only the end of the data tells it. */
interface Header {
  name: string;
  flags: number;
  method: number;
  crc: number | undefined;
  packed: number | undefined;
  unpacked: number | undefined;
}

/** @param path of the archive, for the skips */
export async function* zipMembers(bytes: Buffer, path: string, meter: Meter): AsyncGenerator<Member | Skip> {
  const taken = new Taken();
  const state = { complete: false };
  let overlapping = false;
  for await (const { entry, name } of entriesOf(bytes, state)) {
    meter.entry();
    if (!isRegular(entry, name)) continue;
    const { relativeOffsetOfLocalHeader: at, compressedSize: packed } = entry;
    const from = dataStart(bytes, at);
    if (from === undefined || from + packed > bytes.length) {
      yield damaged(path, name, 'its data is not where the directory says');
      continue;
    }
    if (!taken.add(at, from + packed)) {
      // The trick of small archives that unpack to petabytes; told once, as it may be thousands.
      if (!overlapping) yield { path, reason: 'archive-limit', detail: 'members overlap each other, as in a zip bomb; each byte was read once only' };
      overlapping = true;
      continue;
    }
    const header = { name, packed, flags: entry.generalPurposeBitFlag, method: entry.compressionMethod, crc: entry.crc32, unpacked: entry.uncompressedSize };
    const { results } = await unpack(bytes, from, header, path, meter);
    yield* results;
  }
  if (state.complete) return;
  yield { path, reason: 'archive-damaged', detail: 'its directory is missing or damaged; members were looked for one by one' };
  yield* salvage(bytes, path, meter, taken);
}

/** The directory's entries; `complete` is set when all of them could be read. */
async function* entriesOf(bytes: Buffer, state: { complete: boolean }): AsyncGenerator<{ entry: Entry; name: string }> {
  const { fromBufferPromise, getFileNameLowLevel } = await import('yauzl');
  try {
    // Names are decoded here and sizes judged here: yauzl would end the whole archive for one odd member.
    const directory = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false });
    // An error event nobody listens to would end the process.
    directory.on('error', () => {});
    for await (const entry of directory.eachEntry())
      yield { entry, name: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false) };
    state.complete = true;
  } catch {
    // Said by `complete`; the messages may quote the archive's bytes.
  }
}

/** Neither folder nor link, device or pipe (archives made on Unix tell by the mode). */
function isRegular(entry: Entry, name: string): boolean {
  if (/[/\\]$/.test(name)) return false;
  const type = entry.versionMadeBy >>> 8 === 3 ? (entry.externalFileAttributes >>> 16) & 0o170000 : 0;
  return type === 0 || type === 0o100000;
}

/** Where the data of the member with its header at `at` begins. */
function dataStart(bytes: Buffer, at: number): number | undefined {
  if (at + LOCAL_LENGTH > bytes.length || !bytes.subarray(at, at + 4).equals(LOCAL)) return undefined;
  return at + LOCAL_LENGTH + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
}

async function unpack(bytes: Buffer, from: number, header: Header, path: string, meter: Meter): Promise<{ results: (Member | Skip)[]; used: number }> {
  const { name, flags, method } = header;
  const data = bytes.subarray(from, header.packed === undefined ? undefined : from + header.packed);
  const only = (skip: Skip) => ({ results: [skip], used: header.packed ?? 0 });
  const member = `${path}!${memberName(name)}`;
  if (flags & 0x41 || method === AES) return only({ path: member, reason: 'unreadable', detail: 'it is encrypted' });
  if (method !== STORED && method !== DEFLATED)
    return only({ path: member, reason: 'unreadable', detail: `it is packed in a way that cannot be read (method ${method})` });
  const most = meter.limits.memberBytes;
  if (method === STORED && data.length > most) return only(tooLarge(member, most));
  let content = data;
  let used = data.length;
  let broken = false;
  if (method === DEFLATED) {
    const inflated = await inflateMember(data, meter);
    if (inflated.fault === 'limit') return only(tooLarge(member, most));
    content = inflated.bytes;
    used = inflated.used;
    broken = inflated.fault === 'damaged';
  } else meter.charge(data.length);
  const results: (Member | Skip)[] = content.length || !broken ? [{ name, bytes: content }] : [];
  if (broken) results.push(damaged(path, name, 'what could be unpacked was read'));
  else if (header.unpacked !== undefined && header.unpacked !== content.length)
    results.push(damaged(path, name, `it says that it holds ${header.unpacked} bytes, and holds ${content.length}; all were read`));
  else if (header.crc !== undefined && header.crc !== crc32(content)) results.push(damaged(path, name, 'its checksum is wrong; it was read all the same'));
  return { results, used };
}

const damaged = (path: string, name: string, detail: string): Skip => ({ path: `${path}!${memberName(name)}`, reason: 'archive-damaged', detail });
const tooLarge = (member: string, most: number): Skip => ({
  path: member,
  reason: 'archive-limit',
  detail: `it unpacks to more than ${size(most)}, or to suspiciously much`,
});

/** Members found by their own headers, for archives cut off before the directory. */
async function* salvage(bytes: Buffer, path: string, meter: Meter, taken: Taken): AsyncGenerator<Member | Skip> {
  for (let at = bytes.indexOf(LOCAL); at >= 0; at = bytes.indexOf(LOCAL, at)) {
    const from = dataStart(bytes, at);
    if (from === undefined || from > bytes.length || taken.has(at)) {
      at += LOCAL.length;
      continue;
    }
    meter.entry();
    const flags = bytes.readUInt16LE(at + 6);
    const unicode = (flags & 0x800) !== 0;
    const name = bytes.toString(unicode ? 'utf8' : 'latin1', at + LOCAL_LENGTH, at + LOCAL_LENGTH + bytes.readUInt16LE(at + 26));
    // Bit 3: sizes and checksum follow the data. All ones: they stand in an extra field.
    const stated = (flags & 8) === 0 && bytes.readUInt32LE(at + 18) !== 0xffffffff;
    const packed = stated ? bytes.readUInt32LE(at + 18) : undefined;
    const method = bytes.readUInt16LE(at + 8);
    const whole = packed !== undefined && from + packed <= bytes.length;
    if (/[/\\]$/.test(name) || (packed === undefined && method === STORED)) {
      at = from;
      continue;
    }
    const sizes = whole ? { crc: bytes.readUInt32LE(at + 14), unpacked: bytes.readUInt32LE(at + 22) } : { crc: undefined, unpacked: undefined };
    const { results, used } = await unpack(bytes, from, { name, flags, method, packed, ...sizes }, path, meter);
    yield* results;
    if (packed !== undefined && !whole && method === STORED) yield damaged(path, name, 'it is cut off');
    // After damage the next header may stand anywhere.
    at = from + (packed === undefined && results.some((r) => 'reason' in r) ? 0 : used);
  }
}

/** The ranges of the archive that members have claimed, in order, none over another. */
class Taken {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** How many ranges begin at or before `at`. */
  #upTo(at: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(at: number): boolean {
    return (this.#ends[this.#upTo(at) - 1] ?? 0) > at;
  }

  /** False, and nothing added, when some of the range is taken. */
  add(start: number, end: number): boolean {
    const i = this.#upTo(start);
    if ((this.#ends[i - 1] ?? 0) > start || (this.#starts[i] ?? Number.POSITIVE_INFINITY) < end) return false;
    this.#starts.splice(i, 0, start);
    this.#ends.splice(i, 0, end);
    return true;
  }
}
