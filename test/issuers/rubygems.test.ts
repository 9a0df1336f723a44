/**
 * Answers follow the website's repository (github.com/rubygems; app/controllers/api/base_controller.rb and v1/, config/locales/en.yml) and the guides on its
 * API, read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detector from '../../detectors/rubygems.ts';
import rubygems from '../../issuers/rubygems.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const HOST = ['rubygems', 'org'].join('.');
const secret = ['rubygems', new Fake(1).text('hex', 48)].join('_');
const LACKING: Route = { status: 403, body: { error: "The API key doesn't have access" } };
const REFUSED: Route = { status: 401, body: 'Access Denied. Please sign up for an account' };
const ask = (gems: Route, hooks: Route = LACKING) =>
  asking(rubygems, 'rubygems-key', { parts: { secret }, facts: {} }, { [`GET ${HOST}/api/v1/gems.json`]: gems, [`GET ${HOST}/api/v1/web_hooks.json`]: hooks });
const gems = (...names: string[]): Route => ({ body: names.map((name) => ({ name, downloads: 1 })) });

it('narrow: has neither of the scopes that show', async () => {
  const answer = await ask(LACKING);
  expect(answer).toMatchObject({ state: 'live', grants: [], unknown: ['whether it may push, yank and change owners, and of which gems'] });
  expect(judged(rubygems, 'rubygems-key', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } } });
});
it('wide: lists gems and webhooks', async () => {
  const answer = await ask(gems('shop', 'site'), { body: { 'all gems': [] } });
  expect(lines(answer)).toEqual(['access_webhooks write account on 2 gems: shop, site', 'index_rubygems read account on 2 gems: shop, site']);
  expect(answer).toMatchObject({
    reaches: ['shop', 'site'],
    stakes: '2 published gems',
    unknown: ['whether it may push, yank and change owners of any of its gems (shop, site)'],
  });
  expect(answer.asked.map((a) => a.headers['authorization'])).toEqual([secret, secret]);
});
it('of someone without gems', async () => {
  const answer = await ask(gems());
  expect(answer).toMatchObject({ reaches: [], unknown: ['whether it may push, yank and change owners, and of which gems'] });
  expect(answer.stakes).toBeUndefined();
});
it('of one gem', async () => expect((await ask(gems('shop'))).stakes).toBe('1 published gem'));

describe('no use of it', () => {
  it('revoked or expired: they are told alike', async () => expect((await ask(REFUSED)).state).toBe('dead'));
  it('of a gem its owner lost', async () =>
    expect((await ask({ status: 403, body: { error: 'An invalid API key cannot be used. Please delete it and create a new one.' } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['not found', { status: 404 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [7] }],
  ])('%s', async (_, route) => {
    await expect(ask(route)).rejects.toThrow(NoAnswer);
    await expect(ask(gems('shop'), route.body === undefined || typeof route.body === 'string' ? route : { body: [] })).rejects.toThrow(NoAnswer);
  });
});

it('never asks for a key, which would make one', async () => expect((await ask(gems('a'))).asked.map((a) => a.what).join()).not.toContain('api_key'));
it('knows every kind on the shelf', () => expect(Object.keys(rubygems.kinds)).toEqual([detector.id]));
