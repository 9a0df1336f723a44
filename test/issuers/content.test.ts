/** Credentials whose own content tells something offline: claims, prefixes, forms. */
import { describe, expect, it } from 'vitest';
import influxdb from '../../issuers/influxdb.ts';
import privateKey from '../../issuers/private-key.ts';
import snowflake from '../../issuers/snowflake.ts';
import tailscale from '../../issuers/tailscale.ts';
import turso from '../../issuers/turso.ts';
import { Fake } from '../../src/kit.ts';
import type { Facts } from '../../src/model.ts';
import { judged, lines } from './routes.ts';

const fake = new Fake(7);

describe('Turso', () => {
  const of = (facts: Facts) => judged(turso, 'turso-token', { secret: fake.jwt({}) }, facts);
  const WHERE = 'on the database, or every database of its group';
  it('reads', () => {
    const authority = of({ access: 'ro' });
    expect(lines(authority)).toEqual([`read read project ${WHERE}`]);
    expect(authority).toMatchObject({ reach: { value: 'read' }, breadth: { value: 'project' }, expires: { value: 'never' } });
  });
  it('writes', () => {
    const authority = of({ access: 'rw', expires: '2027-01-01T00:00:00.000Z' });
    expect(lines(authority)).toEqual([`full-access destroy project destroys data ${WHERE}`, `read read project ${WHERE}`]);
    expect(authority).toMatchObject({
      reach: { value: 'destroy' },
      grants: [{ evidence: { kind: 'token', how: 'its claim a says rw' } }, {}],
      expires: { value: '2027-01-01T00:00:00.000Z' },
    });
  });
  it('is past its end', () => expect(of({ access: 'rw', expires: '2026-01-01T00:00:00.000Z' }).state.value).toBe('expired'));
  it.each<[string, Facts]>([
    ['says nothing', {}],
    ['says something else', { access: 'admin' }],
    ['says it in another form', { access: true }],
  ])('%s: the worst', (_, facts) => expect(of(facts)).toMatchObject({ grants: [], reach: { value: 'admin' }, breadth: { value: 'organization' } }));
});

describe('Tailscale', () => {
  const of = (kind: string) => judged(tailscale, 'tailscale-key', { secret: `tskey-${kind}-${fake.text('base62', 12)}-${fake.text('base62', 32)}` }, {});
  it.each([
    ['api', 'admin organization', 'token', 'policy_file devices:core dns', 0],
    ['auth', 'admin organization', 'unknown', 'auth_keys', 1],
    ['client', 'admin organization', 'unknown', '', 1],
    ['scim', 'admin organization', 'token', 'scim', 0],
    ['webhook', 'write project', 'token', 'sign', 0],
    ['partner', 'admin organization', 'unknown', '', 1],
    // Names of what every object has are no kinds.
    ['constructor', 'admin organization', 'unknown', '', 1],
    ['__proto__', 'admin organization', 'unknown', '', 1],
  ])('%s', (kind, worst, evidence, actions, unknown) => {
    const authority = of(kind);
    expect(`${authority.reach.value} ${authority.breadth.value}`).toBe(worst);
    expect(authority.reach.evidence.kind).toBe(evidence);
    expect(authority.grants.map((g) => g.action).join(' ')).toBe(actions);
    expect(authority.unknown).toHaveLength(unknown);
  });
});

describe('Snowflake', () => {
  const of = (secret: string) => judged(snowflake, 'snowflake-access-token', { secret }, {});
  it('has its end in it', () => expect(of(fake.jwt({ exp: 1_893_456_000 })).expires?.value).toBe('2030-01-01T00:00:00.000Z'));
  it('is past it', () => expect(of(fake.jwt({ exp: 1_735_689_600 })).state.value).toBe('expired'));
  it.each(['', 'a.b.c', fake.jwt({ exp: 'soon' }), fake.jwt({ exp: -1 }), fake.jwt({ exp: 1e300 })])('has none that can be read (%#)', (secret) =>
    expect(of(secret).expires).toBeUndefined(),
  );
});

it('InfluxDB: 3 is told from 2 by its prefix', () => {
  const [third, second] = [`apiv3_${fake.text('base64url', 86)}`, `${fake.text('base64url', 86)}==`].map(
    (secret) => judged(influxdb, 'influxdb-token', { secret }, {}).unknown[0],
  );
  expect(third).toContain('InfluxDB 3 Core');
  expect(second).toContain('Operator token');
});

describe('private keys', () => {
  const of = (id: string, facts: Facts) => judged(privateKey, id, { secret: fake.text('base64', 200) }, facts).unknown;
  it('of OpenSSH and PuTTY: where it is trusted is unknown', () => {
    for (const unknown of [
      of('private-key', { format: 'OpenSSH', encrypted: false }),
      of('putty-private-key', { format: 'PuTTY ssh-ed25519', encrypted: false }),
    ])
      expect(unknown).toEqual(['which servers, users and repositories trust it, and as whom it signs in there']);
  });
  it('of a form with many uses: what it is for, too', () => {
    for (const unknown of [of('private-key', { format: 'PEM RSA', encrypted: false }), of('private-key-der', {})])
      expect(unknown).toEqual([expect.stringMatching(/^what it is for: SSH .* certificate .* signing/)]);
  });
  it('of OpenPGP', () => expect(of('pgp-private-key', {})).toEqual([expect.stringMatching(/^what it signs and decrypts/)]));
  it('encrypted: its passphrase besides', () => {
    const unknown = of('private-key', { format: 'OpenSSH', encrypted: true });
    expect(unknown).toHaveLength(2);
    expect(unknown[1]).toContain('passphrase');
  });
});
