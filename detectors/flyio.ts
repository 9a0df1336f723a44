/** Fly.io: macaroon tokens (their caveats are read offline) and older access tokens. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds } from '../src/kit.ts';

const DOCS = 'https://fly.io/docs/security/tokens/';

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

/**
 * What a macaroon is confined to: [nonce, location, [type, body, type, body …], tail]. Types 0 organization [id, mask], 3 apps {id: mask},
 * 4 validity [from, to]. Type numbers and the flat list: the constants of superfly/macaroon, checked 2026-11-21; bodies of 3 and 4 from memory.
 */
function caveats(token: string): { organization?: string; apps?: string[]; expires?: string } | undefined {
  try {
    const [, , list] = unpack(Buffer.from(token.replace(/^fm\d[ra]?_/, ''), 'base64')) as [unknown, unknown, unknown[]];
    const found: { organization?: string; apps?: string[]; expires?: string } = {};
    for (let i = 0; i + 1 < list.length; i += 2) {
      const body = list[i + 1] as [unknown, unknown];
      if (list[i] === 0) found.organization = String(body[0]);
      if (list[i] === 3 && body[0] instanceof Map) found.apps = [...body[0].keys()].map(String);
      const until = list[i] === 4 ? isoFromSeconds(body[1]) : undefined;
      if (until && (!found.expires || until < found.expires)) found.expires = until;
    }
    return found;
  } catch {
    return undefined;
  }
}

export default [
  defineDetector({
    id: 'flyio-macaroon',
    label: 'Fly.io access token',
    issuer: 'Fly.io',
    docs: DOCS,
    // The permission token comes first; discharge tokens follow after commas and mean nothing alone.
    find: [
      {
        anchors: ['fm1r_', 'fm1a_', 'fm2_'],
        pattern: /fm(?:1[ra]|2)_[A-Za-z0-9+/]{100,3000}={0,3}(?:,fm(?:1[ra]|2)_[A-Za-z0-9+/]{60,2000}={0,3}){0,4}(?![A-Za-z0-9+/=])/,
        after: 12000,
      },
    ],
    severity: 'critical',
    verify: ({ secret = '' }) => (caveats(secret.split(',')[0] as string) ? { ok: true, how: 'it decodes as a macaroon' } : undefined),
    read: ({ secret = '' }) => ({ ...caveats(secret.split(',')[0] as string) }),
    revoke: { how: 'Revoke it with `fly tokens revoke` (find its id with `fly tokens list`)', url: DOCS, breaks: 'deploys and jobs that use it' },
    examples: {
      sample: (fake) => {
        const nonce = Buffer.concat([Buffer.from([0x93, 0xc4, 16]), fake.bytes(16), Buffer.from([0xc4, 16]), fake.bytes(16), Buffer.from([0xc2])]);
        const where = Buffer.concat([Buffer.from([0xb5]), Buffer.from('https://api.fly.io/v1')]);
        const list = Buffer.from([0x94, 0, 0x92, 0xcd, 0x12, 0x34, 0x1f, 4, 0x92, 0xce, 0x65, 0x53, 0xf1, 0, 0xce, 0x78, 0x53, 0xf1, 0]);
        return `fm2_${Buffer.concat([Buffer.from([0x94]), nonce, where, list, Buffer.from([0xc4, 32]), fake.bytes(32)]).toString('base64')}`;
      },
      hits: ({ secret }) => [
        `FLY_API_TOKEN="FlyV1 ${secret}"\n`,
        { path: 'config.yml', text: `access_token: ${secret}\n` },
        { path: 'deploy.yml', text: `env:\n  FLY_API_TOKEN: "${secret}"\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.machines.dev/v1/apps\n`,
      ],
      misses: (fake) => [`fm2_${fake.text('base62', 40)}`, `fm2_${'x'.repeat(140)}`],
    },
  }),
  defineDetector({
    id: 'flyio-access-token',
    label: 'Fly.io personal access token (older form)',
    issuer: 'Fly.io',
    docs: DOCS,
    find: [{ anchors: ['fo1_'], pattern: /fo1_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/, after: 52 }],
    severity: 'critical',
    revoke: {
      how: 'Revoke it on the Access Tokens page of the Fly.io dashboard',
      url: 'https://fly.io/user/personal_access_tokens',
      breaks: 'deploys and jobs that use it',
    },
    examples: {
      sample: (fake) => `fo1_${fake.text('base62', 43)}`,
      hits: ({ secret }) => [`FLY_API_TOKEN=${secret}\n`, { path: 'a.yml', text: `env:\n  FLY_API_TOKEN: "${secret}"\n` }, `flyctl deploy -t ${secret}\n`],
      misses: (fake) => [`fo1_${fake.text('base62', 20)}`, `fo1_${'x'.repeat(43)}`],
    },
  }),
];
