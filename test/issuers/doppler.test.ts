/** Answers follow the OpenAPI document of docs.doppler.com/reference (AuthMeResponse, projects), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/doppler.ts';
import doppler from '../../issuers/doppler.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('base62', 43);
const me = (type: string): Route => ({
  body: {
    slug: 's',
    name: 'deploys',
    type,
    created_at: '2026-01-02T03:04:05.000Z',
    last_seen_at: '2026-11-01T00:00:00.000Z',
    token_preview: 'dp.st.…',
    workplace: { slug: 'w', name: 'Acme' },
  },
});
const service = (route: Route) =>
  asking(doppler, 'doppler-service-token', { parts: { secret }, facts: { config: 'prd' } }, { 'GET api.doppler.com/v3/me': route });
const personal = (projects: Route) =>
  asking(
    doppler,
    'doppler-personal-token',
    { parts: { secret }, facts: {} },
    { 'GET api.doppler.com/v3/me': me('personal_token'), 'GET api.doppler.com/v3/projects?per_page=20': projects },
  );

it('narrow: one config', async () => {
  const answer = await service(me('service_token'));
  expect(lines(answer)).toEqual(['secrets:read read project on config prd of workplace Acme']);
  expect(answer).toMatchObject({ principal: 'service token deploys of Acme', lastUsed: '2026-11-01T00:00:00.000Z', created: '2026-01-02T03:04:05.000Z' });
  expect(judged(doppler, 'doppler-service-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'destroy', evidence: { kind: 'unknown' } } });
});
it('wide: what a person has', async () => {
  const answer = await personal({ body: { projects: [{ name: 'web' }, { name: 'api' }], page: 1 } });
  expect(lines(answer)).toEqual(['secrets:read read account on 2 projects: web, api']);
  expect(judged(doppler, 'doppler-personal-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } } });
});
it('projects that are not told', async () => expect((await personal({ status: 403, body: {} })).reaches).toBeUndefined());
it('certain without asking: SCIM and audit tokens', () =>
  expect(['doppler-scim-token', 'doppler-audit-token'].map((id) => judged(doppler, id, { secret }, {}).reach)).toMatchObject([
    { value: 'admin', evidence: { kind: 'kind' } },
    { value: 'read', evidence: { kind: 'kind' } },
  ]));

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await service({ status: 401, body: { messages: ['Invalid Auth token'], success: false } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
  ])('%s', async (_, route) => expect(service(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(doppler.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
