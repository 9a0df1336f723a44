/**
 * Blocks of packs that all threads share: an entry may lie anywhere in a pack, and asking the system for each would cost more than
 * inflating it. Holds a bounded part of the packs; what does not fit is read from the file each time.
 */

/** Bytes of a block. */
export const BLOCK = 1 << 18;
/** Bytes of all blocks together, for all threads. */
const MOST = 32 << 20;

/** Everything in shared memory. */
export interface BlockMemory {
  bytes: Uint8Array;
  /** For each block of each pack: 0 not read, -1 being read, else its slot plus one. */
  slots: Int32Array;
  /** How many slots are taken. */
  taken: Int32Array;
  /** For each pack, the number of its first block. */
  first: number[];
}

/** @param sizes of the packs, in bytes */
export function blockMemory(sizes: readonly number[]): BlockMemory {
  const first: number[] = [];
  let blocks = 0;
  for (const size of sizes) {
    first.push(blocks);
    blocks += Math.ceil(size / BLOCK);
  }
  return {
    // Memory that is never touched is never taken from the system.
    bytes: new Uint8Array(new SharedArrayBuffer(Math.max(BLOCK, Math.min(MOST, blocks * BLOCK)))),
    slots: new Int32Array(new SharedArrayBuffer(Math.max(8, 4 * blocks))),
    taken: new Int32Array(new SharedArrayBuffer(8)),
    first,
  };
}

/** Forgets all blocks, so that others can take their place. No other thread may be reading. */
export function clearBlocks(memory: BlockMemory): void {
  memory.slots.fill(0);
  memory.taken[0] = 0;
}

/**
 * A block of a pack; nothing when it is not held and there is no room, or another thread is just reading it.
 * @param read fills a buffer from the pack's file
 */
export function blockOf(memory: BlockMemory, block: number, size: number, read: (into: Buffer) => void): Buffer | undefined {
  const { slots, bytes, taken } = memory;
  let slot = Atomics.load(slots, block);
  if (slot === 0 && (Atomics.load(taken, 0) + 1) * BLOCK <= bytes.length && Atomics.compareExchange(slots, block, 0, -1) === 0) {
    const mine = Atomics.add(taken, 0, 1);
    if ((mine + 1) * BLOCK > bytes.length) {
      Atomics.store(slots, block, 0);
      return undefined;
    }
    read(Buffer.from(bytes.buffer, mine * BLOCK, size));
    slot = mine + 1;
    Atomics.store(slots, block, slot);
  }
  return slot > 0 ? Buffer.from(bytes.buffer, (slot - 1) * BLOCK, size) : undefined;
}
