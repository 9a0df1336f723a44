/** Answers follow docs.datadoghq.com/api/latest/authentication and …/key-management, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/datadog.ts';
import datadog from '../../issuers/datadog.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, type Route, type Routes, sortedLines } from './routes.ts';

const secret = new Fake(1).text('hex', 32);
const applicationKey = `${new Fake(2).text('hex', 36)}wxyz`;
const NONE: Route = { status: 403, body: { errors: ['Forbidden'] } };
const sites = [
  'datadoghq.com',
  'datadoghq.eu',
  'us3.datadoghq.com',
  'us5.datadoghq.com',
  'ap1.datadoghq.com',
  'ap2.datadoghq.com',
  'uk1.datadoghq.com',
  'ddog-gov.com',
  'us2.ddog-gov.com',
];
const ask = (answers: Record<string, Route>, parts: Record<string, string> = { secret }, keys: Route = NONE) => {
  const routes: Routes = { 'GET api.datadoghq.eu/api/v2/current_user/application_keys?page%5Bsize%5D=100': keys };
  for (const site of sites) routes[`GET api.${site}/api/v1/validate`] = answers[site] ?? NONE;
  return asking(datadog, 'datadog-api-key', { parts, facts: {} }, routes);
};
const VALID: Route = { body: { valid: true } };
const key = (scopes: unknown): Route => ({
  body: { data: [{ type: 'application_keys', id: '1', attributes: { name: 'ci', last4: 'wxyz', created_at: '2026-01-02T03:04:05.000Z', scopes } }] },
});

it('narrow: an API key alone sends data', async () => {
  const answer = await ask({ 'us5.datadoghq.com': VALID });
  expect(sortedLines(answer)).toEqual(['submit data write organization on the organization']);
  expect(judged(datadog, 'datadog-api-key', { secret }, {}, answer)).toMatchObject({ unknown: [], reaches: { value: ['us5.datadoghq.com'] } });
});
it('wide: the scopes of the application key beside it', async () => {
  const answer = await ask(
    { 'datadoghq.eu': VALID },
    { secret, applicationKey },
    key(['monitors_read', 'logs_delete_data', 'user_access_manage', 'dashboards_write']),
  );
  expect(sortedLines(answer)).toEqual([
    'dashboards_write write organization on the organization',
    'logs_delete_data destroy organization destroys data on the organization',
    'monitors_read read organization on the organization',
    'submit data write organization on the organization',
    'user_access_manage admin organization on the organization',
  ]);
  expect(answer).toMatchObject({ principal: 'application key ci', created: '2026-01-02T03:04:05.000Z', unknown: [] });
});
it.each<[string, Route]>([
  ['without scopes it is its user', key(null)],
  ['that is not in the list', { body: { data: [] } }],
  ['that is refused', NONE],
])('an application key %s stays unknown', async (_, route) => {
  const answer = await ask({ 'datadoghq.eu': VALID }, { secret, applicationKey }, route);
  expect(judged(datadog, 'datadog-api-key', { secret, applicationKey }, {}, answer)).toMatchObject({
    reach: { value: 'admin', evidence: { kind: 'unknown' } },
  });
});

describe('no use of it', () => {
  it('revoked', async () => expect((await ask({})).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: {} }],
  ])('%s', async (_, route) => expect(ask({ 'us3.datadoghq.com': route })).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(datadog.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
