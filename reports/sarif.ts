/**
 * SARIF 2.1.0 as GitHub code scanning takes it: one result for each place, rules with help and a security-severity, paths
 * relative and percent-encoded, no snippet. What was suppressed is left out, since GitHub would open an alert for it.
 */
import { type Detector, defineReport, type RenderContext } from '../src/define.ts';
import { type Finding, leavesUnknown, type Place, type Report, type Severity } from '../src/model.ts';
import { printable } from '../src/printable.ts';

// GitHub: over 9.0 critical, 7.0 high, 4.0 medium, 0.1 low. Source: docs.github.com, "SARIF support for code scanning", checked 2026-11-21.
const SCORE: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0', info: '0.1' };
const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' };
const PRECISION = { high: 'very-high', medium: 'high', low: 'medium' } as const;
/** GitHub shows the first 5,000 results of a run and rejects over 25,000. */
const MOST_RESULTS = 25_000;

const uri = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** Alerts of one severity each: GitHub knows a severity of the rule only. */
const ruleId = (f: Finding, kind: string | undefined): string => [f.rule, ...(kind ? [kind] : []), f.severity].join('/');

function describe(id: string, f: Finding, rule: RenderContext['rules'][number] | undefined, detector: Detector | undefined) {
  const title = detector ? `${rule?.title ?? f.rule}: ${detector.label}` : (rule?.title ?? f.rule);
  const help = `${rule?.help ?? ''}\n\nWhat to do: ${f.remedy}`.trim();
  return {
    id,
    name: f.rule
      .split('-')
      .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
      .join(''),
    shortDescription: { text: cut(title, 1024) },
    fullDescription: { text: cut(rule?.help ?? title, 1024) },
    help: { text: help, markdown: detector?.docs ? `${help}\n\n[About this kind of credential](${detector.docs})` : help },
    ...(detector?.docs ? { helpUri: detector.docs } : {}),
    defaultConfiguration: { level: LEVEL[f.severity] },
    properties: { tags: ['security', 'credential'], precision: PRECISION[f.confidence], 'security-severity': SCORE[f.severity] },
  };
}

/** What a reader of the results may want to know of a version that is not in the tree any more. */
const history = ({ blob, commit, removed, standing }: Extract<Place, { kind: 'git' }>) => ({
  blob,
  standing,
  ...(commit ? { commit: commit.id, author: commit.author, date: commit.date } : {}),
  ...(removed ? { removed: removed.id } : {}),
});

/** Results need a file of the project: a variable and an account's settings are none, and what lies in a home folder is nobody else's to know. */
const inFile = (place: Place): place is Extract<Place, { path: string }> => place.kind !== 'env' && place.kind !== 'home' && place.kind !== 'cloud';

export function sarif(report: Report, context: Pick<RenderContext, 'rules' | 'detectors'>) {
  const kinds = new Map(report.credentials.map((c) => [c.fingerprint, c.kind]));
  const rules = new Map<string, ReturnType<typeof describe>>();
  const results = [];
  const occurrences = new Map<string, number>();
  for (const f of report.findings) {
    const kind = f.credential ? kinds.get(f.credential) : undefined;
    const id = ruleId(f, kind);
    const current = new Set(f.places.filter((p) => p.kind === 'file').map((p) => p.path));
    for (const place of f.places.filter(inFile)) {
      // What is in the tree needs no second alert for the commit that brought it.
      if (place.kind === 'git' && current.has(place.path)) continue;
      if (!rules.has(id)) {
        rules.set(
          id,
          describe(
            id,
            f,
            context.rules.find((r) => r.id === f.rule),
            kind ? context.detectors.get(kind) : undefined,
          ),
        );
      }
      const identity = `${f.rule}/${f.credential ?? ''}/${place.path}`;
      const nth = (occurrences.get(identity) ?? 0) + 1;
      occurrences.set(identity, nth);
      results.push({
        ruleId: id,
        ...(f.severity === 'info' ? { kind: 'informational', level: 'none' } : { level: LEVEL[f.severity] }),
        message: { text: printable(`${f.message}. ${f.evidence.join('; ')}`.replace(/[.; ]+$/, '')) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: uri(place.path) },
              region: place.region ?? { startLine: 1 },
            },
          },
        ],
        partialFingerprints: {
          ...(place.lineHash ? { primaryLocationLineHash: place.lineHash } : {}),
          'keyreachCredential/v1': `${f.credential ?? f.rule}:${nth}`,
        },
        properties: { severity: f.severity, confidence: f.confidence, remedy: f.remedy, ...(place.kind === 'git' ? history(place) : {}) },
      });
    }
  }
  const ids = [...rules.keys()].sort();
  const order = new Map(ids.map((id, i) => [id, i]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            informationUri: 'https://github.com/keyreach/keyreach',
            rules: ids.map((id) => rules.get(id)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: !report.skipped.some(leavesUnknown),
            toolExecutionNotifications: report.skipped.filter(leavesUnknown).map((s) => ({
              level: 'warning',
              message: { text: printable(`${s.path}: ${s.reason}: ${s.detail}`) },
            })),
          },
        ],
        results: results.slice(0, MOST_RESULTS).map((r) => ({ ...r, ruleIndex: order.get(r.ruleId) })),
      },
    ],
  };
}

export default defineReport({
  id: 'sarif',
  about: 'SARIF 2.1.0, for GitHub code scanning and other viewers',
  render: (report, context) => `${JSON.stringify(sarif(report, context), null, 2)}\n`,
});
