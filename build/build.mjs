/** Builds dist/: the command line, the worker and the library, each a small entry over shared chunks. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildShelves } from './shelves.mjs';
import { esbuildWasm } from './wasm.mjs';

const root = new URL('..', import.meta.url);
const { version, dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** Names the code that decides what is found: what was remembered of one build is nothing to another. */
function codeDigest() {
  const hash = createHash('sha256');
  for (const folder of ['detectors', 'src/detect', 'src/sources', 'src/kit.ts', 'src/randomness.ts', 'src/places.ts']) {
    const path = fileURLToPath(new URL(folder, root));
    const files = folder.endsWith('.ts') ? [''] : readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.ts'));
    for (const name of files.sort()) hash.update(readFileSync(join(path, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

rmSync(new URL('dist/chunks', root), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: {
    cli: 'src/cli.ts',
    'chunks/worker': 'src/detect/worker.ts',
    'chunks/history-worker': 'src/detect/history-worker.ts',
    'chunks/trees-worker': 'src/sources/git/trees-worker.ts',
    index: 'src/index.ts',
  },
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
  define: { KEYREACH_VERSION: JSON.stringify(version), KEYREACH_BUILD: JSON.stringify(codeDigest()) },
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [esbuildShelves, esbuildWasm],
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
