/** Builds dist/: the command line, the worker and the library, each a small entry over shared chunks. */
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { esbuildShelves } from './shelves.mjs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli.ts', worker: 'src/detect/worker.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  define: { KEYREACH_VERSION: JSON.stringify(version) },
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [esbuildShelves],
  logLevel: 'warning',
});
