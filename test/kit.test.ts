/** The helpers of detectors' authors: recognising by a word nearby, checksums against published values, fakes that repeat. */
import { describe, expect, it } from 'vitest';
import { AFTER_KEY_WORD, base62, crc32, Fake, isoFromSeconds, jwtClaims, NOT_A_HASH, near } from '../src/kit.ts';

describe('near', () => {
  const matches = (text: string, value = '[0-9a-f]{32}') => near(['acme'], value, { length: 32 }).pattern.exec(text)?.groups?.['secret'];
  const hex = new Fake(1).text('hex', 32);

  it('finds a value after the word, in any case, on the same line', () => {
    for (const text of [`acme=${hex}`, `ACME_KEY: "${hex}"`, `Acme token is ${hex},`]) expect(matches(text)).toBe(hex);
    for (const text of [`acme\n${hex}`, `other=${hex}`, `acme=${hex}0`, `acme=0${hex}`, `acme ${' '.repeat(60)}${hex}`]) expect(matches(text)).toBeUndefined();
  });

  it('reaches as far as its longest match', () => {
    expect(near(['acme'], '[0-9a-f]{32}', { length: 32, gap: 10 }).after).toBeGreaterThanOrEqual(4 + 10 + 32 + 1);
  });

  it('tells keys from hashes and bare values', () => {
    expect(matches(`acme sha1: ${hex}`, `${NOT_A_HASH}[0-9a-f]{32}`)).toBeUndefined();
    expect(matches(`acme key: ${hex}`, `${NOT_A_HASH}[0-9a-f]{32}`)).toBe(hex);
    expect(matches(`acme at ${hex}`, `${AFTER_KEY_WORD}[0-9a-f]{32}`)).toBeUndefined();
    expect(matches(`acme token ${hex}`, `${AFTER_KEY_WORD}[0-9a-f]{32}`)).toBe(hex);
  });
});

it('computes the published check value of CRC-32, and base 62', () => {
  expect(crc32('123456789')).toBe(0xcbf43926);
  expect(crc32('')).toBe(0);
  expect(base62(61, 1)).toBe('z');
  expect(base62(62, 4)).toBe('0010');
  expect(base62(0, 3)).toBe('000');
});

it('reads claims, or nothing', () => {
  expect(jwtClaims(new Fake(2).jwt({ iss: 'a', exp: 5 }))).toEqual({ iss: 'a', exp: 5 });
  for (const text of ['', 'a.b.c', 'a', `x.${Buffer.from('[1]').toString('base64url')}.y`]) expect(jwtClaims(text)).toBeUndefined();
  expect(isoFromSeconds(0)).toBeUndefined();
  expect(isoFromSeconds(1e15)).toBeUndefined();
  expect(isoFromSeconds(1700000000)).toBe('2023-11-14T22:13:20.000Z');
});

it('makes the same fakes from the same seed, and others from another', () => {
  const all = (seed: number) => {
    const fake = new Fake(seed);
    return [fake.text('base62', 20), fake.uuid(), fake.bytes(4).toString('hex'), fake.number(1000)];
  };
  expect(all(7)).toEqual(all(7));
  expect(all(7)).not.toEqual(all(8));
});
