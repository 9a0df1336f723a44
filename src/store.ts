/**
 * What a credential store is: where a tool keeps what it logs in with. One file a tool, in stores/.
 * Part of the definitions: opens no file and runs nothing; a store's `fields` is handed what was read.
 */
import type { Fake } from './kit.ts';

/** Systems whose paths differ. `all` holds for every one of them. */
export type Platform = 'linux' | 'darwin' | 'win32';
/**
 * Paths by system. They begin with `~/` (home), `{config}/` (XDG_CONFIG_HOME and ~/.config, on every system), `{data}/`, `{cache}/`,
 * `{state}/`, `{runtime}/` (the same by XDG's other variables), `{support}/` and `{preferences}/` (macOS: ~/Library/…), `{appdata}/`,
 * `{localappdata}/` (Windows), `{above}/` (each folder above the project, up to the home folder), `{beside}/` (each folder beside the
 * project), `{project}/` (for what is no file of the project: `.git/config`), or `/`. A template that the system does not have stands
 * for no path. `*` stands for characters of one part of a path, `**` as a whole part for several folders or none.
 */
export type Paths = Partial<Record<Platform | 'all', string[]>>;

/**
 * A variable that moves it: its value is the file, a list of files, or the folder the file lies in (then the path's last part is
 * appended, or `rest`, which may hold `*`). What lies at the usual place is looked at too: it can be read all the same.
 */
export interface Moved {
  by: string;
  to: 'file' | 'files' | 'folder';
  rest?: string;
}

export type Format = 'json' | 'yaml' | 'toml' | 'ini' | 'xml' | 'netrc' | 'lines';

export interface StoreFile {
  paths: Paths;
  moved?: Moved[];
  /** Names of files that `*` stands for and that are none of it. */
  except?: RegExp;
  /**
   * How it is read. `fields`: parsed by `format`, and `fields` names what is secret in it; where that is nothing, it is searched as any
   * file is. `text`: searched as any file is (shell history, dotenv files). `presence`: that it is there is all that is told; it is never
   * opened.
   */
  read: 'fields' | 'text' | 'presence';
  format?: Format;
  /** What is secret in it. Pure; gets plain data of any shape and throws nothing. */
  fields?(content: unknown): Stored[];
  /**
   * What can be done with a secret that the tool keeps elsewhere (a keyring, a helper program) when the file says that it does. Pure, as
   * `fields` is.
   */
  elsewhere?(content: unknown): string | undefined;
  /** Widest mode it should have. Default 0o600. 0 for a file whose mode tells nothing. */
  mode?: number;
  /** What can be done with what cannot be read as text, e.g. `is root on this machine`. For `presence`. */
  capability?: string;
  /** How many files are read at most, the newest first. Default 100. */
  most?: number;
}

/** A secret in a store. */
export interface Stored {
  /** Where in the file, e.g. `user.accessToken`. */
  key: string;
  /** As it stands in the file: references, empty strings and placeholders are sorted out later. */
  value: string;
  /** Detector whose kind it is. Absent: what its form tells, else an unknown secret of the tool. */
  kind?: string;
  /** Further parts of the kind by name, e.g. the id of a key pair. */
  parts?: Record<string, string>;
  /** ISO 8601. */
  expires?: string;
  /** Who it is: a user, an account, a profile. No secret. */
  identity?: string;
  /** Words that tell the environment: a profile's, context's, project's or environment's name. */
  about?: string[];
  host?: string;
}

/** A file as the tool writes it, with generated values, and what must be seen in it. */
export interface StoreExample {
  /** As in `paths`, without `*`. */
  path: string;
  /** Default `linux`. */
  platform?: Platform;
  text: string;
  finds: { value: string; kind?: string; key?: string; identity?: string; host?: string; expires?: string; environment?: string }[];
}

export interface Store {
  /** Lower case with dashes; never changes. */
  id: string;
  /** e.g. `Railway CLI`. */
  label: string;
  /** The page that says where it keeps them. */
  docs: string;
  /** The day that was checked at its source, ISO 8601; absent: it was not. */
  checked?: string;
  files: StoreFile[];
  /** One for each way it keeps a secret. */
  examples(fake: Fake): StoreExample[];
}

export const defineStore = (store: Store): Store => store;
