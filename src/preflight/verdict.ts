/**
 * The answer: is it safe to start an agent here? In one word and in one sentence. Pure.
 */
import type { AgentSeen } from '../check.ts';
import { atLeast, type Finding, leavesUnknown, type Reach, type Report, type Skip, type Verdict } from '../model.ts';
import { LEAKS } from '../verdict.ts';

/** That a credential lies where it lies is what its row says, with what stands in between; as a finding of its own it is for `keyreach scan`. */
const telling = (findings: readonly Finding[]): readonly Finding[] => findings.filter((f) => !LEAKS.includes(f.rule));

/** What is open and bad is what ends readiness; unknown never counts as safe. */
export function verdictOf(reach: readonly Reach[], findings: readonly Finding[], skipped: readonly Skip[]): Verdict {
  const all = [...reach, ...telling(findings)].map((r) => r.severity);
  if (all.some((s) => atLeast(s, 'high'))) return 'not-ready';
  if (all.some((s) => atLeast(s, 'medium'))) return 'warnings';
  return skipped.some(leavesUnknown) ? 'incomplete' : 'ready';
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Who is spoken of: the one agent whose settings are here, or any. */
const who = (agents: readonly AgentSeen[]): string => (agents.length === 1 ? (agents[0] as AgentSeen).agent.label : 'an agent');

/** @param where the project as the user knows it */
export function sentenceOf({
  verdict,
  reach,
  findings,
  where,
  agents,
}: {
  verdict: Verdict;
  reach: readonly Reach[];
  findings: readonly Finding[];
  where: string;
  agents: readonly AgentSeen[];
}): string {
  const bad = reach.filter((r) => atLeast(r.severity, 'high'));
  const unasked = bad.filter((r) => r.unasked).length;
  const start = `${who(agents)} in ${where}`;
  if (verdict === 'incomplete') return `${start}: nothing bad was found, but not everything could be looked at`;
  if (verdict === 'ready') return `${start} would hold no credential that does harm`;
  if (bad.length) {
    const deeds = bad.every((r) => r.destroys) ? count(bad.length, 'way to destroy', 'ways to destroy') : count(bad.length, 'way to harm', 'ways to harm');
    const what = bad.some((r) => r.environment === 'production') ? 'production' : 'what it should not touch';
    return `${start} would start with ${deeds} ${what} (${unasked} without a prompt)`;
  }
  const held = reach.filter((r) => atLeast(r.severity, 'medium')).length;
  const serious = telling(findings).filter((f) => atLeast(f.severity, verdict === 'not-ready' ? 'high' : 'medium') && (verdict === 'not-ready' || !held));
  if (serious.length) return `${where}: ${serious[0]?.message}${serious.length > 1 ? `; and ${serious.length - 1} more` : ''}`;
  return `${start} would hold ${count(held, 'credential')} worth a look`;
}

/** 0 ready, 1 not ready or something at or above `failOn`, 2 not everything could be looked at. */
export function exitCodeOf({ preflight, findings }: Report, failOn: Finding['severity']): number {
  const verdict = preflight?.verdict ?? 'incomplete';
  if (verdict === 'not-ready' || [...(preflight?.reach ?? []), ...telling(findings)].some((r) => atLeast(r.severity, failOn))) return 1;
  return verdict === 'incomplete' ? 2 : 0;
}
