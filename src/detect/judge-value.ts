/**
 * Judges a named value no issuer's detector knows: is it a secret, and how sure is that?
 * The name, the value and the syntax decide together; one line of the input is all it sees.
 */
import type { Confidence } from '../model.ts';
import { looksLikeWords, randomness, shannon, UUID } from '../randomness.ts';
import type { NamedValue } from './named.ts';
import { senseOf, wordsOf } from './names.ts';
import { notAValue } from './noise.ts';

export interface Verdict {
  confidence: Confidence;
  evidence: string;
}

/** Whether the value is likely a secret. `undefined`: it is not, or nobody could tell. */
export function judgeValue(named: NamedValue): Verdict | undefined {
  const sense = senseOf(named.name);
  if (!sense) return undefined;
  const value = named.value;
  if (value.length > 4096 || /[\u0000-\u0008\u000e-\u001f]/.test(value) || notAValue(value)) return undefined;
  if (sameAsName(named.name, value)) return undefined;
  if (sense === 'key') return judgeKey(value);
  const verdict = sense === 'password' ? judgePassword(named, value) : judgeToken(named, value);
  return verdict && named.comment ? { confidence: 'low', evidence: `${verdict.evidence}, in a comment` } : verdict;
}

/** `password = "password"`, `token: my_token`: a value that repeats its name is an example. */
function sameAsName(name: string, value: string): boolean {
  const inName = new Set(wordsOf(name));
  const words = wordsOf(value);
  return words.length > 0 && words.every((w) => inName.has(w) || inName.has(w.replace(/\d+$/, '')));
}

function judgePassword({ quoted, syntax, spaced }: NamedValue, value: string): Verdict | undefined {
  if (value.length < 6 || value.length > 256) return undefined;
  if (/\s/.test(value) && (!quoted || /\s\S+\s/.test(value))) return undefined; // a sentence
  if (!/[A-Za-z0-9]/.test(value)) return undefined;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((k) => k.test(value)).length;
  const words = looksLikeWords(value);
  if (/^[\d.:/-]+$/.test(value) && value.length < 8) return undefined;
  if (words && /[_.:/-]/.test(value) && !/\d/.test(value)) return undefined; // an identifier, a CSS class, a key path
  if (words && kinds <= 1 && !quoted) return undefined;
  if (syntax === 'prose' && !quoted && (spaced || kinds < 3))
    return kinds >= 3 && value.length >= 8 ? { confidence: 'low', evidence: 'looks like a password in running text' } : undefined;
  if (kinds >= 3 && value.length >= 8 && !(words && kinds < 4))
    return { confidence: 'medium', evidence: `${kinds} kinds of characters under a password's name` };
  if (kinds >= 2 && value.length >= 8 && randomness(value) > 2) return { confidence: 'medium', evidence: "random text under a password's name" };
  return { confidence: 'low', evidence: "a short or word-like text under a password's name" };
}

/** A key of which nothing says that it opens something must be long and beyond doubt random. */
function judgeKey(value: string): Verdict | undefined {
  if (!/^[A-Za-z0-9_\-+/=.]{32,512}$/.test(value) || /^[0-9a-f-]+$/i.test(value) || /\d{4}-\d\d-\d\d/.test(value)) return undefined;
  const mixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  return mixed && shannon(value) > 4 && randomness(value) > 8
    ? { confidence: 'low', evidence: `${value.length} random characters under the name of a key` }
    : undefined;
}

function judgeToken({ quoted, syntax, spaced }: NamedValue, value: string): Verdict | undefined {
  if (value.length < 10 || /\s/.test(value)) return undefined;
  if (!/^[A-Za-z0-9_\-+/=.~!@#$%^&*:|,;]+$/.test(value)) return undefined;
  if (/^[A-Za-z0-9+/=_-]+$/.test(value) && /=[^=]/.test(value)) return undefined; // in base64 padding comes last
  const entropy = shannon(value);
  const letters = /[A-Za-z]/.test(value);
  const digits = (value.match(/\d/g) ?? []).length;
  if (!letters && (digits < 16 || entropy < 3)) return undefined;
  if (UUID.test(value)) return { confidence: 'low', evidence: "a UUID under a secret's name" };
  const hex = /^[0-9a-f]+$/i.test(value);
  // Bytes written in hex come in pairs; an odd run is a piece of something.
  if (hex && (value.length < 16 || value.length % 2 === 1)) return undefined;
  if (looksLikeWords(value) || entropy < (hex ? 2.8 : 3)) return undefined;
  if (digits === 0 && (value.length < 24 || randomness(value) < 6))
    return value.length >= 16 && randomness(value) > 4 ? { confidence: 'low', evidence: 'letters without a word in them' } : undefined;
  if (value.length < 16)
    return randomness(value) > 2 && (quoted || syntax !== 'prose') ? { confidence: 'low', evidence: "short random text under a secret's name" } : undefined;
  const sure = (!hex || value.length >= 20) && entropy >= (hex ? 3 : 3.3) && randomness(value) > 0 && !(syntax === 'prose' && spaced && !quoted);
  return { confidence: sure ? 'medium' : 'low', evidence: `${value.length} random characters under a secret's name` };
}
