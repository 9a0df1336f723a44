/**
 * What was learnt of a Redis user and its server, as plain data: asked here, judged and mended elsewhere.
 * What the server keeps to itself is tried with ACL DRYRUN, which runs nothing; when that is refused as well, it stays unknown.
 */
import type { Connection } from '../database.ts';
import type { AclUser, Right } from './acl.ts';
import { userOf } from './acl.ts';
import { builtInCommands, type Catalogue, commandsOf, container } from './commands.ts';
import { Refusal, type Reply, utf8 } from './resp.ts';
import type { Session } from './session.ts';

export interface RedisFacts {
  host: string;
  /** As bytes. */
  user: string;
  product: string;
  /** E.g. 70015; 0 when not told. */
  version: number;
  versionText: string;
  /** False when the server knows no users: one password for everything. */
  acl: boolean;
  flags: string[];
  rights: Right[];
  all: boolean;
  unheard: string[];
  /** How the rights are known. */
  by: 'ACL GETUSER' | 'ACL DRYRUN' | 'no ACL' | 'nothing';
  catalogue: Catalogue;
  /** Whether the catalogue is the server's own. */
  own: boolean;
  info: ReadonlyMap<string, string>;
  keys: { database: string; n: number }[];
  settings: ReadonlyMap<string, string>;
  /** Names that are taken, as bytes; nothing when the server would not tell. */
  taken?: Set<string>;
  open: boolean;
  encrypted: boolean;
}

const SETTINGS = ['save', 'appendonly', 'protected-mode', 'aclfile'];

const unknownCommand = (reply: Reply): boolean => reply instanceof Refusal && /unknown (sub)?command|unknown subcommand/i.test(reply.text);
const told = (reply: Reply): boolean => !(reply instanceof Refusal);

/** @param user the name in the credential, for a server that does not tell it */
export async function factsOf(session: Session, { user, host }: Pick<Connection, 'user' | 'host'>): Promise<RedisFacts> {
  const { ask, open, encrypted } = session;
  const [whoami, info, command, hello] = await Promise.all([ask('ACL', 'WHOAMI'), ask('INFO'), ask('COMMAND'), ask('HELLO')]);
  const fields = infoOf(info, hello);
  const settings = new Map<string, string>();
  const config = await Promise.all(SETTINGS.map((name) => ask('CONFIG', 'GET', name)));
  for (const reply of config) if (Array.isArray(reply) && typeof reply[0] === 'string' && typeof reply[1] === 'string') settings.set(reply[0], reply[1]);
  const catalogue = commandsOf(command) ?? builtInCommands();
  const name = typeof whoami === 'string' ? whoami : Buffer.from(user || 'default').toString('latin1');
  const versionText = fields.get('valkey_version') ?? fields.get('redis_version') ?? '';
  const version = numberOf(fields.get('redis_version') ?? '');
  const acl = !unknownCommand(whoami) || version >= 60000;
  const base = {
    host,
    user: name,
    product: fields.has('valkey_version') ? 'Valkey' : fields.has('dragonfly_version') ? 'Dragonfly' : 'Redis',
    version,
    versionText,
    acl,
    catalogue,
    own: told(command),
    info: fields,
    keys: keysOf(fields),
    settings,
    open,
    encrypted,
  };
  if (!acl) {
    const everything: Right = { commands: new Set(catalogue.keys()), read: ['*'], write: ['*'], channels: ['*'] };
    return { ...base, flags: [], rights: [everything], all: true, unheard: [], by: 'no ACL' };
  }
  const users = await ask('ACL', 'USERS');
  const taken = Array.isArray(users) ? { taken: new Set(users.filter((u) => typeof u === 'string')) } : {};
  const asked = userOf(await ask('ACL', 'GETUSER', utf8(name)), catalogue);
  if (asked) return { ...base, ...taken, ...asked, by: 'ACL GETUSER' };
  const tried = await dryRun(session, utf8(name), catalogue, command);
  if (tried) return { ...base, ...taken, ...tried, by: 'ACL DRYRUN' };
  // All that is certain is what was answered.
  const answered = [
    ...(told(info) ? ['info'] : []),
    ...(config.some(told) ? ['config|get'] : []),
    ...(told(users) ? ['acl|users'] : []),
    ...(told(command) ? ['command'] : []),
  ];
  return { ...base, ...taken, flags: [], rights: [{ commands: new Set(answered), read: [], write: [], channels: [] }], all: false, unheard: [], by: 'nothing' };
}

/** More words than any command needs before its keys. */
const MOST_WORDS = 8;
/** A key nobody has. */
const KEY = 'keyreach:a-key-that-is-not-there';

/** Asks of every command whether it would be allowed; nothing when that is refused. */
async function dryRun({ ask }: Session, user: string, catalogue: Catalogue, command: Reply): Promise<AclUser | undefined> {
  const arity = new Map(
    (Array.isArray(command) ? command : []).flatMap((c) => (Array.isArray(c) && typeof c[0] === 'string' ? [[c[0].toLowerCase(), Number(c[1])] as const] : [])),
  );
  const first = await ask('ACL', 'DRYRUN', user, 'PING');
  if (first instanceof Refusal) return undefined;
  const free: Right = { commands: new Set(), read: ['*'], write: ['*'], channels: ['*'] };
  const limited: Right = { commands: new Set(), read: [], write: [], channels: [], untold: true };
  const silent: string[] = [];
  const parents = new Set([...catalogue.keys()].filter((n) => n.includes('|')).map(container));
  const tried = [...catalogue.keys()].filter((n) => !parents.has(n));
  await Promise.all(
    tried.map(async (name) => {
      const words = name.split('|');
      const known = arity.get(name);
      const lengths = known === undefined ? Array.from({ length: MOST_WORDS + 1 }, (_, i) => words.length + i) : [Math.max(Math.abs(known), words.length)];
      for (const length of lengths) {
        const reply = await ask('ACL', 'DRYRUN', user, ...words, ...wordsOf(name, length - words.length));
        if (reply instanceof Refusal && /number of arguments/i.test(reply.text)) continue;
        if (reply === 'OK') free.commands.add(name);
        else if (typeof reply === 'string' && /permissions? to access|access (?:a|the|one)/i.test(reply)) limited.commands.add(name);
        else if (typeof reply !== 'string' && !(reply instanceof Refusal && /not found|unknown/i.test(reply.text)))
          silent.push(name.replace('|', ' ').toUpperCase());
        return;
      }
      silent.push(name.replace('|', ' ').toUpperCase());
    }),
  );
  // Where keys stand behind words of the command's own, none was seen: such a command is held to what the others are held to.
  if (limited.commands.size)
    for (const name of [...free.commands])
      if (HIDDEN_KEYS.test(name)) {
        free.commands.delete(name);
        limited.commands.add(name);
      }
  return { flags: [], rights: [free, limited], unheard: silent, all: false };
}

const HIDDEN_KEYS = /^(xread|xreadgroup|b?[lz]mpop|[sz]intercard|z(union|inter|diff)|migrate)$/;

/** Arguments, of which any may be a key. */
const wordsOf = (name: string, n: number): string[] => Array.from({ length: n }, (_, i) => (i === 1 && /^(eval|evalsha|fcall)(_ro)?$/.test(name) ? '1' : KEY));

function infoOf(info: Reply, hello: Reply): Map<string, string> {
  const fields = new Map<string, string>();
  if (typeof info === 'string')
    for (const line of info.split('\r\n')) {
      const at = line.indexOf(':');
      if (at > 0 && !line.startsWith('#')) fields.set(line.slice(0, at), line.slice(at + 1));
    }
  if (Array.isArray(hello)) {
    const of = (name: string): string | undefined => {
      const at = hello.indexOf(name);
      return at >= 0 && typeof hello[at + 1] === 'string' ? (hello[at + 1] as string) : undefined;
    };
    const version = of('version');
    const server = of('server');
    if (version && server && !fields.has('redis_version')) fields.set(server === 'valkey' ? 'valkey_version' : 'redis_version', version);
    if (server === 'valkey' && !fields.has('redis_version')) fields.set('redis_version', '7.2.4');
    for (const name of ['role', 'mode']) {
      const value = of(name);
      if (value && !fields.has(name === 'mode' ? 'redis_mode' : name)) fields.set(name === 'mode' ? 'redis_mode' : name, value);
    }
  }
  return fields;
}

function numberOf(text: string): number {
  const [, major, minor, patch] = /^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?/.exec(text) ?? [];
  return major ? Number(major) * 10000 + Number(minor) * 100 + Number(patch ?? 0) : 0;
}

function keysOf(info: ReadonlyMap<string, string>): RedisFacts['keys'] {
  return [...info].flatMap(([name, value]) => {
    const n = /^keys=(\d{1,15})/.exec(value)?.[1];
    return /^db\d{1,5}$/.test(name) && n ? [{ database: name, n: Number(n) }] : [];
  });
}
