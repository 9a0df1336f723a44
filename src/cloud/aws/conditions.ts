/**
 * The Condition element of a policy, with three values: true, false, and undefined where what the request holds is not known. Pure.
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html and …/reference_policies_condition-single-vs-multi-valued-context-keys.html,
 * read 2026-11-21. An operator that is not known leaves its condition unknown, never fulfilled.
 */
import { wildcard } from '../../wildcard.ts';
import { type Context, fill, literally, type Template, template } from './pattern.ts';
import { arnLike, dateOf, inRange, numberOf } from './values.ts';

/** True, false, or not known. */
export type Truth = boolean | undefined;

/** All hold, as far as is known. */
export function allOf<T>(list: readonly T[], test: (item: T) => Truth): Truth {
  let result: Truth = true;
  for (const item of list) {
    const truth = test(item);
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
}

/** One holds, as far as is known. */
export const anyOf = <T>(list: readonly T[], test: (item: T) => Truth): Truth => not(allOf(list, (item) => not(test(item))));

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

type Compare = (wanted: string, held: string) => boolean;

interface Operator {
  compare: Compare;
  negated?: boolean;
  /** Wildcards count in what is wanted. */
  like?: boolean;
}

const equal: Compare = (a, b) => a === b;
const folded: Compare = (a, b) => a.toLowerCase() === b.toLowerCase();
const by =
  (of: (text: string) => number, test: (held: number, wanted: number) => boolean): Compare =>
  (wanted, held) =>
    test(of(held), of(wanted));

/** Six ways to compare, by their names. */
const ordered = (name: string, of: (text: string) => number): [string, Operator][] => [
  [`${name}equals`, { compare: by(of, (h, w) => h === w) }],
  [`${name}notequals`, { compare: by(of, (h, w) => h === w), negated: true }],
  [`${name}lessthan`, { compare: by(of, (h, w) => h < w) }],
  [`${name}lessthanequals`, { compare: by(of, (h, w) => h <= w) }],
  [`${name}greaterthan`, { compare: by(of, (h, w) => h > w) }],
  [`${name}greaterthanequals`, { compare: by(of, (h, w) => h >= w) }],
];

const like: Operator = { compare: (w, h) => wildcard(w, literally(h)), like: true };
const arn: Operator = { compare: (w, h) => arnLike(w, literally(h)), like: true };

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['stringequals', { compare: equal }],
  ['stringnotequals', { compare: equal, negated: true }],
  ['stringequalsignorecase', { compare: folded }],
  ['stringnotequalsignorecase', { compare: folded, negated: true }],
  ['stringlike', like],
  ['stringnotlike', { ...like, negated: true }],
  ...ordered('numeric', numberOf),
  ...ordered('date', dateOf),
  ['bool', { compare: folded }],
  ['binaryequals', { compare: equal }],
  ['ipaddress', { compare: inRange }],
  ['notipaddress', { compare: inRange, negated: true }],
  // AWS says of both pairs that they do the same.
  ['arnequals', arn],
  ['arnlike', arn],
  ['arnnotequals', { ...arn, negated: true }],
  ['arnnotlike', { ...arn, negated: true }],
]);

/** One operator on one key; all of a statement's must hold. */
export interface Condition {
  /** In lower case. */
  key: string;
  /** The same, and the keys of the variables in its values. */
  keys: readonly string[];
  /** As the policy writes it, e.g. `StringEqualsIfExists aws:SourceIp`. */
  text: string;
  test(context: Context): Truth;
}

const NONE: Omit<Condition, 'text'> = { key: '', keys: [], test: () => undefined };
const keysIn = (text: Template): string[] => (typeof text === 'string' ? [] : text.flatMap((part) => (typeof part === 'string' ? [] : [part.key])));

/** Takes a Condition element apart. */
export function conditionsOf(block: unknown, variables: boolean): Condition[] {
  if (block === undefined || block === null) return [];
  if (typeof block !== 'object' || Array.isArray(block)) return [{ ...NONE, text: 'a Condition that is none' }];
  return Object.entries(block).flatMap(([operator, keys]) => {
    if (typeof keys !== 'object' || keys === null || Array.isArray(keys)) return [{ ...NONE, text: operator }];
    return Object.entries(keys as Record<string, unknown>).map(([key, value]) => {
      const values = (Array.isArray(value) ? value : [value]).map((v) => (typeof v === 'string' ? v : (JSON.stringify(v) ?? '')));
      const lower = key.toLowerCase();
      const keys = [lower, ...values.flatMap((v) => keysIn(template(v, variables, false)))];
      return { key: lower, keys, text: `${operator} ${key}`, test: testOf(operator.toLowerCase(), lower, values, variables) };
    });
  });
}

function testOf(written: string, key: string, values: readonly string[], variables: boolean): (context: Context) => Truth {
  const [, set, plain = ''] = /^(?:(forallvalues|foranyvalue):)?(.*)$/.exec(written) ?? [];
  if (plain === 'null') {
    // True asks that the key is missing.
    return (context) => {
      const held = context(key);
      return held === undefined ? undefined : values.some((v) => folded(v, String(held === null || held.length === 0)));
    };
  }
  const ifExists = plain.endsWith('ifexists');
  const operator = OPERATORS.get(ifExists ? plain.slice(0, -'ifexists'.length) : plain);
  if (!operator) return () => undefined;
  const wanted = values.map((v) => template(v, variables, operator.like === true));
  return (context) => {
    const held = context(key);
    if (held === undefined) return undefined;
    if (held === null || held.length === 0) return ifExists || set === 'forallvalues' || (set === undefined && operator.negated === true);
    const one = (value: string): Truth => {
      const matched = anyOf(wanted, (w) => matches(operator, w, value, context));
      return operator.negated ? not(matched) : matched;
    };
    if (set === 'forallvalues') return allOf(held, one);
    if (set === 'foranyvalue' || !operator.negated) return anyOf(held, one);
    return allOf(held, one);
  };
}

function matches({ compare, like: wild = false }: Operator, wanted: Template, value: string, context: Context): Truth {
  const filled = fill(wanted, context, wild);
  if (!filled) return false;
  return filled.sure ? compare(filled.text, value) : undefined;
}
