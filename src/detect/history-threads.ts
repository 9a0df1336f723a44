/**
 * The threads that search a history: first all blobs, family by family, then again the few versions that are to be reported, as what
 * they are. With one thread, or little to do, everything happens in this one.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Engine } from './engine.ts';
import { type FamilyJob, type FamilyResult, searchFamilies } from './families.ts';
import type { Yield } from './read.ts';
import { type Version, versionReader } from './version-reader.ts';
import { type Answer, unpack } from './wire.ts';

/** Below this many blobs threads do not pay. */
const WORTH_THREADS = 2000;
/** Megabytes for what a thread has just made: contents lie elsewhere, and the usual 48 are only filled, not needed. */
const YOUNG = 12;
/** Versions a thread is handed at a time. */
const BATCH = 8;

export interface HistoryThreads {
  /** What each thread found. */
  search(): Promise<FamilyResult[]>;
  /** Reads versions of files as what they are, in the order given. */
  read(versions: readonly Version[]): Promise<Yield[]>;
  end(): Promise<void>;
}

type Progress = (blobs: number, bytes: number) => void;
/** What a worker says. */
export type Said = { progress: { blobs: number; bytes: number } } | { result: FamilyResult } | { id: number; answers: Answer[] };

/** @param count how many blobs are to be searched */
export function historyThreads(engine: Engine, job: FamilyJob, count: number, jobs: number, progress: Progress): HistoryThreads {
  const worker = new URL('./history-worker.js', import.meta.url);
  if (jobs < 2 || count < WORTH_THREADS || !existsSync(worker)) return alone(engine, job, progress);
  return several(worker, job, jobs, progress);
}

function alone(engine: Engine, job: FamilyJob, progress: Progress): HistoryThreads {
  const reader = versionReader(engine, job);
  return {
    search: async () => [searchFamilies(engine, job, progress)],
    async read(versions) {
      const found: Yield[] = [];
      for (const version of versions) found.push(await reader.read(version));
      return found;
    },
    end: async () => reader.close(),
  };
}

function several(worker: URL, job: FamilyJob, jobs: number, progress: Progress): HistoryThreads {
  const told: { blobs: number; bytes: number }[] = [];
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const waiting = new Map<number, (answers: Answer[]) => void>();
  const threads = Array.from({ length: jobs }, (_, i) => {
    const thread = new Worker(worker, { workerData: job, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    const result = new Promise<FamilyResult>((resolve) => {
      thread.on('message', (said: Said) => {
        if ('result' in said) resolve(said.result);
        else if ('answers' in said) waiting.get(said.id)?.(said.answers);
        else {
          told[i] = said.progress;
          progress(
            told.reduce((n, t) => n + (t?.blobs ?? 0), 0),
            told.reduce((n, t) => n + (t?.bytes ?? 0), 0),
          );
        }
      });
    });
    thread.on('error', (error) => fail(new Error(`a worker thread ended early (${error instanceof Error ? error.name : 'unknown error'})`)));
    return { thread, result };
  });
  return {
    search: () => Promise.race([Promise.all(threads.map((t) => t.result)), failed]),
    async read(versions) {
      const found: Yield[] = [];
      let next = 0;
      const work = async (thread: Worker): Promise<void> => {
        for (let at = next; at < versions.length; at = next) {
          next += BATCH;
          const answers = await new Promise<Answer[]>((resolve) => {
            waiting.set(at, resolve);
            thread.postMessage({ id: at, versions: versions.slice(at, at + BATCH) });
          });
          waiting.delete(at);
          for (const [i, answer] of answers.entries()) found[at + i] = unpack(answer);
        }
      };
      await Promise.race([Promise.all(threads.map((t) => work(t.thread))), failed]);
      return found;
    },
    async end() {
      await Promise.all(threads.map((t) => t.thread.terminate()));
    },
  };
}
