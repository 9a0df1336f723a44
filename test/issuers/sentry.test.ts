/** Answers follow github.com/getsentry/sentry src/sentry/api/endpoints/index.py and docs.sentry.io/api/organizations, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/sentry.ts';
import sentry from '../../issuers/sentry.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, sortedLines } from './routes.ts';

const secret = new Fake(1).text('hex', 64);
const ask = (index: Route, organizations: Route = { body: [{ id: '1', slug: 'acme' }] }) =>
  asking(sentry, 'sentry-user-token', { parts: { secret }, facts: {} }, { 'GET sentry.io/api/0/': index, 'GET sentry.io/api/0/organizations/': organizations });
const me = (scopes: string[]): Route => ({ body: { version: '0', auth: { scopes }, user: { id: '1', email: 'ann@acme.test' } } });

it('narrow: reads', async () => {
  const answer = await ask(me(['org:read', 'event:read']));
  expect(lines(answer)).toEqual(['org:read read organization on 1 organization: acme', 'event:read read organization on 1 organization: acme']);
  expect(answer).toMatchObject({ principal: 'ann@acme.test', unknown: [], reaches: ['acme'] });
});
it('wide: administers and deletes', async () =>
  expect(sortedLines(judged(sentry, 'sentry-user-token', { secret }, {}, await ask(me(['project:admin', 'org:admin', 'event:admin', 'team:write']))))).toEqual([
    'event:admin destroy organization destroys data on 1 organization: acme',
    'org:admin admin organization destroys data on 1 organization: acme',
    'project:admin destroy organization destroys data on 1 organization: acme',
    'team:write write organization on 1 organization: acme',
  ]));
it('organizations that are not told', async () =>
  expect((await ask(me(['org:ci']), { status: 403, body: {} })).grants?.[0]?.resource).toBe('its organizations'));
it('an organization token is certain of itself', () =>
  expect(judged(sentry, 'sentry-org-token', { secret }, { organization: 'acme', created: '2024-02-01T19:08:33.000Z' })).toMatchObject({
    reach: { value: 'write', evidence: { kind: 'kind' } },
    created: { value: '2024-02-01T19:08:33.000Z', evidence: { kind: 'token' } },
    unknown: [],
  }));

describe('no use of it', () => {
  it.each<[string, Route]>([
    ['revoked', { status: 401, body: { detail: 'Invalid token' } }],
    ['nobody there', { body: { version: '0', auth: null, user: null } }],
  ])('%s', async (_, route) => expect((await ask(route)).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(sentry.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
