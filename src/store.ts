/**
 * What a credential store is: where a tool keeps what it logs in with. One file a tool, in stores/.
 * Part of the definitions: opens no file and runs nothing; a store's `fields` is handed what was read.
 */

/** Systems whose paths differ. `all` holds for every one of them. */
export type Platform = 'linux' | 'darwin' | 'win32';
/**
 * Paths by system. They begin with `~/` (home), `{config}/` (XDG_CONFIG_HOME; on macOS and Windows the same unless listed apart), `{data}/`,
 * `{cache}/`, `{state}/`, `{runtime}/`, `{support}/` and `{preferences}/` (macOS: ~/Library/…), `{appdata}/`, `{localappdata}/`
 * (Windows), or `/`. `*` stands for one part of a path, `**` for several.
 */
export type Paths = Partial<Record<Platform | 'all', string[]>>;

export interface StoreFile {
  paths: Paths;
  /**
   * A variable that moves it: its value is the file, a list of files, or the folder the file lies in (then the path's last part is appended, or
   * `rest`). It takes the place of `paths`.
   */
  moved?: { by: string; to: 'file' | 'files' | 'folder'; rest?: string }[];
  /**
   * How it is read. `fields`: parsed by `format`, and `fields` names what is secret in it. `text`: searched as any file is (shell
   * history, dotenv files). `presence`: that it is there is all that is told; it is never opened.
   */
  read: 'fields' | 'text' | 'presence';
  format?: 'json' | 'yaml' | 'toml' | 'ini' | 'netrc' | 'lines';
  /** What is secret in it. Pure; gets plain data of any shape and throws nothing. */
  fields?(content: unknown): Stored[];
  /** Widest mode it should have. Default 0o600. 0 for a file whose mode tells nothing. */
  mode?: number;
  /** What can be done with what cannot be read as text, e.g. `is root on this machine`. For `presence`. */
  capability?: string;
}

/** A secret in a store. */
export interface Stored {
  /** Where in the file, e.g. `user.accessToken`. */
  key: string;
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
}

export const defineStore = (store: Store): Store => store;
