/** Builds dist/: the command line, the worker and the library, each a small entry over shared chunks. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildShelves } from './shelves.mjs';

const root = new URL('..', import.meta.url);
const { version, dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
rmSync(new URL('dist/chunks', root), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: { cli: 'src/cli.ts', 'chunks/worker': 'src/detect/worker.ts', 'chunks/history-worker': 'src/detect/history-worker.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  metafile: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Libraries stay outside, but for the one every start needs: as one file it loads in half the time.
  external: Object.keys(dependencies).filter((name) => name !== 'yargs'),
  // Some of it is CommonJS and expects `require`.
  banner: { js: "import { createRequire as __keyreachRequire } from 'node:module'; const require = __keyreachRequire(import.meta.url);" },
  legalComments: 'none',
  // Less text to parse at every start; names stay, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { KEYREACH_VERSION: JSON.stringify(version) },
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [esbuildShelves],
  logLevel: 'warning',
});

// The licences of what was bundled go with it.
const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
const notices = [...packages].sort().map((path) => {
  const folder = new URL(`${path}/`, root);
  const file = existsSync(folder) ? readdirSync(folder).find((f) => /^licen[cs]e/i.test(f)) : undefined;
  if (!file) throw new Error(`${path} is bundled, but has no licence file`);
  return `${path.replace(/.*node_modules\//, '')}\n\n${readFileSync(new URL(file, folder), 'utf8').trim()}\n`;
});
writeFileSync(new URL('dist/LICENSES.txt', root), notices.join(`\n${'-'.repeat(80)}\n\n`));
