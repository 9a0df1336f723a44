/** From what was learnt of a MongoDB user to the answer: who it is, what it can do, what would be lost, what backups depend on. Pure. */
import type { Inspection } from '../database.ts';
import { signsInName } from '../signals.ts';
import { counted, listed, named } from '../words.ts';
import { OWNERS, ROLES } from './actions.ts';
import { isAtlas, type MongoFacts, SYSTEM } from './facts.ts';
import { grantsOf } from './grants.ts';
import { remedyOf } from './remedy.ts';

export function inspectionOf(facts: MongoFacts): Inspection {
  const { users, roles, privileges, databases, version, host } = facts;
  const grants = grantsOf(facts);
  const admin = grants.some((g) => g.reach === 'admin' && g.breadth === 'account');
  const own = databases?.filter((d) => !SYSTEM.includes(d));
  const unread = privileges ? [] : roles.filter((r) => !Object.hasOwn(ROLES, r.name));
  return {
    state: 'live',
    principal: users.length ? listed(users.map((u) => `${u.name}@${u.db}`)) : 'nobody in particular',
    grants,
    how: `MongoDB${version ? ` ${named(version)}` : ''} at ${named(host)}: connectionStatus with showPrivileges${roles.length ? `; roles ${listed(roles.map((r) => `${r.name}@${r.db}`))}` : ''}`,
    unknown: [
      ...(users.length ? [] : ['what it may do: the server named no user, as one does that asks for no password']),
      ...(privileges || roles.length ? [] : ['what its roles allow: the server told neither roles nor privileges']),
      ...(unread.length
        ? [`what ${unread.length === 1 ? 'the role' : 'the roles'} ${listed(unread.map((r) => r.name))} may do: the server does not tell privileges`]
        : []),
      ...(admin && !isAtlas(host) ? ['whether backups that are kept elsewhere (snapshots, dumps) are within its reach; MongoDB does not know'] : []),
    ],
    ...(own ? { reaches: own.map(named) } : {}),
    ...(own && grants.some((g) => g.destroys) ? { stakes: `${counted(own.length, 'database')} (${listed(own)})` } : {}),
    expires: 'never',
    root: roles.some((r) => OWNERS.includes(r.name) && r.db === 'admin'),
    notes: notesOf(facts),
    signals: signalsOf(facts, own ?? []),
    ...(privileges && users.length ? { remedy: (job) => remedyOf(facts, job) } : {}),
  };
}

function notesOf({ host, server, encrypted, secondary, sharded }: MongoFacts): string[] {
  const notes: string[] = [];
  if (!encrypted) notes.push('The connection was not encrypted. The password did not go over it, but what is read and written does.');
  if (server.host !== host)
    notes.push(`The name is a list of servers in the DNS; ${named(server.host)} was asked, and no server outside the list’s own domain is ever contacted.`);
  if (isAtlas(host)) notes.push('Atlas keeps its backups apart: no database user reaches them, only users and keys of the Atlas project do.');
  if (secondary) notes.push('The server is a secondary: it takes no writes itself, and the same user has the same rights on the primary.');
  if (sharded) notes.push('The server is a router (mongos) of a sharded cluster.');
  return notes;
}

function signalsOf({ host, set, members, sharded, enterprise }: MongoFacts, own: string[]): Inspection['signals'] {
  const found = signsInName(host, `the server ${named(host)}`);
  if (!found.length && set) found.push(...signsInName(set, `the replica set ${named(set)}`));
  for (const name of own.slice(0, 100)) if (!found.length) found.push(...signsInName(name, `the database ${named(name)}`));
  const add = (weight: number, because: string) => found.push({ environment: 'production', weight, because });
  if (members > 1) add(1, `${members} servers hold the data`);
  if (sharded) add(2, 'the data is spread over several servers');
  if (enterprise && !isAtlas(host)) add(1, 'it is the Enterprise edition');
  return found;
}
