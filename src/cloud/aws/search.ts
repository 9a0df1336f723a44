/**
 * Looks for the one in an account through whom a method comes to most: chooses whom to try it on (see target-ways.ts), and knows when to stop. Pure.
 */
import type { Method } from './data/method.ts';
import type { Decision } from './evaluate.ts';
import { gainOf, type Power } from './power.ts';
import { ASSUME, PASS, reaching, type TargetWay, UNBIND, WAYS, within } from './target-ways.ts';
import { type Attempt, able, freely, type Person, unboundOf, type World, widestOf } from './world.ts';

/** Targets past this many that turn out to be of no use end the search. */
const MOST_TRIED = 5000;
/** Once one is found, so many more are looked at for one that is more certain. */
const MORE_TRIED = 50;

export interface Search {
  way: TargetWay;
  among: readonly Person[];
  free: readonly Decision[];
}

/** True for methods that go through somebody else in the account. */
export const needsAnother = ({ way }: Method): boolean => WAYS[way] !== undefined;

/** How a method would be tried; nothing when its actions are not granted, there is nobody to try it on, or it needs nobody else. */
export function searchOf(world: World, person: Person, method: Method): Search | undefined {
  const way = WAYS[method.way];
  if (!way) return undefined;
  // Who is named by a role's trust policy needs no permission to take it on.
  if (!method.actions.every((a) => a === ASSUME || able(person, a))) return undefined;
  const base = way.among(world, person, method);
  const action = way.bound(method);
  const among = action ? within(world, base, reaching(world, person, action, method.way === 'other-user' ? 'user' : 'role')) : base.list;
  if (among.length === 0) return undefined;
  const services = method.way === 'pass' || method.way === 'resource';
  const free = services
    ? freely(
        person,
        world,
        method.actions.filter((a) => a !== PASS),
      )
    : [];
  return free.some((d) => d.answer === 'no') ? undefined : { way, among, free };
}

/** From this length on a list is looked through by the powers in it first. */
const LONG = 32;

/** Whether somebody in a list has anything to give. */
function promising(world: World, person: Person, { way, actions }: Method, list: readonly Person[], targets?: ReadonlySet<Person>): boolean {
  if (list.length < LONG || targets) return true;
  const widens = (way === 'open-role' && actions[0] !== UNBIND) || (way === 'other-user' && actions.length > 1);
  const sort = widens ? 'widest' : way === 'open-role' ? 'unbound' : 'own';
  const kinds = world.kinds.get(list) ?? new Map<string, ReadonlySet<Power>>();
  world.kinds.set(list, kinds);
  const of = (p: Person): Power => (widens ? widestOf(world, p) : way === 'open-role' ? unboundOf(world, p) : p.power);
  const powers = kinds.get(sort) ?? new Set(list.map(of));
  kinds.set(sort, powers);
  if ([...powers].some((power) => gainOf(power, person.power))) return true;
  return sort === 'own' && list.some((p) => p !== person && world.rises.has(p.principal.arn)) && person.power.admin === 'no';
}

/**
 * The best that a method comes to among some targets.
 * @param targets undefined: all it could be tried on, who must be in the order of their might
 */
export function targetWay(world: World, person: Person, method: Method, { way, among, free }: Search, targets?: ReadonlySet<Person>): Attempt | undefined {
  let best: Attempt | undefined;
  let tried = 0;
  if (!promising(world, person, method, among, targets)) return undefined;
  for (const target of among) {
    if (target === person || (targets && !targets.has(target))) continue;
    // More cannot come of the others: those who come to everything stand in front, and what runs already with a role is never certain.
    const ripe = best !== undefined && (best.answer === 'yes' || method.way === 'resource' || method.needs !== undefined);
    if (ripe && (best?.gain === 'admin' || !world.rises.has(target.principal.arn)) && !(targets && best?.gain !== 'admin')) break;
    if (++tried > (best && !world.rises.has(target.principal.arn) ? MORE_TRIED : MOST_TRIED)) break;
    const found = way.attempt(world, person, target, method, free);
    if (found && (!best || score(found) > score(best))) best = found;
  }
  return best;
}

const score = ({ answer, gain }: Attempt): number => (gain === 'admin' ? 2 : 0) + (answer === 'yes' ? 1 : 0);
