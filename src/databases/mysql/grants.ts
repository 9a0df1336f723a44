/**
 * From what was learnt of a user to what its holder can do: one grant for each action and place. Pure.
 * What can be had only after SET ROLE counts as had: it takes one statement.
 */
import { type Breadth, REACHES, type Reach } from '../../grants.ts';
import type { Granted } from '../../issuer.ts';
import { counted, listed, named } from '../words.ts';
import type { Definer, Facts } from './facts.ts';
import { exceptions, type Held, isAll, isOwn, onDatabase, onServer } from './held.ts';
import { EVERYTHING, meaningOf, OF_DATA } from './privileges.ts';
import { fits, plain } from './quote.ts';
import { ofServer } from './server-grants.ts';

/** One right at one place, by one way. */
interface Item {
  right: string;
  on: Held['on'];
  columns: boolean;
  how: string;
}

/** Past this many databases a right is told once for all of them. */
const MOST = 12;

export function grantsOf(facts: Facts): Granted[] {
  if (facts.unchecked)
    return [
      {
        ...{ action: 'ALL PRIVILEGES', resource: 'the whole server', reach: 'admin', breadth: 'account', destroys: 'data and backups' },
        means: 'the server checks no rights (it was started with skip-grant-tables): everybody may do everything',
      },
    ];
  const server = ofServer(facts);
  if (isEverything(facts.held)) return server;
  const items = facts.held.filter((g) => !g.revoked).flatMap((g) => g.rights.filter((r) => r.right !== 'USAGE').map((r) => item(g, r)));
  return [...server, ...databases(items, facts), ...things(items, facts), ...definers(facts), ...passedOn(facts)];
}

export const isEverything = (held: readonly Held[]): boolean => EVERYTHING.every((right) => onServer(held, right));

const item = ({ on, via, to }: Held, { right, columns }: Held['rights'][number]): Item => ({
  right: isAll(right) ? 'ALL PRIVILEGES' : right,
  on,
  columns: columns.length > 0,
  how: via !== undefined ? `after SET ROLE ${via}` : to ? '' : 'because everybody may (PUBLIC)',
});

const literally = ({ settings }: Facts): boolean => settings['partial_revokes'] === 'ON';

function groups(items: readonly Item[], key: (i: Item) => string): Item[][] {
  const found = new Map<string, Item[]>();
  for (const i of items) found.set(key(i), [...(found.get(key(i)) ?? []), i]);
  return [...found.values()];
}
/** By which way it is had, where that is not a grant to the user itself. */
const how = (items: readonly Item[]): string => (items.some((i) => i.how === '') ? '' : [...new Set(items.map((i) => i.how))].slice(0, 3).join(' or '));

const joined = (...words: (string | undefined)[]): Pick<Granted, 'means'> => {
  const means = words.filter(Boolean).join('; ');
  return means ? { means } : {};
};

/** What a right on a database or on things in it can do. In the server's own databases it decides what everybody may do. */
function weighed(right: string, database: string): Pick<Granted, 'reach' | 'destroys'> & { words?: string } {
  const { reach, loses, means } = right === 'ALL PRIVILEGES' ? WHOLE : meaningOf(right);
  if (database.toLowerCase() === 'mysql' && Object.hasOwn(OF_DATA, right) && reach !== 'read')
    return { reach: 'admin', destroys: 'data', words: 'changes users, passwords and rights, which the server keeps there' };
  return { reach, ...(loses ? { destroys: 'data' as const } : {}), ...(means ? { words: means } : {}) };
}
const WHOLE = { reach: 'destroy' as Reach, loses: 'data', means: 'reads, changes and drops everything in it, and the database itself' };

function databases(items: readonly Item[], facts: Facts): Granted[] {
  const out: Granted[] = [];
  const at = items.filter((i) => i.on.level === 'database' && !(onServer(facts.held, i.right) && !exceptions(facts.held, i.right).length));
  for (const same of groups(at, (i) => i.right)) {
    const places = groups(same, (i) => (i.on as { database: string }).database);
    const grants = places.map((place) => inDatabase(place, facts));
    if (grants.length <= MOST) out.push(...grants);
    else {
      const [worst] = [...grants].sort((a, b) => REACHES.indexOf(b.reach) - REACHES.indexOf(a.reach));
      const all = [...new Set(same.map((i) => (i.on as { database: string }).database))];
      out.push({ ...(worst as Granted), resource: `${counted(all.length, 'database')} (${listed(all)})` });
    }
  }
  return out;
}

function inDatabase(place: Item[], facts: Facts): Granted {
  const [{ right, on }] = place as [Item];
  const { database } = on as { database: string };
  const { words, ...weight } = weighed(right, plain(database, literally(facts)) ?? database);
  const matched = facts.databases.filter((name) => fits(database, name, literally(facts)));
  const one = plain(database, literally(facts));
  const wide = one === undefined || matched.filter((name) => name !== one).length > 0;
  return {
    ...{ action: right, resource: wide ? `databases named like ${named(database)}` : `database ${named(one)}` },
    ...weight,
    breadth: wide || weight.reach === 'admin' ? 'account' : 'project',
    ...joined(words, how(place), wide && matched.length ? `today ${listed(matched)}` : ''),
  };
}

/** Grants on single tables and routines, told together for each database. */
function things(items: readonly Item[], facts: Facts): Granted[] {
  const out: Granted[] = [];
  const at = items.filter(({ on, right }) => 'name' in on && !onDatabase(facts.held, right, on.database, literally(facts)));
  for (const same of groups(at, ({ right, on }) => `${right}\n${on.level}\n${(on as { database: string }).database}`)) {
    const [{ right, on }] = same as [Item];
    if (!('name' in on)) continue;
    const routine = on.level === 'routine';
    const named_ = [...new Set(same.map((i) => (i.on as { name: string }).name))];
    const views = named_.filter((name) => facts.views.some((v) => v.database === on.database && v.name === name));
    const { words, ...weight } = routine && isAll(right) ? { reach: 'write' as const, words: 'calls and drops them' } : weighed(right, on.database);
    const kind = routine ? 'routine' : views.length === named_.length ? 'view' : 'table';
    // A view holds no data: to lose it loses its definition.
    const harmless = kind === 'view' && (right === 'DROP' || right === 'ALTER');
    const limited = same.every((i) => i.columns) ? 'some columns only' : '';
    out.push({
      ...{ action: right, resource: `${named(on.database)}: ${counted(named_.length, kind)} (${listed(named_)})` },
      ...(harmless ? { reach: 'write' as const } : weight),
      breadth: weight.reach === 'admin' ? 'account' : 'resource',
      ...joined(harmless || (kind === 'table' && right === 'DROP') ? '' : isAll(right) ? '' : words, how(same), limited),
    });
  }
  const hashes = passwords(items, facts);
  return hashes ? [...out, hashes] : out;
}

const HASHES = ['user', 'global_priv', 'password_history', 'db'];

function passwords(items: readonly Item[], facts: Facts): Granted | undefined {
  const reads = items.filter(
    ({ on, right }) =>
      (right === 'SELECT' || isAll(right)) &&
      (on.level === 'server'
        ? !exceptions(facts.held, right).includes('mysql')
        : on.level === 'database'
          ? fits(on.database, 'mysql', literally(facts))
          : on.level === 'table' && on.database.toLowerCase() === 'mysql' && HASHES.includes(on.name.toLowerCase())),
  );
  if (!reads.length) return undefined;
  return { action: 'SELECT', resource: 'mysql.user', reach: 'admin', breadth: 'account', ...joined('the password hashes of all users', how(reads)) };
}

function definers({ definers: all, mariadb }: Facts): Granted[] {
  const by = new Map<string, Definer[]>();
  for (const d of all) by.set(`${d.by.user}@${d.by.host ?? ''}`, [...(by.get(`${d.by.user}@${d.by.host ?? ''}`) ?? []), d]);
  return [...by].map(([who, same]): Granted => {
    const rights = same[0]?.rights;
    const might = rights ? mightOf(rights) : 'admin';
    return {
      action: 'EXECUTE',
      resource: `${counted(same.length, 'routine')} (${listed(same.map((d) => `${d.database}.${d.name}`))})`,
      reach: might,
      breadth: might === 'admin' ? 'account' : 'resource',
      ...(might === 'destroy' || might === 'admin' ? { destroys: 'data' as const } : {}),
      means: `SQL SECURITY DEFINER: they run as ${named(who)}, and what they do was not read; ${rights ? 'taken for the worst that user can do' : `what that user may do ${mariadb ? 'MariaDB' : 'MySQL'} would not tell, so taken for the worst`}`,
    };
  });
}

/** The worst a definer could do, by what its grants say. */
function mightOf(rights: readonly Held[]): Reach {
  let worst: Reach = 'read';
  for (const { revoked, rights: some, on, grantable } of rights) {
    if (revoked) continue;
    const own = 'database' in on && isOwn(plain(on.database) ?? 'mysql');
    for (const { right } of some) {
      if (right === 'USAGE') continue;
      const reach: Reach = isAll(right) ? (on.level === 'server' ? 'admin' : WHOLE.reach) : right === 'FILE' ? 'admin' : meaningOf(right).reach;
      const told = grantable || (own && reach !== 'read') ? 'admin' : reach;
      if (REACHES.indexOf(told) > REACHES.indexOf(worst)) worst = told;
    }
  }
  return worst;
}

/** Roles of providers, whose rights some of them do not show. Names from the providers' documentation, not all checked (2026-11-21: Amazon's). */
const SUPERUSERS = ['rds_superuser_role', 'cloudsqlsuperuser'];

/** What it may hand on: its rights, the membership in roles, and its place to nobody but itself. */
function passedOn({ held, roles, proxies }: Facts): Granted[] {
  const breadths: Record<Held['on']['level'], Breadth> = { server: 'account', database: 'project', table: 'resource', routine: 'resource' };
  const where = (on: Held['on']): string =>
    on.level === 'server'
      ? 'the whole server'
      : 'name' in on
        ? `${named(on.database)}.${named(on.name)}`
        : `database ${named(plain(on.database) ?? on.database)}`;
  const places = new Map(held.filter((g) => g.grantable && !g.revoked).map((g) => [where(g.on), g]));
  return [
    ...[...places].map(
      ([resource, { on, via }]): Granted => ({
        ...{ action: 'GRANT OPTION', resource, reach: 'admin', breadth: breadths[on.level] },
        ...joined('gives its rights there to other users', via === undefined ? '' : `after SET ROLE ${via}`),
      }),
    ),
    ...roles
      .filter((r) => SUPERUSERS.includes(r.role.user))
      .map(
        ({ role }): Granted => ({
          ...{ action: role.user, resource: 'the whole server', reach: 'admin', breadth: 'account', destroys: 'data' },
          means: 'the provider’s own superuser but for a few things',
        }),
      ),
    ...roles
      .filter((r) => r.admin)
      .map(
        ({ role }): Granted => ({
          action: 'ADMIN OPTION',
          resource: `role ${named(role.user)}`,
          reach: 'admin',
          breadth: 'account',
          means: 'makes others members of the role',
        }),
      ),
    ...proxies.map(
      ({ user, host }): Granted => ({
        ...{ action: 'PROXY', resource: user ? `user ${named(user)}@${named(host ?? '%')}` : 'any user', reach: 'admin', breadth: 'account' },
        means: 'may take that user’s place, and gives that right to others',
      }),
    ),
  ];
}
