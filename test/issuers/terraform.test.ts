/** Answers follow developer.hashicorp.com/terraform/cloud-docs/api-docs (account, organizations, workspaces), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/terraform.ts';
import terraform from '../../issuers/terraform.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, type Route, sortedLines } from './routes.ts';

const secret = new Fake(1).text('base62', 80);
const at = (path: string) => `GET app.terraform.io/api/v2/${path}`;
const me = (type: string): Route => ({
  body: {
    data: {
      id: 'user-1',
      type: 'users',
      attributes: { username: 'ann', email: 'ann@acme.test', 'is-service-account': type !== 'users' },
      relationships: { 'authenticated-resource': { data: { id: `${type}-1`, type } } },
    },
  },
});
const list = (name: string, permissions: object): Route => ({ body: { data: [{ id: name, attributes: { name, permissions } }] } });
const ask = (account: Route, organization: object = {}, workspaces: Route = list('web', { 'can-queue-run': true })) =>
  asking(
    terraform,
    'terraform-cloud-token',
    { parts: { secret }, facts: {} },
    {
      [at('account/details')]: account,
      [at('organizations?page%5Bsize%5D=100')]: list('acme', organization),
      [at('organizations/acme/workspaces?page%5Bsize%5D=100')]: workspaces,
    },
  );

it('narrow: a team that reads state', async () => {
  const answer = await ask(me('teams'), { 'can-destroy': false }, list('web', { 'can-read-state-versions': true, 'can-destroy': false }));
  expect(sortedLines(answer)).toEqual(['workspace:can-read-state-versions read project on 1 workspace: web of organization acme']);
  expect(answer).toMatchObject({ principal: 'team token (teams-1)', unknown: [], reaches: ['acme/web'], stakes: 'the state of 1 workspace' });
});
it('wide: an owner', async () => {
  const answer = await ask(me('users'), { 'can-destroy': true, 'can-manage-users': true }, list('web', { 'can-destroy': true, 'can-queue-destroy': true }));
  expect(sortedLines(answer)).toEqual([
    'organization:can-destroy admin organization destroys data on 1 organization: acme',
    'organization:can-manage-users admin organization on 1 organization: acme',
    'workspace:can-destroy destroy project destroys data on 1 workspace: web of organization acme',
    'workspace:can-queue-destroy destroy project destroys data on 1 workspace: web of organization acme',
  ]);
  expect(answer.principal).toBe('ann@acme.test');
});
it('workspaces that are not told stay unknown', async () =>
  expect((await ask(me('users'), {}, { status: 404, body: {} })).unknown).toEqual(['which workspaces of acme it reaches']));

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await ask({ status: 401, body: { errors: [{ status: '401', title: 'unauthorized' }] } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: {} }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('knows every kind on the shelf', () =>
  expect(Object.keys(terraform.kinds).sort()).toEqual(
    [detectors]
      .flat()
      .map((d) => d.id)
      .sort(),
  ));
