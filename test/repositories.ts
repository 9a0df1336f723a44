/** Repositories for the tests of histories: made with real git, at dates of their own, so that every id is the same in each run. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { Fake } from '../src/kit.ts';
import { PackFile, readHeader, readIndex } from '../src/sources/git/pack.ts';
import { BARE_ENV, type Ran, type RunOptions } from './built.ts';
import { type JsonPlace, type JsonReport, sample, scanJson, tree } from './helpers.ts';

export interface Who {
  id: string;
  author: string;
  email: string;
  date: string;
}

export interface GitPlace extends JsonPlace {
  blob: string;
  commit?: Who;
  standing: 'head' | 'branch' | 'gone';
  removed?: Who;
}

export const token = (seed: number): string => sample('github-classic-pat', seed)['secret'] as string;

const DAY = 86_400;

/** A repository with a work tree. Each commit is made a day after the one before, by somebody else. */
export class Repo {
  readonly root: string;
  readonly #start: number;
  #commits = 0;

  /** @param options `start`: when the first commit is made, in seconds since 1970 */
  constructor(options: { root?: string; init?: string[]; start?: number } = {}) {
    this.root = options.root ?? tree();
    this.#start = options.start ?? 1_700_000_000;
    mkdirSync(this.root, { recursive: true });
    this.git('init', '-q', '-b', 'main', ...(options.init ?? []));
  }

  get gitDir(): string {
    return join(this.root, '.git');
  }

  /** Runs git as the author whose turn it is. */
  git(...args: string[]): string {
    return this.run(args).toString('utf8').trim();
  }

  run(args: string[], input: string | Buffer = ''): Buffer {
    const { author, email } = this.who();
    const time = `${this.time()} +0000`;
    return execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'gc.auto=0', '-c', 'core.fsync=none', ...args], {
      cwd: this.root,
      input,
      env: {
        ...BARE_ENV,
        GIT_AUTHOR_NAME: author,
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: time,
        GIT_COMMITTER_NAME: 'Committer',
        GIT_COMMITTER_EMAIL: 'committer@localhost',
        GIT_COMMITTER_DATE: time,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  }

  /** Who makes the next commit, and when. */
  who(): Omit<Who, 'id'> {
    const n = this.#commits;
    return { author: `Author ${n}`, email: `author${n}@localhost`, date: new Date(this.time() * 1000).toISOString().replace('.000Z', 'Z') };
  }

  time(): number {
    return this.#start + DAY * this.#commits;
  }

  write(files: Record<string, string | Buffer | null>): void {
    for (const [path, content] of Object.entries(files)) {
      const at = join(this.root, path);
      if (content === null) rmSync(at);
      else {
        mkdirSync(dirname(at), { recursive: true });
        writeFileSync(at, content);
      }
    }
  }

  /** Writes files (removes those that are null) and commits everything. */
  commit(files: Record<string, string | Buffer | null>, ...options: string[]): Who {
    this.write(files);
    this.git('add', '-A');
    return this.made(() => this.git('commit', '-q', '--allow-empty', '-m', `commit ${this.#commits}`, ...options));
  }

  /** What makes a commit that HEAD names afterwards, or `revision`. */
  made(make: () => void, revision = 'HEAD'): Who {
    make();
    const who = { id: revision === 'HEAD' ? this.#head() : this.name(revision), ...this.who() };
    this.#commits++;
    return who;
  }

  /** What HEAD names, without asking git. */
  #head(): string {
    const head = readFileSync(join(this.gitDir, 'HEAD'), 'utf8').trim();
    return head.startsWith('ref: ') ? readFileSync(join(this.gitDir, head.slice(5)), 'utf8').trim() : head;
  }

  /** The name of an object. */
  name(revision: string): string {
    return this.git('rev-parse', '--verify', revision);
  }
}

/** A copy of a repository, in a folder of its own. */
export function copyOf(repo: { root: string }, root: string): string {
  cpSync(repo.root, root, { recursive: true, verbatimSymlinks: true });
  return root;
}

/** What a report says of histories: each credential with its places in them. Paths below `folder`, seen from there. */
export function pastsOf(report: JsonReport, folder = ''): { fingerprint: string; kind: string; places: GitPlace[] }[] {
  return report.credentials
    .map(({ fingerprint, kind, places }) => ({
      fingerprint,
      kind,
      places: (places as GitPlace[]).filter((p) => p.kind === 'git' && p.path.startsWith(folder)).map((p) => ({ ...p, path: p.path.slice(folder.length) })),
    }))
    .filter((c) => c.places.length > 0)
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}

/** The places in histories of all credentials of a kind. */
export const placesIn = (report: JsonReport, kind = 'github-classic-pat'): GitPlace[] =>
  report.credentials.filter((c) => c.kind === kind).flatMap((c) => (c.places as GitPlace[]).filter((p) => p.kind === 'git'));

/** Scans with --history. */
export const scanHistory = (root: string, args: string[] = [], options: RunOptions = {}): Ran & { report: JsonReport } =>
  scanJson([root, '--history', ...args], options);

/** The types of the entries in all packs of a repository, as they stand in the headers: 6 and 7 are deltas. */
export function entryTypes(gitDir: string, hashBytes = 20): Map<number, number> {
  const folder = join(gitDir, 'objects/pack');
  const types = new Map<number, number>();
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.idx'))) {
    const pack = new PackFile(join(folder, name.replace(/idx$/, 'pack')));
    const header = { type: 0, size: 0, length: 0, distance: 0 };
    for (const at of readIndex(join(folder, name), hashBytes).offsets) {
      const to = Math.min(at + 64, pack.size);
      const from = pack.seek(at, to);
      readHeader(pack.window, from, from + to - at, hashBytes, header);
      types.set(header.type, (types.get(header.type) ?? 0) + 1);
    }
    pack.close();
  }
  return types;
}

/** Names of all objects. */
export const objectsOf = (repo: Repo): string[] => repo.git('cat-file', '--batch-all-objects', '--batch-check=%(objectname)').split('\n');

/** Secrets in a made history, with the part of them that is told nowhere. */
export const KINDS = ['github-classic-pat', 'stripe-secret-key', 'sendgrid-api-key', 'slack-bot-token', 'postgres-url', 'jwt'] as const;

/** Some lines of a file with a secret of a kind. */
export function secretLine(kind: (typeof KINDS)[number], seed: number): string {
  const parts = sample(kind, seed);
  switch (kind) {
    case 'postgres-url':
      return `url = "postgres://${parts['user']}:${parts['secret']}@${parts['host']}:5432/orders"\n`;
    case 'jwt':
      return `payload = "${Buffer.from(`{"token": "${parts['secret']}"}`).toString('base64')}"\n`;
    default:
      return `key_${seed} = "${parts['secret']}"\n`;
  }
}

/** A history of files that change a little in each commit, as files do: secrets come, move and go, branches are made and merged. */
export function variedHistory(repo: Repo, commits = 30): Repo {
  const fake = new Fake(7);
  const word = () => fake.text('lower', 3 + fake.number(7));
  const line = () => `${word()} = ${word()}(${fake.number(1000)}, ${word()}) # ${word()} ${word()}\n`;
  const texts = new Map(['settings.py', 'src/app.py', 'src/deep/er/config.toml', 'notes.txt'].map((name) => [name, Array.from({ length: 120 }, line)]));
  const held: { lines: string[]; line: string }[] = [];
  for (let n = 0; n < commits; n++) {
    if (n % 10 === 4) repo.git('checkout', '-q', '-b', `side-${n}`);
    if (n % 10 === 7) {
      repo.git('checkout', '-q', 'main');
      repo.made(() => repo.git('merge', '-q', '--no-ff', '-m', `merge ${n}`, `side-${n - 3}`));
      if (n === 7) repo.git('branch', '-D', 'side-4');
    }
    for (const lines of texts.values()) {
      if (fake.number(3) === 0) continue;
      // Above the secrets, which stand in the second half.
      lines.splice(fake.number(40), fake.number(3), line(), line());
    }
    if (n % 2 === 0) {
      const lines = [...texts.values()][(n / 2) % texts.size] as string[];
      const text = secretLine(KINDS[(n / 2) % KINDS.length] as (typeof KINDS)[number], n);
      lines.splice(60 + fake.number(50), 0, text);
      held.push({ lines, line: text });
    }
    // Most do not stay.
    const [old] = held.length > 3 ? held.splice(fake.number(held.length - 1), 1) : [];
    if (old) old.lines.splice(old.lines.indexOf(old.line), 1);
    repo.commit(Object.fromEntries([...texts].map(([name, lines]) => [name, lines.join('')])));
  }
  repo.git('tag', '-a', '-m', 'a tag', 'v1', 'HEAD~5');
  return repo;
}

/** A zip with one member. */
export function zip(name: string, text: string): Buffer {
  const packed = deflateRawSync(text);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crcOf(text), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(Buffer.byteLength(text), 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  local.copy(central, 10, 8, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

/** A gzip's trailer holds the checksum, which older versions of Node tell nowhere else. */
export const crcOf = (bytes: string | Buffer): number => {
  const packed = gzipSync(bytes);
  return packed.readUInt32LE(packed.length - 8);
};

/** The name of an object by its content. */
export const nameOf = (type: string, content: string | Buffer): string => {
  const body = Buffer.from(content);
  return createHash('sha1').update(`${type} ${body.length}\0`).update(body).digest('hex');
};

/** An entry for a pack that git might never write. */
export interface RawEntry {
  /** Its name, which nobody checks. */
  oid: string;
  type: number;
  /** What is packed. */
  content: Buffer;
  /** What the header says the content has; default: the truth. */
  size?: number;
  /** The packed bytes, in place of the deflated content. */
  packed?: Buffer;
  /** Of a delta: the name of its base, or how many bytes before it the base stands. */
  base?: string | number;
  /** What the index says of where it begins; default: the truth. */
  offset?: number | bigint;
}

const varint = (n: number, first: number, bits: number): Buffer => {
  const bytes = [first | (n % 2 ** bits)];
  for (let rest = Math.floor(n / 2 ** bits); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1] = (bytes.at(-1) as number) | 128;
    bytes.push(rest % 128);
  }
  return Buffer.from(bytes);
};

const distance = (n: number): Buffer => {
  const bytes = [n & 127];
  for (let rest = n >> 7; rest > 0; rest >>= 7) bytes.unshift(128 | (--rest & 127));
  return Buffer.from(bytes);
};

const sha1 = (bytes: Buffer): Buffer => createHash('sha1').update(bytes).digest();

/** Writes a pack with an index of version 2. @returns where each entry begins */
export function writePack(gitDir: string, entries: readonly RawEntry[], name = 'made'): number[] {
  const parts: Buffer[] = [Buffer.from('PACK\0\0\0\x02\0\0\0\0')];
  (parts[0] as Buffer).writeUInt32BE(entries.length, 8);
  let at = 12;
  const starts: number[] = [];
  const crcs: number[] = [];
  for (const { type, content, size, packed, base } of entries) {
    const reference = typeof base === 'string' ? Buffer.from(base, 'hex') : typeof base === 'number' ? distance(base) : Buffer.alloc(0);
    const entry = Buffer.concat([varint(size ?? content.length, type << 4, 4), reference, packed ?? deflateSync(content)]);
    starts.push(at);
    crcs.push(crcOf(entry.length < 1 << 20 ? entry : ''));
    parts.push(entry);
    at += entry.length;
  }
  const pack = Buffer.concat(parts);
  const trailer = sha1(pack);
  const order = entries.map((_, i) => i).sort((a, b) => ((entries[a] as RawEntry).oid < (entries[b] as RawEntry).oid ? -1 : 1));
  const fanout = Buffer.alloc(1024);
  for (let byte = 0; byte < 256; byte++) fanout.writeUInt32BE(entries.filter((e) => Number.parseInt(e.oid.slice(0, 2), 16) <= byte).length, 4 * byte);
  const small = Buffer.alloc(4 * entries.length);
  const crc = Buffer.alloc(4 * entries.length);
  const large: Buffer[] = [];
  for (const [n, i] of order.entries()) {
    const offset = entries[i]?.offset ?? (starts[i] as number);
    crc.writeUInt32BE(crcs[i] as number, 4 * n);
    if (typeof offset === 'number') small.writeUInt32BE(offset, 4 * n);
    else {
      small.writeUInt32BE((0x80000000 + large.length) >>> 0, 4 * n);
      const eight = Buffer.alloc(8);
      eight.writeBigUInt64BE(offset);
      large.push(eight);
    }
  }
  const index = Buffer.concat([
    Buffer.from('\xfftOc\0\0\0\x02', 'latin1'),
    fanout,
    ...order.map((i) => Buffer.from((entries[i] as RawEntry).oid, 'hex')),
    crc,
    small,
    ...large,
    trailer,
  ]);
  mkdirSync(join(gitDir, 'objects/pack'), { recursive: true });
  writeFileSync(join(gitDir, `objects/pack/pack-${name}.pack`), Buffer.concat([pack, trailer]));
  writeFileSync(join(gitDir, `objects/pack/pack-${name}.idx`), Buffer.concat([index, sha1(index)]));
  return starts;
}

/** A delta of sizes and instructions. */
export const delta = (base: number, result: number, ...instructions: (Buffer | { from: number; length: number })[]): Buffer =>
  Buffer.concat([
    varint(base, 0, 7),
    varint(result, 0, 7),
    ...instructions.map((i) => {
      if (Buffer.isBuffer(i)) return Buffer.concat([Buffer.from([i.length]), i]);
      const bytes = Buffer.alloc(8);
      bytes[0] = 0xff;
      bytes.writeUInt32LE(i.from, 1);
      bytes.writeUIntLE(i.length, 5, 3);
      return bytes;
    }),
  ]);

/** A zlib stream of so many MiB of one byte, made without making them. */
export function bomb(megabytes: number, byte = 'a'): Buffer {
  const raw = deflateRawSync(Buffer.alloc(1 << 20, byte), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const length = megabytes << 20;
  const value = byte.charCodeAt(0);
  // Adler-32 of equal bytes, by its definition.
  const a = (1 + length * value) % 65521;
  const b = Number((BigInt(length) + (BigInt(value) * BigInt(length) * (BigInt(length) + 1n)) / 2n) % 65521n);
  const adler = Buffer.alloc(4);
  adler.writeUInt32BE((b * 65536 + a) >>> 0);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => raw), Buffer.from([3, 0]), adler]);
}

/** Puts a loose object in place, whatever is in it. */
export function writeLoose(gitDir: string, oid: string, bytes: Buffer): string {
  const path = join(gitDir, 'objects', oid.slice(0, 2), oid.slice(2));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

/** A loose object with this name, which nobody checks. */
export const looseObject = (type: string, content: string | Buffer): Buffer => {
  const body = Buffer.from(content);
  return deflateSync(Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]));
};

/** An entry of a tree. */
export const treeEntry = (mode: string, name: string | Buffer, oid: string): Buffer =>
  Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.from('\0'), Buffer.from(oid, 'hex')]);
