/** Builds worlds by hand, as checks see them: a project of texts, credentials, stores and agents. */
import checks from 'shelf:checks';
import type { Agent, Gate } from '../src/agent.ts';
import type { AgentSeen, Check, StoreSeen, World } from '../src/check.ts';
import type { Credential, Finding, Place, Tracking } from '../src/model.ts';
import { pathOf } from '../src/places.ts';
import { inventoryOf, NOW } from './authority.ts';

interface Parts {
  /** Texts by path; undefined for a file that cannot be read as text. */
  files?: Record<string, string | undefined>;
  tracking?: Record<string, Tracking>;
  credentials?: Credential[];
  stores?: StoreSeen[];
  agents?: AgentSeen[];
}

export const worldOf = ({ files = {}, tracking = {}, credentials = [], stores = [], agents = [] }: Parts = {}): World => ({
  credentials,
  detectors: inventoryOf([]).detectors,
  agents,
  stores,
  project: {
    root: '/home/ann/shop',
    files: Object.keys(files).map((path) => ({ path, tracking: tracking[path] ?? 'tracked' })),
    text: (path) => files[path],
  },
  now: NOW,
});

export function check(id: string): Check {
  const found = checks.find((c) => c.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
}

export const findings = (id: string, parts: Parts): Finding[] => check(id).judge(worldOf(parts));

const where = (place: Place): string => `${pathOf(place)}${place.region ? `:${place.region.startLine}` : ''}`;

/** Findings as `severity path:line message`. */
export const said = (id: string, parts: Parts): string[] => findings(id, parts).map((f) => `${f.severity} ${f.places.map(where).join(' ')} ${f.message}`);

export const inStore = (store: string, path: string, key?: string, over: Partial<Place> = {}): Place =>
  ({ kind: 'home', store, path, ...(key ? { key } : {}), ...over }) as Place;

export const storeSeen = (store: string, path: string, over: Partial<StoreSeen> = {}): StoreSeen => ({
  store,
  label: store,
  path,
  absolute: path.replace('~', '/home/ann'),
  mode: 0o600,
  widest: 0o600,
  ...over,
});

/** An agent that is kept from files by a sandbox, or by nothing. */
export const agentSeen = (level: 0 | 2 | 4): AgentSeen => ({
  agent: { id: 'an-agent', label: 'An agent', docs: '', checked: '', settings: [], inside: [], keys: [], programs: [], read: () => ({}) as Gate } as Agent,
  settings: [],
  gate: {
    shell: 'everything',
    because: 'it says so',
    allowed: [],
    protects: () => ({ level, because: 'it says so' }),
    environment: 'inherited',
    network: 'open',
    risks: [],
    servers: [],
    unknown: [],
  },
});
