/**
 * Answers follow the schema of github.com/linear/linear (packages/sdk/src/schema.graphql; the part that is asked for stands below), its
 * _tests/LinearClient.test.ts and error.ts (401 and what errors are called), and linear.app/developers/graphql, read 2026-11-21.
 */
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/linear.ts';
import linear from '../../issuers/linear.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const SCHEMA = buildSchema(`
  type Query { viewer: User! organization: Organization! teams(first: Int, after: String): TeamConnection! }
  type User { id: ID! email: String! name: String! admin: Boolean! owner: Boolean! guest: Boolean! app: Boolean! active: Boolean! }
  type Organization { id: ID! name: String! urlKey: String! }
  type TeamConnection { nodes: [Team!]! }
  type Team { id: ID! key: String! name: String! }
`);

const secret = ['lin', 'api', new Fake(1).text('base62', 40)].join('_');
const ask = (route: Route, id = 'linear-api-key') =>
  asking(linear, id, { parts: { secret }, facts: {} }, { 'POST api.linear.app/graphql': { ...route, reads: 'graphql' } });
const me = (viewer: Record<string, unknown>, teams: unknown = { nodes: [{ key: 'ENG' }] }): Route => ({
  body: {
    data: { viewer: { email: 'ann@acme.test', admin: false, owner: false, guest: false, app: false, ...viewer }, organization: { name: 'Acme' }, teams },
  },
});
const failed = (...codes: unknown[]): Route => ({ body: { data: null, errors: codes.map((extensions) => ({ message: 'no', extensions })) } });

describe.each(['linear-api-key', 'linear-oauth-token'])('%s', (id) => {
  it.each<[string, Record<string, unknown>, string]>([
    ['narrow: of a guest', { guest: true }, 'a guest'],
    ['of a member', {}, 'a member'],
    ['of an app', { app: true }, 'an app'],
    ['wide: of an administrator', { admin: true }, 'an administrator'],
    ['wide: of an owner', { admin: true, owner: true }, 'an owner'],
  ])('%s', async (_, viewer, role) => {
    const answer = await ask(me(viewer), id);
    expect(lines(answer)).toEqual(['read read organization on workspace Acme (1 team: ENG)']);
    expect(answer).toMatchObject({
      principal: `ann@acme.test, ${role} of Acme`,
      unknown: [`whether it may write, and administer as ${role}`],
      reaches: ['ENG'],
    });
    // What it may do itself nobody tells, so that the worst counts.
    expect(judged(linear, id, { secret }, {}, answer)).toMatchObject({ state: { value: 'live' }, reach: { value: 'admin', evidence: { kind: 'unknown' } } });
  });
  it('asks what the schema holds, and asks as its kind does', async () => {
    const { asked } = await ask(me({}), id);
    const { query } = JSON.parse(asked[0]?.body ?? '{}') as { query: string };
    expect(validate(SCHEMA, parse(query))).toEqual([]);
    expect(asked[0]?.headers['authorization']).toBe(id === 'linear-api-key' ? secret : `Bearer ${secret}`);
    expect(asked).toHaveLength(1);
  });
  it('teams that are not told', async () => expect(lines(await ask(me({}, null), id))).toEqual(['read read organization on workspace Acme']));
  it('many teams', async () =>
    expect((await ask(me({}, { nodes: Array.from({ length: 50 }, (_, i) => ({ key: `T${i}` })) }), id)).grants?.[0]?.resource).toBe(
      'workspace Acme (50 or more teams: T0, T1, T2, T3, T4 and 45 more)',
    ));
  it.each<[string, Route]>([
    ['revoked or expired', { status: 401, body: { errors: [{ message: 'Unauthorized' }] } }],
    ['revoked, told in words', failed({ type: 'authentication error' })],
    ['revoked, told by a code', { ...failed({ code: 'AUTHENTICATION_ERROR' }), status: 400 }],
  ])('%s', async (_, route) => expect((await ask(route, id)).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['limited, in a 400', { ...failed({ code: 'RATELIMITED' }), status: 400 }],
    ['limited, in a 200', failed({ type: 'ratelimited' })],
    ['an error', { status: 500 }],
    ['another fault', failed({ type: 'internal error' })],
    ['forbidden, which is no verdict', { ...failed({ type: 'forbidden' }), status: 403 }],
    ['faults of another form', { body: { errors: [null, { extensions: 7 }] } }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
    ['teams of another form', me({}, { nodes: [7] })],
  ])('%s', async (_, route) => expect(ask(route, id)).rejects.toThrow(NoAnswer));
});

it('a secret of webhooks opens nothing', () =>
  expect(judged(linear, 'linear-webhook-secret', { secret }, {})).toMatchObject({
    reach: { value: 'write' },
    breadth: { value: 'project' },
    unknown: [expect.stringContaining('receiver')],
  }));
it('knows every kind on the shelf', () => expect(Object.keys(linear.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
