/**
 * Authority in words: what a holder can do, on how much, what is lost, and the way down to less. Pure; judges nothing.
 */
import type { Authority, Breadth, Evidence, Grant } from '../grants.ts';
import { type Surplus, unknownOf, worstFirst } from './surplus.ts';

/** `a, b and 3 more` */
export function some(names: readonly string[], most = 3): string {
  const all = [...new Set(names)];
  const shown = all.length <= most + 1 ? all : all.slice(0, most);
  const last = all.length > shown.length ? `${all.length - shown.length} more` : (shown.pop() as string);
  return shown.length ? `${shown.join(', ')} and ${last}` : last;
}

const ON: Record<Breadth, string> = {
  resource: 'on one resource',
  project: 'in one project',
  account: 'in the whole account',
  organization: 'in the whole organization',
};
export const onHowMuch = (breadth: Breadth): string => ON[breadth];

/** True for what cannot be undone, or leads to it. */
export const grave = (grant: Grant): boolean => grant.destroys !== undefined || grant.reach === 'destroy' || grant.reach === 'admin';

/** What is lost for good when somebody uses it; nothing where it can be undone. */
const LOST = { data: '; data would be lost', 'data and backups': '; data would be lost, its backups too' };

/** `projectDelete, volumeDelete and 9 more in the whole account; data would be lost, its backups too` */
export function deeds(grants: readonly Grant[]): string {
  const sorted = grants.toSorted(worstFirst);
  const [worst] = sorted as [Grant];
  // All of the worst are worth their names, up to a point.
  const equals = new Set(sorted.filter((g) => g.destroys === worst.destroys && g.reach === worst.reach).map((g) => g.action)).size;
  const names = some(
    sorted.map((g) => g.action),
    Math.min(Math.max(equals, 3), 6),
  );
  return `${names} ${onHowMuch(worst.breadth)}${worst.destroys ? LOST[worst.destroys] : ''}`;
}

const SAYS: Partial<Record<Evidence['kind'], string>> = {
  issuer: 'its issuer says so',
  token: 'the credential itself says so',
  policy: 'a policy says so',
  declared: 'the config says so',
  place: 'weaker evidence',
};

/** How something is known, as evidence in words. What is true of the kind is a sentence by itself. */
export const source = ({ kind, how }: Evidence): string => (SAYS[kind] ? `${SAYS[kind]} (${how})` : how);

/** How grants are known, each way once. */
export const sources = (grants: readonly Grant[]): string[] => [...new Set(grants.map((g) => source(g.evidence)))].slice(0, 3);

/** Said where the issuer offers nothing narrower. "Use a narrower scope" would be no advice there. */
const NO_WAY: Record<Authority['granularity'], string> = {
  scoped: 'Issue one anew with only the operations and the resources the job needs',
  permission: 'Issue one anew with only the operations the job needs; its issuer cannot limit it to single resources',
  resource:
    'No narrower scope exists: its issuer limits such a credential to a container and never to operations. Issue one for a container that holds nothing to lose, or another kind of credential, with a short expiry',
  role: 'No narrower scope exists: it can do what its owner can. Issue it for a separate user with a low role, with a short expiry',
  account:
    'Nothing narrower exists: its issuer gives it the whole account. Use another kind of credential, or a separate low-role user or account that has only what the job needs, with a short expiry',
  unknown: 'Whether a narrower one exists is not known; ask its issuer for one that covers the job alone, with a short expiry',
};

/** The exact way down, as sentences in the imperative; an honest word where there is none. */
export function wayDown(authority: Authority, surplus?: Pick<Surplus, 'excess' | 'needed'>): string {
  const out: string[] = [];
  // Where operations can be chosen and all are known, the list itself is the way.
  const choosable = authority.granularity === 'scoped' || authority.granularity === 'permission';
  if (surplus && choosable && surplus.excess.length && surplus.needed.length && unknownOf(authority).length === 0) {
    const keep = new Set(surplus.needed.map((g) => g.action));
    const drop = surplus.excess.map((e) => e.grant.action).filter((a) => !keep.has(a));
    if (drop.length) out.push(`Keep ${some([...keep], 12)}; take away ${some(drop, 12)}`);
  }
  const ways = authority.narrower.slice(0, 2).map((n) => `${n.how.replace(/\.$/, '')}${n.url ? ` (${n.url})` : ''}`);
  const newer = authority.replacedBy;
  const { script } = authority;
  if (script) ways.unshift(`Make a user for ${script.job} alone; --report sql=FILE writes the statements for ${script.language}`);
  if (ways.length) out.push(ways.join(', or: '));
  else if (newer) out.push(`Replace it by ${newer.what}, which there is since ${newer.since}${newer.url ? ` (${newer.url})` : ''}`);
  else if (!out.length) out.push(NO_WAY[authority.granularity]);
  return `${out.join('. ')}.`;
}
