/** A home, a project and a root of the file system in a temporary folder, agents' settings in them, and what the checks make of those. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import agents from 'shelf:agents';
import checks from 'shelf:checks';
import type { Agent, Around, Gate } from '../src/agent.ts';
import type { AgentSeen, StoreSeen, World } from '../src/check.ts';
import type { Credential, Finding, Tracking } from '../src/model.ts';
import { agentsHere, type Found } from '../src/preflight/settings.ts';
import type { Platform } from '../src/store.ts';
import { tree } from './helpers.ts';

export interface Scene {
  /** By path: `~/…` in home, `/…` below the root, all else in the project. What is no string is written as JSON. */
  files?: Record<string, unknown>;
  env?: Record<string, string>;
  platform?: Platform;
}

export interface Stage {
  around: Around;
  home: string;
  project: string;
}

/** Writes the scene. `HOME` and `PROJECT` in texts stand for the folders. */
export function stage({ files = {}, env = {}, platform = 'linux' }: Scene = {}): Stage {
  const base = tree();
  const [home, project, root] = ['home', 'work/shop', 'root'].map((name) => join(base, name)) as [string, string, string];
  for (const folder of [home, project, root]) mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = path.startsWith('~/') ? join(home, path.slice(2)) : path.startsWith('/') || /^[A-Z]:/.test(path) ? join(root, path) : join(project, path);
    const text = typeof content === 'string' ? content : Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, typeof text === 'string' ? text.replaceAll('HOME', home).replaceAll('PROJECT', project) : text);
  }
  return { around: { platform, home, project, root, env }, home, project };
}

export const agentOf = (id: string): Agent => {
  const agent = agents.find((a) => a.id === id);
  if (!agent) throw new Error(`no agent ${id}`);
  return agent;
};

export const found = (id: string, { around }: Stage): Found => agentsHere({ agents, around, only: [id] });

export function gateOf(id: string, scene: Scene | Stage): Gate {
  const at = 'around' in scene ? scene : stage(scene);
  return (found(id, at).seen[0] as AgentSeen).gate;
}

export interface Told {
  credentials?: Credential[];
  stores?: StoreSeen[];
  tracking?: Tracking;
  /** Files of the project that checks read, by path. */
  texts?: Record<string, string>;
}

export function worldOf(seen: readonly AgentSeen[], project: string, told: Told = {}): World {
  const texts = told.texts ?? {};
  const paths = new Set([
    ...seen.flatMap((s) => s.settings.filter((f) => f.layer === 'project' || f.layer === 'local').map((f) => f.path)),
    ...Object.keys(texts),
  ]);
  return {
    credentials: told.credentials ?? [],
    detectors: new Map(),
    agents: seen,
    stores: told.stores ?? [],
    project: { root: project, files: [...paths].map((path) => ({ path, tracking: told.tracking ?? 'tracked' })), text: (path) => texts[path] },
    now: 0,
  };
}

/** All findings of the checks that speak of agents and servers. */
export function judge(id: string, scene: Scene, told: Told = {}): Finding[] {
  const at = stage(scene);
  const world = worldOf(found(id, at).seen, at.project, told);
  return checks.flatMap((check) => check.judge(world));
}
