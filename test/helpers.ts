/** What several tests need: temporary trees, the built program, samples of the shelf. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import detectors from 'shelf:detectors';
import { afterAll } from 'vitest';
import type { Parts } from '../src/define.ts';
import { Fake } from '../src/kit.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const BIN = join(ROOT, 'bin/keyreach.js');

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder with the given files, removed after the tests of the file. */
export function tree(files: Record<string, string | Buffer> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyreach-test-')));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built program. */
export function keyreach(
  args: string[],
  options: { cwd?: string; input?: string | Buffer; env?: NodeJS.ProcessEnv; node?: string[]; timeout?: number } = {},
): Ran {
  const ran = spawnSync(process.execPath, [...(options.node ?? []), BIN, ...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    env: options.env ?? { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    timeout: options.timeout ?? 60_000,
    maxBuffer: 1 << 28,
  });
  return { code: ran.status, out: ran.stdout.toString('utf8'), err: ran.stderr.toString('utf8') };
}

export interface JsonPlace {
  kind: string;
  path: string;
  name?: string;
  key?: string;
  tracking?: string;
  decoded?: string[];
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}
export interface JsonReport {
  credentials: {
    kind: string;
    fingerprint: string;
    masked: string;
    confidence: string;
    places: JsonPlace[];
    facts: Record<string, unknown>;
    environment: { class: string };
  }[];
  findings: { rule: string; severity: string; credential?: string; message: string; places: JsonPlace[]; evidence: string[] }[];
  suppressed: { count: number; matches: { by: string; reason: string }[] };
  skipped: { path: string; reason: string; detail: string }[];
  stats: { files: number; binary: number; archives: number };
}

/** Runs a scan and reads its JSON report. */
export function scanJson(args: string[], options: Parameters<typeof keyreach>[1] = {}): Ran & { report: JsonReport } {
  const ran = keyreach(['scan', ...args, '--report', 'json'], options);
  return { ...ran, report: JSON.parse(ran.out) as JsonReport };
}

/** A fake credential of a kind, by parts. */
export function sample(kind: string, seed = 1): Parts {
  const detector = detectors.find((d) => d.id === kind);
  if (!detector) throw new Error(`no detector ${kind}`);
  const value = detector.examples.sample(new Fake(seed));
  return typeof value === 'string' ? { secret: value } : value;
}

/** Runs git in a folder with an identity and no outside configuration. */
export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@test',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@test',
    },
  });
}

/** Makes a folder a repository with everything in it committed. */
export function committed(folder: string): string {
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'first', '--allow-empty');
  return folder;
}
