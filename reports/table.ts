/** For people at a terminal: findings grouped by credential, worst first, then what was suppressed, skipped and read. */
import { styleText } from 'node:util';
import { defineReport, type RenderContext } from '../src/define.ts';
import { atLeast, type Credential, type Finding, leavesUnknown, type Place, type Report, SEVERITIES, type Severity, type Skip } from '../src/model.ts';
import { pathOf } from '../src/places.ts';
import { powersOf } from '../src/powers.ts';
import { printable } from '../src/printable.ts';

type Style = Parameters<typeof styleText>[0];
const COLOUR: Record<Severity, Style> = { critical: ['bold', 'red'], high: 'red', medium: 'yellow', low: 'cyan', info: 'gray' };
const MOST_PLACES = 4;
const MOST_SKIPS = 8;
/** Nobody reads more rows than this, and laying out a table costs more for each. */
const MOST_ROWS = 100;

const plural = (n: number, one: string, many = `${one}s`): string => `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`;

function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `src/app.ts:3:14 (API_KEY)` */
function where(place: Place): string {
  const at = place.region ? `:${place.region.startLine}:${place.region.startColumn}` : '';
  const past = place.kind === 'git' ? history(place) : '';
  const notes = [place.key && place.kind !== 'env' ? place.key : '', place.decoded ? `in ${place.decoded.join(' in ')}` : ''].filter(Boolean);
  return printable(`${short(pathOf(place))}${at}${notes.length ? ` (${notes.join(', ')})` : ''}${past}`);
}

/** A path that is too long for any screen loses its middle; laying it out would take minutes. */
const short = (path: string): string => (path.length > 300 ? `${path.slice(0, 120)}…${path.slice(-160)}` : path);

const day = (date: string): string => date.slice(0, 10);

/** ` since 2024-02-03, 1a2b3c4 by Jane Roe; removed 2024-02-05, 5d6e7f8` */
function history({ commit, removed, standing, blob }: Extract<Place, { kind: 'git' }>): string {
  if (!commit) return ` in no commit, object ${blob.slice(0, 7)}`;
  const since = ` since ${day(commit.date)}, ${commit.id.slice(0, 7)} by ${commit.author}`;
  if (standing === 'head') return since;
  return `${since}; ${standing === 'branch' ? 'still on a branch' : removed ? `removed ${day(removed.date)}, ${removed.id.slice(0, 7)}` : 'on no branch'}`;
}

function places(all: readonly Place[]): string {
  const shown = all.slice(0, MOST_PLACES).map(where);
  if (all.length > MOST_PLACES) shown.push(`and ${all.length - MOST_PLACES} more`);
  return shown.join('\n');
}

/** Findings of one credential side by side; findings about places stand alone. The order of the worst one is kept. */
function grouped(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const f of findings) {
    const key = f.credential ?? `${f.rule} ${pathOf(f.places[0] as Place)}`;
    const group = groups.get(key);
    if (group) group.push(f);
    else groups.set(key, [f]);
  }
  return [...groups.values()];
}

function facts(credential: Credential): string {
  const shown = Object.entries(credential.facts)
    .filter(([name]) => name !== 'encrypted' && name !== 'format')
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : value}`);
  const { class: environment } = credential.environment;
  return printable([...(environment === 'unknown' ? [] : [environment]), ...shown].join(', '));
}

async function table(groups: Finding[][], report: Report, { width, colour }: RenderContext): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const paint = (style: Style, text: string) => (colour ? styleText(style, text) : text);
  const credentials = new Map(report.credentials.map((c) => [c.fingerprint, c]));
  const total = Math.max(60, Math.min(width || 120, 160));
  const left = 10;
  const right = total - left - 7;
  const out = new Table({
    head: ['Severity', 'Finding'],
    colWidths: [left + 2, right + 2],
    wordWrap: true,
    wrapOnWordBoundary: true,
    style: { head: [], border: [] },
    ...(process.platform === 'win32' && !process.env['WT_SESSION'] ? { chars: { mid: '-', 'left-mid': '|', 'mid-mid': '+', 'right-mid': '|' } } : {}),
  });
  for (const group of groups) {
    const first = group[0] as Finding;
    const credential = first.credential ? credentials.get(first.credential) : undefined;
    const lines: string[] = [];
    const powers = credential?.authority ? powersOf(credential.authority) : [];
    if (credential) {
      const known = facts(credential);
      lines.push(`${paint('bold', printable(credential.label))}  ${printable(credential.masked)}${known ? `  ${known}` : ''}`);
      lines.push(places(first.places));
      lines.push(...powers.map((said) => printable(said[0]?.toUpperCase() + said.slice(1))));
    } else lines.push(paint('bold', printable(first.message)), places(first.places));
    for (const f of group) {
      if (credential) lines.push(`${f.rule}${f === first ? '' : ` (${f.severity})`}: ${printable(f.message)}`);
      const evidence = f.evidence.filter((said) => !powers.includes(said));
      if (evidence.length) lines.push(paint('dim', printable(evidence.join('; '))));
    }
    for (const remedy of new Set(group.map((f) => f.remedy))) lines.push(`Fix: ${printable(remedy)}`);
    const change = group.some((f) => f.change === 'new') ? 'new' : group.some((f) => f.change === 'worse') ? 'worse' : undefined;
    out.push([[paint(COLOUR[first.severity], first.severity.toUpperCase()), ...(change ? [change] : [])].join('\n'), lines.join('\n')]);
  }
  return out.toString();
}

/** Skips worth a line each, and the rest as a count. */
function skips(all: readonly Skip[]): string[] {
  const unknown = all.filter(leavesUnknown);
  const lines = unknown.slice(0, MOST_SKIPS).map((s) => `  ${printable(s.path)}: ${printable(s.detail)}`);
  if (unknown.length > MOST_SKIPS) lines.push(`  and ${unknown.length - MOST_SKIPS} more (--report json lists all)`);
  if (lines.length) lines.unshift(`Not read: ${plural(unknown.length, 'item')}`);
  const excluded = all.filter((s) => s.reason === 'excluded').map((s) => s.detail);
  const special = all.filter((s) => s.reason === 'symlink' || s.reason === 'special-file').length;
  const rest = [...excluded, ...(special ? [`${plural(special, 'link, pipe or device', 'links, pipes and devices')} passed over`] : [])];
  if (rest.length) lines.push(`${rest.join(', ')}.`);
  return lines;
}

export default defineReport({
  id: 'table',
  about: 'for people (default)',
  people: true,
  async render(report, context) {
    const { failOn } = context;
    const shown = report.findings.filter((f) => atLeast(f.severity, failOn));
    const rest = report.findings.filter((f) => !atLeast(f.severity, failOn));
    const groups = grouped(shown);
    const out: string[] = [];
    if (groups.length) out.push(await table(groups.slice(0, MOST_ROWS), report, context));
    if (groups.length > MOST_ROWS) out.push(`… and ${groups.length - MOST_ROWS} more; --report json or sarif lists all.`);
    const { files, bytes, binary, archives, commits, answers } = report.stats;
    const inFiles = `${commits === undefined ? plural(files, 'file') : `${plural(files, 'file or version of one', 'files and versions of files')} from ${plural(commits, 'commit')}`} (${size(bytes)}${binary ? `, ${plural(binary, 'binary', 'binaries')} among them` : ''}${archives ? `, ${plural(archives, 'archive')}` : ''})`;
    const hosts = [...new Set(report.asked.map((a) => a.host))].join(', ');
    const told = answers === undefined ? [] : [hosts ? `${plural(answers, 'answer')} of ${hosts}` : plural(answers, 'saved answer')];
    const read = [...told, ...(files || answers === undefined ? [inFiles] : [])].join(' and ');
    if (files === 0 && !answers) out.push('Nothing was read, so nothing can be said.');
    else if (report.findings.length === 0) out.push(`${answers === undefined ? 'No secrets' : 'Nothing'} found in ${read}.`);
    else {
      const counts = SEVERITIES.toReversed().map((s) => [report.findings.filter((f) => f.severity === s).length, s] as const);
      const said = counts.filter(([n]) => n > 0).map(([n, s]) => `${n} ${s}`);
      const credentials = answers === undefined || report.credentials.length ? `${plural(report.credentials.length, 'credential')}, ` : '';
      out.push(`${credentials}${plural(report.findings.length, 'finding')} (${said.join(', ')}) in ${read}.`);
    }
    if (rest.length)
      out.push(
        `${plural(rest.length, 'finding')} below ${failOn} not shown; --fail-on ${rest.some((f) => f.severity === 'info') ? 'info' : 'low'} or --report json lists them.`,
      );
    if (report.fixed) {
      const of = (change: string) => `${report.findings.filter((f) => f.change === change).length} ${change}`;
      out.push(`Since the earlier report: ${of('new')}, ${of('worse')}, ${of('unchanged')}, ${report.fixed.length} fixed.`);
    }
    if (report.suppressed.length) {
      const by = (kind: string) => report.suppressed.filter((s) => s.by === kind).length;
      const said = (['inline', 'config', 'baseline'] as const).filter((k) => by(k)).map((k) => `${by(k)} by ${k === 'inline' ? 'a comment' : `the ${k}`}`);
      out.push(`Suppressed: ${report.suppressed.length} (${said.join(', ')}).`);
    }
    if (report.sources.some((s) => s.kind === 'tree' && !s.trusted))
      out.push("Not this project's own tree: its allow comments and config were not believed (--trust to change that).");
    out.push(...skips(report.skipped));
    return `${out.join('\n')}\n`;
  },
});
