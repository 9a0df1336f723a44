/**
 * The incident, replayed: a token stored as one for domains, good for a whole account, and a server on this machine that answers as Railway's
 * published schema has it. The built program asks it, and says what the token can do.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLSchema, graphql } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Fake } from '../src/kit.ts';
import { running } from './built.ts';
import { tree } from './helpers.ts';

const fake = new Fake(11);
const [ACCOUNT, PROJECT, WORKSPACE, REVOKED] = [fake.uuid(), fake.uuid(), fake.uuid(), fake.uuid()] as [string, string, string, string];

const project = (name: string, volumes: number) => ({
  id: name,
  name,
  environments: { edges: [{ node: { id: 'e', name: 'production' } }] },
  volumes: { edges: Array.from({ length: volumes }, (_, i) => ({ node: { id: `v${i}`, name: `volume-${i}` } })) },
});
const PROJECTS = { edges: [{ node: project('shop', 2) }, { node: project('billing', 1) }] };
const refuse = (): never => {
  throw new Error('Not Authorized');
};

/** What Railway answers to each of its kinds of tokens. */
function rootFor(bearer: string | undefined, projectToken: string | undefined): Record<string, unknown> {
  const none = { projectToken: refuse, me: refuse, apiToken: refuse, projects: refuse };
  if (projectToken === PROJECT)
    return {
      ...none,
      projectToken: { id: 't', name: 'ci', createdAt: '2026-01-02T03:04:05.000Z', environment: { id: 'e', name: 'staging' }, project: project('shop', 2) },
    };
  if (bearer === ACCOUNT)
    return { ...none, me: { id: 'u', name: null, email: 'owner@acme.example', workspaces: [{ id: 'w', name: 'Acme', projects: PROJECTS }] } };
  if (bearer === WORKSPACE)
    return {
      ...none,
      apiToken: { workspaces: [{ id: 'w', name: 'Acme' }] },
      projects: ({ workspaceId }: { workspaceId: string }) => (workspaceId === 'w' ? PROJECTS : refuse()),
    };
  return none;
}

let schema: GraphQLSchema;
let server: Server;
let base: string;
const seen: { method: string; url: string; query: string }[] = [];
/** In place of an answer. */
let fault: { status: number; body: string } | undefined;

beforeAll(async () => {
  schema = buildSchema(readFileSync(new URL('../fixtures/answers/railway.graphql', import.meta.url), 'utf8'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', async () => {
      const { query = '', variables } = body ? JSON.parse(body) : {};
      seen.push({ method: request.method ?? '', url: request.url ?? '', query });
      if (fault) {
        response.writeHead(fault.status, { 'content-type': 'application/json' }).end(fault.body);
        return;
      }
      const rootValue = rootFor(request.headers.authorization?.replace(/^Bearer /, ''), request.headers['project-access-token'] as string | undefined);
      const answer = await graphql({ schema, source: query, rootValue, variableValues: variables });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  seen.length = 0;
  fault = undefined;
});

interface Finding {
  rule: string;
  severity: string;
  message: string;
  remedy: string;
}

async function scan(token: string, ...args: string[]) {
  const root = tree({ 'domains.env': `RAILWAY_DOMAINS_TOKEN=${token}\n` });
  const { code, stdout, stderr } = await running(['scan', root, '--report', 'json', ...args]);
  expect(stdout + stderr).not.toContain(token);
  const report = JSON.parse(stdout || '{}');
  const [credential] = report.credentials ?? [];
  return {
    code,
    stderr,
    report,
    credential,
    authority: credential?.authority,
    findings: report.findings as { rule: string; severity: string; message: string }[],
  };
}

describe('a token stored as one for domains', () => {
  it('says offline what is certain, what is not known, and the worst', async () => {
    const { authority, report } = await scan(ACCOUNT);
    expect(seen).toEqual([]);
    expect(report.asked).toEqual([]);
    expect(authority.state.value).toBe('unknown');
    expect(authority.grants.map((g: { action: string }) => g.action)).toContain('volumeDelete');
    expect(authority.unknown.join()).toContain('look the same');
    expect([authority.reach.value, authority.breadth.value]).toEqual(['admin', 'account']);
    expect(authority.expires.value).toBe('never');
  });

  it('of an account: names what is lost, and where', async () => {
    const { authority, report, findings, credential } = await scan(ACCOUNT, `--online=railway=${base}`);
    expect(credential.profile.value).toBe('domain-manager');
    const [worst] = findings as [Finding];
    expect([worst.rule, worst.severity]).toEqual(['overbroad', 'critical']);
    expect(worst.message).toContain('volumeDelete');
    expect(worst.message).toContain('backups too');
    expect(worst.remedy).toContain('project token');
    expect(authority.state.value).toBe('live');
    expect(authority.principal.value).toBe('owner@acme.example');
    expect([authority.reach.value, authority.breadth.value]).toEqual(['admin', 'account']);
    expect(authority.grants.find((g: { action: string }) => g.action === 'volumeDelete')).toMatchObject({
      reach: 'destroy',
      destroys: 'data and backups',
      evidence: { kind: 'issuer' },
    });
    expect(authority.reaches.value).toEqual(['shop', 'billing']);
    expect(authority.stakes.value).toBe('3 volumes with their backups');
    expect(authority.unknown).toEqual([]);
    expect(authority.narrower[0].how).toContain('project token');
    expect(report.asked).toEqual([1, 2].map(() => ({ host: new URL(base).host, method: 'POST', path: '/graphql/v2', status: 200 })));
  });

  it('of one environment: is told as less', async () => {
    const { authority, findings } = await scan(PROJECT, `--online=railway=${base}`);
    expect(findings.filter((f) => f.severity === 'critical')).toEqual([]);
    expect(findings.map((f) => f.rule)).toContain('overbroad');
    expect(findings.find((f) => f.rule === 'overbroad')).toMatchObject({ severity: 'high', message: expect.stringContaining('volumeDelete') });
    expect([authority.reach.value, authority.breadth.value]).toEqual(['destroy', 'project']);
    expect(authority.reaches.value).toEqual(['shop/staging']);
    expect(authority.created.value).toBe('2026-01-02T03:04:05.000Z');
    expect(authority.grants.map((g: { action: string }) => g.action)).not.toContain('apiTokenCreate');
  });

  it('of a workspace: reaches its projects', async () => {
    const { authority } = await scan(WORKSPACE, `--online=railway=${base}`);
    expect(authority.principal.value).toBe('workspace token of Acme');
    expect(authority.reaches.value).toEqual(['shop', 'billing']);
    expect(authority.grants.map((g: { action: string }) => g.action)).not.toContain('userDelete');
  });

  it('that was deleted: can do nothing', async () => {
    const { authority } = await scan(REVOKED, `--online=railway=${base}`);
    expect(authority.state).toEqual({ value: 'dead', evidence: { kind: 'issuer', how: 'it is refused as a project, account and workspace token' } });
  });

  it.each([
    ['an error of the issuer', { status: 500, body: '{}' }],
    ['a body that is no JSON', { status: 200, body: '<html>' }],
    ['a body of another form', { status: 200, body: '{"data":{"projectToken":7}}' }],
  ])('stays unknown after %s', async (_, wrong) => {
    fault = wrong;
    const { authority, code } = await scan(ACCOUNT, `--online=railway=${base}`);
    expect(code).toBe(1);
    expect(authority.state.value).toBe('unknown');
    expect(authority.state.evidence.how).not.toBe('nobody was asked');
    expect([authority.reach.value, authority.breadth.value]).toEqual(['admin', 'account']);
  });

  it('is asked nothing but queries', async () => {
    for (const token of [ACCOUNT, PROJECT, WORKSPACE, REVOKED]) await scan(token, `--online=railway=${base}`);
    expect(seen.length).toBeGreaterThan(6);
    for (const { method, url, query } of seen)
      expect([method, url, /^query\b/.test(query), /mutation/.test(query)]).toEqual(['POST', '/graphql/v2', true, false]);
  });

  it('is asked by nobody whom the user did not choose', async () => {
    await scan(ACCOUNT, '--online=aws');
    expect(seen).toEqual([]);
  });
});
