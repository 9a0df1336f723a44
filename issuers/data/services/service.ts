/**
 * A vendor and its kinds of credentials, as the tables beside this file state them, and what that comes to. Pure; claims nothing a table does not say.
 */
import type { Breadth, Granularity, Reach } from '../../../src/grants.ts';
import type { Granted, Issuer, Kind } from '../../../src/issuer.ts';
import { GROUPS, type GroupId } from './groups.ts';
import type { Group, Worst } from './single.ts';

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
  /** True where what is certain of the group is not certain of it. */
  bare?: true;
  /** What is certain besides. */
  grants?: Granted[];
  /** What nobody here knows besides. */
  unknown?: string;
  /** The way to less, in the imperative, and its page. */
  narrower?: readonly [how: string, url?: string];
  /** How long one lives, in days. */
  days?: number;
  /** True when each one ends by itself. */
  ends?: true;
  replacedBy?: { what: string; since: string; url?: string };
  /** As of the service, where it is true of this kind alone. */
  checked?: string;
}

export interface Service {
  /** The issuer's id. */
  id: string;
  label: string;
  /** The page that was read for what its rows claim, and the day. Absent: what stands here is general knowledge, not checked with the vendor. */
  checked?: string;
  /** By the detector's id; a group's name alone says all there is to say. */
  kinds: Record<string, GroupId | Row>;
}

/** What limits it in the words of the model, what then stays unknown, and the way to less. */
const LIMITS: Record<By, { granularity: Granularity; depends: string; narrower?: string }> = {
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
  place: { granularity: 'resource', depends: 'whether, in the one place it is for, it' },
  all: { granularity: 'account', depends: 'whether it' },
  unclear: { granularity: 'account', depends: 'whether it' },
};

const worstOf = (worst: Worst): { reach: Reach; breadth: Breadth } => {
  const [reach, breadth] = worst.split('/') as [Reach, Breadth];
  return { reach, breadth };
};

/** What a row comes to. What is grave is certain only where the vendor's page was read; else it is a thing that may be. */
export function kindOf(said: GroupId | Row, vendor?: string): Kind {
  const row: Row = typeof said === 'string' ? { group: said } : said;
  const { by = 'unclear', breadth, checked = vendor } = row;
  const group: Group = GROUPS[row.group];
  const limit = LIMITS[by];
  const worst = worstOf(row.worst ?? group.worst);
  const does = row.does ?? group.does;
  const lost = worst.reach === 'destroy' || worst.reach === 'admin';
  const whole = by === 'place' || by === 'all';
  const sure = does !== undefined && whole && (!lost || checked !== undefined);
  const grants: Granted[] = [
    ...(row.bare ? [] : group.grants).map((g) => (breadth ? { ...g, breadth } : g)),
    ...(row.grants ?? []),
    ...(sure
      ? [
          {
            action: 'every call of its API',
            resource: WIDTH[worst.breadth],
            ...worst,
            ...(lost && group.data ? { destroys: 'data' as const } : {}),
            means: does,
          },
        ]
      : []),
  ];
  const unknown = [does && !sure ? `${limit.depends} ${does}` : undefined, does ? undefined : group.unknown, row.unknown].filter((u) => u !== undefined);
  const narrower = row.narrower ?? group.narrower ?? (does && limit.narrower ? [limit.narrower] : undefined);
  return {
    granularity: does === undefined ? (worst.breadth === 'account' ? 'account' : 'resource') : limit.granularity,
    offline: () => ({
      grants,
      evidence: { kind: 'kind', how: `${group.how} (${checked ?? 'general knowledge, not checked with its vendor'})` },
      unknown,
      worst: breadth && !does ? { ...worst, breadth } : worst,
    }),
    narrower: narrower ? [{ how: narrower[0], ...(narrower[1] ? { url: narrower[1] } : {}) }] : [],
    lifecycle: { canBeEndless: !row.ends, ...(row.days ? { days: row.days } : {}), ...(row.replacedBy ? { replacedBy: row.replacedBy } : {}) },
  };
}

const WIDTH: Record<Breadth, string> = {
  resource: 'the one thing it is for',
  project: 'one project',
  account: 'the account',
  organization: 'the organization',
};

export const issuerOf = ({ id, label, checked, kinds }: Service): Issuer => ({
  id,
  label,
  kinds: Object.fromEntries(Object.entries(kinds).map(([kind, row]) => [kind, kindOf(row, checked)])),
});
