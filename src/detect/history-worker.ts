/**
 * A worker thread: searches families of blobs, taking the next ones from a shared counter until none are left; then reads the versions
 * it is handed.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { engineOf } from './engine-of.ts';
import { type FamilyJob, searchFamilies } from './families.ts';
import type { Said } from './history-threads.ts';
import { type Version, versionReader } from './version-reader.ts';
import { pack } from './wire.ts';

const job = workerData as FamilyJob;
const engine = await engineOf(job.config);
const say = (said: Said): void => parentPort?.postMessage(said);
say({ result: searchFamilies(engine, job, (blobs, bytes) => say({ progress: { blobs, bytes } })) });
const reader = versionReader(engine, job);
parentPort?.on('message', async ({ id, versions }: { id: number; versions: Version[] }) => {
  const answers = [];
  for (const [i, version] of versions.entries()) answers.push(pack(i, await reader.read(version)));
  say({ id, answers });
});
