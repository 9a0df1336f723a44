/**
 * Counts what unpacking an archive has cost, across all archives inside it, and makes labels of its members' names.
 * Unpacks nothing itself, and no name that it returns is ever used with a file system.
 */

export interface ArchiveLimits {
  /** How many archives may lie inside each other. */
  depth: number;
  /** Members of the archive and all archives in it. */
  entries: number;
  /** Largest member, unpacked. */
  memberBytes: number;
  /** All that is unpacked, whether it could be used or not. */
  totalBytes: number;
  /** Unpacked bytes a packed byte may become, once it is more than `FREE_BYTES`. */
  ratio: number;
}

const MIB = 1 << 20;
export const DEFAULT_LIMITS: ArchiveLimits = { depth: 3, entries: 20_000, memberBytes: 50 * MIB, totalBytes: 512 * MIB, ratio: 200 };

/** Small files may be packed as well as they like. */
export const FREE_BYTES = 10 * MIB;

/** Unpacking went too far: with `final` all of it ends, without only the archive at hand. */
export class LimitReached extends Error {
  override name = 'LimitReached';
  readonly final: boolean;

  constructor(message: string, final: boolean) {
    super(message);
    this.final = final;
  }
}

/** What has been used of the limits. One for an archive and everything in it, so that nesting buys nothing. */
export class Meter {
  readonly limits: ArchiveLimits;
  #entries = 0;
  #bytes = 0;

  constructor(limits: ArchiveLimits) {
    this.limits = limits;
  }

  /** One more member. */
  entry(): void {
    if (++this.#entries > this.limits.entries) throw new LimitReached(`has more than ${this.limits.entries} members; the rest was not read`, true);
  }

  /** More unpacked bytes. */
  charge(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.limits.totalBytes) throw new LimitReached(`unpacks to more than ${size(this.limits.totalBytes)}; the rest was not read`, true);
  }

  /** How many bytes so many packed ones may become. */
  allowance(packed: number): number {
    return Math.max(FREE_BYTES, packed * this.limits.ratio);
  }
}

/** Bytes in words. */
export const size = (bytes: number): string => (bytes >= MIB ? `${Math.round(bytes / MIB)} MiB` : `${bytes} bytes`);

// Control characters and those that turn the direction of writing: a name must not rearrange a report.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const LONGEST_NAME = 1024;

/** A member's name as a label: relative, without `..` and without characters that cannot be seen. */
export function memberName(name: string): string {
  const parts = name
    .slice(-4 * LONGEST_NAME)
    .replaceAll('\\', '/')
    .replace(UNSEEN, '')
    .split('/');
  if (/^[A-Za-z]:$/.test(parts[0] ?? '')) parts.shift();
  return (
    parts
      .filter((p) => p !== '' && p !== '.' && p !== '..')
      .join('/')
      .slice(-LONGEST_NAME) || 'unnamed'
  );
}
