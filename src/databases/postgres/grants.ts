/**
 * From what was learnt of a role to what its holder can do: one grant for each action and schema, with counts and some names.
 * Pure. What can be had only after SET ROLE counts as had: it takes one statement.
 */
import type { Breadth, Reach } from '../../grants.ts';
import type { Granted } from '../../issuer.ts';
import { counted, listed, named } from '../words.ts';
import type { DatabaseFacts, Definer, ServerFacts, Tally } from './facts.ts';
import { attributes, memberships } from './server-grants.ts';

export function grantsOf(facts: ServerFacts): Granted[] {
  const superuser = facts.actors.some((a) => a.super);
  return [
    ...attributes(facts),
    ...(superuser ? [] : [...memberships(facts), ...databases(facts), ...[facts.here, ...facts.others].flatMap((d) => inDatabase(d, facts))]),
  ];
}

function databases({ databases: all }: ServerFacts): Granted[] {
  return all.map(({ name, action, now, public: everybody, via }): Granted => {
    const how = [everybody ? 'because everybody may' : '', now || !via ? '' : `after SET ROLE ${named(via)}`].filter(Boolean).join(', ');
    const common = { action, resource: `database ${named(name)}`, breadth: 'project' as const };
    if (action === 'DROP DATABASE')
      return { ...common, reach: 'destroy', destroys: 'data', means: `owns it, so it can drop it with all its tables${how && `; ${how}`}` };
    if (action === 'CREATE') return { ...common, reach: 'write', means: `makes schemas in it${how && `; ${how}`}` };
    return { ...common, reach: 'read', ...(how ? { means: how } : {}) };
  });
}

/** What an action on a thing of a kind can do, and what that means. */
const ACTIONS: Record<string, [Reach, string?]> = {
  SELECT: ['read'],
  INSERT: ['write'],
  UPDATE: ['write'],
  DELETE: ['destroy'],
  TRUNCATE: ['destroy', 'empties whole tables at a stroke'],
  DROP: ['destroy', 'owns them, so it can drop and alter them; no grant is needed for that'],
  TRIGGER: ['destroy', 'makes code of its own run with the rights of whoever changes the table'],
  MAINTAIN: ['write', 'locks and rewrites tables for maintenance'],
  REFERENCES: ['read'],
};

/** Past this many schemas an action is told once for the database. */
const MOST_SCHEMAS = 12;

function inDatabase(facts: DatabaseFacts, { here, actors }: ServerFacts): Granted[] {
  const where = facts.name === here.name ? '' : `${named(facts.name)}: `;
  const total = new Map(facts.totals.map((t) => [t.schema, t.n]));
  const bypass = actors.some((a) => a.bypassrls);
  const groups = new Map<string, Tally[]>();
  for (const found of facts.tallies) {
    const tally = bypass ? { ...found, rls: 0 } : found;
    const key = `${tally.kind} ${tally.action}`;
    groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  const tallied = [...groups.values()].flatMap((tallies) =>
    tallies.length > MOST_SCHEMAS ? [folded(tallies, where)] : tallies.map((t) => one(t, total.get(t.schema) ?? 0, where)),
  );
  return [...tallied, ...facts.definers.map((d) => definer(d, where)), ...later(facts, where), ...special(facts, where)];
}

function one(tally: Tally, total: number, where: string): Granted {
  const { schema, kind, action, n, names } = tally;
  if (kind === 'schema') return ofSchema(tally, where);
  const all = kind === 'table' && n === total && n > 1;
  const resource = `${where}${named(schema)}: ${all ? `all ${counted(n, kind)}` : counted(n, kind)} (${listed(names, n)})`;
  return { ...weighed(tally), action, resource, breadth: all ? 'project' : 'resource' };
}

function folded(tallies: Tally[], where: string): Granted {
  const [first] = tallies as [Tally];
  const sum = (of: (t: Tally) => number): number => tallies.reduce((s, t) => s + of(t), 0);
  const schemas = tallies.map((t) => t.schema);
  const { kind, action } = first;
  const all = {
    ...first,
    n: sum((t) => t.n),
    now: sum((t) => t.now),
    public: sum((t) => t.public),
    rls: sum((t) => t.rls ?? 0),
    via: tallies.find((t) => t.via)?.via ?? null,
  };
  const resource =
    kind === 'schema'
      ? `${where}${counted(schemas.length, 'schema')} (${listed(schemas)})`
      : `${where}${counted(all.n, kind)} in ${counted(schemas.length, 'schema')} (${listed(schemas)})`;
  return {
    ...(kind === 'schema' ? ofSchema(all, where) : weighed(all)),
    action: action === 'DROP' && kind === 'schema' ? 'DROP SCHEMA' : action,
    resource,
    breadth: 'project',
  };
}

/** Reach and meaning. A view holds no data: to lose it loses its definition. */
function weighed(tally: Tally): Pick<Granted, 'reach' | 'destroys' | 'means'> {
  const { action, kind, rls = 0 } = tally;
  const [reach, words] = ACTIONS[action] ?? ['admin', 'a right that is not known here'];
  const harmless = action === 'DROP' && (kind === 'view' || kind === 'foreign table');
  const limited =
    rls && (action === 'SELECT' || action === 'INSERT' || action === 'UPDATE' || action === 'DELETE')
      ? `row security limits it to some rows of ${counted(rls, 'table')}`
      : '';
  const means = [words, kind === 'sequence' ? 'sets what number comes next' : '', how(tally), limited].filter(Boolean).join('; ');
  const worst = harmless ? 'write' : reach;
  return { reach: worst, ...(worst === 'destroy' && action !== 'TRIGGER' ? { destroys: 'data' } : {}), ...(means ? { means } : {}) };
}

function ofSchema(tally: Tally, where: string): Granted {
  const resource = `${where}schema ${named(tally.schema)}`;
  const also = how(tally);
  if (tally.action === 'DROP')
    return {
      action: 'DROP SCHEMA',
      resource,
      reach: 'destroy',
      breadth: 'project',
      destroys: 'data',
      means: `owns it, so it can drop it with all tables in it, whoever owns those${also && `; ${also}`}`,
    };
  return { action: tally.action, resource, reach: 'write', breadth: 'project', means: `makes tables and functions in it${also && `; ${also}`}` };
}

/** By which way it is had, where that is not a grant to the role or its groups. */
function how({ n, now, public: everybody, via }: Tally): string {
  const some = (count: number, words: string): string => (count === 0 ? '' : count === n ? words : `${words}, for ${count.toLocaleString('en')} of them`);
  return [some(everybody, 'because everybody may (PUBLIC)'), via ? some(n - now, `after SET ROLE ${named(via)}`) : ''].filter(Boolean).join('; ');
}

function definer({ owner, might, extension, n, names, public: everybody }: Definer, where: string): Granted {
  const resource = `${where}${counted(n, 'function')} (${listed(names, n)})`;
  if (extension !== null)
    return {
      action: 'EXECUTE',
      resource,
      reach: 'read',
      breadth: 'resource',
      means: `they run as ${named(owner)}, but come with the extension ${named(extension)}, for all to call`,
    };
  return {
    action: 'EXECUTE',
    resource,
    reach: might,
    breadth: might === 'admin' ? 'account' : 'resource',
    ...(might === 'destroy' ? { destroys: 'data' as const } : {}),
    means: `SECURITY DEFINER: they run as ${named(owner)}, and what they do was not read; taken for the worst that role can do${everybody === n ? '; everybody may call them (PUBLIC)' : ''}`,
  };
}

function later({ defaults }: DatabaseFacts, where: string): Granted[] {
  const groups = new Map<string, { owner: string; schema: string | null; action: string; public: boolean }>();
  for (const d of defaults) groups.set(`${d.owner}\n${d.schema}\n${d.action}`, d);
  return [...groups.values()].map((d): Granted => {
    const [reach, words] = ACTIONS[d.action] ?? ['admin'];
    const resource = `${where}tables that ${named(d.owner)} will make${d.schema === null ? '' : ` in ${named(d.schema)}`}`;
    const means = ['by default privileges', words, d.public ? 'because everybody may (PUBLIC)' : ''].filter(Boolean).join('; ');
    const breadth: Breadth = 'resource';
    return { action: d.action, resource, reach, breadth, ...(reach === 'destroy' && d.action !== 'TRIGGER' ? { destroys: 'data' as const } : {}), means };
  });
}

function special({ special: names }: DatabaseFacts, where: string): Granted[] {
  const files = names.filter((n) => n !== 'pg_authid');
  const out: Granted[] = [];
  if (files.length)
    out.push({
      action: 'EXECUTE',
      resource: `${where}${listed(files)}`,
      reach: 'admin',
      breadth: 'account',
      means: 'functions that reach the server’s files or run it',
    });
  if (names.includes('pg_authid'))
    out.push({ action: 'SELECT', resource: `${where}pg_authid`, reach: 'admin', breadth: 'account', means: 'the password hashes of all roles' });
  return out;
}
