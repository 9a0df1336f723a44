/**
 * Says for each secret at which paths it stood, which commit brought it there, and whether it is still there. Compares every
 * commit with all its parents, by what their trees hold of the secrets only. Reads no content.
 */
import type { Commits } from './commits.ts';
import { find, type ObjectTable } from './objects.ts';
import { compareNames } from './order.ts';
import { Paths, ROOT } from './paths.ts';
import type { Ref } from './refs.ts';
import { type Sighting, Sights } from './sights.ts';
import type { TreeIndex } from './trees.ts';

export type { Sighting } from './sights.ts';

/** A secret at a path. */
export interface Attribution {
  secret: number;
  /** Undefined when no tree names the blob. */
  path: string | undefined;
  /** What stands at the path in that commit. */
  blob: number;
  /** The object that is the first commit with the secret at the path, none of whose parents has it there. */
  commit: number | undefined;
  /** Whether the commit checked out has it there, or else the tip of any branch. */
  standing: 'head' | 'branch' | 'gone';
  /** When it is gone: the last commit that does not have it there while all its parents have. A merge that only follows one side took nothing. */
  removed?: number;
}

/** While they are gathered: commits by their own numbers, -1 for none. */
interface Entry {
  secret: number;
  path: number;
  blob: number;
  commit: number;
  standing: number;
  removed: number;
}

const STANDINGS = ['gone', 'branch', 'head'] as const;
const GONE = 0;
const BRANCH = 1;
const HEAD = 2;

/** Entries of trees looked at, at most. Real histories need a few for each commit; trees can be built that have no end of paths. */
const MOST_STEPS = 5e7;
/** Paths of one secret that are told, at most. */
const MOST_PLACES = 10_000;

/** What all steps below share. */
interface Work {
  commits: Commits;
  sights: Sights;
  paths: Paths;
  /** By path and secret. */
  entries: Map<number, Entry>;
  key(path: number, secret: number): number;
  /** How many entries each secret has. */
  places: Map<number, number>;
  /** Whether a sight holds secrets that may get more; undefined: all may. */
  open: Uint8Array | undefined;
  /** Counts a step; false when there were too many. */
  step(): boolean;
  /** Whether something was left out. */
  cut: boolean;
}

/**
 * One entry for each secret and path.
 * @param only commits (objects) that may have brought something; then what none of them brought is left out
 * @param cut called when not all paths were looked at, because there is no end of them
 */
export function attribute(
  table: ObjectTable,
  trees: TreeIndex,
  commits: Commits,
  refs: readonly Ref[],
  sightings: readonly Sighting[],
  only?: ReadonlySet<number>,
  cut: () => void = () => {},
): Attribution[] {
  const sights = new Sights(table, trees, sightings);
  const width = sightings.reduce((most, { secrets }) => secrets.reduce((a, b) => Math.max(a, b), most), 0) + 1;
  let steps = 0;
  const work: Work = {
    commits,
    sights,
    paths: new Paths(trees.names.length),
    entries: new Map(),
    key: (path, secret) => path * width + secret,
    places: new Map(),
    open: undefined,
    step: () => ++steps <= MOST_STEPS,
    cut: false,
  };
  introductions(work, only);
  if (!only) outsideCommits(work, table, sightings);
  standings(work, table, refs);
  removals(work, new Set(trees.damaged));
  if (work.cut) cut();
  const result = merged(work, trees.names);
  if (!only) result.push(...homeless(table, sightings, result));
  return result.sort((a, b) => a.secret - b.secret || (a.path === b.path ? 0 : (a.path ?? '') < (b.path ?? '') ? -1 : 1));
}

/** What a commit's tree holds, or -1. */
function rootOf({ commits, sights }: Work, commit: number): number {
  const tree = commit < 0 ? -1 : (commits.tree[commit] as number);
  return tree < 0 ? -1 : (sights.ofObject[tree] as number);
}

/** The commits that are a commit's parents, as far as the repository has them. */
function parentsOf(commits: Commits, commit: number): number[] {
  const parents: number[] = [];
  for (let i = commits.parentStart[commit] as number; i < (commits.parentStart[commit + 1] as number); i++) {
    const object = commits.parents[i] as number;
    const parent = object < 0 ? -1 : (commits.ofObject[object] as number);
    if (parent >= 0) parents.push(parent);
  }
  return parents;
}

/** Enters what each commit brought, the first one for each secret and path. */
function introductions(work: Work, only: ReadonlySet<number> | undefined): void {
  const { commits } = work;
  for (const commit of commits.order) {
    if (only && !only.has(commits.object[commit] as number)) continue;
    const root = rootOf(work, commit);
    if (root < 0) continue;
    const parents = parentsOf(commits, commit).map((p) => rootOf(work, p));
    if (!parents.includes(root) && !brought(work, commit, commits.tree[commit] as number, root, parents)) return;
  }
}

/** Enters what a tree holds and none of the others has at the same path. @returns false when there is no end of it */
function brought(work: Work, commit: number, tree: number, root: number, others: number[]): boolean {
  const { sights, paths, entries, places, key, step } = work;
  const { sets } = sights;
  const stack = [{ path: ROOT, object: tree, sight: root, others }];
  let whole = true;
  for (let top = stack.pop(); top && whole; top = stack.pop()) {
    const { path, object, sight, others } = top;
    for (const secret of sets[sight] ?? []) {
      const place = key(path, secret);
      if (entries.has(place) || others.some((other) => sets[other]?.includes(secret))) continue;
      const many = places.get(secret) ?? 0;
      places.set(secret, many + 1);
      if (many < MOST_PLACES) entries.set(place, { secret, path, blob: object, commit, standing: GONE, removed: -1 });
      if (many + 1 === MOST_PLACES) work.open = openSights(work);
    }
    sights.each(sight, (name, kid) => {
      const theirs: number[] = [];
      for (const other of others) {
        const its = sights.kid(other, name);
        if (its === kid) return;
        if (its >= 0) theirs.push(its);
      }
      if (work.open?.[kid] === 0) {
        work.cut = true;
        return;
      }
      const at = step() ? paths.number(path, name) : -1;
      if (at < 0) whole = false;
      else stack.push({ path: at, object: sights.object(object, name, kid), sight: kid, others: theirs });
    });
  }
  if (!whole) work.cut = true;
  return whole;
}

/** Which sights hold a secret that has not yet as many entries as it may. What a sight holds has smaller numbers than itself. */
function openSights({ sights, places }: Work): Uint8Array {
  const open = new Uint8Array(sights.count);
  for (let sight = 0; sight < open.length; sight++) {
    if (sights.sets[sight]?.some((secret) => (places.get(secret) ?? 0) < MOST_PLACES)) open[sight] = 1;
    sights.each(sight, (_, kid) => {
      if (open[kid]) open[sight] = 1;
    });
  }
  return open;
}

/** Enters what stands only in trees that no commit has, by its path in the topmost of them. */
function outsideCommits(work: Work, table: ObjectTable, sightings: readonly Sighting[]): void {
  const { commits, sights, entries } = work;
  const found = new Set<number>();
  for (const { secret } of entries.values()) found.add(secret);
  if (sightings.every(({ secrets }) => secrets.every((s) => found.has(s)))) return;
  const roots = new Set(commits.tree);
  for (const tree of sights.topmost.sort((a, b) => compareNames(table, a, b)))
    if (!roots.has(tree) && !brought(work, -1, tree, sights.ofObject[tree] as number, [])) break;
  for (const [place, { secret, commit }] of entries) if (commit < 0 && found.has(secret)) entries.delete(place);
}

/** Enters what HEAD and the branches have. */
function standings(work: Work, table: ObjectTable, refs: readonly Ref[]): void {
  const { commits, sights, paths, entries, key } = work;
  const seen = new Set<number>();
  const enter = (oid: string, standing: number): void => {
    const object = new RegExp(`^[0-9a-f]{${2 * table.hashBytes}}$`).test(oid) ? find(table, Buffer.from(oid, 'hex')) : -1;
    const root = object < 0 ? -1 : rootOf(work, commits.ofObject[object] as number);
    const stack = [{ path: ROOT, sight: root }];
    for (let top = stack.pop(); top; top = stack.pop()) {
      const { path, sight } = top;
      const place = path * sights.count + sight;
      if (sight < 0 || seen.has(place)) continue;
      seen.add(place);
      for (const secret of sights.sets[sight] ?? []) {
        const entry = entries.get(key(path, secret));
        if (entry && entry.commit >= 0) entry.standing = Math.max(entry.standing, standing);
      }
      sights.each(sight, (name, kid) => {
        const at = paths.known(path, name);
        if (at >= 0) stack.push({ path: at, sight: kid });
      });
    }
  };
  for (const { name, oid } of refs) if (name === 'HEAD') enter(oid, HEAD);
  // What HEAD has need not be looked at again: it stands higher.
  for (const { name, oid } of refs) if (/^refs\/(heads|remotes)\//.test(name)) enter(oid, BRANCH);
}

/** Enters the last commit that took away what is gone. */
function removals(work: Work, damaged: ReadonlySet<number>): void {
  const { commits, sights, paths, entries, key, step } = work;
  const { sets } = sights;
  let open = 0;
  for (const { standing, commit } of entries.values()) if (standing === GONE && commit >= 0) open++;
  for (let i = commits.count - 1; i >= 0 && open > 0; i--) {
    const commit = commits.order[i] as number;
    const tree = commits.tree[commit] as number;
    if (tree < 0 || damaged.has(tree)) continue; // Nobody knows what it does not have.
    const root = rootOf(work, commit);
    const parents = parentsOf(commits, commit);
    const lacked = new Map<Entry, number>();
    for (const parent of parents) {
      const stack = [{ path: ROOT, before: rootOf(work, parent), after: root }];
      for (let top = stack.pop(); top; top = stack.pop()) {
        const { path, before, after } = top;
        if (before < 0 || before === after) continue;
        for (const secret of sets[before] ?? []) {
          const entry = entries.get(key(path, secret));
          if (!entry || entry.standing !== GONE || entry.commit < 0 || entry.removed >= 0 || sets[after]?.includes(secret)) continue;
          lacked.set(entry, (lacked.get(entry) ?? 0) + 1);
        }
        sights.each(before, (name, kid) => {
          const more = step();
          if (!more) work.cut = true;
          const at = more ? paths.known(path, name) : -1;
          if (at >= 0) stack.push({ path: at, before: kid, after: after < 0 ? -1 : sights.kid(after, name) });
        });
      }
    }
    for (const [entry, by] of lacked) {
      if (by < parents.length) continue;
      entry.removed = commit;
      open--;
    }
  }
}

/** The entries as they are told. Names can be such that two paths read the same; those are one. */
function merged({ commits, paths, entries }: Work, names: readonly string[]): Attribution[] {
  const places = new Map<string, Entry>();
  const position = (commit: number): number => (commit < 0 ? -1 : (commits.position[commit] as number));
  for (const entry of entries.values()) {
    const place = `${entry.secret} ${paths.text(entry.path, names)}`;
    const other = places.get(place);
    if (!other) {
      places.set(place, entry);
      continue;
    }
    const first = position(other.commit) <= position(entry.commit) ? other : entry;
    const last = position(other.removed) >= position(entry.removed) ? other : entry;
    places.set(place, { ...first, removed: last.removed, standing: Math.max(other.standing, entry.standing) });
  }
  return [...places].map(([place, { secret, blob, commit, standing, removed }]) => ({
    secret,
    path: place.slice(place.indexOf(' ') + 1),
    blob,
    commit: commit < 0 ? undefined : (commits.object[commit] as number),
    standing: STANDINGS[standing] as Attribution['standing'],
    ...(standing === GONE && removed >= 0 ? { removed: commits.object[removed] as number } : {}),
  }));
}

/** One entry for each secret that has none, as no tree names a blob that holds it: the blob with the smallest name. */
function homeless(table: ObjectTable, sightings: readonly Sighting[], result: readonly Attribution[]): Attribution[] {
  const blobs = new Map<number, number>();
  const found = new Set(result.map(({ secret }) => secret));
  for (const { blob, secrets } of sightings)
    for (const secret of secrets) {
      const other = blobs.get(secret);
      if (!found.has(secret) && (other === undefined || compareNames(table, blob, other) < 0)) blobs.set(secret, blob);
    }
  return [...blobs].map(([secret, blob]) => ({ secret, path: undefined, blob, commit: undefined, standing: 'gone' }));
}
