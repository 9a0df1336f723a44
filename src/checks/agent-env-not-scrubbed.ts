/** Credentials in the environment that an agent hands on to every program it starts. Names of variables only, never a value. */
import { defineCheck } from '../check.ts';
import type { Finding, Place } from '../model.ts';
import { printable } from '../printable.ts';

const MOST_NAMED = 10;

export default defineCheck({
  id: 'agent-env-not-scrubbed',
  title: 'Agent hands on secrets of the environment',
  help: 'Programs the agent starts inherit its environment, and any of them can print it. No rule for files covers that. Start the agent without these variables (keyreach exec does), or let it take them out.',
  severity: 'medium',
  scope: ['project', 'machine'],
  judge: ({ agents, credentials }) => {
    const places = credentials.flatMap((c) => c.places.filter((p): p is Place & { kind: 'env' } => p.kind === 'env'));
    return agents.flatMap(({ agent, gate }): Finding[] => {
      // What it logs in with itself it needs.
      const names = [...new Set(places.map((p) => p.name))].filter((name) => !agent.keys.includes(name)).sort();
      if (names.length === 0 || gate.environment === 'scrubbed') return [];
      const partly = gate.environment === 'partly';
      return [
        {
          rule: 'agent-env-not-scrubbed',
          severity: partly ? 'low' : 'medium',
          confidence: gate.environment === 'inherited' ? 'high' : 'medium',
          message: `${agent.label} hands on ${names.length === 1 ? 'a secret' : `${names.length} secrets`} of the environment to what it starts`,
          evidence: [
            ...names.slice(0, MOST_NAMED).map((name) => printable(`$${name}`)),
            ...(names.length > MOST_NAMED ? [`and ${names.length - MOST_NAMED} more`] : []),
            ...(partly ? ['it takes some variables out by their names; these may not be among them'] : []),
          ],
          remedy: 'Start it by way of keyreach exec, or unset these variables before.',
          places: names.slice(0, MOST_NAMED).map((name) => ({ kind: 'env', name })),
        },
      ];
    });
  },
});
