/**
 * Small helpers for the authors of detectors: recognising by a word nearby, checksums, tokens' claims, fake values.
 * Pure functions of their arguments; nothing here reads a file, the clock or the network.
 */
import type { Look } from './define.ts';
import type { Confidence } from './model.ts';

const ALPHABETS = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  hex: '0123456789abcdef',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  base62: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  base64url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
} as const;

/** A seeded source of fake values for examples: the same seed gives the same values on any machine. */
export class Fake {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 0x9e3779b9) >>> 0;
  }

  /** A whole number from 0 up to, not including, `below`. */
  number(below: number): number {
    // mulberry32, public domain
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  }

  /** `length` characters of `alphabet`, which is one of the named ones or a literal list of characters. */
  text(alphabet: keyof typeof ALPHABETS | (string & {}), length: number): string {
    const characters = (ALPHABETS as Record<string, string>)[alphabet] ?? alphabet;
    let out = '';
    for (let i = 0; i < length; i++) out += characters[this.number(characters.length)];
    return out;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.number(256)));
  }

  uuid(): string {
    const h = this.text('hex', 32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
  }

  /** A JSON Web Token with the given claims and a random signature. */
  jwt(claims: Record<string, unknown>, header: Record<string, unknown> = { alg: 'HS256', typ: 'JWT' }): string {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part(header)}.${part(claims)}.${this.text('base64url', 43)}`;
  }
}

/**
 * For the front of a `near` value that looks like a commit, a checksum or an id: a quote, an equals sign or a telling word must stand
 * right before it.
 */
export const AFTER_KEY_WORD = '(?<=["\'`=]|(?:[Kk]ey|KEY|[Tt]oken|TOKEN|[Ss]ecret|SECRET|[Aa]uth|AUTH|[Pp]assword|[Bb]earer|[Bb]asic)(?:[:=] {0,2}| (?:is )?))';

/** The same for UUIDs and other shapes that ordinary code is full of: a name with a telling word in it must be assigned the value. */
export const ASSIGNED_TO_KEY_WORD =
  '(?<=(?:[Kk]ey|KEY|[Tt]oken|TOKEN|[Ss]ecret|SECRET|[Aa]uth|AUTH|[Pp]assword|[Bb]earer|[Cc]lient)' +
  '[A-Za-z_]{0,8}["\'`)\\]]{0,2} {0,2}[:=(]{0,2}>? {0,2}["\'`]?)';

/** For the front of a `near` value of plain hex digits: no word for a hash or revision, and no `@` or `#`, stands right before it. */
export const NOT_A_HASH = '(?<![@#]|(?:[Ss][Hh][Aa][0-9]*|[Mm][Dd]5|[Hh]ash|[Dd]igest|[Cc]ommit|[Rr]ev|[Rr]ef|[Cc]hecksum|[Ii]ntegrity)[^A-Za-z0-9]{1,4})';

/**
 * A value recognised by a word near it (`heroku … 01234567-…`): the word, at most `gap` characters of the same line that
 * look like a name, an assignment or a header, then the value.
 * @param words literals, lower case @param value source of the value's pattern, without groups @param length longest value
 */
export function near(words: string[], value: string, options: { length: number; gap?: number; confidence?: Confidence; ignoreCase?: boolean }): Look {
  const gap = options.gap ?? 40;
  const word = words.map((w) => [...w].map((c) => (/[a-z]/.test(c) ? `[${c}${c.toUpperCase()}]` : c.replace(/[^\w]/, '\\$&'))).join('')).join('|');
  return {
    anchors: words,
    pattern: new RegExp(`(?:${word})[^\\n]{0,${gap}}?(?<![A-Za-z0-9_/+.-])(?<secret>${value})(?![A-Za-z0-9_/+=-])`, options.ignoreCase ? 'i' : ''),
    after: Math.max(...words.map((w) => w.length)) + gap + options.length + 8,
    confidence: options.confidence ?? 'medium',
  };
}

/** The claims of a JSON Web Token, or nothing. */
export function jwtClaims(token: string): Record<string, unknown> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds since the epoch as an ISO 8601 date and time, or nothing when out of range. */
export function isoFromSeconds(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0 || seconds > 8.64e12) return undefined;
  return new Date(seconds * 1000).toISOString();
}

/** CRC-32 (ISO 3309) of ASCII text, as GitHub, npm and others put it at the end of their tokens. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i);
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A number in base 62 (0-9A-Za-z), left-padded with zeros. */
export function base62(value: number, width: number): string {
  let out = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) out = ALPHABETS.base62[rest % 62] + out;
  return out.padStart(width, '0');
}
