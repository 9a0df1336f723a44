/** A worker thread: reads parts of the trees, taking the next one from a shared counter until none is left. */
import { parentPort, workerData } from 'node:worker_threads';
import { Contents } from './content.ts';
import { readParts, type TreePart, type TreeWork } from './tree-parts.ts';

const { work, reader, limit } = workerData as { work: TreeWork; reader: number; limit: number };
const buffers = ({ brought, dropped, named }: TreePart): ArrayBuffer[] => [...brought, ...dropped, ...named].map((column) => column.buffer as ArrayBuffer);
readParts(work, reader, new Contents(work.table, limit), (part) => parentPort?.postMessage(part, buffers(part)));
