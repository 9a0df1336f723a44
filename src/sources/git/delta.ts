/**
 * Git's delta format: a list of "copy this range of the base" and "insert these bytes".
 * Pure functions of buffers. Source: gitformat-pack(5), "Deltified representation", checked 2026-11-21.
 */

/** A delta that does not fit its base or itself. */
export class DeltaError extends Error {
  override name = 'DeltaError';
}

/** The ranges of a text that were copied from its base: for each, where it begins, where in the base, and its length. */
export class Copies {
  /** Triples of offset in the text, offset in the base, length; in the order of the text. Adjacent copies are joined. */
  ranges = new Int32Array(3 * 64);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(at: number, base: number, length: number): void {
    const last = 3 * (this.count - 1);
    const { ranges } = this;
    if (last >= 0 && (ranges[last] as number) + (ranges[last + 2] as number) === at && (ranges[last + 1] as number) + (ranges[last + 2] as number) === base) {
      ranges[last + 2] = (ranges[last + 2] as number) + length;
      return;
    }
    const next = 3 * this.count++;
    if (next + 3 > ranges.length) {
      this.ranges = new Int32Array(ranges.length * 2);
      this.ranges.set(ranges);
    }
    this.ranges[next] = at;
    this.ranges[next + 1] = base;
    this.ranges[next + 2] = length;
  }
}

function sizeByte(delta: Buffer, at: number, factor: number): number {
  if (at >= delta.length || factor > 2 ** 42) throw new DeltaError('the delta has no size');
  return delta[at] as number;
}

/** Sizes at the beginning of a delta: seven bits a byte, least significant first. */
export function deltaSizes(delta: Buffer): { base: number; result: number; at: number } {
  let at = 0;
  let base = 0;
  let result = 0;
  for (let factor = 1, byte = 128; byte >= 128; factor *= 128) {
    byte = sizeByte(delta, at++, factor);
    base += (byte & 127) * factor;
  }
  for (let factor = 1, byte = 128; byte >= 128; factor *= 128) {
    byte = sizeByte(delta, at++, factor);
    result += (byte & 127) * factor;
  }
  return { base, result, at };
}

/**
 * Writes the text that the delta makes of its base.
 * @param at where the instructions begin @param out must have room for the result exactly
 * @param copies told which ranges come from the base @param memory what both lie in, if they do: copying within it is quicker
 * @throws DeltaError when an instruction reaches outside of the base or the result
 */
export function applyDelta(delta: Buffer, at: number, base: Buffer, out: Buffer, copies?: Copies, memory?: Buffer): void {
  const end = delta.length;
  const source = base.byteOffset;
  const target = out.byteOffset;
  let p = at;
  let o = 0;
  while (p < end) {
    const code = delta[p++] as number;
    if (code & 128) {
      let from = 0;
      let length = 0;
      if (code & 1) from = delta[p++] as number;
      if (code & 2) from |= (delta[p++] as number) << 8;
      if (code & 4) from |= (delta[p++] as number) << 16;
      if (code & 8) from += (delta[p++] as number) * 2 ** 24;
      if (code & 16) length = delta[p++] as number;
      if (code & 32) length |= (delta[p++] as number) << 8;
      if (code & 64) length |= (delta[p++] as number) << 16;
      if (length === 0) length = 0x10000;
      if (!(from + length <= base.length && o + length <= out.length)) throw new DeltaError('the delta copies what is not there');
      if (length < 24) for (let i = 0; i < length; i++) out[o + i] = base[from + i] as number;
      else if (memory) memory.copyWithin(target + o, source + from, source + from + length);
      else base.copy(out, o, from, from + length);
      copies?.add(o, from, length);
      o += length;
    } else {
      if (code === 0) throw new DeltaError('the delta has an instruction git does not know');
      if (p + code > end || o + code > out.length) throw new DeltaError('the delta is cut');
      if (code < 24) for (let i = 0; i < code; i++) out[o + i] = delta[p + i] as number;
      else delta.copy(out, o, p, p + code);
      p += code;
      o += code;
    }
  }
  if (o !== out.length) throw new DeltaError('the delta makes less than it says');
}
