/** Answers follow the examples of github.com/digitalocean/openapi (account, droplets, databases …), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/digitalocean.ts';
import digitalocean from '../../issuers/digitalocean.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, type Routes } from './routes.ts';

const secret = new Fake(1).text('hex', 64);
const at = (path: string) => `GET api.digitalocean.com/v2/${path}`;
const FAMILIES = ['droplets', 'databases', 'volumes', 'kubernetes/clusters', 'domains', 'apps'].map((f) => at(`${f}?per_page=1`));
const no: Route = { status: 403, body: { id: 'forbidden', message: 'You are missing the required permission' } };
const ask = (account: Route, more: Routes = {}, kind = 'digitalocean-personal-token') =>
  asking(digitalocean, kind, { parts: { secret }, facts: {} }, { ...Object.fromEntries(FAMILIES.map((f) => [f, no])), [at('account')]: account, ...more });
const ME: Route = { body: { account: { email: 'sammy@acme.test', status: 'active', team: { name: 'Acme' } } } };

describe('tokens', () => {
  it('narrow: one scope to read', async () => {
    const answer = await ask(no, { [at('domains?per_page=1')]: { body: { domains: [], meta: { total: 2 } } } });
    expect(lines(answer)).toEqual(['domain:read read account on 2 domains of the team']);
    expect(answer).toMatchObject({ state: 'live', stakes: '2 domains' });
  });
  it('wide: reads everything; what it can delete stays unknown', async () => {
    const many = (n: number): Route => ({ body: { meta: { total: n } } });
    const answer = await ask(ME, { ...Object.fromEntries(FAMILIES.map((f) => [f, many(1)])), [at('databases?per_page=1')]: { body: { databases: [{}, {}] } } });
    expect(answer).toMatchObject({ principal: 'sammy@acme.test in team Acme', grants: { length: 7 } });
    expect(answer.stakes).toBe('1 Droplet, 2 database clusters, 1 volume, 1 Kubernetes cluster, 1 domain, 1 app');
    expect(judged(digitalocean, 'digitalocean-personal-token', { secret }, {}, answer)).toMatchObject({
      reach: { value: 'destroy', evidence: { kind: 'unknown' } },
    });
  });
});

describe('no use of it', () => {
  it.each(['digitalocean-personal-token', 'digitalocean-oauth-token'])('%s: revoked or expired', async (kind) =>
    expect((await ask({ status: 401, body: { id: 'unauthorized' } }, {}, kind)).state).toBe('dead'),
  );
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { account: null } }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(digitalocean.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
