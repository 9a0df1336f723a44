/**
 * Whether somebody may do an action at all, to whatever it can be done to: the question behind every method and every store. Remembers its
 * answers for one subject. Pure otherwise.
 */
import { type Action, type Actions, resourcesOf } from './actions.ts';
import type { Answer, Decision, Subject } from './evaluate.ts';
import { may } from './evaluate.ts';

export type Anywhere = (action: string) => Decision;

const RANK: Record<Answer, number> = { no: 0, possible: 1, yes: 2 };
/** The less certain of two answers. */
export const lesser = (a: Answer, b: Answer): Answer => (RANK[a] <= RANK[b] ? a : b);
export const better = (a: Answer, b: Answer): boolean => RANK[a] > RANK[b];

/** Answers for one subject. An action that needs several kinds of resources is granted when some of each are. */
export function anywhere(subject: Subject, actions: Actions): Anywhere {
  const known = new Map<string, Decision>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const decision = decide(subject, name, actions.of(name));
    known.set(name, decision);
    return decision;
  };
}

function decide(subject: Subject, name: string, action: Action | undefined): Decision {
  const { all, patterns } = resourcesOf(action, subject.account);
  // Of an action that is too new for the data nobody knows what it can be done to.
  const decisions = patterns.map((pattern) => may(subject, name, action ? pattern : 'arn:*', undefined));
  if (!action) decisions.push(may(subject, name, '*'));
  const first = decisions[0] as Decision;
  if (decisions.length === 1) return first;
  const answer = decisions.map((d) => d.answer).reduce((a, b) => (all ? lesser(a, b) : better(b, a) ? b : a));
  const kept = decisions.filter((d) => (all ? true : d.answer === answer));
  if (answer === 'no') return decisions.find((d) => d.answer === 'no') as Decision;
  return {
    answer,
    all: kept.every((d) => d.all) && (all || kept.length === decisions.length),
    resources: [...new Set(kept.flatMap((d) => d.resources))],
    by: [...new Set(kept.flatMap((d) => d.by))],
    unknown: [...new Set(kept.flatMap((d) => d.unknown))],
  };
}
