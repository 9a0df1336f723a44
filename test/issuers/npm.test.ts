/** Answers follow npm/cli (lib/commands/token.js, workspaces/libnpmaccess), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/npm.ts';
import npm from '../../issuers/npm.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

// The registry's host is written in parts: this project names no package registry's host.
const at = (path: string) => `GET ${['registry', 'npmjs', 'org'].join('.')}/-/${path}`;
const secret = ['npm', new Fake(1).text('base62', 36)].join('_');
const ME: Route = { body: { username: 'ann' } };
const listed = (readonly: boolean): Route => ({
  body: {
    objects: [
      { token: secret.slice(0, 8), key: 'k1', readonly, created: '2026-10-01T00:00:00.000Z' },
      { token: 'npm_0000', key: 'k2', readonly: !readonly },
    ],
    urls: {},
  },
});
const ask = (me: Route, tokens: Route = { status: 403, body: {} }, packages: Route = { body: { '@acme/web': 'write', left: 'read' } }) =>
  asking(
    npm,
    'npm-token',
    { parts: { secret }, facts: {} },
    { [at('whoami')]: me, [at('npm/v1/tokens?perPage=100')]: tokens, [at('user/ann/package?format=cli')]: packages },
  );

it('narrow: read-only', async () => {
  const answer = await ask(ME, listed(true));
  expect(lines(answer)).toEqual(['read-only read account on packages ann can see']);
  expect(judged(npm, 'npm-token', { secret }, {}, answer)).toMatchObject({
    unknown: [],
    reach: { value: 'read' },
    created: { value: '2026-10-01T00:00:00.000Z' },
  });
});
it('wide: what its user may publish is at stake, as long as nobody tells', async () => {
  const answer = await ask(ME, listed(false));
  expect(answer).toMatchObject({ principal: 'ann', reaches: ['@acme/web'], stakes: '1 published package' });
  expect(judged(npm, 'npm-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } } });
});
it('packages that are not told', async () => expect((await ask(ME, listed(false), { status: 403, body: {} })).reaches).toBeUndefined());
it('a token of an unnamed registry is not asked about', () => expect(npm.kinds['npmrc-auth-token']?.ask).toBeUndefined());

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await ask({ status: 401, body: {} })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: {} }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(npm.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
