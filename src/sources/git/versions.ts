/**
 * Makes objects base first: each content once, from the content it is a delta of, which is still at hand. So a whole history
 * costs little more than its pack. Knows nothing of what is done with the contents.
 */
import { ContentError, type Contents, TooLarge } from './content.ts';
import { applyDelta, Copies, deltaSizes } from './delta.ts';
import { LOOSE, type ObjectTable } from './objects.ts';

/** What a content was made from. `state` is what `visit` returned for it. */
export interface Base<S> {
  content: Buffer;
  state: S;
  /** Valid during the visit only. */
  copies: Copies;
}

export interface Visitor<S> {
  /** Called for each content, a base before its deltas. The content is valid during the visit only. */
  visit(k: number, content: Buffer, base: Base<S> | undefined): S;
  /** Called instead when the content cannot be made. */
  failed(k: number, error: Error): void;
}

/** Bytes of contents that wait for their next delta, per thread. Beyond, they are dropped and made again when needed. */
export const HELD = 48 << 20;

interface Waiting<S> {
  k: number;
  /** Undefined when it was dropped to save memory. */
  content: Buffer | undefined;
  /** Whether the buffer may be used again. */
  pooled: boolean;
  state: S;
  /** Deltas not made yet, the lightest last. */
  deltas: number[];
}

/** Buffers of sizes that are powers of two, used again and again. */
class Pool {
  readonly #free = new Map<number, Buffer[]>();

  take(size: number): Buffer {
    const room = 2 ** Math.ceil(Math.log2(Math.max(1024, size)));
    return (this.#free.get(room)?.pop() ?? Buffer.allocUnsafeSlow(room)).subarray(0, size);
  }

  give(buffer: Buffer): void {
    const whole = Buffer.from(buffer.buffer);
    const list = this.#free.get(whole.length);
    if (!list) this.#free.set(whole.length, [whole]);
    else if (list.length < (whole.length > 1 << 18 ? 2 : 8) && whole.length <= 1 << 22) list.push(whole);
  }
}

/** The deltas of an object, the heaviest first; taken from the end, so that the longest chain comes last and needs no base to wait. */
function deltasOf(table: ObjectTable, k: number): number[] {
  const deltas: number[] = [];
  for (let d = table.firstDelta[k] as number; d >= 0; d = table.nextDelta[d] as number) deltas.push(d);
  return deltas.length > 1 ? deltas.sort((a, b) => (table.weight[b] as number) - (table.weight[a] as number) || a - b) : deltas;
}

/**
 * Visits an object that is no delta, and everything made from it.
 * @param limit contents larger than this fail @param most bytes that may wait
 */
export function visitFamily<S>(contents: Contents, root: number, visitor: Visitor<S>, limit: number, most = HELD): void {
  const { inflated } = contents;
  const { table } = inflated;
  const pool = poolOf(contents);
  const copies = new Copies();
  const stack: Waiting<S>[] = [];
  let waiting = 0;
  const open = (k: number, content: Buffer, pooled: boolean, base: Base<S> | undefined): void => {
    const state = visitor.visit(k, content, base);
    const deltas = deltasOf(table, k);
    if (deltas.length === 0) {
      if (pooled) pool.give(content);
      return;
    }
    stack.push({ k, content, pooled, state, deltas });
    waiting += content.length;
    // The oldest have waited longest and will wait longest.
    for (let i = 0; waiting > most && i < stack.length - 1; i++) {
      const old = stack[i] as Waiting<S>;
      waiting -= old.content?.length ?? 0;
      old.content = undefined;
    }
  };
  const fail = (k: number, error: unknown): void => {
    const lost = [k];
    for (let next = lost.pop(); next !== undefined; next = lost.pop()) {
      // What is made from it is not to blame, and may be read another way.
      visitor.failed(next, next === k ? (error as Error) : new ContentError('what it is made from was not read'));
      for (let d = table.firstDelta[next] as number; d >= 0; d = table.nextDelta[d] as number) lost.push(d);
    }
  };
  try {
    const size = table.size[root] as number;
    if (table.pack[root] === LOOSE || size > limit) open(root, contents.read(root), false, undefined);
    else {
      const content = pool.take(size);
      inflated.into(root, content);
      open(root, content, true, undefined);
    }
  } catch (error) {
    fail(root, error);
  }
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const k = top.deltas.pop() as number;
    const last = top.deltas.length === 0;
    const { state, content: held } = top;
    if (last) {
      stack.pop();
      waiting -= held?.length ?? 0;
    }
    try {
      const base = held ?? contents.read(top.k);
      const delta = inflated.delta(k, limit);
      const sizes = deltaSizes(delta);
      if (sizes.base !== base.length) throw new ContentError('its delta was made for another base');
      if (sizes.result > limit) throw new TooLarge(sizes.result, limit);
      const content = pool.take(sizes.result);
      copies.clear();
      applyDelta(delta, sizes.at, base, content, copies);
      open(k, content, true, { content: base, state, copies });
    } catch (error) {
      fail(k, error);
    }
    if (last && held && top.pooled) pool.give(held);
  }
}

const pools = new WeakMap<Contents, Pool>();
const poolOf = (contents: Contents): Pool => {
  let pool = pools.get(contents);
  if (!pool) {
    pool = new Pool();
    pools.set(contents, pool);
  }
  return pool;
};
