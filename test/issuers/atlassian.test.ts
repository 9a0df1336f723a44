/** Answers follow docs.atlassian.com/software/jira/docs/api/REST (myself, mypermissions), read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/atlassian.ts';
import atlassian from '../../issuers/atlassian.ts';
import { askAll } from '../../src/authority/online.ts';
import { openNetwork } from '../../src/http.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { credential } from '../authority.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const KIND = 'atlassian-data-center-token';
const secret = new Fake(1).bytes(33).toString('base64');
const BASE = 'https://jira.acme.test/jira';
const at = (path: string) => `GET jira.acme.test/jira/rest/api/2/${path}`;
const ME: Route = { body: { key: 'ann', name: 'ann', displayName: 'Ann', emailAddress: 'ann@acme.test', active: true } };
const permission = (key: string, havePermission: boolean, type = 'PROJECT', more = {}) => ({ [key]: { id: '1', key, type, havePermission, ...more } });
const granted = (...list: object[]): Route => ({ body: { permissions: Object.assign({}, ...list) } });
const ask = (me: Route, permissions: Route = granted()) =>
  asking(atlassian, KIND, { parts: { secret }, facts: {} }, { [at('myself')]: me, [at('mypermissions')]: permissions }, BASE);

it('narrow: looks', async () => {
  const answer = await ask(ME, granted(permission('BROWSE_PROJECTS', true), permission('DELETE_ISSUES', false), permission('ADMINISTER', false, 'GLOBAL')));
  expect(lines(answer)).toEqual(['BROWSE_PROJECTS read account on projects of the server']);
  expect(judged(atlassian, KIND, { secret }, {}, answer)).toMatchObject({ principal: { value: 'user ann' }, reach: { value: 'read' }, unknown: [] });
  expect(answer.asked[0]?.headers['authorization']).toBe(`Bearer ${secret}`);
});
it('wide: administers; names of old are left out', async () =>
  expect(
    lines(
      judged(
        atlassian,
        KIND,
        { secret },
        {},
        await ask(
          ME,
          granted(
            permission('EDIT_ISSUES', true),
            permission('EDIT_ISSUE', true, 'PROJECT', { deprecatedKey: true }),
            permission('VIEW_DEV_TOOLS', true),
            permission('DELETE_ALL_COMMENTS', true),
            permission('ADMINISTER', true, 'GLOBAL'),
            permission('constructor', true),
          ),
        ),
      ),
    ),
  ).toEqual([
    'ADMINISTER admin account destroys data on the server',
    'DELETE_ALL_COMMENTS destroy account destroys data on projects of the server',
    'EDIT_ISSUES write account on projects of the server',
    'VIEW_DEV_TOOLS read account on projects of the server',
  ]));

describe('no use of it', () => {
  it('revoked or expired', async () => expect((await ask({ status: 401, body: '' })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['forbidden, as after many failed logins', { status: 403, body: '<html>' }],
    ['another program', { status: 404, body: '<html>' }],
  ])('%s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 503 }],
    ['refused', { status: 401 }],
    ['not what is documented', { body: { permissions: null } }],
  ])('permissions: %s', async (_, route) => expect(ask(ME, route)).rejects.toThrow(NoAnswer));
  it('permissions that are none', async () => expect((await ask(ME, { body: { permissions: { ADMINISTER: null, BROWSE_PROJECTS: 3 } } })).grants).toEqual([]));
});

describe('API tokens, offline', () => {
  it.each(['atlassian-api-token', 'atlassian-legacy-token'])('%s: says what is missing', (id) => {
    const authority = judged(atlassian, id, { secret: 'x' }, {});
    expect(authority).toMatchObject({ reach: { value: 'admin' }, breadth: { value: 'organization' }, state: { value: 'unknown' } });
    expect(authority.unknown.join()).toMatch(/e-mail of its owner and the site/);
    expect(atlassian.kinds[id]?.ask).toBeUndefined();
  });
});
it('asked with all others, and no server named: says so, and ends no run', async () => {
  const held = credential({ kind: KIND });
  const network = openNetwork();
  const online = { all: true, issuers: new Map(), network, warn: () => {} };
  expect((await askAll([held], online)).answers.get(held)).toMatch(/--online=all,atlassian=https:\/\/HOST/);
  await expect(askAll([held], { ...online, all: false, issuers: new Map([['atlassian', undefined]]) })).rejects.toThrow(/name yours/);
  expect(network.asked).toEqual([]);
});
it('knows every kind on the shelf', () => expect(Object.keys(atlassian.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
