/**
 * What a coding agent is: where its settings lie, and what they let it do without asking. One file an agent, in agents/.
 * Part of the definitions: opens no file and starts nothing; an agent's `read` is handed what was read.
 */
import type { Severity } from './model.ts';
import type { Moved, Paths, Platform } from './store.ts';

/** Who wrote a settings file: an administrator, the user, the project, the user in this project alone. */
export type Layer = 'managed' | 'user' | 'project' | 'local';

export type SettingsFormat = 'json' | 'jsonc' | 'toml' | 'yaml' | 'text';

export interface SettingsPlace {
  layer: Layer;
  /** What it is among the agent's files, where it has several kinds: `mcp`, `policy`, `ignore`. Absent: its settings. */
  role?: string;
  format: SettingsFormat;
  /**
   * As in a store; those of the layers project and local are relative to the project's root. Of several files that a `*` stands for, the
   * last by name is the strongest.
   */
  paths: Paths;
  /** A variable that moves it; then the usual place counts no more. */
  moved?: Moved;
  /** For a file that other tools write too: keys that tell this agent is in use. Absent: that the file is there tells it. */
  shared?: RegExp;
}

/** A settings file that is there. */
export interface Settings {
  layer: Layer;
  role?: string;
  /** As reports show it: `~/.claude/settings.json`, `.mcp.json`. */
  path: string;
  /** Absolute, with forward slashes. */
  absolute: string;
  /** Parsed; undefined when it could not be, which `why` tells. */
  value: unknown;
  text: string;
  why?: string;
}

/** Where a statement stands. `line` counts from 1. */
export interface Said {
  path: string;
  key?: string;
  line?: number;
}

/**
 * What stands between an agent and a file. 0: nothing. 1: an ignore file, which no shell obeys. 2: a rule for its own file tools. 3: a rule
 * its shell tool parses commands for. 4: a sandbox of the operating system.
 */
export type Protection = 0 | 1 | 2 | 3 | 4;

/** Something in the settings that takes a gate away, or a gate that is none. */
export interface Risk {
  /** Id of the check that reports it. */
  check: string;
  severity: Severity;
  message: string;
  evidence: string[];
  remedy: string;
  said: Said;
}

/** A server of the Model Context Protocol that the agent would start or call. No value that may be a secret is kept, only where it stands. */
export interface McpServer {
  name: string;
  said: Said;
  command?: string;
  /** With everything that may be a secret blotted out. */
  args: string[];
  /** Without user, password and what else may be a secret. */
  url?: string;
  /** Names of variables, headers and arguments whose value stands in the file in clear and is likely a secret. */
  literals: string[];
  /** What tells with what it is connected: its name, hosts, databases, profiles. */
  about: string[];
  /** True when it is configured, but switched off. */
  disabled: boolean;
}

export interface Gate {
  /** What its shell runs without a prompt: all commands, some of them, none. */
  shell: 'everything' | 'some' | 'asks' | 'unknown';
  /** Why, in words and by the setting: `permissions.defaultMode is bypassPermissions`. */
  because: string;
  said?: Said;
  /** The commands that run without a prompt, as the settings write them. */
  allowed: string[];
  /** What stands between the agent and a file. @param path absolute, with forward slashes */
  protects(path: string): { level: Protection; because: string };
  /** Whether programs it starts get the whole environment. `partly`: some secrets are taken out, by name. */
  environment: 'inherited' | 'partly' | 'scrubbed' | 'unknown';
  /** Whether the commands that run without a prompt reach the network: what does not, cannot use most credentials. */
  network: 'open' | 'asks' | 'closed' | 'unknown';
  risks: Risk[];
  servers: McpServer[];
  /** Settings this file does not know: no statement is made of them. */
  unknown: Said[];
}

export interface Around {
  platform: Platform;
  /** Absolute, with forward slashes. */
  home: string;
  project: string;
  /** What stands before `/` for paths outside of the home folder; for tests. */
  root?: string;
  /** The environment the agent would inherit. Values are looked at, never kept. */
  env: Readonly<Record<string, string | undefined>>;
}

/** A change of a settings file: `remedy` in a form that can be written. */
export interface Edit {
  /** As in `Settings.path`; need not exist yet. */
  path: string;
  format: SettingsFormat;
  /** Values to set or lists to lengthen, by key path. What is there already is not written twice. New keys come last, which some agents heed. */
  set: { key: (string | number)[]; value: unknown; how: 'replace' | 'append' }[];
  /** For text: lines to add. */
  lines?: string[];
  because: string;
}

export interface Agent {
  /** Lower case with dashes. */
  id: string;
  label: string;
  docs: string;
  /** The day the rules below were checked at their source, ISO 8601; of which version, where that matters. */
  checked: string;
  version?: string;
  /** In the order of their force, the strongest first. */
  settings: SettingsPlace[];
  /** Files and folders that tell it is in use here, beside its settings. */
  traces?: Paths;
  /** Options of its command line that take all gates away. */
  flags?: string[];
  /** Variables that are set in whatever runs inside it. */
  inside: string[];
  /** Variables it logs in with, which it is left when it is started with a clean environment. */
  keys: string[];
  /** Program names that start it, for `keyreach exec`. */
  programs: string[];
  /** Pure, and throws nothing. Settings come in the order of their force, the strongest first; those of a broken file have no value. */
  read(settings: readonly Settings[], around: Around): Gate;
  /** Edits that keep it from those files (absolute paths) in the layer that binds it, and that close its risks. Pure. */
  protect?(files: readonly string[], settings: readonly Settings[], around: Around): Edit[];
}

export const defineAgent = (agent: Agent): Agent => agent;
