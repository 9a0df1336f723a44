/**
 * A worker thread: reads and searches the files it is handed, one batch after another.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { engineOf } from './engine-of.ts';
import { emptyYield, Reader } from './read.ts';
import { type Batch, pack, type WorkerSetup } from './wire.ts';

const { options, config } = workerData as WorkerSetup;
const reader = engineOf(config).then((engine) => new Reader(engine, options));

parentPort?.on('message', async (batch: Batch) => {
  const sum = emptyYield();
  for (const item of batch.items) await (await reader).read(item, sum);
  parentPort?.postMessage(pack(batch.id, sum));
});
