/** Facts follow mongodb.com/docs/atlas/api/api-authentication and …/atlas/reference/user-roles, read 2026-11-21. */
import { expect, it } from 'vitest';
import detectors from '../../detectors/mongodb-atlas.ts';
import atlas from '../../issuers/mongodb-atlas.ts';
import { judged } from './routes.ts';

it.each(['mongodb-atlas-service-account', 'mongodb-atlas-api-key'])('%s: nothing is certain, so the worst; says what is missing', (id) => {
  const authority = judged(atlas, id, { secret: 'x' }, {});
  expect(authority).toMatchObject({
    grants: [],
    reach: { value: 'admin', evidence: { kind: 'unknown' } },
    breadth: { value: 'organization' },
    granularity: 'role',
  });
  expect(authority.unknown.join()).toMatch(/to ask/);
  expect(authority.principal).toBeUndefined();
  expect(authority.expires).toBeUndefined();
});
it('names the service account', () =>
  expect(judged(atlas, 'mongodb-atlas-service-account', { secret: 'x' }, { account: 'mdb_sa_id_1' }).principal?.value).toBe('service account mdb_sa_id_1'));
it('signs nobody in', () => expect(Object.values(atlas.kinds).filter((k) => k.ask)).toEqual([]));
it('knows every kind on the shelf', () => expect(Object.keys(atlas.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
