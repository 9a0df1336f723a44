/**
 * Makes a folder importable as one list: `import detectors from 'shelf:detectors'`.
 * The folder is the registry: adding a file there is all it takes. Serves both esbuild and vite (vitest).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SHELVES = {
  detectors: 'detectors',
  issuers: 'issuers',
  rules: 'src/rules',
  reports: 'reports',
  structures: 'src/detect/structures',
  profiles: 'src/profiles',
  stores: 'stores',
  agents: 'agents',
  checks: 'src/checks',
  databases: 'src/databases',
};
/** Shelves whose items are folders, each with a file of its own name. */
const FOLDERS = new Set(['databases']);

/** The text of the module behind `shelf:NAME`: the default exports of the folder's files, in the order of their names. */
export function shelfModule(name) {
  const folder = join(ROOT, SHELVES[name]);
  // KEYREACH_SHELF=aws,github narrows the detectors while one of them is being written.
  const only = name === 'detectors' ? (process.env.KEYREACH_SHELF || undefined)?.split(',') : undefined;
  const files = readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (!FOLDERS.has(name) ? [entry.name] : entry.isDirectory() ? [`${entry.name}/${entry.name}.ts`] : []))
    .filter((f) => (f.endsWith('.ts') || (f.endsWith('.json') && !f.endsWith('.schema.json'))) && (!only || only.includes(f.slice(0, -3))))
    .sort();
  const imports = files.map((f, i) => `import m${i} from ${JSON.stringify(join(folder, f))};`);
  return `${imports.join('\n')}\nexport default [${files.map((_, i) => `m${i}`).join(', ')}].flat();\n`;
}

export const esbuildShelves = {
  name: 'shelves',
  setup(build) {
    build.onResolve({ filter: /^shelf:/ }, (args) => ({ path: args.path.slice('shelf:'.length), namespace: 'shelf' }));
    build.onLoad({ filter: /.*/, namespace: 'shelf' }, (args) => ({ contents: shelfModule(args.path), loader: 'js', resolveDir: ROOT }));
  },
};

export const viteShelves = {
  name: 'shelves',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith('shelf:') ? `\0${id}` : undefined),
  load: (id) => (id.startsWith('\0shelf:') ? shelfModule(id.slice('\0shelf:'.length)) : undefined),
};
