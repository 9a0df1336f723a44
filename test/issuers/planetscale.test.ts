/** PlanetScale's credentials are not asked about; what a kind can be at worst is said. */
import { expect, it } from 'vitest';
import detectors from '../../detectors/planetscale.ts';
import planetscale from '../../issuers/planetscale.ts';
import { judged } from './routes.ts';

it.each([
  ['planetscale-service-token', 'admin', 'organization', 'scoped'],
  ['planetscale-oauth-token', 'admin', 'organization', 'scoped'],
  ['planetscale-password', 'destroy', 'resource', 'role'],
])('%s', (kind, reach, breadth, granularity) => {
  const authority = judged(planetscale, kind, { secret: 'x' }, {});
  expect(authority).toMatchObject({ reach: { value: reach, evidence: { kind: 'unknown' } }, breadth: { value: breadth }, granularity, grants: [] });
  expect(authority.unknown).toHaveLength(1);
  expect(authority.narrower).toHaveLength(1);
});

it('knows every kind on the shelf', () => {
  expect(Object.keys(planetscale.kinds).sort()).toEqual(detectors.map((d) => d.id).sort());
  expect(Object.values(planetscale.kinds).some((k) => k.ask)).toBe(false);
});
