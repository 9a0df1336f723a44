/**
 * Makes a tree of fixtures real: copies it and fills its {{holes}} with made-up credentials from the detectors' own samples.
 * The same seed gives the same tree on any machine. Never holds a value of its own and writes only below `to`.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import detectors from 'shelf:detectors';
import type { Parts } from '../src/define.ts';
import { crc32, Fake } from '../src/kit.ts';

/** A credential, or a part of one, that was put into a hole. */
export interface Filled {
  /** Id of the detector whose sample it is. */
  kind: string;
  part: string;
  /** Relative to the tree, with forward slashes. */
  path: string;
  line: number;
  value: string;
  /** True when it was written in base64. */
  encoded: boolean;
}

/**
 * `{{github-classic-pat}}` · a part: `{{aws-access-key.id}}` · another value of the same kind: `{{generic-secret#session}}` ·
 * in base64: `{{base64:slack-bot-token}}` · noise that is no credential: `{{random:hex:40}}`. Within a tree one hole has one value,
 * but for noise. Holes hold no space, so that `${{ secrets.X }}` and `{{ .Values.x }}` stay as they are.
 */
const HOLE = /\{\{(?:random:(?<alphabet>\w+):(?<length>\d+)|(?<base64>base64:)?(?<kind>[a-z0-9-]+)(?:\.(?<part>\w+))?(?:#(?<tag>\w+))?)\}\}/g;

/** Fills the holes of one text; `filled` gets an entry for each. */
export function fillText(text: string, path: string, seed: number, filled: Filled[]): string {
  const noise = new Fake(crc32(`${seed} ${path}`));
  return text.replace(HOLE, (hole, ...rest) => {
    const { alphabet, length, base64, kind = '', part, tag = '' } = rest.at(-1) as Record<string, string | undefined>;
    const offset = rest.at(-3) as number;
    if (alphabet) return noise.text(alphabet, Number(length));
    const detector = detectors.find((d) => d.id === kind);
    if (!detector) throw new Error(`${path}: there is no detector for the hole ${hole}`);
    const sample = detector.examples.sample(new Fake(crc32(`${seed} ${kind} ${tag}`)));
    const parts: Parts = typeof sample === 'string' ? { secret: sample } : sample;
    const name = part ?? 'secret';
    const value = parts[name];
    if (value === undefined) throw new Error(`${path}: ${hole} has no part "${name}"; there are ${Object.keys(parts).join(', ')}`);
    filled.push({ kind, part: name, path, line: text.slice(0, offset).split('\n').length, value, encoded: base64 !== undefined });
    return base64 ? Buffer.from(value).toString('base64') : value;
  });
}

/**
 * Copies the folder `from` to `to`, which may exist, and fills the holes.
 * @returns what was put in, file by file
 * @throws Error when a hole names no detector or part
 */
export function fillTree(from: string, to: string, seed: number): Filled[] {
  const filled: Filled[] = [];
  const copy = (path: string): void => {
    for (const entry of readdirSync(join(from, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        mkdirSync(join(to, inner), { recursive: true });
        copy(inner);
      } else {
        writeFileSync(join(to, inner), fillText(readFileSync(join(from, inner), 'utf8'), inner, seed, filled));
        chmodSync(join(to, inner), statSync(join(from, inner)).mode & 0o777);
      }
    }
  };
  mkdirSync(to, { recursive: true });
  copy('');
  return filled;
}
