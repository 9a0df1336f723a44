/**
 * Searches items, in this thread or, when there are enough of them to pay, in several. The result does not depend on how many.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config/types.ts';
import type { Item } from '../define.ts';
import type { Engine } from './engine.ts';
import { addYield, emptyYield, Reader, type ReadOptions, type Yield } from './read.ts';
import { type Answer, type Batch, unpack, type WorkerSetup } from './wire.ts';

/** A worker takes a tenth of a second to start and to warm up; below this many files that does not pay. */
const WORTH_WORKERS = 6000;
const BATCH = 48;
/** Batches a worker has waiting, so that it never idles while one is on its way. */
const AHEAD = 2;

export interface PoolOptions {
  read: ReadOptions;
  jobs: number;
  config: Config;
  engine: Engine;
  /** Told now and then how much has been read. */
  progress(files: number, bytes: number): void;
}

export async function searchAll(items: AsyncIterable<Item>, options: PoolOptions): Promise<Yield> {
  const sum = emptyYield();
  const reader = () => new Reader(options.engine, options.read);
  const iterator = items[Symbol.asyncIterator]();
  const files: Extract<Item, { kind: 'file' }>[] = [];
  let inline: Reader | undefined;
  let ended = false;
  // Look ahead: only a large input is worth threads. Content already at hand is read here in any case.
  while (files.length < WORTH_WORKERS) {
    const next = await iterator.next();
    if (next.done) {
      ended = true;
      break;
    }
    if (next.value.kind === 'skip') sum.skips.push(next.value.skip);
    else if (next.value.kind === 'file') files.push(next.value);
    else {
      inline ??= reader();
      await inline.read(next.value, sum);
    }
  }
  const worker = new URL('./worker.js', import.meta.url);
  if (ended || options.jobs < 2 || !existsSync(worker)) {
    inline ??= reader();
    const rest = (async function* () {
      yield* files;
      for (let next = ended ? undefined : await iterator.next(); next && !next.done; next = await iterator.next()) yield next.value;
    })();
    for await (const item of rest) {
      if (item.kind === 'skip') sum.skips.push(item.skip);
      else await inline.read(item, sum);
      options.progress(sum.stats.files, sum.stats.bytes);
    }
    return sum;
  }
  await shareOut(worker, files, iterator, sum, options);
  return sum;
}

async function shareOut(worker: URL, first: Extract<Item, { kind: 'file' }>[], iterator: AsyncIterator<Item>, sum: Yield, options: PoolOptions): Promise<void> {
  const setup: WorkerSetup = { config: options.config, options: options.read };
  const workers = Array.from({ length: options.jobs }, () => ({ thread: new Worker(worker, { workerData: setup }), waiting: 0 }));
  let wake = () => {};
  let failure: Error | undefined;
  for (const w of workers) {
    w.thread.on('message', (answer: Answer) => {
      w.waiting--;
      addYield(sum, unpack(answer));
      options.progress(sum.stats.files, sum.stats.bytes);
      wake();
    });
    w.thread.on('error', (error) => {
      failure = new Error(`a worker thread ended early (${error instanceof Error ? error.name : 'unknown error'})`);
      wake();
    });
  }
  const pause = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  const inline: { reader?: Reader } = {};
  let id = 0;
  const hand = async (items: Batch['items']): Promise<void> => {
    for (;;) {
      if (failure) throw failure;
      const idle = workers.reduce((a, b) => (b.waiting < a.waiting ? b : a));
      if (idle.waiting < AHEAD) {
        idle.waiting++;
        idle.thread.postMessage({ id: id++, items } satisfies Batch);
        return;
      }
      await pause();
    }
  };
  try {
    for (let i = 0; i < first.length; i += BATCH) await hand(first.slice(i, i + BATCH));
    let batch: Batch['items'] = [];
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const item = next.value;
      if (item.kind === 'skip') sum.skips.push(item.skip);
      else if (item.kind !== 'file') {
        inline.reader ??= new Reader(options.engine, options.read);
        await inline.reader.read(item, sum);
      } else if (batch.push(item) === BATCH) {
        await hand(batch);
        batch = [];
      }
    }
    if (batch.length) await hand(batch);
    while (workers.some((w) => w.waiting > 0)) {
      if (failure) throw failure;
      await pause();
    }
  } finally {
    await Promise.all(workers.map((w) => w.thread.terminate()));
  }
}
