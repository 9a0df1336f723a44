/** The whole report as JSON; its form is described by report.schema.json. */
import { defineReport } from '../src/define.ts';
import type { Authority } from '../src/grants.ts';
import type { Credential, Place, Report } from '../src/model.ts';

const place = ({ region, lineHash: _, ...rest }: Place) => ({ ...rest, ...region });

const authority = (a: Authority) => ({
  state: a.state,
  ...(a.principal ? { principal: a.principal } : {}),
  reach: a.reach,
  breadth: a.breadth,
  grants: a.grants.map(({ action, resource, reach, breadth, destroys, means, evidence }) => ({
    action,
    resource,
    reach,
    breadth,
    ...(destroys ? { destroys } : {}),
    ...(means ? { means } : {}),
    evidence,
  })),
  unknown: a.unknown,
  ...(a.reaches ? { reaches: a.reaches } : {}),
  ...(a.stakes ? { stakes: a.stakes } : {}),
  ...(a.expires ? { expires: a.expires } : {}),
  ...(a.created ? { created: a.created } : {}),
  ...(a.lastUsed ? { lastUsed: a.lastUsed } : {}),
  granularity: a.granularity,
  narrower: a.narrower,
  ...(a.replacedBy ? { replacedBy: a.replacedBy } : {}),
  ...(a.root ? { root: a.root } : {}),
  ...(a.notes ? { notes: a.notes } : {}),
  ...(a.script ? { script: a.script } : {}),
});

// Built field by field: what is not named here (the parts, which hold Secrets) cannot get out.
const credential = (c: Credential) => ({
  fingerprint: c.fingerprint,
  kind: c.kind,
  label: c.label,
  masked: c.masked,
  confidence: c.confidence,
  evidence: c.evidence,
  environment: c.environment,
  ...(c.purpose ? { purpose: c.purpose } : {}),
  facts: Object.fromEntries(Object.entries(c.facts).sort(([a], [b]) => (a < b ? -1 : 1))),
  ...(c.authority ? { authority: authority(c.authority) } : {}),
  ...(c.profile ? { profile: c.profile } : {}),
  places: c.places.map(place),
});

/** How many findings there are of each severity. */
const counts = (report: Report) =>
  Object.fromEntries(['critical', 'high', 'medium', 'low', 'info'].map((s) => [s, report.findings.filter((f) => f.severity === s).length]));

export default defineReport({
  id: 'json',
  about: 'everything, for programs; the schema is in the package as keyreach/report.schema.json',
  render: (report) =>
    `${JSON.stringify(
      {
        schemaVersion: report.schemaVersion,
        tool: report.tool,
        sources: report.sources,
        credentials: report.credentials.map(credential),
        findings: report.findings.map(({ rule, severity, confidence, message, evidence, remedy, credential, places }) => ({
          rule,
          severity,
          confidence,
          message,
          evidence,
          remedy,
          ...(credential ? { credential } : {}),
          places: places.map(place),
        })),
        suppressed: {
          count: report.suppressed.length,
          matches: report.suppressed.map(({ by, reason, kind, place: p }) => ({ by, reason, kind, place: place(p) })),
        },
        skipped: report.skipped,
        asked: report.asked,
        stats: { ...report.stats, findings: counts(report) },
      },
      null,
      2,
    )}\n`,
});
