/**
 * Reads one file or piece of content and searches it: opens archives, tells text from binary, never follows a link and never
 * waits on a pipe or device. One fault is one entry in `skips`; it ends nothing else.
 */
import { closeSync } from 'node:fs';
import type { Item } from '../define.ts';
import type { Document, Match, Skip, Stats } from '../model.ts';
import { openPlain, readInto, unreadable } from '../sources/open.ts';
import { asText } from '../sources/text.ts';
import { type DetectOptions, detect } from './detect.ts';
import type { Engine } from './engine.ts';
import { detectStored } from './stored.ts';

export interface ReadOptions extends DetectOptions {
  /** Larger files are not read. */
  maxBytes: number;
}

export interface Yield {
  matches: Match[];
  skips: Skip[];
  stats: Stats;
}

export const emptyYield = (): Yield => ({ matches: [], skips: [], stats: { files: 0, bytes: 0, binary: 0, archives: 0 } });

/** Adds `more` to `sum`. */
export function addYield(sum: Yield, more: Yield): void {
  for (const match of more.matches) sum.matches.push(match);
  for (const skip of more.skips) sum.skips.push(skip);
  for (const key of Object.keys(sum.stats) as (keyof Stats)[]) sum.stats[key] += more.stats[key];
}

/** Reads items one after another into one buffer that grows as needed. */
export class Reader {
  readonly #engine: Engine;
  readonly #options: ReadOptions;
  #buffer = Buffer.allocUnsafeSlow(1 << 20);

  constructor(engine: Engine, options: ReadOptions) {
    this.#engine = engine;
    this.#options = options;
  }

  async read(item: Exclude<Item, { kind: 'skip' }>, sum: Yield): Promise<void> {
    const where = item.kind === 'file' ? item.where : item.document.where;
    const path = 'path' in where ? where.path : '';
    try {
      if (item.kind === 'stored') {
        sum.stats.files++;
        sum.stats.bytes += item.document.bytes.length;
        const { matches, skips } = detectStored(this.#engine, item, this.#options);
        addYield(sum, { ...emptyYield(), matches, skips });
        return;
      }
      const document = item.kind === 'file' ? this.#load(item, sum) : item.document;
      if (document) await this.#search(document, sum);
    } catch (error) {
      // The message of an unexpected error may quote what it stumbled over.
      sum.skips.push({ path, reason: 'failed', detail: `an internal error (${error instanceof Error ? error.name : 'unknown'}); please report it` });
    }
  }

  #load(item: Extract<Item, { kind: 'file' }>, sum: Yield): Document | undefined {
    const { where } = item;
    const { path } = where;
    const tracked = where.kind === 'file' && where.tracking === 'tracked';
    const opened = openPlain(item.absolute, path, tracked ? 'listed by git, but not in the work tree' : undefined);
    if (opened === undefined || 'reason' in opened) {
      if (opened) sum.skips.push(opened);
      return undefined;
    }
    const { file, stat } = opened;
    try {
      if (stat.size > this.#options.maxBytes) {
        sum.skips.push({ path, reason: 'too-large', detail: `${stat.size} bytes, the limit is ${this.#options.maxBytes} (--max-file-size)` });
        return undefined;
      }
      if (stat.size > this.#buffer.length) this.#buffer = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(stat.size)));
      return { bytes: this.#buffer.subarray(0, readInto(this.#buffer, file, stat.size)), where };
    } catch (error) {
      sum.skips.push(unreadable(path, error));
      return undefined;
    } finally {
      closeSync(file);
    }
  }

  async #search(document: Document, sum: Yield): Promise<void> {
    const { where } = document;
    sum.stats.files++;
    sum.stats.bytes += document.bytes.length;
    if (where.kind !== 'env' && mayBeArchive(document.bytes, where.path)) {
      const { archiveKind, DEFAULT_LIMITS, openArchive } = await import('../sources/archive.ts');
      if (archiveKind(document.bytes, where.path)) {
        sum.stats.archives++;
        for await (const member of openArchive(document.bytes, where.path, { ...DEFAULT_LIMITS, memberBytes: this.#options.maxBytes })) {
          if ('reason' in member) sum.skips.push(member);
          else {
            sum.stats.files++;
            this.#detect({ bytes: member.bytes, where: { ...where, path: member.path } }, sum);
          }
        }
        return;
      }
    }
    this.#detect(document, sum);
  }

  #detect(document: Document, sum: Yield): void {
    const text = asText(document.bytes);
    if (!text) {
      sum.stats.binary++;
      return;
    }
    const { matches, skips } = detect(this.#engine, { bytes: text, where: document.where }, this.#options);
    for (const match of matches) sum.matches.push(match);
    for (const skip of skips) sum.skips.push(skip);
  }
}

/** A cheap look, so that the archive readers are loaded only for archives. */
const mayBeArchive = (bytes: Buffer, path: string): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[257] === 0x75 && bytes[258] === 0x73) || path.endsWith('.tar');
