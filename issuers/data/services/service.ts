/**
 * A vendor and its kinds of credentials, as the tables beside this file state them, and what that comes to. Pure; claims nothing a table does not say.
 */
import type { Breadth, Granularity, Reach } from '../../../src/grants.ts';
import type { Granted, Issuer, Kind } from '../../../src/issuer.ts';
import { GROUPS, type Group, type GroupId, type Worst } from './groups.ts';

/**
 * What limits a credential: its user's role; scopes chosen when it was made; scopes and resources; one project or place, with everything in it;
 * nothing (`all`); or nobody here knows (`unclear`), which counts as nothing.
 */
export type By = 'role' | 'scopes' | 'both' | 'place' | 'all' | 'unclear';

export interface Row {
  group: GroupId;
  /** Default `unclear`. Fixed groups have none: their credentials cannot do more or less. */
  by?: By;
  /** Instead of the group's. Less than the group's only where the product cannot do more, or its vendor says so. */
  worst?: Worst;
  /** Instead of the group's, where the vendor's words tell more. */
  does?: string;
  /** In a fixed group: on how much, where it is not what the group says. */
  breadth?: Breadth;
  /** What is certain besides. */
  grants?: Granted[];
  /** What nobody here knows besides. */
  unknown?: string;
  /** The way to less, in the imperative, and its page. */
  narrower?: [how: string, url?: string];
  /** How long one lives, in days. */
  days?: number;
  /** True when each one ends by itself. */
  ends?: true;
  replacedBy?: { what: string; since: string; url?: string };
}

export interface Service {
  /** The issuer's id. */
  id: string;
  label: string;
  /** Pages whose words were read on 2026-11-21. Absent: what stands here is general knowledge, not checked with the vendor. */
  checked?: string;
  /** By the detector's id; a group's name alone says all there is to say. */
  kinds: Record<string, GroupId | Row>;
}

const LIMITS: Record<By, { granularity: Granularity; depends?: string; narrower?: string; all?: string }> = {
  role: {
    granularity: 'role',
    depends: 'which role its user has, and so how far it',
    narrower: 'Make it for a separate user with the least role that does the job',
  },
  scopes: {
    granularity: 'permission',
    depends: 'which permissions it was given, and so how far it',
    narrower: 'Make one with only the permissions the job needs',
  },
  both: {
    granularity: 'scoped',
    depends: 'which permissions it was given and on what, and so how far it',
    narrower: 'Make one with only the permissions the job needs, on the one thing it works on',
  },
  place: { granularity: 'resource', all: 'and there it can do everything its API offers' },
  all: { granularity: 'account', all: 'and it can do everything its API offers' },
  unclear: { granularity: 'account', depends: 'how far it' },
};

const worstOf = (worst: Worst): { reach: Reach; breadth: Breadth } => {
  const [reach, breadth] = worst.split('/') as [Reach, Breadth];
  return { reach, breadth };
};

export function kindOf(said: GroupId | Row, checked?: string): Kind {
  const row: Row = typeof said === 'string' ? { group: said } : said;
  const group: Group = GROUPS[row.group];
  const limit = LIMITS[row.by ?? 'unclear'];
  const worst = worstOf(row.worst ?? group.worst);
  const does = row.does ?? group.does;
  const { breadth } = row;
  const grants: Granted[] = [...group.grants.map((g) => ({ ...g, ...(breadth ? { breadth } : {}) })), ...(row.grants ?? [])];
  if (does && limit.all)
    grants.push({ action: 'all of its API', resource: '', ...worst, ...(group.data && worst.reach !== 'read' ? { destroys: 'data' } : {}), means: does });
  const open = [...(does && limit.depends ? [`${limit.depends} ${does}`] : []), ...(row.unknown ? [row.unknown] : [])];
  const how = `${group.how}${does && limit.all ? `, ${limit.all}` : ''}${checked ? '' : ' (general knowledge, not checked with its vendor)'}`;
  return {
    granularity: group.does === undefined && row.does === undefined ? (worst.breadth === 'account' ? 'account' : 'resource') : limit.granularity,
    offline: () => ({ grants, evidence: { kind: 'kind', how }, unknown: open, worst: breadth && !open.length ? { ...worst, breadth } : worst }),
    narrower: row.narrower
      ? [{ how: row.narrower[0], ...(row.narrower[1] ? { url: row.narrower[1] } : {}) }]
      : does && limit.narrower
        ? [{ how: limit.narrower }]
        : [],
    lifecycle: { canBeEndless: !row.ends, ...(row.days ? { days: row.days } : {}), ...(row.replacedBy ? { replacedBy: row.replacedBy } : {}) },
  };
}

export const issuerOf = ({ id, label, checked, kinds }: Service): Issuer => ({
  id,
  label,
  kinds: Object.fromEntries(Object.entries(kinds).map(([kind, row]) => [kind, kindOf(row, checked)])),
});
