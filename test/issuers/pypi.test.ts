/**
 * Macaroons are packed here by libmacaroons format 2, with the caveats of github.com/pypi/warehouse, warehouse/macaroons/caveats and
 * warehouse/oidc/views.py (mint_token), read 2026-11-21. PyPI is not asked: there is no question that every token may put.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/pypi.ts';
import pypi from '../../issuers/pypi.ts';
import { Fake } from '../../src/kit.ts';
import { pypiCaveats } from '../../src/pypi-macaroon.ts';
import { judged, kindOf, lines } from './routes.ts';

const fake = new Fake(1);
const field = (type: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(data.length < 128 ? [type, data.length] : [type, (data.length & 127) | 128, data.length >> 7]), data]);
const END = Buffer.from([0]);
const macaroon = (...caveats: unknown[]): string => {
  const bytes = [
    Buffer.from([2]),
    field(1, Buffer.from(['pypi', 'org'].join('.'))),
    field(2, Buffer.from(fake.uuid())),
    END,
    ...caveats.flatMap((c) => [field(2, Buffer.from(typeof c === 'string' ? c : JSON.stringify(c))), END]),
    END,
    field(6, fake.bytes(32)),
  ];
  return ['pypi', Buffer.concat(bytes).toString('base64url')].join('-');
};
const judge = (...caveats: unknown[]) => judged(pypi, 'pypi-token', { secret: macaroon(...caveats) }, {});

const USER = [3, fake.uuid()];
const [SOON, LATER, PAST] = [1_900_000_000, 2_000_000_000, 1_700_000_000];

describe('what its caveats say', () => {
  it('narrow: of projects', () => {
    const authority = judge([1, ['shop']]);
    expect(lines(authority)).toEqual(['upload write project on project shop']);
    expect(authority).toMatchObject({
      reach: { value: 'write', evidence: { kind: 'token' } },
      breadth: { value: 'project' },
      unknown: [],
      expires: { value: 'never' },
    });
    expect(lines(judge([1, ['a', 'b']]))).toEqual(['upload write project on projects a, b']);
  });
  it('wide: of a user', () => {
    const authority = judge(USER);
    expect(lines(authority)).toEqual(['upload write account on every project of its user']);
    expect(authority).toMatchObject({ reach: { value: 'write' }, breadth: { value: 'account' }, unknown: [] });
    expect(authority.grants[0]?.means).toContain('makes new projects');
  });
  it('of a trusted publisher: projects by their ids, for a quarter of an hour', () => {
    const authority = judge([4, fake.uuid(), null], [2, [fake.uuid(), fake.uuid()]], [0, SOON, SOON - 900]);
    expect(lines(authority)).toEqual(['upload write project on 2 projects']);
    expect(authority).toMatchObject({
      principal: { value: 'a trusted publisher' },
      created: { value: '2030-03-17T17:31:40.000Z' },
      expires: { value: '2030-03-17T17:46:40.000Z', evidence: { kind: 'token' } },
    });
    expect(lines(judge([4, fake.uuid()]))).toEqual(['upload write project on the projects of its trusted publisher']);
  });
  it('expired', () => expect(judge(USER, [0, PAST, PAST - 900]).state).toMatchObject({ value: 'expired', evidence: { kind: 'token' } }));
  it('all of them count, in any order', () => {
    expect(lines(judge(USER, [1, ['a', 'b']], [1, ['b', 'c']]))).toEqual(['upload write project on project b']);
    expect(lines(judge([1, ['b', 'c']], USER))).toEqual(['upload write project on projects b, c']);
    expect(lines(judge([2, ['x', 'y']], [2, ['x']]))).toEqual(['upload write project on one project']);
    expect(judge(USER, [0, LATER, 1], [0, SOON, 1]).expires?.value).toBe('2030-03-17T17:46:40.000Z');
    const none = judge(USER, [1, ['a']], [1, ['b']]);
    expect([lines(none), none.unknown, none.reach.value]).toEqual([[], [], 'read']);
  });
  it('those of an older form', () => {
    expect(lines(judge({ version: 1, permissions: 'user' }))).toEqual(['upload write account on every project of its user']);
    expect(lines(judge({ version: 1, permissions: { projects: ['shop'] } }, { nbf: 1, exp: SOON }, { project_ids: ['x'] }))).toEqual([
      'upload write project on project shop',
    ]);
    expect(judge({ nbf: 1, exp: SOON }).expires?.value).toBe('2030-03-17T17:46:40.000Z');
  });
  it('none at all: PyPI may keep them to itself', () => {
    const authority = judge();
    expect(authority.unknown).toEqual(['which projects it may upload to: no caveat says so']);
    expect(authority).toMatchObject({ grants: [], reach: { value: 'write' }, breadth: { value: 'account', evidence: { kind: 'unknown' } } });
  });
});

describe('what makes no sense', () => {
  it.each<[string, unknown]>([
    ['an unknown type', [9, 'x']],
    ['no list of names', [1, 'shop']],
    ['names that are none', [1, [{}]]],
    ['an expiry that is no number', [0, 'tomorrow', 1]],
    ['an object', { version: 2 }],
    ['an old one without permissions', { version: 1 }],
    ['null', null],
    ['no JSON', '{"version":'],
  ])('%s is said, and frees nothing', (_, caveat) => {
    const authority = judge([1, ['shop']], caveat);
    expect(authority.unknown).toEqual(['what caveats mean that are not known; PyPI refuses a token with one it does not know']);
    expect([authority.reach.value, authority.breadth.value]).toEqual(['write', 'project']);
    expect(judge(USER, caveat).breadth.value).toBe('account');
  });
  it.each<[string, string]>([
    ['nothing', ''],
    ['another version', Buffer.from([1, 1, 1, 1]).toString('base64url')],
    ['a length beyond the end', Buffer.from([2, 1, 255, 255, 3]).toString('base64url')],
    ['a length without an end', Buffer.from([2, 1, 255]).toString('base64url')],
    ['an unknown field', Buffer.from([2, 5, 1, 1]).toString('base64url')],
  ])('%s', (_, body) => {
    const authority = judged(pypi, 'pypi-token', { secret: ['pypi', body].join('-') }, {});
    expect(authority).toMatchObject({ grants: [], unknown: ['what its caveats say: they cannot be read'], breadth: { value: 'account' } });
  });
  it('is not taken for whole', () => {
    const whole = macaroon(USER);
    expect([pypiCaveats(whole)?.whole, pypiCaveats(whole.slice(0, -60))?.whole ?? false]).toEqual([true, false]);
  });
});

it('the detector tells the same', () => {
  const [detector] = detectors;
  const read = (...caveats: unknown[]) => detector?.read?.({ secret: macaroon(...caveats) });
  expect(read([1, ['a', 'b']], [0, SOON, 1])).toEqual({ expires: '2030-03-17T17:46:40.000Z', projects: 'a, b', scope: 'project' });
  expect(read(USER)).toEqual({ user: USER[1], scope: 'account' });
  expect(read({ project_ids: ['x'] })).toEqual({ scope: 'project' });
});
it('asks nobody', () => expect(Object.values(pypi.kinds).map((kind) => kind.ask)).toEqual([undefined, undefined]));
it('knows every kind on the shelf', () => {
  expect(Object.keys(pypi.kinds).sort()).toEqual(detectors.map((d) => d.id).sort());
  expect(kindOf(pypi, 'testpypi-token').granularity).toBe('resource');
});
