/**
 * Runs the rules over the inventory and puts their findings in order. Knows no single rule.
 */
import type { Inventory, Rule } from './define.ts';
import { atLeast, type Finding, type Place, SEVERITIES } from './model.ts';
import { comparePlaces } from './places.ts';

/** What is out of service can do no harm any more, whatever a rule thinks of it. */
const MOST_WHEN_DEAD = 'low';

export function judge(inventory: Inventory, rules: readonly Rule[]): Finding[] {
  const dead = new Map(inventory.credentials.flatMap((c) => (c.authority?.state.value === 'dead' ? [[c.fingerprint, c.authority.state.evidence.how]] : [])));
  const findings = rules
    .flatMap((rule) => rule.judge(inventory))
    .map((f): Finding => {
      const how = f.credential === undefined ? undefined : dead.get(f.credential);
      if (how === undefined || !atLeast(f.severity, MOST_WHEN_DEAD)) return f;
      return { ...f, severity: MOST_WHEN_DEAD, evidence: [...f.evidence, `its issuer refuses it (${how})`] };
    });
  return withoutEchoes(findings, rules).sort(compareFindings);
}

/** The order of findings in a report: the worst first, then by place. */
export const compareFindings = (a: Finding, b: Finding): number =>
  SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
  comparePlaces(a.places[0] as Place, b.places[0] as Place) ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

/** Without findings that another one, about the same credential and at least as severe, says already. */
function withoutEchoes(findings: readonly Finding[], rules: readonly Rule[]): Finding[] {
  const yields = new Map(rules.flatMap((r) => (r.yields ? [[r.id, r.yields] as const] : [])));
  const hushers = new Map(rules.flatMap((r) => (r.hushedBy ? [[r.id, r.hushedBy] as const] : [])));
  const loudest = new Map<string, Finding['severity']>();
  for (const f of findings) if (f.credential !== undefined) loudest.set(`${f.credential} ${f.rule}`, f.severity);
  return findings.filter((f) => {
    const others = (yields.get(f.rule) ?? []).map((rule) => loudest.get(`${f.credential} ${rule}`));
    if (f.credential === undefined) return true;
    const hushed = !atLeast(f.severity, 'medium') && hushers.get(f.rule)?.some((rule) => loudest.has(`${f.credential} ${rule}`));
    return !hushed && !others.some((severity) => severity !== undefined && atLeast(severity, f.severity));
  });
}
