/** Answers follow twilio.com/docs/sendgrid/api-reference/api-key-permissions, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/sendgrid.ts';
import sendgrid from '../../issuers/sendgrid.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('base62', 69);
const REFUSED: Route = { status: 401, body: { errors: [{ field: null, message: 'authorization required' }] } };
const ask = (first: Route, second: Route = REFUSED) =>
  asking(
    sendgrid,
    'sendgrid-api-key',
    { parts: { secret }, facts: {} },
    { 'GET api.sendgrid.com/v3/scopes': first, 'GET api.eu.sendgrid.com/v3/scopes': second },
  );
const scopes = (...list: string[]): Route => ({ body: { scopes: list } });

it('narrow: sends mail', async () => {
  const answer = await ask(scopes('mail.send', '2fa_required', 'sender_verification_eligible'));
  expect(lines(answer)).toEqual(['mail.send write account on the account']);
  expect(judged(sendgrid, 'sendgrid-api-key', { secret }, {}, answer)).toMatchObject({ reach: { value: 'write' }, expires: { value: 'never' }, unknown: [] });
  expect(answer.asked).toHaveLength(1);
});
it('wide: makes keys, deletes', async () =>
  expect(
    lines(judged(sendgrid, 'sendgrid-api-key', { secret }, {}, await ask(scopes('alerts.delete', 'suppression.delete', 'api_keys.create', 'api_keys.read')))),
  ).toEqual([
    'api_keys.create admin account on the account',
    'suppression.delete destroy account destroys data on the account',
    'alerts.delete write account on the account',
    'api_keys.read read account on the account',
  ]));
it('a subuser in Europe', async () => expect((await ask(REFUSED, scopes('mail.send'))).state).toBe('live'));

describe('no use of it', () => {
  it('revoked', async () => expect((await ask(REFUSED)).state).toBe('dead'));
  it.each<[string, Route]>([
    ['forbidden, which may be for the address', { status: 403, body: { errors: [{ message: 'access forbidden' }] } }],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: {} }],
  ])('%s', async (_, route) => {
    await expect(ask(route)).rejects.toThrow(NoAnswer);
    await expect(ask(REFUSED, route)).rejects.toThrow(NoAnswer);
  });
});

it('knows every kind on the shelf', () =>
  expect(Object.keys(sendgrid.kinds).sort()).toEqual(
    [detectors]
      .flat()
      .map((d) => d.id)
      .sort(),
  ));
