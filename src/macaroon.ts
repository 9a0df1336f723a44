/**
 * Reads the caveats of Fly.io's macaroons: what each is confined to stands in it. Pure; checks no signature.
 * [nonce, location, [type, body, type, body …], tail]; type numbers, bodies and action masks: the source of github.com/superfly/macaroon
 * (caveat.go, caveats.go, flyio/caveats.go, resset/), checked 2026-11-21. Structs are lists of their fields.
 */
import { isoFromSeconds } from './kit.ts';

/** Just enough of MessagePack for a macaroon: whole numbers, strings, bytes, lists and maps. Throws on anything else. */
function unpack(bytes: Buffer): unknown {
  let at = 0;
  const number = (size: number): number => {
    const value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const take = (size: number): Buffer => {
    if (at + size > bytes.length) throw new RangeError('cut short');
    at += size;
    return bytes.subarray(at - size, at);
  };
  const list = (size: number): unknown[] => {
    if (size > bytes.length) throw new RangeError('cut short');
    return Array.from({ length: size }, next);
  };
  const map = (size: number): Map<unknown, unknown> => {
    const out = new Map<unknown, unknown>();
    for (let i = 0; i < size; i++) out.set(next(), next());
    return out;
  };
  function next(): unknown {
    const c = number(1);
    if (c < 0x80) return c;
    if (c < 0x90) return map(c & 15);
    if (c < 0xa0) return list(c & 15);
    if (c < 0xc0) return take(c & 31).toString('utf8');
    if (c >= 0xe0) return c - 256;
    if (c === 0xc0) return null;
    if (c === 0xc2 || c === 0xc3) return c === 0xc3;
    if (c >= 0xc4 && c <= 0xc6) return take(number(1 << (c - 0xc4)));
    if (c >= 0xcc && c <= 0xcf) return number(1 << (c - 0xcc));
    if (c >= 0xd0 && c <= 0xd3) return number(1 << (c - 0xd0));
    if (c >= 0xd9 && c <= 0xdb) return take(number(1 << (c - 0xd9))).toString('utf8');
    if (c === 0xdc || c === 0xdd) return list(number(c === 0xdc ? 2 : 4));
    if (c === 0xde || c === 0xdf) return map(number(c === 0xde ? 2 : 4));
    throw new RangeError('no macaroon');
  }
  return next();
}

/** What a macaroon may do where it reaches, as bits. */
export const ACTIONS = { read: 1, write: 2, create: 4, delete: 8, control: 16 } as const;
const ALL = 31;

export interface Caveats {
  organization?: string;
  /** Bits of `ACTIONS` that all caveats leave. */
  mask: number;
  /** Bits by the id of an app; absent: every app. */
  apps?: Map<string, number>;
  /** Bits for what is about no app, when apps are named; 0 when everything has to be about one of them. */
  beside: number;
  /** ISO 8601. */
  expires?: string;
  /** True when it may not act as an administrator of the organization. */
  member: boolean;
  /** Types of further caveats: each confines it more. */
  others: number[];
}

/** Says nothing of who may use it: validity, the user's id, third parties and what binds a discharge to its token. */
const SILENT = new Set([4, 10, 11, 12]);

/** Of one macaroon with its prefix; undefined when it is none. */
export function caveatsOf(token: string): Caveats | undefined {
  try {
    const [, , list] = unpack(Buffer.from(token.replace(/^fm\d[ra]?_/, ''), 'base64')) as [unknown, unknown, unknown];
    const found: Caveats = { mask: ALL, beside: ALL, member: false, others: [] };
    if (!Array.isArray(list)) return undefined;
    read(list, found, false);
    return found;
  } catch {
    return undefined;
  }
}

function read(list: unknown[], found: Caveats, onlyIfPresent: boolean): void {
  for (let i = 0; i + 1 < list.length; i += 2) {
    const type = Number(list[i]);
    const body = list[i + 1] as unknown[];
    if (type === 0) {
      found.organization = String(body[0]);
      found.mask &= Number(body[1]);
    } else if (type === 3 && body[0] instanceof Map) {
      const named = new Map([...body[0]].map(([id, bits]) => [String(id), Number(bits)]));
      const before = found.apps;
      found.apps = before ? new Map([...named].flatMap(([id, bits]) => (before.has(id) ? [[id, bits & (before.get(id) as number)]] : []))) : named;
      if (!onlyIfPresent) found.beside = 0;
    } else if (type === 4) {
      const until = isoFromSeconds(body[1]);
      if (until && (!found.expires || until < found.expires)) found.expires = until;
    } else if (type === 13 && Array.isArray(body[0])) {
      // "If it is about one of these, then …, else only …".
      found.beside &= Number(body[1]);
      read(body[0], found, true);
    } else if (type === 22) found.member = true;
    else if (type === 26) found.mask &= Number(body);
    else if (type === 30) found.member ||= Number(body) !== 0xffffffff;
    else if (!SILENT.has(type)) found.others.push(type);
  }
}
