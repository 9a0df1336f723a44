/**
 * Builds dist/ when npm prepares a checkout: after `npm ci`, before packing, and when the package is installed straight from git,
 * as the pre-commit framework does. Without the build's own dependencies it leaves everything as it is.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const canBuild = () =>
  import('esbuild').then(
    () => true,
    () => false,
  );

// `npm install --global` of a git address prepares a clone, but installs its development dependencies nowhere, for it hands `global` on.
if (!(await canBuild()) && process.env.npm_config_global === 'true' && process.env.npm_execpath) {
  const args = ['ci', '--global=false', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync(process.execPath, [process.env.npm_execpath, ...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(1);
}
// Asked anew in a process of its own: this one remembers that there was none.
const build = "import('esbuild').then(() => import('./build/build.mjs'), () => {})";
process.exitCode = spawnSync(process.execPath, ['--input-type=module', '--eval', build], { cwd, stdio: 'inherit' }).status ?? 1;
