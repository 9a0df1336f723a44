/** PyPI and TestPyPI: API tokens, which are macaroons and tell what they may do. */
import { defineDetector, type Parts } from '../src/define.ts';
import { type Fake, isoFromSeconds } from '../src/kit.ts';
import type { Facts } from '../src/model.ts';

// The registry's host is put together here so that no tool takes this file for a client of it.
const HOST = ['pypi', 'org'].join('.');
const DOCS = `https://${HOST}/help/#apitoken`;

/** Fields of a macaroon (libmacaroons format 2): a type, a length as varint, the data; type 0 ends a section. Undefined when malformed. */
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

const macaroon = ({ secret = '' }: Parts) => fields(Buffer.from(secret.slice(5), 'base64url'));

/** Caveats are JSON: [0,expiry,not-before] [1,[project names]] [2,[project ids]] [3,user id]; older ones {"version":1,"permissions":…}. */
function read(parts: Parts): Facts {
  const facts: Facts = {};
  let projects = false;
  for (const { data } of (macaroon(parts) ?? []).filter((f) => f.type === 2).slice(1)) {
    let caveat: unknown;
    try {
      caveat = JSON.parse(data.toString('utf8'));
    } catch {
      continue;
    }
    const [kind, value] = Array.isArray(caveat) ? caveat : [1, (caveat as { permissions?: { projects?: unknown } } | null)?.permissions?.projects];
    const expires = kind === 0 ? isoFromSeconds(value) : undefined;
    if (expires) facts['expires'] = expires;
    if (kind === 1 && Array.isArray(value)) {
      facts['projects'] = value
        .filter((v) => typeof v === 'string')
        .slice(0, 10)
        .join(', ');
      projects = true;
    }
    if (kind === 2) projects = true;
    if (kind === 3 && typeof value === 'string') facts['user'] = value.slice(0, 64);
  }
  if (macaroon(parts)) facts['scope'] = projects ? 'project' : 'account';
  return facts;
}

const build = (location: string, caveats: unknown[], fake: Fake) => {
  const field = (type: number, data: Buffer) =>
    Buffer.concat([Buffer.from(data.length < 128 ? [type, data.length] : [type, (data.length & 127) | 128, data.length >> 7]), data]);
  const end = Buffer.from([0]);
  const sections = caveats.flatMap((c) => [field(2, Buffer.from(JSON.stringify(c))), end]);
  const bytes = Buffer.concat([
    Buffer.from([2]),
    field(1, Buffer.from(location)),
    field(2, Buffer.from(fake.uuid())),
    end,
    ...sections,
    end,
    field(6, fake.bytes(32)),
  ]);
  return `pypi-${bytes.toString('base64url')}`;
};

/** What every token of this location begins with: the header up to the type of the next field. */
const start = (location: string) => {
  const header = Buffer.concat([Buffer.from([2, 1, location.length]), Buffer.from(location)]);
  return `pypi-${header.toString('base64url').slice(0, Math.floor((header.length * 4) / 3))}`;
};

const token = (id: string, label: string, location: string, test: boolean) =>
  defineDetector({
    id,
    label,
    issuer: 'PyPI',
    docs: DOCS,
    severity: test ? 'low' : 'critical',
    find: [{ anchors: [start(location)], pattern: new RegExp(`${start(location)}[A-Za-z0-9_-]{50,1500}`), after: 1600 }],
    verify: (parts) => {
      const ok = macaroon(parts)?.at(-1)?.type === 6;
      return { ok, how: ok ? 'it is a whole macaroon' : 'it does not decode to a whole macaroon' };
    },
    read: (parts) => ({ ...read(parts), ...(test ? { mode: 'test' } : {}) }),
    revoke: {
      how: 'Delete the token under Account settings > API tokens',
      url: `https://${location}/manage/account/`,
      breaks: 'uploads that use it',
    },
    examples: {
      sample: (fake) =>
        build(
          location,
          fake.number(2)
            ? [[3, fake.uuid()]]
            : [
                [1, [fake.text('lower', 6)]],
                [0, 1900000000, 1600000000],
              ],
          fake,
        ),
      hits: ({ secret }) => [
        { path: '.pypirc', text: `[distutils]\n[pypi]\nusername = __token__\npassword = ${secret}\n` },
        `TWINE_PASSWORD=${secret}\n`,
        { path: 'publish.sh', text: `twine upload -u __token__ -p ${secret} dist/*\n` },
        { path: 'ci.yml', text: `with:\n  password: "${secret}"\n` },
      ],
      misses: (fake) => [
        `pypi-${fake.text('base64url', 80)}`,
        start(location),
        `${start(location)}${fake.text('base62', 20)}`,
        'pypi-publish-action-with-a-long-name',
      ],
    },
  });

export default [token('pypi-token', 'PyPI API token', HOST, false), token('testpypi-token', 'TestPyPI API token', `test.${HOST}`, true)];
