/**
 * Opens archives, and archives in archives, and hands out their regular members as content with a label for a path.
 * Writes nothing to disk, never uses a member's name as a path, and holds one member of each level at a time.
 */
import type { Skip } from '../model.ts';
import { gunzip, type Outcome } from './archive/inflate.ts';
import { type ArchiveLimits, DEFAULT_LIMITS, LimitReached, Meter, memberName, size } from './archive/meter.ts';
import { pieces, tarMembers } from './archive/tar.ts';
import { type Member, zipMembers } from './archive/zip.ts';

export { type ArchiveLimits, DEFAULT_LIMITS };

export type ArchiveKind = 'zip' | 'tar' | 'gzip';

/** A member's content. */
export interface ArchiveMember {
  /** The archive's path, `!`, and the member's name, made harmless. */
  path: string;
  bytes: Buffer;
}

/** What kind of archive the bytes are, by their first bytes; the name only tells of old tar archives, which have no mark. */
export function archiveKind(bytes: Buffer, path: string): ArchiveKind | undefined {
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === 0x504b0304) return 'zip';
  if (bytes.length >= 3 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8) return 'gzip';
  return isTar(bytes, path) ? 'tar' : undefined;
}

function isTar(bytes: Buffer, path: string): boolean {
  if (bytes.length < 512) return false;
  if (bytes.toString('latin1', 257, 262) === 'ustar') return true;
  if (!/\.tar$/i.test(path)) return false;
  // The name alone must not hide a text from the search: the header's checksum must be right.
  const stated = Number.parseInt(bytes.toString('latin1', 148, 156).replace(/[\0 ]/g, ''), 8);
  let sum = 8 * 32;
  for (let i = 0; i < 512; i++) if (i < 148 || i >= 156) sum += bytes[i] as number;
  return sum === stated;
}

/**
 * The regular members of an archive and of the archives in it, in their order. What cannot be read, or would be too much, is told
 * as a Skip. It may be left at any time.
 */
export async function* openArchive(bytes: Buffer, path: string, limits: ArchiveLimits = DEFAULT_LIMITS): AsyncGenerator<ArchiveMember | Skip> {
  try {
    yield* open(bytes, path, 1, new Meter(limits));
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    yield { path, reason: 'archive-limit', detail: error.message };
  }
}

/** @param level 1 for the outermost archive */
async function* open(bytes: Buffer, path: string, level: number, meter: Meter): AsyncGenerator<ArchiveMember | Skip> {
  try {
    for await (const member of membersOf(bytes, path, meter)) {
      if ('reason' in member) {
        yield member;
        continue;
      }
      const inner = `${path}!${memberName(member.name)}`;
      if (!archiveKind(member.bytes, inner)) yield { path: inner, bytes: member.bytes };
      else if (level < meter.limits.depth) yield* open(member.bytes, inner, level + 1, meter);
      else yield { path: inner, reason: 'archive-limit', detail: `it lies in ${level} archives, one in another; it was not opened` };
    }
  } catch (error) {
    if (!(error instanceof LimitReached) || error.final) throw error;
    yield { path, reason: 'archive-limit', detail: error.message };
  }
}

function membersOf(bytes: Buffer, path: string, meter: Meter): AsyncGenerator<Member | Skip> {
  const kind = archiveKind(bytes, path);
  if (kind === 'zip') return zipMembers(bytes, path, meter);
  return kind === 'tar' ? tarMembers(pieces(bytes), path, meter, { damaged: false }) : gzipMembers(bytes, path, meter);
}

/** One member, or those of the tar archive it is: `a.tar.gz` is one archive, not two. */
async function* gzipMembers(bytes: Buffer, path: string, meter: Meter): AsyncGenerator<Member | Skip> {
  const outcome: Outcome = { damaged: false };
  const source = gunzip(bytes, meter, outcome);
  const name = innerName(path);
  try {
    const { head, ended } = await firstBlock(source);
    if (isTar(head, name)) {
      yield* tarMembers(joined(head, source), path, meter, outcome);
      return;
    }
    meter.entry();
    const chunks = [head];
    let length = head.length;
    if (!ended) {
      for await (const chunk of source) {
        length += chunk.length;
        if (length > meter.limits.memberBytes) throw new LimitReached(`unpacks to more than ${size(meter.limits.memberBytes)}`, false);
        chunks.push(chunk);
      }
    }
    if (length > 0 || !outcome.damaged) yield { name, bytes: chunks.length === 1 ? head : Buffer.concat(chunks) };
    if (outcome.damaged) yield { path, reason: 'archive-damaged', detail: 'it is cut off or damaged; what could be unpacked was read' };
  } finally {
    await source.return(undefined);
  }
}

/** `logs/app.log.gz` holds `app.log`, `a.tgz` holds `a.tar`. */
function innerName(path: string): string {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
  return base.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
}

/** At least as much as tells a tar archive, if there is so much. */
async function firstBlock(source: AsyncGenerator<Buffer>): Promise<{ head: Buffer; ended: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  let ended = false;
  while (length < 512 && !ended) {
    const next = await source.next();
    if (next.done) ended = true;
    else {
      chunks.push(next.value);
      length += next.value.length;
    }
  }
  return { head: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), ended };
}

async function* joined(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}
