/**
 * Finds the agents that are in use here, reads their settings files, and asks each agent's file what they come to.
 * Opens regular files of at most a mebibyte, starts nothing, and writes nothing.
 */
import { realpathSync } from 'node:fs';
import type { Agent, Around, Gate, Settings, SettingsPlace } from '../agent.ts';
import { newGate } from '../agents/gate.ts';
import type { AgentSeen } from '../check.ts';
import type { Skip } from '../model.ts';
import { expand, type Looking } from '../sources/home/expand.ts';
import { patterns, shown, within } from '../sources/home/paths.ts';
import type { Moved } from '../store.ts';
import { entries } from '../store-kit.ts';
import { parsed } from './parse.ts';
import { readSmall } from './read-small.ts';

export interface Options {
  agents: readonly Agent[];
  around: Around;
  /** Agents the run is about, whether they are here or not; by id. Absent: those that are in use here. */
  only?: readonly string[];
}

/** The agents, with what could not be read and what was read by way of a link. */
export interface Found {
  seen: AgentSeen[];
  skipped: Skip[];
}

/** Files of one agent that are looked at; a folder may hold any number. */
const MOST_FILES = 200;

export function agentsHere({ agents, around, only }: Options): Found {
  const skipped: Skip[] = [];
  const seen = agents
    .filter((agent) => !only || only.includes(agent.id))
    .flatMap((agent) => {
      const files = settingsOf(agent, around, skipped);
      const settings = files.map((f) => f.settings);
      const here = only !== undefined || files.some(isOwn) || hasTraces(agent, around) || isInside(agent, around.env);
      return here ? [{ agent, settings, gate: gateOf(agent, settings, around) }] : [];
    });
  const paths = new Set(seen.flatMap((s) => s.settings.map((file) => file.path)));
  return { seen, skipped: skipped.filter((skip) => paths.has(skip.path)) };
}

/** Agents in whose surroundings this program itself runs, by the variables they set. */
export const insideOf = (agents: readonly Agent[], env: Around['env']): Agent[] => agents.filter((agent) => isInside(agent, env));

const isInside = (agent: Agent, env: Around['env']): boolean => agent.inside.some((name) => env[name] !== undefined && env[name] !== '');

/** A file that is there, and the place it was looked for at. */
interface At {
  place: SettingsPlace;
  settings: Settings;
}

/** Whether the file tells that this agent is in use: others write some of them too. */
const isOwn = ({ place: { shared }, settings }: At): boolean => !shared || entries(settings.value).some(([key]) => shared.test(key));

function hasTraces({ traces }: Agent, around: Around): boolean {
  const paths = [...(traces?.all ?? []), ...(traces?.[around.platform] ?? [])];
  return paths.some((path) => patternsOf(path, around).some((p) => expand(p, looking()).length > 0));
}

/** One question to the disk must not go on for ever. */
const looking = (): Looking => ({ entries: 5000, cut: new Set(), unreadable: new Map() });

function settingsOf(agent: Agent, around: Around, skipped: Skip[]): At[] {
  const files = agent.settings.flatMap((place) => filesOf(place, around).map((absolute) => ({ place, absolute })));
  return files.slice(0, MOST_FILES).flatMap(({ place, absolute }) => {
    const path = pathOf(place, absolute, around);
    const file = readSmall(absolute, isProject(place) ? around.project : undefined);
    if (!file) return [];
    const { value, why: fault, cut } = file.text === undefined ? { value: undefined, why: file.why, cut: false } : parsed(file.text, place.format);
    // Logs and histories may be long; of rules, one that was not seen may be the one that opens the gate.
    const why = fault ?? (cut && place.role !== 'state' ? 'a list in it is longer than 2000' : undefined);
    if (why) skipped.push({ path, reason: file.text === undefined ? file.reason : 'unparsable', detail: why });
    // A link that leads out of the home folder is followed, since dotfiles often lie elsewhere; that it is one is said.
    else if (file.link && !within(file.link, trueHome(around)))
      skipped.push({ path, reason: 'symlink', detail: `a link, read at ${shown(file.link, around)}` });
    const settings: Settings = { layer: place.layer, path, absolute, value, text: file.text ?? '' };
    if (place.role !== undefined) settings.role = place.role;
    if (why) settings.why = why;
    return [{ place, settings }];
  });
}

/** Home may itself lie behind a link. */
function trueHome({ home }: Around): string {
  try {
    return realpathSync(home).replaceAll('\\', '/');
  } catch {
    return home;
  }
}

const isProject = (place: SettingsPlace): boolean => place.layer === 'project' || place.layer === 'local';

/** Relative to the project where it belongs to it, else below home with `~`. */
const pathOf = (place: SettingsPlace, absolute: string, around: Around): string =>
  isProject(place) ? absolute.slice(around.project.length + 1) : shown(absolute, around);

/** The files of a place that are there, the strongest first. */
function filesOf({ layer, paths, moved }: SettingsPlace, around: Around): string[] {
  const own = [...(paths.all ?? []), ...(paths[around.platform] ?? [])];
  if (layer === 'project' || layer === 'local') return own.flatMap((path) => expand({ base: around.project, rest: path }, looking()).reverse());
  const variable = moved && around.env[moved.by] ? patternsOf('', around, moved) : [];
  if (variable.length) return variable.flatMap((p) => expand(p, looking()).reverse());
  return own.flatMap((path) => {
    // A drive is named as it stands; all else begins with a folder of the system, of which the first counts alone.
    const fixed = /^[A-Za-z]:\//.test(path)
      ? [{ base: `${around.root ?? ''}${around.root ? '/' : ''}${path.slice(0, 2)}`, rest: path.slice(3) }]
      : patternsOf(path, around);
    return fixed.slice(0, 1).flatMap((p) => expand(p, looking()).reverse());
  });
}

const patternsOf = (path: string, around: Around, moved?: Moved) =>
  patterns({ paths: { all: path ? [path] : [] }, read: 'presence', ...(moved ? { moved: [moved] } : {}) }, around);

/** What the agent's file makes of its settings. What could not be read is never taken for safe. */
function gateOf(agent: Agent, settings: readonly Settings[], around: Around): Gate {
  let gate: Gate;
  try {
    gate = agent.read(settings, around);
  } catch {
    gate = { ...newGate('its settings could not be judged'), shell: 'unknown', environment: 'unknown', network: 'unknown' };
  }
  const broken = settings.find((s) => s.why !== undefined && s.role !== 'mcp' && s.role !== 'ignore');
  // A default that holds only where a file says nothing is no statement while that file cannot be read.
  const said = settings.some((s) => s.why === undefined && s.path === gate.said?.path) || gate.said?.path.startsWith('$');
  if (!broken || (gate.shell === 'everything' && said)) return gate;
  const because = `${broken.path} could not be read: ${broken.why}`;
  return { ...gate, shell: 'unknown', because, said: { path: broken.path }, risks: gate.risks.filter((r) => r.said.path !== broken.path) };
}
