/**
 * Macaroons are packed here by the rules of github.com/superfly/macaroon (flyio/caveats.md, resset/action.go); answers follow the GraphQL schema
 * and the tests of github.com/superfly/flyctl. Read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/flyio.ts';
import flyio from '../../issuers/flyio.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, sortedLines } from './routes.ts';

const fake = new Fake(1);
type Packable = number | string | Buffer | Packable[] | Map<number, Packable>;
/** The few shapes of MessagePack a macaroon has. */
function pack(value: Packable): Buffer {
  if (typeof value === 'number') {
    if (value < 0x80) return Buffer.from([value]);
    const bytes = Buffer.alloc(5);
    bytes[0] = 0xce;
    bytes.writeUInt32BE(value, 1);
    return bytes;
  }
  if (typeof value === 'string') return Buffer.concat([Buffer.from([0xa0 + value.length]), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.from([0xc4, value.length]), value]);
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x90 + value.length]), ...value.map(pack)]);
  return Buffer.concat([Buffer.from([0x80 + value.size]), ...[...value].flatMap(([k, v]) => [pack(k), pack(v)])]);
}
const macaroon = (...caveats: Packable[]): string =>
  ['fm2', pack([[fake.bytes(16), fake.bytes(16), 0], 'https://api.fly.io/v1', caveats, fake.bytes(32)]).toString('base64')].join('_');
const judge = (secret: string) => judged(flyio, 'flyio-macaroon', { secret }, {});

const ORG = [0, [4660, 31]] as Packable[];
const UNTIL = [4, [1_700_000_000, 2_018_000_000]] as Packable[];
const APP = [13, [[3, [new Map([[7, 31]])]], 1]] as Packable[];

describe('caveats', () => {
  it('wide: of an organization', () => {
    const authority = judge(macaroon(...ORG, ...UNTIL));
    expect(lines(authority)[0]).toBe('delete destroy account destroys data on every app of organization 4660');
    expect(authority).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } }, expires: { value: '2033-12-12T11:33:20.000Z' } });
  });
  it('narrow: of an app, as deploy tokens are', () => {
    const authority = judge(macaroon(...ORG, ...APP, 22, []));
    expect(sortedLines(authority)).toEqual(
      [
        'delete destroy resource destroys data on app 7 of organization 4660',
        'control write resource on app 7 of organization 4660',
        'create write resource on app 7 of organization 4660',
        'write write resource on app 7 of organization 4660',
        'read read account on organization 4660, beside its apps',
        'read read resource on app 7 of organization 4660',
      ].sort(),
    );
    expect(authority).toMatchObject({ reach: { value: 'destroy', evidence: { kind: 'token' } }, unknown: [], expires: { value: 'never' } });
  });
  it('only add up to less', () => {
    expect(lines(judge(macaroon(...ORG, 26, 1)))).toEqual(['read read account on every app of organization 4660']);
    const twice = macaroon(
      ...ORG,
      3,
      [
        new Map([
          [7, 31],
          [8, 31],
        ] as [number, Packable][]),
      ],
      3,
      [new Map([[8, 3]])],
    );
    expect(lines(judge(twice))).toEqual(['write write resource on app 8 of organization 4660', 'read read resource on app 8 of organization 4660']);
  });
  it('it does not follow are said', () => {
    const authority = judge(macaroon(...ORG, ...APP, 27, [[['ls'], 1]], 99, []));
    expect(authority.unknown).toEqual(['how far its caveats on commands, caveats of type 99 confine it']);
    expect(authority.reach.value).toBe('destroy');
  });
  it('end with the first window, and the last token', () => {
    const [soon, late] = [macaroon(...ORG, ...UNTIL, 4, [0, 1_750_000_000]), macaroon(...ORG, ...UNTIL)];
    expect(judge(soon)).toMatchObject({ state: { value: 'expired' }, expires: { value: '2025-06-15T15:06:40.000Z' } });
    expect(judge(`${soon},${late}`).expires?.value).toBe('2033-12-12T11:33:20.000Z');
  });
  it('that do not decode are the worst', () => {
    for (const secret of ['fm2_AAAA', macaroon(4, [0, 1]), '']) expect(judge(secret)).toMatchObject({ grants: [], reach: { value: 'admin' } });
  });
});

describe('asked', () => {
  const secret = macaroon(...ORG, ...APP, 22, []);
  const ask = (route: Route, kind = 'flyio-macaroon') => asking(flyio, kind, { parts: { secret }, facts: {} }, { 'POST api.fly.io/graphql': route });
  it('live: the caveats stay, names come', async () => {
    const answer = await ask({ body: { data: { viewer: { email: 'ann@acme.test' }, apps: { nodes: [{ name: 'shop', organization: { slug: 'acme' } }] } } } });
    expect(answer).toMatchObject({ state: 'live', principal: 'ann@acme.test', reaches: ['acme/shop'], unknown: [] });
    expect(answer.asked[0]?.headers['authorization']).toBe(`FlyV1 ${secret}`);
    expect(judged(flyio, 'flyio-macaroon', { secret }, {}, answer)).toMatchObject({ reach: { value: 'destroy' }, grants: { length: 6 } });
  });
  it.each<[string, Route]>([
    ['revoked', { body: { data: null, errors: [{ message: 'You must be authenticated to view this.', extensions: { code: 'UNAUTHORIZED' } }] } }],
    ['revoked, with 401', { status: 401 }],
  ])('%s', async (_, route) => expect((await ask(route)).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['another fault', { body: { data: null, errors: [{ message: 'oops' }] } }],
    ['no JSON', { body: '<html>' }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
  it('personal tokens', async () => {
    const answer = await ask({ body: { data: { viewer: { email: 'ann@acme.test' }, apps: null } } }, 'flyio-access-token');
    expect(judged(flyio, 'flyio-access-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin' }, breadth: { value: 'organization' } });
  });
});

it('knows every kind on the shelf', () => expect(Object.keys(flyio.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
