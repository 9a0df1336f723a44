/**
 * Several reports as one: a credential that two of them saw is one, with the places of both. Judges nothing anew. Pure.
 */
import { worseReach } from '../grants.ts';
import { compareAsked } from '../http/journal.ts';
import { compareFindings } from '../judge.ts';
import type { Credential, Finding, Place, Report } from '../model.ts';
import { comparePlaces, pathOf } from '../places.ts';

const once = <T>(list: readonly T[], key: (item: T) => string): T[] => [...new Map(list.map((item) => [key(item), item])).values()];
const placeKey = (p: Place): string => JSON.stringify([p.kind, pathOf(p), p.region?.startLine, p.region?.startColumn, p.kind === 'git' ? p.blob : '']);

/** What makes a finding the same in two reports: the rule, and what it speaks of. */
export const identityOf = (f: Finding): string =>
  JSON.stringify([f.rule, f.credential ?? f.places.map((p) => pathOf(p)).sort()[0], f.credential ? '' : f.message]);

/** An issuer's answer outweighs that nobody asked; of two alike, the worse one counts. */
function told(a: Credential, b: Credential): Credential['authority'] {
  if (!a.authority || !b.authority) return a.authority ?? b.authority;
  const [x, y] = [a.authority.state.value, b.authority.state.value];
  if (x !== y) return x === 'unknown' ? b.authority : y === 'unknown' ? a.authority : x === 'live' ? a.authority : b.authority;
  return worseReach(a.authority.reach.value, b.authority.reach.value) === a.authority.reach.value ? a.authority : b.authority;
}

function joined(a: Credential, b: Credential): Credential {
  const authority = told(a, b);
  return {
    ...a,
    evidence: [...new Set([...a.evidence, ...b.evidence])],
    places: once([...a.places, ...b.places], placeKey).sort(comparePlaces),
    ...(authority ? { authority } : {}),
  };
}

/** @param reports in the order in which they are listed; at least one */
export function merge(reports: readonly Report[]): Report {
  const [first] = reports as [Report];
  const credentials = new Map<string, Credential>();
  for (const c of reports.flatMap((r) => r.credentials)) {
    const known = credentials.get(c.fingerprint);
    credentials.set(c.fingerprint, known ? joined(known, c) : c);
  }
  const findings = new Map<string, Finding>();
  for (const f of reports.flatMap((r) => r.findings)) {
    const key = identityOf(f);
    const known = findings.get(key);
    const worse = !known || compareFindings(f, known) < 0 ? f : known;
    findings.set(key, known ? { ...worse, places: once([...known.places, ...f.places], placeKey).sort(comparePlaces) } : f);
  }
  const sum = (name: 'files' | 'bytes' | 'binary' | 'archives'): number => reports.reduce((n, r) => n + r.stats[name], 0);
  const told = (name: 'commits' | 'answers') => {
    const counts = reports.map((r) => r.stats[name]).filter((n) => n !== undefined);
    return counts.length ? { [name]: counts.reduce((a, b) => a + b, 0) } : {};
  };
  return {
    schemaVersion: first.schemaVersion,
    tool: first.tool,
    sources: reports.flatMap((r) => r.sources),
    credentials: [...credentials.values()].sort(
      (a, b) => comparePlaces(a.places[0] as Place, b.places[0] as Place) || (a.fingerprint < b.fingerprint ? -1 : 1),
    ),
    findings: [...findings.values()].sort(compareFindings),
    suppressed: reports.flatMap((r) => r.suppressed).sort((a, b) => comparePlaces(a.place, b.place) || (a.kind < b.kind ? -1 : 1)),
    skipped: once(
      reports.flatMap((r) => r.skipped),
      (s) => JSON.stringify(s),
    ).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.reason < b.reason ? -1 : 1)),
    asked: reports.flatMap((r) => r.asked).sort(compareAsked),
    stats: {
      files: sum('files'),
      bytes: sum('bytes'),
      binary: sum('binary'),
      archives: sum('archives'),
      ...told('commits'),
      ...told('answers'),
    },
  };
}
