/** What several tests need: temporary trees, scans read as JSON, samples of the shelf. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import detectors from 'shelf:detectors';
import { afterAll } from 'vitest';
import type { Parts } from '../src/define.ts';
import { Fake } from '../src/kit.ts';
import { git, keyreach, type Ran, type RunOptions } from './built.ts';

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
export function scanJson(args: string[], options: RunOptions = {}): Ran & { report: JsonReport } {
  const ran = keyreach(['scan', ...args, '--report', 'json'], options);
  return { ...ran, report: JSON.parse(ran.stdout) as JsonReport };
}

/** A fake credential of a kind, by parts. */
export function sample(kind: string, seed = 1): Parts {
  const detector = detectors.find((d) => d.id === kind);
  if (!detector) throw new Error(`no detector ${kind}`);
  const value = detector.examples.sample(new Fake(seed));
  return typeof value === 'string' ? { secret: value } : value;
}

/** Makes a folder a repository with everything in it committed. */
export function committed(folder: string): string {
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'first', '--allow-empty');
  return folder;
}
