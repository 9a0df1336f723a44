/**
 * Undoes DEFLATE and gzip under a limit, and saves what can be saved of damaged data.
 * Never allocates more than the limit, whatever the data or an archive's directory promises.
 */
import { constants, createGunzip, createInflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib';
import { LimitReached, type Meter } from './meter.ts';

/** Unpacked bytes; with a fault they are only the part that could be unpacked. */
export interface Inflated {
  bytes: Buffer;
  /** How many of the packed bytes were used. */
  used: number;
  fault?: 'limit' | 'damaged';
}

/** Unpacks a member of a zip archive. What follows the compressed data is ignored. */
export async function inflateMember(packed: Buffer, meter: Meter): Promise<Inflated> {
  const most = Math.max(1, Math.min(meter.limits.memberBytes, meter.allowance(packed.length)));
  try {
    // The synchronous way is several times faster for many small members, and the limit bounds how long it can take.
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: most, info: true } as ZlibOptions) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    meter.charge(buffer.length);
    return { bytes: buffer, used: engine.bytesWritten };
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      // It cost that much, although nothing comes of it.
      meter.charge(most);
      return { bytes: Buffer.alloc(0), used: packed.length, fault: 'limit' };
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of saved(packed, 'raw')) {
      meter.charge(chunk.length);
      length += chunk.length;
      if (length > most) break;
      chunks.push(chunk);
    }
    return { bytes: Buffer.concat(chunks), used: packed.length, fault: 'damaged' };
  }
}

/** Set while a stream is read, to be asked afterwards. */
export interface Outcome {
  damaged: boolean;
}

/** Beyond this the packed data is not gone through again for the last few readable bytes. */
const MOST_SAVED = 64 << 20;

/** The content of a gzip file, piece by piece. Ends early, and says so in `outcome`, where the data is damaged. */
export async function* gunzip(packed: Buffer, meter: Meter, outcome: Outcome): AsyncGenerator<Buffer> {
  const most = meter.allowance(packed.length);
  let length = 0;
  const count = (chunk: Buffer): void => {
    length += chunk.length;
    meter.charge(chunk.length);
    if (length > most) throw new LimitReached('unpacks to suspiciously much; the rest was not read', false);
  };
  try {
    for await (const chunk of inflated(packed, 'gzip', { chunkSize: 64 << 10 })) {
      count(chunk);
      yield chunk;
    }
    return;
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    outcome.damaged = true;
  }
  // zlib drops the output it was working on when it met the fault.
  if (length > MOST_SAVED) return;
  let known = length;
  for await (const chunk of saved(packed, 'gzip')) {
    const rest = chunk.subarray(Math.min(known, chunk.length));
    known -= chunk.length - rest.length;
    if (rest.length === 0) continue;
    count(rest);
    yield rest;
  }
}

/** All but the last few bytes before the fault. */
async function* saved(packed: Buffer, format: 'gzip' | 'raw'): AsyncGenerator<Buffer> {
  try {
    yield* inflated(packed, format, { chunkSize: 1 << 10, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof LimitReached) throw error;
  }
}

async function* inflated(packed: Buffer, format: 'gzip' | 'raw', options: ZlibOptions): AsyncGenerator<Buffer> {
  // A buffer of one byte: a fault makes a stream drop what it has unpacked and nobody has taken yet.
  const settings = { ...options, readableHighWaterMark: 1 };
  const stream = format === 'gzip' ? createGunzip(settings) : createInflateRaw(settings);
  stream.end(packed);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } finally {
    stream.destroy();
  }
}
