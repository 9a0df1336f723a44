/**
 * What a principal can destroy: by store, whether data, whether every backup of it as well, whether it can take the protection away, and on how
 * much. The rule of total loss: data can be deleted, and of each kind of backup AWS has of it some action can delete it. Which stores and backups
 * there are the account's IAM does not show, so all kinds count. Pure.
 */
import { anywhere, better } from './anywhere.ts';
import type { BackupKind, Deletion, Store } from './data/store.ts';
import { STORES } from './data/stores.ts';
import { type Answer, type Decision, type Ground, serviceLinked } from './evaluate.ts';
import { able, type Person, type World } from './world.ts';

/** An action that is granted, as far as it is. */
export interface Granted {
  action: string;
  answer: Exclude<Answer, 'no'>;
  /** Nothing: all there is; else what it is limited to. */
  limit?: readonly string[];
  by: readonly Ground[];
  /** What is not known, in words. */
  unknown: readonly string[];
}

export interface BackupLoss {
  kind: string;
  /** `all` or `some` of them can be deleted; `none`: they survive. */
  lost: 'all' | 'some' | 'none';
  granted: readonly Granted[];
}

export interface Destruction {
  store: Store;
  /** What can be lost for good. Nothing: only its protection, or its backups. */
  loss?: 'data' | 'data and backups';
  certainty: 'confirmed' | 'possible';
  /** Nothing: of all there is; else only of these. */
  limit?: readonly string[];
  deletes: readonly Granted[];
  backups: readonly BackupLoss[];
  /** Kinds of backups that survive. */
  survives: readonly string[];
  protection: readonly Granted[];
  /** The rule, as it applies to this store, in words. */
  rule: string;
}

/** What everybody can destroy, by the principal's ARN. Who can destroy nothing has no entry, and roles that only AWS itself can use have none. */
export function destructions(world: World): ReadonlyMap<string, readonly Destruction[]> {
  const of = new Map<string, readonly Destruction[]>();
  /** Who has one power from the same documents can destroy the same. */
  const known = new Map<string, readonly Destruction[]>();
  const ids = new Map<unknown, number>();
  const id = (thing: unknown): number => ids.get(thing) ?? ids.set(thing, ids.size).size - 1;
  for (const person of world.people.values()) {
    if (serviceLinked(person.principal)) continue;
    const { identity, boundary } = person.subject;
    const shared = ![...identity, ...boundary, ...person.subject.scps.flat()].some((p) => p.document.personal);
    const key = shared
      ? `${identity.map((p) => `${p.name} ${id(p.document)}`).join()}|${boundary.map((p) => id(p.document)).join()}|${person.subject.unreadBoundary}|${person.subject.scps.length}`
      : person.principal.arn;
    const found = known.get(key) ?? destructionsOf(world, person);
    if (shared) known.set(key, found);
    if (found.length) of.set(person.principal.arn, found);
  }
  return of;
}

/** What one principal can destroy, in the order of the stores. */
export function destructionsOf(world: World, person: Person): Destruction[] {
  const known = new Map<string, Granted | undefined>();
  const granted = (action: string): Granted | undefined => {
    if (!able(person, action)) return undefined;
    if (!known.has(action)) known.set(action, grantedOf(action, anywhere(person.subject, world.actions, action)));
    return known.get(action);
  };
  return STORES.flatMap((store) => one(store, granted) ?? []);
}

type Ask = (action: string) => Granted | undefined;

function grantedOf(action: string, { answer, all, resources, by, unknown }: Decision): Granted | undefined {
  return answer === 'no' ? undefined : { action, answer, ...(all ? {} : { limit: resources }), by, unknown };
}

function one(store: Store, ask: Ask): Destruction | undefined {
  const deletes = store.deletes.flatMap((d) => conditional(d, ask(d.action)) ?? []);
  const backups = store.backups.map((b) => lossOf(b, ask));
  const protection = store.protection.flatMap((p) => ask(p.action) ?? []);
  const touched = backups.some((b) => b.lost !== 'none');
  if (deletes.length === 0 && protection.length === 0 && !touched) return undefined;

  const survives = backups.filter((b) => b.lost === 'none').map((b) => b.kind);
  const total = deletes.length > 0 && (store.across ? store.across.total : backups.length > 0 && survives.length === 0);
  const widest = best(deletes);
  const of = total ? [widest, ...backups.map((b) => best(b.granted))] : [widest];
  const limits = of.flatMap((g) => (g?.limit ? [...g.limit] : []));
  const certain = deletes.length ? of.every((g) => g?.answer === 'yes') : [...backups.flatMap((b) => b.granted), ...protection].some((g) => g.answer === 'yes');
  return {
    store,
    ...(deletes.length ? { loss: total ? ('data and backups' as const) : ('data' as const) } : {}),
    certainty: certain ? 'confirmed' : 'possible',
    ...(limits.length ? { limit: [...new Set(limits)] } : {}),
    deletes,
    backups,
    survives,
    protection,
    rule: ruleOf(store, deletes, survives, total),
  };
}

const conditional = ({ when }: Deletion, granted: Granted | undefined): Granted | undefined =>
  granted && when ? { ...granted, answer: 'possible', unknown: [...granted.unknown, `whether ${when}`] } : granted;

function lossOf({ kind, anyOf }: BackupKind, ask: Ask): BackupLoss {
  const granted = anyOf.flatMap((action) => ask(action) ?? []);
  return { kind, granted, lost: granted.length === 0 ? 'none' : granted.some((g) => !g.limit) ? 'all' : 'some' };
}

/** The one that reaches furthest: certain before possible, all before some. */
const best = (list: readonly Granted[]): Granted | undefined =>
  list.reduce<Granted | undefined>((a, b) => (!a || better(b.answer, a.answer) || (b.answer === a.answer && a.limit && !b.limit) ? b : a), undefined);

function ruleOf({ title, backups, across }: Store, deletes: readonly Granted[], survives: readonly string[], total: boolean): string {
  if (deletes.length === 0) return `${title}: data cannot be deleted, but what protects it can be taken away`;
  if (across) return `${title}: ${across.how}`;
  if (backups.length === 0) return `${title}: AWS keeps no backup of its own, so what is deleted is gone`;
  const kinds = backups.map((b) => b.kind).join(', ');
  return total ? `${title}: data and every kind of backup can be deleted (${kinds})` : `${title}: data can be deleted; ${survives.join(', ')} survive`;
}
