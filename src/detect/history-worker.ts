/**
 * A worker thread that searches families of blobs: takes the next ones from a shared counter until none are left.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { engineOf } from './engine-of.ts';
import { type FamilyJob, searchFamilies } from './families.ts';

const job = workerData as FamilyJob;
const engine = await engineOf(job.config);
parentPort?.postMessage(searchFamilies(engine, job, (blobs, bytes) => parentPort?.postMessage({ blobs, bytes })));
