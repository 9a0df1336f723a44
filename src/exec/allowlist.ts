/**
 * What environment a program is started with: names known to be harmless, its own keys, the project's `.env.agent`, what the user asks for.
 * Everything else is dropped, whatever it is called. Tells names only; prints nothing and reads no file.
 */
import { printable } from '../printable.ts';

/** Harmless on every system. Each `LC_` name is listed: sshd is often told to accept `LC_*`, so that people pass tokens in it. */
const NAMES = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD', 'HOSTNAME', 'TMPDIR', 'TZ', 'CI', 'EDITOR', 'VISUAL', 'PAGER'],
  ...['LANG', 'LANGUAGE', 'LC_ALL', 'LC_ADDRESS', 'LC_COLLATE', 'LC_CTYPE', 'LC_IDENTIFICATION', 'LC_MEASUREMENT', 'LC_MESSAGES', 'LC_MONETARY'],
  ...['LC_NAME', 'LC_NUMERIC', 'LC_PAPER', 'LC_TELEPHONE', 'LC_TIME'],
  ...['TERM', 'TERMINFO', 'TERMINFO_DIRS', 'TERM_PROGRAM', 'TERM_PROGRAM_VERSION', 'COLORTERM', 'COLUMNS', 'LINES'],
  ...['NO_COLOR', 'FORCE_COLOR', 'CLICOLOR', 'CLICOLOR_FORCE'],
  ...['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_DIRS', 'XDG_DATA_DIRS'],
  // Public certificates a company's network may need.
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'AWS_CA_BUNDLE', 'GIT_SSL_CAINFO'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'],
];

/** Without these, programs do not start on Windows, where the case of a name does not matter. */
const WINDOWS_NAMES = [
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP', 'OS', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE'],
  ...['USERPROFILE', 'USERNAME', 'USERDOMAIN', 'COMPUTERNAME', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'ALLUSERSPROFILE'],
  ...['PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'COMMONPROGRAMFILES', 'PSMODULEPATH'],
];

/** A proxy's address may hold a login. */
const HAS_LOGIN = /\/\/[^/]*@|^[^/]*:[^/]*@/;

export interface Wanted {
  /** The environment keyreach was started with. */
  inherited: Readonly<Record<string, string | undefined>>;
  /** Names the user asks for. */
  keep: readonly string[];
  /** Variables the program logs in with. */
  keys: readonly string[];
  /** What the project's `.env.agent` sets. */
  file: Readonly<Record<string, string>>;
  /** What keyreach sets: pointers to nowhere, and its mark. A name the user asks for is left as it was. */
  set: Readonly<Record<string, string>>;
  platform: NodeJS.Platform;
}

export interface Environment {
  env: Record<string, string>;
  /** Names, sorted: by the list, the program's keys, by request, of the file, set by keyreach, dropped; and asked for but not there. */
  listed: string[];
  keys: string[];
  asked: string[];
  filed: string[];
  set: string[];
  dropped: string[];
  missing: string[];
}

/** The environment to start with, and by which way each name got into it. The user's word outweighs the file's, the file's that of all else. */
export function sanitise({ inherited, keep, keys, file, set, platform }: Wanted): Environment {
  const fold = (name: string): string => (platform === 'win32' ? name.toUpperCase() : name);
  const allowed = new Set([...NAMES, ...(platform === 'win32' ? WINDOWS_NAMES : [])].map(fold));
  const [kept, own] = [keep, keys].map((names) => new Set(names.map(fold))) as [Set<string>, Set<string>];
  const result: Environment = { env: {}, listed: [], keys: [], asked: [], filed: [], set: [], dropped: [], missing: [] };
  // One name, one value: what comes later takes the place of what came before, in any case where case does not matter.
  const put = (name: string, value: string): void => {
    for (const other of Object.keys(result.env)) if (other !== name && fold(other) === fold(name)) delete result.env[other];
    result.env[name] = value;
  };
  const asked = new Set<string>();
  const overridden = new Set([...Object.keys(set), ...Object.keys(file)].map(fold));
  for (const [name, value] of Object.entries(inherited)) {
    if (value === undefined) continue;
    const folded = fold(name);
    if (kept.has(folded)) {
      result.asked.push(name);
      asked.add(folded);
    } else if (overridden.has(folded)) {
      // Replaced below; where it led is told by the list of what is set.
      continue;
    } else if (own.has(folded)) result.keys.push(name);
    else if (allowed.has(folded) && !(/_PROXY$/i.test(name) && HAS_LOGIN.test(value))) result.listed.push(name);
    else {
      result.dropped.push(name);
      continue;
    }
    put(name, value);
  }
  for (const [names, values] of [
    [result.set, set],
    [result.filed, file],
  ] as const)
    for (const [name, value] of Object.entries(values)) {
      if (asked.has(fold(name))) continue;
      put(name, value);
      names.push(name);
    }
  result.missing = keep.filter((name) => !asked.has(fold(name)));
  for (const names of [result.listed, result.keys, result.asked, result.filed, result.set, result.dropped]) names.sort();
  return result;
}

const list = (names: readonly string[]): string => names.map(printable).join(', ') || 'nothing';

/** What happened to whom, in lines; names only. */
export function told(e: Environment, program: string, file: string | undefined): string[] {
  return [
    `keeps ${list(e.listed)}`,
    ...(e.keys.length ? [`keeps ${list(e.keys)}: keys of ${printable(program)}`] : []),
    ...(e.filed.length ? [`takes ${list(e.filed)} from ${printable(file ?? '')}`] : []),
    ...(e.asked.length ? [`keeps ${list(e.asked)}: asked for by --keep`] : []),
    ...(e.missing.length ? [`finds no ${list(e.missing)} to keep`] : []),
    `sets ${list(e.set)}`,
    `drops ${list(e.dropped)}`,
  ];
}
