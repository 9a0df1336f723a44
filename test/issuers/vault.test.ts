/** Answers follow developer.hashicorp.com/vault/api-docs/auth/token (lookup-self) and …/system/capabilities-self, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/vault.ts';
import vault from '../../issuers/vault.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route, sortedLines } from './routes.ts';

const secret = new Fake(1).text('base62', 40);
const self = (more: object = {}): Route => ({
  body: {
    data: {
      accessor: 'a',
      creation_time: 1700000000,
      display_name: 'approle-deploy',
      expire_time: '2030-05-19T11:35:54.466476215-04:00',
      policies: ['default', 'deploy'],
      ...more,
    },
  },
});
const may = (paths: Record<string, string[]>): Route => ({ body: { ...paths, data: paths } });
const ask = (looked: Route, capable: Route = may({})) => {
  const read = { reads: 'https://developer.hashicorp.com/vault/api-docs/system/capabilities-self' as const, ...capable };
  return asking(
    vault,
    'vault-service-token',
    { parts: { secret }, facts: {} },
    { 'GET vault.acme.test/v1/auth/token/lookup-self': looked, 'POST vault.acme.test/v1/sys/capabilities-self': read },
    'https://vault.acme.test',
  );
};

it('narrow: reads secrets', async () => {
  const answer = await ask(self(), may({ 'secret/data/keyreach': ['read'], 'sys/auth/keyreach': ['deny'] }));
  expect(lines(answer)).toEqual(['read secret/data read account on secrets of secret/']);
  expect(answer).toMatchObject({ principal: 'approle-deploy', expires: '2030-05-19T15:35:54.466Z', created: '2023-11-14T22:13:20.000Z' });
  expect(judged(vault, 'vault-service-token', { secret }, {}, answer).unknown).toEqual([
    'what its policies (default, deploy) allow beyond the paths that were looked into',
  ]);
});
it('wider: writes policies, switches the engine off', async () => {
  const answer = await ask(self(), may({ 'sys/policies/acl/keyreach': ['create', 'update'], 'sys/mounts/secret': ['delete', 'sudo'] }));
  expect(sortedLines(answer)).toEqual([
    'delete sys/mounts destroy account destroys data on the engine secret/',
    'update sys/policies/acl admin account on sys/policies/acl',
  ]);
});
it('wide: root, without an end', async () => {
  const answer = await ask(self({ policies: ['root'], expire_time: null }));
  expect(answer).toMatchObject({ expires: 'never', unknown: [] });
  expect(lines(answer)).toEqual(['root admin organization destroys data on the whole Vault']);
});
it('one that may not ask for its capabilities', async () => expect((await ask(self(), { status: 403, body: { errors: [] } })).unknown).toHaveLength(1));
it('says what asking costs', () => expect(vault.kinds['vault-service-token']?.ask?.warning?.({ parts: {}, facts: {} })).toMatch(/counts against/));

describe('no use of it', () => {
  it('revoked or expired', async () =>
    expect((await ask({ status: 403, body: { errors: ['2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n'] } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['refused, dead or not', { status: 403, body: { errors: ['permission denied'] } }],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { data: {} } }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () => expect(Object.keys(vault.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
