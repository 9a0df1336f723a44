/**
 * What a repair is: a file as it would be, a file's mode, or a step that only a person can take.
 */

/** A file's text before and after. `path` as reports show it. */
export interface Change {
  path: string;
  absolute: string;
  /** Empty for a file that is not there yet. */
  before: string;
  after: string;
  because: string[];
  /** Values that must not be shown in a diff. */
  hidden: string[];
}

/** Permission bits that are too wide. */
export interface ModeChange {
  path: string;
  absolute: string;
  from: number;
  to: number;
}

export interface Plan {
  changes: Change[];
  modes: ModeChange[];
  /** For databases in reach: a user of the agent's own, as SQL. */
  statements: string[];
  /** In the order in which they should be taken. */
  steps: string[];
  /** What could not be planned, and why. */
  left: string[];
}
