/** From what was learnt of a Redis user to the answer: who it is, what it can do, what would be lost, what only looks like a guard. Pure. */
import type { Inspection } from '../database.ts';
import { signsInName } from '../signals.ts';
import { counted, listed, named } from '../words.ts';
import type { RedisFacts } from './facts.ts';
import { grantsOf, keepsNothing } from './grants.ts';
import { remedyOf } from './remedy.ts';
import { utf8 } from './resp.ts';

export function inspectionOf(facts: RedisFacts): Inspection {
  const { by, host, info, keys, product, versionText, acl } = facts;
  const grants = grantsOf(facts);
  const loses = grants.some((g) => g.destroys);
  const spares = loses && !grants.some((g) => g.destroys === 'data and backups') && grants.some((g) => /^FLUSH/.test(g.action));
  const known = by === 'no ACL' ? 'it knows no users, so whoever has the password may do everything' : by === 'nothing' ? 'what it answered' : by;
  const total = keys.reduce((sum, k) => sum + k.n, 0);
  const sized = info.has('redis_version') && info.has('used_memory');
  const user = named(utf8(facts.user));
  return {
    state: 'live',
    principal: user,
    grants,
    how: `${product}${versionText ? ` ${named(versionText)}` : ''} at ${named(host)}: ${known}`,
    unknown: unknownOf(facts, spares),
    ...(keys.length ? { reaches: keys.map((k) => k.database) } : {}),
    ...((loses || by === 'nothing') && sized
      ? { stakes: `${counted(total, 'key')} in ${counted(keys.length, 'database')}, ${named(info.get('used_memory_human') ?? '')} of memory` }
      : {}),
    expires: 'never',
    root: grants.some((g) => g.action === '+@all'),
    notes: notesOf(facts),
    signals: signalsOf(facts, total),
    ...(acl ? { remedy: (job) => remedyOf(facts, job) } : {}),
  };
}

function unknownOf({ by, unheard, all, own, catalogue, rights, settings }: RedisFacts, spares: boolean): string[] {
  const out: string[] = [];
  if (by === 'nothing') out.push('which commands it may run on which keys: it may not ask (ACL GETUSER and ACL DRYRUN are refused)');
  if (unheard.length) out.push(`what it can do with ${listed(unheard.map(utf8))}`);
  const whole = rights.some((r) => [...catalogue.keys()].every((name) => r.commands.has(name)));
  if (all && !own && !whole) out.push('what it can do with commands of the server’s modules, if there are any (COMMAND is refused)');
  const foreign = own && !whole ? foreignOf(rights, catalogue) : [];
  if (foreign.length) out.push(`what it can do with ${listed(foreign)}, which a module brings`);
  if (spares && settings.get('save') === undefined)
    out.push('whether an emptied server overwrites the dump on its disk by itself (CONFIG GET save is refused)');
  return out;
}

/** Commands no category of the server's own speaks of as reading or writing, and which it does not come with. */
function foreignOf(rights: RedisFacts['rights'], catalogue: RedisFacts['catalogue']): string[] {
  return [...catalogue]
    .filter(
      ([name, categories]) =>
        /[._-]/.test(name) && name.includes('.') && !categories.has('read') && !categories.has('write') && rights.some((r) => r.commands.has(name)),
    )
    .map(([name]) => name.toUpperCase());
}

function notesOf(facts: RedisFacts): string[] {
  const { flags, open, encrypted, settings, info, acl, user } = facts;
  const notes: string[] = [];
  if (open || flags.includes('nopass'))
    notes.push(
      `${user === 'default' || open ? 'The server lets in anybody as the default user' : 'The user is let in'} without a right password: whoever can reach it needs none${settings.get('protected-mode') === 'yes' ? '; protected mode holds back only other machines' : ''}.`,
    );
  if (!encrypted) notes.push('The connection was not encrypted; the password went over it as it is, as it does when the application connects.');
  if (!acl) notes.push('Before version 6 there are no users: nothing narrower exists on this server than its one password.');
  if (keepsNothing(settings, info)) notes.push('It writes neither a dump nor a log: what is deleted, or lost in a restart, is gone.');
  else if (settings.get('save'))
    notes.push('It writes dumps by itself, also of an emptied server: only copies of the dump kept elsewhere survive that, and no command reaches those.');
  else if (settings.get('appendonly') === 'yes')
    notes.push('It keeps a log of what was changed: what FLUSHALL took can be had back from it until the log is rewritten.');
  if (info.get('role') === 'slave') notes.push('It is a replica: while it is one, writes are refused here and go to its primary.');
  if (info.get('redis_mode') === 'cluster')
    notes.push('It is one node of a cluster: what it can do here it can do on the others as far as they have the same users.');
  return notes;
}

function signalsOf({ info, host }: RedisFacts, total: number): Inspection['signals'] {
  const found = signsInName(host, `the server ${named(host)}`);
  const add = (weight: number, because: string) => found.push({ environment: 'production', weight, because });
  const replicas = Number(info.get('connected_slaves') ?? 0);
  if (replicas > 0) add(2, `${counted(replicas, 'replica')} follow the server`);
  if (info.get('redis_mode') === 'cluster') add(1, 'the server is part of a cluster');
  if (info.get('role') === 'slave') add(1, 'the server is a replica of another');
  if (Number(info.get('connected_clients') ?? 0) >= 10) add(1, `${info.get('connected_clients')} clients are connected`);
  if (Number(info.get('instantaneous_ops_per_sec') ?? 0) >= 50) add(1, `${info.get('instantaneous_ops_per_sec')} commands a second`);
  if (total >= 1_000_000) add(1, `it holds ${counted(total, 'key')}`);
  return found;
}
