/**
 * How much somebody can do, so that two can be held against each other: whether all of IAM is theirs, and which of the actions that matter. Pure.
 */
import type { Actions } from './actions.ts';
import { anywhere, lesser } from './anywhere.ts';
import { METHODS } from './data/methods.ts';
import { STORES } from './data/stores.ts';
import type { Answer, Subject } from './evaluate.ts';
import { speaksOf } from './policy.ts';

/** Actions that read what is worth stealing; to have them through another is a gain as well. */
const READS = [
  'dynamodb:GetItem',
  'dynamodb:Scan',
  'ec2:DescribeInstanceAttribute',
  'kms:Decrypt',
  'lambda:GetFunction',
  'rds-data:ExecuteStatement',
  's3:GetObject',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
  'ssm:GetParameters',
];

/** All of IAM: who has these on everything can grant himself the rest. */
export const ALL_OF_IAM: readonly string[] = METHODS.find((m) => m.way === 'everything')?.actions ?? [];

/** Every action that counts, each with its number. */
export const COUNTED: ReadonlyMap<string, number> = new Map(
  [
    ...new Set([
      ...METHODS.flatMap((m) => m.actions),
      ...STORES.flatMap((s) => [...s.deletes.map((d) => d.action), ...s.backups.flatMap((b) => b.anyOf), ...s.protection.map((p) => p.action)]),
      ...READS,
    ]),
  ].map((action, i) => [action, i]),
);

export interface Power {
  /** Whether all of IAM is its own. */
  admin: Answer;
  /** Bits of the actions it may do for certain, somewhere; and of those it may do perhaps. */
  sure: Uint32Array;
  maybe: Uint32Array;
}

interface Counted {
  action: string;
  lower: string;
  i: number;
}
/** The same by service. */
const SERVICES: readonly (readonly Counted[])[] = Object.values(
  [...COUNTED].reduce<Record<string, Counted[]>>((groups, [action, i]) => {
    const service = action.slice(0, action.indexOf(':'));
    groups[service] = [...(groups[service] ?? []), { action, lower: action.toLowerCase(), i }];
    return groups;
  }, {}),
);
const WORDS = Math.ceil(COUNTED.size / 32);

/** Powers that were worked out, by the documents they come from, and by what they are. */
export interface Powers {
  of(subject: Subject): Power;
}

/** Works powers out once for all who have the same documents, and makes equal ones the same object. */
export function powers(actions: Actions): Powers {
  const ids = new Map<unknown, number>();
  const id = (thing: unknown): number => ids.get(thing) ?? ids.set(thing, ids.size).size - 1;
  const byDocuments = new Map<string, Power>();
  const equal = new Map<string, Power>();
  return {
    of(subject) {
      const policies = [subject.identity, subject.boundary, ...subject.scps];
      const shared = !policies.some((list) => list.some((p) => p.document.personal));
      const key = shared ? `${policies.map((list) => list.map((p) => id(p.document)).join(' ')).join('|')} ${subject.unreadBoundary}` : '';
      const before = shared ? byDocuments.get(key) : undefined;
      if (before) return before;
      const found = powerOf(subject, actions);
      const content = `${found.admin} ${found.sure.join()} ${found.maybe.join()}`;
      const power = equal.get(content) ?? found;
      equal.set(content, power);
      if (shared) byDocuments.set(key, power);
      return power;
    },
  };
}

function powerOf(subject: Subject, actions: Actions): Power {
  const [sure, maybe] = [new Uint32Array(WORDS), new Uint32Array(WORDS)];
  for (const group of SERVICES) {
    // Most policies speak of few services and actions, and to look is cheaper than to ask.
    const speaking = subject.identity.flatMap((p) => p.document.about('Allow', (group[0] as Counted).lower));
    if (speaking.length === 0) continue;
    for (const { action, lower, i } of group) {
      if (!speaking.some((s) => speaksOf(s, lower))) continue;
      const { answer } = anywhere(subject, actions, action);
      if (answer === 'no') continue;
      maybe[i >> 5] = (maybe[i >> 5] as number) | (1 << (i & 31));
      if (answer === 'yes') sure[i >> 5] = (sure[i >> 5] as number) | (1 << (i & 31));
    }
  }
  let admin: Answer = 'yes';
  for (const action of ALL_OF_IAM) {
    if (!has(maybe, action)) return { admin: 'no', sure, maybe };
    const { answer, all } = anywhere(subject, actions, action);
    admin = all ? lesser(admin, answer) : 'no';
    if (admin === 'no') break;
  }
  return { admin, sure, maybe };
}

/** True when the bit of a counted action is set. */
export function has(bits: Uint32Array, action: string): boolean {
  const i = COUNTED.get(action);
  return i !== undefined && ((bits[i >> 5] as number) & (1 << (i & 31))) !== 0;
}

/** What one gains by becoming another. */
export interface Gain {
  what: 'admin' | 'more';
  sure: boolean;
}

/** What somebody with `own` gains by the power of another; nothing when there is nothing it could not do itself. */
export function gainOf(other: Power, own: Power): Gain | undefined {
  if (other.admin === 'yes') return { what: 'admin', sure: true };
  if (other.sure.some((word, i) => (word & ~(own.maybe[i] as number)) !== 0)) return { what: 'more', sure: true };
  if (other.admin === 'possible' && own.admin === 'no') return { what: 'admin', sure: false };
  return other.maybe.some((word, i) => (word & ~(own.maybe[i] as number)) !== 0) ? { what: 'more', sure: false } : undefined;
}
