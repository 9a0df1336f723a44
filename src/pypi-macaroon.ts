/**
 * Reads the caveats of PyPI's macaroons (libmacaroons format 2): what a token is confined to stands in it. Pure; checks no signature.
 * Caveats are JSON: [0, expiry, not before] [1, [project names]] [2, [project ids]] [3, user id] [4, publisher id, claims], older ones
 * {"version": 1, "permissions": "user" | {"projects": […]}}, {"exp", "nbf"} and {"project_ids"}: github.com/pypi/warehouse,
 * warehouse/macaroons/caveats/__init__.py and _legacy.py, checked 2026-11-21. A token may hold several: all of them must be met.
 */
import { isoFromSeconds } from './kit.ts';

export interface PypiCaveats {
  /** True when its signature is there, which is the last field. */
  whole: boolean;
  /** Names that all caveats leave; absent: none of them names projects. */
  projects?: string[];
  /** How many projects are given by ids, which only PyPI can read. */
  ids?: number;
  user?: string;
  /** The trusted publisher it was minted for. */
  publisher?: string;
  /** ISO 8601. */
  expires?: string;
  /** ISO 8601; for a token of a trusted publisher the moment it was minted. */
  notBefore?: string;
  /** Caveats that mean nothing here. PyPI refuses a token with one it does not know. */
  strange: number;
}

/** A type, a length as varint, the data; type 0 ends a section. Undefined when malformed. */
function fields(bytes: Buffer): { type: number; data: Buffer }[] | undefined {
  if (bytes[0] !== 2) return undefined;
  const out: { type: number; data: Buffer }[] = [];
  for (let p = 1; p < bytes.length; ) {
    const type = bytes[p++] as number;
    if (type === 0) continue;
    if (type !== 1 && type !== 2 && type !== 4 && type !== 6) return undefined;
    let size = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[p++];
      if (byte === undefined) return undefined;
      size |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    if (p + size > bytes.length) return undefined;
    out.push({ type, data: bytes.subarray(p, p + size) });
    p += size;
  }
  return out;
}

/** A caveat in its newest form. */
function caveatOf(data: Buffer): unknown[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
  if (Array.isArray(json)) return json;
  const old = (json ?? {}) as { version?: unknown; permissions?: 'user' | { projects?: unknown }; exp?: unknown; nbf?: unknown; project_ids?: unknown };
  // The user it means stands in PyPI's own records.
  if (old.version === 1) return old.permissions === 'user' ? [3] : [1, old.permissions?.projects];
  if (old.exp !== undefined && old.nbf !== undefined) return [0, old.exp, old.nbf];
  return old.project_ids === undefined ? undefined : [2, old.project_ids];
}

const texts = (value: unknown): string[] | undefined => (Array.isArray(value) && value.every((v) => typeof v === 'string') ? value : undefined);

/** Of a token with its prefix; undefined when it is no macaroon. */
export function pypiCaveats(token: string): PypiCaveats | undefined {
  const list = fields(Buffer.from(token.replace(/^pypi-/, ''), 'base64url'));
  if (!list) return undefined;
  const found: PypiCaveats = { whole: list.at(-1)?.type === 6, strange: 0 };
  // The first of them is the token's own id.
  for (const { data } of list.filter((f) => f.type === 2).slice(1)) {
    const [type, value, more] = caveatOf(data) ?? [];
    const names = texts(value);
    const until = isoFromSeconds(value);
    if (type === 0 && until) {
      const from = isoFromSeconds(more);
      if (!found.expires || until < found.expires) found.expires = until;
      if (from && (!found.notBefore || from > found.notBefore)) found.notBefore = from;
    } else if (type === 1 && names) found.projects = found.projects?.filter((n) => names.includes(n)) ?? names;
    else if (type === 2 && names) found.ids = Math.min(found.ids ?? names.length, names.length);
    else if (type === 3 && (typeof value === 'string' || value === undefined)) found.user = value ?? found.user ?? '';
    else if (type === 4 && typeof value === 'string') found.publisher = value;
    else found.strange++;
  }
  return found;
}
