/**
 * The nouns of the configuration: what a config file, a peer's file and a baseline become once read. Plain data throughout,
 * so that it can be sent to a worker. Never reads a file and never compiles a pattern.
 */
import type { StaleLimits } from '../define.ts';
import type { EnvironmentClass, Secret, Severity } from '../model.ts';
import type { Profile } from '../profile.ts';

/** A credential kind the user describes. The pattern has RE2's syntax; one of the anchors must lie in or near each value. */
export interface CustomDetector {
  id: string;
  label: string;
  /** Empty: taken from the pattern. */
  anchors: string[];
  pattern: string;
  /** Number of the group that holds the value. Default: the group named `secret`, else the first that matched, else all. */
  secretGroup?: number;
  severity?: Severity;
  entropy?: number;
  docs?: string;
  /** RE2 pattern a path must match. */
  path?: string;
  /** Whose rule it is, when a peer's file brought it. */
  peer?: string;
  /** Where it is written, for messages. */
  origin: string;
}

/** One thing that must hold of a match. Patterns are RE2; a test with several patterns or words holds if one of them does. */
export type Test =
  | { on: 'fingerprint'; is: string }
  | { on: 'kind'; in: string[] }
  | { on: 'rule'; is: string }
  | { on: 'glob'; globs: string[] }
  | { on: 'path' | 'value' | 'line' | 'excerpt'; patterns: string[] }
  | { on: 'words'; words: string[] }
  | { on: 'commit'; commits: string[] }
  | { on: 'spot'; line: number }
  | { on: 'sha1'; hash: string; line?: number }
  | { on: 'never' };

/** The one form in which allowances are held, wherever they were written. */
export interface AllowRule {
  reason: string;
  /** Where it is written, for messages: `keyreach.config.yaml: allow[2]`. */
  origin: string;
  /** `2027-01-31`: the last day (UTC) on which it allows. */
  expires?: string;
  /** The one path it speaks of, if so; lets a file with thousands of entries be looked up. */
  at?: string;
  /** Detectors it is limited to; a name ending in `*` stands for all that begin so. */
  kinds?: string[];
  /** Whether all tests must hold, or one. */
  need: 'all' | 'any';
  tests: Test[];
}

/** What a peer's file says, in our terms. */
export interface Imported {
  file: string;
  allow: AllowRule[];
  detectors: CustomDetector[];
  /** What could not be taken over, in words. */
  notes: string[];
}

export interface EnvironmentEntry {
  match: string;
  class: EnvironmentClass;
}

/** What the user says of some credentials. All conditions of `match` must hold. */
export interface CredentialEntry {
  match: {
    /** Pattern of detectors' ids. */
    kind?: string;
    /** Pattern of the names it is stored under. */
    name?: string;
    /** Gitignore-style pattern of paths. */
    path?: string;
    fingerprint?: string;
  };
  /** Id of the profile of its job. */
  profile: string;
}

/** One thing `keyreach audit` walks. Exactly one of scan, preflight, database, github and aws says what it is. */
export interface Target {
  name: string;
  scan?: string[];
  history?: boolean;
  preflight?: string;
  scope?: 'machine' | 'project';
  database?: string;
  github?: string;
  baseUrl?: string;
  tokenEnv?: string;
  clone?: boolean;
  aws?: boolean;
  profile?: string;
  authorizationDetails?: string;
  credentialReport?: string;
  withReport?: string;
  online?: string;
}

/** The whole configuration. A value: nothing changes it after it was read. */
export interface Config {
  /** The file it came from, as the user knows it. */
  readonly file?: string;
  readonly failOn: Severity;
  /** Gitignore-style patterns, relative to the report's root. */
  readonly exclude: readonly string[];
  readonly includeIgnored: boolean;
  /** In bytes. Absent: the sources' own limit. */
  readonly maxFileSize?: number;
  readonly allow: readonly AllowRule[];
  readonly disable: readonly string[];
  readonly detectors: readonly CustomDetector[];
  readonly environments: readonly EnvironmentEntry[];
  readonly credentials: readonly CredentialEntry[];
  /** The user's own, beside the built-in ones. */
  readonly profiles: readonly Profile[];
  readonly stale: StaleLimits;
  readonly targets: readonly Target[];
  readonly imports: readonly Imported[];
  /** Absolute path of the baseline. */
  readonly baseline?: string;
}

/** As much of a match as allowances look at. */
export interface Allowable {
  detector: string;
  path: string;
  value: Secret;
  fingerprint?: string;
  /** The text of the line it begins on. */
  line?: string;
  rule?: string;
  startLine?: number;
  endLine?: number;
  commit?: string;
}
