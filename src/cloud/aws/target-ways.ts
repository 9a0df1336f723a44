/**
 * Ways to more rights through somebody else in the account: a role that is passed, used or taken on, another user, a provider. Each is tried
 * against one target; where targets are many, only those that what is allowed speaks of. Pure.
 */
import { lesser } from './anywhere.ts';
import type { Method, Way } from './data/method.ts';
import type { Decision } from './evaluate.ts';
import { may } from './evaluate.ts';
import { meets } from './pattern.ts';
import { gainOf } from './power.ts';
import { admits, providersOf } from './trust.ts';
import { type Attempt, able, attempt, gainBy, named, on, once, type Person, unboundOf, type World, widestOf } from './world.ts';

export interface TargetWay {
  /** Whom it could be tried on, and a name for that choice. */
  among(world: World, person: Person, method: Method): { list: readonly Person[]; name: string };
  /** The action that is done to the target itself, if any. */
  bound(method: Method): string | undefined;
  /** @param free decisions on the actions that are not done to the target */
  attempt(world: World, person: Person, target: Person, method: Method, free: readonly Decision[]): Attempt | undefined;
}

export const ASSUME = 'sts:AssumeRole';
const TRUST = 'iam:UpdateAssumeRolePolicy';
export const PASS = 'iam:PassRole';
export const UNBIND = 'iam:DeleteRolePermissionsBoundary';
const TRUST_OPEN = 'whether the conditions of its trust policy hold';

/** Whether a person may take on a role as it is. */
function entering(world: World, person: Person, { principal: role }: Person): Decision {
  const admission = admits(role, person.principal, world.account, person.subject.context);
  if (admission.truth === false) return { answer: 'no', all: true, resources: [], by: [], unknown: [] };
  const own = may(admission.direct ? named(person) : person.subject, ASSUME, role.arn);
  const open = admission.truth === undefined;
  return {
    ...own,
    answer: open ? lesser(own.answer, 'possible') : own.answer,
    by: [...own.by.filter((g) => !admission.direct || g.statement.name !== 'everything'), ...admission.grounds],
    unknown: open ? [...own.unknown, TRUST_OPEN] : own.unknown,
  };
}

/** Roles it could take on: those that name it, and with a permission of its own those that trust the account. */
function enterable(world: World, person: Person): { list: readonly Person[]; name: string } {
  const { arn, id } = person.principal;
  const naming = [arn, id, '*'].flatMap((who) => world.naming.get(who) ?? []);
  if (!able(person, ASSUME)) return { list: naming, name: arn };
  const trusting = within(world, { list: world.trusting, name: 'trusting' }, reaching(world, person, ASSUME, 'role'));
  return naming.length ? { list: [...naming, ...trusting], name: arn } : { list: trusting, name: `trusting ${arn}` };
}

/** Whom of the account's roles or users an action may be done to. */
export const reaching = (world: World, person: Person, action: string, kind: 'role' | 'user'): Decision =>
  once(world, person, `${action} of a ${kind}`, () => on(person, action, `arn:${world.account.partition}:iam::${world.account.id}:${kind}/*`));

/** Those of a list that a decision speaks of. */
export function within(world: World, { list, name }: { list: readonly Person[]; name: string }, { all, resources }: Decision): readonly Person[] {
  if (all || list.length === 0) return list;
  if (!resources.some((r) => /[*?]/.test(r))) {
    const named = new Set(resources.flatMap((r) => world.people.get(r) ?? []));
    return named.size < list.length
      ? list.length > 64
        ? [...named].filter((p) => list.includes(p))
        : list.filter((p) => named.has(p))
      : list.filter((p) => named.has(p));
  }
  const key = `${name} ${resources.join(' ')}`;
  const before = world.lists.get(key);
  if (before) return before;
  const patterns = resources.map((pattern) => ({ pattern, start: pattern.slice(0, /[*?]/.exec(pattern)?.index) }));
  const found = list.filter(({ principal: { arn } }) => patterns.some((p) => arn.startsWith(p.start) && meets(p.pattern, arn)));
  world.lists.set(key, found);
  return found;
}

/** Customer's policies attached to a role. */
const attachedTo = ({ principal }: Person): readonly string[] => principal.attached.filter((arn) => !/^arn:[\w-]+:iam::aws:/.test(arn));

const trustingService = (world: World, _person: Person, method: Method): { list: readonly Person[]; name: string } => ({
  list: world.byService.get(serviceOf(method)) ?? [],
  name: serviceOf(method),
});

const serviceOf = ({ service = '' }: Method): string => service;

export const WAYS: Partial<Record<Way, TargetWay>> = {
  assume: {
    among: enterable,
    bound: () => undefined,
    attempt(world, person, target) {
      const gain = gainBy(world, target, person.power);
      return gain && attempt([entering(world, person, target)], gain, { target });
    },
  },
  'own-trust': {
    among: (world) => ({ list: world.roles, name: 'roles' }),
    bound: () => TRUST,
    attempt(world, person, target) {
      const gain = gainBy(world, target, person.power);
      return gain && attempt([on(person, TRUST, target.principal.arn)], gain, { target });
    },
  },
  'open-role': {
    among: (world, person, { actions }) => (actions.includes(ASSUME) ? enterable(world, person) : { list: world.roles, name: 'roles' }),
    bound: ({ actions }) => (actions[0] === 'iam:CreatePolicyVersion' ? undefined : actions[0]),
    attempt(world, person, target, { actions }) {
      const widen = actions[0] as string;
      const { principal } = target;
      const things = widen === 'iam:CreatePolicyVersion' ? attachedTo(target) : [principal.arn];
      const unbinds = widen === UNBIND;
      if (unbinds && !principal.boundary) return undefined;
      const gain = gainOf(unbinds ? unboundOf(world, target) : widestOf(world, target), person.power);
      if (!gain) return undefined;
      for (const arn of things) {
        const decision = on(person, widen, arn);
        if (decision.answer === 'no') continue;
        const entrance = actions.includes(ASSUME) ? entering(world, person, target) : on(person, TRUST, principal.arn);
        if (entrance.answer === 'no') return undefined;
        return attempt([decision, entrance], gain, { target });
      }
      return undefined;
    },
  },
  'other-user': {
    among: (world) => ({ list: world.users, name: 'users' }),
    bound: ({ actions }) => actions[0],
    attempt(world, person, target, { actions }) {
      const password = world.passwords?.get(target.principal.name);
      const asks = actions[0] === 'iam:CreateLoginProfile' ? false : actions[0] === 'iam:UpdateLoginProfile' ? true : undefined;
      if (asks !== undefined && password !== undefined && password !== asks) return undefined;
      const gain = actions.length > 1 ? gainOf(widestOf(world, target), person.power) : gainBy(world, target, person.power);
      if (!gain) return undefined;
      const unknown = asks !== undefined && password === undefined ? [`whether ${target.principal.name} has a password`] : [];
      return attempt(
        actions.map((a) => on(person, a, target.principal.arn)),
        gain,
        { target },
        unknown,
      );
    },
  },
  provider: {
    among: (world) => ({ list: world.federated, name: 'federated' }),
    bound: () => undefined,
    attempt(world, person, target, { actions }) {
      const gain = gainBy(world, target, person.power);
      if (!gain) return undefined;
      const found = providersOf(target.principal.trust)
        .filter((arn) => arn.includes(':saml-provider/'))
        .map((arn) => on(person, actions[0] as string, arn))
        .find((d) => d.answer !== 'no');
      return found && attempt([found], gain, { target });
    },
  },
  pass: {
    among: trustingService,
    bound: () => PASS,
    attempt(world, person, target, method, free) {
      const gain = gainBy(world, target, person.power);
      if (!gain) return undefined;
      const passed = on(person, PASS, target.principal.arn, passing(world, method));
      if (passed.answer === 'no') return undefined;
      return attempt([passed, ...free], gain, { target }, openings(target, method));
    },
  },
  resource: {
    among: trustingService,
    bound: () => undefined,
    attempt(world, person, target, method, free) {
      const gain = gainBy(world, target, person.power);
      if (!gain) return undefined;
      const unknown = [`whether ${method.needs} runs with this role`, ...openings(target, { ...method, needs: '' })];
      return attempt(free, gain, { target }, unknown);
    },
  },
};

/** What the service's request for the role holds. In China some services have other names. */
const passing = ({ account }: World, method: Method): Record<string, readonly string[]> | undefined =>
  account.partition === 'aws-cn' ? undefined : { 'iam:passedtoservice': [`${serviceOf(method)}.amazonaws.com`] };

/** What of a service's use of a role is not known. */
function openings({ services }: Person, method: Method): string[] {
  const open = services.get(serviceOf(method)) === true ? [] : [TRUST_OPEN];
  return method.needs ? [`whether there is ${method.needs}`, ...open] : open;
}
