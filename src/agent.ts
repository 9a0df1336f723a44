/**
 * What a coding agent is: where its settings lie, and what they let it do without asking. One file an agent, in agents/.
 * Part of the definitions: opens no file and starts nothing; an agent's `read` is handed what was read.
 */
import type { Severity } from './model.ts';
import type { Paths, Platform } from './store.ts';

/** Who wrote a settings file, the weakest word last: an administrator, the user, the project, the user in this project alone. */
export type Layer = 'managed' | 'user' | 'project' | 'local';

export interface SettingsPlace {
  layer: Layer;
  format: 'json' | 'jsonc' | 'toml' | 'yaml' | 'text';
  /** As in a store; those of the layers project and local are relative to the project's root. */
  paths: Paths;
  /** A variable that names the folder (`CLAUDE_CONFIG_DIR`) in whose stead the first folder of `paths` stands. */
  moved?: string;
}

/** A settings file that is there. */
export interface Settings {
  layer: Layer;
  /** As reports show it: `~/.claude/settings.json`, `.mcp.json`. */
  path: string;
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

/** A server of the Model Context Protocol that the agent would start or call. Values are not kept, only where they stand. */
export interface McpServer {
  name: string;
  said: Said;
  command?: string;
  args: string[];
  url?: string;
  /** Names of variables and headers whose value stands in the file in clear. */
  literals: string[];
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
  /** Whether programs it starts get the whole environment. */
  environment: 'inherited' | 'scrubbed' | 'unknown';
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
  /** The environment the agent would inherit. Values are looked at, never kept. */
  env: Readonly<Record<string, string | undefined>>;
}

/** A change of a settings file: `remedy` in a form that can be written. */
export interface Edit {
  /** As in `Settings.path`; need not exist yet. */
  path: string;
  format: 'json' | 'jsonc' | 'toml' | 'yaml' | 'text';
  /** Values to set or lists to lengthen, by key path. What is there already is not written twice. */
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
  settings: SettingsPlace[];
  /** Variables that are set in whatever runs inside it. */
  inside: string[];
  /** Variables it logs in with, which it is left when it is started with a clean environment. */
  keys: string[];
  /** Program names that start it, for `keyreach exec`. */
  programs: string[];
  /** Pure. Settings come in the order of their force, the strongest first. */
  read(settings: readonly Settings[], around: Around): Gate;
  /** Edits that keep it from those files (absolute paths) in the layer that binds it, and that close its risks. Pure. */
  protect?(files: readonly string[], settings: readonly Settings[], around: Around): Edit[];
}

export const defineAgent = (agent: Agent): Agent => agent;
