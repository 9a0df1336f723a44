/**
 * The nouns every step speaks in, and Secret, the only carrier of a found value.
 * Imports only the words for authority; knows no file system, network or output format.
 */
import type { Authority, Known } from './grants.ts';

/** How bad a finding is, mildest first. The order is the order of comparison. */
export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How sure a detector is that a match is what it says; separate from severity. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export type EnvironmentClass = 'production' | 'staging' | 'development' | 'unknown';

/** True when `a` is at least as severe as `b`. */
export const atLeast = (a: Severity, b: Severity): boolean => SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b);

/** Moves a severity or confidence `steps` up (or down, when negative), staying on its scale. */
export function shift<T extends string>(scale: readonly T[], from: T, steps: number): T {
  const at = Math.min(scale.length - 1, Math.max(0, scale.indexOf(from) + steps));
  return scale[at] as T;
}

const HIDDEN = '[secret]';

/**
 * A found value. It prints, serialises and inspects as `[secret]`, and turning it into text by accident
 * (`` `${secret}` ``, `secret + ''`, an object key) throws. `reveal()` is the one door; search for it to audit every use.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    Object.freeze(this);
  }

  /** The raw value. Never put the result into a message, report, error, log, cache or temporary file. */
  reveal(): string {
    return this.#value;
  }

  /** Length in UTF-16 code units. */
  get length(): number {
    return this.#value.length;
  }

  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  toJSON(): string {
    return HIDDEN;
  }

  toString(): string {
    return HIDDEN;
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError('a Secret cannot be turned into text; use its masked form or its fingerprint');
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}

/** A range of text. Lines and columns count from 1; columns are UTF-16 code units; `endColumn` is exclusive. */
export interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

/** What version control says of a file. `unversioned`: it lies outside any repository. */
export type Tracking = 'tracked' | 'staged' | 'untracked' | 'ignored' | 'unversioned';

/**
 * Where content was seen, without a position in it.
 * `path` is relative to the report's root, with forward slashes; an archive member follows its archive after `!`.
 * `home`: a store of credentials outside of any tree; its path begins with `~/`, or with `/` outside of the home folder.
 */
export type Where =
  | { kind: 'file'; path: string; tracking: Tracking }
  | ({ kind: 'git'; path: string } & Past)
  | { kind: 'stdin'; path: string }
  | { kind: 'env'; name: string }
  | { kind: 'home'; store: string; path: string };

/** Something an issuer keeps for an account, as its API tells: no content is read there. */
export interface InCloud {
  kind: 'cloud';
  /** `github`, `aws`, … */
  provider: string;
  /** As the issuer names it. */
  account: string;
  /** As the issuer names it: `acme/shop: deploy key "ci"`, an ARN. */
  resource: string;
}

/** Where in a repository's history content was seen. */
export interface Past {
  /** Object id of the content. */
  blob: string;
  /** The commit that brought it to this path first; none for content that no commit has. */
  commit?: Commit;
  /** Where it still is: in the tree of HEAD, at the tip of another branch, or in the history alone. */
  standing: 'head' | 'branch' | 'gone';
  /** For what is gone: the commit that took it away last. */
  removed?: Commit;
}

/** A commit as far as people want to know it. */
export interface Commit {
  id: string;
  author: string;
  email: string;
  /** When its author made it, ISO 8601. */
  date: string;
}

/** Where a credential was seen, or what a finding speaks of. */
export type Place = (Where | InCloud) & {
  region?: Region;
  /** The name it is stored under there: a variable, key or key path. */
  key?: string;
  /** Encodings that were undone to see it, outermost first. */
  decoded?: string[];
  /** What the path, the name and the host say of the environment there. */
  environment?: EnvironmentClass;
  /** Hash of the line's text, in the form GitHub code scanning computes, for files only. */
  lineHash?: string;
};

/** Content and where it came from. Its bytes are UTF-8 or another superset of ASCII. */
export interface Document {
  bytes: Buffer;
  where: Where;
}

/** One part of a credential, e.g. the id and the secret of an AWS key. */
export interface Part {
  name: string;
  value: Secret;
}

export type Fact = string | number | boolean | string[];
/** What is known of a credential without asking anyone. `expires` is an ISO 8601 date; no fact holds a secret. */
export type Facts = Record<string, Fact>;

/** One observation that speaks for an environment class. */
export interface Signal {
  environment: Exclude<EnvironmentClass, 'unknown'>;
  weight: number;
  because: string;
}

/** Why a match is not reported: a comment beside it, an entry of the config, or a baseline. */
export interface Allowance {
  by: 'inline' | 'config' | 'baseline';
  reason: string;
}

/** A detector's hit in a Document. The first part names the credential. */
export interface Match {
  detector: string;
  parts: [Part, ...Part[]];
  confidence: Confidence;
  /** Why it is believed (or doubted), in words. */
  evidence: string[];
  place: Place;
  facts: Facts;
  signals: Signal[];
  /** Where the parts stand in the text, in bytes, when all of them stand there as they are. */
  spans?: [number, number][];
  /** The text of the line it begins on, if the config's entries need it. */
  line?: Secret;
  allowed?: Allowance;
}

/** One secret, however often seen. */
export interface Credential {
  /** Stable across machines, line moves and versions. It is no function of a weak value. */
  fingerprint: string;
  kind: string;
  label: string;
  /** A form that tells kinds apart and reveals nothing that helps to use it. */
  masked: string;
  confidence: Confidence;
  evidence: string[];
  places: Place[];
  environment: { class: EnvironmentClass; signals: Signal[] };
  /** What it seems to be for, from the name it is stored under. */
  purpose?: string;
  facts: Facts;
  /** What its holder can do. */
  authority?: Authority;
  /** Id of the profile of the job it is for. */
  profile?: Known<string>;
  parts: [Part, ...Part[]];
  /** True when the value may have been chosen by a person and could be guessed. */
  weak: boolean;
}

/** A rule's judgement. Without a credential it speaks of a place, e.g. a file that should not be there. */
export interface Finding {
  rule: string;
  severity: Severity;
  confidence: Confidence;
  message: string;
  evidence: string[];
  remedy: string;
  /** Fingerprint of the credential it speaks of. */
  credential?: string;
  places: Place[];
  /** Against an earlier report, when one was given. */
  change?: 'new' | 'worse' | 'unchanged';
}

export type SkipReason =
  | 'binary'
  | 'too-large'
  | 'unreadable'
  | 'vanished'
  | 'special-file'
  | 'symlink'
  | 'archive-limit'
  | 'archive-damaged'
  | 'timed-out'
  | 'unparsable'
  | 'repository'
  | 'damaged'
  | 'promised'
  | 'shallow'
  | 'excluded'
  | 'limit'
  | 'failed';

/** Reasons that leave nothing unknown: the content is no text, or is read under another name, or the user said so. */
const HARMLESS: readonly SkipReason[] = ['binary', 'special-file', 'symlink', 'excluded', 'vanished'];

/** Something that was not read, or not wholly. */
export interface Skip {
  path: string;
  reason: SkipReason;
  detail: string;
}

/** True when the skip leaves content unexamined that might hold a secret. */
export const leavesUnknown = (skip: Skip): boolean => !HARMLESS.includes(skip.reason);

export interface Stats {
  files: number;
  bytes: number;
  binary: number;
  archives: number;
}

/** A match that was found and is not reported, and why. */
export interface Suppressed extends Allowance {
  kind: string;
  place: Place;
}

/** One read-only call to an issuer. */
export interface Asked {
  host: string;
  method: string;
  path: string;
  status: number;
}

/** One credential an agent would hold, however often it is stored. */
export interface Reach {
  /** Fingerprint. */
  credential: string;
  severity: Severity;
  /** e.g. `RAILWAY_TOKEN (Railway API token)`. */
  what: string;
  environment: EnvironmentClass;
  /** What it opens, in a few words. */
  resource: string;
  /** The worst its holder can do, in words; with `may` where that is assumed. */
  worst: string;
  /** True when that loses data for good, or gives everything away. */
  destroys: boolean;
  /** What stands between the agent and it, in words. */
  gate: string;
  /** True when nobody is asked before the agent uses it. */
  unasked: boolean;
  /** From 0 (nothing) to 4 (a sandbox of the operating system). */
  protection: number;
}

export type Verdict = 'ready' | 'warnings' | 'not-ready' | 'incomplete';

/** What an agent started here would hold, and whether that is safe. */
export interface Preflight {
  verdict: Verdict;
  /** The answer in one sentence. */
  sentence: string;
  agents: { id: string; label: string; shell: string; because: string }[];
  /** The worst first. */
  reach: Reach[];
  /** What can be used without being read: sockets, agents, keychains. */
  capabilities: { path: string; label: string; capability: string }[];
}

export interface Report {
  schemaVersion: string;
  tool: { name: string; version: string };
  /** What was looked at, as the user named it. */
  sources: { kind: string; target: string; trusted: boolean }[];
  credentials: Credential[];
  findings: Finding[];
  suppressed: Suppressed[];
  skipped: Skip[];
  asked: Asked[];
  /** `commits`: those whose content was searched, when history was. `answers`: those of issuers, when an account of theirs was audited. */
  stats: Stats & { commits?: number; answers?: number };
  /** Only of `keyreach preflight`. */
  preflight?: Preflight;
  /** Findings of the earlier report that are gone, when one was given. */
  fixed?: Finding[];
}

/** A fault the user can mend: shown as one line, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
