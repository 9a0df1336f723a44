/**
 * What a credential can do, said in a line or two for people. Knows no issuer and no report.
 */
import type { Authority, Breadth, Grant, Reach } from './grants.ts';

const WIDTH: Record<Breadth, string> = {
  resource: 'one resource',
  project: 'one project',
  account: 'the whole account',
  organization: 'the whole organisation',
};
const VERB: Record<Reach, string> = { read: 'read', write: 'change', destroy: 'destroy', admin: 'administer' };

/** Actions that are named before the rest is counted. */
const NAMED = 3;

const actions = (grants: readonly Grant[]): string => {
  const names = [...new Set(grants.map((g) => g.action))];
  return names.length > NAMED ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ');
};

/**
 * What is certain, and what may be, e.g. `it can destroy data and backups (volumeDelete, …): project shop` and `it may administer the whole
 * account; not known: which scopes it has`. Empty when nothing is known of the kind.
 */
export function powersOf({ state, grants, reach, breadth, unknown, principal, stakes, notes }: Authority): string[] {
  if (state.value === 'dead') return ['its issuer refuses it: it can do nothing any more'];
  if (state.value === 'expired') return ['it is past its date: it can do nothing any more'];
  const said: string[] = [];
  const worst = grants[0];
  if (worst) {
    const same = grants.filter((g) => g.reach === worst.reach && g.destroys === worst.destroys);
    const lost = grants.filter((g) => g.destroys === 'data and backups');
    const data = grants.filter((g) => g.destroys === 'data');
    const where = worst.resource || WIDTH[worst.breadth];
    const who = principal ? ` as ${principal.value}` : '';
    said.push(
      worst.reach === 'destroy' && worst.destroys
        ? `it can destroy ${worst.destroys} (${actions(same)})${who}: ${where}`
        : `it can ${VERB[worst.reach]} (${actions(same)})${who}: ${where}`,
    );
    if (worst.reach === 'admin' && lost.length) said.push(`it can destroy data and its backups (${actions(lost)})`);
    else if (worst.reach === 'admin' && data.length) said.push(`it can destroy data (${actions(data)})`);
    if (stakes) said.push(`at stake: ${stakes.value}`);
  }
  if (unknown.length && (grants.length || reach.evidence.how !== 'what it can do is not known; the worst is assumed'))
    said.push(`it may ${VERB[reach.value]} ${WIDTH[breadth.value]}; not known: ${unknown.join('; ')}`);
  said.push(...(notes ?? []));
  return said;
}
