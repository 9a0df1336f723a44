/**
 * From credentials and gates to what an agent would hold: one row a credential, the worst first. Severity is what can be done, times where,
 * times how it is reached, times what stands in between. Pure.
 */
import { isHeld, weightOf } from '../authority/weigh.ts';
import { grave, some } from '../authority/words.ts';
import type { AgentSeen } from '../check.ts';
import type { Authority, Breadth, Reach as Depth, Grant } from '../grants.ts';
import { type Credential, type Place, type Reach, SEVERITIES, type Severity, shift } from '../model.ts';

/** Where the paths of places begin. Absolute, with forward slashes. */
export interface Roots {
  project: string;
  home: string;
}

export function absoluteOf(place: Place, { project, home }: Roots): string | undefined {
  if (place.kind === 'file') return `${project}/${place.path.split('!')[0]}`;
  if (place.kind === 'home') return place.path.startsWith('~/') ? `${home}${place.path.slice(1)}` : place.path;
  return undefined;
}

interface Gated {
  level: number;
  because: string;
  unasked: boolean;
}

const SHELL: Record<AgentSeen['gate']['shell'], string> = {
  everything: 'its shell runs everything unasked',
  some: 'its shell runs some commands unasked',
  asks: 'its shell asks first',
  unknown: 'what its shell may do is not known',
};

/** What stands between one agent and the place that is easiest for it. */
function gateOf({ agent, gate }: AgentSeen, places: readonly Place[], roots: Roots): Gated {
  const each = places.map((place) => {
    const path = absoluteOf(place, roots);
    if (path !== undefined) return gate.protects(path);
    return gate.environment === 'scrubbed'
      ? { level: 3, because: 'secrets are taken out of its environment' }
      : { level: 0, because: 'it inherits the environment' };
  });
  const least = each.reduce((a, b) => (b.level < a.level ? b : a));
  return { level: least.level, because: `${agent.label}: ${least.level > 0 ? least.because : SHELL[gate.shell]}`, unasked: gate.shell !== 'asks' };
}

/** The weakest of all agents' gates; without any agent's settings nothing is in between. */
function weakest(agents: readonly AgentSeen[], places: readonly Place[], roots: Roots): Gated {
  const gates = agents.map((seen) => gateOf(seen, places, roots));
  if (gates.length === 0) return { level: 0, because: 'none', unasked: true };
  return gates.reduce((a, b) => (b.level < a.level || (b.level === a.level && b.unasked && !a.unasked) ? b : a));
}

const VERB: Record<Depth, string> = { read: 'read', write: 'change', destroy: 'destroy', admin: 'administer' };
const WHOLE: Record<Breadth, string> = {
  resource: 'one resource',
  project: 'a project',
  account: 'the whole account',
  organization: 'the whole organisation',
};

/** The grant whose use is worst: what loses the backups too comes before what merely gives rights. */
const worstGrant = (grants: readonly Grant[]): Grant | undefined =>
  grants.find((g) => g.destroys === 'data and backups') ?? grants.find((g) => g.destroys) ?? grants[0];

function worstOf({ grants, reach, breadth, unknown, granularity }: Authority): string {
  if (granularity === 'unknown' && grants.length === 0) return 'not known; the worst is assumed';
  const worst = worstGrant(grants);
  const certain = worst
    ? worst.destroys
      ? `destroys ${worst.destroys} (${some(
          grants.filter((g) => g.destroys === worst.destroys).map((g) => g.action),
          2,
        )})`
      : `can ${VERB[worst.reach]} (${worst.action})`
    : '';
  const assumed = unknown.length && !(worst && (worst.reach === 'admin' || worst.destroys)) ? `may ${VERB[reach.value]} ${WHOLE[breadth.value]}` : '';
  return [certain, assumed].filter(Boolean).join('; ') || `can ${VERB[reach.value]}`;
}

function resourceOf({ facts, authority, label }: Credential): string {
  const text = (name: string): string | undefined => (typeof facts[name] === 'string' ? (facts[name] as string) : undefined);
  if (authority?.reaches?.value.length) return some(authority.reaches.value);
  if (text('host')) return [text('database'), text('host')].filter(Boolean).join(' at ');
  const said = text('project') ?? text('account') ?? text('accountId') ?? text('host') ?? authority?.principal?.value;
  return said ?? (authority && authority.granularity !== 'unknown' ? WHOLE[authority.breadth.value] : label);
}

/** How much of it is left by what stands in between. A sandbox closes it; a rule or a question makes it less likely. */
function gated(severity: Severity, { level, unasked }: Gated): Severity {
  if (level >= 4) return 'info';
  return shift(SEVERITIES, severity, -Number(level >= 3) - Number(!unasked));
}

const rank = ({ severity, destroys, unasked }: Reach, backups: boolean): number =>
  SEVERITIES.indexOf(severity) * 8 + Number(backups) * 4 + Number(destroys) * 2 + Number(unasked);

/** @param now milliseconds since the epoch */
export function reachOf(credentials: readonly Credential[], agents: readonly AgentSeen[], roots: Roots, now: number): Reach[] {
  const rows = credentials.flatMap((c) => {
    const { authority } = c;
    if (!authority || !isHeld(c, now)) return [];
    const gate = weakest(agents, c.places, roots);
    const environment = c.environment.class;
    const severity = gated(weightOf(c, now), gate);
    const row: Reach = {
      credential: c.fingerprint,
      severity,
      what: c.purpose && c.purpose.length < 60 ? `${c.purpose} (${c.label})` : c.label,
      environment,
      resource: resourceOf(c),
      worst: worstOf(authority),
      destroys: authority.grants.some(grave) || (authority.unknown.length > 0 && (authority.reach.value === 'destroy' || authority.reach.value === 'admin')),
      gate: gate.because,
      unasked: gate.unasked && gate.level < 3,
      protection: gate.level,
    };
    return [
      {
        row,
        at: rank(
          row,
          authority.grants.some((g) => g.destroys === 'data and backups'),
        ),
      },
    ];
  });
  return rows
    .sort((a, b) => b.at - a.at || (a.row.what < b.row.what ? -1 : a.row.what > b.row.what ? 1 : a.row.credential < b.row.credential ? -1 : 1))
    .map((r) => r.row);
}
