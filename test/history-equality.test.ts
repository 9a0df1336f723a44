/**
 * Searching a version against its base gives what searching it whole gives: for generated histories, packed by real git in many ways,
 * and for the repositories named in KEYREACH_REPOS (paths, separated by commas).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import shelf from 'shelf:detectors';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_CONFIG } from '../src/config/config.ts';
import { BlobSearch } from '../src/detect/blobs.ts';
import type { Engine } from '../src/detect/engine.ts';
import { engineOf } from '../src/detect/engine-of.ts';
import type { FileKind } from '../src/detect/filetype.ts';
import { Scanner, seenLines } from '../src/detect/scanner.ts';
import { Searcher, type Sighting } from '../src/detect/sightings.ts';
import { Fake } from '../src/kit.ts';
import { BLOB } from '../src/sources/git/pack.ts';
import { openPast, type Past } from '../src/sources/git/past.ts';
import { visitFamily } from '../src/sources/git/versions.ts';
import { asText } from '../src/sources/text.ts';

const LIMIT = 50 << 20;
let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await engineOf(EMPTY_CONFIG);
  folder = mkdtempSync(join(tmpdir(), 'keyreach-equal-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where it stands does not matter: versions that hold something are read again as what they are. */
const told = (s: Sighting) => ({
  kind: s.accepted.detector.id,
  parts: s.accepted.parts.map((p) => [p.name, p.value]),
  confidence: s.accepted.confidence,
  evidence: s.accepted.evidence,
  decoded: s.decoded,
  name: s.name,
});

/** Every blob searched against its base, and by itself; the differences, and how many sightings there were. */
async function differences(gitDir: string): Promise<{ wrong: string[]; sightings: number; blobs: number; deltas: number }> {
  const names: string[] = [];
  const kindOf = (name: string): number => {
    const { number } = engine.fileKind(name);
    names[number] = name;
    return number;
  };
  const past: Past = await openPast({ root: gitDir, gitDir }, { shown: '.git', outside: false, maxBytes: LIMIT, range: undefined, jobs: 1, kindOf });
  const kindsOf = (blob: number): FileKind[] => {
    const kinds = past.kinds.of(blob).map((n) => engine.fileKind(names[n] as string));
    return kinds.length ? kinds : [engine.fileKind('')];
  };
  const wrong: string[] = [];
  let sightings = 0;
  let deltas = 0;
  const alone = new Searcher(engine, () => false);
  let found = new Map<FileKind, readonly Sighting[]>();
  const search = new BlobSearch(engine, new Scanner(engine.tables, seenLines(past.table.count * 16)), kindsOf, 60_000, new Uint32Array(past.table.count), {
    found: (_, kind, list) => found.set(kind, list),
    archive() {},
    failed: (blob, error) => wrong.push(`${blob}: ${error}`),
  });
  const { visit } = search;
  search.visit = function (blob, content, base) {
    if (base) deltas++;
    found = new Map();
    const state = visit.call(this, blob, content, base);
    const text = asText(content);
    const binary =
      !text || (content[0] === 0x50 && content[1] === 0x4b) || (content[0] === 0x1f && content[1] === 0x8b) || (content[257] === 0x75 && content[258] === 0x73);
    if (binary) return state;
    for (const kind of kindsOf(blob)) {
      const whole = alone.sightings(text, kind, alone.sweep(kind).whole(text, kind)).map(told);
      const piecemeal = (found.get(kind) ?? []).map(told);
      sightings += whole.length;
      if (JSON.stringify(whole) !== JSON.stringify(piecemeal))
        wrong.push(`${blob} ${kind.syntax}: ${whole.length} by itself, ${piecemeal.length} against its base`);
    }
    return state;
  };
  const { table } = past;
  let blobs = 0;
  for (let k = 0; k < table.count; k++) {
    if (table.type[k] !== BLOB) continue;
    blobs++;
    if ((table.base[k] as number) < 0) visitFamily(past.contents, k, search, LIMIT);
  }
  past.contents.inflated.close();
  return { wrong, sightings, blobs, deltas };
}

const NAMES = ['settings.py', 'app.ts', 'compose.yaml', 'config.json', '.env', 'notes.md', 'Cargo.toml', 'web.config.xml', 'deploy.sh', 'main.tf'];

/** Kinds that are found in a text. One is known only by the store it comes from. */
const FOUND = shelf.filter((d) => d.find.length > 0);
/** Text of the kind files are made of: code, settings, samples of all kinds of credentials, base64, escapes, long lines. */
class Writer {
  readonly #fake: Fake;
  constructor(seed: number) {
    this.#fake = new Fake(seed);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#fake.number(list.length)] as T;
  }

  piece(): string {
    const fake = this.#fake;
    const detector = this.#pick(FOUND);
    const sample = detector.examples.sample(fake);
    const parts = typeof sample === 'string' ? { secret: sample } : sample;
    const example = this.#pick(detector.examples.hits(parts, fake));
    const text = typeof example === 'string' ? example : example.text;
    const word = fake.text('lower', 3 + fake.number(8));
    switch (fake.number(12)) {
      case 0:
      case 1:
        return text;
      case 2:
        return `${word} = "${fake.text('base62', 8 + fake.number(30))}"\n`;
      case 3:
        return `  password: |\n    ${fake.text('base62', 20)}\n`;
      case 4:
        return `${Buffer.from(text)
          .toString('base64')
          .replace(/(.{64})/g, '$1\n')}\n`;
      case 5:
        return `x=${[...text.slice(0, 60)].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0').slice(-2)}`).join('')}&y\n`;
      case 6:
        return `${`${word}, `.repeat(fake.number(40))}\n`;
      case 7:
        return `const token = \`${fake.text('base62', 30)}\n${word}\`;\n`;
      case 8:
        return `secret\n  =  '${fake.text('base62', 24)}'\r\n`;
      case 9:
        return `${fake.text('base64', 60 + fake.number(30))}\n`.repeat(1 + fake.number(4));
      default:
        return `function ${word}(key) { return ${fake.number(1000)}; } // ${fake.text('lower', 12)}\n`;
    }
  }

  text(pieces: number): string {
    return Array.from({ length: pieces }, () => this.piece()).join('');
  }

  /** The text after some editing. */
  edited(text: string): string {
    const fake = this.#fake;
    const at = fake.number(text.length + 1);
    const length = fake.number(5) === 0 ? fake.number(400) : fake.number(30);
    switch (fake.number(6)) {
      case 0:
        return text.slice(0, at) + this.piece() + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + length);
      case 2:
        return text.slice(0, at) + fake.text('base62', 1 + fake.number(4)) + text.slice(at + length);
      case 3: {
        const lines = text.split('\n');
        const from = fake.number(lines.length);
        const moved = lines.splice(from, 1 + fake.number(4));
        lines.splice(fake.number(lines.length + 1), 0, ...moved);
        return lines.join('\n');
      }
      case 4:
        return text.slice(at) + text.slice(0, at);
      default:
        return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    }
  }
}

function generate(seed: number): string {
  const writer = new Writer(seed);
  const fake = new Fake(seed + 1);
  const root = join(folder, `r${seed}`);
  mkdirSync(root);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false', ...args], {
      stdio: 'pipe',
    });
  git('init', '-q');
  const texts = new Map(NAMES.map((name) => [name, writer.text(4 + fake.number(30))]));
  for (let commit = 0; commit < 25; commit++) {
    for (const [name, text] of texts) {
      if (commit && fake.number(3)) continue;
      let next = text;
      for (let n = fake.number(4); n > 0 && commit; n--) next = writer.edited(next);
      texts.set(name, next);
      writeFileSync(join(root, name), next);
    }
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', `c${commit}`);
  }
  return root;
}

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('generated history %i', async (seed) => {
  const root = generate(seed);
  execFileSync('git', ['-C', root, 'gc', '-q', '--aggressive'], { stdio: 'pipe' });
  execFileSync('git', ['-C', root, 'repack', '-adfq', `--depth=${[1, 10, 50, 250][seed % 4]}`, '--window=20'], { stdio: 'pipe' });
  const { wrong, sightings, blobs, deltas } = await differences(join(root, '.git'));
  expect(wrong).toEqual([]);
  // Something was there to be wrong about.
  expect(sightings).toBeGreaterThan(50);
  expect(deltas).toBeGreaterThan(blobs / 2);
});

const repositories = (process.env['KEYREACH_REPOS'] ?? '').split(',').filter(Boolean);
it.skipIf(repositories.length === 0).each(repositories)(
  'the repository %s',
  async (path) => {
    const { wrong, ...counts } = await differences(path);
    console.log(path, counts, `${wrong.length} differences`);
    expect(wrong.slice(0, 20)).toEqual([]);
  },
  3_600_000,
);
