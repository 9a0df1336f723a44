/** Answers follow buildkite.com/docs/apis/rest-api/access-token and …/organizations, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/buildkite.ts';
import buildkite from '../../issuers/buildkite.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, sortedLines } from './routes.ts';

const fake = new Fake(1);
const secret = ['bkua', fake.text('hex', 40)].join('_');
const ask = (token: Route, id = 'buildkite-api-token', organizations: Route = { body: [{ slug: 'acme', name: 'Acme' }] }) =>
  asking(
    buildkite,
    id,
    { parts: { secret }, facts: {} },
    { 'GET api.buildkite.com/v2/access-token': token, 'GET api.buildkite.com/v2/organizations': organizations },
  );
const token = (...scopes: string[]): Route => ({
  body: { uuid: fake.uuid(), scopes, description: 'ci', created_at: '2025-07-16 06:07:42 UTC', user: { email: 'ann@acme.test', name: 'Ann' } },
});

describe('API tokens', () => {
  it('narrow: reads builds', async () => {
    const answer = await ask(token('read_builds'));
    expect(lines(answer)).toEqual(['read_builds read organization on 1 organization: acme']);
    expect(answer).toMatchObject({ principal: 'ann@acme.test', unknown: [], reaches: ['acme'], created: '2025-07-16T06:07:42.000Z' });
    expect(judged(buildkite, 'buildkite-api-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'read' } });
  });
  it('wide: deletes, administers, and does all over GraphQL', async () =>
    expect(sortedLines(await ask(token('write_pipelines', 'write_teams', 'graphql', 'write_builds', 'delete_packages', 'write_something')))).toEqual([
      'delete_packages destroy organization destroys data on 1 organization: acme',
      'graphql admin organization destroys data on 1 organization: acme',
      'write_builds write organization on 1 organization: acme',
      'write_pipelines destroy organization destroys data on 1 organization: acme',
      'write_something write organization on 1 organization: acme',
      'write_teams admin organization on 1 organization: acme',
    ]));
  it('organizations that are not told', async () =>
    expect(lines(await ask(token('read_builds'), undefined, { status: 403, body: {} }))).toEqual(['read_builds read organization on its organizations']));
  it('without scopes it still works', async () => expect(await ask(token())).toMatchObject({ state: 'live', grants: [], unknown: [] }));
  it('revoked or expired', async () => expect((await ask({ status: 401, body: { message: 'Authentication required.' } })).state).toBe('dead'));
});

describe('tokens without prefix', () => {
  const id = 'buildkite-legacy-token';
  it('may be API tokens', async () => expect(lines(await ask(token('read_user'), id))).toHaveLength(1));
  it('refused: may be an agent token', async () => expect(ask({ status: 401, body: {} }, id)).rejects.toThrow('it is an agent token'));
});

it.each<[string, Route]>([
  ['limited', { status: 429 }],
  ['an error', { status: 500 }],
  ['an address that is not allowed', { status: 403, body: {} }],
  ['no JSON', { body: '<html>' }],
  ['not what is documented', { body: { uuid: 'x' } }],
])('%s', async (_, route) => {
  await expect(ask(route)).rejects.toThrow(NoAnswer);
  await expect(ask(route, 'buildkite-legacy-token')).rejects.toThrow(NoAnswer);
});

it.each<[string, string, string, string]>([
  ['buildkite-agent-token', 'bkct_', 'write', 'project'],
  ['buildkite-agent-token', 'bkar_', 'write', 'organization'],
  ['buildkite-agent-token', 'bkaa_', 'write', 'resource'],
  ['buildkite-job-token', 'bkaj_', 'write', 'resource'],
  ['buildkite-registry-token', 'bkpt_', 'write', 'project'],
  ['buildkite-portal-token', 'bkpat_', 'admin', 'organization'],
])('%s %s offline: %s, %s', (id, prefix, reach, breadth) => {
  const authority = judged(buildkite, id, { secret: prefix + fake.text('base62', 40) }, {});
  expect([authority.reach.value, authority.breadth.value]).toEqual([reach, breadth]);
});

it('knows every kind on the shelf', () => expect(Object.keys(buildkite.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
