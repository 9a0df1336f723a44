/**
 * The demo: fills a small web shop with made-up credentials, runs the built keyreach on it and shows what it prints.
 * Leaves nothing behind, needs no network, and ends with 0 when keyreach found what it should.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildShelves } from './shelves.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SEED = 6;

// The samples belong to the tests and are in no build, so they are bundled here, in memory.
const { outputFiles } = await build({
  entryPoints: [join(ROOT, 'test/fill.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
  plugins: [esbuildShelves],
});
const { fillTree } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

const shop = realpathSync(mkdtempSync(join(tmpdir(), 'keyreach-demo-')));
try {
  fillTree(join(ROOT, 'fixtures/trees/webshop'), shop, SEED);
  // A repository, as nearly every tree is. Without git the report says that the files lie outside version control.
  spawnSync('git', ['init', '--quiet', '--template='], { cwd: shop, stdio: 'ignore' });
  spawnSync('git', ['add', '--all'], { cwd: shop, stdio: 'ignore' });
  console.log('A web shop as it might be found anywhere (fixtures/trees/webshop); all of its credentials are made up.\n\n$ keyreach scan');
  const { status } = spawnSync(process.execPath, [join(ROOT, 'bin/keyreach.js'), 'scan', '--no-progress'], { cwd: shop, stdio: 'inherit' });
  console.log(`\nExit code ${status}: there are findings of medium severity or worse.`);
  if (status !== 1) process.exitCode = 1;
} finally {
  rmSync(shop, { recursive: true, force: true });
}
