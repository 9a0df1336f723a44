/** Makes home folders and audits them, for the tests of the stores and of what reads them. */
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import detectors from 'shelf:detectors';
import stores from 'shelf:stores';
import json from '../reports/json.ts';
import { audit } from '../src/audit.ts';
import { compile } from '../src/config/allowlist.ts';
import { EMPTY_CONFIG } from '../src/config/config.ts';
import { secretOf } from '../src/credential.ts';
import type { Source } from '../src/define.ts';
import { engineOf } from '../src/detect/engine-of.ts';
import type { Report } from '../src/model.ts';
import { type HomeOptions, type HomeSource, homeSource } from '../src/sources/home.ts';
import { sample, tree } from './helpers.ts';

export interface Home {
  root: string;
  home: string;
}

/** A root folder with a home folder in it; `~/…` lies in the home, `/…` under the root. */
export function makeHome(files: Record<string, string | Buffer> = {}): Home {
  const root = realpathSync(tree());
  const home = join(root, 'home', 'ann');
  mkdirSync(home, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const absolute = path.startsWith('~/') ? join(home, path.slice(2)) : join(root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  }
  return { root, home };
}

export interface Looked {
  report: Report;
  source: HomeSource;
  /** The JSON report, as it is written. */
  text: string;
}

let engine: ReturnType<typeof engineOf> | undefined;

/** The report on sources, and as JSON. */
export async function auditOf(...sources: Source[]): Promise<{ report: Report; text: string }> {
  engine ??= engineOf(EMPTY_CONFIG);
  const report = await audit({
    sources,
    engine: await engine,
    config: EMPTY_CONFIG,
    allowlist: await compile(EMPTY_CONFIG),
    read: { maxBytes: 50 * 2 ** 20, timeout: 30_000 },
    jobs: 1,
    now: Date.parse('2026-11-21T12:00:00Z'),
    progress: () => {},
  });
  const context = { width: 0, colour: false, failOn: 'medium' as const, rules: [], detectors: new Map(detectors.map((d) => [d.id, d])) };
  return { report, text: await json.render(report, context) };
}

export async function lookAt({ root, home }: Home, options: Partial<HomeOptions> = {}): Promise<Looked> {
  const source = homeSource({ stores, platform: 'linux', env: {}, kernel: '', home, root, ...options });
  return { source, ...(await auditOf(source)) };
}

export const token = (seed: number): string => sample('github-classic-pat', seed)['secret'] as string;
export const values = ({ report }: Looked): string[] => report.credentials.map((c) => secretOf(c).reveal()).sort();
export const places = ({ report }: Looked): string[] =>
  report.credentials.flatMap((c) => c.places.map((p) => ('path' in p ? p.path : 'name' in p ? p.name : p.resource))).sort();
export const paths = ({ source }: Looked): string[] => source.seen.map((s) => s.path).sort();

/** A profile in the form of AWS's files. */
export function aws(name: string, seed: number): string {
  const { id, secret } = sample('aws-access-key', seed);
  return `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
}

/** Writes a file into a home that is there. */
export function put({ home }: Home, path: string, text: string): string {
  const absolute = join(home, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
  return absolute;
}
