/**
 * Reads reftables, the binary files in which newer repositories keep their refs and reflogs. Takes no number in them for granted.
 * Source: git's Documentation/technical/reftable, checked 2026-11-21 against tables that git 2.55 wrote.
 */
import { crc32, inflateSync } from 'node:zlib';

/** A table that is not what it should be. The message says how. */
export class ReftableError extends Error {
  override name = 'ReftableError';
}

/** What a ref is: an object's name in hex (and, of a tag, what it tags), another ref, or deleted. */
export type RefValue = { oid: string; peeled?: string } | { target: string } | undefined;

export interface Reftable {
  refs: Map<string, RefValue>;
  /** Entries of the wanted reflog by time, the latest first when sorted: the object's name in hex, or deleted. */
  log: Map<string, string | undefined>;
}

const LONGEST_NAME = 1 << 13;
/** Bytes of names, or of inflated logs, in one table: they are packed, and could grow without end. */
const MOST_TEXT = 1 << 27;
const LONGEST_BLOCK = 1 << 24;

/** Reads numbers and bytes one after another, up to `end`. */
class Reader {
  readonly bytes: Buffer;
  at: number;
  readonly end: number;

  constructor(bytes: Buffer, at: number, end: number) {
    if (!(at <= end && end <= bytes.length)) throw new ReftableError('a block is cut');
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  take(length: number): Buffer {
    if (length > this.end - this.at) throw new ReftableError('a record is cut');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  varint(): number {
    let byte = this.take(1)[0] as number;
    let value = byte & 127;
    while (byte & 128) {
      byte = this.take(1)[0] as number;
      value = (value + 1) * 128 + (byte & 127);
      if (value > Number.MAX_SAFE_INTEGER) throw new ReftableError('a number is too large');
    }
    return value;
  }
}

/** The records of a block: calls `record` with each key and the type of what follows it. @param room bytes all keys may have */
function records(reader: Reader, room: { left: number }, record: (key: Buffer, type: number) => void): void {
  let key = Buffer.alloc(0);
  while (reader.at < reader.end) {
    const prefix = reader.varint();
    const rest = reader.varint();
    const length = Math.floor(rest / 8);
    if (prefix > key.length || prefix + length > LONGEST_NAME) throw new ReftableError('a record has no name');
    key = Buffer.concat([key.subarray(0, prefix), reader.take(length)]);
    room.left -= key.length;
    if (room.left < 0) throw new ReftableError('its names are too long');
    record(key, rest % 8);
  }
}

/** Where the records end: behind them stand the restarts, three bytes each, and their number. */
function recordsEnd(block: Buffer, length: number): number {
  if (length < 2 || length > block.length) throw new ReftableError('a block is cut');
  return length - 2 - 3 * block.readUInt16BE(length - 2);
}

/**
 * @param logOf the ref whose reflog is wanted
 * @throws ReftableError
 */
export function readReftable(file: Buffer, hashBytes: number, logOf: string): Reftable {
  const version = file[4];
  const head = version === 2 ? 28 : 24;
  const foot = file.length - head - 44;
  if (file.length < 2 * head + 44 || file.toString('latin1', 0, 4) !== 'REFT') throw new ReftableError('it does not begin as a reftable does');
  if (version !== 1 && version !== 2) throw new ReftableError(`it has version ${version}, which is not known`);
  if (!file.subarray(0, head).equals(file.subarray(foot, foot + head)) || crc32(file.subarray(foot, file.length - 4)) !== file.readUInt32BE(file.length - 4))
    throw new ReftableError('its end is damaged');
  if ((version === 2 && file.toString('latin1', 24, 28) === 's256' ? 32 : 20) !== hashBytes) throw new ReftableError('its object names have another length');
  const [refIndex, objects, , logs, logIndex] = [0, 1, 2, 3, 4].map((i) => Number(file.readBigUInt64BE(foot + head + 8 * i))) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const table: Reftable = { refs: new Map(), log: new Map() };
  const first = String.fromCharCode(file[head] as number);
  const refsEnd = Math.min(...[refIndex, Math.floor(objects / 32), logs, foot].filter((at) => at > 0));
  if (head < foot && first === 'r') readRefBlocks(file, head, refsEnd, hashBytes, table);
  const logsEnd = logIndex > 0 ? Math.min(logIndex, foot) : foot;
  if (head < foot && (first === 'g' || logs > 0)) readLogBlocks(file, first === 'g' ? head : logs, logsEnd, hashBytes, logOf, table);
  return table;
}

function readRefBlocks(file: Buffer, head: number, end: number, hashBytes: number, { refs }: Reftable): void {
  const blockSize = file.readUIntBE(5, 3);
  const room = { left: MOST_TEXT };
  for (let at = 0; at < end; ) {
    const begin = at === 0 ? head : at;
    if (file[begin] !== 0x72) break;
    const length = file.readUIntBE(begin + 1, 3);
    // The first block begins with the file, so that its length counts the file's header.
    if (length < begin - at + 6 || at + length > end) throw new ReftableError('a block is cut');
    const reader = new Reader(file, begin + 4, at + recordsEnd(file.subarray(at), length));
    records(reader, room, (key, type) => {
      reader.varint(); // When it changed.
      const name = key.toString('utf8');
      if (type === 0) refs.set(name, undefined);
      else if (type === 1) refs.set(name, { oid: reader.take(hashBytes).toString('hex') });
      else if (type === 2) refs.set(name, { oid: reader.take(hashBytes).toString('hex'), peeled: reader.take(hashBytes).toString('hex') });
      else if (type === 3) refs.set(name, { target: reader.take(reader.varint()).toString('utf8') });
      else throw new ReftableError('a record is of a kind that is not known');
    });
    // Blocks may be padded with zeros to the same size; a block begins with a letter.
    at += blockSize > length && (at + length >= end || file[at + length] === 0) ? blockSize : length;
  }
}

function readLogBlocks(file: Buffer, from: number, end: number, hashBytes: number, logOf: string, { log }: Reftable): void {
  const room = { left: MOST_TEXT };
  let inflated = 0;
  for (let at = from; at + 4 < end && file[at] === 0x67; ) {
    let block: Buffer;
    try {
      const { buffer, engine } = inflateSync(file.subarray(at + 4, end), { maxOutputLength: LONGEST_BLOCK, info: true } as object) as unknown as {
        buffer: Buffer;
        engine: { bytesWritten: number };
      };
      block = buffer;
      at += 4 + engine.bytesWritten;
    } catch {
      throw new ReftableError('a block of its log is damaged');
    }
    inflated += block.length;
    if (inflated > MOST_TEXT) throw new ReftableError('its log is too long');
    const reader = new Reader(block, 0, recordsEnd(block, block.length));
    records(reader, room, (key, type) => {
      let oid: string | undefined;
      if (type !== 0) {
        oid = reader.take(2 * hashBytes).toString('hex', hashBytes);
        reader.take(reader.varint()); // A name,
        reader.take(reader.varint()); // an address,
        reader.varint(); // a time
        reader.take(2); // and its zone,
        reader.take(reader.varint()); // and why.
      }
      const zero = key.length - 9;
      if (zero === logOf.length && key[zero] === 0 && key.toString('latin1', 0, zero) === logOf) log.set(key.toString('hex', zero + 1), oid);
    });
  }
}
