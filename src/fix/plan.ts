/**
 * The repairs a preflight leads to. Reads the files it would change; writes nothing and runs nothing.
 */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Around } from '../agent.ts';
import { weightOf } from '../authority/weigh.ts';
import type { World } from '../check.ts';
import { atLeast, type Finding, type Reach } from '../model.ts';
import { pathOf } from '../places.ts';
import { absoluteOf, type Roots } from '../preflight/reach.ts';
import { agentRoles } from './agent-role.ts';
import type { Change, ModeChange, Plan } from './change.ts';
import { edited } from './edits.ts';
import { envAgent } from './env-agent.ts';

/** A file's text; undefined when there is none. @throws for one that cannot be read */
const textAt = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const absolute = (path: string, { home, project }: Roots): string =>
  path.startsWith('~/') ? `${home}${path.slice(1)}` : /^(\/|[A-Za-z]:)/.test(path) ? path : `${project}/${path}`;

interface Looked {
  world: World;
  /** The worst first. */
  reach: readonly Reach[];
  findings: readonly Finding[];
  around: Around;
}

export function planOf(looked: Looked): Plan {
  const { world, around } = looked;
  const hidden = world.credentials.flatMap((c) => c.parts.map((p) => p.value.reveal())).filter((v) => v.length >= 4);
  const left: string[] = [];
  const changes = settings(looked, hidden, left);
  // What the changes mend needs no hand.
  const findings = changes.length ? looked.findings.filter((f) => !MENDED.has(f.rule)) : looked.findings;
  return {
    changes: [...changes, ...envFile(world, around, hidden)],
    modes: modesOf(world),
    statements: agentRoles(world.credentials.filter((c) => atLeast(weightOf(c, world.now), 'medium'))),
    steps: stepsOf({ ...looked, findings }),
    left,
  };
}

/** Checks of agents' settings that `protect` closes. */
const MENDED = new Set(['agent-no-secret-deny', 'agent-unrestricted-shell', 'agent-auto-approve', 'agent-no-sandbox']);

/** What agents' settings should say. */
function settings({ world, around }: Looked, hidden: string[], left: string[]): Change[] {
  const files = [...new Set(world.credentials.flatMap((c) => c.places.map((p) => absoluteOf(p, around))).filter((p) => p !== undefined))].sort();
  const changes = new Map<string, Change>();
  for (const { agent, settings } of world.agents)
    for (const edit of agent.protect?.(files, settings, around) ?? []) {
      const path = absolute(edit.path, around);
      const known = changes.get(path);
      try {
        const before = known?.before ?? textAt(path) ?? '';
        const after = edited(known?.after ?? before, edit);
        if (after === (known?.after ?? before)) continue;
        const because = known ? [...new Set([...known.because, edit.because])] : [edit.because];
        changes.set(path, { path: edit.path, absolute: path, before, after, because, hidden });
      } catch {
        left.push(`${edit.path} could not be read in the form it should have; mend it and run this again (${edit.because})`);
      }
    }
  return [...changes.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Files that tell which variables a project needs, the one meant to be shown first. */
const EXAMPLES = ['.env.example', '.env.sample', '.env.template', '.env.dist'];
const OWN = ['.env', '.env.local', '.env.development'];

/** A `.env.agent`, for a project that has variables and no such file yet. */
function envFile({ project }: World, around: Around, hidden: string[]): Change[] {
  const has = (path: string): boolean => project.files.some((f) => f.path === path);
  const from = [...EXAMPLES, ...OWN].find(has);
  const text = from && !has('.env.agent') ? project.text(from) : undefined;
  if (from === undefined || text === undefined) return [];
  const after = envAgent(parseEnv(text) as Record<string, string | undefined>, EXAMPLES.includes(from));
  return [{ path: '.env.agent', absolute: `${around.project}/.env.agent`, before: '', after, because: [`the names of ${from}, for keyreach exec`], hidden }];
}

/** Stores others on this machine can read. */
const modesOf = ({ stores }: World): ModeChange[] =>
  stores.flatMap(({ path, absolute, mode, widest }) =>
    mode !== undefined && widest && mode & ~widest ? [{ path, absolute, from: mode, to: mode & widest }] : [],
  );

/** What only a person can do: take the worst out of reach for good, then mend what stands in files of the project. */
function stepsOf({ world, reach, findings }: Looked): string[] {
  const credentials = new Map(world.credentials.map((c) => [c.fingerprint, c]));
  const rotate = reach
    .filter((r) => atLeast(r.severity, 'medium') || r.protection >= 4)
    .flatMap((row) => {
      const c = credentials.get(row.credential);
      const revoke = c && world.detectors.get(c.kind)?.revoke;
      if (!c || !revoke) return [];
      const instead = c.authority?.narrower[0];
      return [
        `${row.what}: ${revoke.how}.${revoke.breaks ? ` That breaks ${revoke.breaks}.` : ''}${instead ? ` Instead: ${instead.how}${instead.url ? ` (${instead.url})` : ''}.` : ''}`.replace(
          /\.\.(?= |$)/g,
          '.',
        ),
      ];
    });
  const mend = findings
    .filter((f) => f.credential === undefined && atLeast(f.severity, 'medium'))
    .map((f) => `${pathOf(f.places[0] as Finding['places'][number])}: ${f.remedy} (${f.rule})`);
  return [...new Set([...rotate, ...mend])];
}
