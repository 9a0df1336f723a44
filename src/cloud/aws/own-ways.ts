/**
 * Ways to more rights that need nobody else: own policies, groups, boundary, new roles and users. Each tells what is gained, within what bounds
 * the principal still. Pure.
 */
import type { Method, Way } from './data/method.ts';
import type { Decision, Subject } from './evaluate.ts';
import { may } from './evaluate.ts';
import type { Policy } from './policy.ts';
import { ALL_OF_IAM, gainOf } from './power.ts';
import { type Attempt, able, attempt, freely, newcomer, on, type Person, type World, widestOf } from './world.ts';

type Own = (world: World, person: Person, actions: readonly string[], method: Method) => (Attempt | undefined)[];

/** Groups past this many that seem to give more are not tried. */
const MOST_GROUPS = 100;
const OUTSIDE = 'whether the account administers IAM Identity Center';

const WAYS: Partial<Record<Way, Own>> = {
  everything(_world, { power, subject }) {
    if (power.admin === 'no') return [];
    const decisions = ALL_OF_IAM.map((a) => may(subject, a, `arn:${subject.account.partition}:iam::${subject.account.id}:*`));
    return [
      { answer: power.admin, gain: 'admin', by: [...new Set(decisions.flatMap((d) => d.by))], unknown: [...new Set(decisions.flatMap((d) => d.unknown))] },
    ];
  },
  'own-user': (world, person, actions) => (person.principal.kind === 'user' ? [widening(world, person, actions, person.principal.arn)] : []),
  'own-role': (world, person, actions) => (person.principal.kind === 'role' ? [widening(world, person, actions, person.principal.arn)] : []),
  'own-group': (world, person, actions) => person.principal.groups.map((g) => widening(world, person, actions, g.arn)),
  'own-policy': (world, person, actions) => ownPolicies(person).map((arn) => widening(world, person, actions, arn)),
  'own-boundary'(world, person, actions) {
    const { principal, subject } = person;
    const fitting = actions[0]?.includes(principal.kind === 'user' ? 'User' : 'Role');
    if (!principal.boundary || !fitting) return [];
    return [
      changed(world, person, on(person, actions[0] as string, principal.arn), { ...subject, boundary: [], unreadBoundary: false }, 'its permissions boundary'),
    ];
  },
  'old-version': (world, person, actions) =>
    ownPolicies(person).flatMap((arn) => {
      const decision = on(person, actions[0] as string, arn);
      if (decision.answer === 'no') return [];
      return (world.account.policies.get(arn)?.otherVersions ?? []).map(({ id, document }) => {
        const identity = person.subject.identity.map((p) => (p.name === arn ? { ...p, document } : p));
        return changed(world, person, decision, { ...person.subject, identity }, `version ${id} of ${arn}`);
      });
    }),
  'own-denial': (world, person, actions) =>
    denying(person, actions[0] as string).map(({ gone, arn, label }) => {
      const identity = person.subject.identity.filter((p) => !gone.includes(p));
      return changed(world, person, on(person, actions[0] as string, arn), { ...person.subject, identity }, label);
    }),
  'join-group'(world, person, actions) {
    const { kind, groups } = person.principal;
    if (kind !== 'user' || on(person, actions[0] as string, groupArn(world, '*')).answer === 'no') return [];
    const { subject } = person;
    // What the group gives by itself tells most of them from those worth a closer look.
    const worth = world.groups.filter(
      (g) => g.policies.length && !groups.includes(g) && gainOf(world.powers.of({ ...subject, identity: g.policies, boundary: [] }), person.power),
    );
    return worth.slice(0, MOST_GROUPS).map((g) => {
      const decision = on(person, actions[0] as string, g.arn);
      return changed(world, person, decision, { ...subject, identity: [...subject.identity, ...g.policies] }, g.arn);
    });
  },
  'new-role': (world, person, actions) => [making(world, person, actions, 'role', 'a new role')],
  'new-user': (world, person, actions) => [making(world, person, actions, 'user', 'a new user')],
  outside: (world, person, actions, { needs }) => [
    attempt(freely(person, world, actions), { what: 'admin', sure: true }, { label: 'a permission set of IAM Identity Center' }, [
      OUTSIDE,
      ...(needs ? [`whether there is ${needs}`] : []),
    ]),
  ],
};

/** What comes of a method that needs nobody else; nothing when it is not granted, or is not of that sort. */
export function ownWay(world: World, person: Person, method: Method): Attempt | undefined {
  const way = WAYS[method.way];
  if (!way || !method.actions.every((a) => able(person, a))) return undefined;
  const found = way(world, person, method.actions, method).filter((a) => a !== undefined);
  return found.sort((a, b) => rank(b) - rank(a))[0];
}

/** How much an attempt says: what is certain first, then what is worst. */
export const rank = ({ answer, gain }: Pick<Attempt, 'answer' | 'gain'>): number => (answer === 'yes' ? 2 : 0) + (gain === 'admin' ? 1 : 0);

const groupArn = ({ account }: World, name: string): string => `arn:${account.partition}:iam::${account.id}:group/${name}`;

/** Policies of the customer's that are attached to it or to a group of it; AWS's own nobody can change. */
const ownPolicies = ({ principal }: Person): string[] =>
  [...new Set([...principal.attached, ...principal.groups.flatMap((g) => g.attached)])].filter((arn) => !/^arn:[\w-]+:iam::aws:/.test(arn));

/** It may write policies that hold for itself. */
function widening(world: World, person: Person, actions: readonly string[], arn: string): Attempt | undefined {
  const decision = on(person, actions[0] as string, arn);
  return decision.answer === 'no' ? undefined : attempt([decision], gainOf(widestOf(world, person), person.power), { label: arn });
}

/** It is the same afterwards, but for what holds for it. */
function changed(world: World, person: Person, decision: Decision, after: Subject, label: string): Attempt | undefined {
  return decision.answer === 'no' ? undefined : attempt([decision], gainOf(world.powers.of(after), person.power), { label });
}

/** What denies it something and can be taken away by an action: the policies, and what the action is done to. */
function denying({ principal, subject }: Person, action: string): { gone: Policy[]; arn: string; label: string }[] {
  const denies = (p: Policy): boolean => p.document.statements.some((s) => s.effect === 'Deny');
  if (action === 'iam:RemoveUserFromGroup')
    return principal.groups.flatMap((g) => (g.policies.some(denies) ? [{ gone: [...g.policies], arn: g.arn, label: `the group ${g.name}` }] : []));
  if (!action.includes(principal.kind === 'user' ? 'User' : 'Role')) return [];
  const names = action.includes('Detach') ? principal.attached : principal.inline;
  return subject.identity.flatMap((p) => (names.includes(p.name) && denies(p) ? [{ gone: [p], arn: principal.arn, label: `the policy ${p.name}` }] : []));
}

/** It may make somebody new, and give him everything: the same things must be allowed on one and the same. */
function making(world: World, person: Person, actions: readonly string[], kind: 'role' | 'user', label: string): Attempt | undefined {
  const [first, ...rest] = actions as [string, ...string[]];
  const made = on(person, first, `arn:${world.account.partition}:iam::${world.account.id}:${kind}/*`);
  const found = made.resources.map((arn) => attempt([made, ...rest.map((a) => on(person, a, arn))], gainOf(newcomer(world, person), person.power), { label }));
  return found.filter((a) => a !== undefined).sort((a, b) => rank(b) - rank(a))[0];
}
