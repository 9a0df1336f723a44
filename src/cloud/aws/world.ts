/**
 * An account made ready for the question who can become whom: everybody with what they can do, and the roles by who may take them on. Pure; holds
 * what was worked out, so that nothing is worked out twice.
 */
import { type Account, EVERYTHING, type Group, type Principal } from './account.ts';
import type { Actions } from './actions.ts';
import { anywhere } from './anywhere.ts';
import type { Truth } from './conditions.ts';
import type { Known } from './context.ts';
import { type Answer, type Decision, may, type Subject, subjectOf } from './evaluate.ts';
import type { Policy, Statement } from './policy.ts';
import { type Gain, gainOf, has, type Power, type Powers, powers } from './power.ts';
import { providersOf, servicesOf } from './trust.ts';

export interface Options {
  /** The organization's service control policies for the account, by level from its root down. */
  scps?: readonly (readonly Policy[])[];
  /** More that is known of everybody's requests. */
  known?: Known;
  /** By user name, from the credential report: whether the user has a password. */
  passwords?: ReadonlyMap<string, boolean>;
}

export interface Person {
  principal: Principal;
  /** Without what could not be read: that is said once, and is no way by itself. */
  subject: Subject;
  power: Power;
  /** Services its trust policy admits, and whether for certain. */
  services: ReadonlyMap<string, Truth>;
}

/** What somebody who can become all-powerful needs for it. */
export interface Rise {
  sure: boolean;
  /** Nothing: it is so from the start. */
  by?: { actions: readonly string[]; target?: Person; label?: string };
}

export interface World extends Options {
  account: Account;
  actions: Actions;
  powers: Powers;
  people: ReadonlyMap<string, Person>;
  roles: readonly Person[];
  users: readonly Person[];
  groups: readonly Group[];
  /** Roles whose trust policy admits a service (for certain or perhaps), by the service's name. */
  byService: ReadonlyMap<string, readonly Person[]>;
  /** Roles whose trust policy names a principal itself, by its ARN. */
  naming: ReadonlyMap<string, readonly Person[]>;
  /** Roles whose trust policy admits whoever in the account has the permission. */
  trusting: readonly Person[];
  /** Roles that trust an identity provider. */
  federated: readonly Person[];
  /** Who has all of IAM, or can come to it. Grows while ways are looked for. */
  rises: Map<string, Rise>;
  /** What a principal could do if it wrote its own policies, and without its boundary. */
  widest: Map<string, Power>;
  unbound: Map<string, Power>;
  /** What was asked about the last person. */
  asked: { about?: Person; answers: Map<string, Decision> };
  /** The different powers in a long list of targets. */
  kinds: WeakMap<readonly Person[], Map<string, ReadonlySet<Power>>>;
  /** Lists of targets, by what they were chosen by: many policies choose alike. */
  lists: Map<string, Person[]>;
}

export function worldOf(account: Account, actions: Actions, options: Options = {}): World {
  const people = new Map<string, Person>();
  const worked = powers(actions);
  const byService = new Map<string, Person[]>();
  const naming = new Map<string, Person[]>();
  const put = (map: Map<string, Person[]>, key: string, person: Person): unknown => map.get(key)?.push(person) ?? map.set(key, [person]);
  for (const principal of account.principals) {
    const subject: Subject = { ...subjectOf(principal, account, options.scps, options.known), unread: [] };
    const person: Person = { principal, subject, power: worked.of(subject), services: servicesOf(principal.trust, account) };
    people.set(principal.arn, person);
    for (const service of person.services.keys()) put(byService, service, person);
    const named = (principal.trust?.statements ?? []).flatMap((s) => (s.effect === 'Allow' ? (s.principals?.of.get('AWS') ?? []) : []));
    for (const arn of new Set(named)) put(naming, arn, person);
  }
  const all = [...people.values()];
  const roles = all.filter((p) => p.principal.kind === 'role');
  const rises = new Map<string, Rise>();
  for (const { principal, power } of all) if (power.admin !== 'no') rises.set(principal.arn, { sure: power.admin === 'yes' });
  return {
    ...options,
    account,
    actions,
    powers: worked,
    people,
    roles,
    users: all.filter((p) => p.principal.kind === 'user'),
    groups: [...account.groups.values()],
    byService,
    naming,
    trusting: roles.filter(({ principal: { trust } }) => trust?.statements.some((s) => s.effect === 'Allow' && (s.principals?.not || trusts(s, account)))),
    federated: roles.filter((r) => providersOf(r.principal.trust).length > 0),
    rises,
    widest: new Map(),
    unbound: new Map(),
    lists: new Map(),
    kinds: new WeakMap(),
    asked: { answers: new Map() },
  };
}

const trusts = ({ principals }: Statement, { id, partition }: Account): boolean =>
  (principals?.of.get('AWS') ?? []).some((who) => who === id || who === `arn:${partition}:iam::${id}:root`);

/** A policy somebody writes for himself. */
const OWN: Policy = { name: 'a policy of its own making', document: EVERYTHING };

/** True when a person's policies leave nothing to gain by more of them but what they do not allow. */
const bounded = ({ identity, boundary, scps, unreadBoundary }: Subject): boolean =>
  boundary.length > 0 || unreadBoundary || scps.length > 0 || identity.some((p) => p.document.statements.some((s) => s.effect === 'Deny'));

const ALL: Power = { admin: 'yes', sure: new Uint32Array(0), maybe: new Uint32Array(0) };

const remembered = (map: Map<string, Power>, key: string, work: () => Power): Power => {
  const power = map.get(key) ?? work();
  map.set(key, power);
  return power;
};

/** What a person could do with policies of its own making, within what bounds it. */
export const widestOf = (world: World, { principal, subject }: Person): Power =>
  remembered(world.widest, principal.arn, () => (bounded(subject) ? world.powers.of({ ...subject, identity: [...subject.identity, OWN] }) : ALL));

/** What a person could do without its permissions boundary. */
export const unboundOf = (world: World, { principal, subject }: Person): Power =>
  remembered(world.unbound, principal.arn, () => world.powers.of({ ...subject, boundary: [], unreadBoundary: false }));

/** What somebody new in the account could do with all policies: only the organization bounds it. */
export const newcomer = (world: World, { subject }: Person): Power =>
  remembered(world.widest, '', () => (subject.scps.length ? world.powers.of({ ...subject, identity: [OWN], boundary: [], unreadBoundary: false }) : ALL));

/** What a person gains by becoming another, who may go on to more. */
export function gainBy(world: World, target: Person, own: Power): Gain | undefined {
  const direct = gainOf(target.power, own);
  if (direct?.sure && direct.what === 'admin') return direct;
  const rise = world.rises.get(target.principal.arn);
  if (rise?.sure) return { what: 'admin', sure: true };
  if (direct?.sure) return direct;
  return rise && own.admin === 'no' ? { what: 'admin', sure: false } : direct;
}

/** May it do the action at all? Cheap. */
export const able = ({ power }: Person, action: string): boolean => has(power.maybe, action);

/** A subject that the trust policy names itself: no permission of its own is asked for, and for a user no boundary counts but by its denials. */
export function named({ subject }: Person): Subject {
  const user = subject.principal.kind === 'user';
  return { ...subject, identity: [...subject.identity, ...(user ? subject.boundary : []), OWN], ...(user ? { boundary: [], unreadBoundary: false } : {}) };
}

/** What came of trying a way. */
export interface Attempt {
  answer: Exclude<Answer, 'no'>;
  gain: Gain['what'];
  target?: Person;
  /** What is reached, where that is nobody: a group, a policy. */
  label?: string;
  by: Decision['by'];
  unknown: readonly string[];
}

/** The attempt as far as its parts go; nothing when one of them fails. */
export function attempt(
  decisions: readonly Decision[],
  gain: Gain | undefined,
  rest: Pick<Attempt, 'target' | 'label'>,
  unknown: readonly string[] = [],
): Attempt | undefined {
  if (!gain || decisions.some((d) => d.answer === 'no')) return undefined;
  const open = [...new Set([...decisions.flatMap((d) => d.unknown), ...unknown, ...(gain.sure ? [] : ['whether what is reached can do it in the end'])])];
  const sure = gain.sure && unknown.length === 0 && decisions.every((d) => d.answer === 'yes');
  return { answer: sure ? 'yes' : 'possible', gain: gain.what, ...rest, by: [...new Set(decisions.flatMap((d) => d.by))], unknown: open };
}

/** The decision on one question about a person; that of whom was asked about last is remembered. */
export function once({ asked }: World, person: Person, question: string, decide: () => Decision): Decision {
  if (asked.about !== person) Object.assign(asked, { about: person, answers: new Map<string, Decision>() });
  const decision = asked.answers.get(question) ?? decide();
  asked.answers.set(question, decision);
  return decision;
}

/** Decisions on actions that are not bound to one target. */
export const freely = (person: Person, world: World, names: readonly string[]): Decision[] =>
  names.map((name) => once(world, person, name, () => anywhere(person.subject, world.actions, name)));

/** A decision on one thing. */
export const on = ({ subject }: Person, action: string, arn: string, known?: Known): Decision => may(subject, action, arn, known);
