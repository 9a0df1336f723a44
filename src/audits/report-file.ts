/**
 * Reads a JSON report back. Values are not in it, so its credentials have none: enough for comparing, joining and showing.
 */
import { readFileSync } from 'node:fs';
import { type Place, type Region, type Report, Secret, UsageError } from '../model.ts';

type Flat<T> = Omit<T, 'places'> & { places: (Place & Partial<Region>)[] };
type Json = Omit<Report, 'credentials' | 'findings' | 'suppressed' | 'fixed'> & {
  credentials: Flat<Report['credentials'][number]>[];
  findings: Flat<Report['findings'][number]>[];
  fixed?: Flat<Report['findings'][number]>[];
  suppressed: { matches: Report['suppressed'] };
};

function placed({ startLine, startColumn, endLine, endColumn, ...rest }: Place & Partial<Region>): Place {
  const region = startLine === undefined ? undefined : { startLine, startColumn: startColumn ?? 1, endLine: endLine ?? startLine, endColumn: endColumn ?? 1 };
  return { ...rest, ...(region ? { region } : {}) } as Place;
}

/** @throws UsageError for what is no report of this major version */
export function readReport(path: string): Report {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the report ${path} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
  return parseReport(text, path);
}

/** @param name of what it came from, for messages */
export function parseReport(text: string, name: string): Report {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    throw new UsageError(`${name} is no JSON; give a report written with --report json=FILE`);
  }
  const lists = json && typeof json === 'object' && [json.credentials, json.findings, json.skipped, json.asked, json.sources, json.suppressed?.matches];
  if (!lists || json.tool?.name !== 'keyreach' || typeof json.schemaVersion !== 'string' || !lists.every(Array.isArray) || typeof json.stats !== 'object')
    throw new UsageError(`${name} is no report of keyreach; give one written with --report json=FILE`);
  if (!json.schemaVersion.startsWith('1.')) throw new UsageError(`${name} has form ${json.schemaVersion}, which this version does not know; write it anew`);
  const whole = [...json.credentials, ...json.findings, ...(json.fixed ?? [])].every((x) => x !== null && typeof x === 'object' && Array.isArray(x.places));
  if (!whole || json.credentials.some((c) => typeof c.facts !== 'object' || c.facts === null))
    throw new UsageError(`${name} is a damaged report of keyreach; write it anew`);
  const finding = (f: Json['findings'][number]) => ({ ...f, places: f.places.map(placed) });
  return {
    ...json,
    credentials: json.credentials.map((c) => ({ ...c, places: c.places.map(placed), parts: [{ name: 'secret', value: new Secret('') }], weak: false })),
    findings: json.findings.map(finding),
    suppressed: json.suppressed.matches.map((s) => ({ ...s, place: placed(s.place) })),
    ...(json.fixed ? { fixed: json.fixed.map(finding) } : {}),
  };
}
