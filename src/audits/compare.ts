/**
 * A report against an earlier one: what is new, worse, unchanged, and gone. Pure.
 */
import { atLeast, type Finding, leavesUnknown, type Report, type Severity } from '../model.ts';
import { identityOf } from './merge.ts';

/** Marks the findings, and lists those that are gone. What could not be read now is not taken for mended. */
export function compare(report: Report, before: Report): Report {
  const was = new Map(before.findings.map((f) => [identityOf(f), f]));
  const findings = report.findings.map((f): Finding => {
    const known = was.get(identityOf(f));
    const worse = known && f.severity !== known.severity && atLeast(f.severity, known.severity);
    return { ...f, change: known ? (worse ? 'worse' : 'unchanged') : 'new' };
  });
  const now = new Set(report.findings.map(identityOf));
  const unread = report.skipped.filter(leavesUnknown).map((s) => s.path);
  const gone = before.findings.filter((f) => !now.has(identityOf(f)));
  // What an issuer did not tell may be about any place of its account.
  const unsure = (f: Finding): boolean =>
    f.places.some((p) =>
      p.kind === 'cloud'
        ? unread.some((path) => path.startsWith(`${p.provider}: `))
        : 'path' in p && unread.some((path) => p.path === path || p.path.startsWith(`${path}/`)),
    );
  // A whole target that failed leaves no path to go by.
  const failed = report.skipped.some((s) => s.reason === 'failed' && s.path.startsWith('target '));
  return { ...report, findings, fixed: failed ? [] : gone.filter((f) => !unsure(f)) };
}

export interface Change {
  new: number;
  worse: number;
  unchanged: number;
  fixed: number;
}

/** Counts findings at or above a severity. */
export function changeOf({ findings, fixed = [] }: Report, from: Severity): Change {
  const count = (change: Finding['change']): number => findings.filter((f) => f.change === change && atLeast(f.severity, from)).length;
  return { new: count('new'), worse: count('worse'), unchanged: count('unchanged'), fixed: fixed.filter((f) => atLeast(f.severity, from)).length };
}
