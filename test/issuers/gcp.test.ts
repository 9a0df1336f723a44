/**
 * Answers follow cloud.google.com/resource-manager/reference/rest/v3/projects/testIamPermissions, googleapis/googleapis
 * google/api/error_reason.proto and the certificates' own form (key id to certificate), read 2026-11-21.
 */
import { generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/gcp.ts';
import { PERMISSIONS } from '../../issuers/data/gcp.ts';
import gcp from '../../issuers/gcp.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake, jwtClaims } from '../../src/kit.ts';
import { asking, judged, lines, type Route } from './routes.ts';

const KIND = 'gcp-service-account-key';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
const id = new Fake(1).text('hex', 40);
const email = 'deployer@acme-web-3141.iam.gserviceaccount.com';
const project = 'acme-web-3141';
const parts = { id, secret: pem.replaceAll('\n', '\\n'), email, project };
const facts = { account: email, project };
const LISTED = 'GET www.googleapis.com/robot/v1/metadata/x509/deployer%40acme-web-3141.iam.gserviceaccount.com';
const TEST = 'POST cloudresourcemanager.googleapis.com/v3/projects/acme-web-3141:testIamPermissions';
const reads = 'https://cloud.google.com/resource-manager/reference/rest/v3/projects/testIamPermissions';
const CERTIFICATE: Route = { body: { [id]: 'a certificate', [new Fake(2).text('hex', 40)]: 'another' } };
const holds = (...permissions: string[]): Route => ({ body: permissions.length ? { permissions } : {} });
const refused = (status: number, reason: string): Route => ({
  status,
  body: { error: { code: status, details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }] } },
});
const ask = (answer: Route, listed: Route = CERTIFICATE, held: Record<string, string> = parts) =>
  asking(gcp, KIND, { parts: held, facts }, { [LISTED]: listed, [TEST]: { ...answer, reads } });

describe('service accounts', () => {
  it('narrow: reads objects', async () => {
    const answer = await ask(holds('storage.objects.get'));
    expect(lines(answer)).toEqual(['storage.objects.get read project on project acme-web-3141']);
    expect(answer).toMatchObject({ state: 'live', principal: email, reaches: ['project acme-web-3141'] });
    // What it may do elsewhere is not told, and so never taken for nothing.
    expect(judged(gcp, KIND, parts, facts, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'unknown' } }, unknown: [expect.any(String)] });
  });
  it('wide: an owner', async () => {
    const answer = await ask(holds(...PERMISSIONS.keys()));
    const told = lines(judged(gcp, KIND, parts, facts, answer));
    expect(told).toHaveLength(PERMISSIONS.size);
    expect(told[0]).toBe('resourcemanager.projects.setIamPolicy admin project on project acme-web-3141');
    expect(told).toContain('cloudsql.instances.delete destroy project destroys data and backups on project acme-web-3141');
  });
  it('no rights in its project; what was not asked about is not believed', async () => {
    expect((await ask(holds())).grants).toEqual([]);
    expect((await ask(holds('made.up.permission'))).grants).toEqual([]);
  });
  it('signs for itself, to look, for five minutes, and sends the key nowhere', async () => {
    const { asked } = await ask(holds());
    expect(asked[0]?.headers['authorization']).toBeUndefined();
    const token = asked[1]?.headers['authorization']?.replace('Bearer ', '') ?? '';
    const [head, body, signature] = token.split('.') as [string, string, string];
    expect(verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT', kid: id });
    const claims = jwtClaims(token) as { iat: number; exp: number };
    expect(claims).toMatchObject({ iss: email, sub: email, scope: 'https://www.googleapis.com/auth/cloud-platform.read-only' });
    expect(claims.exp - claims.iat).toBe(300);
    expect(JSON.stringify(asked)).not.toContain('PRIVATE KEY');
    expect((JSON.parse(asked[1]?.body ?? '') as { permissions: string[] }).permissions.length).toBeLessThanOrEqual(100);
  });
  it.each([
    ['escaped twice', pem.replaceAll('\n', '\\\\n')],
    ['as it is', pem],
    ['with carriage returns', pem.replaceAll('\n', '\\r\\n')],
  ])('reads a key that is %s', async (_, secret) => expect((await ask(holds(), CERTIFICATE, { ...parts, secret })).state).toBe('live'));
  it('the question is switched off in its project: it works, and no more is known', async () => {
    const answer = await ask(refused(403, 'SERVICE_DISABLED'));
    expect(answer).toMatchObject({ state: 'live', grants: [] });
    expect(answer.unknown).toHaveLength(2);
  });
});

describe('no use of it', () => {
  it('revoked: the key is gone', async () => expect((await ask(holds(), { body: { another: 'certificate' } })).state).toBe('dead'));
  it('revoked: the account is gone', async () => expect((await ask(holds(), { status: 404, body: 'Not Found' })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['a list', { body: [id] }],
  ])('certificates: %s', async (_, route) => expect(ask(holds(), route)).rejects.toThrow(NoAnswer));
  it.each<[string, Route]>([
    ['refused though its certificate is there', { status: 401, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } }],
    ['guarded', refused(403, 'SECURITY_POLICY_VIOLATED')],
    ['forbidden without a reason', { status: 403, body: 'no' }],
    ['no such project', { status: 404 }],
    ['a permission it does not know', { status: 400 }],
    ['limited', { status: 429 }],
    ['an error', { status: 503 }],
    ['no JSON', { body: '<html>' }],
    ['not what is documented', { body: { permissions: 'all' } }],
  ])('permissions: %s', async (_, route) => expect(ask(route)).rejects.toThrow(NoAnswer));
  it.each([
    ['a damaged key', { ...parts, secret: pem.slice(0, 200) }],
    ['no account beside it', { id, secret: parts.secret }],
  ])('%s, and the key is in no message', async (_, held) => {
    const failure = await ask(holds(), CERTIFICATE, held as Record<string, string>).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoAnswer);
    expect(String(failure)).not.toContain(pem.slice(40, 80));
  });
});

it('offline: whose it is', () => {
  const unknown = (account: string) => judged(gcp, KIND, parts, { account, project }).unknown.join();
  expect(judged(gcp, KIND, parts, facts)).toMatchObject({ principal: { value: email }, reach: { value: 'admin' }, breadth: { value: 'organization' } });
  expect(unknown('1234567890-compute@developer.gserviceaccount.com')).toMatch(/Editor/);
  expect(unknown('acme@appspot.gserviceaccount.com')).toMatch(/Editor/);
  expect(unknown(email)).toBe('which roles its service account has in project acme-web-3141 and elsewhere');
  expect(judged(gcp, 'gcp-hmac-key', { id: ['GOOG', 'A'.repeat(20)].join(''), secret: 'x' }, {}).unknown.join()).toMatch(/user/);
  expect(judged(gcp, 'gcp-hmac-key', { id: ['GOOG', 'A'.repeat(57)].join(''), secret: 'x' }, {}).unknown.join()).toMatch(/service account/);
});
it('asks about a hundred permissions at most', () => expect(PERMISSIONS.size).toBeLessThanOrEqual(100));
it('knows every kind on the shelf', () => expect(Object.keys(gcp.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
