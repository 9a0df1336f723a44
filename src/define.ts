/**
 * What a detector, rule, source and report are.
 * Imports the model (and, for types, the kit); knows none of the things on the shelves and none of the steps.
 */
import type { Fake } from './kit.ts';
import type { Confidence, Credential, Document, Facts, Finding, Report, Severity, Skip, Tracking } from './model.ts';
import type { Profile } from './profile.ts';
import type { Stored } from './store.ts';

/** The parts of a candidate by name, as raw text. Only detectors see this; nothing of it may end up in a fact. */
export type Parts = Record<string, string>;

/**
 * A value with a look of its own. One of `anchors` must occur; the pattern is tried only in a window round it. The window ends with the
 * anchor's line, unless the pattern itself can match a line end (`\s`, `\n`, a negated class outside of look-arounds): most can not, and
 * then what one line tells need not be asked again in the next version of the file.
 * With `before` 0 the pattern must match exactly where the anchor begins; else it may begin up to `before` bytes earlier
 * and must contain the anchor. Named groups become parts; without groups the whole match is the part `secret`.
 */
export interface Look {
  /** ASCII literals, at least three bytes long. One in lower case is found in any case, one with capitals exactly as it is. */
  anchors: string[];
  /** Tried on bytes read as Latin-1. No `g`, `y` or `d` flag. */
  pattern: RegExp;
  /** Bytes the pattern may reach before the anchor. Default 0. */
  before?: number;
  /** Bytes the pattern may reach beyond the anchor's beginning. */
  after: number;
  /** Default `high`. */
  confidence?: Confidence;
  /** True when letters or digits may touch the value. Default false: it stands alone. */
  touching?: boolean;
}

/** A value known by the name it is stored under (`HEROKU_API_KEY=…`), in any syntax keyreach can read. */
export interface Named {
  /** Literals one of which must occur in the name. */
  anchors: string[];
  /** What the whole name (with its parents, joined by dots) must look like. Default: any with the anchor. */
  name?: RegExp;
  /** What the value must look like, whole. */
  value: RegExp;
  /** True when name and value must also pass the general judgement of what is likely a secret. */
  judged?: boolean;
  /** Default `medium`. */
  confidence?: Confidence;
}

/** For what no single pattern tells: reads a window round an anchor and returns offsets in it. */
export interface Locate {
  anchors: string[];
  /** True when the window ends with the anchor's line. */
  line?: boolean;
  before: number;
  after: number;
  /** @param text the window, read as Latin-1 @param at where the anchor begins in it */
  locate(text: string, at: number): Span[] | undefined;
  confidence?: Confidence;
}

/** A part's place in a window. */
export interface Span {
  name: string;
  start: number;
  end: number;
  /** The value, where it is not just the text of the range (line ends written as `\\n`, say). */
  value?: string;
}

export type Find = Look | Named | Locate;

/** A further part, looked for near the first: the nearest one wins. */
export interface Companion {
  /** The name of the part. */
  name: string;
  /** One group named `part`, or the whole match. No `g`, `y` or `d` flag. */
  pattern: RegExp;
  /** How far away it may lie, in bytes. */
  within: number;
  /** A last check, e.g. that it looks random. */
  accept?(value: string): boolean;
  /** What it means if it is not there: the candidate is dropped, or one step less sure, or nothing (default). */
  missing?: 'drop' | 'doubt';
  /** True when several values may have it in common, as a user's name: then it keeps no other candidate from the text it stands in. */
  shared?: boolean;
}

/** How a leaked credential is taken out of service. */
export interface Revoke {
  /** One sentence in the imperative. */
  how: string;
  url?: string;
  /** What stops working. */
  breaks?: string;
}

/** An example text; a plain string is the content of `notes.txt`. */
export type Example = string | { path: string; text: string };

export interface Examples {
  /** A fake credential from a seeded source: one value, or its parts by name. Never a constant. */
  sample(fake: Fake): string | Parts;
  /** The sample in the syntax it has in the wild. Each must be found, once, as this kind. */
  hits(sample: Parts, fake: Fake): Example[];
  /** Texts that look similar; none may be found as this kind. */
  misses(fake: Fake): Example[];
}

/** Everything known about one kind of credential. */
export interface Detector {
  /** Lower case with dashes. It never changes: baselines and fingerprints name it. */
  id: string;
  /** As the issuer calls it, with the issuer's name. */
  label: string;
  issuer: string;
  /** The issuer's page about this kind. */
  docs: string;
  /** Empty for a kind that only a credential store can tell. */
  find: Find[];
  /** Further parts, looked for near the first. */
  companions?: Companion[];
  /** Names of the parts that together name the credential. Default: the first part alone. */
  identity?: string[];
  /** Names of parts that are no secret in themselves and may be shown in part. */
  identifiers?: string[];
  /** How bad it is when a stranger holds one. Default `high`. */
  severity?: Severity;
  /** Which kind is told when two claim the same text; the more specific one has the higher rank. Default 50. */
  rank?: number;
  /** True when people choose the value, so that it could be guessed. Default false: machines make it. */
  weak?: boolean;
  /** Least Shannon entropy of the secret part, in bits a character. Default 2.5. */
  entropy?: number;
  /** Offline proof or doubt: a checksum, a decodable structure. `undefined`: nothing can be said. */
  verify?(parts: Parts): { ok: boolean; how: string } | undefined;
  /** Names of files that matter to `reject`; folders are not looked at. */
  files?: RegExp;
  /** Rejects what looks right and is not. `file`: whether the file's name is one of `files`. */
  reject?(parts: Parts, context: { name?: string; file: boolean }): boolean;
  /** Whether this kind is reported in a file of that path. Default: in any. */
  paths?(path: string): boolean;
  /** What the credential tells of itself without asking anyone. */
  read?(parts: Parts): Facts;
  revoke: Revoke;
  examples: Examples;
}

export const defineDetector = (detector: Detector): Detector => detector;

/** Judges the inventory. One rule a file. */
export interface Rule {
  id: string;
  /** A few words, e.g. `Secret in a tracked file`. */
  title: string;
  /** Two or three sentences for the rule's help: what it means and why it matters. */
  help: string;
  /** The usual severity, for reports that list rules. */
  severity: Severity;
  /** Rules that say more of the same credential: where one of them speaks as loudly, this one keeps silent. */
  yields?: string[];
  /** Rules beside whose findings about the same credential one of this rule is left out when it is no more than low. */
  hushedBy?: string[];
  /** Paths of files the rule wants to see listed, whatever is in them. */
  files?: RegExp;
  judge(inventory: Inventory): Finding[];
}

/** What the rules may look at. */
export interface Inventory {
  credentials: readonly Credential[];
  detectors: ReadonlyMap<string, Detector>;
  /** The files that rules asked to see. */
  files: readonly { path: string; tracking: Tracking }[];
  /** By id: the jobs credentials can be for. */
  profiles: ReadonlyMap<string, Profile>;
  stale: StaleLimits;
  /** The moment of the run, in milliseconds since the epoch. */
  now: number;
}

/** When a credential counts as stale. */
export interface StaleLimits {
  /** Days after which it should have been replaced, where its profile says nothing else. */
  ageDays: number;
  /** Days without use after which nobody seems to need it. */
  unusedDays: number;
}

export const defineRule = (rule: Rule): Rule => rule;

/** Turns a Report into one text. */
export interface ReportFormat {
  id: string;
  /** One line for `--help`. */
  about: string;
  /** True for text people read, of which nothing is printed when there is nothing to say and they asked for quiet. */
  people?: boolean;
  render(report: Report, context: RenderContext): string | Promise<string>;
}

export interface RenderContext {
  /** Columns of the terminal; 0 when the text does not go to one. */
  width: number;
  colour: boolean;
  /** Findings below this severity are only counted by reports for people. */
  failOn: Severity;
  /** What findings name: rules, and checks. */
  rules: readonly Pick<Rule, 'id' | 'title' | 'help' | 'severity'>[];
  detectors: ReadonlyMap<string, Detector>;
  /** True when people asked for everything, and not for the worst alone. */
  all?: boolean;
}

export const defineReport = (report: ReportFormat): ReportFormat => report;

/** What a source hands to the next step: a file to be read there, content already at hand, or word of what is missing. */
export type Item =
  | { kind: 'file'; absolute: string; where: Document['where'] & { kind: 'file' | 'home' } }
  | { kind: 'content'; document: Document }
  | StoredItem
  | { kind: 'skip'; skip: Skip };

/** A credential store's file that could be parsed, and what is secret in it. */
export interface StoredItem {
  kind: 'stored';
  /** The file's text: known forms beside what is named are looked for in it. */
  document: Document & { where: { kind: 'home' } };
  stored: Stored[];
  /** True when the file says that its secrets are kept elsewhere. */
  elsewhere: boolean;
  /** The store's. */
  label: string;
}

/** A place that yields content. */
export interface Source {
  kind: string;
  /** As the user named it. */
  target: string;
  /** False for a tree that is not the user's own project: what it says about itself is not believed. */
  trusted: boolean;
  items(): AsyncIterable<Item>;
}
