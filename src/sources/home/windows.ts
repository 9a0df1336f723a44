/**
 * The home folders of Windows as Linux inside it (WSL) sees them: a second home for whoever has a shell here.
 * Looks at the folder of users only; reads no file.
 */
import { expand, type Looking } from './expand.ts';

/** Folders that are nobody's. */
const NOBODY = /^(?:All Users|Default|Default User|Public|desktop\.ini|defaultuser\d+|WDAGUtilityAccount)$/i;
const MOST_HOMES = 8;

/** @param kernel what /proc/version says @param root what stands before `/`; for tests */
export function windowsHomes(kernel: string, root: string, looking: Looking): string[] {
  if (!/microsoft/i.test(kernel)) return [];
  return expand({ base: `${root}/mnt/c/Users`, rest: '*' }, looking)
    .filter((path) => !NOBODY.test(path.slice(path.lastIndexOf('/') + 1)))
    .slice(0, MOST_HOMES);
}
