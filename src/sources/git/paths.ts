/**
 * Paths as numbers: each is a path and one more name. Joins names with slashes only when asked for the text; whatever a name
 * holds, no path leads anywhere.
 */
import { Ints } from './ints.ts';

/** The path of the topmost tree itself. */
export const ROOT = 0;

/** More paths than any history has that people made; trees can be built that have more than there are atoms. */
const MOST = 1 << 20;

export class Paths {
  readonly #parents = new Ints();
  readonly #names = new Ints();
  readonly #numbers = new Map<number, number>();
  readonly #width: number;

  /** @param names how many names there are */
  constructor(names: number) {
    this.#width = names;
    this.#parents.push(-1);
    this.#names.push(-1);
  }

  /** The number of a path, if it was met before; or -1. */
  known(parent: number, name: number): number {
    return this.#numbers.get(parent * this.#width + name) ?? -1;
  }

  /** The number of a path; -1 when there are too many. */
  number(parent: number, name: number): number {
    const known = this.known(parent, name);
    if (known >= 0 || this.#parents.length >= MOST) return known;
    this.#parents.push(parent);
    this.#names.push(name);
    this.#numbers.set(parent * this.#width + name, this.#parents.length - 1);
    return this.#parents.length - 1;
  }

  text(path: number, names: readonly string[]): string {
    const parts: string[] = [];
    for (let at = path; at > ROOT; at = this.#parents.at(at)) parts.push(names[this.#names.at(at)] as string);
    return parts.reverse().join('/');
  }
}
