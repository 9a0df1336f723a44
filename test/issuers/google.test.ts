/**
 * Answers follow ai.google.dev/api/models, googleapis/googleapis google/api/error_reason.proto and
 * docs.cloud.google.com/docs/authentication/token-types, read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/google.ts';
import google from '../../issuers/google.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const fake = new Fake(1);
const key = ['AI', 'za', fake.text('base62', 35)].join('');
const token = ['ya', '29.a0', fake.text('base62', 120)].join('');
const MODELS = 'GET generativelanguage.googleapis.com/v1beta/models?pageSize=1';
const refused = (status: number, reason: string, metadata: object = { service: 'generativelanguage.googleapis.com' }): Route => ({
  status,
  body: { error: { code: status, details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata }] } },
});

describe('API keys', () => {
  const ask = (route: Route) => asking(google, 'google-api-key', { parts: { secret: key }, facts: {} }, { [MODELS]: route });
  it('wide: good for Gemini', async () => {
    const answer = await ask({ body: { models: [{ name: 'models/gemini' }] } });
    expect(lines(answer)).toEqual(['generateContent destroy project destroys data on Gemini models and files of the project']);
    expect(answer.unknown).toEqual(['which other APIs of its project it is good for']);
    expect(answer.asked[0]?.headers['x-goog-api-key']).toBe(key);
  });
  it.each(['API_KEY_SERVICE_BLOCKED', 'SERVICE_DISABLED'])('narrow: live, and not for Gemini (%s)', async (reason) => {
    const answer = await ask(refused(403, reason, { consumer: 'projects/123' }));
    expect(answer).toMatchObject({ state: 'live', grants: [], reaches: ['projects/123'] });
    expect(judged(google, 'google-api-key', { secret: key }, {}, answer)).toMatchObject({ reach: { value: 'destroy', evidence: { kind: 'unknown' } } });
  });
  it.each(['API_KEY_HTTP_REFERRER_BLOCKED', 'API_KEY_IP_ADDRESS_BLOCKED', 'API_KEY_ANDROID_APP_BLOCKED', 'API_KEY_IOS_APP_BLOCKED'])(
    'narrow: for some callers alone (%s)',
    async (reason) => expect((await ask(refused(403, reason))).unknown.join()).toMatch(/caller/),
  );
  it.each(['API_KEY_INVALID', 'CONSUMER_INVALID', 'CONSUMER_SUSPENDED'])('revoked or expired (%s)', async (reason) =>
    expect((await ask(refused(400, reason))).state).toBe('dead'),
  );
  it('names no project that is none', async () => expect((await ask(refused(403, 'SERVICE_DISABLED', { consumer: '\u001b[31mx' }))).reaches).toBeUndefined());
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { models: 'all' } }],
    ['refused without a reason', { status: 403, body: { error: { code: 403 } } }],
    ['refused for an unrestricted key or another reason', refused(403, 'SECURITY_POLICY_VIOLATED')],
    ['details that are none', { status: 400, body: { error: { details: [null, 3, { reason: 5 }] } } }],
    ['of a type it does not take', refused(401, 'ACCESS_TOKEN_TYPE_UNSUPPORTED')],
  ])('no use of it: %s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
  it('those bound to a service account', async () =>
    expect((await asking(google, 'google-auth-key', { parts: { secret: key }, facts: {} }, { [MODELS]: { body: { models: [{}] } } })).state).toBe('live'));
});

describe('access tokens', () => {
  const AUTH = 'https://www.googleapis.com/auth/';
  const ask = (route: Route) =>
    asking(
      google,
      'google-access-token',
      { parts: { secret: token }, facts: {} },
      {
        [`GET oauth2.googleapis.com/tokeninfo?access_token=${token}`]: {
          ...route,
          credentialInQuery: 'https://docs.cloud.google.com/docs/authentication/token-types',
        },
      },
    );
  const scopes = (...list: string[]): Route => ({
    body: { azp: '1', aud: '1', scope: list.join(' '), exp: '1795262400', expires_in: '3000', email: 'ann@acme.test', access_type: 'online' },
  });
  it('narrow: reads files', async () => {
    const answer = await ask(scopes('openid', `${AUTH}drive.readonly`));
    expect(lines(answer).map((l) => l.replace(/ on .*/, ''))).toEqual(['openid read account', `${AUTH}drive.readonly read account`]);
    expect(judged(google, 'google-access-token', { secret: token }, {}, answer)).toMatchObject({
      principal: { value: 'ann@acme.test' },
      reach: { value: 'read' },
      unknown: [],
      expires: { value: '2026-11-21T12:00:00.000Z' },
    });
  });
  it('wide: all of Google Cloud, and mail; a scope it does not know may delete', async () =>
    expect(
      lines(
        judged(
          google,
          'google-access-token',
          { secret: token },
          {},
          await ask(scopes('https://mail.google.com/', `${AUTH}new.thing`, `${AUTH}cloud-platform`)),
        ),
      ).map((l) => l.replace(/ on .*/, '')),
    ).toEqual([
      `${AUTH}cloud-platform admin account destroys data and backups`,
      'https://mail.google.com/ destroy account destroys data',
      `${AUTH}new.thing destroy account`,
    ]));
  it.each([
    ['admin.directory.user', 'admin'],
    ['admin.directory.user.readonly', 'read'],
    ['gmail.metadata', 'read'],
    ['drive.metadata', 'destroy'],
    ['constructor', 'destroy'],
  ])('%s: %s', async (scope, reach) => expect((await ask(scopes(AUTH + scope))).grants?.[0]?.reach).toBe(reach));
  it('expired or revoked', async () =>
    expect((await ask({ status: 400, body: { error: 'invalid_token', error_description: 'Invalid Value' } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { scope: ['drive'] } }],
    ['another fault', { status: 400, body: { error: 'invalid_request' } }],
    ['forbidden', { status: 403 }],
  ])('no use of it: %s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('offline: the project of a client', () => {
  expect(judged(google, 'google-refresh-token', { secret: 'x' }, { project: '1234' })).toMatchObject({
    principal: { value: 'an OAuth client of project 1234' },
    reach: { value: 'admin' },
  });
  expect(google.kinds['google-refresh-token']?.ask).toBeUndefined();
});
it('knows every kind on the shelf', () => expect(Object.keys(google.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
