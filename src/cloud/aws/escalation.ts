/**
 * Who in an account can get more rights than it has, how, and through whom: the methods of data/methods.ts tried on everybody. A method is
 * `confirmed` when everything it takes is known to be there, `possible` when something of it is not known, which is then said. Pure.
 */
import type { Account } from './account.ts';
import type { Actions } from './actions.ts';
import type { Method } from './data/method.ts';
import { METHODS } from './data/methods.ts';
import { type Ground, serviceLinked } from './evaluate.ts';
import { ownWay, rank } from './own-ways.ts';
import { needsAnother, type Search, searchOf, targetWay } from './search.ts';
import { type Attempt, able, freely, type Options, type Person, type World, worldOf } from './world.ts';

export interface Escalation {
  method: Method;
  certainty: 'confirmed' | 'possible';
  /** `admin`: everything, in the end. `more`: something that matters and that it could not do before. */
  gains: Attempt['gain'];
  /** From the principal over actions and those it becomes to the end, e.g. its ARN, `sts:AssumeRole`, a role's ARN. */
  path: readonly string[];
  /** The statements that allow it. */
  by: readonly Ground[];
  /** What is not known, in words. */
  unknown: readonly string[];
}

export interface Escalations {
  world: World;
  /** By the principal's ARN, the worst first. Who has no way has no entry, and roles that only AWS itself can use have none. */
  of: ReadonlyMap<string, readonly Escalation[]>;
}

/** From one to the next; who needs more steps than this to everything is told of the first one only. */
const MOST_STEPS = 8;

/** Tries every method on everybody. */
export function escalations(account: Account, actions: Actions, options: Options = {}): Escalations {
  const world = worldOf(account, actions, options);
  const people = [...world.people.values()].filter((p) => !serviceLinked(p.principal));
  const own = new Map<Person, { method: Method; found: Attempt }[]>();
  const searches = new Map<Person, { method: Method; search: Search }[]>();
  for (const person of people) {
    const found = METHODS.flatMap((method) => {
      const attempt = ownWay(world, person, method);
      return attempt ? [{ method, found: attempt }] : [];
    });
    if (found.length) own.set(person, found);
    if (person.power.admin === 'yes') continue;
    const ways = METHODS.flatMap((method) => {
      const search = searchOf(world, person, method);
      return search ? [{ method, search }] : [];
    });
    if (ways.length) searches.set(person, ways);
  }
  rise(world, own, searches);
  mightiestFirst(world, searches);

  const of = new Map<string, Escalation[]>();
  for (const person of people) {
    const found = [...(own.get(person) ?? [])];
    if (person.power.admin !== 'yes') {
      for (const { method, search } of searches.get(person) ?? []) {
        const attempt = targetWay(world, person, method, search);
        if (attempt) found.push({ method, found: attempt });
      }
      if (account.missing.length) found.push(...unseen(world, person));
    }
    const kept = person.power.admin === 'yes' ? found.filter((f) => f.method.way === 'everything') : withoutSupersets(found);
    const told = kept.sort((a, b) => rank(b.found) - rank(a.found)).map(({ method, found: attempt }) => escalationOf(world, person, method, attempt));
    if (told.length) of.set(person.principal.arn, told);
  }
  return { world, of };
}

/** Finds who can come to everything, step by step: who is one step away from those who can, and so on. */
function rise(
  world: World,
  own: ReadonlyMap<Person, { method: Method; found: Attempt }[]>,
  searches: ReadonlyMap<Person, { method: Method; search: Search }[]>,
): void {
  const better = (person: Person, method: Method, found: Attempt): boolean => {
    const before = world.rises.get(person.principal.arn);
    const sure = found.answer === 'yes';
    if (found.gain !== 'admin' || before?.sure || (before && !sure)) return false;
    const { target, label } = found;
    world.rises.set(person.principal.arn, { sure, by: { actions: method.actions, ...(target ? { target } : {}), ...(label ? { label } : {}) } });
    return true;
  };
  for (const [person, list] of own) for (const { method, found } of list) better(person, method, found);
  let risen: ReadonlySet<Person> = new Set([...world.rises.keys()].flatMap((arn) => world.people.get(arn) ?? []));
  for (let step = 0; step < MOST_STEPS && risen.size; step++) {
    const next = new Set<Person>();
    const surely = new Set([...risen].filter((p) => world.rises.get(p.principal.arn)?.sure));
    for (const [person, list] of searches) {
      const before = world.rises.get(person.principal.arn);
      // Who may come to everything gains by those who surely can.
      const targets = before ? surely : risen;
      if (before?.sure || targets.size === 0) continue;
      for (const { method, search } of list) {
        const found = targetWay(world, person, method, search, targets);
        if (found && better(person, method, found)) next.add(person);
        if (world.rises.get(person.principal.arn)?.sure) break;
      }
    }
    risen = next;
  }
}

/** Puts those who can come to everything in front, so that they are met first. */
function mightiestFirst(world: World, searches: ReadonlyMap<Person, { search: Search }[]>): void {
  const might = ({ principal }: Person): number => Number(world.rises.get(principal.arn)?.sure ?? -1);
  const lists = new Set([...searches.values()].flatMap((list) => list.map(({ search }) => search.among)));
  for (const list of lists) (list as Person[]).sort((a, b) => might(b) - might(a));
}

/** Of an account whose roles or users were not asked for nobody knows what they would give. */
function unseen(world: World, person: Person): { method: Method; found: Attempt }[] {
  return METHODS.flatMap((method) => {
    const missing = method.way === 'other-user' ? 'users' : 'roles';
    if (!needsAnother(method) || !world.account.missing.includes(missing) || !method.actions.every((a) => able(person, a))) return [];
    const by = [...new Set(freely(person, world, method.actions).flatMap((d) => d.by))];
    return [
      {
        method,
        found: {
          answer: 'possible',
          gain: 'more',
          label: `one of the ${missing}, which the file does not hold`,
          by,
          unknown: [`which ${missing} the account has`],
        },
      },
    ];
  });
}

/** A method that is another one with more actions says nothing new, where the other is as certain, comes to as much, and leaves no more unknown. */
function withoutSupersets(found: { method: Method; found: Attempt }[]): { method: Method; found: Attempt }[] {
  const larger = (a: Method, b: Method): boolean => a.actions.length > b.actions.length && b.actions.every((action) => a.actions.includes(action));
  return found.filter(
    (a) =>
      a.method.way === 'everything' ||
      !found.some((b) => larger(a.method, b.method) && rank(b.found) >= rank(a.found) && b.found.unknown.length <= a.found.unknown.length),
  );
}

function escalationOf(world: World, person: Person, method: Method, { answer, gain, target, label, by, unknown }: Attempt): Escalation {
  const path =
    method.way === 'everything' ? [person.principal.arn, 'iam:*'] : [person.principal.arn, method.actions.join(' + '), target?.principal.arn ?? label ?? ''];
  const seen = new Set<Person>([person]);
  // What the target does next, when it is not all-powerful itself, and was not made so on the way.
  for (let at = widens(method) ? undefined : target; at && !seen.has(at) && gain === 'admin'; ) {
    seen.add(at);
    const next = world.rises.get(at.principal.arn)?.by;
    if (!next) break;
    path.push(next.actions.join(' + '), next.target?.principal.arn ?? next.label ?? '');
    at = next.target;
  }
  return { method, certainty: answer === 'yes' ? 'confirmed' : 'possible', gains: gain, path, by, unknown };
}

/** True when the target is given all rights on the way. */
const widens = ({ way, actions }: Method): boolean =>
  (way === 'open-role' && actions[0] !== 'iam:DeleteRolePermissionsBoundary') || (way === 'other-user' && actions.length > 1);
