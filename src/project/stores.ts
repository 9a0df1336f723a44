/**
 * What checks of a machine's stores share: telling of a store's file, and whether every agent is kept from it. Opens nothing.
 */
import type { StoreSeen, World } from '../check.ts';
import type { Finding, Place, Severity } from '../model.ts';

export const placeOfStore = ({ store, path }: StoreSeen): Place => ({ kind: 'home', store, path });

/** True when a sandbox of the operating system keeps each agent that the run is about from it. */
export const isClosed = ({ agents }: World, { absolute }: StoreSeen): boolean =>
  agents.length > 0 && agents.every(({ gate }) => gate.protects(absolute).level >= 4);

/** One finding for a store's files together; nothing when all of them are out of reach. */
export function storesFinding(
  world: World,
  stores: readonly StoreSeen[],
  rest: { rule: string; severity: Severity; message: string; evidence: string[]; remedy: string },
): Finding[] {
  const open = stores.filter((s) => !isClosed(world, s));
  return open.length ? [{ ...rest, confidence: 'high', places: open.map(placeOfStore) }] : [];
}
