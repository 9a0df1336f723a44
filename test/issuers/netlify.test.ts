/** Answers follow the definitions of github.com/netlify/open-api (swagger.yml), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/netlify.ts';
import netlify from '../../issuers/netlify.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const secret = new Fake(1).text('base62', 36);
const at = (path: string) => `GET api.netlify.com/api/v1${path}`;
const ME: Route = { body: { id: 'u1', email: 'ann@acme.test' } };
const SITES: Route = { body: [{ name: 'shop', account_slug: 'acme' }] };
const ask = (user: Route, owner_ids: unknown = ['u1'], sites: Route = SITES, kind = 'netlify-token') =>
  asking(
    netlify,
    kind,
    { parts: { secret }, facts: {} },
    { [at('/user')]: user, [at('/accounts')]: { body: [{ id: 'a', slug: 'acme', name: 'Acme', owner_ids }] }, [at('/sites?per_page=100')]: sites },
  );

it('wide: of an owner', async () => {
  const answer = await ask(ME);
  expect(lines(judged(netlify, 'netlify-token', { secret }, {}, answer)).slice(0, 3)).toEqual([
    'addMemberToAccount admin account on team Acme (1 site: shop)',
    'cancelAccount destroy account destroys data on team Acme (1 site: shop)',
    'deleteSite destroy account destroys data on team Acme (1 site: shop)',
  ]);
  expect(answer).toMatchObject({ principal: 'ann@acme.test', unknown: [], reaches: ['shop'] });
});
it('narrow: of a member, whose role is not told', async () => {
  const answer = await ask(ME, ['u2'], SITES, 'netlify-legacy-token');
  expect(lines(answer)).toEqual(['listSitesForAccount read account on team Acme (1 site: shop)']);
  expect(judged(netlify, 'netlify-legacy-token', { secret }, {}, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } } });
});

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await ask({ status: 401, body: { code: 401, message: 'Access Denied' } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: [] }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(netlify.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
