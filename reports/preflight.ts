/** The answer of `keyreach preflight` for people: a sentence, what an agent would hold, what else is wrong, and what to do. */
import { styleText } from 'node:util';
import { defineReport, type RenderContext } from '../src/define.ts';
import { atLeast, type Credential, type Finding, leavesUnknown, type Reach, type Report, type Severity, type Verdict } from '../src/model.ts';
import { pathOf } from '../src/places.ts';
import { printable } from '../src/printable.ts';

type Style = Parameters<typeof styleText>[0];
const WORDS: Record<Verdict, string> = { ready: 'READY', warnings: 'READY WITH WARNINGS', 'not-ready': 'NOT READY', incomplete: 'INCOMPLETE' };
const PAINT: Record<Verdict, Style> = { ready: 'green', warnings: 'yellow', 'not-ready': 'red', incomplete: 'yellow' };
const LETTER: Record<Severity, string> = { critical: 'C', high: 'H', medium: 'M', low: 'L', info: '-' };
const MOST_ROWS = 7;
const MOST_FINDINGS = 7;

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

/** Where it lies: the first place, and how many more there are. */
function where({ places }: Credential): string {
  const [first] = places;
  if (!first) return '';
  const line = first.region ? `:${first.region.startLine}` : '';
  const also = new Set(places.map(pathOf)).size - 1;
  return `${pathOf(first)}${line}${also > 0 ? ` +${also}` : ''}`;
}

/** Columns as wide as their content, up to a share of the line; the last one takes what is left. */
function columns(head: string[], rows: string[][], total: number): string[] {
  const most = [2, 40, 34, 30, 44, 60];
  const widths = head.map((h, i) => Math.min(most[i] as number, Math.max(h.length, ...rows.map((r) => (r[i] as string).length))));
  const line = (cells: string[]) =>
    cells
      .map((c, i) =>
        i === cells.length - 1
          ? cut(c, Math.max(20, total - widths.slice(0, -1).reduce((a, b) => a + b + 2, 0)))
          : cut(c, widths[i] as number).padEnd(widths[i] as number),
      )
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)];
}

function reach(rows: readonly Reach[], report: Report, all: boolean, total: number): string[] {
  const credentials = new Map(report.credentials.map((c) => [c.fingerprint, c]));
  const shown = all ? rows : rows.filter((r) => atLeast(r.severity, 'medium')).slice(0, MOST_ROWS);
  if (shown.length === 0) return [];
  const cells = shown.map((r) => [
    LETTER[r.severity],
    printable(r.what),
    printable(where(credentials.get(r.credential) as Credential)),
    printable(`${r.resource}${r.environment === 'unknown' ? '' : ` [${r.environment}]`}`),
    printable(r.worst),
    printable(`${r.gate}${r.protection ? ` (${r.protection}/4)` : ''}`),
  ]);
  const rest = rows.length - shown.length;
  return [...columns(['', 'CREDENTIAL', 'WHERE', 'OPENS', 'WORST', 'GATE'], cells, total), ...(rest ? [`    and ${rest} more that can do less (--all)`] : [])];
}

/** Findings of checks; what is said of a credential stands in its row already. */
function checks(findings: readonly Finding[], all: boolean): string[] {
  const open = findings.filter((f) => f.credential === undefined && (all || atLeast(f.severity, 'medium')));
  const shown = all ? open : open.slice(0, MOST_FINDINGS);
  return [
    ...shown.flatMap((f) => [
      `${LETTER[f.severity]}  ${printable(f.message)}  (${f.rule}, ${printable(pathOf(f.places[0] as Finding['places'][number]))})`,
      `   Fix: ${printable(f.remedy)}`,
    ]),
    ...(open.length > shown.length ? [`   and ${open.length - shown.length} more (--all)`] : []),
  ];
}

function notRead({ skipped }: Report): string[] {
  const unknown = skipped.filter(leavesUnknown);
  if (unknown.length === 0) return [];
  const names = unknown.slice(0, 3).map((s) => `${printable(s.path)} (${printable(s.detail)})`);
  return [`Not looked at: ${names.join('; ')}${unknown.length > 3 ? `; and ${unknown.length - 3} more (--report json lists all)` : ''}`];
}

function render(report: Report, { width, colour, all = false }: RenderContext): string {
  const { preflight } = report;
  if (!preflight) return 'This report has no answer about readiness; keyreach preflight makes one.\n';
  const paint = (style: Style, text: string) => (colour ? styleText(style, text) : text);
  const total = Math.max(80, Math.min(width || 200, 220));
  const { verdict, sentence, agents, capabilities } = preflight;
  const blocks: string[][] = [
    [`${paint([PAINT[verdict], 'bold'].flat() as Style, WORDS[verdict])}  ${printable(sentence)}`],
    reach(preflight.reach, report, all, total),
    checks(report.findings, all),
    capabilities.length && (all || verdict === 'not-ready')
      ? [`Usable without being read: ${capabilities.map((c) => printable(`${c.path} (${c.capability})`)).join('; ')}`]
      : [],
    agents.length
      ? agents.map((a) => `${a.label}: ${printable(a.because)}`)
      : ['No settings of a coding agent were found: nothing is taken to stand in between.'],
    notRead(report),
    verdict === 'ready'
      ? []
      : [
          'FIX  keyreach fix                 shows the repairs as a diff; --write makes them',
          'RUN  keyreach exec --sandbox -- AGENT   starts it without these credentials',
        ],
  ];
  return `${blocks
    .filter((b) => b.length)
    .map((b) => b.join('\n'))
    .join('\n\n')}\n`;
}

export default defineReport({ id: 'preflight', about: 'the answer of keyreach preflight, for people', people: true, render });
