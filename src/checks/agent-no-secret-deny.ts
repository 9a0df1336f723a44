/** Files with credentials that are in reach of an agent and that none of its rules names. */
import { weightOf } from '../authority/weigh.ts';
import { defineCheck, type World } from '../check.ts';
import { atLeast, type Finding, type Place } from '../model.ts';
import { printable } from '../printable.ts';

interface Held {
  absolute: string;
  shown: string;
  own: boolean;
  /** Whether what it holds is worth a loud word. */
  grave: boolean;
  place: Place;
}

const MOST_NAMED = 10;

/** Files in which a credential was found, of the project and of stores. What is no file to read cannot be denied. */
function held({ credentials, stores, project, now }: World): Held[] {
  const root = project.root.replaceAll('\\', '/').replace(/\/$/, '');
  const all = new Map<string, Held>();
  // What is likely none, or can do little, needs no rule.
  for (const c of credentials.filter((one) => atLeast(weightOf(one, now), 'medium')))
    for (const place of c.places) {
      const grave = atLeast(weightOf(c, now), 'high');
      if (place.kind === 'home') {
        const seen = stores.find((s) => s.path === place.path);
        if (seen)
          all.set(seen.absolute, { absolute: seen.absolute, shown: seen.path, own: false, grave, place: { kind: 'home', store: seen.store, path: seen.path } });
      }
      if (place.kind !== 'file' || place.path.includes('!')) continue;
      const { path, tracking } = place;
      all.set(`${root}/${path}`, {
        absolute: `${root}/${path}`,
        shown: path,
        own: true,
        grave: grave || all.get(`${root}/${path}`)?.grave === true,
        place: { kind: 'file', path, tracking },
      });
    }
  return [...all.values()].sort((a, b) => Number(b.own) - Number(a.own) || (a.shown < b.shown ? -1 : 1));
}

export default defineCheck({
  id: 'agent-no-secret-deny',
  title: 'No rule keeps the agent from a secret',
  help: 'The agent may read these files with its own tools and by any command. A deny rule holds back the first, a sandbox both; an ignore file neither. keyreach fix writes the rules in the form this agent heeds.',
  severity: 'medium',
  scope: ['project', 'machine'],
  judge: (world) => {
    const files = held(world);
    return world.agents.flatMap(({ agent, gate }): Finding[] => {
      const open = files.flatMap((file) => {
        const { level, because } = gate.protects(file.absolute);
        return level < 2 ? [{ ...file, because }] : [];
      });
      if (open.length === 0) return [];
      return [
        {
          rule: 'agent-no-secret-deny',
          severity: open.some((f) => f.own && f.grave) ? 'high' : 'medium',
          confidence: 'high',
          message: `${agent.label} may read ${open.length === 1 ? 'a file' : `${open.length} files`} with credentials: no rule of its settings holds it back`,
          evidence: [
            ...open.slice(0, MOST_NAMED).map((f) => printable(`${f.shown}: ${f.because}`)),
            ...(open.length > MOST_NAMED ? [`and ${open.length - MOST_NAMED} more`] : []),
          ],
          remedy: 'Deny these files in its settings (keyreach fix shows how), or move the credentials out of its reach.',
          places: open.slice(0, MOST_NAMED).map((f) => f.place),
        },
      ];
    });
  },
});
