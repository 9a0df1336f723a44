/** Answers follow api-docs.render.com/reference (list-owners, list-services, list-postgres), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import render from '../../issuers/render.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('base62', 28);
const at = (path: string) => `GET api.render.com/v1/${path}?limit=100`;
const no: Route = { status: 403, body: { message: 'forbidden' } };
const ask = (owners: Route, services: Route = no, postgres: Route = no) =>
  asking(render, 'render-api-key', { parts: { secret }, facts: {} }, { [at('owners')]: owners, [at('services')]: services, [at('postgres')]: postgres });
const owners = (...names: string[]): Route => ({ body: names.map((name) => ({ owner: { id: 'tea-1', name, type: 'team' }, cursor: 'x' })) });

it('wide: a classic key', async () => {
  const answer = await ask(owners('Acme', 'Ann'), { body: [{ service: { name: 'shop' } }] }, { body: [{ postgres: { name: 'orders' } }] });
  expect(lines(answer)).toEqual([
    'list-owners read account on 2 workspaces: Acme, Ann',
    'list-services read account on 1 service: shop',
    'list-postgres read account on 1 database: orders',
  ]);
  expect(answer).toMatchObject({ stakes: '1 database: orders', unknown: [expect.stringMatching(/which roles/)] });
});
it('narrow: a key that may list one workspace; what else is unknown', async () => {
  const answer = await ask(owners('Acme'));
  expect(lines(answer)).toEqual(['list-owners read account on 1 workspace: Acme']);
  expect(judged(render, 'render-api-key', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } } });
});
it('that may list nothing is live', async () => expect(await ask(no)).toMatchObject({ state: 'live', grants: [] }));

describe('no use of it', () => {
  it('revoked', async () => expect((await ask({ status: 401, body: { message: 'unauthorized' } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 503 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: {} }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});
