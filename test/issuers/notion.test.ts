/** Answers follow developers.notion.com/reference/get-self, …/post-search, …/get-users and …/status-codes, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/notion.ts';
import notion from '../../issuers/notion.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = ['ntn', new Fake(1).text('base62', 46)].join('_');
const ME = 'GET api.notion.com/v1/users/me';
const SEARCH = 'POST api.notion.com/v1/search';
const USERS = 'GET api.notion.com/v1/users?page_size=1';
const DOCS = 'https://developers.notion.com/reference/post-search';
const error = (status: number, code: string): Route => ({ status, body: { object: 'error', status, code, message: 'as documented' } });
const RESTRICTED = error(403, 'restricted_resource');
const bot = (owner: object): Route => ({ body: { object: 'user', id: 'b1', type: 'bot', name: 'Sync', bot: { owner, workspace_name: 'Acme' } } });
const CONNECTION = bot({ type: 'workspace', workspace: true });
const list = (count: number, has_more = false): Route => ({ body: { object: 'list', results: Array(count).fill({ object: 'page', id: 'p1' }), has_more } });
const ask = (me: Route, search: Route = list(0), users: Route = RESTRICTED) =>
  asking(notion, 'notion-token', { parts: { secret }, facts: {} }, { [ME]: me, [SEARCH]: { ...search, reads: DOCS }, [USERS]: users });

it('wide: the token of a person, who sees a lot', async () => {
  const owner = { type: 'user', user: { object: 'user', id: 'u1', type: 'person', name: 'Ann' } };
  const answer = await ask(bot(owner), list(100, true), list(1));
  expect(lines(answer)).toEqual([
    'read content read account on 100 or more pages and data sources of workspace Acme',
    'user information read account on people of workspace Acme',
  ]);
  expect(answer).toMatchObject({ state: 'live', principal: 'token of a person Ann in workspace Acme', reaches: ['workspace Acme'] });
  expect(answer.narrower?.[0]?.how).toMatch(/internal connection/);
  expect(answer.asked[1]?.body).toBe('{"page_size":100}');
  expect(answer.asked.every((a) => a.headers['notion-version'] === '2026-03-11')).toBe(true);
});
it('narrow: a connection with two pages and no people; that it only reads is never taken for granted', async () => {
  const answer = await ask(CONNECTION, list(2));
  expect(lines(answer)).toEqual(['read content read account on 2 pages and data sources of workspace Acme']);
  const authority = judged(notion, 'notion-token', { secret }, {}, answer);
  expect(authority).toMatchObject({ principal: { value: 'connection Sync in workspace Acme' }, reach: { value: 'write', evidence: { kind: 'unknown' } } });
  expect(authority.unknown).toHaveLength(1);
});
it('a connection that may not read', async () => {
  const answer = await ask(CONNECTION, RESTRICTED);
  expect(answer).toMatchObject({ state: 'live', grants: [] });
  expect(answer.stakes).toBeUndefined();
});

describe('no use of it', () => {
  it('revoked', async () => expect((await ask(error(401, 'unauthorized'))).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { ...error(429, 'rate_limited'), headers: { 'retry-after': '1' } }],
    ['an error', error(500, 'internal_server_error')],
    ['forbidden', RESTRICTED],
    ['no JSON', { body: '<html>' }],
    ['a list', { body: [] }],
    ['a person, who has no token', { body: { object: 'user', type: 'person', name: 'Ann' } }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
  it.each<[string, Route]>([
    ['limited', error(429, 'rate_limited')],
    ['an error', error(503, 'service_unavailable')],
    ['not what is documented', { body: { results: 'all' } }],
  ])('while searching: %s', async (_, route) => expect(ask(CONNECTION, route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(notion.kinds)).toEqual([detectors].flat().map((d) => d.id)));
