/**
 * From what a Redis user may run to what its holder can do. Commands that no key pattern holds back (FLUSHALL, KEYS, SCAN and all that
 * speak of the server: github.com/valkey-io/valkey/issues/370) count for the whole server. What FLUSHALL does to the dump:
 * redis.io/docs/latest/commands/flushall. Scripts run with the user's own rights. 2026-11-21. Pure.
 */
import type { Reach } from '../../grants.ts';
import type { Granted } from '../../issuer.ts';
import { counted, listed, named } from '../words.ts';
import { isEvery, type Right } from './acl.ts';
import type { RedisFacts } from './facts.ts';
import { utf8 } from './resp.ts';

interface Deed {
  /** Any of these, the most telling first. */
  commands: string[];
  reach: Reach;
  means: string;
  /** `dump`: the data, and with it the dump on the server's disk where one is written. */
  loses?: 'data' | 'dump' | 'both';
  breadth?: 'project';
}

/** What reaches past keys. */
const DEEDS: Deed[] = [
  { commands: ['acl|setuser', 'acl|load', 'acl|deluser'], reach: 'admin', loses: 'both', means: 'makes, changes and deletes users, itself among them' },
  { commands: ['config|set'], reach: 'admin', loses: 'both', means: 'changes the password of the default user, and which files of the machine are written' },
  { commands: ['module|load', 'module|loadex'], reach: 'admin', loses: 'both', means: 'runs code as the server’s own user' },
  {
    commands: ['config|get'],
    reach: 'admin',
    means: 'reads the password of the default user and that of the primary in clear, where they are set in the configuration',
  },
  {
    commands: ['replicaof', 'slaveof'],
    reach: 'destroy',
    loses: 'both',
    means: 'makes it a copy of another server: its data and the dump on its disk are replaced',
  },
  {
    commands: ['cluster|reset', 'cluster|replicate', 'cluster|flushslots', 'cluster|forget'],
    reach: 'destroy',
    loses: 'dump',
    means: 'takes the server out of its cluster, or empties it to follow another',
  },
  { commands: ['debug'], reach: 'destroy', loses: 'data', means: 'crashes it or reloads its memory' },
  { commands: ['flushall'], reach: 'destroy', loses: 'dump', means: 'empties all databases, whatever its key patterns' },
  { commands: ['flushdb'], reach: 'destroy', loses: 'dump', breadth: 'project', means: 'empties a database, whatever its key patterns' },
  { commands: ['shutdown'], reach: 'destroy', loses: 'data', means: 'stops it; with NOSAVE, what was not written yet is lost' },
  { commands: ['function|flush', 'function|delete'], reach: 'destroy', means: 'deletes functions that applications call' },
  { commands: ['function|load', 'function|restore'], reach: 'write', means: 'replaces functions, which run with the rights of whoever calls them' },
  {
    commands: ['save', 'bgsave', 'bgrewriteaof'],
    reach: 'write',
    means: 'writes the dump or the log on its disk anew: what an emptied server held before is then gone there too',
  },
  { commands: ['swapdb'], reach: 'write', means: 'exchanges two databases under those who use them' },
  {
    commands: ['failover', 'cluster|failover', 'cluster|setslot', 'cluster|addslots', 'cluster|delslots', 'cluster|meet'],
    reach: 'write',
    means: 'moves which server is the primary, or what belongs to which',
  },
  { commands: ['module|unload', 'config|rewrite', 'acl|save', 'config|resetstat'], reach: 'write', means: 'changes what the server runs with' },
  { commands: ['client|kill', 'client|pause', 'client|no-evict', 'client|unblock'], reach: 'write', means: 'cuts off or holds up other clients' },
  {
    commands: ['script|flush', 'script|kill', 'function|kill', 'slowlog|reset', 'latency|reset', 'acl|log'],
    reach: 'write',
    means: 'ends others’ scripts, or clears records',
  },
  {
    commands: ['eval', 'evalsha', 'fcall'],
    reach: 'write',
    breadth: 'project',
    means: 'runs scripts, which can do what it may do itself and hold up all others meanwhile',
  },
  { commands: ['sync', 'psync'], reach: 'read', means: 'copies all data as a replica does, whatever its key patterns' },
  { commands: ['monitor'], reach: 'read', means: 'sees all that others send and get, whatever its key patterns' },
  { commands: ['acl|getuser', 'acl|list'], reach: 'read', means: 'reads the unsalted hashes of all users’ passwords' },
  {
    commands: ['info', 'slowlog|get', 'client|list', 'role', 'latency|latest', 'lastsave'],
    reach: 'read',
    means: 'sees how the server is doing and what others ran',
  },
];

const SHOWN = (command: string): string => command.replace('|', ' ').toUpperCase();

/** Commands that take no key, and which key patterns therefore do not hold back. */
const NAMES = ['keys', 'scan', 'randomkey', 'dbsize'];
const UNBOUND = new Set([...NAMES, ...DEEDS.flatMap((d) => d.commands)]);

/** Commands whose first aim is that something is gone. */
const DELETES = ['del', 'unlink', 'getdel', 'migrate', 'expire', 'pexpire', 'expireat', 'pexpireat', 'rename', 'move'];

export function grantsOf(facts: RedisFacts): Granted[] {
  const { rights, catalogue } = facts;
  const everything = rights.find((r) => isEvery(r.read) && isEvery(r.write) && [...catalogue.keys()].every((name) => r.commands.has(name)));
  if (everything) {
    const means = 'every command on every key: empties it, makes users, changes its configuration, runs code';
    return [{ action: '+@all', resource: 'the whole server', reach: 'admin', breadth: 'account', destroys: lossOf('both', facts), means }];
  }
  const may = (name: string): boolean => rights.some((r) => r.commands.has(name));
  return [
    ...DEEDS.flatMap((deed): Granted[] => {
      const has = deed.commands.filter(may);
      if (!has.length) return [];
      const [first, ...others] = has.map(SHOWN) as [string, ...string[]];
      const means = deed.means + (others.length ? ` (${listed([first, ...others])})` : '');
      const destroys = deed.loses ? { destroys: lossOf(deed.loses, facts) } : {};
      return [{ action: first, resource: 'the whole server', reach: deed.reach, breadth: deed.breadth ?? 'account', ...destroys, means }];
    }),
    ...keyed(facts),
    ...channels(facts),
  ];
}

/** What is lost with the data. */
function lossOf(loses: NonNullable<Deed['loses']>, { settings, info, rights }: RedisFacts): NonNullable<Granted['destroys']> {
  if (loses === 'both') return keepsNothing(settings, info) ? 'data' : 'data and backups';
  const rewrites = ['save', 'bgsave', 'bgrewriteaof', 'config|set'].some((name) => rights.some((r) => r.commands.has(name)));
  const overwritten = Boolean(settings.get('save')) || rewrites;
  return loses === 'dump' && overwritten && !keepsNothing(settings, info) ? 'data and backups' : 'data';
}

/** Neither dump nor log: there is nothing on its disk to lose. */
export const keepsNothing = (settings: ReadonlyMap<string, string>, info: ReadonlyMap<string, string>): boolean =>
  settings.get('save') === '' && (settings.get('appendonly') ?? (info.get('aof_enabled') === '1' ? 'yes' : 'no')) === 'no';

interface Kind {
  action(commands: string[]): string;
  reach: Reach;
  of: 'read' | 'write';
  is(name: string, categories: ReadonlySet<string>): boolean;
  /** How many there are of it. */
  whole: boolean;
}

const KINDS: Kind[] = [
  { action: ([first = 'del']) => SHOWN(first), reach: 'destroy', of: 'write', is: (name) => DELETES.includes(name), whole: false },
  { action: () => '+@write', reach: 'write', of: 'write', is: (name, c) => c.has('write') && !UNBOUND.has(name), whole: true },
  { action: () => '+@read', reach: 'read', of: 'read', is: (name, c) => c.has('read') && !UNBOUND.has(name), whole: true },
];

function keyed({ rights, catalogue }: RedisFacts): Granted[] {
  const out: Granted[] = [];
  for (const { action, reach, of, is, whole } of KINDS) {
    const all = [...catalogue]
      .filter(([name, categories]) => is(name, categories))
      .map(([name]) => name)
      .sort();
    const commands = all.filter((name) => rights.some((r) => r.commands.has(name) && (r.untold || r[of].length)));
    if (!commands.length) continue;
    const over = rights.filter((r) => all.some((name) => r.commands.has(name)));
    const telling = reach === 'destroy' ? DELETES.filter((name) => commands.includes(name)) : commands;
    const missing = all.filter((name) => !commands.includes(name));
    const some =
      missing.length <= 5
        ? `all commands of it but ${listed(missing.map(SHOWN))}`
        : `${counted(commands.length, 'command')} of ${all.length}: ${listed(commands.map(SHOWN))}`;
    const means = whole ? (missing.length ? some : '') : `deletes keys, or lets them end (${listed(telling.map(SHOWN))})`;
    out.push({
      action: action(telling),
      ...keysIn(over, of),
      reach,
      ...(reach === 'destroy' ? { destroys: 'data' as const } : {}),
      ...(means ? { means } : {}),
    });
  }
  const names = NAMES.filter((name) => rights.some((r) => r.commands.has(name)));
  if (names.length && !out.some((g) => g.action === '+@read' && g.breadth === 'project'))
    out.push({
      action: SHOWN(names[0] as string),
      resource: 'all keys',
      reach: 'read',
      breadth: 'project',
      means: `sees the names of all keys, whatever its key patterns (${listed(names.map(SHOWN))})`,
    });
  return out;
}

function keysIn(rights: readonly Right[], of: 'read' | 'write'): Pick<Granted, 'resource' | 'breadth'> {
  if (rights.some((r) => isEvery(r[of]))) return { resource: 'all keys', breadth: 'project' };
  const patterns = [...new Set(rights.flatMap((r) => r[of]))].map((p) => utf8(p));
  const untold = rights.some((r) => r.untold) ? 'keys of patterns that were not told' : '';
  return { resource: patterns.length ? `keys ${listed(patterns)}${untold && ' and others'}` : untold, breadth: 'resource' };
}

function channels({ rights }: RedisFacts): Granted[] {
  const out: Granted[] = [];
  for (const [names, reach] of [
    [['publish', 'spublish'], 'write'],
    [['subscribe', 'psubscribe', 'ssubscribe'], 'read'],
  ] as const) {
    const over = rights.filter((r) => (r.untold || r.channels.length) && names.some((n) => r.commands.has(n)));
    const action = names.find((n) => over.some((r) => r.commands.has(n)));
    if (!action) continue;
    const every = over.some((r) => isEvery(r.channels));
    const patterns = [...new Set(over.flatMap((r) => r.channels))].map((p) => named(utf8(p)));
    const resource = every ? 'all channels' : patterns.length ? `channels ${listed(patterns)}` : 'channels of patterns that were not told';
    out.push({ action: SHOWN(action), resource, reach, breadth: every ? 'project' : 'resource' });
  }
  return out;
}
