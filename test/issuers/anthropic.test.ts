/** Answers follow platform.claude.com/docs/en/api (models, organization, workspaces, API keys, errors), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/anthropic.ts';
import anthropic from '../../issuers/anthropic.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('base64url', 95);
const held = { parts: { secret }, facts: {} };
const at = (path: string) => `GET api.anthropic.com/v1/${path}`;
const MODELS: Route = { headers: { 'anthropic-organization-id': 'org-1' }, body: { data: [{ type: 'model', id: 'm' }], has_more: true } };
const ME: Route = { body: { id: '1', type: 'organization', name: 'Acme' } };
const KEYS: Route = { body: { data: [{ id: 'apikey_1', status: 'active' }], has_more: false } };
const ask = (models: Route) => asking(anthropic, 'anthropic-api-key', held, { [at('models?limit=1')]: models });
const admin = (me: Route, names: string[] = ['Default', 'Prod']) =>
  asking(anthropic, 'anthropic-admin-key', held, {
    [at('organizations/me')]: me,
    [at('organizations/workspaces?limit=100')]: { body: { data: names.map((name) => ({ id: name, name })), has_more: false } },
    [at('organizations/api_keys?status=active&limit=100')]: KEYS,
  });
const REFUSED: Route = { status: 401, body: { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } } };

it('narrow: a key of one workspace', async () => {
  const answer = await ask(MODELS);
  expect(answer).toMatchObject({ state: 'live', principal: 'API key of organization org-1', unknown: [] });
  expect(judged(anthropic, 'anthropic-api-key', { secret }, {}, answer)).toMatchObject({ reach: { value: 'destroy' }, breadth: { value: 'project' } });
  expect(answer.asked[0]?.headers).toMatchObject({ 'x-api-key': secret, 'anthropic-version': '2023-06-01' });
});
it('wide: an admin key', async () => {
  const answer = await admin(ME);
  expect(lines(answer)[0]).toBe('POST /v1/organizations/invites admin organization on organization Acme (2 workspaces: Default, Prod)');
  expect(answer).toMatchObject({ reaches: ['Default', 'Prod'], stakes: '1 active API key' });
});
it('a token of a person is not asked about', () => {
  expect(anthropic.kinds['anthropic-oauth-token']?.ask).toBeUndefined();
  expect(judged(anthropic, 'anthropic-session-key', { secret }, {})).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } } });
});

describe('no use of it', () => {
  it('revoked or expired', async () => expect([(await ask(REFUSED)).state, (await admin(REFUSED)).state]).toEqual(['dead', 'dead']));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
    ['not allowed, which says nothing of the key', { status: 403, body: { type: 'error', error: { type: 'permission_error' } } }],
  ])('%s', async (_, route) => {
    await expect(ask(route)).rejects.toThrow(NoAnswer);
    await expect(admin(route)).rejects.toThrow(NoAnswer);
  });
});

it('knows every kind on the shelf', () => expect(Object.keys(anthropic.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
