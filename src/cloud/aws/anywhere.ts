/**
 * Whether somebody may do an action at all, to whatever it can be done to: the question behind every method and every store. Pure.
 */
import { type Actions, resourcesOf } from './actions.ts';
import { type Answer, type Decision, may, type Subject } from './evaluate.ts';

const RANK: Record<Answer, number> = { no: 0, possible: 1, yes: 2 };
/** The less certain of two answers. */
export const lesser = (a: Answer, b: Answer): Answer => (RANK[a] <= RANK[b] ? a : b);
export const better = (a: Answer, b: Answer): boolean => RANK[a] > RANK[b];

/** An action that needs several kinds of resources is granted when some of each are; of others one kind is enough. */
export function anywhere(subject: Subject, actions: Actions, name: string): Decision {
  const action = actions.of(name);
  // Of an action that is too new for the data nobody knows what it can be done to.
  const { all, patterns: asked } = action ? resourcesOf(action, subject.account) : { all: false, patterns: ['arn:*', '*'] };
  if (asked.length === 1) return may(subject, name, asked[0] as string);
  const decisions: Decision[] = [];
  for (const pattern of asked) {
    const decision = may(subject, name, pattern);
    if (all && decision.answer === 'no') return decision;
    decisions.push(decision);
  }
  const answer = decisions.map((d) => d.answer).reduce((a, b) => (all ? lesser(a, b) : better(b, a) ? b : a));
  if (answer === 'no') return decisions[0] as Decision;
  const kept = all ? decisions : decisions.filter((d) => d.answer === answer);
  return {
    answer,
    all: kept.length === decisions.length && kept.every((d) => d.all),
    resources: [...new Set(kept.flatMap((d) => d.resources))],
    by: [...new Set(kept.flatMap((d) => d.by))],
    unknown: [...new Set(kept.flatMap((d) => d.unknown))],
  };
}
