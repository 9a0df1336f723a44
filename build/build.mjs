/** Builds dist/: the command line, the worker and the library, each a small entry over shared chunks. */
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { esbuildShelves } from './shelves.mjs';

const { version, dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli.ts', 'chunks/worker': 'src/detect/worker.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Libraries stay outside, but for the one every start needs: as one file it loads in half the time.
  external: Object.keys(dependencies).filter((name) => name !== 'yargs'),
  // Some of it is CommonJS and expects `require`.
  banner: { js: "import { createRequire as __keyreachRequire } from 'node:module'; const require = __keyreachRequire(import.meta.url);" },
  legalComments: 'linked',
  // Less text to parse at every start; names stay, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { KEYREACH_VERSION: JSON.stringify(version) },
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [esbuildShelves],
  logLevel: 'warning',
});
