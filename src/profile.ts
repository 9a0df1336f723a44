/**
 * What a profile is: the least privilege one job needs. The profiles themselves are data, in profiles/; users write their own in the
 * config. Their form is published as profiles/profile.schema.json. Part of the model: judges nothing.
 */
import type { Breadth, Reach } from './grants.ts';
import type { EnvironmentClass } from './model.ts';

/** Something the job needs. */
export interface Needed {
  /** Patterns of detectors' ids (`railway-*`). For kinds that some entry names, only such entries count; the others are for all other kinds. */
  kinds?: string[];
  /** Patterns of actions as the issuer calls them, without regard to case. Absent: any action, so that reach and breadth decide. */
  actions?: string[];
  /** Patterns of resources as the issuer names them. Absent: any. */
  resources?: string[];
  /** At most. Absent only with named actions: as far as those reach. */
  reach?: Reach;
  /** At most. */
  breadth: Breadth;
}

export interface Profile {
  /** Lower case with dashes. */
  id: string;
  /** Who does the job, with an article: `a domain manager`. */
  title: string;
  /** What the job is, and why it needs no more. */
  about: string;
  allow: Needed[];
  /** Patterns of actions nobody in this job needs, whatever `allow` says. */
  never?: string[];
  /** Environments the job is done in. Absent: any. */
  environment?: Exclude<EnvironmentClass, 'unknown'>[];
  /** After how many days its credential should have been replaced. */
  maxAgeDays?: number;
  /** True when a credential for it that never ends is a fault by itself. */
  mustExpire?: boolean;
  /** From what the job is guessed. Absent: it never is; the config names it. */
  hints?: Hints;
}

/** Each entry is one word, or several that must all occur. */
export interface Hints {
  /** Words of the name it is stored under. */
  names: string[];
  /** Words of the file's name and its folder. */
  places?: string[];
  /** Patterns of kinds the guess is made for. Absent: all. */
  kinds?: string[];
}
