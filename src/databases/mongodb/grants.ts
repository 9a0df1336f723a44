/** From the privileges of a MongoDB user to what its holder can do: one grant for each kind of deed, with where it can be done. Pure. */
import { type Breadth, widerBreadth } from '../../grants.ts';
import type { Granted } from '../../issuer.ts';
import { listed, named } from '../words.ts';
import { DEEDS, OWNERS, ROLES } from './actions.ts';
import type { MongoFacts, Privilege, Resource } from './facts.ts';

export function grantsOf(facts: MongoFacts): Granted[] {
  const { roles, privileges } = facts;
  const owner = roles.find((r) => OWNERS.includes(r.name) && r.db === 'admin');
  const any = privileges?.some((p) => 'any' in p.resource && p.actions.includes('anyAction'));
  if (owner || any)
    return [
      {
        action: owner?.name ?? 'anyAction',
        resource: 'the whole deployment',
        reach: 'admin',
        breadth: 'account',
        destroys: 'data',
        means: 'drops every database, makes users, changes who holds the data',
      },
    ];
  if (!privileges) return roles.flatMap((r) => ofRole(r.name, r.db));
  return [...deeds(privileges), ...systems(privileges)];
}

function ofRole(name: string, db: string): Granted[] {
  const known = Object.hasOwn(ROLES, name) ? ROLES[name] : undefined;
  if (!known) return [];
  const [reach, wide, destroys] = known;
  // Who gives away the roles of `admin` gives away all.
  const breadth = wide ?? (name === 'userAdmin' || name === 'dbOwner' ? breadthOf(reach, db) : 'project');
  const resource = wide ? 'the whole deployment' : `database ${named(db)}`;
  return [{ action: name, resource, reach, breadth, ...(destroys ? { destroys } : {}), means: 'a role; the server does not tell what is in it' }];
}

const breadthOf = (reach: Granted['reach'], db: string): Breadth => (reach === 'admin' && db === 'admin' ? 'account' : 'project');

function deeds(privileges: readonly Privilege[]): Granted[] {
  const known = new Set(DEEDS.flatMap((d) => d.actions));
  const strange = [...new Set(privileges.flatMap((p) => p.actions))].filter((a) => !known.has(a));
  return [...DEEDS, ...strange.map((a) => ({ actions: [a], reach: 'admin' as const, means: 'a right that is not known here' }))].flatMap((deed): Granted[] => {
    const over = privileges.filter((p) => p.actions.some((a) => deed.actions.includes(a)));
    const has = deed.actions.filter((a) => over.some((p) => p.actions.includes(a)));
    const [action] = has;
    if (action === undefined) return [];
    const where = widest(over.map((p) => p.resource));
    const admin = deed.reach === 'admin' && where.some((r) => 'db' in r && r.db === 'admin');
    const means = [deed.means, has.length > 1 ? listed(has) : ''].filter(Boolean).join(': ');
    return [
      {
        action: named(action),
        resource: listed(where.map(spelt)),
        reach: deed.reach,
        breadth: admin ? 'account' : where.map(breadth).reduce(widerBreadth),
        ...('destroys' in deed ? { destroys: deed.destroys } : {}),
        ...(means ? { means } : {}),
      },
    ];
  });
}

/** Resources that no other one of them holds already. The system's own collections come along with whole databases. */
function widest(resources: readonly Resource[]): Resource[] {
  const unique = [...new Map(resources.map((r) => [JSON.stringify(r), r])).values()];
  if (unique.some((r) => 'any' in r)) return [{ any: true }];
  const whole = new Set(unique.flatMap((r) => ('db' in r && r.collection === '' && !r.buckets ? [r.db] : [])));
  const left = unique.filter((r) => {
    if (!('db' in r) || (r.collection === '' && !r.buckets)) return !('db' in r) || r.db === '' || !whole.has('');
    return !whole.has('') && !whole.has(r.db);
  });
  return left.length ? left : unique;
}

const breadth = (r: Resource): Breadth => (!('db' in r) || r.db === '' ? 'account' : r.collection === '' || r.buckets ? 'project' : 'resource');

function spelt(r: Resource): string {
  if ('any' in r) return 'everything';
  if ('cluster' in r) return 'the deployment itself';
  const of = r.buckets ? `time series ${r.collection || 'of all names'}` : r.collection;
  if (r.db === '') return of ? `${of} in all databases` : 'all databases';
  return of ? `${r.db}.${of}` : `database ${r.db}`;
}

/** Where users are kept: to write there is to make oneself anybody, and to read there is to have all password hashes. */
function systems(privileges: readonly Privilege[]): Granted[] {
  const over = privileges.filter(
    ({ resource: r }) => 'any' in r || ('db' in r && (r.db === 'admin' || r.db === '') && /^system\.(users|roles)$/.test(r.collection)),
  );
  const can = (...actions: string[]): string | undefined => actions.find((a) => over.some((p) => p.actions.includes(a) || p.actions.includes('anyAction')));
  const common = { resource: 'admin.system.users', reach: 'admin', breadth: 'account' } as const;
  const [writes, reads] = [can('update', 'insert', 'remove'), can('find')];
  return [
    ...(writes ? [{ ...common, action: writes, means: 'changes the users themselves' }] : []),
    ...(reads ? [{ ...common, action: reads, means: 'the password hashes of all users' }] : []),
  ];
}
