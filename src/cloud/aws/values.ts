/**
 * How IAM compares values: numbers, dates, addresses, ARNs. Pure; a value that is none of its kind matches nothing.
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html, read 2026-11-21.
 */
import { wildcard } from '../../wildcard.ts';

/** A date in ISO 8601, or as seconds since the epoch. */
export function dateOf(text: string): number {
  return /^-?\d+(?:\.\d+)?$/.test(text) && text.length !== 4 ? Number(text) * 1000 : Date.parse(text);
}

export const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

const MAX: Record<number, number> = { 32: 32, 128: 128 };

/** An address as its bits in text; nothing when it is none. */
function bitsOf(address: string): string | undefined {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (four) {
    const bytes = four.slice(1).map(Number);
    return bytes.every((b) => b <= 255) ? bytes.map((b) => b.toString(2).padStart(8, '0')).join('') : undefined;
  }
  if (!/^[0-9a-fA-F:]{2,39}$/.test(address)) return undefined;
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array<string>(halves.length === 2 ? missing : 0).fill('0'), ...right];
  if (groups.some((g) => !/^[0-9a-fA-F]{1,4}$/.test(g))) return undefined;
  return groups.map((g) => Number.parseInt(g, 16).toString(2).padStart(16, '0')).join('');
}

/** True when an address, or a range of them, lies in a range such as `203.0.113.0/24` or `2001:db8::/32`. */
export function inRange(range: string, address: string): boolean {
  const [network = '', prefix] = range.split('/');
  const [own = '', ownPrefix] = address.split('/');
  const a = bitsOf(network);
  const b = bitsOf(own);
  if (!a || !b || a.length !== b.length) return false;
  const bits = prefix === undefined ? a.length : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  const ownBits = ownPrefix === undefined ? b.length : Number(ownPrefix);
  return bits <= (MAX[a.length] ?? -1) && ownBits >= bits && a.slice(0, bits) === b.slice(0, bits);
}

/** Each of the six parts of an ARN is matched by itself; the last one takes in further colons. */
export function arnLike(pattern: string, arn: string): boolean {
  const parts = (text: string): string[] => {
    const [a = '', b = '', c = '', d = '', e = '', ...rest] = text.split(':');
    return [a, b, c, d, e, rest.join(':')];
  };
  if (pattern === '*') return true;
  const [p, t] = [parts(pattern), parts(arn)];
  return p.every((part, i) => wildcard(part, t[i] as string));
}
