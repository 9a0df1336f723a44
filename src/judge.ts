/**
 * Runs the rules over the inventory and puts their findings in order. Knows no single rule.
 */
import type { Inventory, Rule } from './define.ts';
import { type Finding, type Place, SEVERITIES } from './model.ts';
import { comparePlaces } from './places.ts';

export function judge(inventory: Inventory, rules: readonly Rule[]): Finding[] {
  const first = (f: Finding): Place => f.places[0] as Place;
  return rules
    .flatMap((rule) => rule.judge(inventory))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
        comparePlaces(first(a), first(b)) ||
        (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
    );
}
