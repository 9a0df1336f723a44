/**
 * What a check is: a judgement of a project or a machine as an agent started there would find it. One file a check, in src/checks/.
 * Part of the definitions; a rule judges credentials alone, a check what stands round them.
 */
import type { Agent, Gate, Settings } from './agent.ts';
import type { Detector } from './define.ts';
import type { Credential, Finding, Severity, Tracking } from './model.ts';

/** Of what a check speaks: files of the project, which travel with it, or this machine. */
export type Scope = 'project' | 'machine';

/** A file of the project. */
export interface ProjectFile {
  /** Relative to the project's root, with forward slashes. */
  path: string;
  tracking: Tracking;
}

/** The project as checks read it. */
export interface Project {
  /** Absolute. */
  root: string;
  files: readonly ProjectFile[];
  /** The text of a file of `files`; undefined when it is larger than a mebibyte, no text, or gone. What is read once is kept. */
  text(path: string): string | undefined;
}

/** A store's file that is there. */
export interface StoreSeen {
  store: string;
  label: string;
  /** As reports show it: `~/.aws/credentials`. */
  path: string;
  /** Absolute, with forward slashes. */
  absolute: string;
  /** Permission bits; undefined where the system has none. */
  mode?: number;
  /** The widest mode it should have; 0: any. */
  widest: number;
  /** What can be done with it, for what is not opened and for secrets that it says are kept elsewhere. */
  capability?: string;
  /** Whether this user may write to it; for sockets, which are as good as what takes their orders. */
  writable?: boolean;
}

/** An agent with its settings and what they come to. */
export interface AgentSeen {
  agent: Agent;
  settings: readonly Settings[];
  gate: Gate;
}

export interface World {
  credentials: readonly Credential[];
  detectors: ReadonlyMap<string, Detector>;
  /** The agents the run is about. */
  agents: readonly AgentSeen[];
  stores: readonly StoreSeen[];
  project: Project;
  /** The moment of the run, in milliseconds since the epoch. */
  now: number;
}

export interface Check {
  /** Lower case with dashes; never changes. */
  id: string;
  title: string;
  /** Two or three sentences: what it means and why it matters. */
  help: string;
  /** The usual severity, for reports that list checks. */
  severity: Severity;
  scope: Scope[];
  judge(world: World): Finding[];
}

export const defineCheck = (check: Check): Check => check;
