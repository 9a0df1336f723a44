/**
 * Makes objects base first: each content once, from the content it is a delta of, which is still at hand. So a whole history
 * costs little more than its pack. Knows nothing of what is done with the contents.
 */
import { ContentError, type Contents, TooLarge } from './content.ts';
import { applyDelta, Copies, deltaSizes } from './delta.ts';
import { LOOSE } from './objects.ts';

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
/** Bytes for contents that stand one behind the other, each behind what it was made from; they do not count. */
const ROOM = 4 << 20;

interface Waiting<S> {
  k: number;
  /** Undefined when it was dropped to save memory. */
  content: Buffer | undefined;
  /** Bytes that it takes outside of the room. */
  outside: number;
  /** From where on the room is free. */
  free: number;
  state: S;
  /** The delta to be made next, or -1. The heaviest comes last, so that the longest chain needs no base to wait. */
  next: number;
}

/** Memory for contents: the room, where copying is cheapest, and buffers of sizes that are powers of two, used again and again. */
class Memory {
  readonly room = Buffer.allocUnsafeSlow(ROOM);
  readonly copies = new Copies();
  readonly #free = new Map<number, Buffer[]>();

  /** @param at where the room is free */
  take(size: number, at: number): Buffer {
    if (at + size <= ROOM) return this.room.subarray(at, at + size);
    const whole = 2 ** Math.ceil(Math.log2(Math.max(1024, size)));
    return (this.#free.get(whole)?.pop() ?? Buffer.allocUnsafeSlow(whole)).subarray(0, size);
  }

  /** @param buffer one that is not in the room */
  give(buffer: Buffer): void {
    const whole = Buffer.from(buffer.buffer);
    const list = this.#free.get(whole.length);
    if (!list) this.#free.set(whole.length, [whole]);
    else if (list.length < (whole.length > 1 << 18 ? 2 : 8) && whole.length <= 1 << 22) list.push(whole);
  }
}

/**
 * Visits an object that is no delta, and everything made from it.
 * @param limit contents larger than this fail @param most bytes that may wait
 */
export function visitFamily<S>(contents: Contents, root: number, visitor: Visitor<S>, limit: number, most = HELD): void {
  const { inflated } = contents;
  const { table } = inflated;
  const memory = memoryOf(contents);
  const { copies, room } = memory;
  const stack: Waiting<S>[] = [];
  let waiting = 0;
  const open = (k: number, content: Buffer, free: number, base: Base<S> | undefined): void => {
    const state = visitor.visit(k, content, base);
    const next = table.firstDelta[k] as number;
    const inRoom = free + content.length <= ROOM;
    if (next < 0) {
      if (!inRoom) memory.give(content);
      return;
    }
    const outside = inRoom ? 0 : content.length;
    stack.push({ k, content, outside, free: free + content.length - outside, state, next });
    if (inRoom) return;
    waiting += outside;
    // The oldest have waited longest and will wait longest.
    for (let i = 0; waiting > most && i < stack.length - 1; i++) {
      const old = stack[i] as Waiting<S>;
      if (old.outside === 0) continue;
      waiting -= old.outside;
      old.outside = 0;
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
    const read = table.pack[root] === LOOSE || size > limit ? contents.read(root) : undefined;
    const content = memory.take(read?.length ?? size, 0);
    if (read) read.copy(content);
    else inflated.into(root, content);
    open(root, content, 0, undefined);
  } catch (error) {
    fail(root, error);
  }
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const k = top.next;
    top.next = table.nextDelta[k] as number;
    const last = top.next < 0;
    const { state, content: held, free, outside } = top;
    if (last) {
      stack.pop();
      waiting -= outside;
    }
    try {
      const base = held ?? contents.read(top.k);
      const delta = inflated.delta(k, limit);
      const sizes = deltaSizes(delta);
      if (sizes.base !== base.length) throw new ContentError('its delta was made for another base');
      if (sizes.result > limit) throw new TooLarge(sizes.result, limit);
      const content = memory.take(sizes.result, free);
      copies.clear();
      applyDelta(delta, sizes.at, base, content, copies, outside === 0 && held && free + sizes.result <= ROOM ? room : undefined);
      open(k, content, free, { content: base, state, copies });
    } catch (error) {
      fail(k, error);
    }
    if (last && held && outside > 0) memory.give(held);
  }
}

const memories = new WeakMap<Contents, Memory>();
const memoryOf = (contents: Contents): Memory => {
  let memory = memories.get(contents);
  if (!memory) {
    memory = new Memory();
    memories.set(contents, memory);
  }
  return memory;
};
