/**
 * Sorts files by all that their names say to the detectors, so that two files of one kind with the same content have the same matches.
 */
import type { Detector } from '../define.ts';
import { baseName, type FileKind, type Syntax } from './filetype.ts';

/** Names are remembered up to this many; a tree with more of them costs a little more time. */
const REMEMBERED = 1 << 16;

export class FileKinds {
  readonly #sensitive: readonly (Detector & { files: RegExp })[];
  readonly #byName = new Map<string, FileKind>();
  readonly #all = new Map<string, FileKind>();

  constructor(detectors: readonly Detector[]) {
    this.#sensitive = detectors.filter((d): d is Detector & { files: RegExp } => d.files !== undefined);
  }

  of(path: string, syntaxOf: (name: string) => Syntax): FileKind {
    const name = baseName(path);
    let kind = this.#byName.get(name);
    if (kind) return kind;
    const syntax = syntaxOf(name);
    const named = this.#sensitive.filter((d) => d.files.test(name)).map((d) => d.id);
    const key = `${syntax} ${named.join(' ')}`;
    kind = this.#all.get(key);
    if (!kind) {
      const structured = syntax === 'yaml' || syntax === 'json' || syntax === 'toml' || syntax === 'xml';
      kind = { number: this.#all.size, syntax, structured, named: new Set(named) };
      this.#all.set(key, kind);
    }
    if (this.#byName.size < REMEMBERED) this.#byName.set(name, kind);
    return kind;
  }
}
