/** Issuers that are asked for one list. Answers follow the pages each file names, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import aiven from '../../issuers/aiven.ts';
import circleci from '../../issuers/circleci.ts';
import cockroachdb from '../../issuers/cockroachdb.ts';
import contentful from '../../issuers/contentful.ts';
import hetzner from '../../issuers/hetzner.ts';
import pinecone from '../../issuers/pinecone.ts';
import { type Issuer, NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

interface Case {
  issuer: Issuer;
  kind: string;
  question: string;
  /** The header that carries the credential. */
  header: [string, (secret: string) => string];
  /** An answer with these names. */
  body(names: string[]): unknown;
  grant: (two: string) => string;
  stakes: string;
  worst: string;
}
const bearer: Case['header'] = ['authorization', (s) => `Bearer ${s}`];
const CASES: Case[] = [
  {
    issuer: hetzner,
    kind: 'hetzner-api-token',
    question: 'GET api.hetzner.cloud/v1/servers?per_page=50',
    header: bearer,
    body: (names) => ({ servers: names.map((name, id) => ({ id, name, status: 'running' })), meta: { pagination: { total_entries: names.length } } }),
    grant: (two) => `GET read project on 2 servers: ${two}`,
    stakes: '2 servers',
    worst: 'destroy project',
  },
  {
    issuer: cockroachdb,
    kind: 'cockroachdb-api-key',
    question: 'GET cockroachlabs.cloud/api/v1/clusters?pagination.limit=100',
    header: bearer,
    body: (names) => ({ clusters: names.map((name) => ({ id: name, name, plan: 'STANDARD', state: 'CREATED' })) }),
    grant: (two) => `ListClusters read organization on 2 clusters: ${two}`,
    stakes: '2 clusters',
    worst: 'admin organization',
  },
  {
    issuer: pinecone,
    kind: 'pinecone-api-key',
    question: 'GET api.pinecone.io/indexes',
    header: ['api-key', (s) => s],
    body: (names) => ({ indexes: names.map((name) => ({ name, metric: 'cosine', deletion_protection: 'disabled' })) }),
    grant: (two) => `list_indexes read project on 2 indexes: ${two}`,
    stakes: '2 indexes',
    worst: 'destroy project',
  },
  {
    issuer: contentful,
    kind: 'contentful-management-token',
    question: 'GET api.contentful.com/spaces?limit=100',
    header: bearer,
    body: (names) => ({ sys: { type: 'Array' }, total: names.length, items: names.map((name) => ({ name, sys: { id: name, type: 'Space' } })) }),
    grant: (two) => `spaces:read read organization on 2 spaces: ${two}`,
    stakes: '2 spaces',
    worst: 'admin organization',
  },
  {
    issuer: aiven,
    kind: 'aiven-api-token',
    question: 'GET api.aiven.io/v1/project',
    header: ['authorization', (s) => `aivenv1 ${s}`],
    body: (names) => ({ projects: names.map((project_name) => ({ project_name, account_id: 'a' })) }),
    grant: (two) => `ProjectList read organization on 2 projects: ${two}`,
    stakes: '2 projects',
    worst: 'admin organization',
  },
  {
    issuer: circleci,
    kind: 'circleci-personal-token',
    question: 'GET circleci.com/api/v2/me/collaborations',
    header: ['circle-token', (s) => s],
    body: (names) => names.map((slug) => ({ slug, 'vcs-type': 'github', name: slug, id: slug })),
    grant: (two) => `me/collaborations read account on 2 organizations: ${two}`,
    stakes: '2 organizations',
    worst: 'admin account',
  },
];
const secret = new Fake(3).text('base62', 60);

describe.each(CASES.map((c) => [c.kind, c] as const))('%s', (kind, { issuer, question, header, body, grant, stakes, worst }) => {
  const ask = (route: Route) => asking(issuer, kind, { parts: { secret }, facts: {} }, { [question]: route });
  it('works, and tells what it reaches; what it may do there stays unknown', async () => {
    const answer = await ask({ body: body(['shop', 'blog']) });
    expect(lines(answer)).toEqual([grant('shop, blog')]);
    expect(answer).toMatchObject({ state: 'live', reaches: ['shop', 'blog'], stakes });
    const { reach, breadth, unknown } = judged(issuer, kind, { secret }, {}, answer);
    expect(`${reach.value} ${breadth.value}`).toBe(worst);
    expect(reach.evidence.kind).toBe('unknown');
    expect(unknown).not.toHaveLength(0);
  });
  it('asks once, with the credential in a header', async () => {
    const { asked } = await ask({ body: body([]) });
    expect(asked.map((a) => a.what)).toEqual([question]);
    expect(asked[0]?.headers[header[0]]).toBe(header[1](secret));
  });
  it('reaches nothing: no stakes', async () => {
    const answer = await ask({ body: body([]) });
    expect(answer).toMatchObject({ state: 'live', reaches: [] });
    expect(answer.stakes).toBeUndefined();
  });
  it('revoked', async () => expect(await ask({ status: 401, body: { message: 'unauthorized' } })).toMatchObject({ state: 'dead', unknown: [] }));
  it.each<[string, Route]>([
    ['forbidden, which may be for the address', { status: 403 }],
    ['not found', { status: 404 }],
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['nothing', { body: 'null' }],
    ['a list of no things', { body: [null, 1] }],
    ['not what is documented', { body: { projects: {}, items: 'x', servers: null } }],
  ])('%s: nothing is learnt', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
});

it('a full page is said to be one of more', async () => {
  const names = Array.from({ length: 50 }, (_, i) => `server-${i}`);
  const [first] = CASES as [Case];
  const answer = await asking(hetzner, first.kind, { parts: { secret }, facts: {} }, { [first.question]: { body: first.body(names) } });
  expect(answer.stakes).toBe('50 or more servers');
  expect(lines(answer)[0]).toBe('GET read project on 50 or more servers: server-0, server-1, server-2, server-3, server-4 and 45 more');
});

it('what has no name is told without one', async () =>
  expect(
    lines(
      await asking(
        pinecone,
        'pinecone-legacy-api-key',
        { parts: { secret }, facts: {} },
        { 'GET api.pinecone.io/indexes': { body: { indexes: [{ name: 7 }] } } },
      ),
    ),
  ).toEqual(['list_indexes read project on 1 index: (unnamed)']));
