/** Answers follow docs.slack.dev/reference/methods/auth.test and docs.slack.dev/reference/scopes, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/slack.ts';
import slack from '../../issuers/slack.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('base62', 40);
const ask = (route: Route, kind = 'slack-bot-token') => {
  const read = { reads: 'https://docs.slack.dev/reference/methods/auth.test' as const, ...route };
  return asking(slack, kind, { parts: { secret }, facts: {} }, { 'POST slack.com/api/auth.test': read });
};
const bot = (scopes: string): Route => ({
  headers: { 'x-oauth-scopes': scopes },
  body: { ok: true, url: 'https://acme.slack.com/', team: 'Acme', user: 'deploys', team_id: 'T1', user_id: 'U1', bot_id: 'B1', is_enterprise_install: false },
});
const error = (name: string): Route => ({ body: { ok: false, error: name } });

it('narrow: a bot that reads', async () => {
  const answer = await ask(bot('channels:read,channels:history'));
  expect(lines(answer)).toEqual([
    'channels:read read account on workspace Acme, where the bot is let in',
    'channels:history read account on workspace Acme, where the bot is let in',
  ]);
  expect(judged(slack, 'slack-bot-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'read' }, principal: { value: 'bot deploys' } });
});
it('wide: a user of the whole organization', async () => {
  const answer = await ask(
    {
      headers: { 'x-oauth-scopes': 'admin.users:write,admin.conversations:write,files:write,identify' },
      body: { ok: true, team: 'Acme', user: 'ann', is_enterprise_install: true },
    },
    'slack-user-token',
  );
  expect(lines(judged(slack, 'slack-user-token', { secret }, {}, answer))).toEqual([
    'admin.users:write admin organization on organization Acme',
    'admin.conversations:write destroy organization destroys data on organization Acme',
    'files:write destroy organization destroys data on organization Acme',
    'identify read organization on organization Acme',
  ]);
});
it('without the header its scopes stay unknown', async () =>
  expect(judged(slack, 'slack-app-token', { secret }, {}, await ask({ body: { ok: true, app_name: 'x' } }, 'slack-app-token'))).toMatchObject({
    reach: { value: 'admin', evidence: { kind: 'unknown' } },
  }));
it('a webhook posts to one channel, which is certain', () =>
  expect(judged(slack, 'slack-webhook-url', { secret }, { account: 'T1' })).toMatchObject({
    reach: { value: 'write', evidence: { kind: 'kind' } },
    breadth: { value: 'resource' },
    unknown: [],
  }));

describe('no use of it', () => {
  it.each([
    ['account_inactive', 'dead'],
    ['token_revoked', 'dead'],
    ['token_expired', 'expired'],
  ])('%s', async (name, state) => expect((await ask(error(name))).state).toBe(state));
  it.each<[string, Route]>([
    ['refused, maybe for the address', error('invalid_auth')],
    ['suspended', error('ekm_access_denied')],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: {} }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(slack.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
