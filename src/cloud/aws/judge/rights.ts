/**
 * What users and roles can do that they should not: everything, more than they were given, destroy, take protection away, every action of a service.
 * One finding for each subject, and none that a worse one of the same principal says already. Pure.
 */
import { some } from '../../../authority/words.ts';
import type { Finding, Severity } from '../../../model.ts';
import type { Assessment, Holder } from '../assess.ts';
import type { Destruction } from '../destruction.ts';
import type { Escalation } from '../escalation.ts';
import type { Ground } from '../evaluate.ts';
import type { Statement } from '../policy.ts';
import { at, called, few, finding, grounds, ofPeople, short, standing } from './words.ts';

type Judge = (holder: Holder, assessment: Assessment) => Finding | undefined;

const NARROW = 'Give it a policy with the actions and resources of its job alone';

/** Who gets the worse of it: a long-lived key is copied, a role of Identity Center belongs to somebody who signs in. */
const weighed = (holder: Holder, keyed: Severity, usual: Severity, people: Severity): Severity => (holder.keyed ? keyed : ofPeople(holder) ? people : usual);

const admin: Judge = (holder, { account }) => {
  const { principal, person } = holder;
  const { admin: answer } = person.power;
  if (answer === 'no') return undefined;
  const grants = holder.authority();
  const sure = answer === 'yes';
  return finding('aws-admin', sure ? weighed(holder, 'critical', principal.kind === 'user' ? 'high' : 'medium', 'low') : 'low', at(account, principal), {
    message: `${called(principal)} ${sure ? 'can' : 'may be able to'} do everything in the account`,
    evidence: [
      ...grants.grants.filter((g) => g.reach === 'admin').map((g) => `by ${g.evidence.how}`),
      ...standing(holder),
      ...(sure ? [] : few(grants.unknown)),
    ],
    remedy: `${NARROW}${holder.keyed ? ', and let what uses its key take on a role instead' : ''}. Keep all rights for few people who sign in with a second factor.`,
    confidence: sure ? 'high' : 'medium',
  });
};

/** From one to the next over what it does: `user a → iam:PassRole + lambda:CreateFunction → role admin`. */
const pathOf = ({ path }: Escalation): string => path.map(short).join(' → ');

const escalation: Judge = (holder, { account }) => {
  const [worst] = holder.ways;
  if (!worst || holder.person.power.admin === 'yes') return undefined;
  const sure = worst.certainty === 'confirmed';
  const everything = worst.gains === 'admin';
  // To take on a role that admits it, and no more, is what such roles are for.
  const more = worst.method.way === 'assume' ? 'low' : 'medium';
  const severity = sure ? (everything ? weighed(holder, 'critical', 'high', 'medium') : more) : everything ? 'low' : 'info';
  const others = holder.ways.slice(1).map((e) => `${e.certainty === 'confirmed' ? 'also' : 'perhaps also'} ${pathOf(e)}`);
  return finding('aws-escalation', severity, at(account, holder.principal), {
    message: `${called(holder.principal)} ${sure ? 'can' : 'may be able to'} get ${everything ? 'all rights' : 'more rights'}: ${pathOf(worst)}`,
    evidence: [
      `${sure ? 'confirmed' : 'possible'} (${worst.method.id})`,
      ...grounds(worst.by),
      ...worst.unknown.map((u) => `not known: ${u}`),
      ...few(others),
      ...standing(holder),
    ],
    remedy: `Take ${some(worst.method.actions)} away, or limit it to what the job needs; a permissions boundary that bounds what it makes stops such ways.`,
    confidence: sure ? 'high' : 'medium',
  });
};

const byOf = (list: readonly Destruction[]): Ground[] =>
  list.flatMap((d) => [...d.deletes, ...d.backups.flatMap((b) => b.granted), ...d.protection].flatMap((g) => g.by));
const limitsOf = (list: readonly Destruction[]): string[] =>
  few(list.flatMap((d) => (d.limit ? [`of ${d.store.title} only ${d.limit.slice(0, 3).join(', ')}`] : [])));
const doubtsOf = (list: readonly Destruction[]): string[] => few(list.flatMap((d) => d.deletes.flatMap((g) => g.unknown)).map((u) => `not known: ${u}`));
const actionsOf = (list: readonly Destruction[]): string[] =>
  list.flatMap((d) => [...d.deletes, ...(d.loss === 'data and backups' ? d.backups.flatMap((b) => b.granted) : [])].map((g) => g.action));

/** The certain ones if there are some, else the possible ones. */
function strongest(list: readonly Destruction[]): { told: readonly Destruction[]; sure: boolean } {
  const sure = list.filter((d) => d.certainty === 'confirmed');
  return sure.length ? { told: sure, sure: true } : { told: list, sure: false };
}

const data = ({ destructions }: Holder): Destruction[] => destructions.filter((d) => d.store.keeps === 'data');
const total = (holder: Holder): Destruction[] => data(holder).filter((d) => d.loss === 'data and backups');

const totalLoss: Judge = (holder, { account }) => {
  const { told, sure } = strongest(total(holder));
  if (told.length === 0 || holder.person.power.admin === 'yes') return undefined;
  const all = told.some(({ limit }) => limit === undefined);
  return finding('aws-total-loss', sure ? (all ? weighed(holder, 'critical', 'high', 'medium') : 'medium') : 'low', at(account, holder.principal), {
    message: `${called(holder.principal)} ${sure ? 'can' : 'may be able to'} destroy ${some(told.map((d) => d.store.title))} and every backup of them`,
    evidence: [
      ...few(told.map((d) => d.rule)),
      `with ${some(actionsOf(told), 6)}`,
      ...grounds(byOf(told)),
      ...limitsOf(told),
      ...(sure ? [] : doubtsOf(told)),
      ...standing(holder),
    ],
    remedy:
      'Take the deletion of backups away from whoever can delete data, and keep a copy where it cannot reach: in another account, or in a vault locked in compliance mode.',
    confidence: sure ? 'high' : 'medium',
  });
};

const dataLoss: Judge = (holder, { account }) => {
  const { told, sure } = strongest(data(holder).filter((d) => d.loss === 'data'));
  if (told.length === 0 || holder.person.power.admin === 'yes') return undefined;
  const all = told.some(({ limit }) => limit === undefined);
  return finding('aws-data-loss', sure ? (all ? 'medium' : 'low') : 'info', at(account, holder.principal), {
    message: `${called(holder.principal)} ${sure ? 'can' : 'may be able to'} destroy ${some(told.map((d) => d.store.title))}`,
    evidence: [
      ...few(told.map((d) => d.rule)),
      `with ${some(actionsOf(told), 6)}`,
      ...grounds(byOf(told)),
      ...limitsOf(told),
      ...(sure ? [] : doubtsOf(told)),
      ...standing(holder),
    ],
    remedy: 'Take away the deletion of what the job does not make itself, and see that backups exist that it does not reach.',
    confidence: sure ? 'high' : 'medium',
  });
};

/** What tells afterwards who did what, or tells at once; logs of programs are many people's work. */
const TRACES = /^(?:cloudtrail|config|guardduty|securityhub|access-analyzer|macie2|inspector2):/i;

/** What it can only lay open, and the traces it can remove. */
const protectionOff: Judge = (holder, { account }) => {
  if (holder.person.power.admin === 'yes') return undefined;
  const open = holder.destructions.filter((d) => (d.store.keeps === 'data' && !d.loss) || d.store.keeps === 'evidence');
  const granted = open.map((d) => ({ d, list: [...d.protection, ...d.deletes, ...d.backups.flatMap((b) => b.granted)] }));
  const certain = granted.filter(({ list }) => list.some((g) => g.answer === 'yes'));
  const sure = certain.length > 0;
  const told = sure ? certain : granted;
  if (told.length === 0) return undefined;
  const traces = told.some(({ d, list }) => d.store.keeps === 'evidence' && list.some((g) => !g.limit && TRACES.test(g.action)));
  return finding('aws-protection-off', sure ? (traces ? 'medium' : 'low') : 'info', at(account, holder.principal), {
    message: `${called(holder.principal)} ${sure ? 'can' : 'may be able to'} take away what protects ${some(told.map(({ d }) => d.store.title))}`,
    evidence: [
      `with ${some(
        told.flatMap(({ list }) => list.map((g) => g.action)),
        6,
      )}`,
      ...grounds(told.flatMap(({ list }) => list.flatMap((g) => g.by))),
      ...standing(holder),
    ],
    remedy: 'Leave these actions to the few who look after backups and logs; a service control policy can deny them to everybody else.',
    confidence: sure ? 'high' : 'medium',
  });
};

/** The service of which a statement allows every action; `*` for all services, or all but some. */
function serviceOf(statement: Statement, action: string): string | undefined {
  if (statement.effect !== 'Allow') return undefined;
  return statement.notActions || action === '*' || action === '*:*' ? '*' : /^([^*?:]+):\*+$/.exec(action)?.[1];
}

const services = (statement: Statement): string[] => statement.actions.flatMap((action) => serviceOf(statement, action) ?? []);

/** Services of which it may do every action, with the statements that say so. A boundary that names fewer actions leaves fewer. */
function wildcards({ person: { subject } }: Holder): Map<string, Ground[]> {
  const found = new Map<string, Ground[]>();
  const within = subject.boundary.length ? new Set(subject.boundary.flatMap((p) => p.document.statements.flatMap(services))) : undefined;
  const keep = (service: string, by: Ground): unknown => found.set(service, [...(found.get(service) ?? []), by]);
  for (const { name: policy, document } of subject.identity)
    for (const statement of document.statements)
      for (const service of new Set(services(statement)))
        if (!within || within.has('*') || within.has(service)) keep(service, { policy, statement });
        else if (service === '*') for (const left of within) keep(left, { policy, statement });
  return found;
}

const wildcard: Judge = (holder, { account, world }) => {
  if (holder.person.power.admin === 'yes') return undefined;
  const found = [...wildcards(holder)].filter(([service]) => service === '*' || world.actions.matching(`${service}:*`).length > 0);
  if (found.length === 0) return undefined;
  const named = found
    .map(([service, by]) => (service !== '*' ? service : by.every((g) => g.statement.notActions) ? 'all services but some' : 'all services'))
    .sort();
  const wide = found.some(([service, by]) => service === '*' || by.some((g) => g.statement.resources.includes('*') || g.statement.notResources));
  const changing = found.some(([service]) => service === '*' || world.actions.matching(`${service}:*`).some((a) => a.level !== 'R' && a.level !== 'L'));
  return finding('aws-wildcard', wide && changing ? 'low' : 'info', at(account, holder.principal), {
    message: `${called(holder.principal)} has every action of ${some(named, 5)}`,
    evidence: [...grounds(found.flatMap(([, by]) => by)), ...(wide ? ['on every resource'] : [])],
    remedy: 'Name the actions the job needs in place of the star, and the resources they are for.',
  });
};

/** What is not known may be everything. */
const unread: Judge = (holder, { account }) => {
  const { principal, person } = holder;
  if (principal.unread.length === 0 || person.power.admin === 'yes') return undefined;
  return finding('aws-unread', holder.keyed ? 'medium' : 'low', at(account, principal), {
    message: `${called(principal)} may be able to do everything: not all of its policies could be read`,
    evidence: [...few(principal.unread).map((name) => `not read: ${name}`), ...standing(holder)],
    remedy: 'Save the answer anew with users, roles, groups and both kinds of managed policies (no --filter), and audit again.',
    confidence: 'medium',
  });
};

const JUDGES: readonly Judge[] = [admin, escalation, totalLoss, dataLoss, protectionOff, wildcard, unread];

export const judgeRights = (assessment: Assessment): Finding[] => assessment.holders.flatMap((h) => JUDGES.flatMap((judge) => judge(h, assessment) ?? []));

/** True for whom it is worth asking what was used. */
export const isStrong = (holder: Holder): boolean =>
  holder.person.power.admin !== 'no' ||
  holder.ways.some((w) => w.certainty === 'confirmed') ||
  total(holder).some((d) => d.certainty === 'confirmed') ||
  wildcards(holder).size > 0;
