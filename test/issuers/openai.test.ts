/** Answers follow developers.openai.com/api/reference (models, files, projects, admin_api_keys) and the refusals of community.openai.com/t/1345041, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/openai.ts';
import openai from '../../issuers/openai.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = `${new Fake(1).text('base62', 60)}xyz9`;
const held = { parts: { secret }, facts: {} };
const at = (path: string) => `GET api.openai.com/v1/${path}`;
const LIST: Route = { headers: { 'openai-organization': 'acme', 'openai-project': 'proj_1' }, body: { object: 'list', data: [] } };
const missing = (scope: string): Route => ({
  status: 401,
  body: { error: { message: `You have insufficient permissions for this operation. Missing scopes: ${scope}.`, type: 'invalid_request_error', code: null } },
});
const INVALID: Route = { status: 401, body: { error: { message: 'Incorrect API key provided', type: 'invalid_request_error', code: 'invalid_api_key' } } };
const ask = (models: Route, rest: Route = LIST) =>
  asking(openai, 'openai-project-key', held, {
    [at('models')]: models,
    [at('files?limit=1')]: rest,
    [at('vector_stores?limit=1')]: rest,
    [at('fine_tuning/jobs?limit=1')]: rest,
  });
const KEY = {
  object: 'organization.admin_api_key',
  redacted_value: '***xyz9',
  created_at: 1700000000,
  last_used_at: null,
  expires_at: null,
  owner: { name: 'Ann' },
};
const admin = (projects: Route, keys: Route = { body: { data: [KEY, { ...KEY, redacted_value: '***abcd' }] } }) =>
  asking(openai, 'openai-admin-key', held, { [at('organization/projects?limit=100')]: projects, [at('organization/admin_api_keys?limit=100')]: keys });

it('wide: reads everything; whether it writes stays unknown', async () => {
  const answer = await ask(LIST);
  expect(lines(answer)).toHaveLength(4);
  expect(answer).toMatchObject({ principal: 'key of project proj_1', reaches: ['proj_1'] });
  expect(judged(openai, 'openai-project-key', { secret }, {}, answer)).toMatchObject({ reach: { value: 'destroy', evidence: { kind: 'unknown' } } });
});
it('narrow: a restricted key is live where it is refused for its scopes', async () => {
  const answer = await ask(LIST, missing('api.files.read'));
  expect(lines(answer)).toEqual(['api.model.read read project on project proj_1']);
  expect(answer.how).toContain('refused: api.files.read, api.vector_stores.read, api.fine_tuning.jobs.read');
});
it('an admin key: projects, and the dates of the one that looks like it', async () => {
  const answer = await admin({ body: { data: [{ id: 'proj_1', name: 'Shop' }], has_more: false } });
  expect(lines(answer)).toEqual(['api.management.read read organization on 1 project: Shop']);
  expect(answer).toMatchObject({ principal: 'admin key of Ann', created: '2023-11-14T22:13:20.000Z', expires: 'never', reaches: ['Shop'] });
  expect(judged(openai, 'openai-admin-key', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } } });
});
it('an admin key without the scope to look is live', async () => expect((await admin(missing('api.management.read'))).state).toBe('live'));

describe('no use of it', () => {
  it('revoked', async () => expect([(await ask(INVALID)).state, (await admin(INVALID)).state]).toEqual(['dead', 'dead']));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
    ['from an address that is not on the list', { status: 401, body: { error: { message: 'IP not authorized', code: 'ip_not_authorized' } } }],
    ['from a country that is not served', { status: 403, body: { error: { message: 'Country, region, or territory not supported' } } }],
  ])('%s', async (_, route) => {
    await expect(ask(route)).rejects.toThrow(NoAnswer);
    await expect(admin(route)).rejects.toThrow(NoAnswer);
  });
});

it('knows every kind on the shelf', () => expect(Object.keys(openai.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
