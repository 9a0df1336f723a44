/**
 * Servers of the Model Context Protocol as agents' settings name them, in all the spellings of their files. Starts none, calls none,
 * and keeps no value of a variable, header or argument that may be a secret.
 */
import type { McpServer, Settings } from '../agent.ts';
import { at, entries, list, text } from '../store-kit.ts';
import { blotted, holdsLogin, isReference, isTelling, looksSecret } from './blot.ts';
import { said } from './layers.ts';

const ENVIRONMENTS = ['env', 'environment', 'envs'];
const HEADERS = ['headers', 'http_headers', 'requestInit'];
const ADDRESSES = ['url', 'httpUrl', 'serverUrl', 'uri', 'endpoint'];

/** The servers under a key of one file, which holds them by name; `path` is empty where the whole file does. */
export function serversIn(from: Settings, ...path: string[]): McpServer[] {
  return entries(from.value, ...path)
    .slice(0, 500)
    .flatMap(([name, value]) => (typeof value === 'object' && value !== null ? [server(from, name, value, [...path, name])] : []));
}

/** The servers of several files. */
export const serversOf = (settings: readonly Settings[], ...path: string[]): McpServer[] => settings.flatMap((from) => serversIn(from, ...path));

/** One server; `name` may be told apart from where it stands. */
export function server(from: Settings, name: string, value: unknown, path: (string | number)[]): McpServer {
  const texts = (v: unknown): string[] => list(v).filter((i): i is string => typeof i === 'string');
  // `command` may hold program and arguments in one list, or in an object with `path`.
  const command = at(value, 'command') ?? at(value, 'cmd');
  const words = typeof command === 'object' && !Array.isArray(command) ? [...texts(at(command, 'path')), ...texts(at(command, 'args'))] : texts(command);
  const args = [...words.slice(1), ...texts(at(value, 'args'))];
  const url = ADDRESSES.map((key) => text(value, key)).find((u) => u !== undefined);
  const literals = new Set<string>();
  const about = new Set<string>([name]);
  for (const map of [...ENVIRONMENTS, ...HEADERS])
    for (const [key, v] of [...entries(value, map), ...entries(value, map, 'headers')]) {
      if (typeof v !== 'string') continue;
      if (isSecret(key, v)) literals.add(key);
      if (/read[-_]?only/i.test(key) && /^(?:true|1|yes|on)$/i.test(v)) about.add('read-only');
      for (const word of tells(key, v)) about.add(word);
    }
  args.forEach((arg, i) => {
    const before = args[i - 1] ?? '';
    const [key, ...rest] = arg.split('=');
    const own = rest.join('=');
    if (holdsLogin(arg) || looksSecret(arg)) literals.add(`args[${i}]`);
    else if (own !== '' && /^-*[\w-]+$/.test(key as string) && isSecret(key as string, own)) literals.add(`args[${i}]`);
    else if (/^--?[\w-]+$/.test(before) && isTelling(before) && !arg.startsWith('-') && !isReference(arg)) literals.add(`args[${i}]`);
    for (const word of tells(before, arg)) about.add(word);
  });
  if (url !== undefined) {
    const query = [...url.matchAll(/[?&]([\w.-]+)=([^&#]+)/g)];
    if (holdsLogin(url) || query.some((m) => isSecret(m[1] as string, m[2] as string))) literals.add('url');
    for (const word of tells('url', url)) about.add(word);
  }
  const plain = url === undefined ? undefined : blotted(url.replace(/:\/\/[^/\s@]*@/, '://'));
  return {
    name: blotted(name),
    said: said(from, ...path),
    ...(words[0] === undefined ? {} : { command: blotted(words[0]) }),
    args: args.map((arg, i) => (literals.has(`args[${i}]`) ? '…' : blotted(arg))),
    ...(plain === undefined ? {} : { url: plain }),
    literals: [...literals],
    about: [...about].map((word) => blotted(word).slice(0, 200)),
    disabled: at(value, 'disabled') === true || at(value, 'enabled') === false,
  };
}

const isSecret = (name: string, value: string): boolean => !isReference(value) && ((isTelling(name) && value.length > 3) || looksSecret(value));

/** Hosts and databases of addresses, and the values of variables that name a profile, project or environment. */
function tells(name: string, value: string): string[] {
  const address = /^[a-z][\w+.-]*:\/\/(?:[^/\s@]*@)?([\w.-]+)(?::\d+)?(?:\/([\w.-]*))?/i.exec(value);
  if (address) return [address[1] ?? '', address[2] ?? ''].filter(Boolean);
  // NODE_ENV is a switch of builds, and says production everywhere.
  if (isTelling(name) || isReference(value) || value.length > 100 || name === 'NODE_ENV') return [];
  return /(?:^|[-_])(?:env|environment|profile|project|project[-_]?ref|context|database|db|dbname|host|hostname|cluster|namespace|stage|workspace|region)$/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1_$2'),
  ) || /^[\w.-]+\.[a-z]{2,}$/i.test(value)
    ? [value]
    : [];
}
