/**
 * What GitHub has given out, as plain data. No field is there for what may be secret: values, the last characters of tokens, the paths of
 * webhooks. Only types.
 */

/** When something was last used: ISO 8601, `never`, or nobody says. */
export type LastUse = string | undefined;

export interface DeployKey {
  title: string;
  writes: boolean;
  enabled: boolean;
  created: string | undefined;
  lastUsed: LastUse;
  addedBy: string | undefined;
}

/** By name: `read`, `write`, `admin`. Those of the organization begin with `organization_` or `members`. */
export type Permissions = Record<string, string>;

export interface Installation {
  app: string;
  all: boolean;
  permissions: Permissions;
  suspended: boolean;
  created: string | undefined;
}

/** A fine-grained personal access token that may reach the organization, or asks to. */
export interface Pat {
  name: string;
  owner: string;
  all: boolean;
  permissions: Permissions;
  granted: string | undefined;
  expired: boolean;
  expires: string | undefined;
  lastUsed: LastUse;
}

/** A credential of a member that single sign-on lets in. */
export interface Authorisation {
  type: string;
  owner: string;
  note: string | undefined;
  /** Undefined where nobody says. */
  scopes: string[] | undefined;
  authorised: string | undefined;
  lastUsed: LastUse;
  expires: string | undefined;
}

export type Store = 'Actions' | 'Dependabot' | 'Codespaces';

export interface StoredSecret {
  store: Store;
  name: string;
  updated: string | undefined;
  /** Of an organization's: who gets it. */
  visibility: string | undefined;
}

export interface Environment {
  name: string;
  reviewers: boolean;
  /** Whether any branch may deploy; undefined where it depends on patterns nobody told. */
  anyBranch: boolean | undefined;
  adminsBypass: boolean;
  /** Undefined: nobody told. */
  secrets: StoredSecret[] | undefined;
}

export interface TokenDefaults {
  writes: boolean;
  approves: boolean;
}

export interface Hook {
  /** Scheme and host alone. */
  origin: string | undefined;
  encrypted: boolean;
  verifies: boolean;
  signs: boolean;
  active: boolean;
}

export interface Runner {
  name: string;
  ephemeral: boolean;
  group: number | undefined;
}

export interface RunnerGroup {
  id: number | undefined;
  name: string;
  public: boolean;
}

export interface Alert {
  /** `acme/shop`; undefined for one of the repository that was asked. */
  repository: string | undefined;
  number: string;
  type: string;
  validity: string;
  public: boolean | undefined;
  manyRepositories: boolean;
  bypassed: boolean;
  created: string | undefined;
}

/** How the subject of OIDC tokens is made. */
export interface Subject {
  /** True for a repository that leaves the organization's template alone. */
  standard: boolean;
  /** Undefined where the template of the organization holds, or GitHub's. */
  claims: string[] | undefined;
}

export interface Repository {
  owner: string;
  name: string;
  /** `acme/shop`. */
  full: string;
  public: boolean;
  archived: boolean;
  branch: string;
  /** Whether secret scanning is on; undefined where nobody says. */
  scanning: boolean | undefined;
}
