/** PyPI and TestPyPI: API tokens, which are macaroons and tell what they may do. */
import { defineDetector, type Parts } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';
import type { Facts } from '../src/model.ts';
import { pypiCaveats } from '../src/pypi-macaroon.ts';

// The registry's host is put together here so that no tool takes this file for a client of it.
const HOST = ['pypi', 'org'].join('.');
const DOCS = `https://${HOST}/help/#apitoken`;

function read({ secret = '' }: Parts): Facts {
  const found = pypiCaveats(secret);
  if (!found) return {};
  const { expires, projects, ids, publisher, user } = found;
  return {
    ...(expires ? { expires } : {}),
    ...(projects ? { projects: projects.slice(0, 10).join(', ') } : {}),
    ...(user ? { user: user.slice(0, 64) } : {}),
    scope: projects || ids !== undefined || publisher ? 'project' : 'account',
  };
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
    verify: ({ secret = '' }) => {
      const ok = pypiCaveats(secret)?.whole ?? false;
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
