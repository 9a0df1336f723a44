/** Letters and resources follow learn.microsoft.com/rest/api/storageservices/create-service-sas and …/create-account-sas, read 2026-11-21. */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/azure.ts';
import azure from '../../issuers/azure.ts';
import { Fake } from '../../src/kit.ts';
import { judged, lines } from './routes.ts';

const detector = detectors.find((d) => d.id === 'azure-sas-token');
const sig = `${new Fake(1).text('base62', 43)}%3D`;

/** The signature as the detector reads it out of a text. */
function signature(text: string) {
  const whole = text.replace('SIG', sig);
  const spans = detector?.find[0] && 'locate' in detector.find[0] ? (detector.find[0].locate?.(whole, whole.indexOf('sig=')) ?? []) : [];
  const parts = Object.fromEntries(spans.map((s) => [s.name, whole.slice(s.start, s.end)]));
  expect(parts['secret']).toBe(sig);
  return judged(azure, 'azure-sas-token', parts, detector?.read?.(parts) ?? {});
}

describe('signatures tell what they allow', () => {
  it('narrow: one blob, read, with an end', () =>
    expect(signature('https://acme.blob.core.windows.net/l/a.txt?sv=2022-11-02&sr=b&sp=r&se=2027-01-01T00:00:00Z&sig=SIG')).toMatchObject({
      grants: [{ action: 'read', reach: 'read', breadth: 'resource', resource: 'one blob', evidence: { kind: 'token' } }],
      reach: { value: 'read' },
      breadth: { value: 'resource' },
      unknown: [],
      expires: { value: '2027-01-01T00:00:00.000Z' },
    }));
  it('wide: services of an account, with versions', () => {
    const authority = signature('?sv=2022-11-02&ss=bq&srt=sco&sp=rwdxylp&se=2030-01-01&sig=SIG');
    const on = 'on blobs, queues of the storage account (the service itself, containers, objects)';
    expect(lines(authority)).toEqual([
      `delete version destroy project destroys data and backups ${on}`,
      `permanent delete destroy project destroys data and backups ${on}`,
      `write destroy project destroys data ${on}`,
      `delete destroy project destroys data ${on}`,
      `process destroy project destroys data ${on}`,
      `read read project ${on}`,
      `list read project ${on}`,
    ]);
    expect(authority).toMatchObject({ reach: { value: 'destroy', evidence: { kind: 'token' } }, unknown: [] });
  });
  it('p of one directory is another thing than p of an account', () =>
    expect(signature('?sv=2022-11-02&sr=d&sp=rp&se=2030-01-01&sig=SIG')).toMatchObject({ reach: { value: 'admin' }, grants: [{ action: 'permissions' }, {}] }));
  it('past its end', () => expect(signature('?sv=2022-11-02&sr=c&sp=rl&se=2025-01-01&sig=SIG').state.value).toBe('expired'));
  it('by a policy: what that gives is not known, and so the worst', () =>
    expect(signature('?sv=2022-11-02&sr=c&si=readers&sig=SIG')).toMatchObject({
      grants: [],
      unknown: ['which rights the policy readers gives it, and until when'],
      reach: { value: 'admin', evidence: { kind: 'unknown' } },
      breadth: { value: 'resource' },
    }));
  it('of a bus, by a policy', () =>
    expect(signature('SharedAccessSignature sr=acme.servicebus.windows.net%2forders&sig=SIG&se=1893456000&skn=send')).toMatchObject({
      unknown: ['which rights the policy send gives it, and until when'],
      breadth: { value: 'project' },
      expires: { value: '2030-01-01T00:00:00.000Z' },
    }));
  it('letters it does not know, and none at all', () => {
    expect(signature('?sv=2022-11-02&sr=b&sp=rz&se=2030-01-01&sig=SIG')).toMatchObject({ unknown: ['what the letters z allow'], reach: { value: 'admin' } });
    expect(signature('?sv=2022-11-02&sr=b&se=2030-01-01&sig=SIG')).toMatchObject({ unknown: ['which rights it has'], reach: { value: 'admin' } });
  });
  it('hostile: a resource that decodes to nothing', () => expect(signature('?sr=%zz&si=%E0%A4%A&se=1893456000&sig=SIG').unknown.join()).toContain('%E0%A4%A'));
});

describe('keys', () => {
  const of = (id: string, facts = {}) => judged(azure, id, { secret: 'x' }, facts);
  it('of a storage account: everything, with the snapshots', () => {
    const authority = of('azure-storage-connection-string', { account: 'acmemedia' });
    expect(lines(authority)).toContain('Delete Container destroy project destroys data and backups on the storage account acmemedia');
    expect(authority).toMatchObject({
      reach: { value: 'admin', evidence: { kind: 'kind' } },
      expires: { value: 'never' },
      granularity: 'account',
      unknown: [],
    });
    expect(authority.narrower.length).toBeGreaterThan(0);
  });
  it.each([
    ['azure-account-key', 'admin', 'project', true],
    ['azure-cosmos-db-key', 'destroy', 'project', true],
    ['azure-service-bus-key', 'admin', 'project', true],
    ['azure-iot-key', 'admin', 'project', true],
    ['azure-search-key', 'admin', 'project', true],
    ['azure-redis-key', 'destroy', 'resource', false],
    ['azure-redis-connection-string', 'destroy', 'resource', false],
    ['azure-event-grid-key', 'destroy', 'resource', true],
    ['azure-functions-key', 'admin', 'resource', true],
    ['azure-cognitive-services-key', 'destroy', 'resource', true],
    ['azure-batch-key', 'admin', 'project', false],
    ['azure-publish-profile-password', 'admin', 'resource', false],
    ['azure-client-secret', 'admin', 'organization', true],
    ['azure-devops-pat', 'admin', 'organization', true],
    ['azure-entra-refresh-token', 'admin', 'organization', true],
  ])('%s: %s, %s', (id, reach, breadth, open) => {
    const authority = of(id);
    expect(authority).toMatchObject({ reach: { value: reach }, breadth: { value: breadth } });
    expect(authority.unknown.length > 0).toBe(open);
  });
  it('names the host, and the tenant', () => {
    expect(of('azure-redis-connection-string', { host: 'acme.redis.cache.windows.net' }).grants[0]?.resource).toBe('the cache acme.redis.cache.windows.net');
    const tenant = new Fake(3).uuid();
    expect(of('azure-client-secret', { tenant }).principal?.value).toBe(`an application in tenant ${tenant}`);
  });
});

it('asks nobody', () => expect(Object.values(azure.kinds).filter((k) => k.ask)).toEqual([]));
it('knows every kind on the shelf', () => expect(Object.keys(azure.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
