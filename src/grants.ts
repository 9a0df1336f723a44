/**
 * The words for what a credential can do. Part of the model: imports nothing, knows no issuer.
 */

/** What its holder can do to a thing, mildest first. `destroy`: a loss nobody can undo. `admin`: can grant itself the rest. */
export const REACHES = ['read', 'write', 'destroy', 'admin'] as const;
export type Reach = (typeof REACHES)[number];

/** To how much of what its owner has, narrowest first. */
export const BREADTHS = ['resource', 'project', 'account', 'organization'] as const;
export type Breadth = (typeof BREADTHS)[number];

/**
 * How narrow the issuer lets a credential of that kind be made: operations and resources; operations only; a container (a project, a
 * repository) with all operations inside; as its owner's role allows; nothing narrower than the account.
 */
export type Granularity = 'scoped' | 'permission' | 'resource' | 'role' | 'account';

/**
 * How a statement is known. `token`: decoded from the credential itself. `issuer`: the issuer answered. `policy`: read from IAM, SQL or
 * YAML. `kind`: true of every credential of the kind. `declared`: the user's config says so. `place`: what stands round it tells (a
 * commit's date, a file's), which is weaker. `unknown`: nobody knows, and the worst is assumed.
 */
export type EvidenceKind = 'token' | 'issuer' | 'policy' | 'kind' | 'declared' | 'place' | 'unknown';

export interface Evidence {
  kind: EvidenceKind;
  /** In words, e.g. `X-OAuth-Scopes of GET /user`. Holds no secret. */
  how: string;
}

/** A statement, and how it is known. */
export interface Known<T> {
  value: T;
  evidence: Evidence;
}

/** Something the holder can do. */
export interface Grant {
  /** As the issuer calls it: `delete_repo`, `volumeDelete`, `s3:DeleteObject`, `DELETE`. */
  action: string;
  /** What it can be done to, as the issuer names it, e.g. `acme/shop`; in words where it is many (`all projects of the account`). */
  resource: string;
  reach: Reach;
  breadth: Breadth;
  /** What its use can lose for good: data, or the data together with the backups it could be restored from. */
  destroys?: 'data' | 'data and backups';
  /** What that means, in a few words, where the action's name does not say it. */
  means?: string;
  evidence: Evidence;
}

/** Whether the credential works: nobody asked or could tell; it does; the issuer refuses it; it is past its date. */
export type State = 'unknown' | 'live' | 'dead' | 'expired';

/** A narrower credential that exists for the same work. */
export interface Narrower {
  /** What to make instead, in the imperative, e.g. `Make a project token of the one project`. */
  how: string;
  url?: string;
  /** Since when the issuer offers it, ISO 8601. */
  since?: string;
}

/** Statements that make a narrower user and take from the old one what its job does not need. */
export interface Script {
  /** What runs them, e.g. `PostgreSQL`. */
  language: string;
  /** The job the new user is for: id of a profile. */
  job: string;
  create: string;
  retire: string;
  /** Whom else it touches, and what it cannot mend. */
  warnings: string[];
}

/** What a credential can do, and how that is known. */
export interface Authority {
  state: Known<State>;
  /** Who acts when it is used: a user, a role, a service account. */
  principal?: Known<string>;
  /** What its holder can do, the worst first; of what is equally bad, the most telling first. */
  grants: Grant[];
  /** The worst of the grants; with something unknown, the worst the kind allows. */
  reach: Known<Reach>;
  breadth: Known<Breadth>;
  /** What could not be learnt, in words. Each counts as the worst. */
  unknown: string[];
  /** Names of projects, repositories or accounts it reaches, when the issuer told. */
  reaches?: Known<string[]>;
  /** What would be lost, counted, e.g. `3 volumes`. */
  stakes?: Known<string>;
  /** ISO 8601; `never` for one that does not end. */
  expires?: Known<string>;
  created?: Known<string>;
  /** ISO 8601; `never` for one that was not used yet. */
  lastUsed?: Known<string>;
  granularity: Granularity | 'unknown';
  narrower: Narrower[];
  /** The newer kind that takes the place of this one. */
  replacedBy?: { what: string; since: string; url?: string };
  /** True when it belongs to the owner of everything: a root user, a superuser, an organisation's owner. */
  root?: Known<boolean>;
  /** What is no right but changes how rights weigh: guards that are none, a line in clear. In words. */
  notes?: string[];
  /** The way down as statements for a person to read and to run. keyreach never runs them. */
  script?: Script;
}

export const worseReach = (a: Reach, b: Reach): Reach => (REACHES.indexOf(a) >= REACHES.indexOf(b) ? a : b);
export const widerBreadth = (a: Breadth, b: Breadth): Breadth => (BREADTHS.indexOf(a) >= BREADTHS.indexOf(b) ? a : b);
