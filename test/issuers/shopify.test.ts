/** Answers follow shopify.dev/docs/api/admin-rest/latest/resources/accessscope, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import shopify from '../../issuers/shopify.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const KIND = 'shopify-admin-token';
const secret = `shpat_${new Fake(1).text('hex', 32)}`;
const ask = (route: Route, kind = KIND) =>
  asking(
    shopify,
    kind,
    { parts: { secret }, facts: {} },
    { 'GET acme.myshopify.example/admin/oauth/access_scopes.json': route },
    'https://acme.myshopify.example',
  );
const scopes = (...handles: unknown[]): Route => ({ body: { access_scopes: handles.map((handle) => ({ handle })) } });

it('narrow: reads', async () => {
  const answer = await ask(scopes('read_products', 'read_orders', 'unauthenticated_read_content'));
  expect(lines(answer)).toEqual([
    'read_products read account on the shop',
    'read_orders read account on the shop',
    'unauthenticated_read_content read account on the shop',
  ]);
  expect(judged(shopify, KIND, { secret }, {}, answer)).toMatchObject({ reach: { value: 'read', evidence: { kind: 'issuer' } }, unknown: [] });
});
it('wide: deletes products and customers, changes staff', async () => {
  const answer = await ask(
    scopes('write_shipping', 'write_products', 'write_customers', 'write_users', 'unauthenticated_write_customers', 'customer_write_orders'),
  );
  expect(lines(judged(shopify, KIND, { secret }, {}, answer))).toEqual([
    'write_users admin account on the shop',
    'write_products destroy account destroys data on the shop',
    'write_customers destroy account destroys data on the shop',
    'write_shipping write account on the shop',
    'unauthenticated_write_customers write account on the shop',
    'customer_write_orders write account on the shop',
  ]);
});
it('asks once, with the token in a header', async () => {
  const { asked } = await ask(scopes());
  expect(asked).toMatchObject([{ what: 'GET acme.myshopify.example/admin/oauth/access_scopes.json', headers: { 'x-shopify-access-token': secret } }]);
});
it('names that are none are left out', async () => expect(lines(await ask(scopes('<b>', 7, null, '', 'READ_X')))).toEqual([]));
it.each(['shopify-custom-app-token', 'shopify-private-app-password', 'shopify-user-token'])('%s is asked as well', async (kind) =>
  expect((await ask(scopes('read_themes'), kind)).state).toBe('live'),
);
it.each(['shopify-theme-access-password', 'shopify-app-secret'])('%s is not asked', (kind) => expect(shopify.kinds[kind]?.ask).toBeUndefined());

describe('no use of it', () => {
  it('is not called dead by a shop that may be another one', async () =>
    expect(ask({ status: 401, body: { errors: '[API] Invalid API key' } })).rejects.toThrow(/another shop/));
  it.each<[string, Route]>([
    ['forbidden', { status: 403 }],
    ['no such shop', { status: 404 }],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { access_scopes: 'all' } }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});
