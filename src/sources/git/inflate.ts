/**
 * Inflates many small zlib streams of known size without making a stream object for each: in a pack most objects are a few
 * hundred bytes, and setting up costs more than inflating them.
 */
import { constants, createInflate, inflateSync } from 'node:zlib';

/** The part of Node's zlib binding that is used; there since Node 10, but no documented interface. */
interface Handle {
  reset(): void;
  writeSync(flush: number, input: Buffer, from: number, length: number, output: Buffer, at: number, room: number): void;
  onerror: (message: string, errno: number, code: string) => void;
}

/** The data are no whole zlib stream of the size that was announced. */
export class InflateError extends Error {
  override name = 'InflateError';
}

export class Inflater {
  #handle: Handle | undefined;
  /** [room left, input left] after each write. */
  #state: Uint32Array | undefined;
  #failed = false;
  readonly #more = Buffer.alloc(1);

  /** @param internals false to use only documented functions, which is slower */
  constructor(internals = true) {
    const inflate = createInflate() as unknown as { _handle?: Handle; _writeState?: Uint32Array };
    if (!internals || typeof inflate._handle?.writeSync !== 'function' || typeof inflate._handle.reset !== 'function' || !inflate._writeState) return;
    this.#handle = inflate._handle;
    this.#state = inflate._writeState;
    this.#handle.onerror = () => {
      this.#failed = true;
    };
  }

  /**
   * Inflates the stream at the beginning of `input`, or of a part of it, into `output`, which it must fill exactly.
   * @throws InflateError when it is damaged or holds more or less
   */
  into(input: Buffer, output: Buffer, from = 0, to = input.length): void {
    if (this.#handle && this.#state) {
      if (!this.#whole(this.#handle, this.#state, input, output, from, to)) throw new InflateError('it is damaged or not as long as announced');
      return;
    }
    let all: Buffer | undefined;
    try {
      all = inflateSync(input.subarray(from, to), { maxOutputLength: Math.max(1, output.length) });
    } catch {
      // Told below.
    }
    if (all?.length !== output.length) throw new InflateError('it is damaged or not as long as announced');
    all.copy(output);
  }

  /** Inflates the first bytes of a stream. @returns how many there are, at most as many as `output` holds */
  head(input: Buffer, output: Buffer): number {
    if (this.#handle && this.#state) {
      this.#write(this.#handle, constants.Z_SYNC_FLUSH, input, output);
      return output.length - (this.#state[0] as number);
    }
    try {
      return inflateSync(input.subarray(0, 4096), { finishFlush: constants.Z_SYNC_FLUSH }).copy(output);
    } catch {
      return 0;
    }
  }

  /** Whether the stream fills the output and ends there. */
  #whole(handle: Handle, state: Uint32Array, input: Buffer, output: Buffer, from: number, to: number): boolean {
    const room = output.length === 0 ? 1 : 0;
    this.#write(handle, constants.Z_FINISH, input, room ? this.#more : output, from, to);
    if (this.#failed || state[0] !== room) return false;
    const left = state[1] as number;
    if (room || left === 0) return true;
    // When there is input left, the stream may be longer than announced: then it has more to give.
    handle.writeSync(constants.Z_FINISH, input, to - left, left, this.#more, 0, 1);
    return !this.#failed && (state[0] as number) === 1;
  }

  #write(handle: Handle, flush: number, input: Buffer, output: Buffer, from = 0, to = input.length): void {
    this.#failed = false;
    handle.reset();
    handle.writeSync(flush, input, from, to - from, output, 0, output.length);
  }
}
