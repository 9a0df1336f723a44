/**
 * A summary fit for a chat: what is new, what is worse, and the worst by name. Holds no value and no masked form. Pure.
 */
import { atLeast, leavesUnknown, type Report, SEVERITIES, type Severity } from '../model.ts';
import { pathOf } from '../places.ts';
import { printable } from '../printable.ts';
import { changeOf } from './compare.ts';

const MOST = 5;

/** In the form that Slack, Mattermost and most others take as `{"text": …}`, with the figures beside it for programs. */
export function summaryOf(report: Report, failOn: Severity): { text: string; keyreach: Record<string, unknown> } {
  const open = report.findings.filter((f) => atLeast(f.severity, failOn));
  const compared = report.fixed !== undefined;
  const change = changeOf(report, failOn);
  const shown = (compared ? open.filter((f) => f.change !== 'unchanged') : open).slice(0, MOST);
  const unread = report.skipped.filter(leavesUnknown).length;
  const counts = Object.fromEntries(SEVERITIES.toReversed().map((s) => [s, report.findings.filter((f) => f.severity === s).length]));
  const head = `keyreach: ${open.length} ${open.length === 1 ? 'finding' : 'findings'} of ${failOn} or above${compared ? ` (${change.new} new, ${change.worse} worse, ${change.fixed} fixed)` : ''}`;
  const lines = shown.map((f) => `• ${f.severity}: ${printable(f.message)} (${printable(pathOf(f.places[0] as (typeof f.places)[number]))})`);
  const left = unread ? [`Not read: ${unread} ${unread === 1 ? 'item' : 'items'}`] : [];
  return { text: [head, ...lines, ...left].join('\n'), keyreach: { findings: counts, ...(compared ? { change } : {}), unread } };
}
