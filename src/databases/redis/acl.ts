/**
 * What the rules of an ACL user come to: which commands, on which keys and channels. The rules are those of ACL GETUSER, in the order in
 * which they apply: redis.io/docs/latest/operate/oss_and_stack/management/security/acl and /commands/acl-getuser, 2026-11-21. Valkey 9
 * can hold a user to some databases as well, which is not counted as a limit. Pure.
 */
import { type Catalogue, container } from './commands.ts';
import type { Reply } from './resp.ts';

/** One set of rules. A command passes when one set lets it pass, with all its keys and channels. Patterns as bytes. */
export interface Right {
  commands: Set<string>;
  read: string[];
  write: string[];
  channels: string[];
  /** Limited to keys or channels, and nobody told to which. */
  untold?: boolean;
}

export interface AclUser {
  flags: string[];
  rights: Right[];
  /** Commands and categories in the rules that are not known here. */
  unheard: string[];
  /** True when everything is allowed that was not taken away: also what modules bring. */
  all: boolean;
}

/** Patterns that match every key. */
export const isEvery = (patterns: readonly string[]): boolean => patterns.some((p) => /^\*+$/.test(p));

const texts = (reply: Reply | undefined): string[] =>
  Array.isArray(reply) ? reply.flatMap((r) => (typeof r === 'string' ? [r] : [])) : typeof reply === 'string' ? reply.split(' ').filter(Boolean) : [];

function fieldsOf(reply: Reply): Map<string, Reply> | undefined {
  if (!Array.isArray(reply) || reply.length % 2) return undefined;
  const fields = new Map<string, Reply>();
  for (let i = 0; i < reply.length; i += 2) if (typeof reply[i] === 'string') fields.set(reply[i] as string, reply[i + 1] as Reply);
  return fields;
}

/** The answer to ACL GETUSER, of version 6 as well (lists of bare patterns, no channels in 6.0). Nothing when it is none. */
export function userOf(reply: Reply, catalogue: Catalogue): AclUser | undefined {
  const fields = fieldsOf(reply);
  if (typeof fields?.get('commands') !== 'string') return undefined;
  const user: AclUser = { flags: texts(fields.get('flags')), rights: [], unheard: [], all: false };
  const selectors = fields.get('selectors');
  for (const set of [fields, ...(Array.isArray(selectors) ? selectors.map(fieldsOf) : [])]) {
    if (!set) return undefined;
    user.rights.push({ commands: commandsOf(texts(set.get('commands')), catalogue, user), ...keysOf(set.get('keys')), channels: channelsOf(set) });
  }
  return user;
}

function keysOf(reply: Reply | undefined): Pick<Right, 'read' | 'write'> {
  const keys: Pick<Right, 'read' | 'write'> = { read: [], write: [] };
  for (const text of texts(reply)) {
    const [, kinds = 'RW', pattern = text] = /^(?:~|%([RW]{1,2})~)(.*)$/s.exec(text) ?? [];
    // Before version 7 a pattern stands bare, and one that begins with % there is one.
    const bare = Array.isArray(reply);
    if (bare || kinds.includes('R')) keys.read.push(bare ? text : pattern);
    if (bare || kinds.includes('W')) keys.write.push(bare ? text : pattern);
  }
  return keys;
}

/** Version 6.0 knows none: then all. */
const channelsOf = (set: Map<string, Reply>): string[] => (set.has('channels') ? texts(set.get('channels')).map((c) => c.replace(/^&/, '')) : ['*']);

function commandsOf(rules: readonly string[], catalogue: Catalogue, user: AclUser): Set<string> {
  const allowed = new Set<string>();
  for (const rule of rules) {
    const to = rule[0] === '+' ? true : rule[0] === '-' ? false : rule === 'allcommands' ? true : rule === 'nocommands' ? false : undefined;
    const what = rule === 'allcommands' || rule === 'nocommands' ? '@all' : rule.slice(1).toLowerCase();
    if (to === undefined) {
      user.unheard.push(rule);
      continue;
    }
    if (what === '@all') user.all = to;
    const names = named(what, catalogue);
    // What is taken away and not known was not counted before either.
    if (!names && to) user.unheard.push(what.toUpperCase().replace('|', ' '));
    for (const name of names ?? []) {
      if (to) allowed.add(name);
      else allowed.delete(name);
    }
  }
  return allowed;
}

/** The commands a rule speaks of; nothing when it is not known. */
function named(what: string, catalogue: Catalogue): string[] | undefined {
  if (what === '@all') return [...catalogue.keys()];
  if (what.startsWith('@')) {
    const category = what.slice(1);
    const members = [...catalogue].filter(([, categories]) => categories.has(category)).map(([name]) => name);
    return members.length ? members : undefined;
  }
  const subs = [...catalogue.keys()].filter((name) => name === what || name.startsWith(`${what}|`));
  if (subs.length) return subs;
  // One first argument of a command, as in `+select|0`: counted as the whole command.
  return what.includes('|') && catalogue.has(container(what)) ? [container(what)] : undefined;
}
