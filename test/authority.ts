/** Builds credentials with authority by hand, as tests of profiles and rules need them. Its values come from a seeded source. */
import detectors from 'shelf:detectors';
import profiles from 'shelf:profiles';
import rules from 'shelf:rules';
import type { Inventory } from '../src/define.ts';
import type { Authority, EvidenceKind, Grant } from '../src/grants.ts';
import { judge } from '../src/judge.ts';
import { Fake } from '../src/kit.ts';
import { type Credential, type Finding, type Place, Secret } from '../src/model.ts';

export const NOW = Date.parse('2026-11-21T00:00:00Z');
const DAY = 86_400_000;
export const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();

const HOW: Record<EvidenceKind, string> = {
  token: 'its own claims',
  issuer: 'the issuer’s answer',
  policy: 'its policy',
  kind: 'every one of its kind can',
  declared: 'the config',
  place: 'the date of the file',
  unknown: 'nobody asked',
};
export const known = <T>(value: T, kind: EvidenceKind = 'issuer') => ({ value, evidence: { kind, how: HOW[kind] } });

/** `volumeDelete destroy account data and backups` */
export function grant(text: string, kind: EvidenceKind = 'issuer', resource = 'all of it'): Grant {
  const match = /^(.+) (read|write|destroy|admin) (resource|project|account|organization)(?: (data|data and backups))?$/.exec(text);
  if (!match) throw new Error(`no grant: ${text}`);
  const [, action, reach, breadth, destroys] = match as unknown as [string, string, Grant['reach'], Grant['breadth'], Grant['destroys']];
  return { action, resource, reach, breadth, ...(destroys ? { destroys } : {}), evidence: known(0, kind).evidence };
}

export function authority(grants: Grant[], over: Partial<Authority> = {}): Authority {
  const worst = grants[0] ?? { reach: 'admin' as const, breadth: 'account' as const };
  return {
    state: known('live'),
    grants,
    reach: known(worst.reach),
    breadth: known(worst.breadth),
    unknown: [],
    granularity: 'account',
    narrower: [],
    ...over,
  };
}

export const inFile = (path: string, key?: string, tracking: 'tracked' | 'ignored' = 'ignored'): Place => ({
  kind: 'file',
  path,
  tracking,
  ...(key ? { key } : {}),
  region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 9 },
});

export function credential(over: Partial<Credential> = {}): Credential {
  const kind = over.kind ?? 'railway-api-token';
  return {
    fingerprint: new Fake(7).text('hex', 32),
    kind,
    label: detectors.find((d) => d.id === kind)?.label ?? kind,
    masked: '********',
    confidence: 'high',
    evidence: ['its looks'],
    places: [inFile('config/.env')],
    environment: { class: 'unknown', signals: [] },
    facts: {},
    parts: [{ name: 'secret', value: new Secret(new Fake(1).uuid()) }],
    weak: false,
    ...over,
  };
}

export const inventoryOf = (credentials: Credential[], over: Partial<Inventory> = {}): Inventory => ({
  credentials,
  detectors: new Map(detectors.map((d) => [d.id, d])),
  files: [],
  profiles: new Map(profiles.map((p) => [p.id, p])),
  stale: { ageDays: 90, unusedDays: 30 },
  now: NOW,
  ...over,
});

/** What all rules together say, but for the findings about leaks, unless asked for. */
export function judged(credentials: Credential | Credential[], over: Partial<Inventory> & { leaks?: boolean; without?: string[] } = {}): Finding[] {
  const { leaks, without, ...rest } = over;
  const wanted = rules.filter((r) => !without?.includes(r.id));
  return judge(inventoryOf([credentials].flat(), rest), wanted).filter((f) => leaks || !['local-secret', 'leaked-secret'].includes(f.rule));
}

/** `overbroad critical` */
export const lines = (findings: readonly Finding[]): string[] => findings.map((f) => `${f.rule} ${f.severity}`);
