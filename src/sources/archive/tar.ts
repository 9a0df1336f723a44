/**
 * Lists the members of a tar archive that arrives piece by piece, and hands out the regular ones.
 * Holds one member at a time; folders, links and devices are passed over.
 */
import type { Readable } from 'node:stream';
import type { Extract } from 'tar-stream';
import type { Skip } from '../../model.ts';
import type { Outcome } from './inflate.ts';
import { type Meter, memberName, size } from './meter.ts';
import type { Member } from './zip.ts';

const BLOCK = 512;
const ZEROS = Buffer.alloc(64 << 10);

/** The bytes in pieces, so that the reader takes no more than it needs. */
export async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 64 << 10) yield bytes.subarray(at, at + (64 << 10));
}

/**
 * @param path of the archive, for the skips
 * @param outcome tells at the end whether `source` itself was damaged
 */
export async function* tarMembers(source: AsyncGenerator<Buffer>, path: string, meter: Meter, outcome: Outcome): AsyncGenerator<Member | Skip> {
  const { extract } = await import('tar-stream');
  // One byte of buffer, so that each write waits until it is used up. Old archives have no mark.
  const reader = extract({ allowUnknownFormat: true, highWaterMark: 1 } as Parameters<typeof extract>[0]);
  const feed = new Feed(reader, source, meter.limits.memberBytes);
  try {
    const entries = reader[Symbol.asyncIterator]() as unknown as AsyncIterator<Readable & { header: TarHeader }>;
    const running = feed.run();
    for (;;) {
      const next = await entries.next();
      if (next.done) break;
      const entry = next.value;
      const { name, type } = entry.header;
      meter.entry();
      const length = entry.header.size;
      if ((type !== 'file' && type !== 'contiguous-file') || /[/\\]$/.test(name)) {
        if (type === null) yield { path: `${path}!${memberName(name)}`, reason: 'unreadable', detail: 'a kind of member that cannot be read' };
        entry.resume();
        continue;
      }
      if (length > meter.limits.memberBytes) {
        yield { path: `${path}!${memberName(name)}`, reason: 'archive-limit', detail: `it holds more than ${size(meter.limits.memberBytes)}` };
        entry.resume();
        continue;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk);
      const content = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      const real = feed.realEnd === undefined ? length : Math.min(length, feed.realEnd - entry.header.byteOffset);
      if (real > 0 || length === 0) yield { name, bytes: content.subarray(0, real) };
      if (real < length) yield { path: `${path}!${memberName(name)}`, reason: 'archive-damaged', detail: 'it is cut off; what is there was read' };
    }
    await running;
    if (feed.fault) throw feed.fault;
  } catch (error) {
    if (!(error instanceof Error) || (error.name !== 'Error' && error.name !== 'TypeError')) throw error;
    yield { path, reason: 'archive-damaged', detail: 'it is cut off or its headers are damaged; what came before was read' };
    return;
  } finally {
    reader.destroy();
    // Ends the unpacking behind it, too.
    await source.return(undefined);
  }
  if (outcome.damaged || feed.realEnd !== undefined) yield { path, reason: 'archive-damaged', detail: 'it is cut off or damaged; what came before was read' };
}

interface TarHeader {
  name: string;
  size: number;
  type: string | null;
  /** Where the member's data begins. */
  byteOffset: number;
}

/** Gives a source's pieces to the tar reader, one after another as they are wanted. */
class Feed {
  /** Where the data really ended, when it did so within a member. */
  realEnd: number | undefined;
  /** What the source threw, e.g. that a limit is reached. */
  fault: unknown;
  readonly #reader: Extract;
  readonly #source: AsyncGenerator<Buffer>;
  readonly #most: number;
  #current: TarHeader | undefined;
  #fed = 0;
  #wake = (): void => {};

  constructor(reader: Extract, source: AsyncGenerator<Buffer>, most: number) {
    this.#reader = reader;
    this.#source = source;
    this.#most = most;
    reader.on('entry', (header) => {
      this.#current = header as unknown as TarHeader;
    });
    reader.on('drain', () => this.#wake());
    reader.on('close', () => this.#wake());
  }

  async run(): Promise<void> {
    try {
      for await (const piece of this.#source) {
        await this.#write(piece);
        if (this.#reader.destroyed) return;
        this.#fed += piece.length;
      }
      await this.#fillUp();
      this.#reader.end(undefined);
    } catch (error) {
      this.fault = error;
      this.#reader.destroy(error as Error);
    }
  }

  /**
   * At the end of data cut off within a member, the reader would throw away what it has of it. It gets zeros up to the
   * member's end instead, and `realEnd` tells how much of the member is real.
   */
  async #fillUp(): Promise<void> {
    const { byteOffset, size: length } = this.#current ?? { byteOffset: 0, size: 0 };
    if (length > this.#most || byteOffset + length <= this.#fed) return;
    this.realEnd = this.#fed;
    const end = byteOffset + Math.ceil(length / BLOCK) * BLOCK;
    for (let missing = end - this.#fed; missing > 0 && !this.#reader.destroyed; missing -= ZEROS.length) await this.#write(ZEROS.subarray(0, missing));
  }

  async #write(piece: Buffer): Promise<void> {
    // It may be given up while we wait; then nothing drains any more, but it closes.
    if (this.#reader.destroyed || this.#reader.write(piece)) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}
