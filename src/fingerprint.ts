/**
 * Names a credential by 128 bits that stay the same across machines, line moves and versions.
 * A name never helps to test guesses: that of a value people choose is made without the value.
 */
import { createHash } from 'node:crypto';
import type { Secret } from './model.ts';
import { randomness, shannon } from './randomness.ts';

/** Changing these changes every fingerprint, baseline and code-scanning alert of every user: don't. */
const STRONG = 'keyreach fingerprint v1 value';
const WEAK = 'keyreach fingerprint v1 place';

/** As much of a credential as its name depends on. */
export interface Named {
  kind: string;
  value: Secret;
  /** Whether the value could be guessed, as `isWeak` says. */
  weak: boolean;
  /** The key or variable it is stored under. */
  name?: string | undefined;
  path: string;
}

/**
 * True when a value could be guessed: its kind is one that people choose, and it does not look as if a machine had made it.
 * A long random password is as strong as a token, and naming it by its value lets it be recognised elsewhere.
 */
export function isWeak(detectorWeak: boolean | undefined, value: Secret): boolean {
  if (!detectorWeak) return false;
  const text = value.reveal();
  return !(text.length >= 20 && shannon(text) >= 3.5 && randomness(text) > 8);
}

/** First 128 bits of SHA-256 over fields that cannot run into each other. */
export const digest = (...fields: string[]): string => createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32);

/** A path as it is compared: forward slashes, without `./`. */
export const comparable = (path: string): string => path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');

/**
 * 32 hexadecimal digits. For a strong value a hash of kind and value: whoever finds the value by trying has already guessed 2^100 others.
 * For a weak one a hash of kind, key name and path, the same for every value stored there: with a hash of the value a reader of a
 * public report could try a dictionary at billions of guesses a second.
 */
export function fingerprintOf({ kind, value, weak, name, path }: Named): string {
  return weak ? digest(WEAK, kind, name ?? '', comparable(path)) : digest(STRONG, kind, value.reveal());
}
