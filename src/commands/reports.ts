/**
 * Where reports go: what `--report` and `--fail-on` say, and the writing. Judges nothing.
 */
import formats from 'shelf:reports';
import type { RenderContext, ReportFormat } from '../define.ts';
import { type Report, SEVERITIES, type Severity, UsageError } from '../model.ts';
import { writeAtomically, writeOut } from '../output.ts';

/** Where a report goes. */
export interface Destination {
  format: ReportFormat;
  file?: string;
}

/** @param usual the format that goes to standard output when none is named */
export function destinations(wanted: readonly string[], usual: string): Destination[] {
  const all = (wanted.length ? wanted : [usual]).map((text): Destination => {
    const [id = '', ...rest] = text.split('=');
    const format = formats.find((f) => f.id === id);
    if (!format) throw new UsageError(`there is no report format "${id}"; there are ${formats.map((f) => f.id).join(', ')}`);
    const file = rest.join('=');
    return { format, ...(file && file !== '-' ? { file } : {}) };
  });
  if (all.filter((d) => !d.file).length > 1) throw new UsageError('only one report can go to standard output; give the others a file: --report json=FILE');
  return all;
}

/** @throws UsageError for a word that is no severity */
export function severityOf(text: string | undefined): Severity | undefined {
  if (text === undefined || (SEVERITIES as readonly string[]).includes(text)) return text as Severity | undefined;
  throw new UsageError(`--fail-on takes ${SEVERITIES.join(', ')}; not "${text}"`);
}

/** Renders and writes them, files atomically. Quiet: nothing is printed for people when there is nothing to say. */
export async function writeReports(
  report: Report,
  outputs: readonly Destination[],
  { quiet, ...about }: Pick<RenderContext, 'failOn' | 'rules' | 'detectors' | 'all'> & { quiet: boolean },
): Promise<void> {
  const context = {
    ...about,
    width: process.stdout.isTTY ? process.stdout.columns : 0,
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  };
  for (const { format, file } of outputs) {
    const text = await format.render(report, file ? { ...context, width: 0, colour: false } : context);
    if (file) writeAtomically(file, text);
    else if (!(quiet && format.people && report.findings.length === 0)) await writeOut(text);
  }
}
